"""The texts of events that full text searches, read back without the rest of their records."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any, Final

from timeline.canonical.record import LOCATORS, Canonical
from timeline.canonical.selected import columns_of, rows_of
from timeline.database.rounds import in_batches
from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.query.conditions.fields.fulltext import fields_of_text, texts

_PASSAGE: Final = ("written", "quote", "translation", *LOCATORS)


def texts_of(session: Session, ids: Collection[int]) -> dict[int, list[tuple[str, str]]]:
    """Return the parts and texts of these events by id, as ``fulltext.texts`` has them.

    Each quote is there as the record writes it and, after all others, as it is in its text,
    where that differs. The number of SELECTs for each batch is fixed.
    """
    return {id_: each for some in in_batches(ids) for id_, each in _texts_of(session, some).items()}


def _texts_of(session: Session, ids: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, Canonical] = {each: {} for each in ids}
    _read_columns(session, "event", ids, found)
    of_kind: defaultdict[str, list[int]] = defaultdict(list)
    for id_, record in found.items():
        of_kind[record["kind"]].append(id_)
    for kind in sorted(of_kind):
        if _has_columns(kind):
            _read_columns(session, kind, of_kind[kind], found)
    for event, _, field, slot, text in rows_of(session, "wording", ids, ("field", "slot", "text")):
        if slot:
            found[event].setdefault(field, {})[slot] = text
        else:
            found[event][field] = text
    stored = _read_quotes(session, ids, found)
    return {id_: [*texts(record), *stored[id_]] for id_, record in found.items()}


@cache
def _has_columns(kind: str) -> bool:
    return any(name in TABLES[kind].c for name in fields_of_text(kind))


def _read_columns(
    session: Session, name: str, ids: Collection[int], found: dict[int, Canonical]
) -> None:
    names, rows = columns_of(session, name, ids)
    for id_, *values in rows:
        found[id_] |= {each: text for each, text in zip(names, values, strict=True) if text}


def _read_quotes(
    session: Session, ids: Collection[int], found: dict[int, Canonical]
) -> defaultdict[int, list[tuple[str, str]]]:
    """Add the quotes and translations; return the quotes that differ from their texts."""
    stored: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = rows_of(session, "passage", ids, _PASSAGE, owner="entity_id", refers="source_id")
    for event, source, item in _items(rows):
        if quote := item.get("quote"):
            item["quote"] = item["written"] or " ".join(quote.split())
            if item["quote"] != quote:
                stored[event].append(("quote", quote))
        found[event].setdefault("cite", {}).setdefault(source, []).append(item)
    return stored


def _items(rows: Sequence[Any]) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Yield event, source and texts of passages, without those that state nothing themselves."""
    for event, source, written, quote, translation, *place in rows:
        if quote or any(place):
            item = {"written": written or ""}
            item |= {"quote": quote} if quote else {}
            yield event, source, item | ({"translation": translation} if translation else {})
