"""Long sequences of commands, in any order, against a model of what must be stored.

The model is a dict of what each event is called, and a stack of what undo must bring back: the
export of before, byte for byte.
"""

import copy
import difflib
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from tests.attack.arena import Arena, Case
from tests.attack.process import Outcome, fork
from tests.attack.state import Files, export

QUICK = 3
STEPS = 14
Titles = dict[str, str]

HEAD = """chronicle: {{name: walked, title: "{title}"}}
timezone: {zone}
actors:
  one: {{name: "{name}", kind: state}}
sources:
  paper: {{title: Paper, text: paper.txt}}
events:
"""
EVENT = """  {key}:
    kind: {kind}
    title: "{title}"
    when: {when}
    {role}: [one]
    cite: {{paper: [{{quote: "{quote}", for: [when]}}]}}
    inferred: {{{role}: as it is}}
"""
KINDS = {"launch": "launcher", "summit": "participants", "statement": "speaker"}
WHENS = ("2022-07-05", "2022-07", "early 2022-08", "201X", "2022-07-05T09:30:00", "by 2030")


@dataclass(slots=True)
class Model:
    """What the files say, what must be stored, and what each undo must bring back."""

    title: str = "T0"
    zone: str = "UTC"
    name: str = "One"
    text: str = "It happened. "
    written: dict[str, dict[str, str]] = field(default_factory=dict)
    stored: Titles = field(default_factory=dict)
    back: list[tuple[Files, Titles]] = field(default_factory=list)
    now: Files = field(default_factory=dict)


