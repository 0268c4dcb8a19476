"""Matches of full text: in events, and in texts of sources that no event found cites there."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, Final

from sqlalchemy import Select, func, select

from timeline.database.rounds import WeightedCondition, all_of
from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.query.conditions.compile import EVENT, compile_query
from timeline.query.conditions.fields import fulltext
from timeline.query.events.parts import other_records
from timeline.query.grammar.nodes import Clause, Phrase, Query
from timeline.query.grammar.words import Token, index_tokens, matches, may_match, spans
from timeline.query.records.references import source_refs
from timeline.query.records.texts import texts_of
from timeline.query.results import EventLine, EventPage, Snippet, SourceHit
from timeline.spans import Span

AROUND: Final = 60
"""Approximate number of code points of a snippet before and after a match."""
NEAR: Final = 20
"""The most code points by which the ends of a snippet move to a whole word or the whole text."""
MOST: Final = 3
"""The most snippets of one text."""
FEW: Final = 1_000
"""The most sources with texts that are searched by themselves."""
BATCH: Final = 50
"""The number of stretches of source texts that are read at once."""

_ENTITY, _ENTRY, _PASSAGE, _SOURCE, _TEXT = (
    TABLES[name] for name in ("entity", "search_entry", "passage", "source", "text")
)

Searched = tuple[tuple[str, ...], Sequence[Token]]
"""A phrase, and the parts of an event that are searched for it (empty: all parts)."""


def with_words(session: Session, query: Query, page: EventPage) -> EventPage:
    """Return the page with the snippets and source hits of the words of the query."""
    return replace(
        page, snippets=in_events(session, query, page.events), hits=tuple(sources(session, query))
    )


def in_events(
    session: Session, query: Query, events: Sequence[EventLine]
) -> dict[str, tuple[Snippet, ...]]:
    """Return by key the snippets of these events in which the words of the query occur.

    For each word or phrase the first text that contains it is used: the title, else the summary, a
    field of the kind, a quote; the texts of other records of the same event come last. Empty if the
    query has no words.
    """
    searched = [
        (fulltext.parts_of(clause.field), fulltext.tokens(phrase))
        for clause in fulltext.word_clauses(query)
        for phrase in fulltext.phrases_of(clause)
    ]
    if not searched:
        return {}
    # Most words are in titles, which are already read; other texts are read for the rest.
    beyond = [event for event in events if not _in_title(event.title, searched)]
    several = [event.id for event in beyond if event.same_as]
    others = other_records(session, several) if several else {}
    ids = {event.key: [event.id, *(id_ for id_, _ in others.get(event.id, ()))] for event in beyond}
    read = texts_of(session, [*chain.from_iterable(ids.values())])
    return {
        event.key: _where(
            [
                ("title", event.title),
                *chain.from_iterable(read[id_] for id_ in ids.get(event.key, ())),
            ],
            searched,
        )
        for event in events
    }


def _is_searched(part: str, parts: Sequence[str]) -> bool:
    return not parts or part in parts


def _in_title(title: str, searched: Sequence[Searched]) -> bool:
    """Return whether the title contains all phrases."""
    if not all(may_match(title, phrase) for _, phrase in searched):
        return False
    found = index_tokens(title)
    return all(
        _is_searched("title", parts) and matches(found, phrase) for parts, phrase in searched
    )


def _where(texts: Sequence[tuple[str, str]], searched: Sequence[Searched]) -> tuple[Snippet, ...]:
    """Return snippets of the first text with each phrase; ``texts`` are (part, text)."""
    tokens: dict[str, list[str]] = {}  # of the texts that were looked at: a quote can be long
    chosen: dict[tuple[str, str], None] = {}
    for parts, phrase in searched:
        for part, text in texts:
            if not (_is_searched(part, parts) and may_match(text, phrase)):
                continue
            if text not in tokens:
                tokens[text] = index_tokens(text)
            if matches(tokens[text], phrase):
                chosen[part, text] = None
                break
    found: list[Snippet] = []
    for part, text in chosen:
        phrases = [phrase for parts, phrase in searched if _is_searched(part, parts)]
        found += excerpts(part, text, spans(text, phrases))
    return tuple(found)


def sources(session: Session, query: Query, limit: int = 20) -> list[SourceHit]:
    """Return the sources whose stored texts contain the words of the query, by publication.

    A text must contain every word or phrase without a field, and none of the negated ones; clauses
    on other fields are ignored. Words inside a passage that an event found by the query cites are
    not reported. Empty if the query has no such words.
    """
    searched = [each for each in fulltext.word_clauses(query, negated=True) if each.field == "text"]
    phrases = [p for each in searched if not each.negated for p in fulltext.phrases_of(each)]
    if not phrases:
        return []
    with_text = select(_SOURCE.c.id).where(_SOURCE.c.text_id.is_not(None)).limit(FEW + 1)
    few = session.scalars(with_text).all()
    if not few:
        return []

    def holding(phrases: Sequence[Phrase]) -> Select[Any]:
        if len(few) <= FEW:  # most events have no source with a text
            return fulltext.matching_among(session, few, phrases, ("text",))
        return fulltext.matching(session.get_bind().dialect.name, phrases, ("text",))

    statement = (
        select(_ENTRY.c.id)
        .join(_SOURCE, _SOURCE.c.id == _ENTRY.c.entity_id)
        .join(_ENTITY, _ENTITY.c.id == _SOURCE.c.id)
        .where(_ENTRY.c.id.in_(holding(phrases).with_only_columns(_ENTRY.c.id)))
        .order_by(_SOURCE.c.published_lo, _ENTITY.c.key, _ENTRY.c.start)
    )
    conditions = (_in_text(each, holding) for each in dict.fromkeys(searched))
    entries = session.scalars(statement.where(all_of(session, _SOURCE.c.id, conditions))).all()
    if not entries:
        return []
    stretches, cited = _stretches(session, entries), _cited(session, query)
    uncited = _uncited(stretches, [fulltext.tokens(each) for each in phrases], cited, limit)
    return [
        SourceHit(ref, tuple(uncited[key])) for key, ref in source_refs(session, uncited).items()
    ]


def _in_text(
    clause: Clause, holding: Callable[[Sequence[Phrase]], Select[Any]]
) -> WeightedCondition:
    """Return the condition that a clause on words is true for the text of a source."""
    phrases = fulltext.phrases_of(clause)
    holds = _SOURCE.c.id.in_(holding(phrases))
    return WeightedCondition(~holds if clause.negated else holds, len(phrases))


def _stretches(session: Session, entries: Sequence[int]) -> Iterator[tuple[str, int, str]]:
    """Yield stretches of source texts: key of the source, start in its text, text."""
    part = func.substr(_TEXT.c.body, _ENTRY.c.start + 1, _ENTRY.c.stop - _ENTRY.c.start)
    statement = (
        select(_ENTRY.c.id, _ENTITY.c.key, _ENTRY.c.start, part)
        .join(_ENTITY, _ENTITY.c.id == _ENTRY.c.entity_id)
        .join(_SOURCE, _SOURCE.c.id == _ENTRY.c.entity_id)
        .join(_TEXT, _TEXT.c.id == _SOURCE.c.text_id)
    )
    for first in range(0, len(entries), BATCH):
        ids = entries[first : first + BATCH]
        rows = {row[0]: row for row in session.execute(statement.where(_ENTRY.c.id.in_(ids)))}
        for id_ in ids:
            _, key, start, text = rows[id_]
            yield key, start, text


def _cited(session: Session, query: Query) -> defaultdict[str, list[Span]]:
    """Return by source the spans of its text that events matching the query cite."""
    record = EVENT.alias()
    found = select(EVENT.c.id).where(compile_query(session, query))
    event = func.coalesce(record.c.same_as_id, record.c.id)
    statement = (
        select(_ENTITY.c.key, _PASSAGE.c.start, _PASSAGE.c.end)
        .join(_ENTITY, _ENTITY.c.id == _PASSAGE.c.source_id)
        .join(record, record.c.id == _PASSAGE.c.entity_id)
        .where(event.in_(found), _PASSAGE.c.start.is_not(None))
    )
    cited: defaultdict[str, list[Span]] = defaultdict(list)
    for key, start, end in session.execute(statement):
        cited[key].append(Span(start, end))
    return cited


def _uncited(
    stretches: Iterator[tuple[str, int, str]],
    phrases: Sequence[Sequence[Token]],
    cited: Mapping[str, Sequence[Span]],
    limit: int,
) -> dict[str, list[Snippet]]:
    """Return by source (at most ``limit`` sources) snippets of matches outside the cited spans."""
    found: dict[str, list[Snippet]] = {}
    read: dict[str, int] = {}  # position read so far: a stretch repeats the end of the one before
    for key, start, text in stretches:
        if len(found) == limit and key not in found:
            break
        marks = [
            span
            for span in spans(text, phrases)
            if start + span.end > read.get(key, 0)
            and not any(
                start + span.start < to and start + span.end > at for at, to in cited.get(key, ())
            )
        ]
        read[key] = start + len(text)
        if marks:
            snippets = found.setdefault(key, [])
            snippets += list(excerpts("text", text, marks))[: MOST - len(snippets)]
    return found


def excerpts(part: str, text: str, marks: Sequence[Span]) -> Iterator[Snippet]:
    """Yield at most ``MOST`` snippets around marked spans of ``text``, which are in order."""
    for _ in range(MOST):
        if not marks:
            return
        start = _word_begins(text, max(marks[0][0] - AROUND, 0))
        stop = _word_ends(text, marks[0][1] + AROUND)
        near = [mark for mark in marks if mark[1] <= stop]
        marks = marks[len(near) :]
        yield Snippet(
            part,
            text[start:stop],
            tuple((a - start, b - start) for a, b in near),
            (start > 0, stop < len(text)),
        )


def _word_begins(text: str, at: int) -> int:
    """Return the start of the next word if it is near; a run without spaces is cut anywhere."""
    if at <= NEAR:
        return 0
    space = text.find(" ", at, at + NEAR)
    return at if space < 0 else space + 1


def _word_ends(text: str, at: int) -> int:
    if at >= len(text) - NEAR:
        return len(text)
    space = text.rfind(" ", at - NEAR, at)
    return at if space < 0 else space
