"""Decide which chronicle owns a record that several chronicles define.

An event belongs to one chronicle. An actor, system, programme, place, source or named query may be
defined in several, if they do not contradict each other (``sharing``): it is one record, owned by
the chronicle that defined it first. A definition that its files no longer contain stays until it is
pruned, as a record does. When the definition of the owner is pruned, another chronicle that defines
the record becomes the owner: one that is loaded at the same time, or else the first by name. So a
record is removed only when no chronicle defines it any more.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from timeline.errors import Problem
from timeline.loader.records.batch import Batch, BatchRecord
from timeline.loader.records.locations import FileLine, FileName, Locations
from timeline.loader.records.stored import StoredIdentity
from timeline.text import is_key, with_article


class _Clash(NamedTuple):
    """A record that another chronicle owns: as an entry of the same load, or stored."""

    entry: BatchRecord
    owner: BatchRecord | StoredIdentity

    @property
    def type(self) -> str:
        owner = self.owner
        return owner.type if isinstance(owner, StoredIdentity) else owner.checked.type

    @property
    def location(self) -> str:
        owner = self.owner
        if isinstance(owner, StoredIdentity):
            return f"{owner.file}:{owner.line}"
        return f"{owner.checked.path}:{owner.checked.line}"

    @property
    def is_same_event(self) -> bool:
        alike = self.entry.checked.type == self.type and self.entry.hash == self.owner.hash
        return alike and self.type == "event"

    @property
    def is_shared(self) -> bool:
        return self.type == self.entry.checked.type != "event"


class Settled(NamedTuple):
    """What ``settle`` found.

    ``shared`` are the entries removed from the batch that define a record of another chronicle.
    ``renamed`` are pairs of chronicles (new, other) that are one under two names.
    """

    shared: list[BatchRecord]
    problems: list[Problem]
    renamed: Collection[tuple[str, str]]


def settle(batch: Batch, stored: Mapping[str, StoredIdentity], prune: bool) -> Settled:
    """Assign each key of a batch to one chronicle, and remove the other entries from the batch.

    There is a problem for each removed entry that is an event, or of another type than its owner's.
    An event may move to another chronicle; a register entry does so only with ``prune``.
    """
    read = {file.name for file in batch.files}
    clashes: list[_Clash] = []
    problems: list[Problem] = []
    for key, entries in _by_key(batch, stored).items():
        old = stored.get(key)
        may_move = old is not None and (prune or old.type == "event")
        if old is not None and may_move and _given_up(old, entries, batch.whole, read):
            owner = entries[0].chronicle
        else:
            owner = old.chronicle if old else entries[0].chronicle
        mine = next((entry for entry in entries if entry.chronicle == owner), None)
        other = mine or old
        assert other is not None, "each key belongs to an entry or to a stored record"
        found = [_Clash(entry, other) for entry in entries if entry is not mine]
        clashes += found
        if mine is not None:
            batch.entries[key] = mine
            if old and old.type != mine.checked.type:
                problems.append(_other_type(mine, old))
        else:
            del batch.entries[key]
            if all(clash.is_shared for clash in found):
                batch.left_out.discard(key)  # references to it find the stored record
            else:
                batch.left_out.add(key)
    renamed = _renamed(batch, clashes)
    problems += (_another_name(batch, *pair, count) for pair, count in renamed.items())
    problems += (
        _alien(batch, each)
        for each in clashes
        if not each.is_shared and (each.entry.chronicle, each.owner.chronicle) not in renamed
    )
    return Settled([clash.entry for clash in clashes if clash.is_shared], problems, renamed)


def locate(
    batch: Batch,
    was: Mapping[str, Locations],
    shared: Iterable[BatchRecord],
    events: Collection[str],
    prune: bool,
) -> dict[str, Locations]:
    """Return the files and lines of stored records, and of those that several chronicles define.

    ``was`` has the locations of stored records; ``shared`` are those of ``settle``, and corrections
    of ``events``. A line that its file no longer contains is left out only with ``prune``: then a
    record passes from its owner to another chronicle that defines it, but an event does not pass to
    a chronicle that corrects it. A record that no file defines any more keeps its locations.
    """
    read = {file.name for file in batch.files}
    others: dict[str, list[FileLine]] = {}
    for entry in shared:
        others.setdefault(entry.key, []).append(entry.where)
    found: dict[str, Locations] = {}
    for key in chain(batch.entries, was, others):
        if key in found or not (key in was or key in others):
            continue  # a new record is where its entry is
        then, mine = was.get(key), batch.entries.get(key)
        here = {line.chronicle for line in others.get(key, ())}
        also = others.get(key, []) + [
            line
            for line in (then.also if then else ())
            if line.chronicle not in here and not (prune and _was_read(line, batch.whole, read))
        ]
        if mine is not None:
            own = mine.where
        else:
            assert then is not None, "a record that no file contains is stored"
            own = then.own
            if prune and _was_read(own, batch.whole, read):
                if not also:
                    found[key] = Locations(own) if key in events else then
                    continue
                if key not in events:
                    own = min(also)
        also = sorted(each for each in also if each.chronicle != own.chronicle)
        found[key] = Locations(own, tuple(also))
    return found


def left_in(
    batch: Batch,
    locations: Mapping[str, Locations],
    shared: Iterable[BatchRecord],
    events: Collection[str],
) -> dict[str, list[str]]:
    """Return, by key, the chronicles that define a record no longer, but did not lose their part.

    Only those records are included that another chronicle defines too; of ``events``, only those
    that a chronicle corrects no longer.
    """
    read = {file.name for file in batch.files}
    others = {(entry.key, entry.chronicle) for entry in shared}
    found: dict[str, list[str]] = {}
    for key, each in locations.items():
        mine = batch.entries.get(key)
        for line in each.also if key in events else each.lines if each.also else ():
            still = (key, line.chronicle) in others or (mine and mine.chronicle == line.chronicle)
            if not still and _was_read(line, batch.whole, read):
                found.setdefault(key, []).append(line.chronicle)
    return found


def _was_read(line: FileLine, whole: set[str], read: set[FileName]) -> bool:
    """Return whether the file of a line, or its whole chronicle, was read."""
    return line.chronicle in whole or line.name in read


def _by_key(batch: Batch, stored: Mapping[str, StoredIdentity]) -> dict[str, list[BatchRecord]]:
    """Return the entries of every key that is stored, or that several chronicles define."""
    return {
        key: [entry, *batch.doubles.get(key, ())]
        for key, entry in batch.entries.items()
        if key in stored or key in batch.doubles
    }


def _given_up(
    old: StoredIdentity, entries: Iterable[BatchRecord], whole: set[str], read: set[FileName]
) -> bool:
    """Return whether the owner's files of a record were read and no longer contain it."""
    was_read = _was_read(old.where, whole, read)
    return was_read and all(entry.chronicle != old.chronicle for entry in entries)


