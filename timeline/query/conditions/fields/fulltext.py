"""Full text: one index, with the same matches on both databases.

Both databases index the tokens of ``grammar.words`` and do not tokenise themselves: the FTS5 table
of SQLite stores them separated by spaces, the tsvector of PostgreSQL as literal lexemes with
positions. A text matches a phrase if the tokens of the phrase follow each other in it
(``grammar.words``).

A long text is cut into stretches, because a tsvector stores at most 16,383 positions, and 255 of
one lexeme. A stretch begins at the beginning of a word, and repeats the end of the stretch before
it, so that a phrase of a dozen words is found at every place.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    cast,
    column,
    delete,
    func,
    literal,
    select,
    table,
    union_all,
)

from timeline.canonical.record import Canonical, fields_of
from timeline.database.rounds import AT_ONCE, in_rounds
from timeline.database.sessions import Session
from timeline.kinds import FieldType
from timeline.models.columns import TABLES
from timeline.naming.query_names import DECLARED
from timeline.query.grammar.nodes import Clause, Phrase, Query
from timeline.query.grammar.words import Token, index_tokens, query_tokens

BATCH: Final = 5_000
MOST_TOKENS: Final = 16_000
MOST_OF_ONE: Final = 250
SHORT: Final = 400
"""A text of at most this many characters cannot reach either limit."""

_ENDS_PIECE = "\\s、。，．！？"
# White space and up to 400 characters that end before white space or punctuation; a longer run
# without either is one piece, up to a length that only machines write.
_PIECE = re.compile(
    rf"[{_ENDS_PIECE}]*(?:[^{_ENDS_PIECE}][\s\S]{{0,399}}(?=[{_ENDS_PIECE}]|\Z)"
    rf"|[^{_ENDS_PIECE}]{{1,4000}})"
)
_ENTRY = TABLES["search_entry"]
_FTS5 = table("search_index", column("rowid"), column("rank"))
_OVER_LENGTH: Final = 1
"""Flag of ts_rank_cd: the rank is divided by 1 + the logarithm of the length of the text."""
_GIN = table("search_index", column("id"), column("words"))


class Stretch(NamedTuple):
    """A part of a text, in code points from ``start`` to ``stop``, and its tokens."""

    start: int
    stop: int
    tokens: list[str]


def add(session: Session, entries: Iterable[tuple[int, str, str]]) -> None:
    """Index texts, each given as (id of the entity, name of the part, text).

    The texts are read in batches. Existing entries of the same records are kept: ``remove`` them
    first.
    """
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    put, written = (_put_sqlite, " ".join) if on_sqlite else (_put_postgresql, _lexemes)
    next_id = (session.scalar(select(func.max(_ENTRY.c.id))) or 0) + 1
    # The tokens of a stretch become one text at once: lists of them take much more memory.
    stretches = (
        ((entity_id, part, stretch.start, stretch.stop), written(stretch.tokens))
        for entity_id, part, text in entries
        for stretch in cut(text)
    )
    while batch := list(islice(stretches, BATCH)):
        rows = [(number, *entry) for number, (entry, _) in enumerate(batch, next_id)]
        put(session.connection(), rows, [words for _, words in batch])
        next_id += len(batch)


def _put_sqlite(
    connection: Connection, entries: Sequence[tuple[Any, ...]], words: Sequence[str]
) -> None:
    connection.exec_driver_sql(
        "INSERT INTO search_entry (id, entity_id, part, start, stop) VALUES (?, ?, ?, ?, ?)",
        list(entries),
    )
    connection.exec_driver_sql(
        "INSERT INTO search_index (rowid, words) VALUES (?, ?)",
        [(entry[0], found) for entry, found in zip(entries, words, strict=True)],
    )


def _put_postgresql(
    connection: Connection, entries: Sequence[tuple[Any, ...]], words: Sequence[str]
) -> None:
    """Insert a batch with one statement for each table: arrays of columns are five times faster."""
    columns = [list(column) for column in zip(*entries, strict=True)]
    connection.exec_driver_sql(
        "INSERT INTO search_entry (id, entity_id, part, start, stop) SELECT * FROM"
        " unnest(%s::integer[], %s::integer[], %s::text[], %s::integer[], %s::integer[])",
        tuple(columns),
    )
    connection.exec_driver_sql(
        "INSERT INTO search_index (id, words) SELECT id, lexemes::tsvector FROM"
        " unnest(%s::integer[], %s::text[]) AS given (id, lexemes)",
        (columns[0], list(words)),
    )


def remove(session: Session, entity_ids: Iterable[int]) -> None:
    """Remove all texts of these records from the index; deleting an entity does that, too."""
    ids = iter(entity_ids)
    while batch := list(islice(ids, BATCH)):
        session.execute(delete(_ENTRY).where(_ENTRY.c.entity_id.in_(batch)))


def matching(dialect: str, phrases: Sequence[Phrase], parts: Sequence[str] = ()) -> Select[Any]:
    """Return a SELECT of the ids of the records that contain any of the phrases.

    With ``parts``, only these parts of a record are searched. Without phrases, the records that
    have any text there match.
    """
    found = select(_ENTRY.c.entity_id)
    if phrases:
        hits = _hits(dialect, phrases).subquery()
        found = found.join(hits, hits.c.id == _ENTRY.c.id)
    return found.where(_ENTRY.c.part.in_(parts)) if parts else found


def scores(dialect: str, query: Query) -> Select[Any] | None:
    """Return a SELECT of the ids of records and their relevance for the words of the query.

    The ``score`` of a record is the sum over its texts that match: of bm25 on SQLite, of ts_rank_cd
    normalised by the length of the text on PostgreSQL. None if the query has no words.
    """
    found = []
    for clause in dict.fromkeys(word_clauses(query)):
        # FTS5 can score only the rows of its own MATCH, not rows of a join.
        hits = _hits(dialect, phrases_of(clause), scored=True).cte().prefix_with("MATERIALIZED")
        each = select(_ENTRY.c.entity_id.label("id"), hits.c.score)
        each = each.join(hits, hits.c.id == _ENTRY.c.id)
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
    if field == "text":
        return ()
    if field == "quote":
        return ("quote", "translation")
    return tuple(dict.fromkeys(each.field.name for each in DECLARED[field]))


def phrases_of(clause: Clause) -> list[Phrase]:
    """Return the phrases of a clause, of which at least one must be found."""
    return [value for value in clause.values if isinstance(value, Phrase)]


def texts(event: Canonical) -> Iterator[tuple[str, str]]:
    """Yield the indexed parts of an event: its texts, wordings, quotes and translations."""
    for name in _fields_of_text(event["kind"]):
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
def _fields_of_text(kind: str) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in fields_of("event", kind)
        if field.type in (FieldType.TEXT, FieldType.WORDING)
    )


def tokens(phrase: Phrase) -> list[Token]:
    """Return the tokens that must follow each other in a text that matches the phrase."""
    return query_tokens(phrase.phrase, phrase.prefix)


def _hits(dialect: str, phrases: Sequence[Phrase], scored: bool = False) -> Select[Any]:
    """Return a SELECT of the rows of the index that contain any of the phrases.

    With ``scored``, it has the relevance of each row, too.
    """
    searched = [tokens(phrase) for phrase in phrases]
    if dialect == "sqlite":
        holds: ColumnElement[bool] = column("search_index").op("MATCH", is_comparison=True)(
            " OR ".join(map(_fts5, searched))
        )
        hits = select(_FTS5.c.rowid.label("id"))
        score: ColumnElement[float] = -_FTS5.c.rank
    else:
        from sqlalchemy.dialects.postgresql import TSQUERY  # slow to import

        sought = cast(literal(" | ".join(map(_tsquery, searched)), Text), TSQUERY)
        holds = _GIN.c.words.op("@@", is_comparison=True)(sought)
        hits = select(_GIN.c.id)
        score = func.ts_rank_cd(_GIN.c.words, sought, _OVER_LENGTH)
    return (hits.add_columns(score.label("score")) if scored else hits).where(holds)


def _fts5(phrase: Sequence[Token]) -> str:
    return f'"{" ".join(token.text for token in phrase)}"' + " *" * phrase[-1].prefix


def _tsquery(phrase: Sequence[Token]) -> str:
    words = (f"'{token.text}'" + ":*" * token.prefix for token in phrase)
    return f"({' <-> '.join(words)})"


def _lexemes(found: Sequence[str]) -> str:
    """Return the tokens in the notation of a tsvector; no character of a token needs escaping."""
    return " ".join(f"'{token}':{position}" for position, token in enumerate(found, 1))


def cut(text: str) -> Iterator[Stretch]:
    """Yield the stretches of a text, each of which is an entry of the index; most texts are one."""
    if len(text) <= SHORT:
        yield Stretch(0, len(text), index_tokens(text))
        return
    pieces: list[Stretch] = []
    counts: Counter[str] = Counter()
    for match in _PIECE.finditer(text):
        piece = Stretch(*match.span(), index_tokens(match[0]))
        counts.update(piece.tokens)
        full = counts.total() > MOST_TOKENS or any(counts[t] > MOST_OF_ONE for t in piece.tokens)
        if pieces and full:
            yield _joined(pieces)
            pieces = pieces[-1:]
            counts = Counter(pieces[0].tokens + piece.tokens)
        pieces.append(piece)
    if pieces:
        yield _joined(pieces)


def _joined(pieces: Sequence[Stretch]) -> Stretch:
    found = [token for piece in pieces for token in piece.tokens]
    return Stretch(pieces[0].start, pieces[-1].stop, found)
