"""Splitting a text into sentences.

There is no model and no language setting, because sources can be in any language. A sentence ends
at a full stop, question mark or similar, including closing quotation marks and note marks after it,
and at a line end. If a lower-case letter follows, the sentence continues; this includes line ends,
as in hard-wrapped text. After an abbreviation a sentence ends only before a word that commonly
begins one (``in the U.S. The allies``, but ``U.S. Forces``).
"""

import re
from collections.abc import Iterator

_CLOSERS = "\"'”’)\\]»›」』】〉》"
_BREAK = re.compile(
    # The lookbehind and the possessive repeats keep long runs of dots linear.
    rf"(?P<stop>(?<![.!?…])[.!?…]++)[{_CLOSERS}]*+(?:\[[0-9]{{1,4}}\])*+(?=\s|\Z)"
    rf"|[。！？｡؟۔।॥]++[{_CLOSERS}]*+"
    r"|\n"
)
_NEXT_WORD = re.compile(r"\s*+[\"'“‘„(\[«‹「『]*+([^\W_]*+)")
_WORD_BEFORE = re.compile(r"[^\s\"'“‘„(\[«—–-]*\Z")
_INITIALS = re.compile(r"(?:[A-Za-zА-Яа-я]\.)*[A-Za-zА-Яа-я]")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = _set(
    "adm amb brig capt cdr cmdr col cpl dr gen gov lt maj messrs mr mrs ms mt prof rep rev sen sgt"
    " ss st vs cf viz approx ca"
)
_ABBREVIATIONS = _set(
    "bros co corp dept dist div est etc inc jr ltd sr univ"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
)
_NUMBERED = _set("no nos art fig figs sec vol vols ch pp para p")
_OPENERS = _set(
    "a according after all although an and another as at because before both but by during each"
    " for from he her his how however i if in it its many more most nearly no now of on once one"
    " only other our she since so some such than that the their then there these they this those"
    " though three to two under until we what when where which while who why with yet you"
)


def sentences(body: str) -> list[tuple[int, int]]:
    """Return the sentences of ``body`` as code-point spans without the white space around them.

    The spans are in order, do not overlap, and cover everything that is not white space.
    """
    return list(_split(body, 0, len(body)))


def sentence_at(body: str, start: int, end: int) -> tuple[int, int]:
    """Return the shortest span of whole sentences that contains the passage from start to end."""
    left = start
    while (left := body.rfind("\n", 0, left)) >= 0 and not _ends_line(body, left):
        pass
    right = end
    while (right := body.find("\n", right)) >= 0 and not _ends_line(body, right):
        right += 1
    touched = [
        span
        for span in _split(body, left + 1, right if right >= 0 else len(body))
        if span[1] > start and span[0] < end
    ]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)


def _split(body: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    for match in _BREAK.finditer(body, begin, stop):
        if match["stop"]:
            ends = _ends_sentence(body, begin, match)
        else:
            ends = match[0] != "\n" or _ends_line(body, match.start())
        if ends:
            yield from _trimmed(body, begin, match.end())
            begin = match.end()
    yield from _trimmed(body, begin, stop)


def _trimmed(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    text = body[start:end]
    if stripped := text.strip():
        start += len(text) - len(text.lstrip())
        yield start, start + len(stripped)


def _ends_line(body: str, newline: int) -> bool:
    return not body[newline + 1 : newline + 2].islower()


def _ends_sentence(body: str, begin: int, match: re.Match[str]) -> bool:
    following = _NEXT_WORD.match(body, match.end())
    word_after = following[1] if following else ""
    if word_after[:1].islower():
        return False
    if match["stop"] != ".":
        return True
    start = max(begin, match.start() - 24)
    before = _WORD_BEFORE.search(body[start : match.start()])
    word = before[0] if before else ""
    if word.lower() in _TITLES:
        return False
    if word.lower() in _NUMBERED:
        return not word_after[:1].isdigit()
    if word.lower() in _ABBREVIATIONS or _INITIALS.fullmatch(word):
        return not word_after or word_after.lower() in _OPENERS
    # "1. First": the number of a list item, not a sentence.
    return not (word.isdigit() and not body[begin : match.start() - len(word)].strip())
