"""Rows back to records: the inverse of what the loader writes.

The rows contain everything that the seed file stated, so that a record can be compared with a new
one, stored in the history, written to a file, or solved again. ``timeline.kinds`` declares the
fields; no kind is named here.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, Row, Select, bindparam, null, select
from sqlmodel import Session, SQLModel

from timeline.canonical.record import (
    CITATION,
    CLAIMS,
    KIND,
    LOCATORS,
    REASONS,
    Canonical,
    fields_of,
)
from timeline.kinds import BY_TYPE, EVENT_FIELDS, KINDS, REFERENCES, REGISTERS, Field, FieldType
from timeline.models import Event

BATCH: Final = 500
"""The number of records that one round of SELECTs reads."""

_TABLES = SQLModel.metadata.tables
_ENTITY, _TEXT = _TABLES["entity"], _TABLES["text"]
_IDS: Final[BindParameter[Any]] = bindparam("ids", expanding=True)
"""The parameter of statements that are built once: that takes longer than to execute them."""
# The value of a column for which the seed file states nothing.
_DEFAULTS = {
    field.name: field.default
    for fields in (EVENT_FIELDS, *(register.fields for register in REGISTERS), CITATION)
    for field in fields
    if field.default
}
_PASSAGE = ("quote", "prefix", "suffix", *LOCATORS, "language", "translation")
_ITEM_ORDER = (*(field.name for field in CITATION), "for", *CLAIMS)
# By stance of a claim: the name in the item of a citation under which its value is written.
_NAME_IN_ITEM = {"supports": "says", "restates": "restates", "disputes": "disputes"}


def records(session: Session, entity_ids: Iterable[int]) -> dict[int, Canonical]:
    """Return the canonical records of these entities by id, in the order of the ids.

    Unknown ids are left out. The number of SELECTs for each batch is fixed.
    """
    ids = list(dict.fromkeys(entity_ids))
    found: dict[int, Canonical] = {}
    for start in range(0, len(ids), BATCH):
        found |= _batch(session, ids[start : start + BATCH])
    return found


def _batch(session: Session, ids: Sequence[int]) -> dict[int, Canonical]:
    entities = select(_ENTITY.c.id, _ENTITY.c.type).where(_ENTITY.c.id.in_(ids))
    types: dict[int, str] = {row.id: row.type for row in session.execute(entities)}
    found: dict[int, Canonical] = {each: {} for each in ids if each in types}
    events = [each for each in found if types[each] == "event"]
    for type_ in sorted(set(types.values())):
        of_type = [each for each in found if types[each] == type_]
        _read_columns(session, _OF_TYPE[type_], of_type, found)
    for kind in sorted({found[event]["kind"] for event in events}):
        of_kind = [event for event in events if found[event]["kind"] == kind]
        _read_columns(session, _OF_KIND[kind], of_kind, found)
    if events:
        _read_slots(session, events, found)
        _read_lists(session, events, found)
    _read_aliases(session, ids, found)
    if sources := [each for each in found if types[each] == "source"]:
        _read_columns_of_tables(session, sources, found)
    _read_claims(session, ids, found)
    return {each: _ordered(types[each], record) for each, record in found.items()}


def _ordered(type_: str, record: Canonical) -> Canonical:
    names = [field.name for field in fields_of(type_, record.get("kind", ""))]
    if type_ == "source":
        names.insert(names.index("text") + 1, "text_sha256")
    return {name: record[name] for name in (*names, "links", "cite", *REASONS) if name in record}


def _said(row: Row[Any], names: Iterable[str]) -> Canonical:
    """Return the columns of a row that a seed file has to state: neither empty nor a default."""
    values = ((name, getattr(row, name)) for name in names)
    return {name: str(text) for name, text in values if text and text != _DEFAULTS.get(name)}


def _key(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a scalar SELECT of the key of the entity to which a column refers."""
    return select(_ENTITY.c.key).where(_ENTITY.c.id == column).scalar_subquery()


# --- values that are columns of the record's own table -------------------------------------------


def _own_columns(model: type[SQLModel], fields: Sequence[Field]) -> Select[Any]:
    """Return a SELECT of the id of a record and the fields that are columns of this table."""
    table = _TABLES[str(model.__tablename__)]
    columns: dict[str, ColumnElement[Any]] = {}
    for name, type_ in ((field.name, field.type) for field in fields):
        if name in table.c:
            columns[name] = table.c[name]
        elif type_ is FieldType.DATE and f"{name}_text" in table.c:
            columns[name] = table.c[f"{name}_text"]
        elif type_ is FieldType.FILE:
            columns[name] = table.c[f"{name}_path"]
            digest = select(_TEXT.c.sha256).where(_TEXT.c.id == table.c[f"{name}_id"])
            columns[f"{name}_sha256"] = digest.scalar_subquery()
        elif type_ in REFERENCES and f"{name}_id" in table.c:
            columns[name] = _key(table.c[f"{name}_id"])
    (record_id,) = table.primary_key
    return select(record_id, *(column.label(name) for name, column in columns.items()))


def _of_ids(statement: Select[Any]) -> Select[Any]:
    """Return the rows of a statement whose first column is one of the ids."""
    return statement.where(statement.selected_columns[0].in_(_IDS))


OF_REGISTER: Final = {name: _own_columns(each.table, each.fields) for name, each in BY_TYPE.items()}
"""By type of register entry: a SELECT of the id and the fields that are columns of its table."""
_OF_TYPE: Final = {name: _of_ids(statement) for name, statement in OF_REGISTER.items()} | {
    "event": _of_ids(_own_columns(Event, (KIND, *EVENT_FIELDS)))
}
_OF_KIND: Final = {
    name: _of_ids(_own_columns(kind.table, kind.fields)) for name, kind in KINDS.items()
}


