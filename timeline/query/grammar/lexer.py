"""The text of a query in pieces: quotes, and the words of a command line as one text.

A stored query is one text. On a command line the shell has removed the quotes and split the words,
so a word with spaces was quoted there. ``join_words`` adds such quotes again, so that both forms
have one text with one set of positions.

Inside double quotes ``\\"`` is a quote and ``\\\\`` a backslash; any other backslash is literal.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from timeline.dates.names import MONTH, WEEKDAY
from timeline.errors import QueryError
from timeline.spans import Span

PREFIXES = re.compile("(?:not:|surely:|said:|rival:)*")
_HEAD = re.compile(r'(?<![^\s":,])[^\s":,]++(?=:)')
_NAMED = re.compile(r"[A-Za-z][A-Za-z_.-]*:(?=[^\s/])")  # looks like a field; may be unknown
_BARE = re.compile(r"\w(?:[\w.~%/&’'-]*\w)?")
_PART = r"[0-9]{4}(?:-?(?:W[0-9]{2}|[QH][1-4])|s)"  # 2021-W12, 2021-Q1, 1990s
_DATED = re.compile(rf"(?=.*[0-9X]{{4}})(?:{_PART}|[0-9X.,/\[\]~?%TZ:+-])+")
_YEAR = re.compile(r"(?<![0-9X+-])[0-9X]{4,}(?![0-9X:])")
_DAY_IN_WORDS = re.compile(rf"(?i)\b(?:{WEEKDAY}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?), ?(?=\w)")
_PLAUSIBLE_YEAR = re.compile(r"(?:1[5-9]|2[01])[0-9X]{2}")
_OPERATORS = frozenset({"none", "AND", "OR", "NOT"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One value as written: ``text`` without its quotes, and its position in ``source``."""

    source: str
    start: int
    end: int
    text: str
    quoted: bool

    def error(self, message: str, hint: str = "", position: int = 0) -> QueryError:
        """Return an error that points at this piece, beginning at ``position`` of its text."""
        start = self.start + (position + self.quoted if position < len(self.text) else 0)
        if start == self.end:  # the piece is empty: point at the colon or comma before it
            start -= 1
        return QueryError(message, self.source, start, self.end, hint)


def quote(text: str) -> str:
    """Return ``text`` in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def looks_like_a_date(text: str) -> bool:
    """Return whether a word without a field is meant as a date, or a range or list of dates.

    It has only characters of dates, begins with a year (``2017``, ``..2017``), and every year is
    between 1500 and 2199: other numbers of four digits are words.
    """
    if not _DATED.fullmatch(text):
        return False
    years = _YEAR.findall(text)
    return bool(
        years
        and text.lstrip(".,/[~?%").startswith(years[0])
        and all(map(_PLAUSIBLE_YEAR.fullmatch, years))
    )


def spell(text: str) -> str:
    """Return ``text`` as a value, in quotes only if it would have another meaning without."""
    meant = ".." in text or text in _OPERATORS or looks_like_a_date(text)
    return text if _BARE.fullmatch(text) and not meant else quote(text)


def outside_quotes(source: str, start: int, end: int) -> Iterator[int]:
    """Yield the positions outside double quotes. Raises QueryError if a quote is not closed."""
    opened = -1
    at = start
    while at < end:
        if source[at] == '"':
            opened = at if opened < 0 else -1
        elif opened < 0:
            yield at
        elif source[at] == "\\" and source[at + 1 : min(at + 2, end)] in ("\\", '"'):
            at += 1
        at += 1
    if opened >= 0:
        raise QueryError("this quote is not closed", source, opened, end, 'end the phrase with "')


def split(source: str, start: int, end: int, separator: str) -> list[Span]:
    """Return the spans between separators (one character) that are outside quotes."""
    cuts = [at for at in outside_quotes(source, start, end) if source[at] == separator]
    return [*map(Span, [start, *(cut + 1 for cut in cuts)], [*cuts, end])]


def split_text(text: str) -> tuple[str, list[Span]]:
    """Return the text of a stored query and the spans of its clauses.

    Every white space character becomes a space.
    """
    source = _one_line(text)
    return source, [span for span in split(source, 0, len(source), " ") if span[0] < span[1]]


def join_words(words: Sequence[str], fields: Collection[str]) -> tuple[str, list[Span]]:
    """Return the words of a command line as one text, and the span of each: each is a clause."""
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    for word in words:
        part = _requote(_one_line(word).strip(), fields)
        parts.append(part)
        spans.append(Span(at, at + len(part)))
        at += len(part) + 1
    source = " ".join(parts)
    for word, span in zip(words, spans, strict=True):
        if source[slice(*span)] != word and sum(h in fields for h in _HEAD.findall(word)) > 1:
            raise QueryError(
                "this word contains several clauses",
                source,
                *span,
                "put quotes around a phrase only, not around the whole query",
            )
    return source, spans


def read_piece(source: str, start: int, end: int) -> Piece:
    """Return the value from ``start`` to ``end``.

    Its quotes may be followed by a star (``"joint stat"*``) and preceded by ``=``.
    """
    raw = source[start:end]
    if '"' not in raw:
        return Piece(source, start, end, raw, quoted=False)
    star = "*" if raw.endswith('"*') else ""
    equals = "=" if raw.startswith('="') else ""
    body = raw.removesuffix(star).removeprefix(equals)
    outside = len(list(outside_quotes(source, start, end)))
    if outside > len(star + equals) or not body.startswith('"'):
        raise QueryError(
            "quotes must enclose a whole value",
            source,
            start,
            end,
            'write \\" for a quote inside a phrase',
        )
    text = re.sub(r'\\(["\\])', r"\1", body[1:-1])
    return Piece(source, start, end, equals + " ".join(text.split()) + star, quoted=True)


def check_characters(source: str) -> None:
    """Raise QueryError for characters that databases refuse: controls and lone surrogates."""
    for at, char in enumerate(source):
        if unicodedata.category(char) in {"Cc", "Cs"}:
            raise QueryError(
                f"the character U+{ord(char):04X} cannot be searched for", source, at, at + 1
            )


def _one_line(text: str) -> str:
    return "".join(" " if char.isspace() else char for char in text)


def _requote(word: str, fields: Collection[str]) -> str:
    """Return a word of a command line with the quotes that the shell removed."""
    if word and not _has_bare_space(word):
        return word
    prefixes = PREFIXES.match(word)
    start = prefixes.end() if prefixes else 0
    head = _HEAD.match(word, start)
    if head is None or not (head.group() in fields or _NAMED.match(word, start)):
        return word[:start] + quote(word[start:].strip())
    rest = word[head.end() + 1 :]
    values = [rest] if '"' in rest else _split_values(rest)
    values = [quote(value.strip()) if " " in value.strip() else value.strip() for value in values]
    return word[: head.end() + 1] + ",".join(values)


def _split_values(text: str) -> list[str]:
    """Return the values between commas; a comma in ``March 12, 2021`` separates none."""
    inside = {found.group().index(",") + found.start() for found in _DAY_IN_WORDS.finditer(text)}
    cuts = [at for at, char in enumerate(text) if char == "," and at not in inside]
    return [text[a:b] for a, b in zip([0, *(at + 1 for at in cuts)], [*cuts, None], strict=True)]


def _has_bare_space(word: str) -> bool:
    try:
        return any(word[at] == " " for at in outside_quotes(word, 0, len(word)))
    except QueryError:
        return " " in word
