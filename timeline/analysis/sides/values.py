"""The values that two sides give of one event, side by side.

A source gives the value that its passage supports, its own if that is vaguer or another one
(``says``), and a rival value (``disputes``). A conversion (``restates``) is no value of its own. A
chronicle gives the values of its records. Keys and tags of one field are compared together.

Titles, summaries and links are not compared: each is in the words of who wrote it. Nor are the
parts of lists of records one by one: the second delivery of one side need not be that of the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.canonical.record import KIND, LINKS, covers, fields_by_name
from timeline.canonical.rivals import Difference, StatedValue, difference, given
from timeline.kinds import EVENT_FIELDS, REFERENCES, Field, FieldType, Per
from timeline.query.conditions.differing import stated_value
from timeline.query.events.sides import EventRecords, Side
from timeline.query.results import ClaimLine, EventDetail

_STATUS: Final = next(field for field in EVENT_FIELDS if field.name == "status")
_OWN_WORDS: Final = ("title", "summary", "timezone")
"""Fields whose values are the words of the curator, not of a source."""
_TOGETHER: Final = frozenset({*REFERENCES, FieldType.TAG})


@dataclass(frozen=True, slots=True)
class SideValue:
    """A value that a side gives: its text, and the claims that support it, in order."""

    text: str
    claims: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class ComparedValue:
    """A value of an event as each side gives it; None if a side does not.

    ``path`` is its value path, for keys and tags that of the field. ``difference`` is how the value
    of the second side differs from that of the first; None if only one gives it.
    """

    path: str
    field: Field
    first: SideValue | None
    second: SideValue | None
    difference: Difference | None

    @property
    def differs(self) -> bool:
        """Whether both sides give a value, and not the same one."""
        return self.difference not in (None, "same")


@dataclass(slots=True)
class _Said:
    """What a side says at a path: values, each with its claims."""

    field: Field
    values: list[tuple[StatedValue, list[ClaimLine]]]

    def add(self, value: StatedValue, claims: Iterable[ClaimLine]) -> None:
        """Add a value, or the claims of one that is there already."""
        for known, found in self.values:
            if known.text == value.text:
                found.extend(each for each in claims if each not in found)
                return
        self.values.append((value, [*claims]))


def compared(
    first: tuple[Side, EventRecords], second: tuple[Side, EventRecords]
) -> tuple[ComparedValue, ...]:
    """Return the values of an event, or of two that may be one, as two sides give them.

    They are in the order of the fields.
    """
    one, other = _said(*first), _said(*second)
    return tuple(
        _compared(path, (one.get(path) or other[path]).field, one.get(path), other.get(path))
        for path in dict.fromkeys([*one, *other])
    )


def _compared(path: str, field: Field, one: _Said | None, other: _Said | None) -> ComparedValue:
    """Return a value of both sides: of several values of a side those that are most alike."""
    if one is None or other is None:
        return ComparedValue(path, field, _side(one, 0), _side(other, 0), None)
    ranked = (
        (_DISTANCE.index(kind), mine, theirs, kind)
        for mine, (value, _) in enumerate(one.values)
        for theirs, (rival, _) in enumerate(other.values)
        for kind in (_difference(field, value, rival),)
    )
    _, mine, theirs, kind = min(ranked)
    return ComparedValue(path, field, _side(one, mine), _side(other, theirs), kind)


_DISTANCE: Final[tuple[Difference, ...]] = (
    "same", "finer", "vaguer", "overlaps", "differs", "contradicts",
)  # fmt: skip


def _side(said: _Said | None, number: int) -> SideValue | None:
    if said is None:
        return None
    value, claims = said.values[number]
    return SideValue(value.text, tuple(claims))


def _difference(field: Field, value: StatedValue, rival: StatedValue) -> Difference:
    """Return how the value of the second side differs from that of the first."""
    if value.text == rival.text:
        return "same"
    if field.type not in _TOGETHER:
        return "differs" if field.per is Per.ITEM else difference(value, rival)
    mine, theirs = ({*each.text.split(_COMMA)} for each in (value, rival))
    return "overlaps" if mine & theirs else "differs"


_COMMA: Final = ", "


# -- what a side says ------------------------------------------------------------------------------


def _said(side: Side, event: EventRecords) -> dict[str, _Said]:
    """Return what a side says of an event, by path."""
    found: dict[str, _Said] = {}
    for record in event.records:
        claims = [claim for claim in event.records[0].claims if claim.record.key == record.line.key]
        if side.is_chronicle:
            if event.chronicles[record.line.key] != side.name:
                continue
            given_here = [*_of_chronicle(record, claims)]
        else:
            cited = [each for each in claims if each.source and each.source.key == side.name]
            given_here = [*_of_source(record, cited)]
        for path, value, these in _joined(given_here):
            found.setdefault(path, _Said(value.field, [])).add(value, these)
    return found


Given = tuple[str, StatedValue, list[ClaimLine]]


def _values(record: EventDetail) -> Iterator[tuple[str, StatedValue]]:
    """Yield the values of a record that are compared, by path."""
    yield KIND.name, StatedValue(KIND, record.line.kind)
    yield _STATUS.name, StatedValue(_STATUS, record.line.status)
    for value in record.values:
        if value.field.name not in (*_OWN_WORDS, _STATUS.name, KIND.name):
            yield value.path, stated_value(value, record.line)


def _of_chronicle(record: EventDetail, claims: Sequence[ClaimLine]) -> Iterator[Given]:
    """Yield the values of a record, each with the claims that support it."""
    for path, value in _values(record):
        on = [each for each in claims if each.source and _supports(each, path)]
        yield path, value, on


def _supports(claim: ClaimLine, path: str) -> bool:
    return claim.stance == "supports" and any(covers(each, path) for each in claim.paths)


def _of_source(record: EventDetail, claims: Sequence[ClaimLine]) -> Iterator[Given]:
    """Yield the values that the passages of a source give of a record."""
    values = dict(_values(record))
    fields = fields_by_name("event", record.line.kind)
    for claim in claims:
        if claim.stance not in ("supports", "disputes"):
            continue
        if claim.says is not None:
            (path,) = claim.paths
            name, _, slot = path.partition(".")
            if name == LINKS.name:
                continue
            field = values[path].field if path in values else fields[name].at(slot)
            yield path, given(field, claim.says), [claim]
            continue
        for path, value in values.items():
            if _supports(claim, path):
                yield path, value, [claim]


def _joined(each: Iterable[Given]) -> Iterator[Given]:
    """Yield values, those of keys, tags and lists of records of one field together."""
    together: dict[str, tuple[Field, dict[str, None], list[ClaimLine]]] = {}
    for path, value, claims in each:
        field = value.field
        if field.type not in _TOGETHER and field.per is not Per.ITEM:
            yield path, value, claims
            continue
        text = value.text if field.per is not Per.ITEM else f"{path.partition('.')[2]} {value.text}"
        _, texts, found = together.setdefault(field.name, (field, {}, []))
        texts[text] = None
        found += (claim for claim in claims if claim not in found)
    for name, (field, texts, found) in together.items():
        text = _COMMA.join(sorted(texts) if field.per is not Per.ITEM else texts)
        yield name, StatedValue(field, text), found
