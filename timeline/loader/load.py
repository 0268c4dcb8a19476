"""One load, from paths to one transaction.

Files are read and checked before the database is locked. What is new or changed is then resolved
against everything stored, dated together with what it touches, and written; any problem at all
leaves the database as it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from timeline import database, files
from timeline.dates.network import Contradiction
from timeline.errors import DataError, Problem
from timeline.loader import undoing
from timeline.loader.planning import resolve
from timeline.loader.planning.affected import date_plan
from timeline.loader.planning.changes import change_rows
from timeline.loader.planning.naming import Names, with_keys
from timeline.loader.planning.plan import Plan, make_plan
from timeline.loader.records import history, stored
from timeline.loader.records.batch import Batch, BatchRecord, Progress, gather
from timeline.loader.records.dating import doubtful_dates
from timeline.loader.records.standing import FileName
from timeline.loader.upgrading import upgrade
from timeline.loader.writing import folders, sequence, write
from timeline.loader.writing import registers as filing
from timeline.loader.writing.merging import merge_same
from timeline.loader.writing.registers import search_entries
from timeline.loader.writing.rows import Row, RowSet
from timeline.models import Change, Entity, Event, Passage
from timeline.query import fulltext

Name = tuple[str, str]


@dataclass(slots=True)
class Report:
    """What a load did: type and key of each record, and what is worth a warning.

    A chronicle or a file with another title or time zone is among what has ``changed``.
    """

    added: list[Name] = field(default_factory=list)
    changed: list[Name] = field(default_factory=list)
    unchanged: list[Name] = field(default_factory=list)
    removed: list[Name] = field(default_factory=list)
    #: Records that say what they said, and stand in another file.
    moved: list[Name] = field(default_factory=list)
    #: Stored records of the chronicle that its files no longer hold, where nothing was pruned.
    left: list[Name] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    revision: int | None = None


def _silent(_step: str, _done: int, _of: int) -> None:
    """Report no progress."""


def load(
    engine: Engine,
    paths: Sequence[Path],
    *,
    prune: bool = False,
    dry_run: bool = False,
    command: str = "load",
    progress: Progress = _silent,
) -> Report:
    """Load chronicle folders and seed files; create or upgrade the database first.

    A new SQLite database is made beside its place and appears with the load in it, or not at all;
    the tables of any other are made in the transaction of the load, which locks out other writers
    before it reads. Raises DataError with every problem there is, and has then written nothing.
    """

    def run(target: Engine) -> Report:
        batch = gather(paths, progress)
        with database.session(target, writing=True) as session:
            database.ensure_schema(session)
            report = apply(session, batch, prune=prune, command=command, progress=progress)
            if dry_run:
                session.rollback()
        return report

    file = database.sqlite_file(engine.url)
    if file is None or file.exists():
        found = None if dry_run else database.version(engine)
        if found is not None and found < database.head():
            upgrade(engine)
        return run(engine)
    with database.new_beside(file) as (new, partial):
        report = run(new)
        database.into_one_file(new)
        if dry_run or _put(partial, file):
            return report
    return run(engine)  # another load has made the database meanwhile: this one adds to it


def _put(partial: Path, file: Path) -> bool:
    """Give a new database its name; False if another one has it by now."""
    try:
        files.put(partial, file)
    except FileExistsError:
        return False
    return True


def undo(engine: Engine, *, dry_run: bool = False, command: str = "undo") -> Report:
    """Take back the last revision by a new one that restores what stood before it."""
    with database.session(engine, writing=True) as session:
        database.require_schema(session)
        last, batch = undoing.undoing(session)
        report = apply(session, batch, command=command, undoes=last)
        if dry_run:
            session.rollback()
    return report


def apply(
    session: Session,
    batch: Batch,
    *,
    prune: bool = False,
    command: str,
    undoes: int | None = None,
    lenient: bool = False,
    progress: Progress = _silent,
) -> Report:
    """Write a batch into the open transaction, or raise DataError with all its problems.

    ``lenient`` makes warnings of dates that contradict each other, and takes clock times as stored.
    """
    plan = make_plan(session, batch, prune)
    names = Names(session, batch)
    problems = list(with_keys(batch, names))
    problems += plan.problems
    touched = plan.touched
    plan.references, faults = resolve.resolve(session, batch, touched, names)
    problems += faults
    problems += resolve.circles(session, batch)
    problems += resolve.queries(session, batch)
    if undoes is None and not lenient:
        problems += resolve.in_one_file(session, touched, plan.removed)
    removed = {old.id: old for old in plan.removed}
    problems += resolve.still_needed(session, batch, removed, {e.key for e in touched})
    progress("finding quotes", 0, len(touched))
    quotes = resolve.Quotes(session, batch)
    quotes.prepare({key for entry in touched for key in entry.checked.canonical.get("cite", {})})
    plan.spans = {entry.key: quotes.locate(entry, problems) for entry in touched}
    if problems:
        raise DataError(sorted(set(problems)), warnings=batch.warnings)

    progress("dating", 0, len(touched))
    report = _report(plan, batch)
    plan.dated, contradictions, clocks = date_plan(session, plan)
    faults = [_told(each) for each in contradictions if not (each.soft or lenient)]
    if not lenient:
        faults += clocks
    if faults:
        raise DataError(sorted(faults), warnings=batch.warnings)
    report.warnings = batch.warnings + [_told(each) for each in contradictions]
    if not lenient and undoes is None:
        report.warnings = sorted([*report.warnings, *doubtful_dates(touched)])
    if plan.revises or undoes is not None:
        report.revision = history.open_revision(session, command, undoes)
        history.record_files(session, report.revision, batch)
    progress("writing", 0, len(touched))
    _write(session, plan, report.revision)
    return report


def _report(plan: Plan, batch: Batch) -> Report:
    same = [*plan.unchanged, *plan.shared, *(e for e in plan.relocated if e.key in batch.entries)]
    told = {entry.key for entry in (*plan.added, *plan.changed)}
    moved = {key for key in plan.moved if plan.standing[key].own.name != plan.was[key].own.name}
    return Report(
        added=[(e.checked.type, e.key) for e in plan.added],
        changed=[
            *((e.checked.type, e.key) for e in plan.changed),
            *((c.type, c.key) for c in plan.folders.changes if c.op == "changed"),
        ],
        unchanged=[(e.checked.type, e.key) for e in same if e.key not in moved],
        removed=[(old.type, old.key) for old in plan.removed],
        moved=[(plan.stored[key].type, key) for key in sorted(moved - told)],
        left=[(old.type, old.key) for old in plan.left],
    )


def _told(contradiction: Contradiction) -> Problem:
    first = contradiction.statements[0]
    return Problem(first.path, first.line, first.node.replace("#", "."), str(contradiction))


def _write(session: Session, plan: Plan, revision: int | None) -> None:
    """Write all of it; without a revision, only where in their files records stand."""
    file_ids = folders.write(session, plan.folders)
    ids = {old.key: old.id for old in (*plan.references.values(), *plan.stored.values())}
    first = write.next_id(session, Entity)
    ids |= {entry.key: first + number for number, entry in enumerate(plan.added)}
    if revision is not None:
        _write_records(session, plan, revision, ids, file_ids)
        write.put(session, Change, change_rows(revision, plan))
    folders.move(session, plan.was, plan.standing, ids, file_ids)
    orders = [{"id": ids[key], "order_hash": order} for key, order in plan.orders.items()]
    write.change(session, Entity, orders)
    folders.remove(session, plan.folders, file_ids)


def _write_records(
    session: Session,
    plan: Plan,
    revision: int,
    ids: Mapping[str, int],
    files: Mapping[FileName, int],
) -> None:
    dated, touched = plan.dated, plan.touched
    new = {entry.key for entry in plan.added}
    changed = [entry for entry in plan.touched if entry.key not in new]
    gone = [old.id for old in plan.removed]
    rewritten = [ids[entry.key] for entry in changed] + gone
    others = stored.by_key(session, set(dated) - {entry.key for entry in touched})
    redated = {old.id for old in others.values()}
    unsettled = sequence.Sequence(session).connected({*rewritten, *redated})
    write.clear(session, rewritten)
    fulltext.remove(session, rewritten)

    added = [
        {
            "id": ids[each.key],
            "key": each.key,
            "type": each.checked.type,
            "file_id": files[plan.standing[each.key].own.name],
            "line": plan.standing[each.key].own.line,
            "added_in": revision,
        }
        | _hashes(each)
        for each in plan.added
    ]
    write.put(session, Entity, added)
    write.change(session, Entity, [{"id": ids[each.key]} | _hashes(each) for each in changed])
    texts = filing.write_texts(session, touched)
    filing.write_registers(session, touched, new, ids, texts)

    events = [entry for entry in touched if entry.checked.type == "event"]
    rows = {
        e.key: write.event_row(ids[e.key], e.checked.canonical, ids, dated[e.key]) for e in events
    }
    write.put(session, Event, [row for key, row in rows.items() if key in new])
    write.change(session, Event, [row for key, row in rows.items() if key not in new])
    write.write_dates(session, {old.id: dated[key] for key, old in others.items()})

    values = RowSet(write.next_id(session, Passage))
    for entry in events:
        write.event_rows(values, entry, ids, dated[entry.key])
    for entry in touched:
        write.owned_rows(values, entry, ids, plan.spans[entry.key])
    write.put_owned(session, values)
    fulltext.add(session, search_entries(touched, ids))
    write.remove(session, gone)
    unsettled |= merge_same(session) | redated
    unsettled |= {
        ids[e.key]
        for e in events
        if e.key not in new or sequence.is_placed(e.checked.canonical, dated[e.key])
    }
    sequence.Sequence(session).settle(unsettled)
    write.settle_ids(session)


def _hashes(entry: BatchRecord) -> Row:
    return {"content_hash": entry.hash, "order_hash": entry.order}