def _other_type(entry: BatchRecord, old: StoredIdentity) -> Problem:
    checked = entry.checked
    message = (
        f"the key belongs to a stored {old.type} ({old.file}:{old.line}): give this "
        f"{checked.type} another key, or first load with --prune without it"
    )
    return Problem(checked.path, checked.line, entry.key, message)


# -- the same folder under another name -----------------------------------------------------------


def _renamed(batch: Batch, clashes: Iterable[_Clash]) -> dict[tuple[str, str], tuple[int, int]]:
    """Return pairs of chronicles (new, other) that share more than half of the new one's events.

    The values are the number of events that are the same, and of all events of the new one.
    """
    same = Counter(
        (clash.entry.chronicle, clash.owner.chronicle) for clash in clashes if clash.is_same_event
    )
    mine = Counter(
        entry.chronicle for entry in batch.entries.values() if entry.checked.type == "event"
    )
    mine.update(each.entry.chronicle for each in clashes if each.entry.checked.type == "event")
    return {
        pair: (count, mine[pair[0]]) for pair, count in same.items() if 2 * count > mine[pair[0]]
    }


def _another_name(batch: Batch, name: str, other: str, count: tuple[int, int]) -> Problem:
    path, line = batch.heads[name]
    written = other if is_key(other) and other != "null" else json.dumps(other, ensure_ascii=False)
    where = (
        f"name it so here (name: {written})"
        if line
        else (f"write chronicle: {{name: {written}}} at the top of this file")
    )
    if name not in batch.whole:
        where += ", or load that chronicle's whole folder"
    message = (
        f"this looks like the chronicle {other} under another name (events that are the same:"
        f" {count[0]:,} of {count[1]:,}): {where}"
    )
    return Problem(path, line, "chronicle", message)


# -- records that two chronicles cannot share -----------------------------------------------------


def _alien(batch: Batch, clash: _Clash) -> Problem:
    """Return the problem of an event or of another type of record, with both locations."""
    entry, owner, checked = clash.entry, clash.owner, clash.entry.checked
    what = "the key" if clash.type == checked.type else f"the key of this {checked.type}"
    which = "" if clash.type == checked.type else f", where it is {with_article(clash.type)}"
    message = (
        f"{what} belongs to the chronicle {owner.chronicle} ({clash.location}){which}: give this"
        " record another key"
    )
    if entry.chronicle not in batch.whole and owner.chronicle not in batch.whole:
        message += ", or load that chronicle's whole folder, if this is a file of it"
    if isinstance(owner, StoredIdentity) and owner.type != "event":
        message += f", or load {owner.chronicle} with --prune, if its files no longer contain it"
    return Problem(checked.path, checked.line, entry.key, message)
