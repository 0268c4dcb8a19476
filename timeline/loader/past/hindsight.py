"""One record without hindsight: what the sources of before a day allow of it.

For each value, in this order:

1. a source that bears the accepted value out was there: the value stands;
2. a source that says the same more vaguely was there: what it says stands;
3. a source that says otherwise was there: the best supported rival stands, by reliability,
   credibility, date (a later report of the same grade has overtaken an earlier one) and key;
4. none of these: the value is gone. An inference goes with the passages it was drawn from, because
   nobody knows when it was made; one that fills what a passage leaves open stands with the passage.

Title, status and summary need no source and stand, unless they are cited; so does the judgement
that two records are of one event. An event of which no
passage is left is gone as a whole.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from timeline.kinds.base import REFERENCES, Field, FieldType
from timeline.kinds.canonical import (
    CLAIMS,
    Canonical,
    Value,
    covers,
    fields_of,
    value_paths,
    values,
)
from timeline.kinds.comparing import contradicts, same, when


class Known(NamedTuple):
    """A source that was out by then, as far as it decides between rivals."""

    reliability: str
    published: int  # the day, the latest that its date allows


class _Rival(NamedTuple):
    text: str
    rank: tuple[str, str, int, str]


def without_hindsight(
    type_: str, record: Canonical, known: Mapping[str, Known], absent: Container[str] = ()
) -> Canonical | None:
    """The record as the sources in ``known`` allow it, or None for an event that none tells of.

    ``absent`` are the keys of events and sources that are gone: no value leans on one of them.
    """
    record = deepcopy(record)
    fields = fields_of(type_, record.get("kind", ""))
    cited = record.pop("cite", {})
    cite = {source: items for source, items in cited.items() if source in known}
    if type_ == "event" and not cite:
        return None
    was_cited = {path for items in cited.values() for item in items for path in _paths(item)}
    decided: dict[str, Value] = {}
    for value in values(record, fields):
        fits = _fits(value.field, value.text, absent)
        if fits and (_supported(value.path, cite) or _is_judgement(value, record)):
            continue
        if (chosen := _choose(value, cite, known, absent)) is not None:
            decided[value.path] = value
            _set(record, value, chosen)
        elif not fits or _needs_source(type_, value, was_cited):
            _unset(record, value)
    left = set(value_paths(record, fields))
    by_path = {value.path: value for value in values(record, fields)}
    cite = {
        source: kept
        for source, items in cite.items()
        if (kept := [each for item in items if (each := _item(item, left, by_path, decided))])
    }
    if cite:
        record["cite"] = cite
    disputed = {path for _, item in _items(cite) for path in item.get("disputes", ())}
    kept_as_was = left - set(decided)
    _keep_reasons(record, "inferred", lambda path: any(covers(path, each) for each in kept_as_was))
    _keep_reasons(
        record, "accepted", lambda path: any(covers(path, each) for each in disputed & kept_as_was)
    )
    return record if cite or type_ != "event" else None


def _items(cite: Mapping[str, Any]) -> Iterator[tuple[str, Canonical]]:
    """Each passage with its source."""
    return ((source, item) for source, items in cite.items() for item in items)


def _paths(item: Canonical) -> Iterator[str]:
    """The paths that a passage bears out, wholly or vaguely."""
    yield from item.get("for", ())
    yield from item.get("says", ())


def _is_judgement(value: Value, record: Canonical) -> bool:
    """Whether a value is the curator's word that two records tell of one event.

    It adds nothing to what was known: it says how to read it, on whichever day.
    """
    reasons = record.get("inferred", ())
    return value.slot == "same-as" and any(covers(path, value.path) for path in reasons)


def _supported(path: str, cite: Mapping[str, Any]) -> bool:
    return any(covers(each, path) for _, item in _items(cite) for each in item.get("for", ()))


def _fits(field: Field, text: str, absent: Container[str]) -> bool:
    """Whether a value leans on nothing that is absent."""
    if field.type is FieldType.DATE:
        return not any(anchor.key in absent for anchor in when(text).anchors)
    return field.type not in REFERENCES or text not in absent


def _choose(
    value: Value,
    cite: Mapping[str, Any],
    known: Mapping[str, Known],
    absent: Container[str],
) -> str | None:
    """What the sources say of a value instead: the vaguer form before any rival, by rank."""
    for stance in ("says", "disputes"):
        rivals = [
            _Rival(
                item[stance][value.path],
                (
                    known[source].reliability,
                    item.get("credibility", "6"),
                    -known[source].published,
                    source,
                ),
            )
            for source, item in _items(cite)
            if value.path in item.get(stance, ())
            and _fits(value.field, item[stance][value.path], absent)
        ]
        if rivals:
            return min(rivals, key=lambda rival: rival.rank).text
    return None


def _needs_source(type_: str, value: Value, was_cited: set[str]) -> bool:
    """Whether a value goes when its sources go; what a source is, is no matter of its contents."""
    if type_ == "source":
        return False
    if any(covers(path, value.path) for path in was_cited):
        return not value.field.required or value.field.type is FieldType.DATE
    return type_ == "event" and value.field.cited


def _set(record: Canonical, value: Value, text: str) -> None:
    """Put another text in the place of a value."""
    name = value.field.name
    held = record[name]
    if name == "links":
        link = [value.slot, value.text]
        record[name] = [[value.slot, text] if each == link else each for each in held]
    elif isinstance(held, dict):
        held[value.slot] = text
    elif isinstance(held, list):
        record[name] = list(dict.fromkeys(text if key == value.text else key for key in held))
    else:
        record[name] = text


def _unset(record: Canonical, value: Value) -> None:
    """Take a value out; a date that an event must have becomes unknown."""
    name = value.field.name
    held = record[name]
    if value.field.required:
        record[name] = "unknown"
        return
    if name == "links":
        record[name] = [each for each in held if each != [value.slot, value.text]]
    elif isinstance(held, dict):
        del held[value.slot]
    elif isinstance(held, list):
        held.remove(value.text)
    if isinstance(held, str) or not record[name]:
        del record[name]


def _item(
    item: Canonical, left: set[str], values_: Mapping[str, Value], decided: Mapping[str, Value]
) -> Canonical | None:
    """A passage with what it still says of the values that are left; None if that is nothing."""
    item = dict(item)
    bears = [path for path in item.get("for", ()) if any(covers(path, each) for each in left)]
    for stance in CLAIMS:
        said = {path: text for path, text in item.get(stance, {}).items() if path in left}
        if stance != "restates":
            for path in list(said):
                if path not in decided:
                    continue
                value = values_[path]
                if same(value.field, value.text, said[path]):
                    bears.append(path)
                    del said[path]
                elif stance == "says" and contradicts(value.field, value.text, said[path]):
                    item.setdefault("disputes", {})[path] = said.pop(path)
        item[stance] = said
    item["for"] = sorted(set(bears))
    if not any(item[name] for name in ("for", *CLAIMS)):
        return None
    return {name: held for name, held in item.items() if held}


def _keep_reasons(record: Canonical, name: str, keep: Callable[[str], bool]) -> None:
    """Keep those reasons under a name whose path still has something to explain."""
    kept = {path: reason for path, reason in record.pop(name, {}).items() if keep(path)}
    if kept:
        record[name] = kept
