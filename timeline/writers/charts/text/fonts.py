"""Fonts: which families a text needs, by its script.

The program that draws takes the first family that is installed for the whole text, so each text
names the families of its own script, and one that only has some words in Chinese, Japanese or
Korean is drawn in parts (``parts_of``). Liberation Sans has Latin, Greek, Cyrillic and Hebrew and
is in the package that draws. All other scripts need a font of the system.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from timeline.safetext import visible
from timeline.text import listed, one_line

_GENERAL: Final = (
    "Liberation Sans",
    "Arial",
    "Arimo",
    "Helvetica",
    "Nimbus Sans",
    "DejaVu Sans Condensed",
)
"""Of the same widths, and the last one of nearly the same: an SVG is drawn with what there is."""
_LAST: Final = "sans-serif"


class Script(NamedTuple):
    """A script that the font of the package does not have, and families that have it."""

    name: str
    pattern: re.Pattern[str]
    families: tuple[str, ...]
    package: str
    """What Debian and Ubuntu call it."""


_CJK: Final = "fonts-noto-cjk"
_OTHERS: Final = "fonts-noto-core"
_EMOJI: Final = re.compile("[\U0001f300-\U0001faff]")
_HANGUL: Final = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_KANA: Final = "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HAN: Final = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_EAST_ASIAN: Final = f"{_HANGUL}{_KANA}{_HAN}\u3000-\u303f\uff00-\uffef"
"""With punctuation and letters as wide as ideographs."""
SCRIPTS: Final = (
    Script(
        "Hangul",
        re.compile(f"[{_HANGUL}]"),
        ("Noto Sans CJK KR", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo", "NanumGothic"),
        _CJK,
    ),
    Script(
        "Japanese kana",
        re.compile(f"[{_KANA}]"),
        ("Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic", "Hiragino Sans", "IPAGothic"),
        _CJK,
    ),
    Script(
        "Chinese characters",
        re.compile(f"[{_HAN}]"),
        ("Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Zen Hei"),
        _CJK,
    ),
    Script(
        "Arabic",
        re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"),
        ("Noto Sans Arabic", "DejaVu Sans", "Segoe UI", "Geeza Pro"),
        _OTHERS,
    ),
)
"""In the order in which they decide: Korean and Japanese texts have Chinese characters, too."""


_TRIED: Final = 20
"""The most characters of a script that are looked for, if a font lacks the first one."""
_PARTS: Final = re.compile(f"(?P<wide>[{_EAST_ASIAN}]+)|[^{_EAST_ASIAN}]+", re.DOTALL)
_CONTROLS: Final = re.compile("[\u2400-\u241f]")
_IN_PACKAGE: Final = ("LATIN", "GREEK", "CYRILLIC", "HEBREW")


def shown(text: str) -> str:
    """Return a text in one line, with what is invisible as ``<U+001B>``: few fonts have ``␛``."""
    return _CONTROLS.sub(lambda found: f"<U+{ord(found[0]) - 0x2400:04X}>", visible(one_line(text)))


def font_of(text: str) -> str:
    """Return the families for a text, as CSS lists them."""
    for script in SCRIPTS:
        if script.pattern.search(text):
            return ", ".join((*script.families, *_GENERAL, _LAST))
    return ", ".join((*_GENERAL, _LAST))


def parts_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text, each with its families: East Asian characters, and all others.

    So Latin letters, digits, blanks and quotation marks have the font of all other texts. A text
    that is written from right to left in part has one part: its order depends on all of it.
    """
    families = font_of(text)
    if any(unicodedata.bidirectional(each) in ("R", "AL", "AN") for each in text):
        yield text, families
        return
    for part in _PARTS.finditer(text):
        yield part[0], families if part.lastgroup == "wide" else font_of("")


def lacking(texts: Iterable[str], has_glyph: Callable[[str, str], bool]) -> Iterator[str]:
    """Yield a sentence for each script of these texts that no font has, with what to install.

    If fonts have other characters of a script, it is the character. ``has_glyph`` states whether a
    character is drawn with these families.
    """
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        for character in text:
            if character > "\u024f" and (script := _script(character)):
                of_script = found.setdefault(script, {})
                if len(of_script) < _TRIED:
                    of_script.setdefault(character, font_of(text))
    packages = {each.name: each.package for each in SCRIPTS} | {"emoji": "fonts-noto-color-emoji"}
    missing: dict[str, str] = {}
    for script, characters in found.items():
        (first, families), *others = characters.items()
        if not has_glyph(first, families):
            name = f"“{first}”" if any(has_glyph(*each) for each in others) else script
            missing[name] = packages.get(script, _OTHERS)
    if missing:
        yield (
            f"no font on this computer has {listed([*missing], 'and')}: boxes are drawn instead;"
            f" install one (Debian, Ubuntu: {' '.join(dict.fromkeys(missing.values()))})"
        )


def _script(character: str) -> str:
    """Return what a character belongs to, in words; empty for one that is never drawn."""
    for script in SCRIPTS:
        if script.pattern.match(character):
            return script.name
    if _EMOJI.match(character):
        return "emoji"
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Zs"):
        return ""
    name = unicodedata.name(character, "").partition(" ")[0]
    if name in _IN_PACKAGE:
        return ""
    is_letter = unicodedata.category(character).startswith("L")
    return name.capitalize() if is_letter else f"“{character}”"
