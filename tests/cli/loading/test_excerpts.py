"""Below each fault, on a terminal, the line of its file with carets under what is wrong."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len, set_cell_size

from tests.cli.conftest import Run

Marked = Callable[..., dict[str, str]]
TEXT = "On Sunday North Korea fired eight missiles from Sunan.\n"


@pytest.fixture
def marked(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Marked:
    """Load a file on a terminal: what the carets are under, by ``line field`` of each fault."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("timeline.cli.terminal.listing.on_terminal", lambda _stream: True)

    def load(name: str, content: str | bytes, *words: str, width: int = 120) -> dict[str, str]:
        monkeypatch.setenv("COLUMNS", str(width))
        data = content if isinstance(content, bytes) else content.encode()
        Path(name).write_bytes(data)
        result = run("load", name, *words, "--dry-run", "--database", "x.db")
        found: dict[str, str] = {}
        lines = result.stderr.splitlines()
        for fault, text, carets in zip(lines, lines[1:], lines[2:], strict=False):
            if not carets.startswith("     | "):
                continue
            _, number, rest = fault.removeprefix("warning: ").split(":", 2)
            assert text.startswith(f"{number:>4} | ")
            assert cell_len(text) <= width
            assert cell_len(carets) <= width
            start, end = carets.index("^"), carets.rindex("^") + 1
            under = set_cell_size(text, end)[len(set_cell_size(text, start)) :]
            shown = text[len(_cells(text, start)) : len(_cells(text, end))]
            assert cell_len(shown) == end - start, under
            found[f"{number} {rest.split(':')[0].strip()}"] = shown + carets[end:]
        return found

    return load


def _cells(text: str, cells: int) -> str:
    """Return the beginning of a text that is N cells wide."""
    end = next(end for end in range(len(text) + 1) if cell_len(text[:end]) >= cells)
    return text[:end]


def test_a_wrong_value_or_its_key_is_marked(marked: Marked, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    seed = """\
sources:
  a: {title: A, reliability: Z, text: a.txt}
  b: {name: 신문, titel: "조선중앙통신", note: x}
events:
  one:
    kind: launch
    title: One
    when: 2022-13-05   # 1
    form:
      - ballistic
      - cruise
    cite:
      a:
        - {quote: "fired nine missiles", for: [title, range]}
        - quote: |
            eight ships
          for: title
  two: {kind: launch, title: 미사일 여덟 발, when: 2022-06-05, form: xx, cite: {a: TWO}}
""".replace("TWO", '[{quote: "eight missiles", for: when}, {quote: "nine", for: when}]')
    found = marked("seed.yaml", seed, width=200)
    assert found == {
        "2 a.reliability": "Z",
        "3 b.name": "name",
        "3 b.titel": "titel",
        "3 b.title": "b",
        "8 one.when": "2022-13-05",
        "9 one.form": "form",
        "14 one.cite.a.0.quote": '"fired nine missiles"',
        "14 one.cite.a.for": "[title, range]",
        "15 one.cite.a.1.quote": "quote",
        "18 two.form": "xx",
        "18 two.cite.a.1.quote": '"nine"',
    }


@pytest.mark.parametrize(
    ("text", "line", "under"),
    [
        ('a: {name: "X', 2, '"'),
        ("a: {name: X, kind: state: x}", 2, "{"),
        ("a: b: c", 2, ":"),
        ("\ta: {name: X}", 2, "␉"),
        ("a: {name: [X, kind: state}", 2, "["),
        ('a: {name: "X\\z"}', 2, "\\"),
        ("a: {name: X\x07}", 2, "␇"),
        ("a: {name: X}\n<<<<<<< HEAD", 3, "<"),
        ("a: {name: &x X}", 2, "name"),
        ("a: {name: X, name: Y}", 2, "name"),
        ("\u202ea: {name: X}", 2, "<U+202E>a"),
    ],
)
def test_where_a_file_is_no_yaml_is_marked(
    marked: Marked, text: str, line: int, under: str
) -> None:
    found = marked("seed.yaml", f"actors:\n  {text}\n".replace("  \t", "\t"))
    assert under in {shown for key, shown in found.items() if key.startswith(f"{line} ")}


@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("before", ["x", "x" * 500, "발사체를 " * 100])
def test_a_long_line_is_cut_to_what_is_wrong(marked: Marked, before: str, width: int) -> None:
    line = f'  a: {{name: "{before}", kind: stat, note: "{"y" * 500}"}}'
    assert marked("seed.yaml", f"actors:\n{line}\n", width=width) == {"2 a.kind": "stat"}


def test_the_cell_of_a_table_is_marked_with_its_column(marked: Marked) -> None:
    map_ = 'name = "m"\n[source]\ntitle = "T"\n[event]\nkind = "launch"\nkey = "No"\n'
    Path("m.toml").write_text(f'{map_}title = "{{What}}"\nwhen = "Day"\nquantity = "How many"\n')
    rows = [
        ["No", "Day", "What", "How many"],
        ["1", "2022-06-66", "발사", "8"],
        ["2", "2022-06-05", "발사 둘", "lots"],
    ]
    for delimiter in (",", "\t", ";"):
        table = "\n".join(delimiter.join(row) for row in rows)
        found = marked("t.csv", table, "--map", "m.toml", width=80)
        assert found == {"2 Day": "2022-06-66 Day", "3 How many": "lots How many"}
    objects = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    found = marked("t.json", json.dumps(objects), "--map", "m.toml")
    assert found == {"1 Day": "2022-06-66 Day", "2 How many": "lots How many"}


def test_a_pipe_gets_the_faults_only_and_no_other_file_is_shown(
    marked: Marked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.cli.terminal.listing.on_terminal", lambda _stream: False)
    assert marked("seed.yaml", "actors:\n  a: {name: X, kind: x}\n") == {}
    monkeypatch.setattr("timeline.cli.terminal.listing.on_terminal", lambda _stream: True)
    assert marked("seed.yaml", b"SQLite format 3\x00" + bytes(500)) == {}
    from timeline.cli.terminal import listing
    from timeline.errors import Problem

    secret = tmp_path / "secret.yaml"
    secret.write_text("actors:\n  a: {name: hidden}\n")
    (tmp_path / "chronicle").mkdir()
    listing.show_lines_of([tmp_path / "chronicle"])
    for path in (str(secret), f"{tmp_path}/chronicle/../secret.yaml", f"{tmp_path}/chronicle"):
        lines = [*listing.lines_of([Problem(path, 2, "a.name", "is wrong")])]
        assert lines == [f"{path}:2: a.name: is wrong"]