class Walk:
    """One database, and the steps that are taken on it."""

    def __init__(self, arena: Arena, case: Case) -> None:
        self.arena = arena
        self.case = case
        self.random = case.random
        self.address = case.empty()
        self.model = Model()
        self.kept: Model | None = None
        self.trail: list[str] = []

    def take(self) -> None:
        """Take one step, and look whether all is as it must be."""
        steps = [self.edit_and_load] * 5 + [self.undo] * 3 + [self.load_again, self.dry_run]
        steps += [self.downgrade_and_upgrade]
        if self.arena.sort == "sqlite":
            steps += [self.backup, self.restore]
        step = self.random.choice(steps) if self.model.now else self.edit_and_load
        self.trail.append(step.__name__)
        self.arena.tally["steps"] += 1
        step()
        self._look()

    def edit_and_load(self) -> None:
        """Change the files, and load them, with or without what they no longer hold."""
        for _ in range(self.random.choice([1, 1, 2, 4])):
            self._edit()
        self._write(self.case.folder / "seeds")
        prune = ["--prune"] if self.random.random() < 0.5 else []
        self._load(*prune)
        if prune and self.random.random() < 0.5:
            self._like_a_fresh_one()

    def load_again(self) -> None:
        """What the files say is stored already, unless it was undone."""
        self._load()

    def _load(self, *options: str) -> None:
        """Load the files: what changes by it is a revision, and nothing else is."""
        model = self.model
        before, stored, revisions = model.now, model.stored, self._revisions()
        outcome = self._must("load", "seeds", *options)
        titles = {key: each["title"] for key, each in model.written.items()}
        model.stored = titles if options else stored | titles
        model.now = self._export()
        if model.now != before:
            model.back.append((before, stored))
        if (model.now != before) != (self._revisions() != revisions):
            what = "makes a revision" if model.now == before else "makes none"
            self._wrong(f"a load that changes {self._changes(before)} {what}", outcome)

    def dry_run(self) -> None:
        """Nothing is written."""
        self._edit()
        self._write(self.case.folder / "seeds")
        self._must("load", "seeds", "--dry-run", "--prune")

    def undo(self) -> None:
        """What was before the last load is there again."""
        if not self.model.back:
            return
        before, stored = self.model.back.pop()
        outcome = self._must("undo")
        self.model.now, self.model.stored = self._export(), stored
        if self.model.now != before:
            self._wrong(f"undo does not bring back {self._changes(before)}", outcome)

    def backup(self) -> None:
        """A copy, and the model with it."""
        self._must("db", "backup", "--force", "kept.db")
        self.kept = copy.deepcopy(self.model)

    def restore(self) -> None:
        """What was copied is there again; the files stay as they are."""
        if self.kept is None:
            return
        self._must("db", "restore", "kept.db")
        files = self.model
        self.model = copy.deepcopy(self.kept)
        for name in ("title", "zone", "name", "text", "written"):
            setattr(self.model, name, getattr(files, name))

    def downgrade_and_upgrade(self) -> None:
        """The schema goes back by one version, and forth; the records stay."""
        address = self.address

        def program() -> None:
            from timeline import database

            engine = database.open_engine(database.locate(address))
            database.downgrade(engine, "-1")
            engine.dispose()

        outcome = fork(program, self.case.folder, ("(downgrade by one version)",))
        if outcome.status != 0:
            self._wrong("a downgrade fails", outcome)
        self._must("db", "upgrade")
        self.model.back.clear()  # an older version may have no place for all of the history
        for left in self.case.folder.glob("*.before-*"):
            left.unlink()

    def _edit(self) -> None:
        model, chances = self.model, self.random
        match chances.randrange(8):
            case 0:
                model.title = f"T{chances.randrange(100)}"
            case 1:
                model.zone = chances.choice(["UTC", "Asia/Seoul", "America/New_York"])
            case 2:
                model.name = f"One {chances.randrange(100)}"
            case 3:
                model.text += f"More {chances.randrange(100)}. "
            case 4 if model.written:
                del model.written[chances.choice(sorted(model.written))]
            case _:
                key = f"event-{chances.randrange(8)}"
                kind = chances.choice(sorted(KINDS))
                model.written[key] = {
                    "kind": kind,
                    "role": KINDS[kind],
                    "title": f"Title {chances.randrange(1000)}",
                    "when": chances.choice(WHENS),
                    "quote": "It happened.",
                }

    def _write(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        model = self.model
        head = HEAD.format(title=model.title, zone=model.zone, name=model.name)
        events = "".join(EVENT.format(key=key, **each) for key, each in model.written.items())
        (folder / "seed.yaml").write_text(head + (events or "  {}\n"))
        (folder / "paper.txt").write_text(model.text)

    def _like_a_fresh_one(self) -> None:
        place = self.case.folder / "fresh"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        self._write(place / "seeds")
        fresh = "fresh.db"  # a file, whatever the other one is: the records are the same
        outcome = self.case.must("load", "fresh/seeds", "--database", fresh)
        if outcome.status == 0 and export(fresh, self.case.folder) != self.model.now:
            self._wrong("a load that prunes is not like a fresh one", outcome)
        for file in self.case.folder.glob("fresh.db*"):
            file.unlink()

    def _look(self) -> None:
        held = self._must("list", "events")
        titles = {row.split("\t")[0]: row.split("\t")[3] for row in held.out.splitlines()}
        if held.status == 0 and titles != self.model.stored:
            self._wrong(f"holds {titles}, and not {self.model.stored}", held)
        self._must("check")

    def _export(self) -> Files:
        return export(self.address, self.case.folder)

    def _revisions(self) -> int:
        return len(self._must("log").out.splitlines()) if self.model.now else 0

    def _changes(self, before: Files) -> str:
        """The exported files that are not what they were, and in which lines."""
        differences = []
        for name in sorted({*before, *self.model.now}):
            was, is_ = (files.get(name, b"").decode() for files in (before, self.model.now))
            lines = difflib.unified_diff(was.splitlines(), is_.splitlines(), n=0, lineterm="")
            differing = [line for line in lines if line[:2] not in ("--", "++", "@@")]
            differences += [f"{name} ({'; '.join(differing[:4])})"] if differing else []
        return ", ".join(differences) or "nothing"

    def _must(self, *words: str) -> Outcome:
        outcome = self.case.run(*words, "--database", self.address)
        if outcome.status != 0:
            self._wrong("fails", outcome)
        return outcome

    def _wrong(self, what: str, outcome: Outcome) -> None:
        self.case.found(f"after {', '.join(self.trail)}: {what}", outcome)


def attack(arena: Arena) -> None:
    """Walk, and stop a walk at its first wrong step: what follows would be wrong by it."""
    for number in arena.cases(QUICK):
        with arena.case(number) as case:
            walk = Walk(arena, case)
            for _ in range(STEPS):
                walk.take()
                if case.findings:
                    break
