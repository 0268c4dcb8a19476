"""Rows back to records: the inverse of what the loader writes.

The rows contain everything that the seed file stated, so that a record can be compared with a new
one, stored in the history, written to a file, or solved again. ``timeline.kinds`` declares the
fields; no kind is named here.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final

from timeline.canonical.record import CITATION, CLAIMS, LOCATORS, REASONS, Canonical, fields_of
from timeline.canonical.selected import columns_of, rows_of, types_of
from timeline.database.sessions import Session
from timeline.kinds import EVENT_FIELDS, KINDS, REFERENCES, REGISTERS, Field

BATCH: Final = 500
"""The number of records that one round of SELECTs reads."""

# The value of a column for which the seed file states nothing.
_DEFAULTS = {
    field.name: field.default
    for fields in (EVENT_FIELDS, *(register.fields for register in REGISTERS), CITATION)
    for field in fields
    if field.default
}
_CLAIM = ("passage_id", "fields", "stance", "says", "credibility", "note")
_PASSAGE = ("written", "quote", "prefix", "suffix", *LOCATORS, "language", "translation")
_STATED = frozenset({"quote", *LOCATORS})
_LISTS = {name: [field for field in kind.fields if field.parts] for name, kind in KINDS.items()}
_ITEM_ORDER = (*(field.name for field in CITATION), "for", *CLAIMS)
# By stance of a claim: the name in the item of a citation under which its value is written.
_NAME_IN_ITEM = {"supports": "says", "restates": "restates", "disputes": "disputes"}


def records(
    session: Session, entity_ids: Iterable[int], *, exact: bool = False
) -> dict[int, Canonical]:
    """Return the canonical records of these entities by id, in the order of the ids.

    Unknown ids are left out. The number of SELECTs for each batch is fixed. ``exact``: quotes are
    the words of their texts with their white space, unlike in canonical records, and ``written`` is
    what the record has instead, if that differs in more.
    """
    ids = list(dict.fromkeys(entity_ids))
    found: dict[int, Canonical] = {}
    for start in range(0, len(ids), BATCH):
        found |= _batch(session, ids[start : start + BATCH], exact)
    return found


def event_values(
    session: Session, ids: Sequence[int], also: tuple[str, ...]
) -> dict[int, tuple[Canonical, Sequence[Any]]]:
    """Return the values of these events by id, each with the columns ``also`` of its row.

    The values are as in its record, but fields have no order, and links, citations and reasons are
    left out. The number of SELECTs is fixed.
    """
    found: dict[int, Canonical] = {each: {} for each in ids}
    columns = _read_events(session, ids, found, also)
    return {each: (found[each], columns[each]) for each in ids}


def _batch(session: Session, ids: Sequence[int], exact: bool) -> dict[int, Canonical]:
    types = types_of(session, ids)
    found: dict[int, Canonical] = {each: {} for each in ids if each in types}
    for type_ in sorted(set(types.values())):
        of_type = [each for each in found if types[each] == type_]
        if type_ == "event":
            _read_events(session, of_type, found)
            _read_links(session, of_type, found)
        else:
            _read_columns(session, type_, of_type, found)
    _read_aliases(session, ids, found)
    if sources := [each for each in found if types[each] == "source"]:
        _read_columns_of_tables(session, sources, found)
    _read_claims(session, ids, found, exact)
    return {each: _ordered(types[each], record) for each, record in found.items()}


def _read_events(
    session: Session,
    ids: Sequence[int],
    found: dict[int, Canonical],
    also: tuple[str, ...] = (),
) -> dict[int, Sequence[Any]]:
    """Add the values of events that are not links; return the columns ``also`` of each."""
    columns = _read_columns(session, "event", ids, found, also)
    of_kind: defaultdict[str, list[int]] = defaultdict(list)
    for event in ids:
        of_kind[found[event]["kind"]].append(event)
    for kind in sorted(of_kind):
        _read_columns(session, kind, of_kind[kind], found)
    _read_slots(session, ids, found)
    _read_lists(session, ids, found)
    return columns


def _ordered(type_: str, record: Canonical) -> Canonical:
    names = _record_order(type_, record.get("kind", ""), tuple(record))
    return {name: record[name] for name in names}


@lru_cache(1 << 12)  # many records have values of the same fields
def _record_order(type_: str, kind: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of what a record has in canonical order."""
    names = [field.name for field in fields_of(type_, kind)]
    if type_ == "source":
        names.insert(names.index("text") + 1, "text_sha256")
    return tuple(name for name in (*names, "links", "cite", *REASONS) if name in found)


