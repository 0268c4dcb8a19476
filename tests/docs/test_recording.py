"""The page on recording shows what the program prints, asks and writes."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.terminals import STYLE, Terminal
from tests.docs.pages import blocks
from tests.running import run


def test_the_draft_of_the_page_is_that_of_its_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    titled = {
        each.title: each.text
        for language in ("yaml", "html")
        for each in blocks("recording.md", language)
        if each.title
    }
    for name in ("chronicle.yaml", "article.html"):
        Path(name).write_text(titled[name], encoding="utf-8")
    drafted = run("draft", "article.html")
    said = next(each.text for each in blocks("recording.md", "text"))
    assert drafted.stdout + drafted.stderr == said
    draft = Path(drafted.stdout.splitlines()[1]).read_text(encoding="utf-8")
    assert draft == titled["draft"]


def test_a_statement_is_found_and_printed_with_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIMELINE_DATABASE", "timeline.db")
    page = {
        each.title: each.text
        for language in ("yaml", "text")
        for each in blocks("recording.md", language)
    }
    person = "  reyes: {name: Ana Reyes, kind: person, part_of: velia}\n"
    chronicle = page["chronicle.yaml"].replace("systems:", f"{person}systems:")
    Path("chronicle.yaml").write_text(chronicle, encoding="utf-8")
    Path("record.txt").write_text(page["record.txt"].replace("␌\n", "\f"), encoding="utf-8")
    draft = Path(run("draft", "record.txt").stdout.splitlines()[1])
    assert page["statement"] in draft.read_text(encoding="utf-8")
    run("load", ".")
    for query in (("kind:statement", "speaker:reyes", "2031"), ("quote:patrol",)):
        assert "statement-of-ana-reyes" in run("show", *query).stdout
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("COLUMNS", "80")
    assert run("about", "statement-of-ana-reyes").stdout.strip() == page["about"].strip()


_ANSWER = re.compile(
    r"(?:  .*\[y/N\]|(?! )(?!.*, under )[^:(\[]+(?:\([^)]*\))?(?: \[[^\]]*\])?): ?(.*)"
)
"""A question that begins a line, and the answer; none is the line above new records."""


def test_the_commands_of_the_page_print_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One session, in which the dialog is typed into a terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIMELINE_DATABASE", raising=False)
    terminal = Terminal("timeline.db")
    count = 0
    for block in blocks("recording.md", "console"):
        for part in block.text.split("$ timeline ")[1:]:
            line, _, shown = part.partition("\n")
            words = shlex.split(line)
            if block.title == "typed":
                typed = [
                    f"{found[1]}\r" for found in map(_ANSWER.match, shown.splitlines()) if found
                ]
                seen = terminal.run(*words, when=lambda text: ": " in text, keys="".join(typed))
                printed = "\n".join(each.rstrip() for each in STYLE.sub("", seen.text).split("\n"))
            else:
                printed = run(*words).output
            assert printed.strip("\n") == shown.strip("\n")
            count += 1
            for text in blocks("recording.md", "txt"):
                if (place := Path(text.title)).parent.is_dir():
                    place.write_text(text.text, encoding="utf-8")
    assert count > 5
    assert run("load", "crises").stderr == ""
