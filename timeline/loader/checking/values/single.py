"""Check single values: whether a text is a valid value of its field's type."""

import re
from collections.abc import Callable
from decimal import Decimal
from urllib.parse import urlsplit

from timeline.canonical.comparing import quantity, when
from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST
from timeline.dates.network.agreement import check_parts
from timeline.dates.written.parsing import parse_edtf, parse_when
from timeline.dates.zones import zone_fault
from timeline.errors import DateError, QuantityError, ValueFault
from timeline.kinds.base import REFERENCES, Field, FieldType
from timeline.kinds.countries import country_fault
from timeline.kinds.patterns import PATTERNS, language_fault
from timeline.likeness import did_you_mean
from timeline.loader.checking.values.everyday import advice, narrower_word
from timeline.loader.checking.values.locators import ordinal_fault, timecode_fault
from timeline.models.vocabularies import Word
from timeline.naming.words import is_absent, word_meant
from timeline.quantities import check_written, parse_quantity
from timeline.scalar import pasted
from timeline.text import clip, is_key, latin_key

_DEGREES = re.compile(PATTERNS[FieldType.DEGREES])
_HASH = re.compile(PATTERNS[FieldType.HASH])


def value_fault(field: Field, text: str, record_type: str) -> str:
    """Return what is wrong with a text as a value of a field; empty if it is valid.

    Dates of events may be wordings; those of other records are plain EDTF or ``unknown``.
    """
    if len(text) > field.limit:
        return f"has {len(text):,} characters; at most {field.limit:,} are allowed"
    if not (fault := _fault(field, text, record_type)):
        return ""
    if "write " in fault and not is_absent(text):
        return fault
    return advice(field, text, lambda other: not _fault(field, other, record_type)) or fault


def _fault(field: Field, text: str, record_type: str) -> str:
    if field.type in REFERENCES:
        return key_fault(text)
    if field.type is FieldType.DATE and record_type != "event":
        return _plain_date(field, text)
    check = _CHECKS.get(field.type)
    return check(field, text) if check else ""


# -- one function for each type -------------------------------------------------------------------


def _shown(text: str) -> str:
    return repr(clip(text))


def _explained(error: ValueFault) -> str:
    return f"{error.message}; {error.hint}" if error.hint else error.message


def key_fault(text: str) -> str:
    """Return what is wrong with a text as a key; empty if it is valid."""
    if is_key(text):
        return ""
    suggestion = latin_key(text, "x")
    wanted = (
        f"; write {pasted(suggestion)}" if suggestion else " (lower-case words joined by hyphens)"
    )
    return f"{_shown(text)} is not a valid key{wanted}"


def _term(field: Field, text: str) -> str:
    if text in field.terms:
        return ""
    meant = word_meant(text, field.terms)
    hint = did_you_mean(text, field.terms, [meant] if meant else ())
    if not meant and (wider := narrower_word(field, text)):
        hint = f": {wider}"
    elif not hint and is_absent(text) and not field.required:
        hint = ": leave it out if it is not known or does not apply"
    return f"{_shown(text)} is not in the list{hint} ({', '.join(map(_defined, field.terms))})"


def _defined(word: str) -> str:
    """Return a word of a vocabulary; with its definition if it is a mere letter or digit."""
    return (
        f"{word}: {word.meaning.partition(',')[0]}"
        if len(word) == 1 and isinstance(word, Word)
        else word
    )


def _amount(field: Field, text: str) -> str:
    try:
        check_written(quantity(text, field), whole=field.whole)
    except QuantityError:
        pass
    else:
        return ""
    try:
        parse_quantity(text, money=field.type is FieldType.MONEY, whole=field.whole)  # with advice
    except QuantityError as error:
        return _explained(error)
    return ""


def _date(field: Field, text: str) -> str:
    try:
        once = field.name == "when" and text.startswith("{")
        check_parts(parse_when(text) if once else when(text), text)
    except DateError as error:
        return f"{_shown(text)}: {_explained(error)}"
    return ""


def _plain_date(field: Field, text: str) -> str:
    if text == "unknown":
        return ""
    try:
        parse_edtf(text, several=False)  # its hints do not suggest a wording
        parse_when(text)  # rejects a set that means all of its days
    except DateError as error:
        if error.hint == "write XXXX":
            return f"{_shown(text)}: {error.message}; write unknown"
        known = "" if error.hint.startswith("write ") else " (write unknown if it is not known)"
        return f"{_shown(text)}: {_explained(error)}{known}"
    return ""


def _period(field: Field, text: str) -> str:
    """Return the fault of a text that does not state exact days or open ends."""
    if text == "unknown":
        return ""
    wanted = "a period is an interval of EDTF, such as 1994/2012-02 or ../2000"
    try:
        date = parse_edtf(text)
    except DateError as error:
        advised = error.hint.removeprefix("write ").strip('"')
        if advised != error.hint and not _period(field, advised):
            return f"{_shown(text)}: {_explained(error)} ({wanted})"
        return f"{_shown(text)}: {error.message}: {wanted}"
    if {UNKNOWN_EARLIEST, UNKNOWN_LATEST} & {date.earliest, date.latest}:
        parts = text.split("/")
        going = "/".join(part or ".." for part in parts) if len(parts) == 2 else ""
        hint = f": write {pasted(going)} if it is open, or the day" if going else f": {wanted}"
        return f"{_shown(text)} has an unknown end{hint}"
    if date.is_set or date.precision == "datetime" or date.qualifiers or "X" in text:
        return f"{_shown(text)} has no exact first and last day: {wanted}"
    return ""


def _country(field: Field, text: str) -> str:
    fault = country_fault(text)
    return f"{_shown(text)} {fault}" if fault else ""


def _zone(field: Field, text: str) -> str:
    fault = zone_fault(text)
    return f"{_shown(text)} {fault}" if fault else ""


def _degrees(field: Field, text: str) -> str:
    if _DEGREES.fullmatch(text) and not field.possible.exclude(Decimal(text)):
        return ""
    return f"{_shown(text)} is not a decimal number of degrees {field.possible}, such as 37.5"


def _language(field: Field, text: str) -> str:
    fault = language_fault(text)
    return f"{_shown(text)} {fault}" if fault else ""


def _url(field: Field, text: str) -> str:
    try:
        parts = urlsplit(text)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fits = False
    if fits and not re.search(r"[\s\x00-\x20]", text):
        return ""
    rule = "it must begin with https:// or http:// and contain no space"
    return f"{_shown(text)} is not a web address: {rule}"


def _hash(_field: Field, text: str) -> str:
    if _HASH.fullmatch(text):
        return ""
    if _HASH.fullmatch(text.lower()):
        return f"{_shown(text)} has capital letters; write {text.lower()}"
    return f"{_shown(text)} is not a SHA-256 in hex: 64 of the digits 0 to 9 and a to f"


_CHECKS: dict[FieldType, Callable[[Field, str], str]] = {
    FieldType.TERM: _term,
    FieldType.TAG: lambda _field, text: key_fault(text),
    FieldType.FLAG: _country,
    FieldType.ZONE: _zone,
    FieldType.DEGREES: _degrees,
    FieldType.LANGUAGE: _language,
    FieldType.URL: _url,
    FieldType.HASH: _hash,
    FieldType.ORDINAL: ordinal_fault,
    FieldType.TIMECODE: timecode_fault,
    FieldType.NUMBER: _amount,
    FieldType.MONEY: _amount,
    FieldType.DATE: _date,
    FieldType.PERIOD: _period,
}
"""Texts, wordings and file names have no check of their own."""
