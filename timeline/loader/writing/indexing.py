"""Write the index of full text, which ``query.conditions.fields.fulltext`` searches.

A long text is cut into stretches, because a tsvector stores at most 16,383 positions, and 255 of
one lexeme. A stretch begins at the beginning of a word, and repeats the end of the stretch before
it, so that a phrase of a dozen words is found at every place.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, delete, func, select

from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.query.grammar.words import index_tokens

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
_HIGHEST_ID = select(func.max(_ENTRY.c.id))


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
    next_id = (session.scalar(_HIGHEST_ID) or 0) + 1
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
