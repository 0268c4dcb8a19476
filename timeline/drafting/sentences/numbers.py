"""Numbers and amounts of money in running text, in the notation of quantities."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from timeline.drafting.sentences.designations import SERIES
from timeline.numerals import ONES, SINGLE, TEENS, TENS
from timeline.quantities.advice import meanings
from timeline.spans import Span

_QUALIFIERS: Final = {
    "some": "about", "roughly": "about", "an estimated": "about", "estimated": "about",
    "close to": "about", "as many as": "up to", "no fewer than": "at least",
    "nearly": "about", "almost": "about", "well over": "over", "just over": "over",
    "just under": "under", "a total of": "", "all": "",
}  # fmt: skip
_READ_AS_ABOUT: Final = ("nearly", "almost", "close to")
_QUALIFIER: Final = (
    r"about|around|approximately|roughly|some|nearly|almost|(?:well |just )?over|more than"
    r"|at least|at most|up to|no (?:more|fewer|less) than|fewer than|less than|an? estimated"
    r"|estimated|as many as|close to|(?:just )?under|a total of|all"
)
_DIGITS: Final = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_COMPOSED: Final = rf"({'|'.join(TENS)})-({'|'.join(ONES)})\b"
_WORDS: Final = rf"(?:{'|'.join(TENS)})(?:-(?:{'|'.join(ONES)}))?|{'|'.join((*TEENS, *ONES))}"
_PARTICLE: Final = re.compile(r"\b(?:hand|tak|turn|fl[ye]|flown|took|pass)[a-z]* \Z", re.IGNORECASE)
_SCALE: Final = r"hundred|thousand|million|billion|trillion|dozen|bn|tn"
_ONE: Final = rf"(?:(?:{_DIGITS})(?:[ -]?(?:{_SCALE})\b)?|(?:{_WORDS})\b(?:[ -](?:{_SCALE})\b)?"
_ONE_OR_A: Final = rf"{_ONE}|an? (?:{_SCALE})\b)"
_NO_SERIES: Final = "".join(f"(?<!{each} )" for each in SERIES)
_NUMBER: Final = re.compile(
    rf"(?<![\w.,/$€£¥₩-]){_NO_SERIES}(?:(?P<qualifier>{_QUALIFIER})(?: another| an additional)? )?"
    rf"(?P<first>{_ONE_OR_A})"
    rf"(?:(?:-| to )(?P<last>{_ONE}))(?![\w]))?"
    rf"(?P<more> or more)?(?![\w%]|[-/][0-9A-Z]|,[0-9]|\.[0-9]|-(?:year|day|month|week|hour|mile)"
    rf"| ?(?:%|percent|per cent))",
    re.IGNORECASE,
)
_CURRENCY: Final = (
    r"South Korean won|North Korean won|won|yen|U\.?S\.? dollars|Australian dollars|dollars|euros"
    r"|yuan|renminbi|pounds sterling|pounds|roubles|rubles|zlotys?|rupees|kronor|kroner|hryvnias?"
)
_ADJECTIVE: Final = r"dollar|euro|pound|won|yen|yuan|rouble|ruble|rupee|zloty|krona|krone|hryvnia"
_SYMBOL: Final = (
    r"US\$|A\$|NT\$|CA?\$|HK\$|\$|€|£|¥|₩|₹|\bRs\.?(?= ?[0-9])"
    r"|(?-i:\b(?:USD|EUR|GBP|KRW|JPY|CNY|INR|AUD|CAD|TWD|PHP|PLN"
    r"|SEK|NOK|DKK|CHF|SGD|TRY|UAH|RUB)(?= ?[0-9])"
    r"|\bP(?=[0-9][0-9,.]* ?[bm]illion))"
)
_MONEY: Final = re.compile(
    rf"(?:\b(?P<qualifier>{_QUALIFIER}) )?"
    rf"(?:(?P<symbol>{_SYMBOL}) ?(?P<figure>{_DIGITS})"
    rf"(?:[ -]?(?P<scale>{_SCALE}|crore|lakh|[mbt])\b)?"
    rf"|(?<![\w.,-])(?P<number>{_ONE_OR_A}) (?P<currency>{_CURRENCY})\b"
    rf"|(?<![\w.,-])(?P<many>{_ONE}))[ -](?P<adjective>{_ADJECTIVE})\b)",
    re.IGNORECASE,
)
_NAMES: Final = {
    "c$": "CAD", "ca$": "CAD", "australian dollars": "AUD", "pounds": "GBP", "₹": "INR",
    "krona": "kronor", "krone": "kroner", "zloty": "zlotys", "hryvnia": "hryvnias",
}  # fmt: skip
_INDIAN: Final = {"crore": ("million", 10), "lakh": ("thousand", 100)}
_UNKNOWN: Final = ("rs", "rs.", "p")
"""Signs of several currencies: rupees of India or Pakistan, pesos or pula."""


class Number(NamedTuple):
    """A number in a sentence, in the notation; ``inferred`` is why it was read so, if in doubt."""

    span: Span
    text: str
    inferred: str = ""


class Money(NamedTuple):
    """An amount of money, and the same in another currency if the text has it in brackets.

    ``text`` is empty if the sign may be that of several currencies.
    """

    span: Span
    text: str
    inferred: str = ""
    restates: str = ""


def numbers_in(text: str) -> list[Number]:
    """Return the counts in a sentence, without ages, shares, names and ordinals."""
    return list(_numbers(text))


def money_in(text: str) -> list[Money]:
    """Return the amounts of money in a sentence; one in brackets belongs to that before it."""
    found: list[Money] = []
    for match in _MONEY.finditer(text):
        amount = _amount(match)
        if amount is None:
            continue
        before = found[-1] if found else None
        if before and re.fullmatch(r" \((?:or )?", text[before.span.end : match.start()]):
            if not before.restates:
                found[-1] = before._replace(
                    span=Span(before.span.start, amount.span.end), restates=amount.text
                )
            continue
        found.append(amount)
    return found


def _numbers(text: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(text):
        qualifier = (match["qualifier"] or "").lower()
        qualifier = qualifier.replace("a estimated", "an estimated")
        if qualifier == "over" and _PARTICLE.search(text[: match.start()]):
            qualifier = ""  # "handed over two systems"
        plain = _plain(match["first"])
        if match["last"]:
            plain = f"{plain} to {_plain(match['last'])}"
        if match["more"]:
            plain = f"{plain} or more"
        read = " ".join(filter(None, (_QUALIFIERS.get(qualifier, qualifier), plain)))
        written = meanings(read, money=False)
        if len(written) == 1:
            reason = f"“{qualifier}” is read as about" if qualifier in _READ_AS_ABOUT else ""
            yield Number(Span(*match.span()), written[0][0], reason)


def _plain(number: str) -> str:
    """Return a number without separators of thousands; composed words as digits."""
    text = re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", number.lower())
    if match := re.match(_COMPOSED, text):
        text = str(SINGLE[match[1]] + SINGLE[match[2]]) + text[match.end() :]
    return re.sub(r"(?<=\w)-(?=[a-z])", " ", text)


def _amount(match: re.Match[str]) -> Money | None:
    qualifier = (match["qualifier"] or "").lower()
    if match["symbol"]:
        scale = {"m": "million", "b": "billion", "t": "trillion"}.get(
            (match["scale"] or "").lower(), match["scale"] or ""
        )
        figure = _plain(match["figure"])
        if scale.lower() in _INDIAN:
            scale, times = _INDIAN[scale.lower()]
            figure = f"{Decimal(figure) * times:f}"
        number, name = f"{figure} {scale}".strip(), match["symbol"].lower()
        if name in _UNKNOWN:
            return Money(Span(*match.span()), "")
    elif match["adjective"]:
        if "illion" not in match["many"].lower():
            return None  # "a 500-pound bomb"
        number, name = _plain(match["many"]), f"{match['adjective'].lower()}s"
        name = name if name.removesuffix("s") not in ("won", "yen", "yuan") else name[:-1]
    else:
        number, name = _plain(match["number"]), match["currency"].lower()
    name = _NAMES.get(name, _NAMES.get(name.removesuffix("s"), name))
    name = name.upper() if len(name) == 3 and name not in _CURRENCY else name
    name = re.sub(r"^u\.?s\.? ", "us ", name)
    before = _QUALIFIERS.get(qualifier, qualifier)
    read = " ".join(filter(None, (before, number, name)))
    found = meanings(read, money=True)
    if not found:
        return None
    written, meant = found[0]
    reason = f"“{qualifier}” is read as about" if qualifier in _READ_AS_ABOUT else ""
    if meant and not reason:
        reason = f"the currency is taken as {meant}"
    return Money(Span(*match.span()), written, reason)
