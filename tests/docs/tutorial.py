"""The walk of ``tutorial.md``: three articles that disagree, from an empty folder to a report.

Each step runs commands on a terminal, in the folder of the walk, or is what a person changes in the
drafts. Together they are one session. The page shows what the program printed, and the changes.
"""

import contextlib
import difflib
import re
import shlex
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from tests.cli.terminals import STYLE, Seen, run_on_screen
from tests.docs import pages
from timeline.database import bundled_chronicle

PAGE = "tutorial.md"
ARTICLES = ("meridian-post", "norvian-dispatch", "haesan-ilbo")
LAUNCH = "ballistic-launch-of-2-sokol-2-by-norvia"
EXERCISE = "iron-lantern"
OTHER_LAUNCH = "launch-of-3-sokol-2-by-norvia"
APPROVAL = "approval-of-the-purchase-of-24-f-71-kestrel-by-haesan"
SHORTENED = "approval-of-the-purchase-of-24-f-71-kestrel"
_INFERRED = "    inferred:\n"
_RECORD = re.compile("    ([a-z0-9-]+):")  # of ndiff, which begins each line with two characters


class Change(NamedTuple):
    """What a person changes in the draft of an article: ``old``, which it has once, is ``new``."""

    draft: str
    old: str
    new: str


class Walk(NamedTuple):
    """The text of each step, the lines typed for each record, and how each command ended."""

    texts: dict[str, str]
    typed: Counter[str]
    ended: dict[str, list[int]]
    report: str


DECISIONS = (
    Change(
        "norvian-dispatch",
        f"    # links: [{{responds-to: {EXERCISE}}}, {{same-as: {LAUNCH}}}]\n",
        f"    links: [{{responds-to: {EXERCISE}}}, {{same-as: {LAUNCH}}}]\n",
    ),
    Change(
        "norvian-dispatch",
        "          for: [when, systems, launcher, quantity]\n",
        "          for: [when, systems, launcher, quantity, links.responds-to]\n",
    ),
    Change(
        "norvian-dispatch",
        f"          for: [range]\n{_INFERRED}",
        f"          for: [range]\n{_INFERRED}      links.same-as: the same day and missile\n",
    ),
    Change(
        "norvian-dispatch",
        f"    # links: [{{same-as: {EXERCISE}}}]\n",
        f"    links: [{{same-as: {EXERCISE}}}]\n",
    ),
    Change(
        "norvian-dispatch",
        f"          for: [when, participants, troops]\n{_INFERRED}",
        f"          for: [when, participants, troops]\n{_INFERRED}"
        "      links: the same two allies in the same week\n",
    ),
    Change(
        "haesan-ilbo",
        f"    # links:\n    #   - same-as: {LAUNCH}\n    #   - same-as: {OTHER_LAUNCH}\n",
        f"    links: [{{same-as: {LAUNCH}}}]\n",
    ),
    Change(
        "haesan-ilbo",
        f"          for: [when, launcher, quantity]\n{_INFERRED}",
        "          translation: Norvia fired two missiles at about 6:40 a.m. on 13 March\n"
        f"          for: [when, launcher, quantity]\n{_INFERRED}"
        "      links: the same day and the same number\n",
    ),
    Change(
        "haesan-ilbo",
        "    cost: 1.9e9 USD\n",
        f"    cost: 1.9e9 USD\n    links: [{{stage-of: {SHORTENED}}}]\n",
    ),
    Change(
        "haesan-ilbo",
        f"          for: [cost]\n{_INFERRED}",
        f"          for: [cost]\n{_INFERRED}      links: the same fighters as those approved\n",
    ),
)
"""What a person decides on the drafts, with one mistake: no event has the key that is shortened."""
CORRECTION = Change(
    "haesan-ilbo",
    f"    links: [{{stage-of: {SHORTENED}}}]\n",
    f"    links: [{{stage-of: {APPROVAL}}}]\n",
)
COMMANDS = {
    "start": ["init crisis"],
    "drafts": [f"draft {name}.txt --chronicle crisis --source {name}" for name in ARTICLES],
    "first load": ["load crisis"],
    "second load": ["load crisis"],
    "timeline": ["show"],
    "disputes": ["disputes kind:launch"],
    "event": ["about order-of-20-f-71-kestrel-by-haesan"],
    "stages": ["ledger"],
    "responses": ["responses --to kind:exercise --by kind:launch --within 7"],
    "compared": ["compare meridian-post norvian-dispatch"],
    "report": ["check", "export markdown -o report.md"],
    "finished": ["load --example tutorial --database finished.db"],
    "duplicates": ["duplicates --database finished.db"],
    "counted": ["count --by stage --sum quantity kind:procurement --database finished.db"],
    "around": ["around march-launch --days 7 --database finished.db"],
    "lanes": ["show --as lanes status:occurred date:2024 --database finished.db"],
}
CHANGES = {"decisions": DECISIONS, "correction": (CORRECTION,)}
STEPS = (
    *(f"article {name}" for name in ARTICLES), "start", "drafts", "draft", "decisions",
    "first load", "correction", "second load", "timeline", "disputes", "event", "stages",
    "responses", "compared", "report", "finished", "duplicates", "counted", "around", "lanes",
)  # fmt: skip
"""The steps, in their order on the page."""


