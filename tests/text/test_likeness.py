"""What "did you mean" may offer: names a stroke or two away, never ones that merely look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.likeness import near, strokes

NAMES = ("exercise", "launch", "summit", "statement", "procurement", "deployment")
COMMANDS = ("load", "check", "dates", "show", "about", "list", "log", "ledger", "export")
letters = st.text(st.sampled_from("abcdefgh"), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("name", "known", "nearest"),
    [
        ("lunch", NAMES, ["launch"]),
        ("exercize", NAMES, ["exercise"]),
        ("proc", NAMES, ["procurement"]),
        ("launches", NAMES, ["launch"]),
        ("stats", COMMANDS, []),
        ("exprot", COMMANDS, ["export"]),
        ("f35a", ["f-35a", "f-16"], ["f-35a"]),
        ("nkorea", ["North Korea", "Japan"], ["North Korea"]),
        ("PART-OF", ["part_of", "note"], ["part_of"]),
        ("Seoul", ["Asia/Seoul", "Asia/Tokyo"], ["Asia/Seoul"]),
        ("Asia", ["Asia/Seoul", "Asia/Tokyo"], []),
        ("kim", ["Kím"], ["Kím"]),
        ("", NAMES, []),
        ("zz", NAMES, []),
    ],
)
def test_near_names(name: str, known: list[str], nearest: list[str]) -> None:
    assert near(name, known) == nearest


@given(letters, st.lists(letters, unique=True, max_size=8))
def test_only_known_names_are_offered_and_the_name_itself_comes_first(
    name: str, known: list[str]
) -> None:
    found = near(name, known)
    assert set(found) <= set(known)
    assert len(found) <= 3
    assert name not in known or strokes(name) == 0 or found[0] == name
