"""Dates that are right and may be meant otherwise, as warnings of a load."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from timeline.dates.likely import doubts
from timeline.errors import Problem
from timeline.kinds.canonical import Canonical
from timeline.kinds.comparing import when
from timeline.loader.batch import Entry
from timeline.loader.dating import date_paths

_EACH = 3  # how often one and the same wording is told


def doubtful_dates(entries: Iterable[Entry]) -> Iterator[Problem]:
    """A warning for each date that is new or changed, and for the first few of many alike.

    They are told once, when they are written: a load of what is stored already says nothing.
    """
    told: dict[str, int] = {}
    last: dict[str, Problem] = {}
    for entry in entries:
        for path, text in _dates(entry.checked.type, entry.checked.canonical):
            for doubt in _doubts(text):
                told[doubt] = told.get(doubt, 0) + 1
                if told[doubt] <= _EACH:
                    yield entry.problem(path, doubt)
                last[doubt] = entry.problem(path, doubt)
    for doubt, count in told.items():
        if count > _EACH:
            problem = last[doubt]
            yield Problem(problem.path, 0, "", f"{count - _EACH} more such dates: {doubt}")


def _dates(type_: str, canonical: Canonical) -> Iterator[tuple[str, str]]:
    if type_ == "event":
        yield "when", canonical["when"]
        yield from date_paths(canonical)
    elif type_ == "source" and "published" in canonical:
        yield "published", canonical["published"]


@lru_cache(1 << 12)
def _doubts(text: str) -> tuple[str, ...]:
    return () if text == "unknown" else tuple(doubts(when(text), text))
