"""The words of full text: one tokeniser for the index and for queries.

Both databases get the tokens of this module and do not tokenise themselves (FTS5 with
``tokenize='ascii'`` over tokens joined by spaces; a tsvector of literal lexemes with positions), so
that both find the same texts. A token contains only ASCII ``a-z0-9`` and non-ASCII letters, numbers
and marks: no character that either database, or its query syntax, treats specially.

===============================  ===================================================================
written                          tokens
===============================  ===================================================================
``Launch``, ``ＬＡＵＮＣＨ``       ``launch`` (compatibility forms and case are folded)
``Zürich``, ``Łódź``, ``Ёлкин``  ``zurich``, ``lodz``, ``елкин`` (Latin, Greek, Cyrillic lose marks)
``F-35A``, ``3.9``, ``17,000``   ``f 35a``, ``3 9``, ``17 000``: in a query, these are phrases
``Seoul’s``, ``O’Brien``         ``seoul``, ``o brien`` (a possessive ``’s`` is dropped)
``800㎞``, ``km²``                ``800km``, ``km 2`` (a superscript is separate, as in footnotes)
``발사했다``                     ``발사 사했 했다 다``: pairs, then the last character by itself
``ICBM발사``                     ``icbm 발사 사``
===============================  ===================================================================

Chinese and Japanese have no spaces between words, and Korean adds endings to words. Split into
overlapping pairs, they are found by any part of two or more characters as a phrase, and by one
character as a prefix. The last character is a token by itself, so that the tokens of a phrase with
a space follow each other without a gap.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from timeline.query.grammar.folding import fold, fold_with_origin
from timeline.spans import Span

LONGEST = 64
"""The longest token, in code points; the rest is cut off, in the index and in the query."""

_CJK = (
    "\u1100-\u11ff\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u309f"
    "\u30a1-\u30fa\u30fc-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
"""Han, Hiragana, Katakana, Hangul and Bopomofo, as a regular expression's character class."""

_POSSESSIVE = f"(?<=[^ '])'s(?![^ '{_CJK}])"

# Large classes of characters take milliseconds to compile, and most commands search for no words.


@cache
def _has_cjk() -> re.Pattern[str]:
    return re.compile(f"[{_CJK}]")


@cache
def _possessive() -> re.Pattern[str]:
    return re.compile(_POSSESSIVE)


@cache
def _run() -> re.Pattern[str]:
    return re.compile(f"(?P<cjk>[{_CJK}]+)|(?P<possessive>{_POSSESSIVE})|[^ '{_CJK}]+")


class Token(NamedTuple):
    """One word of a searched phrase; with ``prefix`` it matches any token that begins with it."""

    text: str
    prefix: bool = False

    def is_in(self, token: str) -> bool:
        """Return whether it matches a token of a text."""
        return token.startswith(self.text) if self.prefix else token == self.text


def index_tokens(text: str) -> list[str]:
    """Return the tokens of ``text`` in order; the index in the list is the position of a token."""
    folded = fold(text)
    spaced = _spaced(folded)
    if spaced is None:
        return [token for token, _, _ in _cut(folded)]
    return [run[:LONGEST] for run in spaced.split()]


def query_tokens(text: str, prefix: bool = False) -> list[Token]:
    """Return the tokens that must follow each other in a match; empty if ``text`` has no word.

    With ``prefix`` the last word is the start of a word. A last word in Chinese, Japanese or Korean
    is always a prefix, because the script does not show where a word ends.
    """
    cut = list(_cut(fold(text)))
    if not cut:
        return []
    last, _, end = cut[-1]
    if _is_cjk(last):
        inside_longer_run = len(cut) > 1 and cut[-2][2] == end
        if inside_longer_run:  # the pair before suffices; the last character would end the word
            return [Token(token) for token, _, _ in cut[:-1]]
        prefix = True
    return [*(Token(token) for token, _, _ in cut[:-1]), Token(last, prefix)]


def may_match(text: str, phrase: Sequence[Token]) -> bool:
    """Return whether a text may match a phrase; False if it surely does not.

    To find that out takes a small part of the time to split the text into tokens.
    """
    if not text.isascii():
        return True
    folded = text.lower()
    return all(token.text in folded for token in phrase)


