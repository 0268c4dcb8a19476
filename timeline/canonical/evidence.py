"""The values of a record that need evidence, and the word for those that have none of their own.

A seed file can write ``for: all`` in a citation; in a canonical record ``for`` is always the list
of paths that the word means.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from timeline.canonical.comparing import when
from timeline.canonical.dates import PUBLISHED, date_paths
from timeline.canonical.record import KIND, Canonical, FieldValue, beginnings, covers
from timeline.canonical.record import values as values_of
from timeline.dates.wording.terms import Anchor, BoundTerm
from timeline.kinds.base import Field, FieldType

ALL: Final = "all"
"""The word under ``for``: every value that needs evidence and has none of its own."""
PLACE_LABELS: Final = {
    **dict.fromkeys(("page", "pages", "p", "pp", "pg"), "page"),
    **dict.fromkeys(("row", "rows", "no", "nr"), "row"),
    **dict.fromkeys(("line", "lines", "l", "ll"), "line"),
}
"""How people label a place in a source, and the field of a passage that states it."""
PLACE: Final = re.compile(
    rf"(?:(?P<label>{'|'.join(PLACE_LABELS)})\b\.? ?)?0*(?P<number>[1-9][0-9]{{0,8}})"
    r"(?: ?[-–—] ?[0-9]+| ?ff?)?\.?",
    re.IGNORECASE,
)
"""A place where a text is expected."""
_DATES: Final = frozenset({FieldType.DATE, FieldType.PERIOD})


def supportable(values: Iterable[FieldValue], fields: Iterable[Field]) -> list[FieldValue]:
    """Return the values that evidence can be for, of a record with these fields, in their order.

    They are those that need it; where no field does, as in a register, all values. A date that is
    ``unknown`` asserts nothing, and a default is not stated.
    """
    every = not any(field.cited for field in fields)
    return [
        value for value in values if (every or value.field.cited) and not _asserts_nothing(value)
    ]


def _asserts_nothing(value: FieldValue) -> bool:
    if value.field.type in _DATES and value.text == "unknown":
        return True
    return value.text == value.field.default


def needs_evidence(value: FieldValue) -> bool:
    """Whether a value that evidence can be for must have some: limits by publications need none."""
    return value.field.cited and not published_by(value)


def published_by(value: FieldValue) -> tuple[str, ...]:
    """Return the sources whose dates of publication are evidence for a value by themselves.

    Only limits are: what a source reports is ``by published SOURCE``. Empty for every other value:
    a date that also names another date or an event needs more evidence, and a distance, a weekday
    or a calendar unit is something that a source says (``two days ago``), so its words are needed.
    """
    if value.field.type is not FieldType.DATE or PUBLISHED not in value.text:
        return ()
    limits = [term.to if isinstance(term, BoundTerm) else None for term in when(value.text).terms]
    anchors = [each for each in limits if isinstance(each, Anchor) and each.published]
    if len(anchors) < len(limits):
        return ()
    return tuple(dict.fromkeys(each.key for each in anchors))


def publications(
    record: Canonical, fields: Sequence[Field]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the path of each value that only dates of publication support, and their sources."""
    if fields[0] is not KIND:  # dates of registers name no publication
        return
    dates = [record.get("when", ""), *[text for _, text in date_paths(record)]]
    if not any(PUBLISHED in text for text in dates):
        return
    stated = [value for value in values_of(record, fields) if published_by(value)]
    for value in without(stated, _supported(record)):
        yield value.path, published_by(value)


def _supported(record: Canonical) -> set[str]:
    """Return the paths of a canonical record that a passage or a reason supports."""
    items = [item for each in record.get("cite", {}).values() for item in each]
    cited = {path for item in items for path in (*item.get("for", ()), *item.get("says", ()))}
    return {*cited, *record.get("inferred", {})}


def without(values: Iterable[FieldValue], supported: Collection[str]) -> list[FieldValue]:
    """Return those of these values that no supported path covers."""
    return [each for each in values if not any(path in supported for path in beginnings(each.path))]


def paths_of_all(
    left: Iterable[FieldValue],
    values: Iterable[FieldValue],
    source: str,
    passage: Mapping[str, Any],
) -> list[str]:
    """Return the paths that the word means in a passage of a source.

    ``left`` are the values that no other evidence is for, of all ``values`` of the record. Left out
    are those to which the passage itself gives a rival, and dates that are only limits by
    publications of other sources. A path is the shortest that covers no other value.
    """
    rivals = passage.get("disputes", ())
    chosen = [
        each.path
        for each in left
        if not any(covers(path, each.path) for path in rivals)
        and source in (published_by(each) or (source,))
    ]
    taken = set(chosen)
    others = {path for each in values if each.path not in taken for path in beginnings(each.path)}
    shortest = (next(path for path in _upward(each) if path not in others) for each in chosen)
    return [*dict.fromkeys(shortest)]


def _upward(path: str) -> list[str]:
    """Return every path that covers a value, that of its whole field first."""
    return [*beginnings(path)][::-1]


def may_say_all(record: Canonical, fields: Sequence[Field], values: Sequence[FieldValue]) -> bool:
    """Whether each passage that supports values of a record can have the word instead of paths."""
    items = [(source, item) for source, each in record.get("cite", {}).items() for item in each]
    supported = {path for _, item in items for path in item.get("says", ())}
    left = without(supportable(values, fields), {*supported, *record.get("inferred", {})})
    return all(
        item["for"] == paths_of_all(left, values, source, item)
        for source, item in items
        if "for" in item
    )


def is_surely_quote(text: str) -> bool:
    """Whether a text can be written where a passage is expected, and is taken as its quote.

    The name of a value or a place may have been meant by another one.
    """
    return " " in text and PLACE.fullmatch(text) is None


def in_short(record: Canonical, fields: Sequence[Field], values: Sequence[FieldValue]) -> Any:
    """Return ``cite`` of a record in the shortest form that is read as the same."""
    cite = record["cite"]
    if not may_say_all(record, fields, values):
        return cite
    found = {source: [_in_short(item) for item in items] for source, items in cite.items()}
    return {source: items[0] if len(items) == 1 else items for source, items in found.items()}


def _in_short(passage: Mapping[str, Any]) -> Any:
    if passage.keys() == {"quote", "for"} and is_surely_quote(passage["quote"]):
        return passage["quote"]
    return {name: ALL if name == "for" else value for name, value in passage.items()}
