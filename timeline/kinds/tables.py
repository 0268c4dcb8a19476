"""The tables of the kinds and registers as SQLModel declares them, to write and to migrate them.

A kind of event has a table of its own with its plain fields, which follows from its declaration.
Queries read ``timeline.models.columns`` instead, which is quick to import.
"""

from typing import Any, Final, cast

from sqlmodel import SQLModel

import timeline.models.history
import timeline.models.search
import timeline.models.values  # noqa: F401  (declare the other tables)
from timeline.kinds import KINDS
from timeline.kinds.base import FieldType, Kind, Register
from timeline.models.base import one_of, owner, refers, text_column
from timeline.models.entities import Actor, Event, Place, Programme, SavedQuery, Source, System


def _declared(kind: Kind) -> type[SQLModel]:
    """Return the table of a kind: ``event_id`` and a column for each of its plain fields."""
    terms = (each for each in kind.plain if each.type is FieldType.TERM)
    plain, places = [each.name for each in kind.plain], [f"{each.name}_id" for each in kind.places]
    body = {
        "__module__": __name__,
        "__doc__": f"The plain fields of {kind.one}. {kind.note}".strip(),
        "__tablename__": kind.name,
        "__table_args__": tuple(one_of(each.name, each.terms) for each in terms),
        "__annotations__": {
            "event_id": int,
            **dict.fromkeys(plain, str | None),
            **dict.fromkeys(places, int | None),
        },
        "event_id": owner("event", primary_key=True),
        **{name: text_column(default=None) for name in plain},
        **{name: refers("place", default=None, index=True) for name in places},
    }
    metaclass: Any = type(SQLModel)
    return cast("type[SQLModel]", metaclass(kind.name.title(), (SQLModel,), body, table=True))


MODELS: Final[dict[str, type[SQLModel]]] = {
    "actor": Actor,
    "system": System,
    "programme": Programme,
    "place": Place,
    "source": Source,
    "query": SavedQuery,
    **{name: _declared(kind) for name, kind in KINDS.items()},
}
"""The table of each register and kind, by name."""


def model_of(declared: Kind | Register) -> type[SQLModel]:
    """Return the table of a kind or a register."""
    return MODELS[declared.name]


# The list of kinds is known only above the shared tables, so the CHECK of theirs is added here.
Event.__table__.append_constraint(one_of("kind", tuple(KINDS)))  # type: ignore[attr-defined]
