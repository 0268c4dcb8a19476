"""Read a column map from TOML: all problems at once, each with its line."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any, Final

from timeline.canonical.record import KIND
from timeline.errors import Problem
from timeline.kinds import KINDS, event_fields
from timeline.kinds.base import Field, FieldType
from timeline.likeness import did_you_mean
from timeline.models.vocabularies import CREDIBILITIES
from timeline.naming import synonyms
from timeline.readers.maps.declaring.limits import excess
from timeline.readers.maps.declaring.lines import Path, key_lines, syntax_fault
from timeline.readers.maps.declaring.names import fields_of_type, read_names
from timeline.readers.maps.declaring.notes import MapNotes, Raw
from timeline.readers.maps.declaring.options import (
    read_condition,
    read_spec,
    read_specs,
)
from timeline.readers.maps.declaring.single import template_at
from timeline.readers.maps.declaring.words import word_fault
from timeline.readers.maps.header import SHAPES
from timeline.readers.maps.spec.columns import ColumnMap, ValueSpec
from timeline.text import first_of, is_key, listed, suggest_key, with_article

TOP: Final = (
    "name", "title", "ignore", "optional", "where", "unless", "credibility", "derived_from",
    "columns", "shape", "source", "event", "terms", "names",
)  # fmt: skip
_PART: Final = "a part of a map"
_OF_EVENT: Final = frozenset({"key", "kind", "when"})
"""What is often written above [event]."""
_OF_TABLE: Final = frozenset({"aliases", "columns", "sha256"})
"""Fields of a source that a map does not give: the table has them, or they are lists."""
ORIGIN: Final = Field("derived_from", "Derived from", FieldType.SOURCE, many=True, cited=False)
_MADE: Final = ("cite", "inferred", "accepted", "links")


def read_text(
    text: str, path: str, folder: FilePath | None = None
) -> tuple[ColumnMap | None, list[Problem]]:
    """Return the map of a TOML text, or its problems.

    ``path`` is what messages call the file; files of names are next to it, in ``folder``.
    """
    line, fault = excess(text)
    if fault:
        return None, [Problem(path, line, "", fault)]
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, message = syntax_fault(error, text)
        return None, [Problem(path, line, "", message)]
    except RecursionError:
        message = "has tables or lists inside each other, too deep to be read"
        return None, [Problem(path, 0, "", message)]
    except ValueError as error:  # a number of thousands of digits, or a date that there is not
        return None, [Problem(path, 0, "", f"is not TOML: {error}")]
    notes = MapNotes(path, key_lines(text))
    found = _map(notes, raw, folder)
    problems = sorted(dict.fromkeys(notes.problems), key=lambda each: each.line)
    return (None if problems else found), problems


def _map(notes: MapNotes, raw: Raw, folder: FilePath | None) -> ColumnMap | None:
    notes.unknown((), {name: raw[name] for name in raw if name not in _OF_EVENT}, TOP, _PART)
    for name in filter(_OF_EVENT.__contains__, raw):
        notes.note((name,), "is a field of the events: write it under [event]")
    if "terms" in raw:
        notes.terms = notes.table(("terms",), raw["terms"], '[terms.parties] with "cell" = "word"')
    event = notes.table(("event",), raw.get("event"), "[event] with key, kind, title and when")
    kind, kinds = _kind(notes, event)
    missing = [name for name in ("key", "kind", "title", "when") if name not in event]
    if event and missing:
        notes.note(("event",), f"has no {listed(missing, 'and')}: every event has one")
    key = tuple(
        notes.column(("event", "key"), each)
        for each in notes.texts(("event", "key"), event.get("key", "-"))
        if "key" in event
    )
    title = template_at(notes, ("event", "title"), event["title"]) if "title" in event else None
    fields = _fields(notes, event, kinds)
    name = _name(notes, raw)
    unnamed = notes.texts(("columns",), raw["columns"]) if "columns" in raw else ()
    found = ColumnMap(
        path=notes.path,
        name=name,
        title=notes.text(("title",), raw["title"]) if "title" in raw else f"the map {notes.path}",
        key=key,
        kind=kind or ValueSpec(),
        event_title=title,  # type: ignore[arg-type]  # None is a problem
        fields=fields,
        kinds=kinds,
        condition=read_condition(notes, (), raw),
        derived_from=read_spec(notes, ("derived_from",), raw["derived_from"], ORIGIN)
        if "derived_from" in raw
        else None,
        ignored=_ignored(notes, raw),
        optional=frozenset(notes.texts(("optional",), raw["optional"]))
        if "optional" in raw
        else frozenset(),
        unnamed=tuple(" ".join(each.split()) for each in unnamed),
        shape=_shape(notes, raw, unnamed),
        credibility=notes.one_of(
            ("credibility",), str(raw.get("credibility", "")), CREDIBILITIES, "a credibility"
        ),
        source=_source(notes, raw),
        names=read_names(notes, ("names",), raw["names"], folder) if "names" in raw else {},
    )
    if notes.problems:
        return None
    if unnamed:
        _check_unnamed(notes, found)  # whose problems replace the map
    return replace(found, lines=notes.columns)


def _name(notes: MapNotes, raw: Raw) -> str:
    if "name" not in raw:
        return "map"
    name = notes.text(("name",), raw["name"])
    if name and not is_key(name):
        notes.note(("name",), f"{name!r} is not a key: write {suggest_key(name, 'map') or 'acled'}")
    return name


def _kind(notes: MapNotes, event: Raw) -> tuple[ValueSpec | None, tuple[str, ...]]:
    """Return how the kind of an event is found, and the kinds that it may be."""
    value = event.get("kind")
    at: Path = ("event", "kind")
    if value is None:
        return None, tuple(KINDS)
    if isinstance(value, str):
        if fault := word_fault(KIND, value):
            notes.note(at, fault)
            return None, tuple(KINDS)
        return ValueSpec(notes.line(at), value=value), (value,)
    spec = read_spec(notes, at, value, KIND)
    if spec is None:
        return None, tuple(KINDS)
    words = (spec.value, spec.otherwise or "", spec.default, *spec.terms.values())
    kinds = tuple(kind for kind in KINDS if kind in words) if spec.terms or spec.value else ()
    return spec, kinds or tuple(KINDS)


def fields_of_kinds(kinds: tuple[str, ...]) -> dict[str, Field]:
    """Return the fields that events of these kinds have, by name; terms of all of them."""
    found: dict[str, Field] = {}
    for kind in kinds:
        for field in event_fields(KINDS[kind]):
            known = found.setdefault(field.name, field)
            if known.terms != field.terms:
                terms = tuple(dict.fromkeys((*known.terms, *field.terms)))
                found[field.name] = replace(known, terms=terms)
    return found


def _fields(
    notes: MapNotes, event: Raw, kinds: tuple[str, ...]
) -> Mapping[str, tuple[ValueSpec, ...]]:
    known = fields_of_kinds(kinds)
    found: dict[str, tuple[ValueSpec, ...]] = {}
    for name, value in event.items():
        if name in ("key", "kind", "title"):
            continue
        if name in known:
            specs = read_specs(notes, ("event", name), value, known[name])
            found[name] = specs
            _check_slots(notes, name, specs, known, event)
        else:
            notes.note(("event", name), _unknown_field(name, kinds, tuple(known)))
    return found


def _check_slots(
    notes: MapNotes, name: str, specs: tuple[ValueSpec, ...], known: Mapping[str, Field], event: Raw
) -> None:
    """Check that the values of participants are those of a field of actors that the map has."""
    if known[name].per != "participant":
        return
    roles = [role for role, field in known.items() if field.type is FieldType.ACTOR]
    for spec in specs:
        for slot in spec.each:
            at = ("event", name, "each", slot)
            if notes.one_of(at, slot, roles, "a field of actors") and slot not in event:
                notes.note(at, f"is of the actor of {slot}, which the map does not have")


def _unknown_field(name: str, kinds: tuple[str, ...], known: tuple[str, ...]) -> str:
    if name in _MADE:
        return "is made by the program: each row is a passage of its own"
    if name in TOP:
        return "is a part of the map: write it above [event]"
    what = with_article(kinds[0]) if len(kinds) == 1 else "these kinds"
    owners = [
        kind for kind in KINDS if any(each.name == name for each in event_fields(KINDS[kind]))
    ]
    if owners:
        return f"is not a field of {what}, but of {listed([*map(with_article, owners)])}"
    hint = did_you_mean(name, known, synonyms.meant(name, known)[:1])
    fields = ", ".join(known)
    return f"is not a field of {what}{hint or f' ({fields})'}"


def _ignored(notes: MapNotes, raw: Raw) -> frozenset[str] | None:
    if "ignore" not in raw:
        return frozenset()
    if raw["ignore"] in ("*", ["*"]):
        return None
    names = notes.texts(("ignore",), raw["ignore"])
    return frozenset(notes.column(("ignore",), name) for name in names if name)


def _shape(notes: MapNotes, raw: Raw, unnamed: tuple[str, ...]) -> Mapping[str, str]:
    if "shape" not in raw:
        if unnamed:
            notes.note(
                ("columns",),
                "name the columns of a table without header, which is recognised by the shape of"
                ' its cells: write shape = {"column" = "digits"}',
            )
        return {}
    found: dict[str, str] = {}
    for column, shape in notes.table(("shape",), raw["shape"], '{"column" = "digits"}').items():
        at = ("shape", column)
        notes.one_of(at, column, unnamed, "one of columns")
        found[column] = notes.one_of(at, str(shape), SHAPES, "a shape")
    return found


def _source(notes: MapNotes, raw: Raw) -> dict[str, Any]:
    if "source" not in raw:
        return {}
    fields = {
        name: field for name, field in fields_of_type("source").items() if name not in _OF_TABLE
    }
    table = notes.table(("source",), raw["source"], '[source] with publisher = "…"')
    notes.unknown(("source",), table, fields, "a field of a source")
    found: dict[str, Any] = {}
    for name, value in table.items():
        at = ("source", name)
        if name in fields and (text := notes.text(at, value)):
            # The period is checked with the record.
            fault = "" if fields[name].type is FieldType.PERIOD else word_fault(fields[name], text)
            if fault:
                notes.note(at, fault)
            found[name] = text
    return found


def _check_unnamed(notes: MapNotes, found: ColumnMap) -> None:
    """Note the columns that a map uses, but does not list."""
    for column in found.used:
        if column not in found.unnamed:
            line = notes.columns.get(column, 1)
            message = f"{column!r} is not one of columns{did_you_mean(column, found.unnamed)}"
            notes.problems.append(Problem(notes.path, line, "", message))
    used = set(found.used)
    left = [
        name for name in found.unnamed if name not in used and name not in (found.ignored or ())
    ]
    if left and found.ignored is not None:
        shown = first_of([*map(repr, left)])
        message = f"has {shown}, which the map does not mention: use them, or add them to ignore"
        notes.note(("columns",), message)
