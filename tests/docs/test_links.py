"""Every link of the README and of the pages leads somewhere, and every path they name exists.

Links inside ``docs/`` stay inside it, so that they also work on the site that mkdocs builds. Files
elsewhere in the project are named in code.
"""

import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, ROOT

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_PATH = re.compile(
    r"(?<![\w/.-])(?:timeline|tests|alembic|seeds|docs|\.ci)/[\w./-]*\w|`([\w-]+\.(?:md|toml|yml))`"
)
_WORD = re.compile(r"NAME|FORMAT|NNNN")
FENCED = re.compile(r"^```[\s\S]*?^```$", re.MULTILINE)
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted(DOCS.glob("*.md")),
]


def name(path: Path) -> str:
    """A file as a reader of the project names it."""
    return str(path.relative_to(ROOT))


def text_of(page: Path) -> str:
    """A page without its blocks of code."""
    return FENCED.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """What a link can name of a page: its headings, as mkdocs and others write them."""
    plain = (re.sub(r"[^\w\s-]", "", heading).strip().lower() for heading in headings(page))
    return {re.sub(r"\s", "-", heading) for heading in plain}


def headings(page: Path) -> list[str]:
    """The headings of a page."""
    return _HEADING.findall(text_of(page))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in _LINK.findall(text_of(page)):
        if link.startswith(("https://", "http://")):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.is_file(), link
        assert page.parent != DOCS or DOCS in target.parents, f"{link} leads out of docs/"
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_path_of_the_project_exists(page: Path) -> None:
    for match in _PATH.finditer(text_of(page)):
        path = (match[1] or match[0]).rstrip(".")
        if not _WORD.search(path):
            assert (ROOT / path).exists(), path


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_headings_have_one_anchor_each(page: Path) -> None:
    if page.parent == DOCS:
        assert len(anchors(page)) == len(headings(page))


def test_every_page_is_in_the_index_and_in_the_site() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    site = (ROOT / ".mkdocs.yml").read_text(encoding="utf-8")
    for page in DOCS.glob("*.md"):
        assert page.name in site, page.name
        assert page.name == "index.md" or f"({page.name})" in index, page.name
