"""What a side says of an event: its values by path, each with the claims that support it.

A source gives the value that its passage supports, its own if that is vaguer or another one
(``says``), and a rival value (``disputes``). A chronicle gives the values of its records, and those
of its corrections of other records: where a correction wins over a value, its own chronicle still
gives that value. A conversion by a source (``restates``) is not a value of its own, but belongs to
the one that it converts. Keys and tags of one field are one value. An unknown date is none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as declare
from typing import Final

from timeline.canonical.comparing import same
from timeline.canonical.record import (
    KIND,
    LINKS,
    Canonical,
    FieldValue,
    covers,
    fields_by_name,
    fields_of,
    values,
)
from timeline.canonical.rivals import StatedValue, given
from timeline.kinds import EVENT_FIELDS, REFERENCES, Field, FieldType, Per
from timeline.query.conditions.differing import stated_value
from timeline.query.events.sides import EventRecords, Side, StatedRecord
from timeline.query.results import ClaimLine, EventDetail

COMMA: Final = ", "
"""What separates keys or tags that are one value."""
TOGETHER: Final = frozenset({*REFERENCES, FieldType.TAG})
"""The types of the values of one field that are one value."""
STATUS: Final = next(field for field in EVENT_FIELDS if field.name == "status")
_UNKNOWN_DATES: Final = ("unknown", "XXXX")
_OWN_WORDS: Final = ("title", "summary", "timezone")
"""Fields whose values are the words of the curator, not of a source."""


@dataclass(frozen=True, slots=True)
class SideValue:
    """A value that a side gives: its text, and the claims that support it, in order.

    ``conversion`` is the conversion of it by a source, if the other side is compared with that.
    """

    text: str
    claims: tuple[ClaimLine, ...]
    conversion: str = ""


@dataclass(slots=True)
class GivenValue:
    """A value that a side gives at a path, with its claims, and conversions of it by sources."""

    path: str
    value: StatedValue
    claims: list[ClaimLine]
    conversions: list[StatedValue] = declare(default_factory=list)

    def side(self, conversion: StatedValue | None = None) -> SideValue:
        """Return the value, and which conversion of it is compared."""
        converted = "" if conversion is None else conversion.text
        return SideValue(self.value.text, tuple(self.claims), converted)


@dataclass(slots=True)
class SideStatement:
    """What a side says at a path: different values."""

    field: Field
    values: list[GivenValue]

    def add(self, given: GivenValue) -> None:
        """Add a value, or the claims and conversions of one that is there already."""
        for known in self.values:
            if known.value.text == given.value.text:
                known.claims += (each for each in given.claims if each not in known.claims)
                known.conversions += given.conversions
                return
        self.values.append(given)


def said_by(side: Side, event: EventRecords) -> dict[str, SideStatement]:
    """Return what a side says of an event, by path."""
    found: dict[str, SideStatement] = {}
    for record in event.records:
        claims = [claim for claim in event.records[0].claims if claim.record.key == record.line.key]
        if side.is_chronicle:
            stated = event.stated[record.line.key].get(side.name)
            if stated is None:
                continue
            given_here = [*_of_chronicle(record, claims, stated)]
        else:
            cited = [each for each in claims if each.source and each.source.key == side.name]
            given_here = _of_source(record, cited)
        for each in _joined(filter(_is_known, given_here)):
            found.setdefault(each.path, SideStatement(each.value.field, [])).add(each)
    return found


def _is_known(given_value: GivenValue) -> bool:
    """Return whether a value says anything: an event must have a date, if only an unknown one."""
    value = given_value.value
    return value.field.type is not FieldType.DATE or value.text not in _UNKNOWN_DATES


def _values(record: EventDetail) -> Iterator[tuple[str, StatedValue]]:
    """Yield the values of a record that are compared, by path."""
    yield KIND.name, StatedValue(KIND, record.line.kind)
    yield STATUS.name, StatedValue(STATUS, record.line.status)
    for value in record.values:
        if value.field.name not in (*_OWN_WORDS, STATUS.name, KIND.name):
            yield value.path, stated_value(value, record.line)


def _of_chronicle(
    record: EventDetail, claims: Sequence[ClaimLine], stated: StatedRecord
) -> Iterator[GivenValue]:
    """Yield the values that a chronicle states of a record, each with the claims that support it.

    Where a correction wins over a value, the claims that supported it now say that value.
    """
    converted = _conversions(claims)
    accepted = dict(_values(record))
    if stated.part is None:
        own = {path: value.text for path, value in accepted.items()}
    else:
        own = _texts(record, stated.part, stated.corrects)
    fields = fields_by_name("event", record.line.kind)
    for path, text in own.items():
        value = accepted.get(path)
        if value is not None and value.text == text:
            on = [each for each in claims if each.source and _supports(each, path)]
            texts = [text for text, _ in converted.get(path, ())]
        else:
            name, _, slot = path.partition(".")
            value = given(fields[name].at(slot), text)
            on = [each for each in claims if each.source and _says(each, path, value)]
            texts = [*_restated(stated.part or {}, path)]
        yield GivenValue(path, value, on, [given(value.field, text) for text in texts])


def _texts(record: EventDetail, part: Canonical, corrects: bool) -> dict[str, str]:
    """Return by path the values of a part of a record that are compared."""
    own = values(part, fields_of("event", record.line.kind))
    found = {value.path: value.text for value in own if _is_compared(value)}
    status = {} if corrects else {STATUS.name: STATUS.default}
    return {KIND.name: record.line.kind, **status, **found}


def _is_compared(value: FieldValue) -> bool:
    return value.field is not LINKS and value.field.name not in _OWN_WORDS


def _says(claim: ClaimLine, path: str, value: StatedValue) -> bool:
    """Return whether a passage gives a value over which a correction wins.

    It is on the value that wins, in a list of keys on another path of the list.
    """
    if claim.says is None or claim.stance not in ("supports", "disputes"):
        return False
    (on,) = claim.paths
    if value.field.type in TOGETHER:
        return on.partition(".")[0] == value.field.name and claim.says == value.text
    return on == path and same(value.field, claim.says, value.text)


def _restated(part: Canonical, path: str) -> Iterator[str]:
    """Yield the conversions of a value by the sources of a part of a record."""
    for items in part.get("cite", {}).values():
        for item in items:
            if text := item.get("restates", {}).get(path):
                yield text


def _conversions(claims: Iterable[ClaimLine]) -> dict[str, list[tuple[str, ClaimLine]]]:
    """Return the conversions by sources, each with its claim, by the path of what is converted."""
    found: dict[str, list[tuple[str, ClaimLine]]] = {}
    for claim in claims:
        if claim.stance == "restates" and claim.says is not None:
            for path in claim.paths:
                found.setdefault(path, []).append((claim.says, claim))
    return found


def _supports(claim: ClaimLine, path: str) -> bool:
    return claim.stance == "supports" and any(covers(each, path) for each in claim.paths)


def _of_source(record: EventDetail, claims: Sequence[ClaimLine]) -> list[GivenValue]:
    """Return the values that the passages of a source give of a record.

    A source that only converts a value gives it, too.
    """
    values = dict(_values(record))
    found = [*_stated(record, values, claims)]
    for path, converted in _conversions(claims).items():
        if path not in values:
            continue
        value = values[path]
        here = [each for each in found if each.path == path]
        at = next((each for each in here if each.value.text == value.text), None)
        if at is None and here:
            at = here[0]
        elif at is None:
            at = GivenValue(path, value, [claim for _, claim in converted])
            found.append(at)
        at.conversions += (given(value.field, text) for text, _ in converted)
    return found


def _stated(
    record: EventDetail, values: Mapping[str, StatedValue], claims: Iterable[ClaimLine]
) -> Iterator[GivenValue]:
    """Yield the values of a record that passages support, and others that they say."""
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
            yield GivenValue(path, given(field, claim.says), [claim])
            continue
        for path, value in values.items():
            if _supports(claim, path):
                yield GivenValue(path, value, [claim])


def _joined(values: Iterable[GivenValue]) -> Iterator[GivenValue]:
    """Yield values, those of keys, tags and lists of records of one field together."""
    together: dict[str, tuple[Field, dict[str, None], list[ClaimLine]]] = {}
    for each in values:
        field, text = each.value.field, each.value.text
        if field.type not in TOGETHER and field.per is not Per.ITEM:
            yield each
            continue
        if field.per is Per.ITEM:
            text = f"{each.path.partition('.')[2]} {text}"
        _, texts, found = together.setdefault(field.name, (field, {}, []))
        texts[text] = None
        found += (claim for claim in each.claims if claim not in found)
    for name, (field, texts, found) in together.items():
        text = COMMA.join(sorted(texts) if field.per is not Per.ITEM else texts)
        yield GivenValue(name, StatedValue(field, text), found)
