"""The kinds and the fields as entries of a list: what ``timeline kinds`` and ``fields`` show."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from timeline.canonical.record import CITATION, KIND, LINKS
from timeline.errors import UsageError
from timeline.kinds import BY_TYPE, EVENT_FIELDS, KINDS, Field
from timeline.kinds.registers import SECTION_OF
from timeline.likeness import near
from timeline.naming.words import word_meant
from timeline.reference.examples import example_event
from timeline.reference.fields import example_of, notes_of, value_of
from timeline.reference.types import TYPES
from timeline.text import suggest

CITATIONS: Final = "citations"
"""The group of the fields of a passage under ``cite``."""


class KindEntry(NamedTuple):
    """A kind of event. ``fields`` are the names of its own fields, not those of all events."""

    name: str
    glyph: str
    colour: str
    meaning: str
    note: str
    required: tuple[str, ...]
    fields: tuple[str, ...]
    example: str


class FieldEntry(NamedTuple):
    """A field of a group: a kind, a section, or ``citations``.

    ``of`` is the group, ``value`` says in words what a value is, ``notes`` what else holds.
    ``cited``: a value needs a citation or a reason. The texts are Markdown.
    """

    of: str
    name: str
    title: str
    type: str
    unit: str
    terms: tuple[str, ...]
    cited: bool
    required: bool
    value: str
    notes: tuple[str, ...]
    example: str


def kind_entries(of: str = "") -> list[KindEntry]:
    """Return the kinds in their order, or only the one of a name.

    Raises UsageError for a name that is not a kind.
    """
    name = _singular(of)
    if of and name not in KINDS:
        names = suggest(_meant(of) or near(of, KINDS)) or f"one of {', '.join(KINDS)}"
        hint = f"type: timeline fields {name}" if name in groups() else names
        raise UsageError(f"{of} is not a kind of event", hint)
    required = tuple(field.name for field in (KIND, *EVENT_FIELDS) if field.required)
    return [
        KindEntry(
            kind.name, kind.glyph, kind.colour, kind.meaning, kind.note, required,
            tuple(field.name for field in kind.fields), example_event(kind),
        )
        for kind in KINDS.values()
        if kind.name == name or not of
    ]  # fmt: skip


def groups() -> dict[str, Sequence[Field]]:
    """Return the fields of each group: those of all events, of each kind, of each register."""
    found: dict[str, Sequence[Field]] = {"events": (KIND, *EVENT_FIELDS, LINKS)}
    found |= {name: kind.fields for name, kind in KINDS.items()}
    for type_, section in SECTION_OF.items():
        if type_ in BY_TYPE:
            found[section] = BY_TYPE[type_].fields
    return found | {CITATIONS: CITATION}


def field_entries(of: str = "") -> list[FieldEntry]:
    """Return the fields of a group, or of all groups; those of a kind after those of all events.

    Raises UsageError for a name that is neither a kind, nor a section, nor ``citations``.
    """
    known = groups()
    if not of:
        return [each for name, fields in known.items() for each in _entries(name, fields)]
    name = of if of in known else _singular(of)
    if name not in known:
        names = suggest(_meant(of) or near(of, known)) or f"one of {', '.join(known)}"
        raise UsageError(f"{of} is neither a kind of event nor a section", names)
    both = ["events", name] if name in KINDS else [name]
    return [each for group in both for each in _entries(group, known[group])]


def _meant(of: str) -> list[str]:
    """Return the kind that an everyday word means, if there is one."""
    word = word_meant(of, KIND.terms)
    return [word] if word else []


def _singular(of: str) -> str:
    """Return the group that a name of a type or the plural of a kind means."""
    plural = {kind.plural: name for name, kind in KINDS.items()}
    other = {"cite": CITATIONS, "citation": CITATIONS, "event": "events"}
    return (SECTION_OF | plural | other).get(of, of)


def _entries(of: str, fields: Sequence[Field]) -> Iterator[FieldEntry]:
    cites = of == CITATIONS  # the fields of a passage are evidence themselves
    for field in fields:
        yield entry_of(field, of, cited=field.cited and not cites)


def entry_of(field: Field, of: str, *, cited: bool) -> FieldEntry:
    """Return a field as an entry of a group."""
    return FieldEntry(
        of, field.name, field.title, TYPES[field.type].name, field.unit, tuple(field.terms), cited,
        field.required, value_of(field, terms=False), tuple(notes_of(field)), example_of(field),
    )  # fmt: skip
