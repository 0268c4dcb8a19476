"""The chronicle as it could be known on a day: a separate database of what was published by then.

Every record is rebuilt without hindsight and loaded into an empty database in memory. The load uses
the same checks and the same solver as any other, so every reader of a database can read this one,
and bounds are solved again from what was known. It takes as long as loading the chronicle.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Engine, select
from sqlalchemy.engine import URL
from sqlmodel import Session, col

from timeline import database
from timeline.audit.point_in_time import Known, Past, without_hindsight
from timeline.canonical.from_rows import records
from timeline.canonical.record import Canonical, fields_of
from timeline.dates.calendar import UNKNOWN_LATEST, is_bounded, iso
from timeline.dates.written.parsing import parse_edtf
from timeline.errors import Problem, UsageError
from timeline.loader.load import apply
from timeline.loader.planning import folders
from timeline.loader.records import history, stored
from timeline.loader.records.batch import Batch
from timeline.loader.records.stored import Stored
from timeline.models import Entity, Source
from timeline.query.results import LeftOut
from timeline.text import noun


@dataclass(frozen=True, slots=True)
class AsOf:
    """A database of what was known on ``day`` (a day number), and what it leaves out.

    ``undated`` counts the sources without a date of publication, ``later`` those that were not
    surely published by then, ``gone`` the events that no source reported. ``warnings`` are the
    contradictions between the dates known then.
    """

    engine: Engine
    day: int
    undated: int
    later: int
    gone: int
    warnings: tuple[Problem, ...]

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What is left out, for a header; sources and events are listed even if there are none."""
        sources = noun(self.undated, "source")
        events = noun(self.gone, "event")
        found = [
            LeftOut(self.undated, f"{sources} without a date of publication"),
            LeftOut(self.later, f"published after {iso(self.day)}"),
            LeftOut(self.gone, f"{events} that no source reported by {iso(self.day)}"),
        ]
        if self.warnings:
            what = noun(len(self.warnings), "contradiction")
            found.append(LeftOut(len(self.warnings), f"{what} between the dates known then"))
        return tuple(found)


def as_of(session: Session, day: int) -> AsOf:
    """Return the chronicle that ``session`` reads, as it could be known on ``day``.

    A source counts from the last day that its date of publication allows: by then it was surely
    published. Sources without a date are left out. Statements about dates may contradict each other
    because something was not yet known; such contradictions are warnings here.
    """
    known, undated, later = _sources(session, day)
    here = stored.by_id(session, session.scalars(select(col(Entity.id))))
    before = records(session, here)
    sources = {old.key: id_ for id_, old in here.items() if old.type == "source"}
    roots = _roots({key: before[id_] for key, id_ in sources.items()}, before.values(), known)
    for key in roots:
        before[sources[key]] = {
            name: value for name, value in before[sources[key]].items() if name not in _CONTENTS
        }
    past = Past(known, set(sources) - set(known) - roots, set())
    kept = _rebuild(here, before, past)
    while _narrow(past, here, before, kept):  # records that refer to a missing one may go, too
        kept = _rebuild(here, before, past)
    entries = {key: history.entry_of(old, record) for key, (old, record) in kept.items()}
    history.restore_texts(session, entries.values())
    locations = folders.locations_of(session, [old for old, _ in kept.values()])
    batch = Batch(
        entries=entries,
        files=list(folders.stored_files(session).values()),
        titles=folders.stored_titles(session),
        seen=set(entries),
        restores=True,
        locations={key: each.whole() for key, each in locations.items()},
    )
    engine = database.open_engine(URL.create("sqlite"))
    database.upgrade(engine)
    with database.session(engine, writing=True) as target:
        report = apply(target, batch, command="as of", lenient=True)
    events = sum(old.type == "event" for old in here.values())
    shown = sum(old.type == "event" for old, _ in kept.values())
    return AsOf(engine, day, undated, later, events - shown, tuple(report.warnings))


def last_day(date: str) -> int:
    """Return the last day of a date, for ``as_of``.

    Raises DateError for a text that is not a date, UsageError for a date without a last day.
    """
    day = UNKNOWN_LATEST if date == "unknown" else parse_edtf(date).latest
    if not is_bounded(day):
        raise UsageError(f"as of {date}: the date has no last day", "give a day: 2022-07-05")
    return day


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
        item.get("derived_from")
        for record in records
        for key, items in record.get("cite", {}).items()
        if key in known
        for item in items
    }
    for start in starts:
        root = start
        while root:
            if root not in known:
                roots.add(root)
            root = sources[root].get("derived_from")
    return roots


def _sources(session: Session, day: int) -> tuple[dict[str, Known], int, int]:
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
            known[key] = Known(reliability, latest)
    return known, undated, later


def _rebuild(
    here: Mapping[int, Stored], before: Mapping[int, Canonical], past: Past
) -> dict[str, tuple[Stored, Canonical]]:
    """Return the records that are left, by key."""
    kept: dict[str, tuple[Stored, Canonical]] = {}
    for id_, record in before.items():
        old = here[id_]
        if old.key not in past.absent:
            left = without_hindsight(old.type, old.key, record, past)
            if left is not None:
                kept[old.key] = old, left
    return kept


def _narrow(
    past: Past,
    here: Mapping[int, Stored],
    before: Mapping[int, Canonical],
    kept: Mapping[str, tuple[Stored, Canonical]],
) -> bool:
    """Add to the past the keys of missing records and the values that close a circular reference.

    Return whether any was added.
    """
    gone = {old.key for old in here.values()} - set(kept) - past.absent
    past.absent.update(gone)
    circles = set()
    for key, (old, record) in kept.items():
        for name in _within(old.type):
            whole, seen = record.get(name), {key}
            while whole and whole not in seen:
                seen.add(whole)
                whole = kept[whole][1].get(name)
            if whole == key and record[name] != before[old.id].get(name):
                circles.add((old.key, name))
    past.barred.update(circles)
    return bool(gone or circles)


def _within(type_: str) -> list[str]:
    """Return the names of the fields in which a register entry refers to one of its own type."""
    fields = () if type_ == "event" else fields_of(type_)
    return [field.name for field in fields if field.type.value == type_]
