"""Apply a batch of records in an open transaction, as a part of one revision or the whole of it.

New and changed records are resolved against all stored records, dated together with the events
they affect, and written. If there is any problem, nothing of the batch is written.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from timeline.canonical.to_rows import Row, RowSet
from timeline.database.sessions import Session
from timeline.dates.network import Contradiction
from timeline.errors import DATES, DataError, Problem
from timeline.loader.planning.affected import date_plan
from timeline.loader.planning.changes import change_rows
from timeline.loader.planning.consistency import cited_rows, improbable, relations
from timeline.loader.planning.plan import Plan, make_plan
from timeline.loader.planning.references import quoting, resolve
from timeline.loader.planning.references.naming import RecordNames, with_keys
from timeline.loader.planning.report import Report, report_of
from timeline.loader.records import history, stored
from timeline.loader.records.batch import Batch, BatchRecord, LoadedFile
from timeline.loader.records.dating import doubtful_dates
from timeline.loader.records.locations import FileName
from timeline.loader.records.stored import pieces
from timeline.loader.writing import folders, indexing, sequence, write
from timeline.loader.writing import registers as filing
from timeline.loader.writing.inserting import put
from timeline.loader.writing.merging import merge_same
from timeline.loader.writing.registers import search_entries
from timeline.models import Change, Entity, Event, Passage
from timeline.progress import Progress, counted, silent

_TOGETHER: Final = 250
"""The number of records of which the rows are in memory together."""


class OpenRevision:
    """The revision of a transaction: it is opened by the first batch that changes something.

    ``id`` is its number, None as long as nothing has changed. It records the files of all batches.
    """

    def __init__(self, session: Session, command: str, undoes: int | None = None) -> None:
        self._session, self._command = session, command
        self._waiting: dict[FileName, LoadedFile] = {}
        self._recorded: set[FileName] = set()
        self.undoes = undoes
        self.id: int | None = None

    def read(self, batch: Batch) -> None:
        """Note the files of a batch."""
        self._waiting |= {file.name: file for file in batch.files}
        if self.id is not None:
            self._record()

    def opened(self) -> int:
        """Return its number; open it if it is not yet."""
        if self.id is None:
            self.id = history.open_revision(self._session, self._command, self.undoes)
            self._record()
        return self.id

    def _record(self) -> None:
        assert self.id is not None
        new = [file for name, file in self._waiting.items() if name not in self._recorded]
        history.record_files(self._session, self.id, new)
        self._recorded |= {file.name for file in new}
        self._waiting.clear()


def apply(
    session: Session,
    batch: Batch,
    revision: OpenRevision,
    *,
    prune: bool = False,
    lenient: bool = False,
    progress: Progress = silent,
) -> Report:
    """Write a batch into the open transaction, or raise DataError with all its problems.

    ``lenient`` turns contradictions between dates into warnings, and skips the checks of clock
    times, doubtful dates and text files.
    """
    undoes = revision.undoes
    revision.read(batch)
    plan = make_plan(session, batch, prune)
    names = RecordNames(session, batch)
    problems = list(with_keys(batch, names))
    problems += plan.problems
    touched = plan.touched
    of_entries = (each for entry in (*touched, *plan.restated) for each in entry.warnings)
    warnings = [*batch.warnings, *of_entries]
    plan.quotes = quoting.Quotes(session, batch)
    plan.quotes.prepare({key for entry in touched for key in entry.ties.cited})
    for piece in pieces(counted(touched, progress, "finding quotes", len(touched)), _TOGETHER):
        problems += resolve.resolve(session, batch, piece, names, plan.references)
        for entry in piece:
            if places := plan.quotes.locate(entry, problems):
                plan.places[entry.key] = places
    plan.quotes.forget()
    problems += relations.cycles(session, batch)
    problems += resolve.queries(session, batch)
    if undoes is None and not lenient:
        problems += resolve.in_one_file(session, touched, plan.removed)
        problems += relations.links(session, batch, plan)
        problems += relations.repetitions(session, batch, plan)
        problems += cited_rows.problems(session, batch, plan)
    removed = {old.id: old for old in plan.removed}
    problems += resolve.still_needed(session, batch, removed, {e.key for e in touched})
    progress("dating", 0, 0)
    contradictions = _date(session, plan, problems, lenient=lenient)
    if problems:
        raise DataError(sorted(set(problems)), warnings=sorted(set(warnings)))
    warnings += [_problem_of(each) for each in contradictions]
    if not lenient and undoes is None:
        warnings += doubtful_dates(touched)
        warnings += improbable.doubts(session, batch, plan)
        warnings += plan.quotes.doubts
    warnings = sorted(set(warnings))
    number = revision.opened() if plan.revises or undoes is not None else None
    _write(session, plan, number, progress)
    return replace(report_of(plan, batch), warnings=warnings, revision=number)


def _date(
    session: Session, plan: Plan, problems: list[Problem], *, lenient: bool
) -> list[Contradiction]:
    """Solve the dates of a plan; return the contradictions, and add those that are problems.

    Dates of records without a problem are solved even if others have one.
    """
    faulty = {each.field.partition(".")[0] for each in problems}
    faulty |= {entry.key for entry in plan.touched if not entry.checked.sound}
    try:
        plan.dated, contradictions, clocks = date_plan(session, plan, faulty)
    except DataError as error:  # of stored records
        raise DataError(sorted({*problems, *error.problems}), error.hint) from error
    if not lenient:
        problems += [_problem_of(each) for each in contradictions if not each.soft]
        problems += clocks
    return contradictions


def _problem_of(contradiction: Contradiction) -> Problem:
    first = contradiction.statements[0]
    where = first.path, first.line, first.node.replace("#", ".")
    return Problem(*where, str(contradiction), kind=DATES)


def _write(session: Session, plan: Plan, revision: int | None, progress: Progress) -> None:
    """Write a plan; without a revision, write only where records are in their files."""
    file_ids = folders.write(session, plan.folders)
    ids = {old.key: old.id for old in (*plan.references.values(), *plan.stored.values())}
    first = write.next_id(session, Entity)
    ids |= {entry.key: first + number for number, entry in enumerate(plan.added)}
    if revision is not None:
        _write_records(session, plan, revision, ids, file_ids, progress=progress)
        progress("writing the history", 0, 0)
        for rows in pieces(change_rows(revision, plan), 10_000):
            put(session, Change, rows)
    folders.move(session, plan.was, plan.locations, ids, file_ids)
    orders = [{"id": ids[key], "order_hash": order} for key, order in plan.orders.items()]
    write.change(session, Entity, orders)
    folders.remove(session, plan.folders, file_ids)


def _write_records(
    session: Session,
    plan: Plan,
    revision: int,
    ids: Mapping[str, int],
    files: Mapping[FileName, int],
    *,
    progress: Progress,
) -> None:
    dated, touched = plan.dated, plan.touched
    changed = [entry for entry in touched if entry.key in plan.stored]
    rewritten = [ids[entry.key] for entry in changed] + [old.id for old in plan.removed]
    mine = {entry.key for entry in touched if entry.key in dated.solved}
    others = stored.by_key(session, dated.solved.keys() - mine)
    redated = {old.id for old in others.values()}
    unsettled = sequence.Sequence(session).connected({*rewritten, *redated})
    progress("removing", 0, 0)
    write.clear(session, rewritten)
    indexing.remove(session, rewritten)

    progress("writing", 0, 0)
    registers = [entry for entry in plan.added if entry.checked.type != "event"]
    for piece in pieces(registers, _TOGETHER):
        put(session, Entity, _entity_rows(plan, piece, ids, files, revision))
    write.change(session, Entity, [{"id": ids[each.key]} | _hashes(each) for each in changed])
    texts = filing.write_texts(session, touched)
    new = {entry.key for entry in registers}
    filing.write_registers(session, touched, new, ids, texts)
    write.write_dates(session, {old.id: dated.solved[key] for key, old in others.items()})

    values = RowSet(write.next_id(session, Passage))
    for piece in pieces(counted(touched, progress, "writing", len(touched)), _TOGETHER):
        events = [each for each in piece if each.checked.type == "event"]
        added = [each for each in events if each.key not in plan.stored]
        put(session, Entity, _entity_rows(plan, added, ids, files, revision))
        spans = {entry.key: plan.spans(entry) for entry in piece}
        unsettled |= _write_piece(session, plan, piece, ids, values, spans=spans)
        write.put_owned(session, values)
        indexing.add(session, search_entries(piece, ids, spans))
    write.put_between(session, values)
    progress("ordering events", 0, 0)
    write.remove(session, plan.removed)
    unsettled |= merge_same(session) | redated
    sequence.settle(session, unsettled)
    write.settle_ids(session)


def _write_piece(
    session: Session,
    plan: Plan,
    piece: Sequence[BatchRecord],
    ids: Mapping[str, int],
    values: RowSet,
    *,
    spans: Mapping[str, quoting.QuoteSpans],
) -> set[int]:
    """Write the rows of some events, and add those of all values; return what is to be ordered."""
    new = {entry.key for entry in piece if entry.key not in plan.stored}
    unsettled = set()
    rows: dict[str, Row] = {}
    for entry in piece:
        if entry.checked.type == "event":
            id_, record, dates = ids[entry.key], entry.checked.canonical, plan.dated.of(entry)
            rows[entry.key] = write.event_row(id_, record, ids, dates)
            write.event_rows(values, entry, ids, dates)
            if entry.key not in new or sequence.is_placed(record, dates):
                unsettled.add(id_)
        write.owned_rows(values, entry, ids, spans[entry.key])
    put(session, Event, [row for key, row in rows.items() if key in new])
    write.change(session, Event, [row for key, row in rows.items() if key not in new])
    return unsettled


def _entity_rows(
    plan: Plan,
    entries: Iterable[BatchRecord],
    ids: Mapping[str, int],
    files: Mapping[FileName, int],
    revision: int,
) -> list[Row]:
    rows: list[Row] = []
    for each in entries:
        own = plan.location(each)
        rows.append(
            {
                "id": ids[each.key],
                "key": each.key,
                "type": each.checked.type,
                "file_id": files[own.name],
                "line": own.line,
                "own_record": own.record,
                "added_in": revision,
            }
            | _hashes(each)
        )
    return rows


def _hashes(entry: BatchRecord) -> Row:
    return {"content_hash": entry.hash, "order_hash": entry.order}
