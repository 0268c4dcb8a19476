"""The pictures of the pages show the shipped chronicle; ``WRITE_GOLDEN=1`` draws them anew.

Their texts are compared, not their bytes: those are of the package that draws.
"""

import os
from pathlib import Path
from xml.etree import ElementTree

import timeline

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
TEXT = "{http://www.w3.org/2000/svg}text"


def test_the_lanes_show_the_shipped_chronicle(loaded_sqlite: Path, tmp_path: Path) -> None:
    file, drawn = PICTURES / "lanes.svg", tmp_path / "lanes.svg"
    with timeline.open(loaded_sqlite) as db:
        db.plot_lanes(to=drawn)
    if os.environ.get("WRITE_GOLDEN"):
        file.write_bytes(drawn.read_bytes())
    assert texts(file) == texts(drawn), "stale: WRITE_GOLDEN=1 draws it anew"


def texts(file: Path) -> set[str]:
    """The texts of a picture, without the labels of its axis."""
    found = {"".join(each.itertext()) for each in ElementTree.parse(file).iter(TEXT)}
    return {text for text in found if any(map(str.isalpha, text))}
