"""Full text finds the same on both databases: what ``words.matches`` says, and nothing else."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select, text
from sqlmodel import Session

from tests.profiles import one_in
from timeline.errors import UsageError
from timeline.loader.writing import indexing
from timeline.query.conditions.compile import read_query
from timeline.query.conditions.fields import fulltext
from timeline.query.events.pages import page
from timeline.query.grammar.nodes import Phrase
from timeline.query.grammar.words import index_tokens, matches, query_tokens, spans
from timeline.query.results import Snippet
from timeline.query.snippets import excerpts, in_events, sources

TEXTS = [
    "Seoul’s F-35As arrived, 17,000 strong",
    "북한이 탄도미사일을 발사했다",
    "ミサイルを発射した。発射台",
    "朝鲜发射导弹",
    "the joint statement of the two, a joint",
    "Zürich ICBM발사 launch-pad launches",
]
PHRASES = [
    "발사", "발", "사했다", "発射", "射した", "发射导", "导", "joint", "joint statement",
    "the two a", "zurich", "f 35a", "35", "17", "launch", "launch pad", "icbm", "ミ",
    "statement of", "missile",
]  # fmt: skip


def phrase(words: str, prefix: bool = False) -> Phrase:
    return Phrase(text=words, phrase=words, prefix=prefix)


@pytest.fixture
def indexed(databases: tuple[Engine, Engine]) -> Iterator[tuple[Session, Session]]:
    """The texts above, each as a part of its own of one record; never committed."""
    with Session(databases[0]) as sqlite, Session(databases[1]) as postgres:
        for session in (sqlite, postgres):
            entity = session.scalar(text("SELECT id FROM entity WHERE key = 'decade'"))
            assert isinstance(entity, int)
            indexing.add(session, ((entity, f"text-{n}", t) for n, t in enumerate(TEXTS)))
        yield sqlite, postgres


def parts(session: Session, phrases: list[Phrase]) -> set[str]:
    dialect = session.get_bind().dialect.name
    found = fulltext.matching(dialect, phrases, [f"text-{n}" for n in range(len(TEXTS))])
    entry = found.selected_columns[0].table
    return set(session.scalars(found.with_only_columns(entry.c.part)))


@settings(max_examples=one_in(2), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    asked=st.lists(
        st.builds(phrase, st.sampled_from(PHRASES), st.booleans()), min_size=1, max_size=3
    )
)
def test_both_databases_find_the_same_texts(
    indexed: tuple[Session, Session], asked: list[Phrase]
) -> None:
    wanted = {
        f"text-{n}"
        for n, each in enumerate(TEXTS)
        if any(matches(index_tokens(each), query_tokens(p.phrase, p.prefix)) for p in asked)
    }
    assert [parts(session, asked) for session in indexed] == [wanted, wanted]


def test_a_long_text_is_found_everywhere(chronicle: Session) -> None:
    """Positions of a PostgreSQL index end, and of one word sooner; a phrase lies across a cut."""
    words = [f"w{n % 97} the" for n in range(20_000)]
    body = " ".join(words) + " 발사" * 3_000 + " at last"
    entity = chronicle.scalar(text("SELECT id FROM entity WHERE key = 'uncited'"))
    assert isinstance(entity, int)
    indexing.add(chronicle, [(entity, "long", body)])
    dialect = chronicle.get_bind().dialect.name
    for n in range(0, 19_990, 1_111):
        sought = fulltext.matching(dialect, [phrase(" ".join(words[n : n + 4]))], ["long"])
        assert chronicle.scalars(sought).first() == entity
    for words_across in ("발사 at last", "the 발사 발사"):
        found = fulltext.matching(dialect, [phrase(words_across)], ["long"])
        assert chronicle.scalars(found).first() == entity
    chronicle.rollback()


def test_parts_of_a_long_text_cover_it_and_stay_below_the_limits() -> None:
    body = "、".join(["the end。 " * 40, "a" * 3_000, "발" * 700, "\n\n", "last word"]) * 5
    stretches = list(indexing.cut(body))
    assert len(stretches) > 1
    assert stretches[0].start == 0
    assert stretches[-1].stop == len(body)
    for before, after in pairwise(stretches):
        assert before.start < after.start <= before.stop
    for stretch in stretches:
        assert stretch.tokens == index_tokens(body[stretch.start : stretch.stop])


def test_a_removed_text_is_not_found(chronicle: Session) -> None:
    entity = chronicle.scalar(text("SELECT id FROM entity WHERE key = 'vow'"))
    assert isinstance(entity, int)
    indexing.remove(chronicle, [entity])
    found = page(chronicle, read_query(chronicle, "声明"))
    assert found.total == 0
    left = chronicle.scalar(text("SELECT count(*) FROM search_index"))
    assert left == chronicle.scalar(text("SELECT count(*) FROM search_entry"))
    chronicle.rollback()


def test_a_text_without_citations_is_found(chronicle: Session) -> None:
    (hit,) = sources(chronicle, read_query(chronicle, "someone missile"))
    assert hit.source.key == "uncited"
    (snippet,) = hit.snippets
    assert [snippet.text[a:b] for a, b in snippet.marks] == ["someone", "missile"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("발사", ["uncited"]),
        ("発射", []),  # cited there by the vow
        ("発射 kind:launch", ["wire"]),
        ("wept", ["wire"]),
        ("text:test,note", ["uncited", "wire"]),
        ("missile*", ["uncited"]),
        ("missile* kind:summit", ["uncited", "wire"]),
        ("missile* not:note kind:summit", ["wire"]),
        ("not:note", []),
        ("kind:launch", []),
    ],
)
def test_which_source_texts_are_found(chronicle: Session, query: str, found: list[str]) -> None:
    hits = sources(chronicle, read_query(chronicle, query))
    assert [hit.source.key for hit in hits] == found


def marked(snippets: Iterable[Snippet]) -> list[tuple[str, str]]:
    """The part of each snippet, with what of it is marked first."""
    return [(each.part, each.text[slice(*each.marks[0])]) for each in snippets]


def test_where_words_occur_in_an_event(chronicle: Session) -> None:
    query = read_query(chronicle, "title:launch 발사")
    ((key, found),) = in_events(chronicle, query, page(chronicle, query).events).items()
    assert key == "shot"
    assert marked(found) == [("title", "launch"), ("summary", "발사")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind:launch", {}),
        ("launch kind:launch", {"shot": [("title", "launch")]}),
        ("missiles", {"shot": [("quote", "missiles")]}),
        ("certainly", {"vow": [("translation", "certainly")]}),
        ("again", {"vow": [("commitments", "again")]}),
        ("rejoiced", {}),
        ("summary:발사 not:absent", {"shot": [("summary", "발사")]}),
        ('"test in" eight', {"shot": [("quote", "eight"), ("title", "test in")]}),
    ],
)
def test_each_word_is_shown_at_its_first_occurrence(
    chronicle: Session, query: str, found: dict[str, list[tuple[str, str]]]
) -> None:
    """The last: in the other record of the same event."""
    asked = read_query(chronicle, query)
    snippets = in_events(chronicle, asked, page(chronicle, asked).events)
    assert {key: sorted(marked(each)) for key, each in snippets.items()} == found


def test_all_words_are_marked_in_a_text_that_is_shown(chronicle: Session) -> None:
    query = read_query(chronicle, "drill answer title:in")
    ((title,),) = in_events(chronicle, query, page(chronicle, query).events).values()
    assert [title.text[a:b] for a, b in title.marks] == ["Drill", "in", "answer"]


def test_a_text_of_a_register_is_no_word_of_an_event(chronicle: Session) -> None:
    query = read_query(chronicle, "actor.alias:rok")
    events = page(chronicle, query, 1).events
    assert events
    assert not in_events(chronicle, query, events)
    assert not sources(chronicle, query)


def test_a_snippet_is_cut_between_words() -> None:
    body = "word " * 50 + "needle " + "word " * 50
    (snippet,) = excerpts("text", body, spans(body, [query_tokens("needle")]))
    assert snippet.cut == (True, True)
    assert snippet.text.startswith("word ")
    assert snippet.text.endswith("word")
    assert len(snippet.text) < 200


def test_entries_are_plain_rows(chronicle: Session) -> None:
    """Texts of one record are distinguished by part; the text of a source is one of them."""
    statement = select(text("part")).select_from(text("search_entry"))
    assert {"title", "quote", "text", "translation", "commitments"} <= set(
        chronicle.scalars(statement)
    )


def test_a_long_source_is_read_to_its_end_and_no_place_is_shown_twice(chronicle: Session) -> None:
    body = "".join(f"no. {n} the needle\n" for n in range(300)) + "thread and needle. " * 300
    source = chronicle.scalar(text("SELECT id FROM entity WHERE key = 'uncited'"))
    assert isinstance(source, int)
    chronicle.execute(
        text("UPDATE text SET body = :body WHERE id = (SELECT text_id FROM source WHERE id = :id)"),
        {"body": body, "id": source},
    )
    indexing.remove(chronicle, [source])
    indexing.add(chronicle, [(source, "text", body)])
    (hit,) = sources(chronicle, read_query(chronicle, "needle"))
    assert len(hit.snippets) == 3
    assert len({each.text for each in hit.snippets}) == 3
    (hit,) = sources(chronicle, read_query(chronicle, '"no 299 the needle"'))
    assert marked(hit.snippets) == [("text", "no. 299 the needle")]
    (hit,) = sources(chronicle, read_query(chronicle, '"needle thread"'))
    assert marked(hit.snippets)[0] == ("text", "needle\nthread")
    chronicle.rollback()


def test_a_rank_finds_the_same_events(chronicle: Session) -> None:
    query = read_query(chronicle, "text:launch,missile,drill not:absent")
    by_date = [event.key for event in page(chronicle, query).events]
    ranked = page(chronicle, query, ranked=True)
    keys = [event.key for event in ranked.events]
    assert ranked.ranked
    assert sorted(keys) == sorted(by_date) == ["answer", "shot", "vow"]
    first = page(chronicle, query, 1, ranked=True)
    assert ([event.key for event in first.events], first.total) == (keys[:1], 3)


def test_the_best_matches_come_first_and_equal_ones_chronologically(chronicle: Session) -> None:
    ids = dict(chronicle.execute(text("SELECT key, id FROM entity")).all())
    for key in ("season", "decade", "talks"):
        indexing.add(chronicle, [(ids[key], "title", "a likely story")])
    indexing.add(chronicle, [(ids["order"], "title", "a story, likely as any other, and no more")])
    indexing.add(chronicle, [(ids["shot-again"], "title", "likely")])
    query = read_query(chronicle, "likely* text:likely")
    found = [event.key for event in page(chronicle, query, ranked=True).events]
    assert found == ["shot", "decade", "season", "talks", "order"]
    chronicle.rollback()


def test_no_words_no_relevance(chronicle: Session) -> None:
    with pytest.raises(UsageError, match="has none"):
        page(chronicle, read_query(chronicle, "kind:launch not:missile"), ranked=True)
