"""Records that several chronicles define: are they what these state, and do they agree?"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from sqlalchemy import select
from sqlmodel import col

from timeline.canonical.correcting import contradictions, corrected
from timeline.canonical.from_rows import BATCH, records
from timeline.canonical.record import Canonical, content_hash
from timeline.canonical.uniting import differences, united
from timeline.database.sessions import Session
from timeline.errors import OF_DAMAGE, Problem, ValueFault
from timeline.loader.planning.chronicles.correcting import check_part, corrected_by
from timeline.loader.planning.chronicles.folders import locations_of
from timeline.loader.planning.chronicles.sharing import (
    CUT,
    also_defined,
    check_united,
    only_together,
)
from timeline.loader.records.locations import Locations
from timeline.loader.records.stored import StoredIdentity, by_id, pieces
from timeline.models import Definition, Entity
from timeline.readers import RawRecord


def ids_of_united(session: Session) -> set[int]:
    """Return the ids of all records that several chronicles define, or correct."""
    own = select(col(Entity.id)).where(col(Entity.own_record).is_not(None))
    also = select(col(Definition.entity_id)).where(col(Definition.own_record).is_not(None))
    return {*session.scalars(own), *session.scalars(also)}


def ids_of_altered(
    session: Session, found: Mapping[int, Canonical], united_ids: Collection[int]
) -> Collection[int]:
    """Return those of these records, by id, that are not what their chronicles state together.

    ``united_ids`` are all records that several define.
    """
    altered: set[int] = set()
    if not (ids := found.keys() & united_ids):
        return altered
    stored = by_id(session, ids)
    for id_, old in stored.items():
        parts = _parts(locations_of(session, [old])[old.key], found[id_])
        try:
            sound = _is_united(old.type, found[id_], parts)
        except (*OF_DAMAGE, ValueFault):  # not in canonical form
            sound = False
        if not sound:
            altered.add(id_)
    return altered


def _is_united(type_: str, record: Canonical, parts: Sequence[Canonical]) -> bool:
    if type_ == "event":
        own, *corrections = parts
        agree = not any(any(contradictions(*pair)) for pair in combinations(corrections, 2))
        return agree and content_hash(corrected(own, corrections)) == content_hash(record)
    agree = not any(any(differences(type_, part, record)) for part in parts)
    return agree and content_hash(united(type_, parts)) == content_hash(record)


def doubts(session: Session) -> Iterator[Problem]:
    """Yield the warnings of records that no chronicle by itself gives rise to.

    The warnings of a chronicle by itself are repeated by loading it into a new database; these are
    not.
    """
    ids = session.scalars(select(col(Definition.entity_id)).distinct()).all()
    for piece in pieces(sorted(ids), BATCH):
        stored = by_id(session, piece)
        found, where = records(session, piece), locations_of(session, stored.values())
        for id_, old in stored.items():
            yield from _doubts(old, found[id_], where[old.key])


def _doubts(old: StoredIdentity, whole: Canonical, where: Locations) -> Iterator[Problem]:
    raw = RawRecord(old.type, old.key, {}, f"{old.chronicle}/{old.file}", old.file, old.line)
    parts = _parts(where, whole)
    cut: list[str] = []
    if old.type == "event":
        alone = [check_part(raw, each, each is parts[0]) for each in parts]
        corrected(parts[0], parts[1:], cut.append)
    else:
        alone = [check_united(raw, each)[1] for each in parts]
        united(old.type, parts, cut.append)
    together = check_united(raw, whole)[1]
    together += [Problem("", 0, f"{old.key}.{path}", CUT) for path in dict.fromkeys(cut)]
    for problem in only_together(together, alone):
        name = problem.field.split(".")[1]
        lines = [line for line, part in zip(where.lines, parts, strict=True) if name in part]
        line = (lines or [where.own])[0]
        others = [
            f"{each.chronicle}, {each.file}:{each.line}," for each in where.lines if each != line
        ]
        if old.type == "event":
            others = [f"{each.chronicle}, {each.file}:{each.line}," for each in where.also]
            message = f"{problem.message} ({corrected_by(others)})"
        else:
            message = f"{problem.message} ({also_defined(old.type, others)})"
        path = f"{line.chronicle}/{line.file}"
        yield Problem(path, line.line, problem.field, message, warning=True)


def _parts(where: Locations, whole: Canonical) -> list[Canonical]:
    """Return what each line of a record states."""
    return [json.loads(line.record) if line.record else whole for line in where.lines]
