"""What a page embeds so that it loads nothing: styles, scripts, data, pictures, and its policy."""

import base64
import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Final

from markupsafe import Markup

from timeline.safetext import visible
from timeline.writers.charts.drawing import drawing, drawn
from timeline.writers.charts.theme import Spec

_TAG: Final = re.compile("<[^<>]*>")
_CLIP: Final = re.compile(r'((?:<clipPath id="|="url\(#)clip)([0-9]+)')


@cache
def asset(name: str) -> str:
    """Return the text of a file of the templates."""
    return files(f"{__package__}.templates").joinpath(name).read_text("utf-8")


def policy(style: str, scripts: Iterable[str]) -> str:
    """Return a Content-Security-Policy that allows these texts, pictures inside, and nothing else.

    Code from text (``unsafe-eval``) is not allowed either.
    """
    allowed = " ".join(map(_hash, scripts)) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def data_json(data: Any) -> Markup:
    """Return data as JSON for a script element: no character of it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def picture(svg: str) -> str:
    """Return an SVG picture as the address of an image, which runs no script."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def visible_text(value: Any) -> Any:
    """Return a value for a template: a text with its invisible characters made visible."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value, keep_newlines=True)
    return value


def draw(spec: Spec) -> str:
    """Return a chart of Vega-Lite as SVG, the same each time."""
    svg = drawn(spec, "svg").decode()
    numbers: dict[str, str] = {}  # Vega counts clipping paths on from those of the chart before

    def renamed(found: re.Match[str]) -> str:
        return f"{found[1]}{numbers.setdefault(found[2], str(len(numbers)))}"

    return _TAG.sub(lambda tag: _CLIP.sub(renamed, tag[0]), svg)


def compiled(spec: Spec) -> Spec:
    """Return a chart of Vega-Lite as a chart of Vega, which a page draws sooner."""
    chart: Spec = drawing().vegalite_to_vega(spec)
    return chart
