"""The fields that a query may name: those that kinds declare, and those that all events share.

================  ================================================================================
field             an event matches if
================  ================================================================================
``kind`` …        it has one of the terms: ``kind``, ``status``, and each TERM of a kind (``stage``,
                  ``outcome``, ``form``: the terms of all kinds that have such a field)
``date``          its date touches the days, possibly; ``surely:`` certainly. An event of unknown
                  date possibly happened at any time; ``date:none`` finds those
``delivery`` …    a date of this field may be one of the days; ``surely:`` if it must be
``quantity`` …    a number of this field may lie in the range; ``surely:`` if it must. Of a field
                  that is given per participant any one number will do. Money names its currency
``X.expected`` …  the same of the expected or the actual value only, for fields that have both
``actor``         the actor, or a part of it, takes part in any role
``buyer`` …       the same in this role
``system``        it is about the system or a part (variant) of it
``programme``     it belongs to the programme or a part of it
``place``         it happened there or in a part of it
``country``       it happened in the country, or somebody of the country takes part
``source``        it rests on a passage of the source
``claimant``      a source reports the word of the actor, or of a part of it
``grade``         a passage at least that good (``=C``: of just that grade) supports it; that of a
                  rival value does not count
``inferred``      a value at or below this path is the curator's inference
``disputed``      a value at or below this path is given otherwise by some source
``key``           it is this record
``part-of`` …     it bears the link to that event, or to a part of it: ``part-of:X`` finds parts of
                  parts. ``same-as`` is not asked for: such records are one event
``title`` …       the words stand in this text: each TEXT of a kind (``series``, ``words``), its
                  wordings (``commitments``), ``summary``, ``quote`` (the passages it rests on)
``text``          the words stand in any of them; words without a field mean the same
================  ================================================================================

A key may be given in any case, and a record by its name, an alias or its country's code (see
``naming``). ``=key`` leaves parts out. ``none`` finds events without a value of the field, whatever
its type; of a field of words, the word is asked for in quotes (``summary:"none"``). ``said:``
before a declared field (and ``actor``) asks for what any source says, accepted or not.
"""

from typing import Final, NamedTuple

from timeline.kinds import EVENT_FIELDS, KINDS, Field, FieldType, Kind, Per
from timeline.models.vocabularies import LINKS, MODALITIES
from timeline.query.grammar.nodes import FieldType as QueryType
from timeline.query.grammar.nodes import QueryField


class Declared(NamedTuple):
    """A declared field that a query's field asks for; ``kind`` is None for those of all events.

    ``modality`` is ``expected`` or ``actual`` where only that value is asked for.
    """

    kind: Kind | None
    field: Field
    modality: str = ""


_TYPES: Final[dict[FieldType, QueryType]] = {
    FieldType.TEXT: "text",
    FieldType.WORDING: "text",
    FieldType.TERM: "vocabulary",
    FieldType.NUMBER: "number",
    FieldType.MONEY: "money",
    FieldType.DATE: "date",
    FieldType.ACTOR: "key",
    FieldType.SYSTEM: "key",
    FieldType.PROGRAMME: "key",
    FieldType.PLACE: "key",
}

LINK_FIELDS: Final = tuple(link for link in LINKS if link != "same-as")


def _declared() -> dict[str, list[Declared]]:
    found: dict[str, list[Declared]] = {}
    every: list[tuple[Kind | None, Field]] = [(None, field) for field in EVENT_FIELDS]
    every += [(kind, field) for kind in KINDS.values() for field in kind.fields]
    for kind, field in every:
        found.setdefault(field.query_name, []).append(Declared(kind, field))
        if field.per is Per.MODALITY:
            for modality in filter(None, MODALITIES):
                name = f"{field.query_name}.{modality}"
                found.setdefault(name, []).append(Declared(kind, field, modality))
    return found


def _query_field(name: str, declared: list[Declared]) -> QueryField:
    """One field for all that share the name; the terms of all kinds make one vocabulary."""
    first = declared[0].field
    terms = tuple(dict.fromkeys(term for each in declared for term in each.field.terms))
    many = first.many or first.per is not Per.NOTHING or first.type is FieldType.WORDING
    kind = _TYPES[first.type]
    single = not many and kind not in ("text", "date")
    return QueryField(name, kind, single, terms or None, first.title.lower(), said=True)


DECLARED: Final[dict[str, list[Declared]]] = _declared()
"""What each declared field of a query asks for, by its name."""

_SHARED: Final = (
    QueryField("kind", "vocabulary", single=True, values=tuple(KINDS)),
    QueryField("actor", "key", single=False, said=True),
    QueryField("country", "country", single=False),
    QueryField("source", "key", single=False),
    QueryField("claimant", "key", single=False),
    QueryField("grade", "grade", single=False),
    QueryField("inferred", "plain", single=False),
    QueryField("disputed", "plain", single=False),
    QueryField("key", "key", single=True),
    *(QueryField(link, "key", single=False) for link in LINK_FIELDS),
    QueryField("quote", "text", single=False),
    QueryField("text", "text", single=False),
)

FIELDS: Final[dict[str, QueryField]] = {
    field.name: field
    for field in (*_SHARED, *(_query_field(name, each) for name, each in DECLARED.items()))
}
"""Every field of the query language, by name, for ``parse_query``."""

KEY_TYPES: Final[dict[str, str]] = {
    "actor": "actor",
    "claimant": "actor",
    "source": "source",
    "key": "event",
    **dict.fromkeys(LINK_FIELDS, "event"),
    **{
        name: declared[0].field.type.value
        for name, declared in DECLARED.items()
        if FIELDS[name].type == "key"
    },
}
"""Of which type the record is that a field's keys name."""
