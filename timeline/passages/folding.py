"""The search form of a text, without invisible differences and without line-end hyphenation.

Texts that look the same to a reader can differ because of Unicode normalisation or the extraction
of text from PDF. The following differences are folded, both in the text and in the quote:

- composed and decomposed letters (NFC and NFD), ligatures (``ﬁ``), presentation forms of Arabic
  letters, Kangxi radicals used as ideographs, and the ellipsis, which is three points;
- invisible characters: soft hyphens, zero-width spaces and joiners, direction marks, byte order
  marks, variation selectors;
- runs of white space, and the hyphens U+2010 and U+2011, which look like ``-``.

Whether a hyphen at a line end belongs to the word is unknown, so several forms match: ``exer-`` at
the end of a line and ``cise`` on the next match ``exercise``, ``exer-cise`` and ``exer- cise``.
Between digits a hyphen is never dropped, and a dash never breaks a word. In scripts without spaces
(and in Korean, where lines break inside words) a line end matches a space or nothing.

All other visible differences are kept: ``’`` is not ``'``, and ``–`` is not ``-``. A text of which
these are folded (``typography``) can have a search form, too.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from timeline.passages.finding import Finder
from timeline.spans import Span

_UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef"
)
_HYPHENS = "\u2010\u2011-"  # the last one closes a class of characters
_LINE_ENDS = "\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_NOT_SIGN = "\u00ac"  # some extractors write the hyphen of a broken word like this
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3001-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff01-\uff9f\U00020000-\U0003ffff"
)
# Ligatures and presentation forms: NFKC is applied to these characters only.
_JOINED = "\u2026\u2f00-\u2fd5\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufdef\ufe70-\ufefc"

_BETWEEN = rf"\s{_UNSEEN}{_HYPHENS}"
# A gap: two texts may differ here and still match. A single space between words is not a gap.
_GAP = (
    rf"(?:{_NOT_SIGN}(?=[ \t]*[{_LINE_ENDS}]))?(?:\ *+[{_BETWEEN}]++|\ {{2,}})"
    rf"|(?<=[{_SPACELESS}])\ (?=[{_SPACELESS}])"
)
_GAPS = re.compile(_GAP)
_BREAKING: Final = f"\u00ad{_NOT_SIGN}{_HYPHENS}"
_BROKEN_WORD = re.compile(rf"([{_BREAKING}])[\s{_UNSEEN}]++")
_LINE_END = re.compile(f"[{_LINE_ENDS}]")
_IGNORED = re.compile(f"[{_UNSEEN}]")
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_IN_GAP = re.compile(f"[{_BETWEEN}]")
_HAS_SPACELESS = re.compile(f"[{_SPACELESS}]")
_HAS_JOINED = re.compile(f"[{_JOINED}]")
_EDGES = re.compile(rf"^[\s{_UNSEEN}]+|(?<![\s{_UNSEEN}])[\s{_UNSEEN}]+$")

Forms = tuple[str, ...]
"""The texts (white space and hyphens) that match a gap between letters, the actual text first."""
_NOTHING: Final[Forms] = ("",)
_SPACE: Final[Forms] = ()
"""For a gap that is the space between two words: this space counts as a letter."""


class FoldedText:
    """A text as its letters (with the spaces between words) and the gaps between them.

    ``letters`` consists of pieces. For each piece these are stored: its start in ``letters``, its
    start and its length in the text, and the forms of the gap before it. A piece has the same
    length in both, or it is one folded character or run of white space, which is never split.

    ``written`` is the text before its dashes became hyphens (``typography``), of the same length:
    only what was a hyphen there can break a word.
    """

    def __init__(self, text: str, written: str = "") -> None:
        self.text = text
        written = written or text
        self._at, self._origin, self._size = array("q"), array("q"), array("q")
        self._before: list[Forms] = []
        self.tail = ""
        letters: list[str] = []
        length = begin = 0
        forms = _NOTHING

        def add(piece: str, size: int) -> None:
            nonlocal length, begin, forms
            self._at.append(length)
            self._origin.append(begin)
            self._size.append(size)
            self._before.append(forms)
            letters.append(piece)
            length += len(piece)
            begin += size
            forms = _NOTHING

        for found in _seams(text).finditer(text):
            start, stop = found.span()
            if start > begin:
                add(text[begin:start], start - begin)
            if not _IN_GAP.match(found[0]) and found[0][0] != _NOT_SIGN:
                add(_character(found[0]), stop - start)
                continue
            beside = text[max(start - 1, 0) : start], text[stop : stop + 1]
            forms = _forms(found[0], *beside, may_break=written[start] in _BREAKING)
            if not forms:
                forms = _NOTHING
                add(" ", stop - start)
            begin = stop
        if begin < len(text):
            add(text[begin:], len(text) - begin)
        self.tail = forms[0]  # at the end, a gap is never the space between words
        self.letters = "".join(letters)
        self._ends = self._at[1:] + array("q", [length])
        self._finder = Finder(self.letters)

    def find(self, words: "FoldedText") -> Iterator[tuple[int, Span]]:
        """Yield the occurrences of ``words``: offset in ``letters`` and span in the text."""
        for at in self._finder.find(words.letters) if words.letters else ():
            if self._fits(words, at) and (span := self._span(words, at)):
                yield at, span

    def is_between(self, before: "FoldedText", at: int, stop: int, after: "FoldedText") -> bool:
        """Whether ``before`` ends at ``at`` and ``after`` begins at ``stop`` in ``letters``."""
        if self.letters[at - 1 : at] == " ":
            at -= 1
        if self.letters[stop : stop + 1] == " ":
            stop += 1
        return self._holds(before, at - len(before.letters)) and self._holds(after, stop)

    @property
    def _head(self) -> int:
        """The number of hyphens before the first letter."""
        return self._before[0][0].count("-") if self._before and self._before[0] else 0

    def _holds(self, words: "FoldedText", at: int) -> bool:
        return at >= 0 and self.letters.startswith(words.letters, at) and self._fits(words, at)

    def _fits(self, words: "FoldedText", at: int) -> bool:
        """Whether the gaps between the letters at ``at`` match the gaps of ``words``."""
        due = dict(words._gaps)
        first = bisect_right(self._at, at)
        for number in range(first, bisect_left(self._at, at + len(words.letters))):
            if due.pop(self._at[number] - at, "") not in self._before[number]:
                return False
        return not due

    @property
    def _gaps(self) -> Iterator[tuple[int, str]]:
        """Yield each gap between letters: its offset in ``letters`` and its actual text."""
        for at, forms in zip(self._at, self._before, strict=True):
            if at and forms[0]:
                yield at, forms[0]

    def _span(self, words: "FoldedText", at: int) -> Span | None:
        """Return the span of these letters in the text; None if it would split a character."""
        stop = at + len(words.letters)
        first, last = bisect_right(self._at, at) - 1, bisect_left(self._ends, stop)
        begun, left = at - self._at[first], self._ends[last] - stop
        if (begun and not self._is_plain(first)) or (left and not self._is_plain(last)):
            return None
        start = self._origin[first] + begun
        end = self._origin[last] + self._size[last] - left
        start = _beyond(self.text, start, -1, words._head)
        end = _beyond(self.text, end, 1, words.tail.count("-"))
        span = Span(start, end)
        if min(span) < 0 or cuts_character(self.text, start) or cuts_character(self.text, end):
            return None
        return span

    def _is_plain(self, piece: int) -> bool:
        return self._size[piece] == self._ends[piece] - self._at[piece]

    def readable(self) -> tuple[str, Sequence[int]]:
        """Return the letters with the gaps between them, and the text offset of each character."""
        parts: list[str] = []
        places = array("q")
        for number, forms in enumerate(self._before):
            begin, stop, origin = self._at[number], self._ends[number], self._origin[number]
            parts += forms[0], self.letters[begin:stop]
            places.extend([max(origin - 1, 0)] * len(forms[0]))
            plain = self._is_plain(number)
            places.extend(
                range(origin, origin + stop - begin) if plain else [origin] * (stop - begin)
            )
        return "".join(parts), places


def cuts_character(text: str, at: int) -> bool:
    """Whether a mark or Hangul letter at ``at`` belongs to the character before it.

    White space is none: it is folded, so that no quote begins with it.
    """
    if not 0 < at < len(text) or text[at] < "\u0300" or text[at - 1].isspace():
        return False
    return _continues(text[at - 1], text[at]) and not _IGNORED.match(text[at])


def _continues(before: str, character: str) -> bool:
    if unicodedata.category(character)[0] == "M":
        return True
    is_rest = "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7fb"
    return is_rest and ("\u1100" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7fb")


def trimmed(text: str) -> str:
    """Return the text without white space and invisible characters at its ends."""
    return _EDGES.sub("", text)


def _seams(text: str) -> re.Pattern[str]:
    """Return a pattern that finds the gaps of a text and the characters to fold."""
    if text.isascii():
        return _GAPS
    if unicodedata.is_normalized("NFC", text) and not _HAS_JOINED.search(text):
        return _GAPS
    used = [each for each in sorted(set(text)) if not _IN_GAP.match(each)]
    marks = "".join(each for each in used if _continues("\u1100", each))
    alone = "".join(each for each in used if not unicodedata.is_normalized("NFC", each))
    parts = [_GAP, f"[{_JOINED}{re.escape(alone)}]"]
    if marks:
        parts.insert(1, rf"[^\ {_BETWEEN}][{re.escape(marks)}]++")
    return re.compile("|".join(parts))


@lru_cache(20_000)
def _character(text: str) -> str:
    if _HAS_JOINED.search(text):
        text = _HAS_JOINED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return unicodedata.normalize("NFC", text)


def _forms(gap: str, left: str, right: str, *, may_break: bool) -> Forms:
    """Return the texts that match a gap between these two characters.

    ``may_break``: whether it begins with a hyphen, which may break a word.
    """
    seen = _HYPHEN.sub("-", re.sub(r"\s+", " ", _IGNORED.sub("", gap)))
    at_line_end = _LINE_END.search(gap) is not None
    if at_line_end and (broken := _BROKEN_WORD.fullmatch(gap)):
        in_word = may_break and all(_is_letter(side) for side in (left, right))
        joined = ("",) if in_word or broken[1] == "\u00ad" else ()
        return (seen.replace(_NOT_SIGN, "-"), "- ", "-", *joined)
    if seen != " ":
        return (seen,)
    if _HAS_SPACELESS.match(left) and _HAS_SPACELESS.match(right):
        return (" ", "") if at_line_end else (" ",)
    return _SPACE


def _is_letter(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "LM"


def _beyond(text: str, at: int, step: int, hyphens: int) -> int:
    """Return the offset after these hyphens, past gap characters only; -1 if there are fewer."""
    while hyphens:
        character = text[at - 1 : at] if step < 0 else text[at : at + 1]
        if not character or not _IN_GAP.match(character):
            return -1
        hyphens -= bool(_HYPHEN.match(character))
        at += step
    return at
