"""Put corrections on the record of an event: what other chronicles state of it, and which wins.

A correction is a partial record. A field that it states replaces that of the record: a field with
one value for each participant, modality or slot only in the slots that it states; a list of keys or
of records as a whole. Links and tags are added.

The replaced value is not lost. A passage that supported it becomes a passage of the record that

- supports the new value, if both are the same value;
- gives a vaguer form of it (``says``), if the replaced value contains the new one;
- disputes it, otherwise.

A value that was ``unknown``, one without a passage, and a key of a list that no other key replaces
leave no rival. A value that a passage restates leaves with the value that it restates.
Reasons for a replaced value leave with it, and so does a reason to accept a value that no passage
disputes any more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from timeline.canonical.comparing import AMOUNTS, same
from timeline.canonical.record import (
    CLAIMS,
    LINKS,
    REASONS,
    Canonical,
    FieldValue,
    covers,
    fields_of,
    values,
)
from timeline.canonical.rivals import difference, given
from timeline.canonical.uniting import FieldContradiction, OnCut, unite_reasons
from timeline.kinds.base import Field, FieldType

_MAY_BE_UNKNOWN: Final = AMOUNTS | {FieldType.DATE, FieldType.TERM}
_STANCES: Final = {"same": "for", "vaguer": "says"}
"""The stance of a passage to a value, by how the value that it gives differs from it."""


def corrected(
    record: Canonical, corrections: Iterable[Canonical], on_cut: OnCut = lambda _: None
) -> Canonical:
    """Return the record of an event with these corrections on it, which do not contradict.

    Reasons that do not fit into one are left out, as ``united`` does.
    """
    for each in corrections:
        record = _corrected(record, each, on_cut)
    return record


def contradictions(one: Canonical, other: Canonical) -> Iterator[FieldContradiction]:
    """Yield the values in which two corrections of one event contradict each other."""
    for field in fields_of("event", one["kind"]):
        mine, theirs = one.get(field.name), other.get(field.name)
        if mine is None or theirs is None or field.type is FieldType.TAG:
            continue
        if isinstance(mine, str) and isinstance(theirs, str):
            alike = same(field, mine, theirs)
        elif isinstance(mine, dict) and isinstance(theirs, dict):
            slots = [slot for slot in mine if slot in theirs]
            unlike = [slot for slot in slots if not same(field.at(slot), mine[slot], theirs[slot])]
            if not field.parts:
                yield from (
                    FieldContradiction(f"{field.name}.{slot}", mine[slot], theirs[slot])
                    for slot in unlike
                )
                continue
            alike = not unlike and mine.keys() == theirs.keys()
        else:
            alike = sorted(mine) == sorted(theirs) if type(mine) is type(theirs) else False
        if not alike:
            yield FieldContradiction(field.name, mine, theirs)


class _Fate(NamedTuple):
    """What becomes of a value of a record: it holds, or a new one takes its place, or none does."""

    value: FieldValue
    new: FieldValue | None

    @property
    def holds(self) -> bool:
        """Whether the record still has this value, perhaps written otherwise."""
        new, old = self.new, self.value
        return new is not None and new.path == old.path and same(old.field, old.text, new.text)


def _corrected(record: Canonical, correction: Canonical, on_cut: OnCut) -> Canonical:
    fields = fields_of("event", record["kind"])
    defaults = {field.name: field.default for field in fields if field.default}
    whole: Canonical = {}
    for field in fields:
        value = _value(field, record.get(field.name), correction.get(field.name))
        if value and value != field.default:
            whole[field.name] = value
    added = [each for each in correction.get("links", ()) if each not in record.get("links", ())]
    if links := [*record.get("links", ()), *added]:
        whole["links"] = links
    new = {value.path: value for value in values(defaults | whole, fields)}
    moved = dict(_replaced_keys(record, whole, fields))
    fates = {
        value.path: _Fate(value, new.get(moved.get(value.path, value.path)))
        for value in values(defaults | record, fields)
    }
    if cite := _cite(record, correction, fates, new):
        whole["cite"] = cite
    disputed = [
        path for items in cite.values() for item in items for path in item.get("disputes", ())
    ]
    for name in REASONS:
        left = dict(_reasons(record.get(name, {}), fates))
        reasons = unite_reasons(name, [left, correction.get(name, {})], on_cut)
        if name == "accepted":
            reasons = {
                path: reason
                for path, reason in reasons.items()
                if any(covers(path, each) for each in disputed) or not _named(path, new)
            }
        if reasons:
            whole[name] = reasons
    return whole


def _value(field: Field, old: Any, stated: Any) -> Any:
    """Return the value of a field with a correction of it."""
    if old is None or stated is None:
        return old if stated is None else stated
    if field.type is FieldType.TAG:
        return [*old, *(each for each in stated if each not in old)]
    if isinstance(old, dict) and isinstance(stated, dict) and not field.parts:
        return old | stated
    return stated


def _replaced_keys(
    record: Canonical, whole: Canonical, fields: Sequence[Field]
) -> Iterator[tuple[str, str]]:
    """Yield the paths of keys that left a list, each with the path of the key in its place."""
    for field in fields:
        old, new = record.get(field.name), whole.get(field.name)
        if isinstance(old, list) and isinstance(new, list):
            gone = [key for key in old if key not in new]
            come = [key for key in new if key not in old]
            for key, other in zip(gone, come, strict=False):
                yield f"{field.name}.{key}", f"{field.name}.{other}"


def _named(path: str, values_: Mapping[str, FieldValue]) -> list[FieldValue]:
    """Return the values that a path names."""
    return [value for own, value in values_.items() if covers(path, own)]


def _reasons(reasons: Mapping[str, str], fates: Mapping[str, _Fate]) -> Iterator[tuple[str, str]]:
    """Yield the reasons that are left, each with the path of what is left of its values."""
    for path, reason in reasons.items():
        mine = [fate for own, fate in fates.items() if covers(path, own)]
        kept = [fate.value.path for fate in mine if fate.holds]
        for each in [path] if len(kept) == len(mine) else kept:
            yield each, reason


# -- passages -------------------------------------------------------------------------------------


def _cite(
    record: Canonical,
    correction: Canonical,
    fates: Mapping[str, _Fate],
    new: Mapping[str, FieldValue],
) -> Canonical:
    """Return the passages of a record and those of its correction, by source."""
    cite: dict[str, list[Canonical]] = {}
    own = {value.path for value in values(correction, fields_of("event", record["kind"]))}
    passages = [
        *((source, _of_record(item, fates)) for source, item in _items(record)),
        *((source, _of_correction(item, own, new)) for source, item in _items(correction)),
    ]
    for source, item in passages:
        if item is not None and item not in cite.get(source, ()):
            cite.setdefault(source, []).append(item)
    return cite


def _items(record: Canonical) -> Iterator[tuple[str, Canonical]]:
    return ((source, item) for source, items in record.get("cite", {}).items() for item in items)


class _Claims:
    """The claims of one passage, as they are on the new values."""

    def __init__(self) -> None:
        self.supports: list[str] = []
        self.rivals: dict[str, dict[str, str]] = {stance: {} for stance in CLAIMS}

    def give(self, new: FieldValue, text: str) -> None:
        """Add that the passage gives this text for a value."""
        stance = _stance(new.field, new.text, text)
        if stance == "for":
            self.supports.append(new.path)
        elif stance:
            self.rivals[stance].setdefault(new.path, text)

    def on(self, item: Canonical) -> Canonical | None:
        """Return the passage with these claims; None if there are none."""
        claims = {"for": list(dict.fromkeys(self.supports))} | self.rivals
        left = {name: found for name, found in claims.items() if found}
        kept = {name: value for name, value in item.items() if name not in claims}
        return kept | left if left else None


def _of_record(item: Canonical, fates: Mapping[str, _Fate]) -> Canonical | None:
    """Return a passage of a record with its claims on what its values became."""
    claims = _Claims()
    for path in item.get("for", ()):
        mine = [fate for own, fate in fates.items() if covers(path, own)]
        if all(fate.holds for fate in mine):
            claims.supports.append(path)
            continue
        for fate in mine:
            if fate.holds:
                claims.supports.append(fate.value.path)
            elif fate.new:
                claims.give(fate.new, fate.value.text)
    for stance in CLAIMS:
        for path, text in item.get(stance, {}).items():
            found = fates.get(path)
            if found is None or found.holds:
                claims.rivals[stance][path] = text
            elif found.new and stance != "restates":
                claims.give(found.new, text)
    return claims.on(item)


def _of_correction(
    item: Canonical, own: set[str], new: Mapping[str, FieldValue]
) -> Canonical | None:
    """Return a passage of a correction; it may also give rivals of values of the record.

    They are compared with what the record has now. A path that names no value stays as it is, to be
    reported.
    """
    claims = _Claims()
    claims.supports += item.get("for", ())
    for stance in CLAIMS:
        for path, text in item.get(stance, {}).items():
            named = _named(path, new)
            if path in own or len(named) != 1 or stance == "restates":
                claims.rivals[stance][path] = text
            else:
                claims.give(named[0], text)
    return claims.on(item)


def _stance(field: Field, accepted: str, said: str) -> str:
    """Return the stance to a value of a passage that gives this text; empty if it gives none."""
    if field is not LINKS and same(field, accepted, said):
        return "for"
    if said == "unknown" and field.type in _MAY_BE_UNKNOWN:
        return ""
    return _STANCES.get(difference(given(field, accepted), given(field, said)), "disputes")
