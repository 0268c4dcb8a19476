"""The chronicle as it could be known on a day: a separate database of what was published by then.

Every record is rebuilt without hindsight and loaded into an empty database in memory. The load uses
the same checks and the same solver as any other, so every reader of a database can read this one,
and bounds are solved again from what was known. It takes as long as loading the chronicle.
"""

import json
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy import Engine, select
from sqlmodel import col

from timeline import database
from timeline.audit.definitions import without_hindsight_each
from timeline.audit.point_in_time import Past, SourceRank, without_hindsight
from timeline.canonical.correcting import corrected
from timeline.canonical.from_rows import records
from timeline.canonical.record import Canonical, fields_of, origins
from timeline.clock import today
from timeline.database.sessions import Session
from timeline.dates.calendar import UNKNOWN_LATEST, is_bounded, iso
from timeline.dates.from_today import days_from_today
from timeline.dates.written.asked import days_meant, same_end, two_readings, what_is_missing
from timeline.dates.written.parsing import parse_edtf
from timeline.errors import DateError, Problem, UsageError
from timeline.loader.loading import OpenRevision, apply
from timeline.loader.planning.chronicles import folders
from timeline.loader.records import history, stored
from timeline.loader.records.batch import Batch
from timeline.loader.records.locations import Locations
from timeline.loader.records.stored import StoredIdentity
from timeline.models import Entity, Source
from timeline.progress import Progress, silent
from timeline.query.results import LeftOut
from timeline.text import listed, noun

_ALL: Final = "of the whole database"


