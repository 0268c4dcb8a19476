"""The chronicle as it could be known on a day: a database of its own, made of what was published.

Every record is rebuilt without hindsight and loaded into an empty database in memory, through the
same checks and the same solver as any other, so that whatever reads a database reads this one, and
bounds are solved anew from what was known. It costs the time of loading the chronicle once.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from sqlalchemy import Engine, select
from sqlalchemy.engine import URL
from sqlmodel import Session, col

from timeline import database
from timeline.audit.point_in_time import Known, Past, without_hindsight
from timeline.dates.calendar import is_bounded, iso
from timeline.errors import Problem
from timeline.kinds.canonical import Canonical, fields_of
from timeline.loader.load import apply
from timeline.loader.planning import folders
from timeline.loader.records import history, stored
from timeline.loader.records.batch import Batch
from timeline.loader.records.stored import Stored
from timeline.models import Entity, Source
from timeline.query.records.rows import records
from timeline.query.results import LeftOut


@dataclass(frozen=True, slots=True)
class AsOf:
    """A database of what was known on ``day``, and what it leaves out.

    ``undated`` and ``later`` count the sources without a date of publication, and those that were
    not surely out by then; ``gone`` the events that no source told of.
    """

    engine: Engine
    day: int
    undated: int
    later: int
    gone: int
    warnings: tuple[Problem, ...]

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What is left out, to be said in a header: always, though it be nothing."""
        sources = "source" if self.undated == 1 else "sources"
        events = "event" if self.gone == 1 else "events"
        found = [
            LeftOut(self.undated, f"{sources} without a date of publication"),
            LeftOut(self.later, f"published after {iso(self.day)}"),
            LeftOut(self.gone, f"{events} that no source told of by {iso(self.day)}"),
        ]
        if self.warnings:
            what = "contradiction" if len(self.warnings) == 1 else "contradictions"
            found.append(LeftOut(len(self.warnings), f"{what} of dates as then known"))
        return tuple(found)


def as_of(session: Session, day: int) -> AsOf:
    """The chronicle that ``session`` sees, as it could be known on ``day``.

    A source counts from the last day that its date of publication allows: by then it was surely
    out. Sources without a date are left out. Statements about dates that contradict each other only
    because something was not yet known are warnings here.
    """
    known, undated, later = _sources(session, day)
    here = stored.by_id(session, session.scalars(select(col(Entity.id))))
    before = records(session, here)
    sources = {old.key: id_ for id_, old in here.items() if old.type == "source"}
    roots = _roots({key: before[id_] for key, id_ in sources.items()}, known)
    for key in roots:
        before[sources[key]] = {
            name: held for name, held in before[sources[key]].items() if name not in _CONTENTS
        }
    past = Past(known, set(sources) - set(known) - roots, set())
    kept = _rebuild(here, before, past)
    while _narrow(past, here, before, kept):  # what refers to what is gone may go too
        kept = _rebuild(here, before, past)
    entries = {key: history.entry_of(old, record) for key, (old, record) in kept.items()}
    history.restore_texts(session, entries.values())
    batch = Batch(
        entries=entries,
        files=list(folders.stored_files(session).values()),
        titles=folders.stored_titles(session),
        seen=set(entries),
        restores=True,
        standing=folders.standings(session, [old for old, _ in kept.values()]),
    )
    engine = database.open_engine(URL.create("sqlite"))
    database.upgrade(engine)
    with database.session(engine, writing=True) as target:
        report = apply(target, batch, command="as of", lenient=True)
    events = sum(old.type == "event" for old in here.values())
    shown = sum(old.type == "event" for old, _ in kept.values())
    return AsOf(engine, day, undated, later, events - shown, tuple(report.warnings))


_CONTENTS = frozenset({"text", "text_sha256", "cite", "inferred", "accepted"})


def _roots(sources: Mapping[str, Canonical], known: Container[str]) -> set[str]:
    """The sources that known ones derive from and that are not known themselves.

    They stay, without what they contain: two reprints of one story are one voice, though the story
    itself came later or bears no date.
    """
    roots: set[str] = set()
    for key in sources:
        root = sources[key].get("derived_from") if key in known else None
        while root:
            if root not in known:
                roots.add(root)
            root = sources[root].get("derived_from")
    return roots


def _sources(session: Session, day: int) -> tuple[dict[str, Known], int, int]:
    """The sources that were surely out on a day; how many bear no date, and how many came later."""
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
    """The records that are left, by key."""
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
    """Note in the past what the records that are left show of it; whether that is anything new."""
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
    """The fields by which a register entry is part of another of its type."""
    fields = () if type_ == "event" else fields_of(type_)
    return [field.name for field in fields if field.type.value == type_]
