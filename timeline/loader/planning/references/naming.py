"""Propose a key where a file has a name instead: the key of the record with that name.

A key is never made up: every proposed key is that of a record of the right type, in this load or in
the database.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from timeline.database.sessions import Session
from timeline.dates.names import looks_like_a_date
from timeline.dates.written.likely import as_date
from timeline.errors import Problem
from timeline.kinds import REGISTERS
from timeline.kinds.registers import SECTION_OF
from timeline.kinds.tables import model_of
from timeline.likeness import did_you_mean, near, nearest
from timeline.loader.records.batch import Batch
from timeline.models import Alias, Entity, Event
from timeline.naming.called import KeysByName
from timeline.naming.words import LONGEST, is_absent
from timeline.text import is_key, suggest

_TABLES: dict[str, Any] = {register.name: model_of(register) for register in REGISTERS} | {
    "event": Event
}
_NEW = frozenset({"actor", "system", "programme", "place", "source", "event"})
"""The types of record that the command ``new`` adds."""
_MOST = 3
_MOST_SEARCHES = 100
_SEPARATORS = (
    re.compile(r"[,;&]| and "),
    re.compile(r"[,;/&+|]| and "),
    re.compile(r"[-–—\s]+"),
)
"""What separates names, the surest first: some names have a hyphen or a space in them."""


class RecordNames:
    """The keys of records by their names; read on first use, once for each type."""

    def __init__(self, session: Session, batch: Batch) -> None:
        self._session = session
        self._batch = batch
        self._known: dict[str, KeysByName] = {}
        self._keys: dict[str, list[str]] = {}
        self._searched = 0

    def instead(self, type_: str, text: str, many: bool = False) -> str:
        """Return the advice after "is not a valid key": a key to write, or how to define one.

        ``many``: a list of keys can be written.
        """
        if found := self.called(type_, text):
            return _proposed(found)
        if several := self._several(type_, text):
            some = f"[{', '.join(several)}]"
            return f"; write {some}" if many else f": there can be one only, of {some}"
        section = SECTION_OF[type_]
        missing = f", and no {type_} has this name"
        how = f" (timeline new {type_} adds it)" if type_ in _NEW else ""
        return f"{missing}: define it under {section}:, and write its key here{how}"

    def _several(self, type_: str, text: str) -> list[str]:
        """Return the keys in a text that names several records; empty if it may not.

        Without a comma or an "and", every part must be the name of one record.
        """
        for separators in _SEPARATORS if len(text) <= LONGEST else ():
            parts = [part.strip() for part in separators.split(text) if part.strip()]
            if len(parts) < 2:
                continue
            found = [self.called(type_, part) for part in parts]
            if all(len(keys) == 1 for keys in found):
                return list(dict.fromkeys(key for keys in found for key in keys))
            if separators is _SEPARATORS[0] and all(map(is_key, parts)):
                return list(dict.fromkeys(parts))
        return []

    def missing(self, type_: str, key: str, otherwise: str = "", date: str = "") -> str:
        """Return the message for a key that no record of the type has.

        ``date`` is the wording in which it is, if it is in one.
        ``otherwise`` is the advice if no similar key is known; without it, to add the record.
        """
        found = self.called(type_, key)
        near = _proposed(found) if found else ""
        if not near and self._searched < _MOST_SEARCHES:  # each search compares all keys
            self._searched += 1
            self._read(type_)
            near = did_you_mean(key, (), nearest(key, self._keys[type_]))
        if not near and is_absent(key):
            near = ": leave the field out if it is not known or does not apply"
        if type_ == "event" and looks_like_a_date(key):
            near = f"; it looks like a date: {as_date(date or key, key)}"
        return (
            f"there is no {type_} {key}{near or otherwise or f': add it to {SECTION_OF[type_]}:'}"
        )

    def near(self, type_: str, name: str) -> str:
        """Return a question that offers the keys of the records with the nearest names, if any."""
        known = self._read(type_).by_form
        found = near(name, known)
        return suggest(list(dict.fromkeys(key for each in found for key in known[each]))[:_MOST])

    def called(self, type_: str, text: str) -> list[str]:
        """Return the keys of the records that have a name, an alias or a country."""
        return self._read(type_).called(text)[:_MOST]

    def _read(self, type_: str) -> KeysByName:
        if type_ not in self._known:
            known = KeysByName()
            keys = dict.fromkeys((*self._stored_keys(type_), *self._loaded_keys(type_)))
            for key in keys:
                known.add(key)
            for key, name in (*self._loaded(type_), *self._stored(type_)):
                if key not in keys or not name:
                    continue
                if name.startswith("="):
                    known.add_country(key, name.removeprefix("="))
                else:
                    known.add(key, name)
            self._known[type_], self._keys[type_] = known, list(keys)
        return self._known[type_]

    def _loaded_keys(self, type_: str) -> Iterator[str]:
        entries = self._batch.entries.values()
        return (e.key for e in entries if e.checked.type == type_ and is_key(e.key))

    def _stored_keys(self, type_: str) -> Iterator[str]:
        found = self._session.scalars(select(col(Entity.key)).where(col(Entity.type) == type_))
        gone = self._batch.removals
        return (key for key in found if key not in gone and key not in self._batch.entries)

    def _loaded(self, type_: str) -> Iterator[tuple[str, str]]:
        """Yield key and each name of the records of this load; a country as ``=KOR``."""
        for entry in self._batch.entries.values():
            if entry.checked.type != type_:
                continue
            record = entry.checked.canonical
            yield entry.key, record.get("name", "") or record.get("title", "")
            for alias in record.get("aliases", ()):
                yield entry.key, alias if isinstance(alias, str) else alias.get("text", "")
            if record.get("kind") == "state":
                yield entry.key, f"={record.get('country', '')}"

    def _stored(self, type_: str) -> Iterator[tuple[str, str]]:
        table = _TABLES[type_]
        name = table.name if hasattr(table, "name") else table.title
        statement = select(col(Entity.key), name).join(table, table.id == col(Entity.id))
        yield from ((key, text) for key, text in self._session.execute(statement))
        aliases = select(col(Entity.key), col(Alias.text)).join(
            Alias, col(Alias.entity_id) == col(Entity.id)
        )
        aliases = aliases.where(col(Entity.type) == type_)
        yield from ((key, text) for key, text in self._session.execute(aliases))
        if type_ == "actor":
            states = select(col(Entity.key), table.country).join(table, table.id == col(Entity.id))
            for key, country in self._session.execute(states.where(table.kind == "state")):
                yield key, f"={country or ''}"


def with_keys(batch: Batch, names: RecordNames) -> Iterable[Problem]:
    """Yield the problems of a batch, and add the right key to those of invalid keys."""
    for problem in batch.problems:
        if (unkeyed := batch.unkeyed.get(problem)) is None:
            yield problem
        else:
            yield replace(problem, message=problem.message + names.instead(*unkeyed))


def _proposed(keys: list[str]) -> str:
    if len(keys) == 1:
        return f"; write {keys[0]}"
    return f"; {suggest(keys)}"
