"""Solve the dates of events that depend on no other event: each distinct date once.

The result is that of the network, which has to solve the others.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from timeline.canonical.comparing import when as read_when
from timeline.canonical.dates import SolvedDate, StoredClock
from timeline.dates.calendar import is_bounded
from timeline.dates.localize import LocalDate
from timeline.dates.network import Assertion
from timeline.dates.network.alone import bounds_alone
from timeline.dates.solved import write_solved
from timeline.dates.wording.phrases import When
from timeline.dates.wording.terms import Bounds, EdtfTerm


class Alone(NamedTuple):
    """The date of an event as it is stored, and its clock time."""

    solved: SolvedDate
    clock: StoredClock


@lru_cache(1 << 14)
def stands_alone(text: str, *, point: bool) -> bool:
    """Return whether a date can be solved without the network, in any zone."""
    when = read_when(text)
    return bounds_alone(when, point=point and not when.is_interval) is not None


@lru_cache(1 << 12)
def event_alone(
    text: str, zones: tuple[str, str, str], *, point: bool, inferred: bool
) -> Alone | None:
    """Return the date of an event; None if it has to be solved in the network.

    ``zones`` are those of its times, of its place and its own. ``point``: its kind does not last.
    """
    when = read_when(text)
    if when.anchors:
        return None
    clock = LocalDate.read(when, *zones)
    solved = _solved(clock.when, text, inferred, point=point and not clock.when.is_interval)
    return solved and Alone(solved, StoredClock.of(clock))


@lru_cache(1 << 12)
def field_alone(text: str, *, inferred: bool) -> SolvedDate | None:
    """Return the date of a field; None if it has to be solved in the network."""
    when = read_when(text)
    solved = _solved(when, text, inferred, point=not when.is_interval)
    return solved and solved._replace(members=members_of(when, inferred=inferred))


def _solved(when: When, text: str, inferred: bool, *, point: bool) -> SolvedDate | None:
    if (bounds := bounds_alone(when, point=point)) is None:
        return None
    if _is_plain(when) and not inferred:
        return solved_date(when, bounds, "")
    said = Assertion("", text, soft=when.approximate or when.uncertain, inferred=inferred)
    reasons = [said] if any(map(is_bounded, bounds)) else []
    return solved_date(when, bounds, "" if said.sure else qualifiers(when, reasons))


def _is_plain(when: When) -> bool:
    """Return whether a date is neither approximate nor uncertain, if that is seen at once."""
    return all(isinstance(term, EdtfTerm) and not term.date.qualifiers for term in when.terms)


def members_of(when: When, *, inferred: bool) -> tuple[tuple[int, int, bool], ...]:
    """Return the members of a set in braces, each with whether it is sure."""
    return tuple((lo, hi, plain and not inferred) for lo, hi, plain in when.members)


def solved_date(when: When, bounds: Bounds, marks: str) -> SolvedDate:
    """Return a date with its bounds and its qualifiers as it is stored."""
    edtf = write_solved(when, bounds, marks)
    return SolvedDate(edtf.edtf, edtf.precision, marks, *bounds)


def qualifiers(when: When, contributors: Iterable[Assertion]) -> str:
    """Return ``?`` if the date or a statement that bounds it is uncertain or inferred, ``~`` if one
    is approximate, ``?~`` if both are true."""
    contributors = list(contributors)
    doubtful = when.uncertain or any(statement.inferred for statement in contributors)
    rough = when.approximate
    for statement in contributors:
        if statement.soft:
            other = read_when(statement.text)
            doubtful |= other.uncertain
            rough |= other.approximate
    return "?" * doubtful + "~" * rough
