"""What is to become of each record of a load: the first look at what is stored already."""

from dataclasses import dataclass, field

from sqlmodel import Session

from timeline.errors import Problem
from timeline.kinds.canonical import Canonical
from timeline.loader import history, resolve, stored
from timeline.loader.batch import Batch, Entry
from timeline.loader.dating import Dated
from timeline.loader.owning import settle
from timeline.loader.stored import Stored
from timeline.query.records import records


@dataclass(slots=True)
class Plan:
    """What is to become of each entry and of each stored record it concerns."""

    stored: dict[str, Stored]
    added: list[Entry] = field(default_factory=list)
    changed: list[Entry] = field(default_factory=list)
    unchanged: list[Entry] = field(default_factory=list)
    #: Records that another chronicle holds and defines alike.
    shared: list[Entry] = field(default_factory=list)
    #: Records that another chronicle holds, and that cannot be shared with it.
    problems: list[Problem] = field(default_factory=list)
    #: Records that say what they said, of sources whose text has changed: found anew in it.
    relocated: list[Entry] = field(default_factory=list)
    removed: list[Stored] = field(default_factory=list)
    left: list[Stored] = field(default_factory=list)
    #: What changed or removed records said before.
    before: dict[str, Canonical] = field(default_factory=dict)
    #: Found on the way: stored records that entries refer to, quotes in their texts, solved dates.
    references: dict[str, Stored] = field(default_factory=dict)
    spans: dict[str, resolve.Spans] = field(default_factory=dict)
    dated: dict[str, Dated] = field(default_factory=dict)

    @property
    def touched(self) -> list[Entry]:
        """All entries whose rows are written."""
        return [*self.added, *self.changed, *self.relocated]


def make_plan(session: Session, batch: Batch, prune: bool) -> Plan:
    """Compare a batch with what is stored; what ``prune`` removes is noted in the batch too."""
    plan = Plan(stored.by_key(session, {*batch.entries, *batch.removals}))
    plan.shared, plan.problems = settle(session, batch, plan.stored)
    for key, entry in batch.entries.items():
        old = plan.stored.get(key)
        if old is None:
            plan.added.append(entry)
        elif old.hash != entry.hash or _rezoned(old, entry):
            plan.changed.append(entry)
        else:
            plan.unchanged.append(entry)
    gone = _gone(session, batch)
    if prune:
        batch.removals |= set(gone)
        plan.stored |= gone
    else:
        plan.left = list(gone.values())
    plan.removed = [plan.stored[key] for key in sorted(batch.removals) if key in plan.stored]
    before = [plan.stored[entry.key] for entry in plan.changed] + plan.removed
    found = records(session, [old.id for old in before])
    plan.before = {old.key: found[old.id] for old in before}
    _relocate(session, batch, plan)
    return plan


def _rezoned(old: Stored, entry: Entry) -> bool:
    """Whether the file of an event states its times in another zone than it did."""
    return old.type == "event" and (old.timezone or "") != entry.checked.timezone


def _gone(session: Session, batch: Batch) -> dict[str, Stored]:
    """The stored records of the batch's files that these files no longer hold."""
    read = {(file.chronicle, file.path) for file in batch.files}
    gone = {}
    for chronicle in sorted({name for name, _ in read}):
        for key, old in stored.of_chronicle(session, chronicle).items():
            mine = chronicle in batch.whole or (chronicle, old.file) in read
            if mine and key not in batch.seen:
                gone[key] = old
    return gone


def _relocate(session: Session, batch: Batch, plan: Plan) -> None:
    """Plan to find quotes again where a source's text is no longer what it was."""
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
