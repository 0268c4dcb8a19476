"""Which chronicle a record belongs to, where two define the same key.

An event belongs to one chronicle. An actor, system, programme, place, source or named query may be
defined in several, as long as they define it alike: it is one record, which is kept with the
chronicle that defined it first. That chronicle gives it up when its files are loaded and no longer
hold it, to another that defines it: to one that is loaded with them, or else to the first by name.
So a record goes when the last chronicle has dropped it, and no sooner.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sqlmodel import Session

from timeline.errors import Problem
from timeline.kinds.canonical import Canonical
from timeline.loader.records.batch import Batch, BatchRecord
from timeline.loader.records.standing import FileLine, FileName, Standing
from timeline.loader.records.stored import Stored
from timeline.query.records.rows import records
from timeline.readers import is_key
from timeline.readers.names import clip

_MOST_FIELDS = 3


class _Clash(NamedTuple):
    """A record that another chronicle has too: as an entry of the same load, or stored."""

    entry: BatchRecord
    owner: BatchRecord | Stored

    @property
    def type(self) -> str:
        owner = self.owner
        return owner.type if isinstance(owner, Stored) else owner.checked.type

    @property
    def place(self) -> str:
        owner = self.owner
        if isinstance(owner, Stored):
            return f"{owner.file}:{owner.line}"
        return f"{owner.checked.path}:{owner.checked.line}"

    @property
    def is_alike(self) -> bool:
        return self.entry.checked.type == self.type and self.entry.hash == self.owner.hash

    @property
    def is_shared(self) -> bool:
        return self.is_alike and self.type != "event"


def settle(
    session: Session, batch: Batch, stored: Mapping[str, Stored]
) -> tuple[list[BatchRecord], list[Problem]]:
    """Leave each key of a batch to one chronicle.

    Takes out of the batch what another chronicle defines. Returns what other chronicles define as
    the one does that keeps it; and a problem for what they define otherwise.
    """
    read = {file.name for file in batch.files}
    clashes: list[_Clash] = []
    problems: list[Problem] = []
    for key, entries in _by_key(batch, stored).items():
        old = stored.get(key)
        if old is not None and _given_up(old, entries, batch.whole, read):
            owner = entries[0].chronicle
        else:
            owner = old.chronicle if old else entries[0].chronicle
        mine = next((entry for entry in entries if entry.chronicle == owner), None)
        other = mine or old
        assert other is not None, "a key is that of an entry or of a stored record"
        found = [_Clash(entry, other) for entry in entries if entry is not mine]
        clashes += found
        if mine is not None:
            batch.entries[key] = mine
            if old and old.type != mine.checked.type:
                problems.append(_other_type(mine, old))
        else:
            del batch.entries[key]
            if all(clash.is_shared for clash in found):
                batch.seen.discard(key)  # what refers to it finds it stored
    alien = [clash for clash in clashes if not clash.is_shared]
    if alien:
        renamed = _renamed(batch, clashes)
        problems += (_another_name(batch, *pair, count) for pair, count in renamed.items())
        pairs = set(renamed)
        alien = [
            each for each in alien if (each.entry.chronicle, each.owner.chronicle) not in pairs
        ]
        problems += _differing(session, batch, alien)
    return [clash.entry for clash in clashes if clash.is_shared], problems


def stand(
    batch: Batch, was: Mapping[str, Standing], shared: Iterable[BatchRecord]
) -> dict[str, Standing]:
    """Where the records stand that a batch read, or that its files held before (``was``).

    ``shared`` is what ``settle`` returned. A record that is in none of the files read and that
    another chronicle defines passes to that one; what nobody defines any more stays where it was.
    """
    read = {file.name for file in batch.files}
    others: dict[str, list[FileLine]] = {}
    for entry in shared:
        others.setdefault(entry.key, []).append(entry.where)
    found = {}
    for key in {**batch.entries, **was, **others}:
        then, mine = was.get(key), batch.entries.get(key)
        here = {line.chronicle for line in others.get(key, ())}
        also = others.get(key, []) + [
            line
            for line in (then.also if then else ())
            if line.chronicle not in here and not _was_read(line, batch.whole, read)
        ]
        if mine is not None:
            own = mine.where
        else:
            assert then is not None, "what no file holds is stored"
            own = then.own
            if also and _was_read(own, batch.whole, read):
                own = min(also)
        also = sorted(each for each in also if each.chronicle != own.chronicle)
        found[key] = Standing(own, tuple(also))
    return found


def _was_read(line: FileLine, whole: set[str], read: set[FileName]) -> bool:
    """Whether the file of a line, or all that its chronicle has, was read."""
    return line.chronicle in whole or line.name in read


def _by_key(batch: Batch, stored: Mapping[str, Stored]) -> dict[str, list[BatchRecord]]:
    """The entries of every key that is stored already, or that two chronicles of a load define."""
    return {
        key: [entry, *batch.doubles.get(key, ())]
        for key, entry in batch.entries.items()
        if key in stored or key in batch.doubles
    }


def _given_up(
    old: Stored, entries: Iterable[BatchRecord], whole: set[str], read: set[FileName]
) -> bool:
    """Whether the files that held a record were read, and hold it no longer."""
    was_read = _was_read(old.where, whole, read)
    return was_read and all(entry.chronicle != old.chronicle for entry in entries)


def _other_type(entry: BatchRecord, old: Stored) -> Problem:
    checked = entry.checked
    message = (
        f"the key is that of a stored {old.type} ({old.file}:{old.line}): give this "
        f"{checked.type} another, or load with --prune once without it"
    )
    return Problem(checked.path, checked.line, entry.key, message)


# -- the same folder under another name -----------------------------------------------------------


def _renamed(batch: Batch, clashes: Iterable[_Clash]) -> dict[tuple[str, str], tuple[int, int]]:
    """Chronicles of which more than half the events are those of another, by both names.

    The numbers are of the events that are the same, and of all.
    """
    same = Counter(
        (clash.entry.chronicle, clash.owner.chronicle)
        for clash in clashes
        if clash.type == "event" and clash.is_alike
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


# -- what two chronicles say otherwise ------------------------------------------------------------


def _differing(session: Session, batch: Batch, clashes: Iterable[_Clash]) -> Iterator[Problem]:
    """A problem for each record, which names both places and how they differ."""
    clashes = list(clashes)
    found = records(session, [c.owner.id for c in clashes if isinstance(c.owner, Stored)])
    for clash in clashes:
        entry, owner, checked = clash.entry, clash.owner, clash.entry.checked
        message = f"the key belongs to the chronicle {owner.chronicle} ({clash.place})"
        if clash.type == checked.type != "event":
            there = found[owner.id] if isinstance(owner, Stored) else owner.checked.canonical
            message += (
                f", where {_differences(there, checked.canonical)}: make the two alike, and load"
                " both together if both are changed, or give this record another key"
            )
        else:
            message += ": give this record another"
        if entry.chronicle not in batch.whole and owner.chronicle not in batch.whole:
            message += ", or load that chronicle's whole folder, if this is a file of it"
        yield Problem(checked.path, checked.line, entry.key, message)


def _differences(there: Canonical, here: Canonical) -> str:
    names = [name for name in dict.fromkeys((*there, *here)) if there.get(name) != here.get(name)]
    told = [_difference(name, there.get(name), here.get(name)) for name in names[:_MOST_FIELDS]]
    more = len(names) - len(told)
    return ", ".join(told) + (f" and {more} more fields differ" if more > 0 else "")


def _difference(name: str, there: Any, here: Any) -> str:
    if name == "text_sha256":
        return "the words of its text differ"
    if there is None:
        return f"{name} is not given"
    if isinstance(there, str) and isinstance(here, str):
        return f"{name} is {clip(there)!r} and not {clip(here)!r}"
    return f"{name} is {clip(there)!r}" if isinstance(there, str) else f"{name} differs"