def matches(tokens: Sequence[str], phrase: Sequence[Token]) -> bool:
    """Return whether ``phrase`` is in a text with these ``index_tokens``, like both databases."""
    return any(True for _ in _places(tokens, phrase))


def spans(text: str, phrases: Iterable[Sequence[Token]]) -> list[Span]:
    """Return the spans of ``phrases`` in ``text`` (code points, end exclusive).

    They are in order and do not overlap.
    """
    folded, origin = fold_with_origin(text)
    spaced = _spaced(folded)
    ends = _ends_in_cut(folded, phrases) if spaced is None else _ends_in_spaced(spaced, phrases)
    return _united(
        [Span(origin[start], max(origin[end], origin[end - 1] + 1)) for start, end in ends]
    )


def _ends_in_cut(folded: str, phrases: Iterable[Sequence[Token]]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each place at which a phrase is in a folded text."""
    cut = list(_cut(folded))
    tokens = [token for token, _, _ in cut]
    for phrase in phrases:
        for first in _places(tokens, phrase):
            _, start, _ = cut[first]
            _, last_start, end = cut[first + len(phrase) - 1]
            if phrase[-1].prefix and _is_cjk(phrase[-1].text):  # not the whole pair
                end = last_start + len(phrase[-1].text)
            yield start, end


def _ends_in_spaced(spaced: str, phrases: Iterable[Sequence[Token]]) -> Iterator[tuple[int, int]]:
    """Yield the same of a text whose words only spaces separate: many times faster."""
    for phrase in phrases:
        at = spaced.find(phrase[0].text) if phrase else -1
        while at >= 0:
            begins = at == 0 or spaced[at - 1] == " "
            if begins and (end := _end_of(spaced, at, phrase)):
                yield at, end
            at = spaced.find(phrase[0].text, at + 1)


def _end_of(spaced: str, at: int, phrase: Sequence[Token]) -> int:
    """Return where a phrase ends that begins with the word at this place; 0 if it does not."""
    end = at
    for word in phrase:
        while spaced.startswith(" ", at):
            at += 1
        end = spaced.find(" ", at)
        end = len(spaced) if end < 0 else end
        if not word.is_in(spaced[at : min(end, at + LONGEST)]):
            return 0
        at = end
    return end


def _spaced(folded: str) -> str | None:
    """Return a folded text with spaces for apostrophes and possessives, of the same length.

    None for a text with Chinese, Japanese or Korean, whose words spaces do not separate.
    """
    if not folded.isascii() and _has_cjk().search(folded):
        return None
    if "'" in folded:
        return _possessive().sub("  ", folded).replace("'", " ")
    return folded


def _places(tokens: Sequence[str], phrase: Sequence[Token]) -> Iterator[int]:
    """Yield the positions at which ``phrase`` begins; none for an empty phrase."""
    if not phrase:
        return
    word, *others = phrase
    last = len(tokens) - len(others)
    at = _next(tokens, word, 0)
    while at < last:
        if all(other.is_in(tokens[at + i]) for i, other in enumerate(others, 1)):
            yield at
        at = _next(tokens, word, at + 1)


def _next(tokens: Sequence[str], word: Token, at: int) -> int:
    """Return the first position from this one on at which a word is; past the end if nowhere."""
    if word.prefix:
        return next((n for n in range(at, len(tokens)) if word.is_in(tokens[n])), len(tokens))
    try:
        return tokens.index(word.text, at)
    except ValueError:
        return len(tokens)


def _united(found: list[Span]) -> list[Span]:
    """Return the spans in order; overlapping ones are merged."""
    united: list[Span] = []
    for start, end in sorted(found):
        if united and start < united[-1][1]:
            united[-1] = Span(united[-1].start, max(end, united[-1].end))
        else:
            united.append(Span(start, end))
    return united


def _cut(folded: str) -> Iterator[tuple[str, int, int]]:
    """Yield the tokens of a folded text with start and end (of the whole word, if cut off)."""
    for match in _run().finditer(folded):
        start, end = match.span()
        if match.lastgroup == "cjk":
            for at in range(start, end):
                yield folded[at : min(at + 2, end)], at, min(at + 2, end)
        elif match.lastgroup != "possessive":
            yield folded[start : min(end, start + LONGEST)], start, end


def _is_cjk(token: str) -> bool:
    match = _run().match(token)
    return match is not None and match.lastgroup == "cjk"
