"""Values that are each valid by themselves, but not together with the others of their record."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from timeline.canonical.comparing import quantity, when
from timeline.canonical.record import FieldValue
from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST
from timeline.dates.wording.terms import Anchor, Bounds
from timeline.dates.written.parsing import parse_edtf
from timeline.errors import LACKS_ANOTHER
from timeline.kinds.base import Field, FieldType, Per
from timeline.kinds.common import NO_RESULT
from timeline.kinds.rules import Apart, AtMost, Complete, KindRule, Precedes
from timeline.likeness import did_you_mean
from timeline.loader.checking.values.reading import RecordReader
from timeline.models.vocabularies import STILL_TO_COME, Word
from timeline.quantities import UNSTATED, Quantity, below, total
from timeline.text import clip, listed, with_article

ByName = Mapping[str, Sequence[FieldValue]]
"""Values by the names that rules give them: ``delivered``, ``deliveries.when``."""


def note_inconsistencies(
    reading: RecordReader, found: Sequence[FieldValue], fields: Sequence[Field], gaps: set[str]
) -> None:
    """Note values that contradict each other, of a record from a file or from the database.

    ``gaps`` are the fields with a rejected part, which is not reported twice.
    """
    record, type_ = reading.record, reading.record.type
    degrees: list[FieldValue] = []
    actors: list[str] | None = None  # those that take part
    roles: set[str] = set()
    for value in found:
        path, field, slot, text = value
        if field.type == type_ and text == record.key:
            reading.blame(path, "refers to itself: remove it")
        elif path == "when" and any(each.key == record.key for each in anchors_in(text)):
            message = "depends on the event itself: name another event, or write unknown"
            reading.blame(path, message)
        elif field.type is FieldType.DEGREES:
            degrees.append(value)
        elif slot and field.per is Per.PARTICIPANT and not record.correction:
            if actors is None:  # of a correction the event names them: both are checked together
                roles = {each.name for each in fields if each.type is FieldType.ACTOR}
                actors = [each.text for each in found if each.field.name in roles]
            if slot not in actors and not gaps & roles:
                hint = did_you_mean(slot, actors) or f": name it under {listed(sorted(roles))}"
                reading.blame(path, f"{slot} does not take part{hint}")
    if len(degrees) == 1:
        names = {each.name for each in fields if each.type is FieldType.DEGREES}
        if not names & gaps:
            message = "latitude and longitude must both be given"
            reading.blame(degrees[0].path, message, LACKS_ANOTHER)


def anchors_in(text: str) -> tuple[Anchor, ...]:
    """Return the events and sources that a date depends on."""
    return when(text).anchors if " " in text else ()  # every anchor follows a word


def check_rules(
    reading: RecordReader, found: Sequence[FieldValue], rules: Sequence[KindRule], gaps: set[str]
) -> None:
    """Note values that cannot be true together, and warn of those that are improbable together.

    ``gaps`` are the fields with a rejected part, which are not missing.
    """
    _check_words(reading, found)
    _check_results(reading, found)
    named = _by_name(found) if rules else {}
    for rule in rules:
        for path, message in _broken(rule, named):
            if path in gaps:
                continue
            if rule.impossible:
                reading.blame(path, message)
            else:
                reading.doubt(path, message)


def _check_words(reading: RecordReader, found: Sequence[FieldValue]) -> None:
    """Note words that do not fit the word of the field that they narrow.

    This is only a warning if no word fits that one: a system of the category ``other``.
    """
    for path, field, _, text in found:
        if not field.narrows:
            continue
        wide = next((each.text for each in found if each.path == field.narrows), "")
        of = next(word.of for word in field.terms if isinstance(word, Word) and word == text)
        if wide and wide not in of:
            fitting = field.narrowing(wide)
            other = f"a {path} of {wide} ({', '.join(fitting)})" if fitting else f"remove {path}"
            message = f"{text} is not {with_article(path)} of {wide}: write {field.narrows}: "
            note = reading.blame if fitting else reading.doubt  # "other" can be anything
            note(path, f"{message}{listed(of)}, or {other}")


def _check_results(reading: RecordReader, found: Sequence[FieldValue]) -> None:
    """Warn of results of an event that is still to come."""
    status = next((each.text for each in found if each.path == "status"), "")
    if status not in STILL_TO_COME:
        return
    for path, field, slot, text in found:
        if field.per is Per.MODALITY and slot == "actual":
            advice = f"write {{expected: {clip(text)}}}, or another status if it has happened"
        elif field.result and text not in NO_RESULT:
            advice = "remove it, or write another status if the event has happened"
        else:
            continue
        reading.doubt(path, f"is a result of an event that is only {status}: {advice}")


def _broken(rule: KindRule, named: ByName) -> Iterator[tuple[str, str]]:
    """Yield the path and the message of each value that surely breaks a rule."""
    if isinstance(rule, Precedes):
        return _too_early(rule, named)
    if isinstance(rule, AtMost):
        return _too_many(rule, named)
    if isinstance(rule, Apart):
        return _in_both(rule, named)
    return _missing(rule, named)


def _by_name(found: Sequence[FieldValue]) -> ByName:
    """Return values by the names that rules give them: of a field, or of a part of a list."""
    named: dict[str, list[FieldValue]] = {}
    for each in found:
        name = each.field.name
        if each.field.per is Per.ITEM:
            name = f"{name}.{each.slot.rpartition('.')[2]}"
        named.setdefault(name, []).append(each)
    return named


def _too_early(rule: Precedes, named: ByName) -> Iterator[tuple[str, str]]:
    name, words = rule.given
    firsts = named.get(rule.first, ())
    if not firsts or (name and not any(each.text in words for each in named.get(name, ()))):
        return
    bounds = _days(firsts[0])
    start = bounds.end_lo if rule.whole else bounds.start_lo
    for value in named.get(rule.then, ()):
        # A clock time can be on another day in the time zone of the other date.
        margin = int("T" in firsts[0].text or "T" in value.text)
        if any(last + margin < start for last in _last_days(value)):
            end = "the end of " * rule.whole
            message = f"{clip(value.text)} is before {end}{rule.first} ({clip(firsts[0].text)})"
            yield value.path, f"{message}: check both dates"


def _days(value: FieldValue) -> Bounds:
    return _bounds(value.text, value.field.type is FieldType.PERIOD)


@lru_cache(1 << 12)
def _bounds(text: str, is_period: bool) -> Bounds:
    if text == "unknown":
        return Bounds(UNKNOWN_EARLIEST, UNKNOWN_LATEST, UNKNOWN_EARLIEST, UNKNOWN_LATEST)
    if is_period:
        date = parse_edtf(text)
        return Bounds(date.start_lo, date.start_hi, date.end_lo, date.end_hi)
    return when(text).bounds


def _last_days(value: FieldValue) -> list[int]:
    """Return the last day of a date; of a set in braces, that of each member."""
    if value.field.type is FieldType.DATE and value.text.startswith("{"):
        return [member.hi for member in when(value.text).members]
    return [_days(value).end_hi]


def _too_many(rule: AtMost, named: ByName) -> Iterator[tuple[str, str]]:
    wholes = named.get(rule.whole, ())
    if not wholes:
        return
    most = _amount(wholes[0])
    parts = named.get(rule.part, ())
    against = f"{rule.whole} ({clip(wholes[0].text)}): check both numbers"
    if parts and parts[0].field.per is Per.ITEM:
        sum_ = total(map(_amount, parts))
        if below(most, sum_):
            more = "over " if sum_.over else ""
            yield parts[0].field.name, f"{more}{sum_.low:,f} in all are more than {against}"
        return
    for value in parts:
        if below(most, _amount(value)):
            yield value.path, f"{clip(value.text)} is more than {against}"


def _amount(value: FieldValue) -> Quantity:
    return quantity(value.text, value.field)


def _in_both(rule: Apart, named: ByName) -> Iterator[tuple[str, str]]:
    others = {each.text for each in named.get(rule.other, ())}
    for value in named.get(rule.one, ()):
        if value.text in others:
            yield value.path, f"{value.text} is under {rule.other} too: remove one of the two"


def _missing(rule: Complete, named: ByName) -> Iterator[tuple[str, str]]:
    for name in rule.names:
        if all(each.text in UNSTATED for each in named.get(name, ())):
            others = listed([each for each in rule.names if each != name], "and")
            yield name, f"is not known, so {others} state nothing: write it if a source gives it"
