"""Merge events that are linked ``same-as``: each group is shown as one of its events.

The representative is the event without a ``same-as`` link of its own. If none or several are
without one, the first by key is chosen. The groups are found again after each load, so removing the
links separates the events again.
"""

from collections import defaultdict

from sqlalchemy import select
from sqlmodel import col

from timeline.database.sessions import Session
from timeline.loader.writing.write import change
from timeline.models import Entity, Event, Link

_LINKS = select(col(Link.from_id), col(Link.to_id)).where(col(Link.type) == "same-as")
_MERGED = select(col(Event.id), col(Event.same_as_id)).where(col(Event.same_as_id).is_not(None))


def merge_same(session: Session) -> set[int]:
    """Update ``event.same_as_id``, which is null for an event that is not merged into another.

    Return the ids of the events whose merging changed, with their old and new representatives.
    """
    links = session.execute(_LINKS).all()
    merged: dict[int, int] = dict(session.execute(_MERGED).all())
    if not links and not merged:
        return set()
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in links:
        neighbours[a].add(b)
        neighbours[b].add(a)
    keys: dict[int, str] = dict(
        session.execute(
            select(col(Entity.id), col(Entity.key))
            .join(Link, (col(Link.from_id) == col(Entity.id)) | (col(Link.to_id) == col(Entity.id)))
            .where(col(Link.type) == "same-as")
        ).all()
    )
    linking = {a for a, _ in links}
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
        chosen = min(group, key=lambda each: (each in linking, keys[each]))
        wanted |= {each: None if each == chosen else chosen for each in group}
    rows = [{"id": i, "same_as_id": to} for i, to in wanted.items() if merged.get(i) != to]
    change(session, Event, rows)
    concerned = {each for i, to in wanted.items() for each in (i, to, merged.get(i))}
    return {each for each in concerned if each is not None} if rows else set()
