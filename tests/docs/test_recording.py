"""The draft that the page on recording shows is the one that the program writes."""

from pathlib import Path

import pytest

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
