"""One record without hindsight: what it says if only the sources published by a day are known.

If all cited sources were published by then, the record stays as it is, inferences included, because
no later source is used in it. Otherwise each value is decided by the first rule that applies:

1. A published source supports the accepted value: the value is kept.
2. A published source gives a vaguer value: the vaguer value replaces it.
3. A published source disputes the value: the best rival replaces it, by reliability, credibility,
   date (among equal grades a later report is preferred to an earlier one) and key.
4. Otherwise the value is dropped. So is an inference, because it may depend on any passage of its
   record and nobody knows when it was made; but an inferred part of a value that has a citation
   stays with this value.

Title, status and summary need no source and are kept, unless they are cited. The kind of an event,
the values of a source, and the judgement that two records are of one event are always kept. A value
that would refer to a dropped record or to its own record is skipped, and the next rule applies. The
number of a participant is dropped with the participant, a latitude with its longitude. An event
without any passage left is dropped as a whole, unless a date of it consists of publications that
were known: these support it by themselves.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from timeline.audit.remaining import UNKNOWN, Decision, remaining_claims
from timeline.canonical.comparing import when
from timeline.canonical.evidence import publications, published_by
from timeline.canonical.record import (
    KIND,
    LINKS,
    REASONS,
    Canonical,
    FieldValue,
    covers,
    fields_of,
    origins,
    values,
)
from timeline.dates.wording.terms import Anchor
from timeline.kinds.base import REFERENCES, Field, FieldType, Per


class SourceRank(NamedTuple):
    """The values of a published source that rank rivals."""

    reliability: str
    published: int  # the latest day that its date of publication allows


class Past(NamedTuple):
    """What was known by a day: the published sources, and the keys of records not known then.

    ``barred`` are values (key and path) that no vaguer value and no rival may replace, because that
    would be a circular reference.
    """

    known: Mapping[str, SourceRank]
    absent: set[str]
    barred: set[tuple[str, str]]

    def fits(self, field: Field, text: str) -> bool:
        """Return whether every record that a value refers to was known."""
        return all(
            each.key in self.known if each.published else each.key not in self.absent
            for each in _named(field, text)
        )


def without_hindsight(type_: str, key: str, record: Canonical, past: Past) -> Canonical | None:
    """Return the record as the published sources support it; None for an event without any."""
    if type_ == "event" and not (_published(record, past) or _is_dated(record)):
        return None
    left = rebuilt(type_, record, past, decide(type_, key, record, past))
    return left if type_ != "event" or "cite" in left or _is_dated(left) else None


def decide(type_: str, key: str, record: Canonical, past: Past) -> list[Decision]:
    """Return the decision on each value of a record, in the order of the values."""
    fields = fields_of(type_, record.get("kind", ""))
    return _Deciding(type_, key, record, _published(record, past), past).decisions(fields)


def rebuilt(type_: str, record: Canonical, past: Past, decisions: Sequence[Decision]) -> Canonical:
    """Return the record with the values and claims that these decisions leave."""
    fields = fields_of(type_, record.get("kind", ""))
    decided = {field.name for field in (*fields, LINKS)} | {"cite", *REASONS}
    left = {name: kept for name, kept in record.items() if name not in decided}
    left |= _values(record, decisions)
    return left | remaining_claims(record, _published(record, past), decisions, past.fits)


def _published(record: Canonical, past: Past) -> Canonical:
    """Return the passages of the published sources."""
    cited = record.get("cite", {})
    return {source: items for source, items in cited.items() if source in past.known}


def _is_dated(record: Canonical) -> bool:
    """Whether dates of publication alone support a date of an event."""
    return any(publications(record, fields_of("event", record["kind"])))


def _named(field: Field, text: str) -> Sequence[Anchor]:
    """Return the records to which a value refers."""
    if field.type is FieldType.DATE:
        return when(text).anchors if " " in text else ()
    return (Anchor(text),) if field.type in REFERENCES else ()


class _Deciding:
    """Decides each value of one record. ``cite`` has the passages of the published sources."""

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
        """Return the decision on each value, in the order of the values."""
        defaults = {field.name: field.default for field in fields if field.default}
        found = [self._decide(value) for value in values(defaults | self.record, fields)]
        return list(with_companions(found))

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
        """Return whether the accepted value could be known, or needs no source."""
        if self.complete or self.type == "source" or value.field is KIND:
            return True
        if _covered(self.supported, value.path) or published_by(value) or self._is_judgement(value):
            return True
        needs_source = self.type == "event" and value.field.cited
        return not needs_source and not _covered(self.was_cited, value.path)

    def _is_judgement(self, value: FieldValue) -> bool:
        """Return whether a value is the curator's judgement that two records are of one event.

        Such a judgement is not information about the event, so it is kept for every day.
        """
        reasons = self.record.get("inferred", ())
        return value.slot == "same-as" and _covered(reasons, value.path)

    def _choose(self, value: FieldValue) -> str | None:
        """Return the replacement of a value: a vaguer value before a rival, the best ranked first.

        None if no published source gives one.
        """
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
        """Return whether a text may replace a value: it must not refer to its own record."""
        own = any(each.key == self.key for each in _named(field, text))
        return not own and self.past.fits(field, text)

    def _rank(self, source: str, item: Canonical) -> tuple[str, str, int, str]:
        known = self.past.known[source]
        sources = (known, *(self.past.known.get(origin, known) for origin in origins(item)))
        reliability = max(each.reliability for each in sources)
        return reliability, item.get("credibility", "6"), -known.published, source


def _items(cite: Mapping[str, Any]) -> Iterator[tuple[str, Canonical]]:
    """Yield each passage with its source."""
    return ((source, item) for source, items in cite.items() for item in items)


def _supports(item: Canonical) -> Iterator[str]:
    """Yield the paths that a passage supports, exactly or with a vaguer value."""
    yield from item.get("for", ())
    yield from item.get("says", ())


def _covered(paths: Iterable[str], value_path: str) -> bool:
    return any(covers(path, value_path) for path in paths)


def with_companions(decisions: Sequence[Decision]) -> Iterator[Decision]:
    """Yield the decisions; drop values that make no sense without another value that is dropped."""
    actors = {each.text for each in decisions if each.value.field.type is FieldType.ACTOR}
    degrees = [each.text for each in decisions if each.value.field.type is FieldType.DEGREES]
    texts = {each.value.path: each.text for each in decisions}
    for each in decisions:
        field, slot = each.value.field, each.value.slot
        alone = field.per is Per.PARTICIPANT and slot and slot not in actors
        half = field.type is FieldType.DEGREES and None in degrees
        fitting = field.narrowing(texts.get(field.narrows) or "")
        wider = bool(fitting) and each.text not in fitting
        yield Decision(each.value, None, holds=False) if alone or half or wider else each


def _values(record: Canonical, decisions: Iterable[Decision]) -> Canonical:
    """Return the values that are left, in the form that the canonical record has."""
    left: Canonical = {}
    for value, text, holds in decisions:
        if text is None:
            continue
        name, before = value.field.name, record.get(value.field.name)
        if value.field is LINKS:
            if [value.slot, text] not in left.setdefault(name, []):
                left[name].append([value.slot, text])
        elif isinstance(before, dict):
            left.setdefault(name, {})[value.slot] = text
        elif not isinstance(before, list):
            left[name] = text
        elif value.field.type is FieldType.WORDING:  # aliases, which have one common path
            left[name] = before if holds else [text]
        elif text not in left.setdefault(name, []):
            left[name].append(text)
    return left
