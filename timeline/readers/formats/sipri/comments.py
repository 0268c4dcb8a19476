"""What the comments of the register say in words that cannot mean anything else.

Comments are clauses between semicolons (the register writes semicolons for commas too). A clause is
read only as a whole: what says more than the rules below stays in the summary. ``Probably`` and
``possibly`` at its beginning make it doubtful.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from timeline.errors import QuantityError
from timeline.quantities import parse_quantity

_LONG = 300  # characters: patterns are slow on a long text
_DOUBT = re.compile(r"(?:probably|possibly|perhaps|reportedly)\s+", re.IGNORECASE)
_SIZES = {"m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "tr": 12, "trillion": 12}
_SUM = (
    r"(US\$|\$|€|£|[A-Z]{3})\s?([0-9]+(?:\.[0-9]+)?)\s?(tr|trillion|mn?|million|bn?|billion)\b\.?"
)
_MONEY = re.compile(r"(?:\$|€|£|\b[A-Z]{3})\s?[0-9][0-9.,]*(?:-[0-9.,]+)?\s?(?:tr|m|b|k)")
_PRICE = re.compile(rf"{_SUM}(?: \({_SUM}\))? (?:deal|contract)(?: \(([^()]*)\))?")
_CURRENCIES = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP"}
_PARTY = r"([^();]+?)"
_BUYER = rf"(?:ordered|bought)(?: and delivered)? via {_PARTY}(?: from [^();]+ production line)?"
_PAYER = rf"(?:financed|funded|paid for|paid) by {_PARTY}"
_BOTH = rf"(?:ordered|bought) via and (?:financed|funded|paid for) by {_PARTY}"
_EACH = rf"(?:ordered|bought) via {_PARTY} and (?:financed|funded|paid for) by {_PARTY}"
_MODES = {
    "aid": r"(?:military |'[^']*' )?aid(?: \((?!.*\b(?:loan|lease)\b)[^()]*\))?",
    "gift": "gift",
    "lease": r"(?:\w+-year |long-term |short-term )?leased?(?: (?:for|until) [^();]+)?",
    "loan": r"(?:on )?loan(?: (?:for|until) [^();]+)?",
    "barter": "barter(?: deal)?",
    "kits": r"(?:all )?(?:assembled )?from kits(?: in [^();]+)?",
    "licence-production": (
        r"(?:licen[cs]ed? production|(?:assembled/)?produc(?:ed|tion) under licen[cs]e)"
        r"(?: in [^();]+)?"
    ),
}
_CARRIERS = (
    r"frigates?|corvettes?|destroyers?|cruisers?|submarines?|ships?|boats?|carriers?|craft|FAC|OPVs?"
    r"|AALS|MCMVs?|aircraft|helicopters?|fighters?|UAVs?|tanks?|APCs?|APVs?|IFVs?|AFVs?|AFSVs?|vehicles?"
    r"|systems?|launchers?|guns?"
)
_PLATFORM = re.compile(
    r"for (?!use\b|moderni[sz]ation|modification|training\b|tests?\b|testing\b|evaluation\b)"
    rf"([^;]*\b(?:{_CARRIERS})\b[^;]*)",
    re.IGNORECASE,
)
_DESIGNATION = re.compile(r"((?:\S+ ){1,3})designation (\S.*)")
_VAGUE = re.compile(r"\b(?:or|possibly|probably)\b")
_SEVERAL = re.compile(r"[()]| or ")
_LATER = re.compile(
    r"(?:delivery|deliveries)(?: of (?:all|(?:the )?(?:others?|rest|remaining(?: [0-9]+)?)))?"
    r" (?:planned|scheduled|expected|due)( by| before| from| in)?"
    r" ((?:19|20)[0-9]{2})(?:\s?[-–]\s?((?:19|20)[0-9]{2}))?",
    re.IGNORECASE,
)
_ADJECTIVES = {
    "british": "united kingdom", "burmese": "myanmar", "danish": "denmark", "dutch": "netherlands",
    "french": "france", "greek": "greece", "irish": "ireland", "ivorian": "cote d'ivoire",
    "spanish": "spain", "swiss": "switzerland", "uk": "united kingdom", "us": "united states",
    "polish": "poland", "finnish": "finland", "filipino": "philippines", "emirati": "uae",
}  # fmt: skip


@dataclass(slots=True)
class Remarks:
    """What the comments of an order say; empty if they do not. ``doubtful`` are names of fields."""

    cost: str = ""
    restated: str = ""  # the same sum in another currency
    mode: str = ""
    payers: tuple[str, ...] = ()  # names, which may be none of a party
    buyers: tuple[str, ...] = ()
    platform: str = ""
    local_designation: str = ""
    expected: str = ""  # when the delivery was planned
    doubtful: set[str] = field(default_factory=set)


def read(comments: str, recipient: str) -> Remarks:
    """Return what the comments of an order say. The designation must be that of the recipient."""
    return (_read if len(comments) < _LONG else _read.__wrapped__)(comments, recipient)


@lru_cache(1 << 12)
def _read(comments: str, recipient: str) -> Remarks:
    found = Remarks()
    modes: dict[str, bool] = {}
    platforms: list[str] = []
    for clause in _clauses(comments):
        if len(clause) > _LONG:
            continue  # it has no value of a reasonable length
        doubt = _DOUBT.match(clause)
        words, doubtful = clause[doubt.end() if doubt else 0 :], bool(doubt)
        if mode := _mode(words):
            modes[mode] = modes.get(mode, True) and doubtful
        elif _parties(found, words, doubtful) or doubtful:
            continue
        elif platform := _PLATFORM.fullmatch(words):
            platforms += [""] if _VAGUE.search(platform[1]) else [platform[1]]
        elif later := _LATER.fullmatch(words):
            found.expected = _expected(later)
        elif (named := _DESIGNATION.fullmatch(words)) and _is_own(named[1], recipient):
            found.local_designation = "" if _SEVERAL.search(named[2]) else named[2]
    if len(modes) == 1:
        ((found.mode, doubtful),) = modes.items()
        found.doubtful |= {"mode"} if doubtful else set()
    if len(platforms) == 1 and len(platforms[0]) <= 200:
        found.platform = platforms[0]
    if len(found.local_designation) > 200:
        found.local_designation = ""
    _price(found, comments)
    return found


def _clauses(comments: str) -> Iterator[str]:
    """Yield what is between semicolons, those in parentheses excepted."""
    depth, start = 0, 0
    for at, letter in enumerate(comments):
        depth = max(0, depth + (letter == "(") - (letter == ")"))
        if letter == ";" and not depth:
            yield comments[start:at].strip()
            start = at + 1
    yield comments[start:].strip()


def _mode(clause: str) -> str:
    matches = (
        mode for mode, pattern in _MODES.items() if re.fullmatch(pattern, clause, re.IGNORECASE)
    )
    return next(matches, "")


def _parties(found: Remarks, clause: str, doubtful: bool = False) -> bool:
    """Note who ordered and who paid; return whether the clause says it."""
    buyers = payers = ""
    if both := re.fullmatch(_BOTH, clause, re.IGNORECASE):
        buyers = payers = both[1]
    elif each := re.fullmatch(_EACH, clause, re.IGNORECASE):
        buyers, payers = each[1], each[2]
    elif buyer := re.fullmatch(_BUYER, clause, re.IGNORECASE):
        buyers = buyer[1]
    elif payer := re.fullmatch(_PAYER, clause, re.IGNORECASE):
        payers = payer[1]
    for name, words in (("buyer", buyers), ("payer", payers)):
        if words and doubtful:
            found.doubtful.add(name)
    found.buyers += tuple(re.split(r", | and ", buyers)) if buyers else ()
    found.payers += tuple(re.split(r", | and ", payers)) if payers else ()
    return bool(buyers or payers)


def _price(found: Remarks, comments: str) -> None:
    """Note the price of the order: the one sum in the comments, of a whole ``deal``."""
    clauses = (clause for clause in _clauses(comments) if len(clause) <= _LONG)
    prices = [price for clause in clauses if (price := _PRICE.fullmatch(clause))]
    if len(prices) != 1:
        return
    (price,) = prices
    if price[7] and not _parties(found, price[7]):
        return  # the deal has more in it
    if len(_MONEY.findall(comments)) > 1 + bool(price[4]):
        return
    found.cost = _sum(price[1], price[2], price[3])
    if found.cost and price[4]:
        found.restated = _sum(price[4], price[5], price[6])


def _sum(currency: str, number: str, size: str) -> str:
    """Return a sum of money; empty if the letters before it are not a currency."""
    written = f"{number}e{_SIZES[size]} {_CURRENCIES.get(currency, currency)}"
    try:
        parse_quantity(written, money=True)
    except QuantityError:
        return ""
    return written


def _expected(later: re.Match[str]) -> str:
    preposition, first, last = (later[1] or "").strip().lower(), later[2], later[3]
    if last:
        return f"{first}/{last}" if preposition in {"", "in", "from"} and first < last else ""
    if preposition == "from":
        return f"{first}/"  # its end is not known
    return f"{preposition} {first}" if preposition in ("by", "before") else first


def _is_own(adjective: str, recipient: str) -> bool:
    """Return whether an adjective (``Algerian``) belongs to a recipient (``Algeria``)."""
    word, name = adjective.strip().lower(), recipient.lower()
    if word in _ADJECTIVES:
        return _ADJECTIVES[word] == name
    length = min(len(name), max(4, len(word) - 3))
    return name[:length] == word[:length]
