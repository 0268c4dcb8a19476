"""Values of fields in words: ``about ₩3.9 trillion``, ``no later than 31 December 2030``."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, NamedTuple

from timeline.canonical.record import fields_by_name
from timeline.dates.edtf import parse
from timeline.dates.words import choice_in_words, members_in_words
from timeline.dates.words import in_words as words_of_date
from timeline.errors import DateError, ValueFault
from timeline.kinds import REFERENCES, Field, FieldType, Per
from timeline.models.vocabularies import LINKS
from timeline.quantities import stored_quantity, words
from timeline.query.results import EventLine, LinkLine, Value
from timeline.wording.dates import clock_in_words, field_in_words, in_words

_PLAIN: Final = re.compile(r"-?[0-9]{4}(-[0-9]{2}){0,2}[?~%]?")
"""A day, a month or a year as ISO 8601 writes it, and its qualifier at the end."""


class WordedValue(NamedTuple):
    """A value in words, between what its slot says: ``(1) ``, ``ko: `` or ``, expected``.

    ``written`` is a date as it is written, if that says anything else than its words.
    """

    before: str
    text: str
    after: str
    written: str = ""

    @property
    def told(self) -> str:
        """The value without what its slot says."""
        return f"{self.text} (written: {self.written})" if self.written else self.text

    def __str__(self) -> str:
        return f"{self.before}{self.told}{self.after}"


def worded(value: Value, event: EventLine | None = None) -> WordedValue:
    """Return a value of a record in words; ``event`` is the event that has it, if one does.

    A reference is worded by the name of its record, a date also as written if that differs.
    """
    field, (text, written) = value.field, _text(value, event)
    before = after = ""
    if field.per is Per.MODALITY and value.slot:
        after = f", {value.slot}"
    elif field.per is Per.PARTICIPANT and value.slot:
        after = f", {value.ref.name if value.ref else value.slot}"
    elif field.per is Per.ITEM:
        before = f"({value.item}) "
    elif field.type is FieldType.WORDING and value.slot:
        before = f"{value.slot}: "
    return WordedValue(before, text, after, written)


def worded_together(
    values: Iterable[Value], event: EventLine
) -> Iterator[tuple[WordedValue, bool]]:
    """Yield values in words, each with whether any part of it was inferred.

    Parts of one record of a list, one after the other, are one value: ``(1) 2025: 4 units``.
    """
    for _, same in groupby(values, key=lambda each: (each.field.name, each.item or id(each))):
        parts = list(same)
        inferred = any(is_inferred(event, each.path) for each in parts)
        if len(parts) > 1:
            told = [worded(each, event) for each in parts]
            written = ", ".join(each.written for each in told if each.written)
            before = told[0].before
            yield WordedValue(before, ": ".join(each.text for each in told), "", written), inferred
        else:
            yield worded(parts[0], event), inferred


def field_label(value: Value, event: EventLine | None = None) -> str:
    """Return the title of a field; for a part of a list of records, that of the list."""
    if value.field.per is Per.ITEM and event is not None:
        return fields_by_name("event", event.kind)[value.field.name].title
    return value.field.title


def path_label(path: str, event: EventLine, field: Field | None) -> str:
    """Return the title of the value at a path, with its slot: ``Troops, Alpha``, ``Deliveries, 1``.

    A participant is told by its name, if it is one of the actors of the event. ``field`` is the
    field of the value; None to look it up.
    """
    name, _, slot = path.partition(".")
    listed = fields_by_name("event", event.kind).get(name)
    field = listed if listed and (field is None or field.per is Per.ITEM) else field
    if field is not None and field.per is Per.PARTICIPANT:
        slot = next((actor.name for actor in event.actors if actor.key == slot), slot)
    elif field is not None and (field.parts or field.per is Per.ITEM):
        slot = slot.partition(".")[0]
    return ", ".join(filter(None, (field.title if field else name, slot)))


def text_in_words(field: Field | None, text: str, name: str = "", zone: str = "") -> str:
    """Return a number, an amount of money or a date as people write it; other values unchanged.

    So is a date that is worded already. ``text`` is a value as it is stored, such as the rival
    value of a claim. If it is the key of a record with this ``name``, both are returned. ``zone``
    is the IANA zone in which the event has its clock times, empty if that is unknown.
    """
    if name and name != text and field is not None and field.type in REFERENCES:
        return f"{name} ({text})"
    if field is not None and field.type in (FieldType.NUMBER, FieldType.MONEY):
        try:
            return words(stored_quantity(text), field.unit)
        except ValueFault:
            return text
    if field is not None and field.type is FieldType.DATE:
        return _date_in_words(text, zone)
    return text


def is_inferred(event: EventLine, path: str) -> bool:
    """Return whether the value at a path was inferred by the curator."""
    return any(path == each or path.startswith(f"{each}.") for each in event.inferred)


def title_in_words(event: EventLine) -> str:
    """Return the title of an event, with its status unless it is ``occurred``."""
    return event.title if event.status == "occurred" else f"{event.title} ({event.status})"


def link_words(link: LinkLine) -> str:
    """Return what an event is to the other one of a link: ``responds to``, ``answered by``."""
    there, back = LINKS[link.type][:2]
    return there if link.outward else back


def _text(value: Value, event: EventLine | None) -> tuple[str, str]:
    """Return a value in words, and a date as written if that says anything else."""
    if value.quantity is not None:
        return words(value.quantity, value.field.unit), ""
    if value.ref is not None:
        return value.ref.name, ""
    if value.dated is not None:
        return _dated(value.text, field_in_words(value.dated))
    if value.field.name == "when" and event is not None:
        return _dated(value.text, in_words(event))
    return value.text, ""


def _dated(written: str, worded: str) -> tuple[str, str]:
    plain = _PLAIN.fullmatch(written) and f"{worded},".startswith(f"{_date_in_words(written)},")
    return worded, "" if plain or written == worded else written


def _date_in_words(text: str, zone: str = "") -> str:
    if words := clock_in_words(text, zone):
        return words
    try:
        date = parse(text)
    except DateError:
        return choice_in_words(text) or text
    return members_in_words(date) if date.kind == "all-of" else words_of_date(date)
