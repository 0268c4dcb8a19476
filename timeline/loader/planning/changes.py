"""The changes of a revision, in the form that the history stores: see ``models.Change``."""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from timeline.canonical.record import is_same, places
from timeline.loader.planning.chronicles import folders
from timeline.loader.planning.plan import Plan
from timeline.loader.records.history import ChangeRow
from timeline.models.history import FILE_ZONE, file_key


def change_rows(revision: int, plan: Plan) -> Iterator[dict[str, Any]]:
    """Yield the history rows of a plan: of chronicles, of files, of records."""
    found = chain(
        plan.folders.changes,
        plan.folders.hashes,
        folders.lines_before(plan.was, plan.locations),
        _rows_before(plan),
        _of_records(plan),
    )
    for each in found:
        yield {
            "revision_id": revision,
            "type": each.type,
            "key": each.key,
            "op": each.op,
            "field": each.field,
            "before": None if each.before is None else json.dumps(each.before, ensure_ascii=False),
        }


def _rows_before(plan: Plan) -> Iterator[ChangeRow]:
    """Yield the previous rows and lines of passages of records that are unchanged otherwise."""
    rows: dict[str, dict[str, Any]] = {}
    for entry in plan.renumbered:
        file = file_key(*plan.locations[entry.key].own.name)
        rows.setdefault(file, {})[entry.key] = places(plan.before[entry.key])
    for file, kept in rows.items():
        yield ChangeRow("file", file, "changed", "rows", kept)


def _of_records(plan: Plan) -> Iterator[ChangeRow]:
    for entry in plan.added:
        yield ChangeRow(entry.checked.type, entry.key, "added")
    for entry in plan.changed:
        old, new = plan.before[entry.key], entry.checked.canonical
        stored = plan.stored[entry.key]
        for name in dict.fromkeys((*old, *new)):
            if not is_same(old.get(name), new.get(name)):
                yield ChangeRow(stored.type, entry.key, "changed", name, old.get(name))
        if stored.type == "event" and (stored.timezone or "") != entry.checked.timezone:
            yield ChangeRow("event", entry.key, "changed", FILE_ZONE, stored.timezone or None)
    for key in plan.moved:
        yield ChangeRow(plan.stored[key].type, key, "moved", "", plan.was[key].to_json())
    for stored in plan.removed:
        kept = {"record": plan.before[stored.key], "timezone": stored.timezone}
        where = plan.was[stored.key].to_json()
        yield ChangeRow(stored.type, stored.key, "removed", "", where | kept)
