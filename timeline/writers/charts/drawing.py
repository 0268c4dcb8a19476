"""Drawing: a specification of Vega-Lite as SVG, PNG or PDF, without a browser and without network.

The package that draws may fetch nothing: specifications have no address in them, and no address is
allowed. The same specification gives the same bytes, as long as the package and the fonts of the
system are the same.
"""

import re
from functools import lru_cache
from html import escape, unescape
from types import ModuleType
from typing import Final, Literal

from timeline.importing import extra
from timeline.writers.charts.pdf import in_order
from timeline.writers.charts.text.fonts import parts_of
from timeline.writers.charts.text.measure import text_width
from timeline.writers.charts.theme import Spec

Format = Literal["svg", "png", "pdf"]
SCALE: Final = 2.0
"""Pixels of a PNG for each CSS pixel."""
_POINTS: Final = 0.75
"""Points of a PDF for each CSS pixel: 72 to the inch."""
_NO_CHARACTER: Final = "\u0378"
_TEXT: Final = re.compile(
    r'<text text-anchor="(?P<anchor>\w+)"(?P<place>[^>]*?) font-family="[^"]*"'
    r'(?P<look> font-size="(?P<size>[\d.]+)px"[^>]*)>(?P<text>[^<]*)</text>'
)
_BEFORE: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""How much of a text is before its position."""
_ROOT: Final = re.compile(r'<svg ([^>]*?)width="([\d.]+)" height="([\d.]+)"([^>]*)>')


def drawing() -> ModuleType:
    """Return the package that draws. Raises UsageError if it is not installed."""
    return extra("vl_convert", "charts", "a picture")


def drawn(
    spec: Spec, format_: Format, scale: float = SCALE, size: tuple[int, int] | None = None
) -> bytes:
    """Return the picture of a specification; ``scale`` is that of a PNG.

    With a ``size``, the width and the height in CSS pixels, it is drawn smaller or larger to have
    exactly that, with blank edges if its proportions are others.

    An SVG has the description of the specification for those who do not see it, and its texts as
    text. Raises UsageError if the package that draws is not installed.
    """
    draw = drawing()
    svg = _TEXT.sub(_in_parts, draw.vegalite_to_svg(spec, allowed_base_urls=[]))
    if size is not None:
        svg = _ROOT.sub(rf'<svg \1width="{size[0]}" height="{size[1]}"\4>', svg, count=1)
    if format_ == "svg":
        return _described(svg, spec["description"]).encode()
    if format_ == "png":
        png: bytes = draw.svg_to_png(svg, scale=scale)
        return png
    return in_order(draw.svg_to_pdf(_ROOT.sub(_in_points, svg, count=1)))


def has_glyph(character: str, family: str) -> bool:
    """Return whether any font that the package finds has a character.

    ``family`` are the families to look in first. A character that no font has is drawn as the same
    box as one that does not exist.
    """
    return _image(character, family) != _image(_NO_CHARACTER, family)


@lru_cache(maxsize=1000)  # the fonts do not change while the program runs
def _image(text: str, family: str) -> bytes:
    font = f'font-family="{escape(family)}" font-size="20"'
    label = f'<text x="5" y="30" {font}>{escape(text)}</text>'
    png: bytes = drawing().svg_to_png(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="50" height="40">{label}</svg>'
    )
    return png


def _described(svg: str, description: str) -> str:
    """Return an SVG that programs that read it aloud take for one picture."""
    named = f'<desc id="description">{escape(description, quote=False)}</desc>'
    start = r'<svg \1width="\2" height="\3"\4 role="img" aria-labelledby="description">'
    return _ROOT.sub(start, svg, count=1).replace(">", f">{named}", 1) + "\n"


def _in_parts(text: re.Match[str]) -> str:
    """Return an element of text with its parts in other fonts at positions of their own.

    The program that draws would otherwise take one font for all of them. Their positions are
    estimated (``text_width``), so the letters are not moved together.
    """
    parts = [*parts_of(unescape(text["text"]))]
    if len(parts) == 1:
        return text[0]
    size = float(text["size"])
    widths = [text_width(part, size) for part, _ in parts]
    at = 0.0 - _BEFORE[text["anchor"]] * sum(widths)
    drawn = list[str]()
    for (part, families), width in zip(parts, widths, strict=True):
        word = part.lstrip(" ")
        blanks = part[: len(part) - len(word)]
        if drawn:  # blanks at the beginning would have the width of another font, or none
            drawn[-1] += blanks
        if word:
            x = at + text_width(blanks, size)
            drawn.append(f'<tspan x="{x:.1f}" font-family="{families}">{escape(word, quote=False)}')
        at += width
    start = f'<text text-anchor="start" style="font-kerning: none"{text["place"]}{text["look"]}>'
    return f"{start}{''.join(f'{each}</tspan>' for each in drawn)}</text>"


def _in_points(root: re.Match[str]) -> str:
    before, width, height, after = root.groups()
    wide, high = (float(each) * _POINTS for each in (width, height))
    return f'<svg {before}width="{wide:g}" height="{high:g}"{after}>'
