"""Where words were found: below the events of a list, and below the list."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.text import Text
from sqlmodel import Session

from timeline import database
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page as read_page
from timeline.query.results import EventLine, EventPage, Snippet, SourceHit
from timeline.query.snippets import with_words
from timeline.views.found import marked
from timeline.views.listing import listing

MakeEvent = Callable[..., EventLine]
MakePage = Callable[..., EventPage]


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("ranked", [False, True])
def test_the_list_of_what_was_found(
    loaded_sqlite: Path, golden: Callable[[str, Iterable[Text]], None], width: int, ranked: bool
) -> None:
    engine = database.open_engine(database.locate(str(loaded_sqlite)))
    with Session(engine) as session:
        query = read_query(session, "text:exercise,joint")
        page = with_words(session, query, read_page(session, query, ranked=ranked))
    engine.dispose()
    golden(f"found-{'ranked-' * ranked}{width}", listing(page, width))


def test_a_match_in_the_title_is_not_repeated(event: MakeEvent, page: MakePage) -> None:
    found = page(event(key="one", title="A drill"))
    for part, shown in (("title", False), ("fleet_after", True)):
        snippet = Snippet(part, "A drill", ((2, 7),))
        lines = [line.plain for line in listing(replace(found, snippets={"one": (snippet,)}), 80)]
        assert ("    fleet after: A ›drill‹" in lines) == shown


def test_hostile_text_of_a_source_is_shown_and_never_interpreted(page: MakePage) -> None:
    found = page()
    snippet = Snippet("text", "[b]x[/b]\n\x1b[31m\u202eneedle", ((14, 21),), (True, True))
    hits = (SourceHit(found.sources["paper"], (snippet,)),)
    *_, last = listing(replace(found, hits=hits), 80)
    assert last.plain == "    …[b]x[/b] ␛[31m›<U+202E>needle‹…"


def test_marks_are_seen_without_colour_and_with_it() -> None:
    text = marked(Snippet("quote", "탄도미사일 발사", ((2, 5), (6, 8)), (False, True)))
    assert text.plain == "탄도›미사일‹ ›발사‹…"
    assert [text.plain[span.start : span.end] for span in text.spans] == ["미사일", "발사"]
