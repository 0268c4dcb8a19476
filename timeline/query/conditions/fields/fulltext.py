"""Full text: one index, with the same matches on both databases.

Both databases index the tokens of ``grammar.words`` and do not tokenise themselves: the FTS5 table
of SQLite stores them separated by spaces, the tsvector of PostgreSQL as literal lexemes with
positions. A text matches a phrase if the tokens of the phrase follow each other in it
(``grammar.words``).

``loader.writing.indexing`` writes the index.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    cast,
    column,
    func,
    literal,
    or_,
    select,
    table,
    union_all,
)

from timeline.canonical.record import Canonical, fields_of
from timeline.database.rounds import AT_ONCE, among, in_rounds
from timeline.database.sessions import Session
from timeline.kinds import FieldType
from timeline.models.columns import TABLES
from timeline.naming.query_names import DECLARED
from timeline.query.grammar.nodes import Clause, Phrase, Query
from timeline.query.grammar.words import Token, query_tokens

_ENTRY = TABLES["search_entry"]
_FTS5 = table("search_index", column("rowid"), column("rank"), column("words", Text))
_OVER_LENGTH: Final = 1
"""Flag of ts_rank_cd: the rank is divided by 1 + the logarithm of the length of the text."""
_OF_EVENTS: Final[dict[str, tuple[str, ...]]] = {"text": (), "quote": ("quote", "translation")}
"""The parts of fields that all events have besides the declared ones; none means all parts."""
_PASSED: Final = 20
"""About how many matches FTS5 passes, and counts before, in the time in which it reads one text."""
_GIN = table("search_index", column("id"), column("words"))


def matching(dialect: str, phrases: Sequence[Phrase], parts: Sequence[str] = ()) -> Select[Any]:
    """Return a SELECT of the ids of the records that contain any of the phrases.

    With ``parts``, only these parts of a record are searched. Without phrases, the records that
    have any text there match.
    """
    found = select(_ENTRY.c.entity_id)
    if phrases:
        those = hits(dialect, phrases).subquery()
        found = found.join(those, those.c.id == _ENTRY.c.id)
    return found.where(_ENTRY.c.part.in_(parts)) if parts else found


def matching_among(
    session: Session, records: Collection[int], phrases: Sequence[Phrase], parts: Sequence[str] = ()
) -> Select[Any]:
    """Return a SELECT of the ids of those of the records that contain any of the phrases.

    It reads no text of other records, so it is fast for few records and a frequent word. On SQLite,
    either all matches of the phrases are passed and only those in the records are kept, or the
    indexed words of these records are read, whichever is less work. To look up one text in the
    index would take much longer than to read it.
    """
    dialect = session.get_bind().dialect.name
    of_records = and_(
        _ENTRY.c.entity_id.in_(among(records, dialect)),
        *([_ENTRY.c.part.in_(parts)] if parts else []),
    )
    entries = select(_ENTRY.c.id).where(of_records)
    found = select(_ENTRY.c.entity_id)
    if dialect != "sqlite":
        return found.where(_ENTRY.c.id.in_(entries), _ENTRY.c.id.in_(hits(dialect, phrases)))
    number, first, last = session.execute(
        entries.with_only_columns(func.count(), func.min(_ENTRY.c.id), func.max(_ENTRY.c.id))
    ).one()
    # Only between the first and the last entry: records of a time were often loaded together.
    passed = hits(dialect, phrases).where(_FTS5.c.rowid.between(first, last))
    # To count the matches of a prefix would collect all its words.
    many = passed.limit(1).offset(number * _PASSED)
    prefixes = any(tokens(phrase)[-1].prefix for phrase in phrases)
    if not prefixes and session.execute(many).first() is not None:
        found = found.join(_FTS5, _FTS5.c.rowid == _ENTRY.c.id)
        return found.where(of_records, or_(*map(_is_in_words, phrases)))
    # The sum keeps FTS5 from looking up each of the entries.
    return found.where(_ENTRY.c.id.in_(passed.where((_FTS5.c.rowid + 0).in_(entries))))


def _is_in_words(phrase: Phrase) -> ColumnElement[bool]:
    """Return the condition that the tokens of a phrase follow each other in a row of FTS5."""
    sought = f" {' '.join(token.text for token in tokens(phrase))} "
    return func.instr(literal(" ") + _FTS5.c.words + " ", sought) > 0


def scores(dialect: str, query: Query) -> Select[Any] | None:
    """Return a SELECT of the ids of records and their relevance for the words of the query.

    The ``score`` of a record is the sum over its texts that match: of bm25 on SQLite, of ts_rank_cd
    normalised by the length of the text on PostgreSQL. None if the query has no words.
    """
    found = []
    for clause in dict.fromkeys(word_clauses(query)):
        # FTS5 can score only the rows of its own MATCH, not rows of a join.
        those = hits(dialect, phrases_of(clause), scored=True).cte().prefix_with("MATERIALIZED")
        each = select(_ENTRY.c.entity_id.label("id"), those.c.score)
        each = each.join(those, those.c.id == _ENTRY.c.id)
        names = parts_of(clause.field)
        found.append(each.where(_ENTRY.c.part.in_(names)) if names else each)
    if not found:
        return None
    while len(found) > AT_ONCE:  # a database limits the number of SELECTs in a union
        found = [select(union_all(*some).subquery()) for some in in_rounds(found)]
    every = union_all(*found).subquery()
    return select(every.c.id, func.sum(every.c.score).label("score")).group_by(every.c.id)


def word_clauses(query: Query, negated: bool = False) -> Iterator[Clause]:
    """Yield the clauses on words, also those of named queries; with ``negated`` also negated ones.

    A clause that only has ``none`` (``summary:none``) is not on words.
    """
    for clause in query.clauses:
        if clause.negated and not negated:
            continue
        if isinstance(clause, Clause):
            if phrases_of(clause):
                yield clause
        elif not clause.negated:
            yield from word_clauses(clause.query, negated)


def has_words(query: Query) -> bool:
    """Return whether a query searches for words, or excludes some."""
    return any(word_clauses(query, negated=True))


def parts_of(field: str) -> tuple[str, ...]:
    """Return the parts of a record that a text field of a query searches; empty for all parts."""
    if field in _OF_EVENTS:
        return _OF_EVENTS[field]
    return tuple(dict.fromkeys(each.field.name for each in DECLARED[field]))


def phrases_of(clause: Clause) -> list[Phrase]:
    """Return the phrases of a clause, of which at least one must be found.

    Empty for a text of a register (``actor.alias:rok``), which the index does not have.
    """
    if clause.field not in _OF_EVENTS and clause.field not in DECLARED:
        return []
    return [value for value in clause.values if isinstance(value, Phrase)]


def texts(event: Canonical) -> Iterator[tuple[str, str]]:
    """Yield the indexed parts of an event: its texts, wordings, quotes and translations."""
    for name in fields_of_text(event["kind"]):
        value = event.get(name)
        if isinstance(value, str):
            yield name, value
        elif value is not None:
            for text in value.values():
                yield name, text
    for items in event.get("cite", {}).values():
        for item in items:
            if "quote" in item:
                yield "quote", item["quote"]
            if "translation" in item:
                yield "translation", item["translation"]


@cache
def fields_of_text(kind: str) -> tuple[str, ...]:
    """Return the names of the fields of a kind of event whose texts are indexed, in order."""
    return tuple(
        field.name
        for field in fields_of("event", kind)
        if field.type in (FieldType.TEXT, FieldType.WORDING)
    )


def tokens(phrase: Phrase) -> list[Token]:
    """Return the tokens that must follow each other in a text that matches the phrase."""
    return query_tokens(phrase.phrase, phrase.prefix)


def hits(dialect: str, phrases: Sequence[Phrase], scored: bool = False) -> Select[Any]:
    """Return a SELECT of the rows of the index that contain any of the phrases.

    With ``scored``, it has the relevance of each row, too.
    """
    searched = [tokens(phrase) for phrase in phrases]
    if dialect == "sqlite":
        holds: ColumnElement[bool] = column("search_index").op("MATCH", is_comparison=True)(
            " OR ".join(map(_fts5, searched))
        )
        found = select(_FTS5.c.rowid.label("id"))
        score: ColumnElement[float] = -_FTS5.c.rank
    else:
        from sqlalchemy.dialects.postgresql import TSQUERY  # slow to import

        sought = cast(literal(" | ".join(map(_tsquery, searched)), Text), TSQUERY)
        holds = _GIN.c.words.op("@@", is_comparison=True)(sought)
        found = select(_GIN.c.id)
        score = func.ts_rank_cd(_GIN.c.words, sought, _OVER_LENGTH)
    return (found.add_columns(score.label("score")) if scored else found).where(holds)


def _fts5(phrase: Sequence[Token]) -> str:
    return f'"{" ".join(token.text for token in phrase)}"' + " *" * phrase[-1].prefix


def _tsquery(phrase: Sequence[Token]) -> str:
    words = (f"'{token.text}'" + ":*" * token.prefix for token in phrase)
    return f"({' <-> '.join(words)})"
