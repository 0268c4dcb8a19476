"""Fold the characters of texts for full text: case, forms and marks that readers do not tell apart.

A folded text contains only characters of tokens (``words``), apostrophes, and spaces for the rest.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

_APOSTROPHES = "'’‘ʼ＇"
_ZERO_WIDTH_SPACE = "\u200b"
_KANA_VOICING = re.compile("[\u3099\u309a\uff9e\uff9f]")  # merges with halfwidth kana, too
_DETACHED_MARK = (
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U000e0100-\U000e01ef]"
)
"""Combining marks that belong to no single script, and variation selectors."""
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "þ": "th"}
    | {"æ": "ae", "œ": "oe"}
)
"""Latin letters that readers replace with plain ones, although Unicode does not decompose them."""


@cache
def _detached_mark() -> re.Pattern[str]:
    return re.compile(_DETACHED_MARK)


def fold(text: str) -> str:
    """Return ``text`` folded: only characters of tokens, apostrophes, and spaces for the rest."""
    if not _is_composed(text):
        text = "".join(map(_compose, _clusters(text)))
    return text.translate(_FOLDED)


def fold_with_origin(text: str) -> tuple[str, Sequence[int]]:
    """Return the folded text, and the positions in ``text`` of its code points and its end."""
    one_by_one = text.isascii() or (
        _is_composed(text) and all(len(_FOLDED[ord(char)]) == 1 for char in set(text))
    )
    if one_by_one:
        return text.translate(_FOLDED), range(len(text) + 1)
    folded: list[str] = []
    origin: list[int] = []
    at = 0
    for cluster in _clusters(text):
        piece = _compose(cluster).translate(_FOLDED)
        folded.append(piece)
        origin += [at] * len(piece)
        at += len(cluster)
    return "".join(folded), [*origin, at]


def _is_composed(text: str) -> bool:
    """Return whether every code point of ``text`` can be folded by itself."""
    return text.isascii() or (
        unicodedata.is_normalized("NFC", text) and not _KANA_VOICING.search(text)
    )


def _clusters(text: str) -> Iterable[str]:
    """Return ``text`` in pieces that can be normalised separately.

    A piece is a character with all following ones that may combine with it.
    """
    if _is_composed(text):
        return text
    starts = [at for at, char in enumerate(text) if at == 0 or not _may_merge(char)]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _may_merge(char: str) -> bool:
    """Return whether a character may combine with the one before.

    These are marks, vowels and finals of decomposed Hangul, and voicing marks of halfwidth kana.
    """
    return (
        unicodedata.category(char).startswith("M")
        or "\u1160" <= char <= "\u11ff"
        or char in "\uff9e\uff9f"
    )


def _compose(cluster: str) -> str:
    if len(cluster) == 1:
        return cluster
    halfwidth_kana = "\uff66" <= cluster[0] <= "\uff9d"  # its voicing combines only in NFKC
    return unicodedata.normalize("NFKC" if halfwidth_kana else "NFC", cluster)


class _Folded(dict[int, str]):
    """A translation table that computes the folding of a code point when it is first needed."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_FOLDED = _Folded()


def _fold_character(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cf":  # joiners, soft hyphens, directional marks: removed inside a word
        return " " if char == _ZERO_WIDTH_SPACE else ""
    if _detached_mark().match(char):
        return ""
    text = unicodedata.normalize("NFKC", char).casefold()
    decomposed = unicodedata.normalize("NFKD", text)
    if decomposed < "\u0530":  # Latin, Greek, Cyrillic
        text = "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
    text = "".join(map(_token_character, text.translate(_PLAIN_LETTERS)))
    raised = category in {"No", "So"} and unicodedata.decomposition(char).startswith("<su")
    return f" {text} " if raised else text


def _token_character(char: str) -> str:
    if char in _APOSTROPHES:
        return "'"
    if _detached_mark().match(char):
        return ""
    return char if unicodedata.category(char)[0] in "LNM" else " "
