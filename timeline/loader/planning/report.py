"""The result of a load: what it changed, by type and key, and what became of the rows of tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from timeline.errors import Problem
from timeline.loader.planning.plan import Plan
from timeline.loader.records.batch import Batch


class TypedKey(NamedTuple):
    """The type and the key of a record; of a chronicle or a file, its name."""

    type: str
    key: str


@dataclass(slots=True)
class RowReport:
    """What became of the rows of a table.

    ``total`` is the sum of ``added``, ``changed``, ``unchanged``, ``merged`` (with the event of
    another row), ``left_out`` (by the format or the map) and ``rejected``. The events of these
    rows are ``events_added``, ``events_changed`` or ``events_unchanged``. Events of an earlier load
    are ``kept`` if the table no longer has them, but other records refer to them, and ``held`` if
    rejected rows may be of them. ``beyond`` is the number of problems that were not kept,
    ``unknown`` that of names that no record has.
    """

    path: str = ""
    key: str = ""
    total: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    merged: int = 0
    left_out: int = 0
    rejected: int = 0
    events_added: int = 0
    events_changed: int = 0
    events_unchanged: int = 0
    kept: int = 0
    held: int = 0
    beyond: int = 0
    unknown: int = 0
    rejects: str = ""  # the file with the rejected rows

    @property
    def loaded(self) -> int:
        """The rows whose events are new or changed."""
        return self.added + self.changed


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a load: each record by type and key, and warnings.

    ``moved`` are unchanged records of which other files, or files with another content, are the
    definitions. ``left`` are stored records that are no longer in the files of their chronicle, if
    nothing was pruned; ``left_in`` has, by chronicle, those that other chronicles define too. A
    chronicle with another title, or a file with another time zone, is listed in ``changed``.
    ``revision`` is the number of the load in the history, None if nothing changed, ``undoes`` that
    of the revision which an undo takes back. ``tables`` account for the rows of tables, whose
    events are counted there and not listed in the others.
    """

    added: Sequence[TypedKey] = ()
    changed: Sequence[TypedKey] = ()
    unchanged: Sequence[TypedKey] = ()
    removed: Sequence[TypedKey] = ()
    moved: Sequence[TypedKey] = ()
    left: Sequence[TypedKey] = ()
    left_in: Mapping[str, Sequence[TypedKey]] = field(default_factory=dict)
    warnings: Sequence[Problem] = ()
    revision: int | None = None
    undoes: int | None = None
    tables: Sequence[RowReport] = ()

    @property
    def written(self) -> int:
        """How many records are new or changed, those of tables too."""
        of_tables = sum(each.events_added + each.events_changed for each in self.tables)
        return len(self.added) + len(self.changed) + of_tables

    def with_more(self, other: "Report") -> "Report":
        """Return a report of both parts of one load."""
        left_in = {**self.left_in}
        for chronicle, keys in other.left_in.items():
            left_in[chronicle] = [*left_in.get(chronicle, ()), *keys]
        return Report(
            added=[*self.added, *other.added],
            changed=[*self.changed, *other.changed],
            unchanged=[*self.unchanged, *other.unchanged],
            removed=[*self.removed, *other.removed],
            moved=[*self.moved, *other.moved],
            left=[*self.left, *other.left],
            left_in=left_in,
            warnings=[*self.warnings, *other.warnings],
            revision=self.revision if other.revision is None else other.revision,
            undoes=self.undoes,
            tables=[*self.tables, *other.tables],
        )


def report_of(plan: Plan, batch: Batch) -> Report:
    """Return the report of a plan, without its warnings and its revision."""
    same = [*plan.unchanged, *plan.renumbered, *plan.shared]
    same += (e for e in plan.relocated if e.key in batch.entries)
    reported = {entry.key for entry in (*plan.added, *plan.changed)}
    moved = set(plan.moved)
    left_in: dict[str, list[TypedKey]] = {}
    for key, chronicles in sorted(plan.left_in.items()):
        for chronicle in chronicles:
            left_in.setdefault(chronicle, []).append(TypedKey(plan.stored[key].type, key))
    return Report(
        added=[TypedKey(e.checked.type, e.key) for e in plan.added],
        changed=[
            *(TypedKey(e.checked.type, e.key) for e in plan.changed),
            *(TypedKey(c.type, c.key) for c in plan.folders.changes if c.op == "changed"),
        ],
        unchanged=[TypedKey(e.checked.type, e.key) for e in same if e.key not in moved],
        removed=[TypedKey(old.type, old.key) for old in plan.removed],
        moved=[TypedKey(plan.stored[key].type, key) for key in sorted(moved - reported)],
        left=[TypedKey(old.type, old.key) for old in plan.left],
        left_in=left_in,
    )