@cache
def walk() -> Walk:
    """Walk from an empty folder to a report."""
    texts: dict[str, str] = {}
    typed: Counter[str] = Counter()
    ended: dict[str, list[int]] = defaultdict(list)
    with _folder_of_the_articles():
        for step in STEPS:
            kind, _, name = step.partition(" ")
            if kind == "article" and name:
                texts[step] = _block("text", article(name), f"{name}.txt")
            elif step == "draft":
                draft = _draft("norvian-dispatch").read_text(encoding="utf-8")
                texts[step] = _block("yaml", draft)
            elif step in CHANGES:
                texts[step] = _block("diff", "".join(_changed(CHANGES[step], typed)))
            else:
                shown = ""
                for line in COMMANDS[step]:
                    seen = run_on_screen(*shlex.split(line), database="timeline.db")
                    ended[line].append(seen.status)
                    shown += f"$ timeline {line}\n{_printed(seen)}"
                texts[step] = _block("console", shown)
            if step == "start":
                _begin_chronicle()
        report = Path("report.md").read_text(encoding="utf-8")
    return Walk(texts, typed, ended, report)


def article(name: str) -> str:
    """The text of an article, as the shipped tutorial has it."""
    text = bundled_chronicle("tutorial") / "sources" / f"{name}.txt"
    return text.read_text(encoding="utf-8")


def parts() -> dict[str, Callable[[], str]]:
    """The generated parts of the page, in their order."""
    return {step: partial(_text_of, step) for step in STEPS}


def _text_of(step: str) -> str:
    return walk().texts[step]


@contextlib.contextmanager
def _folder_of_the_articles() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name in ARTICLES:
            Path(f"{name}.txt").write_text(article(name), encoding="utf-8")
        yield


def _begin_chronicle() -> None:
    """Delete the examples, and write the registers that the page shows."""
    for name in ("events.yaml", "sources/example-note.txt"):
        Path("crisis", name).unlink()
    (chronicle,) = (each for each in pages.blocks(PAGE, "yaml") if each.title)
    Path(chronicle.title).write_text(chronicle.text, encoding="utf-8")


def _draft(name: str) -> Path:
    return Path("crisis", "drafts", f"{name}.yaml")


def _changed(changes: tuple[Change, ...], typed: Counter[str]) -> Iterator[str]:
    """Change drafts; yield what went and what came, with the lines around it, by draft.

    ``typed`` counts the lines that came, for each record.
    """
    for name in dict.fromkeys(change.draft for change in changes):
        path = _draft(name)
        before = after = path.read_text(encoding="utf-8")
        for change in changes:
            if change.draft == name:
                if after.count(change.old) != 1:
                    raise ValueError(f"{path} does not have these lines once:\n{change.old}")
                after = after.replace(change.old, change.new)
        path.write_text(after, encoding="utf-8")
        old, new = before.splitlines(), after.splitlines()
        yield from (
            f"{line}\n"
            for line in difflib.unified_diff(old, new, f"{path}", f"{path}", lineterm="")
        )
        record = ""
        for line in difflib.ndiff(old, new):
            if found := _RECORD.fullmatch(line):
                record = found[1]
            elif line[0] == "+":
                typed[record] += 1


def _printed(seen: Seen) -> str:
    text = STYLE.sub("", seen.text).strip("\n")
    return "".join(f"{line.rstrip()}\n" for line in text.split("\n")) if text else ""


def _block(language: str, text: str, title: str = "") -> str:
    named = f' title="{title}"' if title else ""
    return f"```{language}{named}\n{text}```\n"
