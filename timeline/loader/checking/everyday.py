"""Values as people write them elsewhere, and what to write here: ``10 kt``, ``several``, ``n/a``.

Every advised value is checked first: it is valid for the field, and has the meaning of the text. If
only a part of a text can be a value, the message says so, and where the rest belongs.
"""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Final

from timeline.kinds import REGISTERS
from timeline.kinds.base import MEASURES, REFERENCES, Field, FieldType
from timeline.models.vocabularies import Word
from timeline.naming.words import LONGEST, is_absent, word_meant
from timeline.quantities.advice import meanings, rewritten, suggested
from timeline.quantities.currencies import MINOR_UNITS
from timeline.scalar import pasted
from timeline.text import clip, listed

Valid = Callable[[str], bool]
"""Whether a text is a valid value of the field."""

_MAY_BE_ABSENT: Final = frozenset(
    {
        FieldType.FLAG, FieldType.ZONE, FieldType.LANGUAGE, FieldType.URL, FieldType.DEGREES,
        FieldType.HASH,        FieldType.ORDINAL, FieldType.TIMECODE, FieldType.TAG, *REFERENCES,
    }
)  # fmt: skip


def advice(field: Field, text: str, valid: Valid) -> str:
    """Return the fault of an invalid value with advice; empty if this module has none for it."""
    if field.type in _MAY_BE_ABSENT and is_absent(text) and not field.required:
        return f"{clip(text)!r} is no value: leave it out if it is not known or does not apply"
    if field.type in (FieldType.DATE, FieldType.PERIOD) and is_absent(text) and valid("unknown"):
        return f"{clip(text)!r} is no date: write unknown"
    if len(text) > LONGEST:
        return ""
    found = ""
    if field.type is FieldType.MONEY:
        found = _money(text, valid)
    elif field.type is FieldType.NUMBER:
        found = _number(field, text, valid)
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

    A fighter is no category of system, but a class of aircraft.
    """
    for register in REGISTERS:
        for other in register.fields:
            if field in register.fields and other.narrows == field.name:
                word = word_meant(text, other.terms)
                for each in other.terms:
                    if each == word and isinstance(each, Word):
                        wide = listed(each.of)
                        return f"write {field.name}: {wide} and {other.name}: {word}"
    return ""


# -- numbers --------------------------------------------------------------------------------------

_VAGUE: Final = {
    "several|some|multiple|various|many|numerous|(?:a )?few|a number|a handful": "2+",
    "tens": "20+", "dozens": "24+", "scores": "40+", "hundreds": "200+", "thousands": "2000+",
    "tens of thousands": "20000+", "hundreds of thousands": "200000+", "millions": "2e6+",
}  # fmt: skip
_EXACT: Final = {"(?:a )?couple|(?:a )?pair|both": "2", "half a dozen": "6"}
_BEHIND: Final = r"(?: of(?: [a-z' -]+)?| [a-z' -]+)?"
_NONE: Final = re.compile(r"no|none|nil|zero|nothing", re.IGNORECASE)
_UNITS: Final[dict[str, dict[str, str]]] = {
    "km": {"km|kms|kilomet(?:re|er)s?": "1", "m|met(?:re|er)s?": "0.001"},
    "min": {"min|mins|minutes?|m": "1", "h|hrs?|hours?": "60"},
    "°": {"°|º|deg|degs|degrees?": "1"},
    "kt": {
        "kts?|kilo(?:ton)s?|kilotonnes?": "1",
        "mts?|megatons?|megatonnes?": "1000",
        "t|tons?|tonnes?": "0.001",
    },
    "mb": {"mb|m|magnitude": "1"},
    "kN": {"kn|kilonewtons?": "1", "n|newtons?": "0.001", "mn|meganewtons?": "1000"},
    "TIV": {"tiv|(?:m|million|mn) tiv|tivs": "1"},
}
"""How many of the unit of a field one of another unit is; only factors that are exact."""
_UNIT: Final = re.compile(r"(?P<number>.*?[0-9+)]|\S*[a-z]+)\s*(?P<unit>[a-zµ°º][a-z .]*?)\.?")
_OF_TNT: Final = re.compile(r"\s*(?:of )?tnt(?: equivalent)?$|-equivalent$", re.IGNORECASE)
_NOUN: Final = re.compile(r"(?P<number>.*[0-9+)]|[a-z]+(?:[- ][a-z]+)??) +(?P<noun>[a-z][a-z' -]*)")
_REMARK: Final = re.compile(r"(?P<number>.+?)\s*[(\[](?P<remark>[^()\[\]]+)[)\]]")
_GUESS: Final = re.compile(r"est(?:\.|imated?|imates)?|approx(?:\.|imately)?|about|ca?\.", re.I)
_TIMES: Final = re.compile(r"([0-9]{1,6}) ?[x×*] ?([0-9]{1,6})")


def _number(field: Field, text: str, valid: Valid) -> str:
    lower = " ".join(text.casefold().split())
    if field.unit in MEASURES:
        return _measure(field.unit, lower, valid) or _remarked(lower, valid)
    return _in_words(lower, valid) or _remarked(lower, valid) or _counted(field, lower, valid)


def _measure(unit: str, text: str, valid: Valid) -> str:
    """Advise a number without its unit, or in the unit of the field."""
    bare = _OF_TNT.sub("", text)
    if unit == "mb":  # the unit comes first: M5.1, mb 5.1
        bare = re.sub(r"^(?:mb|m[wsl]?|magnitude)\s*(?=[0-9~<>])(.*)$", r"\1 mb", bare)
    for names, factor in _UNITS[unit].items():
        match = re.fullmatch(rf"(.*?[^a-z]|.* )\s*(?:{names})", bare)
        if match and (found := rewritten(match[1].strip(), Decimal(factor))) and valid(found):
            return f"write {pasted(found)} (the unit is {unit})"
    return ""


def _in_words(text: str, valid: Valid) -> str:
    """Advise what a vague word surely means, and where the word itself belongs."""
    if _NONE.fullmatch(text) and valid("0"):
        return "write 0 if a source says so, or not-applicable if there is no such number"
    for words, number in (*_EXACT.items(), *_VAGUE.items()):
        if (match := re.fullmatch(rf"({words}){_BEHIND}", text)) and valid(number):
            vague = "" if words in _EXACT else f", which is sure, and {match[1]!r} in the summary"
            return f"write {number}{vague}"
    return ""


def _remarked(text: str, valid: Valid) -> str:
    """Advise a number without the remark or the question mark behind it."""
    if match := _TIMES.fullmatch(text):
        product = str(int(match[1]) * int(match[2]))
        return f"write {product}" if valid(product) else ""
    if text.endswith("?"):
        about, bare = rewritten(f"about {text[:-1]}"), rewritten(text[:-1])
        if about and bare and valid(about) and valid(bare):
            return (
                f"write {pasted(about)} if it is approximate, or {pasted(bare)} and the credibility"
                " of its citation"
            )
    if match := _REMARK.fullmatch(text):
        number, remark = match["number"], match["remark"]
        guessed = bool(_GUESS.fullmatch(remark))
        found = rewritten(f"about {number}" if guessed else number)
        if found and valid(found):
            same = guessed or rewritten(remark) == found
            where = "" if same else f", and {remark!r} in the summary"
            return f"write {pasted(found)}{where}"
    return ""


def _counted(field: Field, text: str, valid: Valid) -> str:
    """Advise a number without the noun behind it, which must be what the field counts."""
    match = _NOUN.fullmatch(text)
    while match:
        found = rewritten(match["number"])
        if found and valid(found) and match["noun"].upper() not in MINOR_UNITS:
            return f"write {pasted(found)} if that is the number of {field.unit}"
        shorter = match["number"]
        match = _NOUN.fullmatch(shorter) if shorter != text else None
    return ""


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
_DECADE: Final = re.compile(r"(?:the )?([0-9]{3})0'?s")


def _period(text: str, valid: Valid) -> str:
    lower = " ".join(text.casefold().split())
    if match := _DECADE.fullmatch(lower):
        written = f"{match[1]}0/{match[1]}9"
    elif match := _UNTIL.fullmatch(lower):
        written = f"../{match[1]}"
    elif match := _SINCE.fullmatch(lower):
        written = f"{match[1]}/.."
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
    if re.fullmatch(r"(?:doi: ?|https?:/*(?:dx\.)?doi\.org/)?10\.[0-9]{4,9}/\S+", text, re.I):
        written = f"https://doi.org/{text[text.index('10.') :]}"
    elif " " in text.strip() and re.match(r"https?://\S", text):
        written = text.strip().replace(" ", "%20")
    elif match := re.fullmatch(
        r"(?:https?:/*)?((?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?)", text, re.I
    ):
        written = f"https://{match[1]}"
    else:
        return ""
    return f"write {pasted(written)}" if valid(written) else ""
