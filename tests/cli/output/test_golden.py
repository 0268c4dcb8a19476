"""What commands draw of the shipped chronicle: texts at all widths, and the README's pictures.

``WRITE_GOLDEN=1 pytest tests/cli/output/test_golden.py`` writes both anew after a change that is
meant. Charts and analyses have their texts in ``tests/views``.
"""

import io
import os
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.console import Console
from rich.text import Text

from tests.running import Result

Run = Callable[..., Result]
GOLDEN = Path(__file__).parents[2] / "views" / "golden"
ROOMY = 90
TEXTS = [
    *(("show", width, ("show",)) for width in (40, 80, 120, 200)),
    *(("about", width, ("about", "f35a-second-batch")) for width in (40, 80, 120, 200)),
    *(("count", width, ("count", "--by", "year,kind")) for width in (40, 80, 120, 200)),
    ("count-sum", 80, ("count", "--by", "actor", "--sum", "cost")),
    ("compare", 80, ("compare", "alliance-article", "cbs-news-tweet", "--least", "20")),
    ("about-source", 80, ("about", "alliance-article")),
    ("about-actor", 80, ("about", "kor")),
    ("about-why", 80, ("about", "f35a-second-batch", "--why")),
    ("list-actors", 80, ("list", "actors")),
    ("list-sources", 80, ("list", "sources")),
    ("list-events", 80, ("list", "events")),
]
OF_HOSTILE_TEXT = [("disputes", 80, ("disputes",)), ("duplicates", 80, ("duplicates",))]
PICTURES = [
    ("show", ("show",)),
    ("about", ("about", "f35a-second-batch")),
    ("lanes", ("show", "--as", "lanes")),
    ("density", ("show", "--as", "density")),
]
# No font is fetched by whoever looks at a picture: their own will do.
FONTS = "DejaVu Sans Mono, Menlo, Consolas"


@pytest.fixture
def drawn(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What a terminal of a width is shown."""

    def draw(*words: str, width: int, term: str = "dumb") -> str:
        monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("TERM", term)
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.delenv("COLORTERM", raising=False)
        result = run(*words)
        assert result.exit_code == 0, result.output
        return result.stdout

    return draw


def same(file: Path, text: str, of: Callable[[str], str] = str) -> None:
    """Compare a text with its golden file, or write that."""
    if os.environ.get("WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert of(file.read_text(encoding="utf-8")) == of(text), "stale: WRITE_GOLDEN=1 writes it anew"


@pytest.mark.parametrize(("name", "width", "words"), TEXTS)
def test_texts(
    drawn: Callable[..., str], loaded_sqlite: Path, name: str, width: int, words: tuple[str, ...]
) -> None:
    text = drawn(*words, "--database", str(loaded_sqlite), width=width)
    same(GOLDEN / f"{name}-{width}.txt", text)


@pytest.mark.parametrize(("name", "width", "words"), OF_HOSTILE_TEXT)
def test_texts_of_hostile_text(
    drawn: Callable[..., str], hostile_database: str, name: str, width: int, words: tuple[str, ...]
) -> None:
    text = drawn(*words, "--database", hostile_database, width=width)
    same(GOLDEN / f"{name}-{width}.txt", text)


@pytest.mark.parametrize(("name", "words"), PICTURES)
def test_pictures(
    drawn: Callable[..., str], loaded_sqlite: Path, name: str, words: tuple[str, ...]
) -> None:
    text = drawn(*words, "--database", str(loaded_sqlite), width=ROOMY, term="xterm-256color")
    console = Console(record=True, width=ROOMY, file=io.StringIO(), force_terminal=True)
    command = f"timeline {' '.join(words)}"
    console.print(Text.assemble("$ ", (command, "bold")))
    console.print(Text.from_ansi(text), soft_wrap=True)
    picture = console.export_svg(title=command, unique_id=name)
    picture = re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)
    assert "url(http" not in picture
    picture = picture.replace("Fira Code", FONTS)
    # The words are held to; how Rich writes an SVG around them may change with its version.
    same(GOLDEN / f"{name}.svg", picture, words_of)


def words_of(picture: str) -> str:
    """All that a picture says, without its spaces."""
    tree = ElementTree.fromstring(picture)
    found = (each.text or "" for each in tree.iter("{http://www.w3.org/2000/svg}text"))
    return re.sub(r"\s+", "", "".join(found))
