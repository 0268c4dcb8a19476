"""The fields of the query language, each declared once: name, type, meaning, keys and condition.

The parser, the compiler, completion and the documentation use ``FIELDS``. A declared field of a
kind needs no entry here: its condition follows from its type.

A key may be written in any case, and a record may be given by its name, an alias or the code of its
country (see ``naming``). ``=key`` excludes parts. ``none`` finds events without a value of the
field, for every type; in a text field, quotes search for the word (``summary:"none"``). ``said:``
before a field of values (also ``actor``, ``kind`` and links) searches the values that any source
gives, accepted or not; ``rival:`` only those that are not accepted.
"""

from collections.abc import Sequence
from typing import Final

from timeline.canonical.comparing import AMOUNTS
from timeline.kinds import KINDS, FieldType, Per
from timeline.naming.query_names import DECLARED, LINK_FIELDS, NUMBERS_BESIDE, DeclaredField
from timeline.quantities import UNSTATED
from timeline.query.conditions.fields import event_conditions as own
from timeline.query.conditions.fields import value_conditions as rows
from timeline.query.conditions.fields.entries import reaching
from timeline.query.conditions.fields.scope import Among, Holds, SearchedField, ValueStorage
from timeline.query.conditions.fields.supplying import OF_LEADING
from timeline.query.grammar.nodes import QueryType

_KEY_MEANS: Final = {
    "actor": "the actor, or a part of it, takes part in any role",
    "system": "it concerns the system or a part (variant) of it",
    "programme": "it belongs to the programme or to a part of it",
    "place": "it took place there or in a part of it",
}

_RECORD: Final = "entity_id"


def _paths_of(stance: str) -> ValueStorage:
    """Return where the value paths of the claims of a stance are stored."""
    return ValueStorage("claim", "fields", _RECORD, (("stance", (stance,)),))


_SHARED: Final = (
    SearchedField(
        "kind", "vocabulary", "it is of this kind",
        single=True, values=tuple(KINDS), said=True, holds=own.kind, of="leading",
        stored=(ValueStorage("event", "kind", "id"),),
    ),
    SearchedField(
        "actor", "key", _KEY_MEANS["actor"],
        keys="actor", said=True, holds=Among(rows.register("participation", "actor_id", "actor")),
        stored=(ValueStorage("participation", "actor_id"),),
    ),
    SearchedField(
        "country", "country",
        "it took place in the country, or an actor of the country takes part", holds=own.country,
        either=("place.country", "actor.country"),
    ),
    SearchedField(
        "source", "key", "it cites a passage of the source",
        keys="source", holds=Among(rows.source), of="any",
        stored=(ValueStorage("passage", "source_id", _RECORD),),
    ),
    SearchedField(
        "claimant", "key", "a source reports a statement of the actor, or of a part of it",
        keys="actor", holds=Among(rows.claimant), of="any",
        stored=(ValueStorage("claim", "claimant_id", _RECORD),),
    ),
    SearchedField(
        "grade", "grade", "a passage of at least this grade (`=C`: of exactly this grade) supports"
        " it; passages with rival values do not count",
        holds=Among(rows.grade), of="any",
        stored=(ValueStorage("claim", "credibility", _RECORD, (("stance", rows.SUPPORTING),)),),
    ),
    SearchedField(
        "inferred", "plain", "the curator inferred a value at or below this path",
        holds=Among(rows.inferred, owned=False), stored=(_paths_of("inferred"),), of="paths",
    ),
    SearchedField(
        "disputed", "plain", "sources differ on a value at or below this path",
        holds=Among(rows.disputed, owned=False), stored=(_paths_of("disputes"),), of="any",
    ),
    SearchedField(
        "key", "key", "it has this key",
        single=True, keys="event", holds=own.key, stored=(ValueStorage("event", "id", "id"),),
        of="any",
    ),
    *(
        SearchedField(
            link, "key", f"it has the link `{link}` to that event or to a part of it",
            keys="event", said=True, holds=Among(rows.link(link), owned=False), of="any",
            stored=(ValueStorage("link", "to_id", "from_id", (("type", (link,)),)),),
        )
        for link in LINK_FIELDS
    ),
    SearchedField(
        "since", "date", "it possibly took place on that day or later; short for `date:DATE..`",
        end="first", holds=own.date, surely=own.surely_date, of="leading",
    ),
    SearchedField(
        "until", "date", "it possibly took place on that day or earlier; short for `date:..DATE`",
        end="last", holds=own.date, surely=own.surely_date, of="leading",
    ),
    SearchedField(
        "quote", "text", "the words are in a passage that it cites",
        holds=Among(rows.words("quote"), owned=False), of="any",
    ),
    SearchedField(
        "text", "text", "the words are in any of its texts; words without a field mean the same",
        holds=Among(rows.words("text"), owned=False), of="any",
    ),
)  # fmt: skip


