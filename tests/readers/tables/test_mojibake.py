"""Text that was saved in a wrong encoding is reported, and never changed."""

import pytest

from tests.readers.tables.conftest import Opened, problems
from timeline.readers.tables.base import RawLine

WORDS = ["São Tomé", "don’t", "“quoted”", "Łódź", "Север", "5 °C", "東京", "10–20", "€5", "Müller"]


@pytest.mark.parametrize("word", WORDS)
def test_mojibake_is_reported_with_what_it_meant(opened: Opened, word: str) -> None:
    spoilt = "".join(
        bytes([byte]).decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
        for byte in word.encode()
    )
    file = opened(f"name,note\n{word},fine\nx,{spoilt}\n")
    (problem,) = problems(file)
    assert (problem.line, problem.warning) == (3, True)
    assert any(f"{part!r}" in problem.message for part in (word, *word.split()))
    assert list(file.lines())[-1] == RawLine(3, ("x", spoilt))


@pytest.mark.parametrize(
    "text",
    [
        *WORDS,
        "“café”—which",
        "voilà…",
        "CAFÉ® «é»",
        "NÃO”",
        "Straße–“x”",
        "IRMû",
        "100 Å–200 Å",
        "Ä…",
    ],
)
def test_other_text_is_not(opened: Opened, text: str) -> None:
    assert problems(opened(f"name,note\n1,{text}\n")) == []


def test_many_are_counted(opened: Opened) -> None:
    found = problems(opened("name\n" + "SÃ£o\n" * 500))
    assert len(found) == 11
    assert "490 more rows" in found[-1].message
