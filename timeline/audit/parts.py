"""Does a record contain exactly what the chronicles that define it state?"""

import json
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from timeline.canonical.record import Canonical, content_hash
from timeline.canonical.uniting import differences, united
from timeline.loader.planning.folders import locations_of
from timeline.loader.records.stored import by_id
from timeline.models import Definition, Entity


def ids_of_altered(session: Session, found: Mapping[int, Canonical]) -> Collection[int]:
    """Return those of these records, by id, that are not what their chronicles state together."""
    own = col(Entity.own_record).is_not(None) & col(Entity.id).in_(found)
    also = col(Definition.own_record).is_not(None) & col(Definition.entity_id).in_(found)
    ids = {
        *session.scalars(select(col(Entity.id)).where(own)),
        *session.scalars(select(col(Definition.entity_id)).where(also)),
    }
    stored = by_id(session, ids)
    altered = set()
    for id_, old in stored.items():
        lines = locations_of(session, [old])[old.key].lines
        parts = [json.loads(line.record) if line.record else found[id_] for line in lines]
        try:
            sound = _is_united(old.type, found[id_], parts)
        except (AttributeError, KeyError, TypeError):  # not in canonical form
            sound = False
        if not sound:
            altered.add(id_)
    return altered


def _is_united(type_: str, record: Canonical, parts: Sequence[Canonical]) -> bool:
    agree = not any(any(differences(type_, part, record)) for part in parts)
    return agree and content_hash(united(type_, parts)) == content_hash(record)
