"""Check the constants of a map: words that a field must have, before any row is read."""

from timeline.dates.written.parsing import parse_when
from timeline.dates.zones import zone_fault
from timeline.errors import DateError, QuantityError
from timeline.kinds.base import REFERENCES, Field, FieldType
from timeline.kinds.countries import country_fault
from timeline.likeness import did_you_mean
from timeline.naming.words import word_meant
from timeline.quantities import parse_quantity
from timeline.text import clip, is_key, latin_key


def word_fault(field: Field, text: str) -> str:
    """Return what is wrong with a constant as a value of a field; empty if it is valid."""
    if len(text) > field.limit:
        return f"has {len(text):,} characters; at most {field.limit:,} are allowed"
    shown = repr(clip(text))
    if field.type is FieldType.TERM:
        if text in field.terms:
            return ""
        meant = word_meant(text, field.terms)
        hint = did_you_mean(text, field.terms, [meant] if meant else ())
        return f"{shown} is not in the list{hint} ({', '.join(field.terms)})"
    if field.type is FieldType.TAG or field.type in REFERENCES:
        if is_key(text):
            return ""
        due = latin_key(text, field.type.value)
        return f"{shown} is not a valid key" + (f": write {due}" if due else "")
    if field.type is FieldType.FLAG:
        fault = country_fault(text)
        return f"{shown} {fault}" if fault else ""
    if field.type is FieldType.ZONE:
        fault = zone_fault(text)
        return f"{shown} {fault}" if fault else ""
    try:
        if field.type in (FieldType.NUMBER, FieldType.MONEY):
            parse_quantity(text, money=field.type is FieldType.MONEY, whole=field.whole)
        elif field.type is FieldType.DATE:
            parse_when(text)
    except (DateError, QuantityError) as error:
        return error.message
    return ""
