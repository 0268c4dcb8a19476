"""Whether the terms of one wording can all be true.

A wording whose parts have no day in common is always an error of its author, even with approximate
dates. Two records that contradict each other may instead be in dispute.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from timeline.dates.calendar import DAY_SECONDS, EPOCH
from timeline.dates.network import Assertion, Network
from timeline.dates.wording.hull import common_days, hull
from timeline.dates.wording.phrases import When
from timeline.dates.wording.terms import Anchor, EdtfTerm, Term
from timeline.dates.zones import EASTERNMOST, WESTERNMOST
from timeline.errors import DateError


def disagreement(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return terms that cannot all be true, for any anchors; empty if all can be true.

    If two or three of the terms already contradict each other, only these are returned.
    """
    if len(terms) < 2 or _can_hold(tuple(terms)):
        return ()
    for count in range(2, min(len(terms), 4)):
        for some in combinations(terms, count):
            if not _can_hold(some):
                return some
    return tuple(terms)


def check_parts(when: When, text: str) -> None:
    """Raise DateError if no day fits all parts of a wording, for any anchors."""
    if len(when.terms) > 1 and (apart := disagreement(when.terms)):
        names = " and ".join(map(str, apart))
        hint = f"{names} have no day in common" if len(when.terms) > 2 else ""
        raise DateError("no day fits all of its parts", text, text.rfind(" and ") + 5, hint)


@lru_cache(maxsize=1024)
def _can_hold(terms: tuple[Term, ...]) -> bool:
    if not _same_clock(terms):
        return False
    if not _leave_a_day(terms):
        terms = anywhere(terms)
        if not _leave_a_day(terms):
            return False
    return not When(terms).anchors or _hold_with_anchors(terms)


def _leave_a_day(terms: Sequence[Term]) -> bool:
    starts, ends = common_days(terms, hull(terms))
    return bool(starts and ends) and starts[0][0] <= ends[-1][1]


def _same_clock(terms: Sequence[Term]) -> bool:
    """Whether no two clock times of the terms are certainly different instants."""
    clocks = [term for term in terms if isinstance(term, EdtfTerm) and term.seconds]
    instants = [term.instants for term in clocks if term.instants]
    local = [term.seconds for term in clocks if term.seconds and not term.instants]
    return all(
        max(first for first, _ in each) <= min(last for _, last in each)
        for each in (instants, local)
        if each
    )


def anywhere(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return the terms with each clock time of known offset on every local date that it can have.

    In another time zone its local date may be the day that another term states.
    """
    return tuple(map(_anywhere, terms))


def _anywhere(term: Term) -> Term:
    if not isinstance(term, EdtfTerm) or (instants := term.instants) is None:
        return term
    first = EPOCH + (instants[0] + WESTERNMOST) // DAY_SECONDS
    last = EPOCH + (instants[1] + EASTERNMOST) // DAY_SECONDS
    date = replace(term.date, start_lo=first, start_hi=last, end_lo=first, end_hi=last)
    return EdtfTerm(date)


def _hold_with_anchors(terms: tuple[Term, ...]) -> bool:
    """Whether all terms can be true for some days of the anchors."""
    network = Network()
    network.declare("")
    for anchor in When(terms).anchors:
        network.declare(str(anchor), point=anchor.published)
    network.add("", When(tuple(map(_of_event, terms))), Assertion("", ""))
    network.solve()
    return not any(each for each in network.contradictions if not each.cycle)


def _of_event(term: Term) -> Term:
    """Return the term with its sources replaced by events of one day.

    The day of publication is unknown here, because no record is available.
    """
    return term.changed(lambda each: Anchor(str(each)) if isinstance(each, Anchor) else each)
