"""Write what a load stores besides events: texts, registers, and entries of the full-text index."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import TopologicalSorter

from sqlalchemy import insert, select
from sqlmodel import col

from timeline.canonical.to_rows import Row, register_row
from timeline.database.sessions import Session
from timeline.kinds import REGISTERS, Register
from timeline.kinds.tables import model_of
from timeline.loader.planning.references.quoting import QuoteSpans, worded
from timeline.loader.records.batch import BatchRecord
from timeline.loader.records.stored import select_in
from timeline.loader.writing.inserting import put
from timeline.loader.writing.write import change
from timeline.models import Text
from timeline.query.conditions.fields import fulltext

_TEXTS = select(col(Text.sha256), col(Text.id))
_NEW_TEXT = insert(Text).returning(col(Text.id))


def write_texts(session: Session, entries: Iterable[BatchRecord]) -> dict[str, int]:
    """Store the texts of these sources if they are new; return text ids by SHA-256."""
    bodies = {
        entry.checked.canonical["text_sha256"]: entry.body
        for entry in entries
        if entry.body is not None
    }
    known = dict(tuple(row) for row in select_in(session, _TEXTS, col(Text.sha256), bodies))
    for sha256, body in bodies.items():
        if sha256 not in known:
            known[sha256] = session.scalar(_NEW_TEXT, {"sha256": sha256, "body": body})
    return known


def write_registers(
    session: Session, entries: Sequence[BatchRecord], new: set[str], ids: Mapping[str, int],
    texts: Mapping[str, int],
) -> None:  # fmt: skip
    """Write the rows of actors, systems, programmes, places, sources and named queries."""
    entries = [entry for entry in entries if entry.checked.type != "event"]
    for register in REGISTERS:
        of_type = {entry.key: entry for entry in entries if entry.checked.type == register.name}
        rows = {
            key: register_row(
                register, entry.checked.canonical, ids, _extra(register, entry, ids[key], texts)
            )
            for key, entry in of_type.items()
        }
        ordered = _wholes_first(register, of_type)
        put(session, model_of(register), [rows[key] for key in ordered if key in new])
        change(session, model_of(register), [row for key, row in rows.items() if key not in new])


def _wholes_first(register: Register, entries: Mapping[str, BatchRecord]) -> list[str]:
    """Return the keys ordered so that each record comes after the record that it is part of."""
    own = [each.name for each in register.fields if each.type == register.name]
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for key, entry in entries.items():
        record = entry.checked.canonical
        sorter.add(key, *(record[n] for n in own if record.get(n) in entries))
    return list(sorter.static_order())


def _extra(register: Register, entry: BatchRecord, entity_id: int, texts: Mapping[str, int]) -> Row:
    record = entry.checked.canonical
    if register.name != "source":
        return {"id": entity_id}
    return {"id": entity_id, "text_id": texts.get(record.get("text_sha256", ""))}


def search_entries(
    entries: Iterable[BatchRecord],
    ids: Mapping[str, int],
    spans: Mapping[str, QuoteSpans],
) -> Iterator[tuple[int, str, str]]:
    """Yield entity id, part and text of what full text can find: events and source texts.

    ``spans`` has, by record, the words of its citations.
    """
    for entry in entries:
        if entry.checked.type == "source" and entry.body is not None:
            yield ids[entry.key], "text", entry.body
        elif entry.checked.type == "event":
            record = entry.checked.canonical
            in_text = worded(record, spans[entry.key])
            found = [*fulltext.texts(record)]
            if in_text is not record:  # a quote is found as it is written, too
                found += [each for each in fulltext.texts(in_text) if each not in found]
            for part, text in found:
                yield ids[entry.key], part, text
