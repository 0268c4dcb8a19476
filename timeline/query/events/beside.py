"""What belongs to events in addition to their own columns, in one SELECT: each takes a round trip.

These are lists (systems, programmes, tags), links to other events, and other records of the same
event. Most events have few of them or none.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, Text, and_, case, literal_column, select, union_all

from timeline.database.rounds import among_listed, of_listed
from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.query.conditions.accepted import AcceptedFields, accepted_fields
from timeline.query.conditions.compile import EVENT
from timeline.query.conditions.fields.supplying import LISTS
from timeline.query.events.parts import records_of, wholes_of
from timeline.query.finding.order import add_followed, follows_by_link, links_followed
from timeline.query.results import Ref, Whole

_ENTITY = TABLES["entity"]
_LISTS: Final = ("system", "programme")
_NOTHING: Final = literal_column("''", Text).label("name")


class Beside(NamedTuple):
    """What belongs to events, each by the id of the event, without those that have none.

    ``others`` are the ids and keys of other records, and ``redated`` the keys of those of them
    whose own dates are surely not that of the event. ``listed`` are the systems, programmes and
    tags, by list too, in the order of the seed file; a tag has no other name than its key. They are
    empty if they are not asked for.
    ``accepted`` are the records that have the values of the events.
    ``follows`` are the keys of the events that it follows by a link, and whether it responds to
    them. Links of other records are links of the event.
    """

    others: Mapping[int, Sequence[tuple[int, str]]]
    redated: Mapping[int, Sequence[str]]
    listed: Mapping[tuple[str, int], Sequence[Ref]]
    follows: Mapping[int, Mapping[str, bool]]
    wholes: Mapping[int, Sequence[Whole]]
    accepted: AcceptedFields


def beside(session: Session, ids: Sequence[int], *, with_lists: bool = True) -> Beside:
    """Return what belongs to these events; at most ``BATCH`` ids."""
    others: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    redated: defaultdict[int, list[str]] = defaultdict(list)
    listed: defaultdict[tuple[str, int], list[Ref]] = defaultdict(list)
    follows: defaultdict[int, dict[str, bool]] = defaultdict(dict)
    parts: list[int] = []
    # In the order of lists; of links, those of the events that follow come first, then by key.
    for event, at, key, name, part in sorted(of_listed(session, _beside, ids, with_lists)):
        if part == "record":
            others[event].append((at, key))
            if name:
                redated[event].append(key)
        elif part != "link":
            listed[part, event].append(Ref(key, name))
        elif name == "part-of":
            parts.append(event)
        else:
            add_followed(follows[event], key, name)
    accepted = AcceptedFields(ids)
    if others:
        if with_lists:
            accepted = accepted_fields(session, ids)
            _add_supplied(session, accepted, listed)
        event_of = {other: id_ for id_, found in others.items() for other, _ in found}
        follows = follows_by_link(session, dict.fromkeys(ids, None) | event_of)
        parts = [*ids, *event_of]
    wholes = wholes_of(session, parts) if parts else {}
    return Beside(others, redated, listed, follows, wholes, accepted)


def _add_supplied(
    session: Session,
    accepted: AcceptedFields,
    listed: defaultdict[tuple[str, int], list[Ref]],
) -> None:
    """Add the lists that other records supply to events."""
    for record, _, key, name, part in sorted(of_listed(session, _lists, accepted.supplied)):
        if (event := accepted.supplied_to(record, LISTS[f"event_{part}"])) is not None:
            listed[part, event].append(Ref(key, name))


@cache
def _beside(dialect: str, with_lists: bool) -> Select[Any]:
    """Return a SELECT of event, position or id, key, name or type of a link, and part."""
    here, event = among_listed(dialect), EVENT.alias()
    records = records_of(here).join(event, event.c.id == EVENT.c.same_as_id)
    records = records.add_columns(_redated(event), _part("record"))
    links = (each.add_columns(_part("link")) for each in links_followed(here, "part-of"))
    if not with_lists:
        return select(union_all(records, *links).subquery())
    return select(union_all(records, *links, *_of_lists(here)).subquery())


@cache
def _lists(dialect: str) -> Select[Any]:
    """Return a SELECT of event, position, key, name and part of what lists have."""
    return select(union_all(*_of_lists(among_listed(dialect))).subquery())


def _of_lists(here: Any) -> list[Select[Any]]:
    tags = TABLES["event_tag"]
    of_tags = select(tags.c.event_id, tags.c.position, tags.c.tag, _NOTHING, _part("tag"))
    lists = [of_tags.where(tags.c.event_id.in_(here))]
    for name in _LISTS:
        rows, entries = TABLES[f"event_{name}"], TABLES[name]
        each = select(rows.c.event_id, rows.c.position, _ENTITY.c.key, entries.c.name, _part(name))
        each = each.join(entries, entries.c.id == rows.c[f"{name}_id"])
        each = each.join(_ENTITY, _ENTITY.c.id == entries.c.id)
        lists.append(each.where(rows.c.event_id.in_(here)))
    return lists


def _redated(event: Any) -> Any:
    """Return a name for the records that start or end on no day on which the event may do so."""
    pairs = ((EVENT, event), (event, EVENT))
    both = [a.c[f"{end}_lo"] <= b.c[f"{end}_hi"] for end in ("start", "end") for a, b in pairs]
    return case((and_(*both), ""), else_="redated").label("name")


def _part(name: str) -> Any:
    return literal_column(f"'{name}'", Text).label("part")
