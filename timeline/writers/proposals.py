"""Proposals of ``duplicates`` as a seed file, to be checked by hand and loaded.

Each proposal is a correction of the event that gets the link, below a comment with both events and
the reasons. Titles and keys are data: a comment has one line for each event, in which line ends and
other control characters are visible, so that nothing of a title is outside of its comment.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from timeline import files
from timeline.analysis.duplicates.search import Pair
from timeline.errors import UsageError
from timeline.query.results import EventLine
from timeline.safetext import visible
from timeline.text import suggest_key
from timeline.writers.seed import entry

_HEAD: Final = """\
# Proposals of `timeline duplicates`. Delete the entries that are wrong, and load this file: it is a
# chronicle of its own, and adds links to events of other chronicles. The number is the score of
# 100; a link same-as merges two records into one event, and without the link they are two again.
# The record that leads gives the event its kind, title, date and status. To let the other one lead,
# exchange the two keys everywhere in the entry.
"""


def refuse_existing(path: Path) -> None:
    """Raise UsageError if there is already something of this name."""
    if path.exists() or path.is_symlink():
        raise UsageError(f"{path} exists", "name a new file")


def write_proposals(pairs: Sequence[Pair], path: Path) -> None:
    """Write a seed file with a link for each pair; the best first, those of one event together.

    The file gets its name when it is complete. Raises UsageError if it exists or cannot be written.
    """
    refuse_existing(path)
    try:
        with files.beside(path) as partial:
            with partial.open("w", encoding="utf-8", newline="") as file:
                file.writelines(_lines(pairs, suggest_key(path.stem, "links") or "links"))
            files.put(partial, path)
    except FileExistsError:
        refuse_existing(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


def _lines(pairs: Sequence[Pair], name: str) -> Iterator[str]:
    yield _HEAD
    yield entry("chronicle", {"name": name, "title": "Links between chronicles"})
    yield "corrections:\n"
    best = {pair.other.key: number for number, pair in reversed([*enumerate(pairs)])}
    placed = sorted(pairs, key=lambda pair: best[pair.other.key])
    for key, some in groupby(placed, key=lambda pair: pair.other.key):
        found = list(some)
        yield "\n"
        for pair in found:
            yield from _comment(pair)
        reasons = {f"links.{pair.relation}.{pair.primary.key}": pair.why for pair in found}
        record = {
            "kind": found[0].other.kind,
            "links": [{pair.relation: pair.primary.key} for pair in found],
            "inferred": reasons,
        }
        yield entry(key, record, 2)


def _comment(pair: Pair) -> Iterator[str]:
    against = "; ".join(reason.text for reason in pair.reasons if reason.points < 0)
    others = "; ".join(reason.text for reason in pair.reasons if not reason.points)
    lines = [
        f"{pair.score}: {pair.other.key} {pair.relation} {pair.primary.key}",
        f"  {_event(pair.other)}",
        f"  {_event(pair.primary)}",
        *([f"  leads: {pair.primary.key}: {pair.leads}"] if pair.leads else []),
        f"  for: {pair.why}",
        *([f"  against: {against}"] if against else []),
        *([f"  also: {others}"] if others else []),
    ]
    return (f"  # {visible(line)}\n" for line in lines)


def _event(event: EventLine) -> str:
    parts = (event.when or event.edtf, event.kind, event.title, ", ".join(event.sources))
    return " · ".join(filter(None, parts))
