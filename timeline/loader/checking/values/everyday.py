"""Values as people write them elsewhere, and what to write here: ``10 kt``, ``several``, ``n/a``.

Every advised value is checked first: it is valid for the field, and has the meaning of the text. If
only a part of a text can be a value, the message says so, and where the rest belongs.
"""

import re
from decimal import Decimal, InvalidOperation
from typing import Final

from timeline.canonical.record import KIND
from timeline.kinds import KINDS, REGISTERS
from timeline.kinds.base import REFERENCES, Field, FieldType
from timeline.loader.checking.values.counted import REMARK, Valid, number_advice
from timeline.models.vocabularies import Word
from timeline.naming.words import LONGEST, is_absent, word_meant
from timeline.quantities.advice import meanings, rewritten, suggested
from timeline.scalar import pasted
from timeline.text import clip, listed

_FORM: Final = "form"
_MAY_BE_ABSENT: Final = frozenset(
    {
        FieldType.FLAG, FieldType.ZONE, FieldType.LANGUAGE, FieldType.URL, FieldType.DEGREES,
        FieldType.HASH,        FieldType.ORDINAL, FieldType.TIMECODE, FieldType.TAG, *REFERENCES,
    }
)  # fmt: skip


def advice(field: Field, text: str, valid: Valid) -> str:
    """Return the fault of an invalid value with advice; empty if this module has none for it."""
    if field.type in _MAY_BE_ABSENT and is_absent(text) and not field.required:
        return f"{clip(text)!r} is not a value: leave it out if it is not known or does not apply"
    if field.type in (FieldType.DATE, FieldType.PERIOD) and is_absent(text) and valid("unknown"):
        return f"{clip(text)!r} is not a date: write unknown"
    if len(text) > LONGEST:
        return ""
    found = ""
    if field.type is FieldType.MONEY:
        found = _money(text, valid)
    elif field.type is FieldType.NUMBER:
        found = number_advice(field, text, valid)
    elif field.type is FieldType.PERIOD:
        found = _period(text, valid)
    elif field.type is FieldType.DEGREES:
        found = _degrees(text, valid)
    elif field.type is FieldType.URL:
        found = _url(text, valid)
    if field.type is FieldType.MONEY and found.startswith("add"):
        return f"an amount of money needs a currency: {found}"
    return f"{clip(text)!r} is not {_WHAT[field.type]}: {found}" if found else ""


_WHAT: Final = {
    FieldType.NUMBER: "a valid quantity",
    FieldType.MONEY: "a valid quantity",
    FieldType.PERIOD: "a period",
    FieldType.DEGREES: "a decimal number of degrees",
    FieldType.URL: "a web address",
}

# -- words of vocabularies ------------------------------------------------------------------------


def narrower_word(field: Field, text: str) -> str:
    """Return what to write for a word that belongs in a field which narrows this one; or nothing.

    A fighter is not a category of system, but a class of aircraft; a treaty is not a kind of event,
    but the form of an agreement.
    """
    if field is KIND:
        return _kind_of_form(text)
    for register in REGISTERS:
        for other in register.fields:
            if field in register.fields and other.narrows == field.name:
                word = word_meant(text, other.terms)
                for each in other.terms:
                    if each == word and isinstance(each, Word):
                        wide = listed(each.of)
                        return f"write {field.name}: {wide} and {other.name}: {word}"
    return ""


def _kind_of_form(text: str) -> str:
    """Return the kind of event that has a form of this name, if one alone has it."""
    found = {
        kind.name: (each.name, word)
        for kind in KINDS.values()
        for each in kind.fields
        if each.name == _FORM and (word := word_meant(text, each.terms))
    }
    if len(found) != 1:
        return ""
    ((kind, (name, word)),) = found.items()
    return f"write {KIND.name}: {kind} and {name}: {word}"


# -- amounts of money -----------------------------------------------------------------------------

_MIDDLE: Final = re.compile(
    r"(?P<number>[~<>]?[0-9][0-9.,]*) ?(?P<code>[a-z]{3}(?= )|[$€£¥₩]) ?(?P<scale>[a-z]{1,8}\.?)"
)
_INDIAN: Final = {"lakh crore": "e12", "crore": "e7", "lakh": "e5"}


