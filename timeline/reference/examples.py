"""An example of each kind of event and each type of register entry, on one line of a seed file."""

from collections.abc import Iterable
from typing import Final

from timeline.canonical.record import KIND
from timeline.kinds import EVENT_FIELDS, Field, FieldType, Kind, Register
from timeline.kinds.registers import QUERY
from timeline.kinds.rules import Complete
from timeline.reference.fields import example_of
from timeline.scalar import pasted
from timeline.text import with_article

_SHOWN: Final = 3
"""Fields of its own that the example of a kind has."""
_ACTORS: Final = ("kor", "usa", "aus")
_QUERY: Final = "kind:launch actor:kor"
_CITED: Final = "cite: {ministry-note: the words of the source}"


def example_event(kind: Kind) -> str:
    """Return an event of a kind with its key: the required fields, some of its own, a citation."""
    needed = {name for rule in kind.rules if isinstance(rule, Complete) for name in rule.names}
    own = [field for field in EVENT_FIELDS if field.name in needed and not field.required]
    own += [field for field in kind.fields if field.type is not FieldType.TEXT][:_SHOWN]
    values = {
        KIND.name: kind.name,
        "title": pasted(with_article(kind.name).capitalize()),
        "when": "2022-07-05",
    }
    required = {field.name: values[field.name] for field in (KIND, *EVENT_FIELDS) if field.required}
    return f"first-{kind.name}: {{{_joined(required, own)}, {_CITED}}}"


def example_entry(register: Register) -> str:
    """Return an entry of a register with its key and its required fields."""
    if register is QUERY:
        return f"first-query: {_QUERY}"
    required = [field for field in register.fields if field.required]
    return f"first-{register.name}: {{{_joined({}, required)}}}"


def _joined(values: dict[str, str], fields: Iterable[Field]) -> str:
    parts = [f"{name}: {text}" for name, text in values.items()]
    actors = iter(_ACTORS)  # no actor is on both sides
    for field in fields:
        key = next(actors) if field.type is FieldType.ACTOR else ""
        value = (f"[{key}]" if field.many else key) if key else example_of(field)
        parts.append(f"{field.name}: {value}")
    return ", ".join(parts)
