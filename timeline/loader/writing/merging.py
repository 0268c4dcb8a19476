"""Events that are linked ``same-as`` are shown as one: each group has one event that stands for it.

It is the one that bears no ``same-as`` link itself, or the first key where that does not decide.
Removing the links takes the groups apart again, because they are found anew after each load.
"""

from collections import defaultdict

from sqlalchemy import select
from sqlmodel import Session, col

from timeline.loader.writing.write import change
from timeline.models import Entity, Event, Link


def merge_same(session: Session) -> set[int]:
    """Bring ``event.same_as_id`` up to date: null for an event that stands for itself.

    Gives the ids of the events that are merged otherwise than before, or stand for others now.
    """
    links = session.execute(
        select(col(Link.from_id), col(Link.to_id)).where(col(Link.type) == "same-as")
    ).all()
    merged = dict(
        session.execute(
            select(col(Event.id), col(Event.same_as_id)).where(col(Event.same_as_id).is_not(None))
        ).all()
    )
    if not links and not merged:
        return set()
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in links:
        neighbours[a].add(b)
        neighbours[b].add(a)
    keys = dict(
        session.execute(
            select(col(Entity.id), col(Entity.key))
            .join(Link, (col(Link.from_id) == col(Entity.id)) | (col(Link.to_id) == col(Entity.id)))
            .where(col(Link.type) == "same-as")
        ).all()
    )
    bearers = {a for a, _ in links}
    wanted: dict[int, int | None] = dict.fromkeys(merged)
    seen: set[int] = set()
    for start in neighbours:
        if start in seen:
            continue
        group, frontier = {start}, [start]
        while frontier:
            new = neighbours[frontier.pop()] - group
            group |= new
            frontier += new
        seen |= group
        chosen = min(group, key=lambda each: (each in bearers, keys[each]))
        wanted |= {each: None if each == chosen else chosen for each in group}
    rows = [{"id": i, "same_as_id": to} for i, to in wanted.items() if merged.get(i) != to]
    change(session, Event, rows)
    concerned = {each for i, to in wanted.items() for each in (i, to, merged.get(i))}
    return {each for each in concerned if each is not None} if rows else set()
