"""Numbers as people write them elsewhere, with words and units: ``10 kt``, ``several``, ``NNW``."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from timeline.kinds.base import MEASURES, Field
from timeline.quantities.advice import rewritings, rewritten
from timeline.quantities.currencies import MINOR_UNITS
from timeline.scalar import pasted

Valid = Callable[[str], bool]
"""Whether a text is a valid value of the field."""
_VAGUE: Final = {
    "several|some|multiple|various|many|numerous|(?:a )?few|a number|a handful": "2+",
    "tens": "20+", "dozens": "24+", "scores": "40+", "hundreds": "200+", "thousands": "2000+",
    "tens of thousands": "20000+", "hundreds of thousands": "200000+", "millions": "2e6+",
}  # fmt: skip
_KNOWN: Final = {"(?:a )?couple": "~2", "(?:a )?pair|both": "2", "half a dozen": "6"}
_BEHIND: Final = r"(?: of(?: [a-z' -]+)?| [a-z' -]+)?"
_NONE: Final = re.compile(r"no|none|nil|zero|nothing", re.IGNORECASE)
_UNITS: Final[dict[str, dict[str, str]]] = {
    "km": {
        "km|kms|kilomet(?:re|er)s?": "1",
        "m|met(?:re|er)s?": "0.001",
        "mi|miles?": "1.609344",
        "nmi?|nautical miles?": "1.852",
        "ft|feet|foot": "0.0003048",
    },
    "min": {"min|mins|minutes?|m": "1", "h|hrs?|hours?": "60", "s|secs?|seconds?": "1/60"},
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
_NOT_METRIC: Final = frozenset({"1.609344", "1.852", "0.0003048"})
_SINGLE: Final = re.compile(r"~?[0-9]+(?:\.[0-9]+)?")
_SCALE: Final = re.compile(r"m(?:ww?|s|l|d|e)(?=[\s0-9~<>])")
"""Another scale of magnitudes than that of body waves."""
_OF_TNT: Final = re.compile(r"\s*(?:of )?tnt(?: equivalent)?$|-equivalent$", re.IGNORECASE)
_NOUN: Final = re.compile(r"[a-z][a-z0-9'’-]*")
_NO_NOUN: Final = frozenset(
    {"or", "and", "to", "per", "plus", "minus", "times", "percent", "by", "million", "thousand"}
)
"""What does not begin the name of what is counted."""
_POINTS: Final = {"n": "north", "e": "east", "s": "south", "w": "west"}
_WINDS: Final = "n nne ne ene e ese se sse s ssw sw wsw w wnw nw nnw"
_COMPASS: Final = {
    name: f"{22.5 * number:g}"
    for number, names in enumerate(_WINDS.split())
    for name in (names, re.sub("[nesw]", lambda each: _POINTS[each[0]], names))
}
"""The degrees of the points of the compass, by their letters and their names without a hyphen."""
REMARK: Final = re.compile(r"(?P<number>.+?)\s*[(\[](?P<remark>[^()\[\]]+)[)\]]")
_GUESS: Final = re.compile(
    r"est(?:\.|imated?|imates)?|approx(?:\.|imately)?|about|ca?\.", re.IGNORECASE
)
_TIMES: Final = re.compile(r"([0-9]{1,6}) ?[x×*] ?([0-9]{1,6})")


def number_advice(field: Field, text: str, valid: Valid) -> str:
    """Return what to write for a number in another form; empty if there is nothing to advise."""
    lower = " ".join(text.casefold().split())
    if field.unit in MEASURES:
        return _measure(field.unit, lower, valid) or _remarked(lower, valid)
    return _in_words(lower, valid) or _remarked(lower, valid) or _counted(field, lower, valid)


def _measure(unit: str, text: str, valid: Valid) -> str:
    """Advise a number without its unit, or in the unit of the field."""
    bare = _OF_TNT.sub("", text)
    if unit == "mb":  # the unit comes first: M5.1, mb 5.1
        if _SCALE.match(bare):
            return (
                f"it is of another scale than {unit}, the body-wave magnitude: leave the field out,"
                " and state it in the summary"
            )
        bare = re.sub(r"^(?:mb|m|magnitude)\s*(?=[0-9~<>])(.*)$", r"\1 mb", bare)
    for names, factor in _UNITS[unit].items():
        match = re.fullmatch(rf"(.*?[^a-z]|.* )\s*(?:{names})", bare)
        written = rewritings(match[1].strip(), factor) if match else []
        if match and factor in _NOT_METRIC:
            written = [_rounded(each, match[1]) for each in written]
        if found := [*filter(valid, written)]:
            return f"write {' or '.join(map(pasted, found))} (the unit is {unit})"
    direction = re.sub(r"[- ]|ern?\b|wards?\b", "", bare)
    if unit == "°" and direction in _COMPASS and valid(f"~{_COMPASS[direction]}"):
        return f"write ~{_COMPASS[direction]} (the unit is {unit}, clockwise from north)"
    return ""


def _rounded(number: str, given: str) -> str:
    """Return a converted number as exact as the given one, with three digits at least.

    Only a single number is rounded: a bound would then exclude what it includes.
    """
    if not _SINGLE.fullmatch(number):
        return number
    value = Decimal(number.removeprefix("~"))
    places = max(3, sum(map(str.isdigit, given))) - 1 - value.adjusted()
    rounded = round(value, places)
    written = f"{rounded:f}"
    written = written.rstrip("0").rstrip(".") if "." in written else written
    return number if rounded == value else f"~{written}"


def _in_words(text: str, valid: Valid) -> str:
    """Advise what a vague word surely means, and where the word itself belongs."""
    if _NONE.fullmatch(text) and valid("0"):
        return "write 0 if a source says so, or not-applicable if there is no such number"
    for words, number in (*_KNOWN.items(), *_VAGUE.items()):
        if (match := re.fullmatch(rf"({words}){_BEHIND}", text)) and valid(number):
            vague = "" if words in _KNOWN else f", which is sure, and {match[1]!r} in the summary"
            return f"write {number}{vague}"
    return ""


def _remarked(text: str, valid: Valid) -> str:
    """Advise a number without the remark or the question mark after it."""
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
    if match := REMARK.fullmatch(text):
        number, remark = match["number"], match["remark"]
        guessed = bool(_GUESS.fullmatch(remark))
        found = rewritten(f"about {number}" if guessed else number)
        if found and valid(found):
            same = guessed or rewritten(remark) == found
            where = "" if same else f", and {remark!r} in the summary"
            return f"write {pasted(found)}{where}"
    return ""


def _counted(field: Field, text: str, valid: Valid) -> str:
    """Advise a number without the noun after it, which must be what the field counts."""
    words = text.split()
    for end in range(len(words) - 1, 0, -1):
        noun = words[end:]
        if noun[0] in _NO_NOUN or not all(map(_NOUN.fullmatch, noun)):
            continue
        found = rewritten(" ".join(words[:end]), whole=field.whole)
        if found and valid(found) and " ".join(noun).upper() not in MINOR_UNITS:
            return f"write {pasted(found)} if that is the number of {field.unit}"
    return ""
