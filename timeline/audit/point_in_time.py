"""One record without hindsight: what the sources of before a day allow of it.

A record that cites only what was out is as it is today, inferences included: nothing was added to
it since. Otherwise, for each value, in this order:

1. a source that supports the accepted value was out: the value holds;
2. a source that says the same more vaguely was out: what it says holds;
3. a source that says otherwise was out: the best supported rival holds, by reliability,
   credibility, date (a later report of the same grade has overtaken an earlier one) and key;
4. none of these: the value is gone. So is an inference, which may have been drawn from any passage
   of its record, because nobody knows when it was made; one that fills what a passage leaves open
   stays with the passage.

Title, status and summary need no source and hold, unless they are cited; so do the kind of an
event, what a source is, and the judgement that two records are of one event. No value refers to
what is gone, or to its own record: of such values the next in this order holds. A number of a
participant goes with the participant, a latitude with its longitude. An event of which no passage
is left is gone as a whole.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from timeline.audit.remaining import UNKNOWN, Decision, remaining_claims
from timeline.dates.terms import Anchor
from timeline.kinds.base import REFERENCES, Field, FieldType, Per
from timeline.kinds.canonical import KIND, LINKS, Canonical, FieldValue, covers, fields_of, values
from timeline.kinds.comparing import when


class Known(NamedTuple):
    """A source that was out by then, as far as it decides between rivals."""

    reliability: str
    published: int  # the day, the latest that its date allows


class Past(NamedTuple):
    """What was known by a day: the sources that were out, and the keys of what was not known.

    ``barred`` are values, as key and path, for which no other source is followed, because what it
    says would close a circle.
    """

    known: Mapping[str, Known]
    absent: set[str]
    barred: set[tuple[str, str]]

    def fits(self, field: Field, text: str) -> bool:
        """Whether a value refers to nothing that was not known."""
        return all(
            each.key in self.known if each.published else each.key not in self.absent
            for each in _named(field, text)
        )


def without_hindsight(type_: str, key: str, record: Canonical, past: Past) -> Canonical | None:
    """The record as the sources of the past allow it, or None for an event that none tells of."""
    cited = record.get("cite", {})
    cite = {source: items for source, items in cited.items() if source in past.known}
    if type_ == "event" and not cite:
        return None
    fields = fields_of(type_, record.get("kind", ""))
    decisions = _Deciding(type_, key, record, cite, past).decisions(fields)
    named = {field.name for field in (*fields, LINKS)}
    left = {name: held for name, held in record.items() if name not in (*named, "cite", *_REASONS)}
    left |= _rebuilt(record, decisions)
    claims = remaining_claims(record, cite, decisions, past.fits)
    return left | claims if "cite" in claims or type_ != "event" else None


_REASONS = ("inferred", "accepted")


def _named(field: Field, text: str) -> Sequence[Anchor]:
    """The records to which a value refers."""
    if field.type is FieldType.DATE:
        return when(text).anchors if " " in text else ()
    return (Anchor(text),) if field.type in REFERENCES else ()


class _Deciding:
    """Decides each value of one record. ``cite`` has the passages of what was out."""

    def __init__(
        self, type_: str, key: str, record: Canonical, cite: Mapping[str, Any], past: Past
    ) -> None:
        self.type = type_
        self.key = key
        self.record = record
        self.cite = cite
        self.past = past
        cited = record.get("cite", {})
        self.complete = len(cite) == len(cited)
        self.was_cited = {path for _, item in _items(cited) for path in _supports(item)}
        self.supported = {path for _, item in _items(cite) for path in item.get("for", ())}

    def decisions(self, fields: Sequence[Field]) -> list[Decision]:
        """What becomes of each value, in the order of the values."""
        defaults = {field.name: field.default for field in fields if field.default}
        found = [self._decide(value) for value in values(defaults | self.record, fields)]
        return list(_with_companions(found))

    def _decide(self, value: FieldValue) -> Decision:
        if self.past.fits(value.field, value.text) and self._holds(value):
            return Decision(value, value.text, holds=True)
        text = self._choose(value)
        if text is None and value.field.required:
            if value.field.type is not FieldType.DATE:
                return Decision(value, value.text, holds=True)
            text = UNKNOWN
        return Decision(value, text, holds=False)

    def _holds(self, value: FieldValue) -> bool:
        """Whether the accepted value could be known, or needs no source."""
        if self.complete or self.type == "source" or value.field is KIND:
            return True
        if _covered(self.supported, value.path) or self._is_judgement(value):
            return True
        needs_source = self.type == "event" and value.field.cited
        return not needs_source and not _covered(self.was_cited, value.path)

    def _is_judgement(self, value: FieldValue) -> bool:
        """Whether a value is the curator's word that two records tell of one event.

        It adds nothing to what was known: it says how to read it, on whichever day.
        """
        reasons = self.record.get("inferred", ())
        return value.slot == "same-as" and _covered(reasons, value.path)

    def _choose(self, value: FieldValue) -> str | None:
        """What the sources say of a value instead: the vaguer form before any rival, by rank."""
        if (self.key, value.path) in self.past.barred:
            return None
        for stance in ("says", "disputes"):
            rivals: list[tuple[tuple[str, str, int, str], str]] = [
                (self._rank(source, item), item[stance][value.path])
                for source, item in _items(self.cite)
                if value.path in item.get(stance, ())
                and self._can_follow(value.field, item[stance][value.path])
            ]
            if rivals:
                return min(rivals, key=lambda rival: rival[0])[1]
        return None

    def _can_follow(self, field: Field, text: str) -> bool:
        """Whether a value may replace another: one that leads to its own record may not."""
        own = any(each.key == self.key for each in _named(field, text))
        return not own and self.past.fits(field, text)

    def _rank(self, source: str, item: Canonical) -> tuple[str, str, int, str]:
        known = self.past.known[source]
        return known.reliability, item.get("credibility", "6"), -known.published, source


def _items(cite: Mapping[str, Any]) -> Iterator[tuple[str, Canonical]]:
    """Each passage with its source."""
    return ((source, item) for source, items in cite.items() for item in items)


def _supports(item: Canonical) -> Iterator[str]:
    """The paths that a passage supports, wholly or vaguely."""
    yield from item.get("for", ())
    yield from item.get("says", ())


def _covered(paths: Iterable[str], value_path: str) -> bool:
    return any(covers(path, value_path) for path in paths)


def _with_companions(decisions: Sequence[Decision]) -> Iterator[Decision]:
    """The same decisions, but that what makes no sense alone goes with what it belongs to."""
    actors = {each.text for each in decisions if each.value.field.type is FieldType.ACTOR}
    degrees = [each.text for each in decisions if each.value.field.type is FieldType.DEGREES]
    for each in decisions:
        field, slot = each.value.field, each.value.slot
        alone = field.per is Per.PARTICIPANT and slot and slot not in actors
        half = field.type is FieldType.DEGREES and None in degrees
        yield Decision(each.value, None, holds=False) if alone or half else each


def _rebuilt(record: Canonical, decisions: Iterable[Decision]) -> Canonical:
    """The values that are left, in the shapes that the record gives them."""
    left: Canonical = {}
    for value, text, holds in decisions:
        if text is None:
            continue
        name, held = value.field.name, record.get(value.field.name)
        if value.field is LINKS:
            if [value.slot, text] not in left.setdefault(name, []):
                left[name].append([value.slot, text])
        elif isinstance(held, dict):
            left.setdefault(name, {})[value.slot] = text
        elif not isinstance(held, list):
            left[name] = text
        elif value.field.type is FieldType.WORDING:  # other names, which have one path together
            left[name] = held if holds else [text]
        elif text not in left.setdefault(name, []):
            left[name].append(text)
    return left