def _read_columns(
    session: Session, statement: Select[Any], ids: Sequence[int], found: dict[int, Canonical]
) -> None:
    rows = session.execute(statement, {"ids": ids})
    _, *names = rows.keys()
    for row in rows:
        found[row[0]] |= _said(row, names)


# --- values that are rows of their own -----------------------------------------------------------


def _rows(
    session: Session, name: str, ids: Sequence[int], owner: str = "event_id", refers: str = ""
) -> Iterable[Row[Any]]:
    """Return the rows of a table that belong to these entities, in the order of the seed file.

    Each row has the columns of the table, ``owner`` (the entity), and ``key``: the key of the
    entity to which the column ``refers`` refers.
    """
    return session.execute(_select_rows(name, owner, refers), {"ids": ids})


@cache
def _select_rows(name: str, owner: str, refers: str) -> Select[Any]:
    table = _TABLES[name]
    key = _key(table.c[refers]) if refers else null()
    order = table.c["position" if "position" in table.c else "id"]
    statement = select(table, table.c[owner].label("owner"), key.label("key"))
    return statement.where(table.c[owner].in_(_IDS)).order_by(order)


def _read_slots(session: Session, events: Sequence[int], found: dict[int, Canonical]) -> None:
    """Add the values of events that may have a slot: amounts, dates and wordings."""
    slots = [
        (row.owner, row.field, row.key or row.modality or row.item, row.text)
        for row in _rows(session, "amount", events, refers="actor_id")
    ]
    slots += [
        (row.owner, row.field, row.modality or row.item, row.text)
        for row in _rows(session, "event_date", events)
    ]
    slots += [
        (row.owner, row.field, row.slot, row.text) for row in _rows(session, "wording", events)
    ]
    for event, field, slot, text in slots:
        if slot:
            found[event].setdefault(field, {})[slot] = text
        else:
            found[event][field] = text
    for event in events:
        for field in KINDS[found[event]["kind"]].fields:
            if field.parts and field.name in found[event]:
                found[event][field.name] = _in_order(field, found[event][field.name])


def _in_order(field: Field, slots: dict[str, str]) -> dict[str, str]:
    """Return the parts of a list of records, which are in several tables, in their order."""
    order = {part.name: number for number, part in enumerate(field.parts)}

    def place(slot: str) -> tuple[int, int]:
        number, _, part = slot.partition(".")
        return int(number), order[part]

    return {slot: slots[slot] for slot in sorted(slots, key=place)}


def _read_lists(session: Session, events: Sequence[int], found: dict[int, Canonical]) -> None:
    """Add the actors in their roles, systems, programmes and links of events."""
    for row in _rows(session, "participation", events, refers="actor_id"):
        found[row.owner].setdefault(row.role, []).append(row.key)
    for row in _rows(session, "event_tag", events):
        found[row.owner].setdefault("tags", []).append(row.tag)
    for field in EVENT_FIELDS:
        if field.many and field.type in REFERENCES:
            name = f"event_{field.type}"
            for row in _rows(session, name, events, refers=f"{field.type}_id"):
                found[row.owner].setdefault(field.name, []).append(row.key)
    for row in _rows(session, "link", events, owner="from_id", refers="to_id"):
        found[row.owner].setdefault("links", []).append([row.type, row.key])


def _read_aliases(session: Session, ids: Sequence[int], found: dict[int, Canonical]) -> None:
    for row in _rows(session, "alias", ids, owner="entity_id"):
        alias = {"text": row.text, "language": row.language} if row.language else row.text
        found[row.owner].setdefault("aliases", []).append(alias)


def _read_columns_of_tables(
    session: Session, sources: Sequence[int], found: dict[int, Canonical]
) -> None:
    for row in _rows(session, "source_column", sources, owner="source_id"):
        found[row.owner].setdefault("columns", {})[row.name] = row.fields


def _read_claims(session: Session, ids: Sequence[int], found: dict[int, Canonical]) -> None:
    """Add ``cite`` and the reasons of the curator.

    A passage is an item of ``cite``, its claims are the values in this item. Reasons are claims
    without a passage.
    """
    items: dict[int, Canonical] = {}
    sources: dict[int, tuple[int, str]] = {}
    for row in _rows(session, "passage", ids, owner="entity_id", refers="source_id"):
        items[row.id] = _said(row, _PASSAGE)
        if row.quote:  # stored with the white space of its text; a canonical one has single spaces
            items[row.id]["quote"] = " ".join(row.quote.split())
        sources[row.id] = row.owner, row.key
    for row in _rows(session, "claim", ids, owner="entity_id", refers="claimant_id"):
        if row.passage_id is None:
            found[row.owner].setdefault(row.stance, {})[row.fields] = row.note
            continue
        item = items[row.passage_id]
        item |= _said(row, ("credibility", "note"))
        if row.key:
            item["claimant"] = row.key
        if row.says is None:
            item["for"] = row.fields.split(" ")
        else:
            item.setdefault(_NAME_IN_ITEM[row.stance], {})[row.fields] = row.says
    repeated: defaultdict[int, list[str]] = defaultdict(list)
    for row in _rows(session, "passage_origin", ids, owner="entity_id", refers="source_id"):
        repeated[row.passage_id].append(row.key)
    for passage, keys in repeated.items():
        items[passage]["derived_from"] = keys if len(keys) > 1 else keys[0]
    for passage, (owner, source) in sources.items():
        item = {name: items[passage][name] for name in _ITEM_ORDER if name in items[passage]}
        found[owner].setdefault("cite", {}).setdefault(source, []).append(item)
