"""Lines that are wider than the terminal are folded between words, in a pipe they stay one line."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.cli.terminals import STYLE, run_on_screen
from tests.running import run
from timeline.cli.terminal.folding import folded

WORDS = st.lists(
    st.sampled_from(
        ["added", "2022-07-05", "seeds/a/very-long-path.yaml:12:", "발사", "北" * 30, "a" * 90, "…"]
    )
)


@given(words=WORDS, width=st.sampled_from([20, 40, 80]), indent=st.sampled_from([0, 2, 13]))
@example(["北" * 30 + "-2022-07-05", "end"], 40, 2)
@example(["2022-07-05"], 20, 13)
def test_no_word_that_fits_is_broken_and_no_line_is_wider(
    words: list[str], width: int, indent: int
) -> None:
    line = " " * indent + " ".join(words)
    lines = [*folded(line, width)]
    assert all(cell_len(each) <= width for each in lines)
    assert "".join("".join(lines).split()) == "".join(words)
    whole = [each for each in words if cell_len(each) <= width - width * 5 // 8]
    assert all(any(word in each for each in lines) for word in whole)
    assert len(lines) == 1 or all(each.strip() for each in lines)


def test_reports_faults_and_words_are_folded_on_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(
        "systems:\n"
        + "".join(f"  missile-{n}: {{name: M{n}, category: missile}}\n" for n in range(7))
    )
    Path("b").mkdir()
    Path("b/b.yaml").write_text(
        "systems:\n  m: {name: M, category: misile, country: Korea, x: 1}\n"
    )
    seen = ""
    for words in (
        ("load", "a.yaml"), ("load", "b"), ("help", "no-such-word-at-all"), ("dates", "5 July 22"),
        ("new", "system", "--chronicle", "b", "--name", "X", "--set", "category=misile"),
    ):  # fmt: skip
        piped = run(*words, "--database", "y.db") if words[0] == "load" else run(*words)
        for columns in (40, 80):
            seen_here = run_on_screen(*words, database=f"{columns}.db", columns=columns)
            shown = STYLE.sub("", seen_here.text)
            assert max(map(cell_len, shown.splitlines())) <= columns
            seen += shown
            said = " ".join(re.sub(r"[^\n]*\|[^\n]*\n", "", shown).split())  # not lines of files
            for line in (piped.stdout + piped.stderr).splitlines():
                assert words[0] == "dates" or line == "y.db" or " ".join(line.split()) in said
    assert all(seen.count(f"missile-{n}") > 1 for n in range(7))