@lru_cache(1 << 12)
def _item_order(found: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of what an item of a citation has in canonical order."""
    return tuple(name for name in (*_ITEM_ORDER, "written") if name in found)


def _said(names: Iterable[str], texts: Iterable[Any]) -> Canonical:
    """Return those of a row's columns that a seed file has to state: not empty, not a default."""
    return {
        name: str(text)
        for name, text in zip(names, texts, strict=True)
        if text and text != _DEFAULTS.get(name)
    }


def _read_columns(
    session: Session,
    name: str,
    ids: Sequence[int],
    found: dict[int, Canonical],
    also: tuple[str, ...] = (),
) -> dict[int, Sequence[Any]]:
    names, rows = columns_of(session, name, ids, also)
    defaults = [_DEFAULTS.get(each) for each in names]
    columns: dict[int, Sequence[Any]] = {}
    for id_, *texts in rows:
        record = found[id_]
        for each, default, text in zip(names, defaults, texts, strict=False):
            if text and text != default:
                record[each] = str(text)
        columns[id_] = texts[len(names) :]
    return columns


# --- values that are rows of their own -----------------------------------------------------------


def _read_slots(session: Session, events: Sequence[int], found: dict[int, Canonical]) -> None:
    """Add the values of events that may have a slot: amounts, dates and wordings."""
    of_field = ("field", "modality", "item", "text")
    for rows in (
        rows_of(session, "amount", events, of_field, refers="actor_id"),
        rows_of(session, "event_date", events, of_field),
    ):
        for event, key, field, modality, item, text in rows:
            _put(found[event], field, key or modality or item, text)
    for event, _, field, slot, text in rows_of(
        session, "wording", events, ("field", "slot", "text")
    ):
        _put(found[event], field, slot, text)
    for event in events:
        for field in _LISTS[found[event]["kind"]]:
            if field.name in found[event]:
                found[event][field.name] = _in_order(field, found[event][field.name])


def _put(record: Canonical, field: str, slot: str, text: str) -> None:
    if slot:
        record.setdefault(field, {})[slot] = text
    else:
        record[field] = text


def _in_order(field: Field, slots: dict[str, str]) -> dict[str, str]:
    """Return the parts of a list of records, which are in several tables, in their order."""
    order = {part.name: number for number, part in enumerate(field.parts)}

    def place(slot: str) -> tuple[int, int]:
        number, _, part = slot.partition(".")
        return int(number), order[part]

    return {slot: slots[slot] for slot in sorted(slots, key=place)}


def _read_lists(session: Session, events: Sequence[int], found: dict[int, Canonical]) -> None:
    """Add the actors in their roles, tags, systems and programmes of events."""
    for event, key, role in rows_of(session, "participation", events, ("role",), refers="actor_id"):
        found[event].setdefault(role, []).append(key)
    for event, _, tag in rows_of(session, "event_tag", events, ("tag",)):
        found[event].setdefault("tags", []).append(tag)
    for field in EVENT_FIELDS:
        if field.many and field.type in REFERENCES:
            name, refers = f"event_{field.type}", f"{field.type}_id"
            for event, key in rows_of(session, name, events, (), refers=refers):
                found[event].setdefault(field.name, []).append(key)


def _read_links(session: Session, events: Sequence[int], found: dict[int, Canonical]) -> None:
    for event, key, type_ in rows_of(
        session, "link", events, ("type",), owner="from_id", refers="to_id"
    ):
        found[event].setdefault("links", []).append([type_, key])


def _read_aliases(session: Session, ids: Sequence[int], found: dict[int, Canonical]) -> None:
    rows = rows_of(session, "alias", ids, ("text", "language"), owner="entity_id")
    for entity, _, text, language in rows:
        alias = {"text": text, "language": language} if language else text
        found[entity].setdefault("aliases", []).append(alias)


def _read_columns_of_tables(
    session: Session, sources: Sequence[int], found: dict[int, Canonical]
) -> None:
    rows = rows_of(session, "source_column", sources, ("name", "fields"), owner="source_id")
    for source, _, name, fields in rows:
        found[source].setdefault("columns", {})[name] = fields


def _read_claims(
    session: Session, ids: Sequence[int], found: dict[int, Canonical], exact: bool
) -> None:
    """Add ``cite`` and the reasons of the curator.

    A passage is an item of ``cite``, its claims are the values in this item. Reasons are claims
    without a passage.
    """
    items: dict[int, Canonical] = {}
    sources: dict[int, tuple[int, str]] = {}
    rows = rows_of(
        session, "passage", ids, ("id", *_PASSAGE), owner="entity_id", refers="source_id"
    )
    for owner, source, passage, *stated in rows:
        item = items[passage] = _said(_PASSAGE, stated)
        if item.keys().isdisjoint(_STATED):
            del items[passage]  # a date of publication, which the date of the record states
            continue
        if not exact and "quote" in item:  # stored as it is in its text
            item["quote"] = item.pop("written", "") or " ".join(item["quote"].split())
        sources[passage] = owner, source
    rows = rows_of(session, "claim", ids, _CLAIM, owner="entity_id", refers="claimant_id")
    for owner, claimant, passage, fields, stance, says, *rest in rows:
        if passage is None:
            found[owner].setdefault(stance, {})[fields] = rest[1]
            continue
        if passage not in items:
            continue
        item = items[passage]
        credibility, note = rest
        if credibility and credibility != _DEFAULTS["credibility"]:
            item["credibility"] = credibility
        if note:
            item["note"] = note
        if claimant:
            item["claimant"] = claimant
        if says is None:
            item["for"] = fields.split(" ")
        else:
            item.setdefault(_NAME_IN_ITEM[stance], {})[fields] = says
    repeated: defaultdict[int, list[str]] = defaultdict(list)
    rows = rows_of(
        session, "passage_origin", ids, ("passage_id",), owner="entity_id", refers="source_id"
    )
    for _, key, passage in rows:
        repeated[passage].append(key)
    for passage, keys in repeated.items():
        items[passage]["derived_from"] = keys if len(keys) > 1 else keys[0]
    for passage, (owner, source) in sources.items():
        item = items[passage]
        if (names := tuple(item)) != (order := _item_order(names)):
            item = {name: item[name] for name in order}
        found[owner].setdefault("cite", {}).setdefault(source, []).append(item)