def _money(text: str, valid: Valid) -> str:
    lower = " ".join(text.casefold().split())
    if re.fullmatch(r"free(?: of charge)?|none|nothing|no cost|nil|zero|0", lower):
        return "write not-applicable, or 0 and a currency code (0 USD) if a source says so"
    for name, exponent in _INDIAN.items():
        lower = re.sub(rf"(?<=[0-9]) ?{name}s?\b", exponent, lower)
    if match := _MIDDLE.fullmatch(lower):
        lower = f"{match['number']} {match['scale']} {match['code']}"
    if found := meanings(lower, money=True):
        return f"write {suggested(found)}"
    if match := REMARK.fullmatch(lower):
        number, other = (meanings(match[each], money=True) for each in ("number", "remark"))
        if number and other:
            both = f"{suggested(other)} under restates: in its citation"
            return f"write {suggested(number)}, and {both}"
    return _with_code(lower, valid)


def _with_code(text: str, valid: Valid) -> str:
    """Advise to add a currency to an amount that names none."""
    found = rewritten(f"{text} usd", money=True)
    if not found or not valid(found):
        return ""
    return f"add its code, as in {pasted(found)}"


# -- periods --------------------------------------------------------------------------------------

_UNTIL: Final = re.compile(r"(?:until|till|to|up to|through) (.+)")
_SINCE: Final = re.compile(
    r"(?:(?:since|from) )?(.+?)(?: ?[-–—/] ?| to | until )(?:present|now|today|date|ongoing)?"
)
_YEARS: Final = re.compile(r"(\d{4}) ?[-–] ?(\d{4})")
_DECADE: Final = re.compile(r"(?:the )?([0-9]{3})0'?s")


def _period(text: str, valid: Valid) -> str:
    lower = " ".join(text.casefold().split())
    if match := _DECADE.fullmatch(lower):
        written = f"{match[1]}0/{match[1]}9"
    elif match := _UNTIL.fullmatch(lower):
        written = f"../{match[1]}"
    elif match := _SINCE.fullmatch(lower):
        written = f"{match[1]}/.."
    elif match := _YEARS.fullmatch(lower):  # a period lasts, so it is not one of the years
        written = f"{match[1]}/{match[2]}"
    else:
        return ""
    return f"write {pasted(written)}" if valid(written) else ""


# -- degrees and addresses ------------------------------------------------------------------------

_DEGREES: Final = re.compile(
    r"(?P<before>[nsew])?\s*(?P<sign>[+-])?(?P<degrees>[0-9]{1,3}(?:[.,][0-9]+)?)\s*[°º]?\s*"
    r"(?:(?P<minutes>[0-9]{1,2}(?:[.,][0-9]+)?)\s*(?:['′’m]|min)?\s*)?"
    r"(?:(?P<seconds>[0-9]{1,2}(?:[.,][0-9]+)?)\s*(?:[\"″”s]|''|sec)?\s*)?(?P<after>[nsew])?",
    re.IGNORECASE,
)


def _degrees(text: str, valid: Valid) -> str:
    match = _DEGREES.fullmatch(text.replace("deg", "°").replace("−", "-").strip())
    if match is None or (match["before"] and match["after"]):
        return ""
    try:
        parts = [
            Decimal((match[name] or "0").replace(",", "."))
            for name in ("degrees", "minutes", "seconds")
        ]
    except InvalidOperation:
        return ""
    if any(part >= 60 for part in parts[1:]):
        return ""
    value = parts[0] + parts[1] / 60 + parts[2] / 3600
    # A second is some 30 metres, so five decimals are finer than what is written.
    written = f"{round(value, 5) if any(parts[1:]) else value:f}"
    written = written.rstrip("0").rstrip(".") if "." in written else written
    half = (match["before"] or match["after"] or "").casefold()
    if half in ("s", "w") or match["sign"] == "-":
        written = f"-{written}"
    return f"write {written}" if valid(written) else ""


def _url(text: str, valid: Valid) -> str:
    if re.fullmatch(
        r"(?:doi: ?|https?:/*(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/\S+", text, re.IGNORECASE
    ):
        written = f"https://doi.org/{text[text.index('10.') :]}"
    elif " " in text.strip() and re.match(r"https?://\S", text):
        written = text.strip().replace(" ", "%20")
    elif match := re.fullmatch(
        r"(?:https?:/*)?((?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?)", text, re.IGNORECASE
    ):
        written = f"https://{match[1]}"
    else:
        return ""
    return f"write {pasted(written)}" if valid(written) else ""
