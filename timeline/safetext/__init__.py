"""Make text from files safe to show: invisible characters and terminal controls become visible.

``formulas`` does the same for cells of spreadsheets, and ``masking`` for passwords in messages.

Control characters, escapes, bidirectional controls, zero-width and other format characters, line
and paragraph separators, lone surrogates and noncharacters become visible: C0 controls as their
Unicode control pictures (ESC is ``␛``, a line end ``␊``), all others as ``<U+202E>``.

Of the accents on one letter, those after the fourth are written after it in the same way: a stack
of them would be drawn over the lines above.

Ordinary text in any script is not changed. Some scripts need invisible characters, so these are
kept where they have a function and made visible elsewhere:

- the zero-width joiner and non-joiner (U+200D, U+200C) and the Mongolian vowel separator after a
  character of a script that joins: Arabic and related scripts, the scripts of India and South-East
  Asia, Mongolian;
- the zero-width joiner between two emoji (a family, a flag with a rainbow);
- one variation selector after another character (the red heart), but not several, which can hide
  text;
- tag characters in a flag that begins with a black flag and ends with a cancel tag (Scotland);
- visible format characters: the Arabic, Syriac and Kaithi number and verse signs, the joiners of
  Egyptian hieroglyphs.

Direction marks (U+200E, U+200F, U+061C) are made visible: text is shown in logical runs, and the
reader should know of a mark that moves punctuation. Spaces of any width are kept.
"""

import re
from collections.abc import Callable

_JOINING = re.compile(
    "[\u0600-\u061b\u061d-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u180d\u180f-\u18af"
    "\ua840-\ua87f\ufb50-\ufdff\ufe70-\ufefc]"
)
_EMOJI = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff]")
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f")
_VARIATIONS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_VARIATION = re.compile(f"[{_VARIATIONS}]")

_ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_ACCENT = re.compile(f"[{_ACCENTS}]")
_STACK = re.compile(f"[{_ACCENTS}]{{4}}")

# One class of characters, so that clean text needs one fast scan; _is_in_place decides on each.
_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # controls
    "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # format characters
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    "\u3164\uffa0"  # Hangul fillers: letters, and blank
    "\ud800-\udfff\ufff0-\ufffb\ufffe\uffff"  # surrogates, annotations, noncharacters
    f"{_VARIATIONS}{_ACCENTS}]"
)


def visible(text: str, keep_newlines: bool = False) -> str:
    """Return ``text`` with invisible characters made visible; clean text is returned unchanged.

    ``keep_newlines`` keeps line ends, ``\\r\\n`` as ``\\n``; without it the result is one line.
    """
    if text.isascii() and text.isprintable():
        return text
    if not keep_newlines:
        return replace_hidden(text, _shown)
    return "\n".join(replace_hidden(line, _shown) for line in re.split("\r?\n", text))


def replace_hidden(text: str, how: Callable[[str], str]) -> str:
    """Replace each invisible character that has no function in its script by ``how`` of it."""
    return _SUSPECT.sub(
        lambda match: match[0] if _is_in_place(match.string, match.start()) else how(match[0]), text
    )


def _shown(suspect: str) -> str:
    if suspect < " ":
        return chr(0x2400 + ord(suspect))
    return "␡" if suspect == "\x7f" else f"<U+{ord(suspect):04X}>"


def _is_in_place(text: str, at: int) -> bool:
    suspect, before, after = text[at], text[max(at - 2, 0) : at], text[at + 1 : at + 2]
    if _ACCENT.fullmatch(suspect):
        return not _STACK.fullmatch(text, max(at - 4, 0), at)
    if suspect in "\u200c\u200d\u180e" and _JOINING.fullmatch(before[-1:]):
        return True
    if suspect == "\u200d":
        emoji = before[-1:] if not _VARIATION.fullmatch(before[-1:]) else before[:-1]
        return bool(_EMOJI.fullmatch(emoji) and _EMOJI.fullmatch(after))
    if _VARIATION.fullmatch(suspect):
        return before != "" and not _VARIATION.fullmatch(before[-1])
    if "\U000e0020" <= suspect <= "\U000e007f":
        flag = _FLAG.match(text, max(text.rfind("\U0001f3f4", max(at - 7, 0), at), 0))
        return flag is not None and at < flag.end()
    return False
