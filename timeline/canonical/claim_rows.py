"""The citations and reasons of a record as rows, one for each claim, and back.

A row has the names of ``CITATION``; ``passage``, the number of the passage in its record, from 1;
``source``; ``fields``, a list of value paths; ``stance``; ``says``, if the source says another
value; and ``written``, if the record does not write the quote as its text has it. A reason of the
curator has only ``fields``, ``stance`` and ``note``.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from timeline.canonical.record import CITATION, CLAIMS, REASONS, Canonical, origins

_ORIGINS: Final = "derived_from"


def rows_of(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the claims of a canonical record."""
    number = 0
    for source, items in record.get("cite", {}).items():
        for item in items:
            number += 1
            of_item = {field.name: item[field.name] for field in CITATION if field.name in item}
            of_item |= {"passage": number, "source": source}
            if "written" in item:
                of_item["written"] = item["written"]
            if _ORIGINS in item:
                of_item[_ORIGINS] = origins(item)
            if "for" in item:
                yield {**of_item, "fields": item["for"], "stance": "supports"}
            for name, stance in CLAIMS.items():
                for path, says in item.get(name, {}).items():
                    yield {**of_item, "fields": [path], "stance": stance, "says": says}
    for stance in REASONS:
        for path, reason in record.get(stance, {}).items():
            yield {"fields": [path], "stance": stance, "note": reason}


def of_rows(rows: Iterable[Mapping[str, Any]]) -> Canonical:
    """Return ``cite`` and the reasons of a record, as a seed file has them, from its rows."""
    found: Canonical = {}
    items: dict[str, dict[str, Any]] = {}
    for row in rows:
        stance, fields = row["stance"], row["fields"]
        if stance in REASONS:
            reasons = found.setdefault(stance, {})
            reasons |= dict.fromkeys(fields, row.get("note", ""))
            continue
        item = items.get(row["passage"])
        if item is None:
            item = items[row["passage"]] = {
                field.name: row[field.name] for field in CITATION if row.get(field.name)
            }
            if written := row.get("written"):
                item["quote"] = written
            found.setdefault("cite", {}).setdefault(row["source"], []).append(item)
        if not row.get("says"):
            item["for"] = fields
        else:
            name = next(each for each, of in CLAIMS.items() if of == stance)
            item.setdefault(name, {}).update(dict.fromkeys(fields, row["says"]))
    return found
