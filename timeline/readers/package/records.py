"""The rows of a package as the fields of records, as a seed file has them."""

import json
from collections.abc import Iterable, Sequence, Set
from typing import Any, Final

from timeline.canonical import claim_rows
from timeline.canonical.comparing import when as read_date
from timeline.canonical.record import LINKS, covers, listed_records
from timeline.errors import DateError
from timeline.kinds import BY_TYPE, EVENT_FIELDS, KINDS, REFERENCES, Field, FieldType
from timeline.readers.package.table import PackageRow, listed
from timeline.text import clip
from timeline.text import listed as listing

_WITHOUT: Final = (FieldType.NUMBER, FieldType.MONEY, FieldType.DATE, FieldType.RECORDS)
"""The types whose values are in tables of their own."""


class PackageContents:
    """What a record can have of what it refers to: a package of some events may lack others.

    ``there`` are the keys of the events and sources of the package; ``lost`` says what it has not.
    """

    def __init__(self, there: Set[str]) -> None:
        self.lost: list[str] = []
        self._there = there

    def dated(self, row: PackageRow, column: str) -> PackageRow:
        """Return a row with the solved date in a column, if the date depends on what is missing."""
        try:
            when = read_date(row.get(column, ""))
        except DateError:
            return row  # reported when the record is checked
        missing = [anchor.key for anchor in when.anchors if anchor.key not in self._there]
        if not missing or "edtf" not in row:
            return row
        depends = f"depends on {listing(missing, 'and')}, which this package lacks"
        self.lost.append(f"{clip(row[column])!r} {depends}: {row['edtf']}")
        return {**row, column: row["edtf"]}

    def linked(self, links: Sequence[PackageRow]) -> list[PackageRow]:
        """Return the links to events that are there."""
        return [each for each in links if each.get("other") in self._there]

    def claimed(
        self, claims: Sequence[PackageRow], links: Sequence[PackageRow]
    ) -> list[PackageRow]:
        """Return the claims without the paths of links to events that are missing."""
        if len(kept := self.linked(links)) == len(links):
            return [*claims]
        for each in links:
            if each.get("other") not in self._there:
                link = f"{each.get('type', '')} {each.get('other', '')}"
                self.lost.append(f"the link {link} is left out: this package lacks the event")
        paths = [f"{LINKS.name}.{each.get('type')}.{each.get('other')}" for each in kept]
        found: list[PackageRow] = []
        for row in claims:
            fields = [
                path
                for path in listed(row, "fields")
                if path.partition(".")[0] != LINKS.name or any(covers(path, each) for each in paths)
            ]
            if fields:
                found.append({**row, "fields": json.dumps(fields)})
        return found


def event(
    row: PackageRow,
    values: Iterable[PackageRow],
    links: Iterable[PackageRow],
    claims: Iterable[PackageRow],
) -> dict[str, Any]:
    """Return the fields of an event. Raises ValueError for a cell that cannot be read.

    ``values`` are its rows of ``amounts`` and of ``dates``. An unknown kind has only what all
    events have: it is reported when the record is checked.
    """
    kind = KINDS.get(row.get("kind", ""))
    own = kind.fields if kind else ()
    fields: dict[str, Any] = {name: row[name] for name in ("kind", "when") if name in row}
    for field in (*EVENT_FIELDS, *own):
        if field.type not in _WITHOUT and (value := _value(field, row)):
            fields[field.name] = value
    slots: dict[str, dict[str, str]] = {}
    for each in values:
        slots.setdefault(each.get("field", ""), {})[each.get("slot", "")] = each.get("text", "")
    lists = {field.name for field in own if field.parts}
    for name, texts in slots.items():
        if name in lists:
            fields[name] = listed_records(dict(sorted(texts.items(), key=_numbered)))
        else:
            fields[name] = texts.get("", texts)
    if found := [{each.get("type", ""): each.get("other", "")} for each in links]:
        fields[LINKS.name] = found
    return fields | _claims(claims)


def entry(
    type_: str,
    row: PackageRow,
    aliases: Iterable[PackageRow],
    columns: Iterable[PackageRow],
    claims: Iterable[PackageRow],
) -> dict[str, Any]:
    """Return the fields of an entry of a register. Raises ValueError, as ``event`` does."""
    fields: dict[str, Any] = {}
    for field in BY_TYPE[type_].fields:
        if field.type is FieldType.COLUMNS:
            named = {each.get("name", ""): " ".join(listed(each, "fields")) for each in columns}
            fields |= {field.name: named} if named else {}
        elif field.type is FieldType.WORDING:
            found = [_alias(each) for each in aliases]
            fields |= {field.name: found} if found else {}
        elif field.name in row:
            fields[field.name] = row[field.name]
    return fields | _claims(claims)


def _value(field: Field, row: PackageRow) -> Any:
    if field.type is FieldType.WORDING:
        return dict(_slot(text) for text in listed(row, field.name))
    if field.many or (field.type in REFERENCES and field.type is not FieldType.PLACE):
        return listed(row, field.name)
    return row.get(field.name)


def _slot(text: str) -> tuple[str, str]:
    slot, _, rest = text.partition(": ")
    return slot, rest


def _alias(row: PackageRow) -> Any:
    text = row.get("text", "")
    return {"text": text, "language": row["language"]} if "language" in row else text


def _numbered(item: tuple[str, str]) -> tuple[int, str]:
    number = item[0].partition(".")[0]
    return int(number) if number.isdecimal() else 0, ""


def _claims(rows: Iterable[PackageRow]) -> dict[str, Any]:
    return claim_rows.of_rows(_claim(row) for row in rows)


def _claim(row: PackageRow) -> dict[str, Any]:
    found: dict[str, Any] = {"passage": "", "source": "", "stance": "", **row}
    found["fields"] = listed(row, "fields")
    if "derived_from" in row:
        found["derived_from"] = listed(row, "derived_from")
    return found