@dataclass(frozen=True, slots=True)
class AsOf:
    """A database of what was known on ``day`` (a day number), and what it leaves out.

    ``undated`` counts the sources without a date of publication, ``later`` those that were not
    surely published by then, ``unreported`` the events that no source reported, and ``dependent``
    those that a source reported, but only in values that depend on later sources: the losses of a
    participant whom only a later source names. ``warnings`` are the contradictions between the
    dates known then.
    """

    engine: Engine
    day: int
    undated: int
    later: int
    unreported: int
    dependent: int
    warnings: tuple[Problem, ...]

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What is left out, for a header; without reasons that left nothing out.

        It is left out before any question is asked, and the texts say so.
        """
        day = iso(self.day)
        undated, later = (f"{noun(n, 'source')} {_ALL}" for n in (self.undated, self.later))
        unreported, dependent = (
            f"{noun(n, 'event')} {_ALL}" for n in (self.unreported, self.dependent)
        )
        contradictions = noun(len(self.warnings), "contradiction")
        found = [
            LeftOut(self.undated, f"{undated} without a date of publication"),
            LeftOut(self.later, f"{later} published after {day}"),
            LeftOut(self.unreported, f"{unreported} that no source reported by {day}"),
            LeftOut(
                self.dependent,
                f"{dependent} reported by {day}, but only in values that depend on later sources",
            ),
            LeftOut(len(self.warnings), f"{contradictions} between the dates known then"),
        ]
        return tuple(each for each in found if each.count)


def as_of(session: Session, day: int, progress: Progress = silent) -> AsOf:
    """Return the chronicle that ``session`` reads, as it could be known on ``day``.

    A source counts from the last day that its date of publication allows: by then it was surely
    published. Sources without a date are left out. Statements about dates may contradict each other
    because something was not yet known; such contradictions are warnings here.
    """
    progress("rebuilding records", 0, 0)
    known, undated, later = _sources(session, day)
    here = stored.by_id(session, session.scalars(select(col(Entity.id))))
    before = records(session, here)
    sources = {old.key: id_ for id_, old in here.items() if old.type == "source"}
    roots = _roots({key: before[id_] for key, id_ in sources.items()}, before.values(), known)
    locations = folders.locations_of(session, here.values())
    parts = {id_: _definitions(locations[old.key], before[id_]) for id_, old in here.items()}
    for id_ in (sources[key] for key in roots):
        before[id_] = _without_contents(before[id_])
        parts[id_] = [_without_contents(each) for each in parts[id_]]
    past = Past(known, set(sources) - set(known) - roots, set())
    kept = _rebuild(here, before, parts, past)
    while _narrow(past, here, before, kept):  # records that refer to a missing one may go, too
        kept = _rebuild(here, before, parts, past)
    entries = {key: history.entry_of(each.old, each.record) for key, each in kept.items()}
    history.restore_texts(session, entries.values())
    batch = Batch(
        entries=entries,
        files=list(folders.stored_files(session).values()),
        titles=folders.stored_titles(session),
        restores=True,
        locations={
            key: _locations_of(each, locations[key], entries[key].hash)
            for key, each in kept.items()
        },
    )
    engine = database.in_memory()
    with database.session(engine, writing=True) as target:
        revision = OpenRevision(target, "as of")
        report = apply(target, batch, revision, lenient=True, progress=progress)
    events = sum(old.type == "event" for old in here.values())
    shown = sum(each.old.type == "event" for each in kept.values())
    dependent = sum(
        old.type == "event"
        and old.key not in kept
        and not known.keys().isdisjoint(before[id_].get("cite", ()))
        for id_, old in here.items()
    )
    unreported = events - shown - dependent
    return AsOf(engine, day, undated, later, unreported, dependent, tuple(report.warnings))


def last_day(date: str) -> int:
    """Return the last day of a date, for ``as_of``; also of ``yesterday`` and ``end of 2021``.

    Raises DateError for a text that is not a date, UsageError for a date without a last day.
    """
    if days := days_from_today(date, today()):
        return days.last
    if readings := two_readings(date):
        meant = listed([each.ends[-1] for each in readings])
        raise UsageError(f"{date} may mean several dates", f"write {meant}")
    day = UNKNOWN_LATEST if date == "unknown" else _latest(date)
    if not is_bounded(day):
        raise UsageError(f"as of {date}: the date has no last day", "give a day: 2022-07-05")
    return day


def _latest(date: str) -> int:
    try:
        return parse_edtf(date).latest
    except DateError as error:
        if meant := same_end(days_meant(date), last=True):
            return meant.last
        if what := what_is_missing(date, error.hint):
            raise UsageError(f"{date} is not a date", what) from None
        raise


class _Kept(NamedTuple):
    """A record that is left, and what each of several chronicles states of it, if that is less."""

    old: StoredIdentity
    record: Canonical
    parts: Sequence[Canonical] = ()


def _locations_of(kept: _Kept, where: Locations, digest: str) -> Locations:
    """Return the locations of a record that is left; an event has its corrections on it."""
    if kept.old.type == "event":
        return Locations(where.own).whole()
    return where.stating(kept.parts, digest)


def _known_by_then(parts: Sequence[Canonical], known: Container[str]) -> Canonical:
    """Return an event with the corrections on it of which a source was known, or that cite none."""
    own, *corrections = parts
    told = (
        each
        for each in corrections
        if "cite" not in each or any(map(known.__contains__, each["cite"]))
    )
    return corrected(own, told)


def _definitions(locations: Locations, whole: Canonical) -> list[Canonical]:
    """Return what each chronicle states of a record; empty if each states the whole record."""
    if all(line.record is None for line in locations.lines):
        return []
    return [json.loads(line.record) if line.record else whole for line in locations.lines]


def _without_contents(source: Canonical) -> Canonical:
    """Return a source with only the values that describe it."""
    return {name: value for name, value in source.items() if name not in _CONTENTS}


_CONTENTS = frozenset({"text", "text_sha256", "cite", "inferred", "accepted"})


def _roots(
    sources: Mapping[str, Canonical], records: Iterable[Canonical], known: Container[str]
) -> set[str]:
    """Return the unknown sources that known ones, or passages of known ones, are derived from.

    They are kept without their contents: two reprints of one story are not independent, even if the
    story itself was published later or has no date.
    """
    roots: set[str] = set()
    starts = {sources[key].get("derived_from") for key in sources if key in known}
    starts |= {
        origin
        for record in records
        for key, items in record.get("cite", {}).items()
        if key in known
        for item in items
        for origin in origins(item)
    }
    for start in starts:
        root = start
        while root:
            if root not in known:
                roots.add(root)
            root = sources[root].get("derived_from")
    return roots


def _sources(session: Session, day: int) -> tuple[dict[str, SourceRank], int, int]:
    """Return the sources surely published by a day, and the numbers of undated and later ones."""
    known = {}
    undated = later = 0
    for key, reliability, latest in session.execute(
        select(col(Entity.key), col(Source.reliability), col(Source.published_hi)).join(
            Source, col(Source.id) == col(Entity.id)
        )
    ):
        if not is_bounded(latest):
            undated += 1
        elif latest > day:
            later += 1
        else:
            known[key] = SourceRank(reliability, latest)
    return known, undated, later


def _rebuild(
    here: Mapping[int, StoredIdentity],
    before: Mapping[int, Canonical],
    parts: Mapping[int, Sequence[Canonical]],
    past: Past,
) -> dict[str, _Kept]:
    """Return the records that are left, by key."""
    kept: dict[str, _Kept] = {}
    for id_, record in before.items():
        old = here[id_]
        if old.key in past.absent:
            continue
        if parts[id_] and old.type != "event":
            left = without_hindsight_each(old.type, old.key, record, parts[id_], past)
            kept[old.key] = _Kept(old, *left)
            continue
        told = _known_by_then(parts[id_], past.known) if parts[id_] else record
        if (alone := without_hindsight(old.type, old.key, told, past)) is not None:
            kept[old.key] = _Kept(old, alone)
    return kept


def _narrow(
    past: Past,
    here: Mapping[int, StoredIdentity],
    before: Mapping[int, Canonical],
    kept: Mapping[str, _Kept],
) -> bool:
    """Add to the past the keys of missing records and the values that close a circular reference.

    Return whether any was added.
    """
    gone = {old.key for old in here.values()} - set(kept) - past.absent
    past.absent.update(gone)
    cycles = set()
    for key, (old, record, _) in kept.items():
        for name in _within(old.type):
            whole, seen = record.get(name), {key}
            while whole and whole not in seen:
                seen.add(whole)
                whole = kept[whole].record.get(name)
            if whole == key and record[name] != before[old.id].get(name):
                cycles.add((old.key, name))
    past.barred.update(cycles)
    return bool(gone or cycles)


def _within(type_: str) -> list[str]:
    """Return the names of the fields in which a register entry refers to one of its own type."""
    fields = () if type_ == "event" else fields_of(type_)
    return [field.name for field in fields if field.type.value == type_]
