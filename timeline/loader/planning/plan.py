"""Plan a load: compare its records with the stored ones, and decide what to do with each."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from timeline.canonical.from_rows import records
from timeline.canonical.record import Canonical, is_same, order_hash, placed, places
from timeline.database.sessions import Session
from timeline.errors import Problem
from timeline.loader.planning.chronicles import correcting, folders
from timeline.loader.planning.chronicles.folders import Folders
from timeline.loader.planning.chronicles.owning import left_in, locate, settle
from timeline.loader.planning.chronicles.sharing import Moves, unite
from timeline.loader.planning.dates import PlannedDates
from timeline.loader.planning.references import quoting, resolve
from timeline.loader.records import history, stored
from timeline.loader.records.batch import Batch, BatchRecord
from timeline.loader.records.locations import FileLine, Locations
from timeline.loader.records.stored import StoredIdentity


@dataclass(slots=True)
class Plan:
    """What to do with each entry of a load, and with each stored record that it affects."""

    stored: dict[str, StoredIdentity]
    folders: Folders
    #: The new and the previous files and lines of records; not of those that are new, and only in
    #: one chronicle: these are where their entries are.
    locations: dict[str, Locations] = field(default_factory=dict)
    was: dict[str, Locations] = field(default_factory=dict)
    added: list[BatchRecord] = field(default_factory=list)
    changed: list[BatchRecord] = field(default_factory=list)
    unchanged: list[BatchRecord] = field(default_factory=list)
    #: Records that another chronicle owns, and to which these entries add nothing.
    shared: list[BatchRecord] = field(default_factory=list)
    #: Records that another chronicle owns, and that cannot be shared with it.
    problems: list[Problem] = field(default_factory=list)
    #: Unchanged records whose quotes must be located again, because a source's text has changed.
    relocated: list[BatchRecord] = field(default_factory=list)
    #: Records of tables that are unchanged except for the numbers of their rows.
    renumbered: list[BatchRecord] = field(default_factory=list)
    #: The order hashes of unchanged records that an older version stored without one.
    orders: dict[str, str] = field(default_factory=dict)
    removed: list[StoredIdentity] = field(default_factory=list)
    left: list[StoredIdentity] = field(default_factory=list)
    #: By key, the chronicles whose files no longer define a record that others define, too.
    left_in: dict[str, list[str]] = field(default_factory=dict)
    #: The previous content of changed and removed records.
    before: dict[str, Canonical] = field(default_factory=dict)
    #: Filled in by later steps: stored records that entries refer to, quotes, solved dates.
    references: dict[str, StoredIdentity] = field(default_factory=dict)
    quotes: quoting.Quotes = field(init=False)
    places: dict[str, quoting.PassageSpans] = field(default_factory=dict)
    dated: PlannedDates = field(init=False)

    def location(self, entry: BatchRecord) -> FileLine:
        """Return where the owner of a record defines it."""
        found = self.locations.get(entry.key)
        return found.own if found else entry.where

    @property
    def touched(self) -> list[BatchRecord]:
        """All entries whose rows are written."""
        return [*self.added, *self.changed, *self.renumbered, *self.relocated]

    def spans(self, entry: BatchRecord) -> quoting.QuoteSpans:
        """Return the words of each citation of an entry, and where the text has them."""
        return self.quotes.spans(entry, self.places.get(entry.key, ()))

    @property
    def restated(self) -> list[BatchRecord]:
        """Entries that add nothing to a shared record, but state it otherwise than before."""
        moved = {key for key in self.moved if self.locations[key].also}
        return [entry for entry in (*self.shared, *self.unchanged) if entry.key in moved]

    @property
    def moved(self) -> list[str]:
        """Keys of the records whose files, or what these state, are not the same as before."""
        return [
            key
            for key, now in self.locations.items()
            if key in self.was and self.was[key].definitions != now.definitions
        ]

    @property
    def revises(self) -> bool:
        """Whether there is a change that makes a revision. Changed line numbers alone do not.

        Line numbers change with every edit; they are locations in a file, not content.
        """
        return bool(self.touched or self.removed or self.moved or self.folders.changes)


def make_plan(session: Session, batch: Batch, prune: bool) -> Plan:
    """Compare a batch with the database. With ``prune``, add what to remove to the batch too."""
    keys = {*batch.entries, *batch.corrections, *batch.removals, *batch.locations}
    plan = Plan(stored.by_key(session, keys), folders.compare(session, batch))
    if batch.restores:
        plan.was = folders.locations_of(session, plan.stored.values())
        plan.locations = dict(batch.locations)
    else:
        _find_owners(session, batch, plan, prune)
    plan.removed = [plan.stored[key] for key in sorted(batch.removals) if key in plan.stored]
    for old in plan.removed:
        plan.locations.pop(old.key, None)
    folders.clear_out(session, batch, plan.folders, plan.locations)
    _sort(session, batch, plan)
    before = [plan.stored[entry.key] for entry in plan.changed] + plan.removed
    found = records(session, [old.id for old in before if old.key not in plan.before])
    plan.before |= {old.key: found[old.id] for old in before if old.id in found}
    if batch.tables:
        _renumber(plan)
    _relocate(session, batch, plan)
    return plan


def _renumber(plan: Plan) -> None:
    """Set the changed records apart that only have other numbers of rows than before.

    A row has another number in every edition in which a row was added before it.
    """
    for entry in plan.changed:
        old, new = plan.before[entry.key], entry.checked.canonical
        if entry.checked.type == "event" and is_same(placed(old, places(new)), new):
            plan.renumbered.append(entry)
    found = {entry.key for entry in plan.renumbered}
    plan.changed = [entry for entry in plan.changed if entry.key not in found]


def _find_owners(session: Session, batch: Batch, plan: Plan, prune: bool) -> None:
    """Assign each record to one chronicle, and find records that are no longer in the files."""
    settled = settle(batch, plan.stored, prune)
    gone: dict[str, StoredIdentity] = {}
    defined: set[str] = set()
    if not batch.partial:
        gone = _gone(session, batch)
        defined = folders.defined_in(session, {file.chronicle for file in batch.files})
    olds = plan.stored | gone
    olds |= stored.by_key(session, defined - set(olds))
    plan.was = folders.locations_of(session, olds.values())
    corrections, plan.problems = correcting.placed(session, batch, olds)
    others = [*settled.shared, *corrections]
    events = {key for key, old in olds.items() if old.type == "event"}
    events |= {entry.key for entry in corrections}
    plan.locations = locate(batch, plan.was, others, events, prune)
    plan.left_in = left_in(batch, plan.locations, others, events)
    gone = {
        key: old
        for key, old in gone.items()
        if (key in events or key not in plan.left_in)
        and plan.locations[key].own == plan.was[key].own
    }
    plan.stored = olds
    moves = Moves(plan.was, plan.locations)
    plan.problems += settled.problems
    plan.problems += unite(session, batch, olds, moves, settled)
    going = set(gone) if prune else set()
    plan.problems += correcting.correct(session, batch, olds, moves, corrections, going=going)
    plan.shared = [entry for entry in settled.shared if entry.key not in batch.entries]
    if prune:
        batch.removals |= set(gone)
    else:
        plan.left = list(gone.values())
    removed = {key: olds[key] for key in batch.removals if key in olds}
    plan.problems += correcting.still_corrected(removed, moves, corrections)


def _sort(session: Session, batch: Batch, plan: Plan) -> None:
    """Sort the entries into added, changed and unchanged ones."""
    doubtful = []  # an older version wrote these without an order hash
    for key, entry in batch.entries.items():
        old = plan.stored.get(key)
        if old is None:
            plan.added.append(entry)
        elif old.hash != entry.hash or _rezoned(old, entry):
            plan.changed.append(entry)
        elif old.order == entry.order:
            plan.unchanged.append(entry)
        elif old.order:
            plan.changed.append(entry)
        else:
            doubtful.append(entry)
    found = records(session, [plan.stored[entry.key].id for entry in doubtful])
    plan.orders = {
        entry.key: entry.order
        for entry in doubtful
        if order_hash(found[plan.stored[entry.key].id]) == entry.order
    }
    for entry in doubtful:
        (plan.unchanged if entry.key in plan.orders else plan.changed).append(entry)
    for (chronicle, path), zone in plan.folders.rezoned.items():
        events = stored.events_of_file(session, chronicle, path)
        left = {key: old for key, old in events.items() if key not in batch.entries}
        plan.changed += _as_they_are(session, plan, batch, left, zone)


def _as_they_are(
    session: Session, plan: Plan, batch: Batch, olds: dict[str, StoredIdentity], zone: str
) -> Iterable[BatchRecord]:
    """Yield stored events that are no longer in the files, with the new zone of their file."""
    kept = {old.id: old for key, old in olds.items() if key not in batch.removals}
    found = records(session, kept)
    for id_, old in kept.items():
        plan.stored[old.key] = old
        plan.before[old.key] = found[id_]
        yield history.entry_of(old._replace(timezone=zone), found[id_])


def _rezoned(old: StoredIdentity, entry: BatchRecord) -> bool:
    """Return whether the file of an event states its times in another zone than before."""
    return old.type == "event" and (old.timezone or "") != entry.checked.timezone


def _gone(session: Session, batch: Batch) -> dict[str, StoredIdentity]:
    """Return the stored records that are no longer in the files of the batch, by key."""
    read = {file.name for file in batch.files}
    gone = {}
    for chronicle in sorted({name for name, _ in read}):
        for key, old in stored.of_chronicle(session, chronicle).items():
            mine = chronicle in batch.whole or (chronicle, old.file) in read
            if mine and not batch.has(key):
                gone[key] = old
    return gone


def _relocate(session: Session, batch: Batch, plan: Plan) -> None:
    """Plan to locate quotes again in the sources whose text has changed."""
    sources = {
        plan.stored[entry.key].id
        for entry in plan.changed
        if entry.checked.type == "source"
        and plan.before[entry.key].get("text_sha256") != entry.checked.canonical.get("text_sha256")
    }
    if not sources:
        return
    planned = {entry.key for entry in plan.changed} | {old.key for old in plan.removed}
    citing = stored.by_id(session, resolve.citing(session, sources))
    citing = {id_: old for id_, old in citing.items() if old.key not in planned}
    found = records(session, list(citing))
    for id_, old in citing.items():
        entry = batch.entries.get(old.key) or history.entry_of(old, found[id_])
        plan.relocated.append(entry)
        plan.stored[old.key] = old
    relocated = {entry.key for entry in plan.relocated}
    plan.unchanged = [entry for entry in plan.unchanged if entry.key not in relocated]
