"""The rows of a package as the fields of records, as a seed file has them."""

from collections.abc import Iterable
from typing import Any, Final

from timeline.canonical import claim_rows
from timeline.canonical.record import LINKS, listed_records
from timeline.kinds import BY_TYPE, EVENT_FIELDS, KINDS, REFERENCES, Field, FieldType
from timeline.readers.package.table import Row, listed

_WITHOUT: Final = (FieldType.NUMBER, FieldType.MONEY, FieldType.DATE, FieldType.RECORDS)
"""The types whose values are in tables of their own."""


def event(
    row: Row, values: Iterable[Row], links: Iterable[Row], claims: Iterable[Row]
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
    type_: str, row: Row, aliases: Iterable[Row], columns: Iterable[Row], claims: Iterable[Row]
) -> dict[str, Any]:
    """Return the fields of an entry of a register. Raises ValueError, as ``event`` does.

    A source has no text, because a package has none.
    """
    fields: dict[str, Any] = {}
    for field in BY_TYPE[type_].fields:
        if field.type is FieldType.COLUMNS:
            named = {each.get("name", ""): " ".join(listed(each, "fields")) for each in columns}
            fields |= {field.name: named} if named else {}
        elif field.type is FieldType.WORDING:
            found = [_alias(each) for each in aliases]
            fields |= {field.name: found} if found else {}
        elif field.name in row and field.type is not FieldType.FILE:
            fields[field.name] = row[field.name]
    return fields | _claims(claims)


def _value(field: Field, row: Row) -> Any:
    if field.type is FieldType.WORDING:
        return dict(_slot(text) for text in listed(row, field.name))
    if field.many or (field.type in REFERENCES and field.type is not FieldType.PLACE):
        return listed(row, field.name)
    return row.get(field.name)


def _slot(text: str) -> tuple[str, str]:
    slot, _, rest = text.partition(": ")
    return slot, rest


def _alias(row: Row) -> Any:
    text = row.get("text", "")
    return {"text": text, "language": row["language"]} if "language" in row else text


def _numbered(item: tuple[str, str]) -> tuple[int, str]:
    number = item[0].partition(".")[0]
    return int(number) if number.isdecimal() else 0, ""


def _claims(rows: Iterable[Row]) -> dict[str, Any]:
    return claim_rows.of_rows(_claim(row) for row in rows)


def _claim(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {"passage": "", "source": "", "stance": "", **row}
    found["fields"] = listed(row, "fields")
    if "derived_from" in row:
        found["derived_from"] = listed(row, "derived_from")
    return found
