"""Put the corrections of other chronicles on events, and report those that cannot be.

An event belongs to one chronicle, its owner. Any other chronicle may correct it
(``canonical.correcting``): the stored event is the record of the owner with all corrections on it.
What the owner states, and each correction, are stored with it, so that the union is made again
when the owner states something else, and the owner's values are back when a correction goes.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final, NamedTuple

from timeline.canonical.correcting import contradictions, corrected
from timeline.canonical.from_rows import records
from timeline.canonical.record import Canonical, content_hash
from timeline.database.sessions import Session
from timeline.errors import NO_RECORD, Problem
from timeline.loader.checking.record import check_record, nodes_of
from timeline.loader.planning.chronicles import folders
from timeline.loader.planning.chronicles.sharing import (
    Moves,
    check_united,
    listed_places,
    only_together,
    warn_of_cut,
)
from timeline.loader.planning.references.naming import RecordNames
from timeline.loader.records.batch import Batch, BatchRecord
from timeline.loader.records.locations import FileLine, FileName
from timeline.loader.records.stored import StoredIdentity, by_key
from timeline.readers import RawRecord
from timeline.text import clip, noun, with_article

_LOCAL_TIME: Final = re.compile(r"T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(?![0-9:]|Z|[+-][0-9])")
"""A clock time without an offset."""


class _Part(NamedTuple):
    """What one chronicle states of an event; ``entry`` is None if this load did not read it."""

    where: FileLine
    record: Canonical
    entry: BatchRecord | None

    @property
    def place(self) -> str:
        """Chronicle, file and line: ``notes, notes/c.yaml:3,``."""
        checked = self.entry.checked if self.entry else None
        at = f"{checked.path}:{checked.line}" if checked else f"{self.where.file}:{self.where.line}"
        return f"{self.where.chronicle}, {at},"

    def problem(self, key: str, path: str, message: str) -> Problem:
        """Return a problem of a value that this chronicle states."""
        if self.entry is not None:
            return self.entry.problem(path, message)
        file = f"{self.where.chronicle}/{self.where.file}"
        return Problem(file, self.where.line, f"{key}.{path}", message)


def placed(
    session: Session, batch: Batch, stored: Mapping[str, StoredIdentity]
) -> tuple[list[BatchRecord], list[Problem]]:
    """Return the corrections of a batch that have an event of another chronicle to correct.

    The problems are the others. Call it when each event of the batch has its owner.
    """
    names = RecordNames(session, batch)
    kept: list[BatchRecord] = []
    problems: list[Problem] = []
    for key, entries in batch.corrections.items():
        mine, old = batch.entries.get(key), stored.get(key)
        doubles = [*([mine] if mine else []), *batch.doubles.get(key, ())]
        type_ = mine.checked.type if mine else old.type if old else ""
        for entry in entries:
            same = next((each for each in doubles if each.chronicle == entry.chronicle), None)
            kind = ""
            if not type_:
                kind = NO_RECORD
                hint = ": load the chronicle that has it together with this one"
                message = names.missing("event", key, hint)
            elif type_ != "event":
                message = (
                    f"is {with_article(type_)}, and only events are corrected: define it here too"
                )
            elif same is not None:
                where = f"{same.checked.path}:{same.checked.line}"
                message = f"is an event of this chronicle ({where}): change it where it is"
            elif mine is None and old is not None and old.chronicle == entry.chronicle:
                where = f"{old.file}:{old.line}"
                message = f"is an event of this chronicle ({where}): change it where it is"
            else:
                kept.append(entry)
                continue
            problems.append(
                Problem(entry.checked.path, entry.checked.line, key, message, kind=kind)
            )
    return kept, problems


def postponed(session: Session, batch: Batch) -> Batch:
    """Move the corrections of events that are not known yet from a batch to one of their own.

    It is applied when the tables of the same load are, which may have these events.
    """
    known = {*batch.entries, *by_key(session, batch.corrections)}
    later = {key: each for key, each in batch.corrections.items() if key not in known}
    batch.corrections = {key: each for key, each in batch.corrections.items() if key in known}
    return Batch(partial=True, corrections=later)


def still_corrected(
    gone: Mapping[str, StoredIdentity], moves: Moves, corrections: Iterable[BatchRecord]
) -> Iterator[Problem]:
    """Yield a problem for each event that is to be removed, but that a chronicle corrects."""
    read = {(each.key, each.chronicle): each for each in corrections}
    for key, old in gone.items():
        for line in moves.now[key].also if old.type == "event" else ():
            part = _Part(line, {}, read.get((key, line.chronicle)))
            message = (
                f"cannot be removed from {old.chronicle}: {part.place} corrects it; remove the"
                f" correction too, and load both with --prune"
            )
            where = part.entry.checked if part.entry else None
            file = where.path if where else f"{line.chronicle}/{line.file}"
            yield Problem(file, where.line if where else line.line, key, message)


def correct(
    session: Session,
    batch: Batch,
    stored: Mapping[str, StoredIdentity],
    moves: Moves,
    corrections: Sequence[BatchRecord],
    *,
    going: Collection[str],
) -> list[Problem]:
    """Put the corrections on the events of a batch; return what is wrong with them.

    ``going`` are the keys of records that are to be removed, if nothing needs them.

    What each chronicle states is added to the new locations, and the corrected events replace the
    entries of the batch.
    """
    read: dict[str, dict[str, BatchRecord]] = {}
    for entry in corrections:
        read.setdefault(entry.key, {})[entry.chronicle] = entry
    concerned = [key for key in _concerned(batch, stored, moves, read) if key not in going]
    whole = records(session, [stored[key].id for key in concerned if key in stored])
    files = folders.stored_files(session) if concerned else {}
    files |= {file.name: file for file in batch.files}
    zones = {name: file.timezone for name, file in files.items()}
    problems: list[Problem] = []
    for key in concerned:
        now, mine, old = moves.now[key], batch.entries.get(key), stored.get(key)
        if mine is not None:
            own = _Part(now.own, mine.checked.canonical, mine)
        else:
            assert old is not None, "an event that was not read is stored"
            stated = moves.was[key].own.record
            own = _Part(now.own, json.loads(stated) if stated else whole[old.id], None)
        parts = [_part(line, read.get(key, {})) for line in now.also]
        faults = list(_faults(key, own, parts, zones))
        problems += faults
        if faults or not all(
            each.entry is None or each.entry.checked.sound for each in (own, *parts)
        ):
            continue
        stating = [each.record for each in parts]
        cut: list[str] = []
        record = corrected(own.record, stating, cut.append)
        if cut:
            places = [each.place for each in parts]
            warn_of_cut((each.entry for each in (own, *parts)), cut, corrected_by(places))
        moves.now[key] = now.correcting(own.record, stating)
        if mine is not None and not parts:
            continue
        entry, wrong = _entry(key, record, own, parts, zones[now.own.name])
        batch.entries[key] = entry
        problems += wrong
    return problems


def _concerned(
    batch: Batch, stored: Mapping[str, StoredIdentity], moves: Moves, read: Collection[str]
) -> Iterator[str]:
    """Yield the keys of events that are or were corrected, and that this load may change."""
    for key, now in moves.now.items():
        mine, old, then = batch.entries.get(key), stored.get(key), moves.was.get(key)
        type_ = mine.checked.type if mine else old.type if old else ""
        is_corrected = type_ == "event" and (now.also or (then and then.also))
        if is_corrected and (mine is not None or key in read or now != then):
            yield key


def _part(line: FileLine, read: Mapping[str, BatchRecord]) -> _Part:
    """Return the correction that a chronicle states: as it was read, or as it is stored."""
    entry = read.get(line.chronicle)
    if entry is not None:
        return _Part(line, entry.checked.canonical, entry)
    assert line.record is not None, "a correction is stored with what it states"
    return _Part(line, json.loads(line.record), None)


def _faults(
    key: str, own: _Part, parts: Sequence[_Part], zones: Mapping[FileName, str]
) -> Iterator[Problem]:
    """Yield why corrections cannot be put on an event. ``zones`` are the time zones of files."""
    kind = own.record.get("kind")
    for part in parts:
        other = part.record.get("kind")
        if kind and other and other != kind:
            at, there = (part, own) if part.entry else (own, part)
            message = f"is {at.record['kind']}, but {there.record['kind']} in {there.place}"
            yield at.problem(key, "kind", f"{message} and a correction has the kind of its event")
        elif kind and other:
            yield from _other_zone(key, own, part, zones)
    for one, two in combinations(parts, 2):
        here, there = (one, two) if one.entry else (two, one)
        if here.entry is None or not (one.record.get("kind") == two.record.get("kind") == kind):
            continue
        for found in contradictions(here.record, there.record):
            message = (
                f"is {_shown(found.one)}, but {_shown(found.other)} in {there.place} which corrects"
                " the same event: write the same in both, or leave it out in one of them"
            )
            yield here.problem(key, found.path, message)


def _other_zone(
    key: str, own: _Part, part: _Part, zones: Mapping[FileName, str]
) -> Iterator[Problem]:
    """Yield a problem for a clock time that the event would have in another zone."""
    if "timezone" in part.record:
        return
    here, there = zones[part.where.name], own.record.get("timezone", zones[own.where.name])
    if here and here != there and _LOCAL_TIME.search(part.record.get("when", "")):
        message = (
            f"has a clock time in the time zone of this file ({here}), but the times of the event"
            f" are in {there or 'no time zone'}: write timezone: {here} here, too"
        )
        yield part.problem(key, "when", message)


def _shown(value: object) -> str:
    return repr(clip(value)) if isinstance(value, str) else "another value"


def _entry(
    key: str, record: Canonical, own: _Part, parts: Sequence[_Part], zone: str
) -> tuple[BatchRecord, list[Problem]]:
    """Return a corrected event as an entry of its owner, and what is wrong with it as a whole.

    Its warnings are those of the parts that were read, and those of all of them together.
    """
    first, line = own.entry, own.where
    path = first.checked.path if first else f"{line.chronicle}/{line.file}"
    raw = RawRecord("event", key, nodes_of(record), path, line.file, line.line)
    checked, problems = check_record(raw, zone)
    read = [each.entry for each in (*parts, own) if each.entry]  # a correction says what is wrong
    digest = content_hash(checked.canonical)
    entry = BatchRecord(checked, line.chronicle, digest, None, tuple(read))
    alone = [
        list(each.entry.warnings) if each.entry else check_part(raw, each.record, each is own)
        for each in (own, *parts)
    ]
    warnings = [warning for each in read for warning in each.warnings]
    wrong: list[Problem] = []
    corrects = corrected_by([each.place for each in parts])
    for problem in only_together(problems, alone):
        found = entry.problem(problem.field.removeprefix(f"{key}."), problem.message)
        message = f"{found.message} ({corrects})" if parts else found.message
        found = replace(found, message=message, warning=problem.warning)
        (warnings if problem.warning else wrong).append(found)
    entry.warnings = tuple(warnings)
    return entry, wrong


def check_part(raw: RawRecord, record: Canonical, is_own: bool) -> list[Problem]:
    """Return the problems of what the owner of an event, or a correction, states by itself."""
    return check_united(replace(raw, correction=not is_own), record)[1]


def corrected_by(places: Sequence[str]) -> str:
    """Return where an event is corrected, as in ``notes, c.yaml:3, corrects this event``."""
    return f"{listed_places(places)} {noun(len(places), 'corrects', 'correct')} this event"
