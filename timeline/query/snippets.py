"""Where full text was found: in the texts of sources, which nobody may cite yet, and in events."""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import func, select
from sqlmodel import Session, SQLModel

from timeline.kinds import FieldType
from timeline.query import fulltext
from timeline.query.fields import FIELDS
from timeline.query.nodes import Clause, Phrase, Query, Reference
from timeline.query.references import source_refs
from timeline.query.results import EventDetail, Snippet, SourceHit
from timeline.query.words import Token, spans

AROUND: Final = 60
"""Code points of a snippet before and after what was found, about."""
MOST: Final = 3
"""Snippets of one text."""

_TABLES = SQLModel.metadata.tables
_ENTITY, _ENTRY, _PASSAGE, _SOURCE, _TEXT = (
    _TABLES[name] for name in ("entity", "search_entry", "passage", "source", "text")
)


def sources(session: Session, query: Query, limit: int = 20) -> list[SourceHit]:
    """The sources in whose stored texts the query's bare words stand, in order of publication.

    Every word or phrase must stand in the text and none of those that are negated; clauses on
    other fields are not heeded. Without any word that is asked for there are none.
    """
    asked = [clause for clause in _clauses(query, negated=True) if clause.field == "text"]
    if all(clause.negated for clause in asked):
        return []
    dialect = session.get_bind().dialect.name
    statement = select(_SOURCE.c.id, _ENTITY.c.key).join(_ENTITY, _ENTITY.c.id == _SOURCE.c.id)
    for clause in asked:
        holds = _SOURCE.c.id.in_(fulltext.matching(dialect, _phrases(clause), ("text",)))
        statement = statement.where(~holds if clause.negated else holds)
    statement = statement.order_by(_SOURCE.c.published_lo, _ENTITY.c.key).limit(limit)
    keys = dict(session.execute(statement).all())
    phrases = [each for clause in asked if not clause.negated for each in _phrases(clause)]
    stretches = _stretches(session, dialect, list(keys), phrases)
    cited = (
        select(_PASSAGE.c.source_id, func.count(_PASSAGE.c.entity_id.distinct()))
        .where(_PASSAGE.c.source_id.in_(keys))
        .group_by(_PASSAGE.c.source_id)
    )
    counts = dict(session.execute(cited).all())
    refs = source_refs(session, keys.values())
    found = [fulltext.tokens(phrase) for phrase in phrases]
    return [
        SourceHit(
            refs[key],
            tuple(each for text in stretches[id_] for each in excerpts("text", text, found))[:MOST],
            counts.get(id_, 0),
        )
        for id_, key in keys.items()
    ]


def _stretches(
    session: Session, dialect: str, ids: Sequence[int], phrases: Sequence[Phrase]
) -> dict[int, list[str]]:
    """By source, the first indexed stretches of its text in which any of the phrases stands."""
    entry = fulltext.matching(dialect, phrases, ("text",)).with_only_columns(_ENTRY.c.id)
    rank = func.row_number().over(partition_by=_ENTRY.c.entity_id, order_by=_ENTRY.c.start)
    chosen = (
        select(_ENTRY.c.entity_id, _ENTRY.c.start, _ENTRY.c.stop, rank.label("rank"))
        .where(_ENTRY.c.entity_id.in_(ids), _ENTRY.c.id.in_(entry))
        .subquery()
    )
    part = func.substr(_TEXT.c.body, chosen.c.start + 1, chosen.c.stop - chosen.c.start)
    statement = (
        select(chosen.c.entity_id, part)
        .join(_SOURCE, _SOURCE.c.id == chosen.c.entity_id)
        .join(_TEXT, _TEXT.c.id == _SOURCE.c.text_id)
        .where(chosen.c.rank <= MOST)
        .order_by(chosen.c.entity_id, chosen.c.start)
    )
    found: dict[int, list[str]] = {id_: [] for id_ in ids}
    for id_, text in session.execute(statement):
        found[id_].append(text)
    return found


def in_event(detail: EventDetail, query: Query) -> tuple[Snippet, ...]:
    """Where the words that the query asks for stand in an event; empty if it asks for none."""
    asked = [clause for clause in _clauses(query) if FIELDS[clause.field].type == "text"]
    texts = [
        (value.field.name, value.field.name, value.text)
        for value in detail.values
        if value.field.type in (FieldType.TEXT, FieldType.WORDING)
    ]
    quotes = dict.fromkeys((claim.quote, claim.translation) for claim in detail.claims)
    for quote, translation in quotes:
        texts += [("quote", "quote", quote), ("translation", "quote", translation)]
    return tuple(
        each
        for part, field, text in texts
        for each in excerpts(
            part,
            text,
            [
                fulltext.tokens(phrase)
                for clause in asked
                if clause.field in ("text", field)
                for phrase in _phrases(clause)
            ],
        )
    )


def excerpts(part: str, text: str, phrases: Sequence[Sequence[Token]]) -> Iterator[Snippet]:
    """The places of ``text`` in which any of the phrases stands, at most ``MOST`` of them."""
    marks = spans(text, phrases)
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
    """The beginning of the next word, if it is near; a run without spaces is cut anywhere."""
    space = text.find(" ", at, at + AROUND // 3)
    return at if at == 0 or space < 0 else space + 1


def _word_ends(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - AROUND // 3, at)
    return at if space < 0 else space


def _clauses(query: Query, negated: bool = False) -> Iterator[Clause]:
    """The clauses of a query and of the named queries in it, those negated only if wanted."""
    for clause in query.clauses:
        if isinstance(clause, Reference):
            if not clause.negated:
                yield from _clauses(clause.query, negated)
        elif negated or not clause.negated:
            yield clause


def _phrases(clause: Clause) -> list[Phrase]:
    return [value for value in clause.values if isinstance(value, Phrase)]
