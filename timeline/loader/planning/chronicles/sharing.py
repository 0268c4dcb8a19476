"""Unite what several chronicles state of one record, and report where they contradict each other.

The stored record contains everything that they state (``canonical.uniting``). What each of them
states by itself is stored with its location, if it is less than that. So a chronicle that no longer
defines the record takes only its own part away.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any, Final, NamedTuple

from timeline.canonical.from_rows import records
from timeline.canonical.record import Canonical, content_hash, fields_by_name
from timeline.canonical.uniting import FieldContradiction, differences, has_rival, name_of, united
from timeline.database.sessions import Session
from timeline.errors import Problem
from timeline.kinds.base import FieldType
from timeline.loader.checking.record import CheckedRecord, check_record, nodes_of
from timeline.loader.planning.chronicles.owning import Settled
from timeline.loader.records.batch import Batch, BatchRecord
from timeline.loader.records.history import restore_texts
from timeline.loader.records.locations import FileLine, Locations
from timeline.loader.records.stored import StoredIdentity
from timeline.readers import RawRecord
from timeline.text import clip, listed, noun

CUT: Final = (
    "is too long together with what the others state: only what fits is in the whole, and each"
    " chronicle keeps its own"
)
"""What is wrong with a text of which a union has not everything (``OnCut``)."""


class _Definition(NamedTuple):
    """What one chronicle states of a record; ``entry`` is None if this load did not read it."""

    where: FileLine
    record: Canonical
    entry: BatchRecord | None

    def place(self, path: str) -> str:
        """Return the file and line of a value, as the user would type it."""
        if self.entry is None:
            return f"{self.where.file}:{self.where.line}"
        checked = self.entry.checked
        return f"{checked.path}:{checked.line_of(path)}"


class Moves(NamedTuple):
    """The previous and the new locations of records, by key (``owning.locate``)."""

    was: Mapping[str, Locations]
    now: dict[str, Locations]


def unite(
    session: Session,
    batch: Batch,
    stored: Mapping[str, StoredIdentity],
    moves: Moves,
    settled: Settled,
) -> list[Problem]:
    """Unite the definitions of each record of a batch; return the contradictions between them.

    What each chronicle states is added to the new locations, and the united records replace the
    entries of the batch.
    """
    several = _several(batch, stored, moves, settled.shared)
    whole = records(session, [stored[key].id for key in several if key in stored])
    problems: list[Problem] = []
    for key, read in several.items():
        old = stored.get(key)
        before = whole[old.id] if old else None
        definitions = [_definition(line, read, before) for line in moves.now[key].lines]
        type_ = old.type if old else next(iter(read.values())).checked.type
        faults = list(_contradictions(type_, definitions, settled.renamed))
        problems += (each.problem(type_, key, batch.whole) for each in faults)
        if faults or not all(each.checked.sound for each in read.values()):
            continue
        stated = [each.record for each in definitions]
        cut: list[str] = []
        record = united(type_, stated, cut.append)
        if cut:
            places = [f"{each.where.chronicle}, {each.place('')}," for each in definitions]
            entries = (each.entry for each in definitions)
            warn_of_cut(entries, cut, also_defined(type_, places))
        digest = content_hash(record)
        moves.now[key] = moves.now[key].stating(stated, digest)
        first = definitions[0].entry
        if digest != (first.hash if first else old.hash if old else ""):
            entry, wrong = _entry(type_, key, record, definitions)
            if entry.body is None:
                restore_texts(session, [entry])
            batch.entries[key] = entry
            problems += wrong
    return problems


def _several(
    batch: Batch, stored: Mapping[str, StoredIdentity], moves: Moves, shared: Iterable[BatchRecord]
) -> dict[str, dict[str, BatchRecord]]:
    """Return the records that several chronicles define or defined, and whose definitions change.

    Each comes with the entries of this load, by chronicle. Records of two types are left out: that
    is reported elsewhere.
    """
    read: dict[str, dict[str, BatchRecord]] = {}
    for entry in shared:
        read.setdefault(entry.key, {})[entry.chronicle] = entry
    several = {}
    for key, now in moves.now.items():
        then = moves.was.get(key)
        if not now.also and (then is None or not then.also):
            continue
        found, mine, old = read.get(key, {}), batch.entries.get(key), stored.get(key)
        if mine is not None:
            found = {mine.chronicle: mine} | found
        types = {each.checked.type for each in found.values()} | ({old.type} if old else set())
        if len(types) == 1 and types != {"event"} and (found or now != then):
            several[key] = found
    return several


def _definition(
    line: FileLine, read: Mapping[str, BatchRecord], before: Canonical | None
) -> _Definition:
    entry = read.get(line.chronicle)
    if entry is not None:
        return _Definition(line, entry.checked.canonical, entry)
    if line.record is not None:
        return _Definition(line, json.loads(line.record), None)
    assert before is not None, "a definition that was not read is stored"
    return _Definition(line, before, None)


def _entry(
    type_: str, key: str, record: Canonical, definitions: Sequence[_Definition]
) -> tuple[BatchRecord, list[Problem]]:
    """Return a united record as an entry of its owner, and what is wrong with it as a whole.

    Its warnings are those of the definitions that were read, and those of all of them together.
    """
    (own, _, first), read = definitions[0], [each.entry for each in definitions if each.entry]
    path = first.checked.path if first else f"{own.chronicle}/{own.file}"
    raw = RawRecord(type_, key, nodes_of(record), path, own.file, own.line)
    checked, problems = check_record(raw, first.checked.timezone if first else "")
    if "text_sha256" in record:
        checked.canonical["text_sha256"] = record["text_sha256"]
    body = next((each.body for each in read if each.body is not None), None)
    digest = content_hash(checked.canonical)
    warnings = [warning for each in read for warning in each.warnings]
    entry = BatchRecord(checked, own.chronicle, digest, body, tuple(read))
    parts = [
        list(each.entry.warnings) if each.entry else check_united(raw, each.record)[1]
        for each in definitions
    ]
    wrong: list[Problem] = []
    for problem in only_together(problems, parts):
        found = entry.problem(problem.field.removeprefix(f"{key}."), problem.message)
        others = [
            each
            for each in definitions
            if not (each.entry and each.entry.checked.path == found.path)
        ]
        places = [f"{each.where.chronicle}, {each.place('')}," for each in others]
        message = f"{found.message} ({also_defined(type_, places)})"
        found = replace(found, message=message, warning=problem.warning)
        (warnings if problem.warning else wrong).append(found)
    entry.warnings = tuple(warnings)
    return entry, wrong


def warn_of_cut(entries: Iterable[BatchRecord | None], paths: Iterable[str], where: str) -> None:
    """Add a warning for each text that is cut to the first of these entries, which is written.

    It names the last entry that states the text. ``where`` are the places of all definitions.
    """
    read = [each for each in entries if each]
    for path in dict.fromkeys(paths):
        stating = [each for each in read if path.partition(".")[0] in each.checked.canonical]
        for entry in (stating or read)[-1:]:
            warning = replace(entry.problem(path, f"{CUT} ({where})"), warning=True)
            read[0].warnings = (*read[0].warnings, warning)


def check_united(raw: RawRecord, record: Canonical) -> tuple[CheckedRecord, list[Problem]]:
    """Check what one chronicle states, or all of them, as a record from a file is checked."""
    return check_record(replace(raw, body=nodes_of(record)))


def only_together(
    problems: Iterable[Problem], parts: Iterable[Sequence[Problem]]
) -> Iterator[Problem]:
    """Yield the problems of a united record that none of its parts has by itself."""
    alone = {(each.field, each.message) for part in parts for each in part}
    return (each for each in problems if (each.field, each.message) not in alone)


def also_defined(type_: str, places: Sequence[str]) -> str:
    """Return where else a record is defined, as in ``one, c.yaml:1, defines the same actor``."""
    return f"{listed_places(places)} {noun(len(places), 'defines', 'define')} the same {type_}"


def listed_places(places: Sequence[str]) -> str:
    """Return places that each end in a comma as a list: ``one, c.yaml:1, and two, c.yaml:1,``."""
    return listed([*(each.removesuffix(",") for each in places[:-2]), *places[-2:]], "and")


# -- contradictions -------------------------------------------------------------------------------


class _Contradiction(NamedTuple):
    """A field that this load read with another value than one that another chronicle states."""

    entry: BatchRecord
    there: _Definition
    found: FieldContradiction

    def problem(self, type_: str, key: str, whole: set[str]) -> Problem:
        """Return the problem, with both locations. ``whole``: chronicles that were read whole."""
        path, here, there = self.found
        shown = "text" if path == "text_sha256" else path
        checked, other = self.entry.checked, self.there.where.chronicle
        where = f"the chronicle {other} ({self.there.place(shown)})"
        if path == "text_sha256":
            message = f"the content of its text file differs from that in {where}"
        else:
            message = f"is {_shown(here)}, but {_shown(there)} in {where}"
        rivals = any(
            has_rival(path, each) for each in (self.entry.checked.canonical, self.there.record)
        )
        advice = _advice(type_, self.found, rivals)
        if not {self.entry.chronicle, other} & whole:
            advice.append(f"load the whole folder of {other}, if this is a file of it")
        if self.there.entry is None:
            advice.append(f"load {other} with --prune, if its files no longer contain this {type_}")
        message += f", which defines the same {type_}: {', or '.join(advice)}"
        return Problem(checked.path, checked.line_of(shown), f"{key}.{shown}", message)


def _contradictions(
    type_: str, definitions: Sequence[_Definition], renamed: Collection[tuple[str, str]]
) -> Iterator[_Contradiction]:
    """Yield each field that two definitions give different values, once for each definition.

    Chronicles that are one under two names are left out: that is reported already.
    """
    seen = set()
    for one, other in combinations(definitions, 2):
        here, there = (other, one) if other.entry else (one, other)
        pair = here.where.chronicle, there.where.chronicle
        if here.entry is None or pair in renamed or pair[::-1] in renamed:
            continue
        faulty = not all(each.entry is None or each.entry.checked.sound for each in (here, there))
        for each in differences(type_, here.record, there.record):
            if faulty and None in (each.one, each.other):
                continue  # it may have been rejected
            if (here.where, each.path) not in seen:
                seen.add((here.where, each.path))
                yield _Contradiction(here.entry, there, each)


def _advice(type_: str, found: FieldContradiction, rivals: bool) -> list[str]:
    """Return what a user can do about a contradiction; each by itself is accepted.

    ``rivals``: whether one of the definitions has a rival or a reason for the value.
    """
    if found.path == "text_sha256":
        return ["use the same file in both", f"give this {type_} another key"]
    name = found.path.partition(".")[0]
    field = fields_by_name(type_).get(name)
    advice = [f"write the same {name} in both, and load both together if both change"]
    if name == name_of(type_) and not rivals:
        advice.append(f"add {_shown(found.other)} to the aliases here")
    elif field and field.type is FieldType.DEGREES:
        advice.append("leave latitude and longitude out in one of them")
    elif not (field and (field.required or field.type is FieldType.FILE)):
        advice.append("leave it out in one of them")
    return [*advice, f"give this {type_} another key"]


def _shown(value: Any) -> str:
    if value is None:
        return "not given"
    return repr(clip(value)) if isinstance(value, str) else "another value"
