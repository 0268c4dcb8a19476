"""The fields of the query language, each declared once: name, type, meaning, keys and condition.

The parser, the compiler, completion and the documentation take all that they know of a field from
``FIELDS``. A declared field of a kind needs nothing here: its type decides what a query asks of it.

A key may be given in any case, and a record by its name, an alias or its country's code (see
``naming``). ``=key`` leaves parts out. ``none`` finds events without a value of the field, whatever
its type; of a field of words, the word is asked for in quotes (``summary:"none"``). ``said:``
before a declared field (and ``actor``) asks for what any source says, accepted or not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from timeline.kinds import KINDS, FieldType, Per
from timeline.kinds.query_names import DECLARED, LINK_FIELDS, Declared
from timeline.models.vocabularies import RELIABILITIES
from timeline.query.conditions import event_conditions as own
from timeline.query.conditions import value_conditions as rows
from timeline.query.conditions.value_conditions import Condition, Holders, Scope
from timeline.query.grammar.nodes import QueryField, QueryType

Holds = Callable[[Any, Sequence[Any], Scope], Condition]
"""Whether an event (its table or an alias) has any of the values, or any value if none is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventField(QueryField):
    """A field with its condition; ``surely`` is the one of ``surely:``, for dates and numbers."""

    holds: Holds
    surely: Holds | None = None

    @property
    def offered(self) -> tuple[str, ...] | str:
        """What completes a value: its words, or the type of the records whose keys it takes."""
        if self.type == "grade":
            return RELIABILITIES[:-1]  # F is on no scale
        return self.values or self.keys or ("country" if self.type == "country" else "")


def _among(holders: Holders) -> Holds:
    """The condition that an event is one of those that a SELECT gives."""

    def holds(event: Any, values: Sequence[Any], scope: Scope) -> Condition:
        return event.c.id.in_(holders(values, scope))  # type: ignore[no-any-return]

    return holds


_KEY_MEANS: Final = {
    "actor": "the actor, or a part of it, takes part in any role",
    "system": "it is about the system or a part (variant) of it",
    "programme": "it belongs to the programme or to a part of it",
    "place": "it happened there or in a part of it",
}

_SHARED: Final = (
    EventField(
        "kind", "vocabulary", "it is of this kind",
        single=True, values=tuple(KINDS), holds=own.kind,
    ),
    EventField(
        "actor", "key", _KEY_MEANS["actor"],
        keys="actor", said=True, holds=_among(rows.register("participation", "actor_id", "actor")),
    ),
    EventField(
        "country", "country",
        "it happened in the country, or somebody of the country takes part", holds=own.country,
    ),
    EventField(
        "source", "key", "it cites a passage of the source",
        keys="source", holds=_among(rows.source),
    ),
    EventField(
        "claimant", "key", "a source reports the word of the actor, or of a part of it",
        keys="actor", holds=_among(rows.claimant),
    ),
    EventField(
        "grade", "grade", "a passage at least that good (`=C`: of just that grade) supports it;"
        " the passage of a rival value does not count",
        holds=_among(rows.grade),
    ),
    EventField(
        "inferred", "plain", "a value at or below this path is the curator's inference",
        holds=_among(rows.stance("inferred")),
    ),
    EventField(
        "disputed", "plain", "a value at or below this path is given otherwise by some source",
        holds=_among(rows.disputed),
    ),
    EventField("key", "key", "it is this record", single=True, keys="event", holds=own.key),
    *(
        EventField(
            link, "key", f"it has the link `{link}` to that event or to a part of it",
            keys="event", holds=_among(rows.link(link)),
        )
        for link in LINK_FIELDS
    ),
    EventField(
        "quote", "text", "the words are in a passage that it cites",
        holds=_among(rows.words("quote")),
    ),
    EventField(
        "text", "text", "the words are in any text of it; words without a field mean the same",
        holds=_among(rows.words("text")),
    ),
)  # fmt: skip


def _declared(name: str, declared: Sequence[Declared]) -> EventField:
    """One field for all that share the name; the terms of all kinds make one vocabulary."""
    first = declared[0].field
    title = first.title.lower()
    many = first.many or first.per is not Per.NOTHING
    terms = tuple(dict.fromkeys(term for each in declared for term in each.field.terms))

    def made(
        type_: QueryType, meaning: str, holds: Holds, surely: Holds | None = None, keys: str = ""
    ) -> EventField:
        single = not (many or type_ in ("text", "date"))
        return EventField(
            name, type_, meaning, single=single, values=terms or None, keys=keys, title=title,
            said=True, holds=holds, surely=surely,
        )  # fmt: skip

    words = " ".join(reversed(name.replace("_", " ").split(".")))  # expected fleet after
    number = f"its {words} may be in the range; `surely:` if it must"
    match name, first.type:
        case "date", _:
            meaning = (
                "its date touches the days, possibly; `surely:` certainly. An event of unknown date"
                " possibly happened at any time; `date:none` finds those"
            )
            return made("date", meaning, own.date, own.surely_date)
        case "status", _:
            return made("vocabulary", "it has this status", own.status)
        case "place", _:
            return made("key", _KEY_MEANS["place"], own.place, keys="place")
        case _, FieldType.SYSTEM | FieldType.PROGRAMME:
            type_ = first.type.value
            linked = rows.register(f"event_{type_}", f"{type_}_id", type_)
            return made("key", _KEY_MEANS[type_], _among(linked), keys=type_)
        case _, FieldType.ACTOR:
            meaning = f"the actor, or a part of it, takes part as {name}"
            return made("key", meaning, _among(rows.role(name)), keys="actor")
        case _, FieldType.TERM:
            return made("vocabulary", f"its {title} is this", _among(rows.term(name)))
        case _, FieldType.TEXT | FieldType.WORDING:
            return made("text", f"the words are in its {words}", _among(rows.words(name)))
        case _, FieldType.NUMBER:
            likely, sure = (_among(rows.number(name, surely)) for surely in (False, True))
            return made("number", number, likely, sure)
        case _, FieldType.MONEY:
            likely, sure = (_among(rows.number(name, surely)) for surely in (False, True))
            return made("money", f"{number}. The amount names its currency", likely, sure)
        case _, FieldType.DATE:
            likely, sure = (_among(rows.other_date(name, surely)) for surely in (False, True))
            meaning = f"its {words} may be on one of the days; `surely:` if it must"
            return made("date", meaning, likely, sure)
        case _, other:
            raise TypeError(f"a query cannot ask for {name}, a {other}")


FIELDS: Final[dict[str, EventField]] = {
    field.name: field
    for field in (*_SHARED, *(_declared(name, each) for name, each in DECLARED.items()))
}
"""Every field of the query language, by name."""
