"""What a load writes besides events: texts, registers, and words to find."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from pathlib import PurePosixPath

from sqlalchemy import insert, select
from sqlmodel import Session, col

from timeline.dates import parse_edtf
from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST, clamp
from timeline.errors import Problem
from timeline.files.names import Taken
from timeline.kinds import REGISTERS, Register
from timeline.kinds.canonical import Canonical
from timeline.loader.batch import Entry
from timeline.loader.rows import Row, register_row
from timeline.loader.stored import Stored, select_in
from timeline.loader.write import change, put
from timeline.models import Chronicle, Entity, File, Source, Text
from timeline.query import fulltext
from timeline.text import clip


def write_texts(session: Session, entries: Iterable[Entry]) -> dict[str, int]:
    """The texts of these sources, stored if they are new; ids by SHA-256."""
    bodies = {
        entry.checked.canonical["text_sha256"]: entry.body
        for entry in entries
        if entry.body is not None
    }
    statement = select(col(Text.sha256), col(Text.id))
    known = dict(tuple(row) for row in select_in(session, statement, col(Text.sha256), bodies))
    for sha256, body in bodies.items():
        if sha256 not in known:
            known[sha256] = session.scalar(
                insert(Text).values(sha256=sha256, body=body).returning(col(Text.id))
            )
    return known


def write_registers(
    session: Session, entries: Sequence[Entry], new: set[str], ids: Mapping[str, int],
    texts: Mapping[str, int],
) -> None:  # fmt: skip
    """The rows of actors, systems, programmes, places, sources and named queries."""
    for register in REGISTERS:
        of_type = {entry.key: entry for entry in entries if entry.checked.type == register.name}
        rows = {
            key: register_row(
                register, entry.checked.canonical, ids, _extra(register, entry, ids[key], texts)
            )
            for key, entry in of_type.items()
        }
        ordered = _wholes_first(register, of_type)
        put(session, register.table, [rows[key] for key in ordered if key in new])
        change(session, register.table, [row for key, row in rows.items() if key not in new])


def _wholes_first(register: Register, entries: Mapping[str, Entry]) -> list[str]:
    """Keys in an order in which what others are part of comes before them."""
    own = [each.name for each in register.fields if each.type.value == register.name]
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for key, entry in entries.items():
        record = entry.checked.canonical
        sorter.add(key, *(record[n] for n in own if record.get(n) in entries))
    return list(sorter.static_order())


def _extra(register: Register, entry: Entry, entity_id: int, texts: Mapping[str, int]) -> Row:
    record = entry.checked.canonical
    if register.name != "source":
        return {"id": entity_id}
    published = record.get("published", "unknown")
    lo, hi = published_bounds(record)
    return {
        "id": entity_id,
        "published": published,
        "published_lo": lo,
        "published_hi": hi,
        "text_id": texts.get(record.get("text_sha256", "")),
    }


def published_bounds(record: Canonical) -> tuple[int, int]:
    """The first and the last day on which a source may have come out."""
    published = record.get("published", "unknown")
    if published == "unknown":
        return UNKNOWN_EARLIEST, UNKNOWN_LATEST
    date = parse_edtf(published)
    return clamp(date.earliest), clamp(date.latest)


_TEXTS = (
    select(col(Entity.key), col(Source.text_path), col(Text.sha256))
    .join(Source, col(Source.id) == col(Entity.id))
    .join(Text, col(Text.id) == col(Source.text_id))
    .join(File, col(File.id) == col(Entity.file_id))
    .join(Chronicle, col(Chronicle.id) == col(File.chronicle_id))
)


def in_one_file(
    session: Session, touched: Iterable[Entry], removed: Iterable[Stored]
) -> Iterator[Problem]:
    """A problem for each text that cannot stand beside another of its chronicle.

    Two paths may be one file on some systems (``a.txt``, ``A.txt``), and one path may have held
    another text when a source that names it was loaded.
    """
    sources = [each for each in touched if each.body is not None]
    gone = {each.key for each in removed}
    for chronicle in sorted({each.chronicle for each in sources}):
        mine = {each.key: each for each in sources if each.chronicle == chronicle}
        taken = Taken()
        held: dict[str, tuple[str, str]] = {}
        for key, path, sha256 in session.execute(_TEXTS.where(col(Chronicle.name) == chronicle)):
            if key not in mine and key not in gone:
                taken.add(path)
                held.setdefault(str(PurePosixPath(path)), (key, sha256))
        for key, entry in sorted(mine.items()):
            path, sha256 = (entry.checked.canonical[each] for each in ("text", "text_sha256"))
            other = taken.other(path)
            holder, was = held.setdefault(str(PurePosixPath(path)), (key, sha256))
            if other:
                message = f"is one file with {clip(other)} on some systems: rename one of the two"
                yield entry.problem("text", f"{clip(path)} {message}")
            elif was != sha256:
                message = f"held another text when {holder} was loaded: load that source too"
                yield entry.problem("text", f"{clip(path)} {message}, or name another file")
            taken.add(path)


def search_entries(
    entries: Iterable[Entry], ids: Mapping[str, int]
) -> Iterator[tuple[int, str, str]]:
    """Entity id, part and text of everything that full text finds: events and source texts."""
    for entry in entries:
        if entry.checked.type == "source" and entry.body is not None:
            yield ids[entry.key], "text", entry.body
        elif entry.checked.type == "event":
            for part, text in fulltext.texts(entry.checked.canonical):
                yield ids[entry.key], part, text
