"""The names of files are those that every system keeps, and that no program acts upon."""

import unicodedata
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.files.names import MAX_NAME, Taken, fitted, folded, name_fault, path_fault

GOOD = [
    "a", "article.txt", "Article (2).txt", "기사.txt", "é.txt", "a b.txt", "[b]x.md", "~", "a~",
    "a~b", "draft~1 of mine.txt", "console.txt", "com10.txt", "com.txt", "a..b", "a'b",
    "x" * MAX_NAME, "naïve & co, 100% = #1!.txt", "LICENSE", "ligit~x", "a.b.c.tar.gz", "💡.txt",
]  # fmt: skip
BAD = {
    "": "not a file name",
    "..": "is outside",
    ".git": "begins with a dot",
    ".GIT": "begins with a dot",
    ".": "begins with a dot",
    "...": "begins with a dot",
    ".envrc": "begins with a dot",
    "\u200c.git": "U+200C",
    ".g\u200cit": "U+200C",
    "\ufeffa": "U+FEFF",
    "a\u202etxt.exe": "U+202E",
    "a\nb": "U+000A",
    "a\x1b[2Jb": "U+001B",
    "a\x85": "U+0085",
    "a\u2028b": "U+2028",
    "a\u3164b": "U+3164",
    "a\uf03ab": "U+F03A",
    "a\ufffe": "U+FFFE",
    "a\0": "U+0000",
    "a.": "ends in a dot",
    "a ": "ends in a dot or a space",
    "a\u3000": "ends in a dot or a space",
    "a:b": "contains :",
    "a.txt::$DATA": "contains :",
    "a\\b": "contains \\",
    "a?": "contains ?",
    'a"b': 'contains "',
    "a|b": "contains |",
    "<a>": "contains <",
    "a*": "contains *",
    "con": "device",
    "CON": "device",
    "Nul.txt": "device",
    "aux.tar.gz": "device",
    "com1": "device",
    "COM².log": "device",
    "lpt9 .txt": "device",
    "CONIN$": "device",
    "conout$.x": "device",
    "git~1": "short name",
    "GIT~10": "short name",
    "PROGRA~1.TXT": "short name",
    "x" * (MAX_NAME + 1): "longer than 255 bytes",
    "발" * 86: "longer than 255 bytes",
}


@pytest.mark.parametrize("name", GOOD)
def test_a_name_that_every_system_keeps(name: str, tmp_path: Path) -> None:
    assert name_fault(name) == ""
    assert fitted(name) == name
    (tmp_path / name).write_text("x")
    assert unicodedata.normalize("NFC", next(tmp_path.iterdir()).name) == name


@pytest.mark.parametrize(("name", "fault"), BAD.items(), ids=map(ascii, range(len(BAD))))
def test_a_name_that_some_system_does_not(name: str, fault: str) -> None:
    assert fault in name_fault(name)
    if name not in ("", ".", "..") and "\\" not in name:
        assert fault in path_fault(f"sources/{name}/x.txt")


@pytest.mark.parametrize(
    "path",
    [
        "/a",
        "//a",
        "C:a",
        "c:/a",
        "a/../b",
        "..",
        "",
        ".",
        "a/",
        "..\\a",
        "a/.git/config",
        "a/nul/b",
    ],
)
def test_a_path_that_is_refused(path: str) -> None:
    assert path_fault(path)


@given(st.text(max_size=300) | st.text(".~1conauxgit \u200c:/\\é", max_size=12))
def test_every_name_can_be_fitted(name: str) -> None:
    found = fitted(name)
    assert name_fault(found) == ""
    assert fitted(found) == found
    if not name_fault(name):
        assert found == name


@given(st.text("aAéÉßſKk/.1e\u0301", min_size=1, max_size=8))
def test_paths_of_one_file_are_folded_to_one_text(path: str) -> None:
    for form in ("NFC", "NFD"):
        for case in (str.lower, str.upper, str.swapcase):
            if case(case(path)).casefold() == path.casefold():
                assert folded(unicodedata.normalize(form, case(path))) == folded(path)


@pytest.mark.parametrize(
    ("taken", "path", "other"),
    [
        ("a.txt", "A.TXT", "a.txt"),
        ("d/é.txt", "D/e\u0301.txt", "d/é.txt"),
        ("a", "a/b.txt", "a"),
        ("a/b.txt", "A", "a/b.txt"),
        ("a/b.txt", "a", "a/b.txt"),
        ("a.txt", "./a.txt", ""),
        ("a/b.txt", "A/c.txt", ""),
        ("a.txt", "b.txt", ""),
    ],
)
def test_names_that_conflict_on_some_system(taken: str, path: str, other: str) -> None:
    assert Taken([taken]).other(path) == other
    assert (path in Taken([taken])) == (bool(other) or PurePosixPath(path) == PurePosixPath(taken))