_TABLES: Final = {
    FieldType.ACTOR: ("participation", "actor_id", "role"),
    FieldType.WORDING: ("wording", "text", "field"),
    FieldType.NUMBER: ("amount", "text", "field"),
    FieldType.MONEY: ("amount", "text", "field"),
    FieldType.DATE: ("event_date", "lo", "field"),
}
"""By type: the table with its values, the column, and the column with the name of the field."""


def _stored(declared: DeclaredField) -> ValueStorage:
    """Return where the values of a declared field are stored."""
    name, type_ = declared.field.name, declared.field.type
    if name == "when" and declared.kind is None:
        return ValueStorage("event", "start_lo", "id")
    if type_ in (FieldType.SYSTEM, FieldType.PROGRAMME):
        return ValueStorage(f"event_{type_}", f"{type_}_id")
    if type_ is FieldType.TAG:
        return ValueStorage("event_tag", "tag")
    if type_ in _TABLES:
        table, column, named = _TABLES[type_]
        where = [(named, (name,))]
        where += [("modality", (declared.modality,))] if declared.modality else []
        return ValueStorage(table, column, where=tuple(where), part=declared.part)
    column = f"{name}_id" if type_ is FieldType.PLACE else name
    return (
        ValueStorage(declared.kind.name, column)
        if declared.kind
        else ValueStorage("event", column, "id")
    )


def _declared(name: str, declared: Sequence[DeclaredField]) -> SearchedField:
    """Return one field for all declared fields of this name; it has the terms of all of them."""
    first = declared[0].field
    title = first.title.lower()
    many = first.many or first.per is not Per.NOTHING
    terms = tuple(dict.fromkeys(term for each in declared for term in each.field.terms))
    if first.type in AMOUNTS:
        terms = UNSTATED

    def made(
        type_: QueryType, meaning: str, holds: Holds, surely: Holds | None = None, keys: str = ""
    ) -> SearchedField:
        single = not (many or type_ in ("text", "date"))
        return SearchedField(
            name, type_, meaning, single=single, values=terms or None, keys=keys, title=title,
            said=True, holds=holds, surely=surely, numbers=NUMBERS_BESIDE.get(name, ""),
            whole=first.whole, stored=tuple(dict.fromkeys(map(_stored, declared))),
            of="leading" if declared[0].field.name in OF_LEADING else "accepted",
        )  # fmt: skip

    modality = "" if declared[0].part else name.partition(".")[2]
    titles = dict.fromkeys(each.field.title for each in declared)
    label = " or ".join(f"“{each}”" for each in titles) + (f" ({modality})" if modality else "")
    number = (
        f"{label} may be a number in the range, or is the word that is given; with `surely:` it"
        " must be in the range"
    )
    match name, first.type:
        case "date", _:
            meaning = (
                "it possibly took place on one of the days; with `surely:` certainly did. An event"
                " of unknown date possibly took place at any time; `date:none` finds those"
            )
            return made("date", meaning, own.date, own.surely_date)
        case "status", _:
            return made("vocabulary", "it has this status", own.status)
        case "timezone", _:
            return made("zone", "it states its own time zone, and it is this", own.timezone)
        case "place", _:
            return made("key", _KEY_MEANS["place"], own.place, keys="place")
        case _, FieldType.SYSTEM | FieldType.PROGRAMME:
            type_ = first.type.value
            linked = rows.register(f"event_{type_}", f"{type_}_id", type_)
            return made("key", _KEY_MEANS[type_], Among(linked), keys=type_)
        case _, FieldType.PLACE:
            return made(
                "key",
                f"its {title} is there or in a part of it",
                Among(rows.other_place(name)),
                keys="place",
            )
        case _, FieldType.TAG:
            return made("tag", "it has this tag", Among(rows.tag))
        case _, FieldType.ACTOR:
            meaning = f"the actor, or a part of it, is recorded as {label}"
            return made("key", meaning, Among(rows.role(name)), keys="actor")
        case _, FieldType.TERM:
            return made("vocabulary", f"its {title} is this", Among(rows.term(name)))
        case _, FieldType.TEXT | FieldType.WORDING:
            return made("text", f"the words are in {label}", Among(rows.words(name), owned=False))
        case _, FieldType.NUMBER:
            likely, sure = (Among(rows.number(name, surely)) for surely in (False, True))
            return made("number", number, likely, sure)
        case _, FieldType.MONEY:
            likely, sure = (Among(rows.number(name, surely)) for surely in (False, True))
            return made("money", f"{number}. Every amount needs a currency", likely, sure)
        case _, FieldType.DATE:
            likely, sure = (Among(rows.other_date(name, surely)) for surely in (False, True))
            meaning = f"{label} may be on one of the days; with `surely:` must be on one"
            return made("date", meaning, likely, sure)
        case _, other:
            raise TypeError(f"a query cannot search {name}, a {other}")


OWN: Final = (*_SHARED, *(_declared(name, each) for name, each in DECLARED.items()))
"""The fields of the event itself."""
FIELDS: Final[dict[str, SearchedField]] = {field.name: field for field in (*OWN, *reaching(OWN))}
"""Every field of the query language, by name."""
