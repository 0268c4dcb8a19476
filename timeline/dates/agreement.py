"""Whether the terms of one wording can all be true.

A single wording whose parts leave no day is a mistake of its writer, however rough its dates are:
it is always an error, while two records that contradict each other may be in dispute.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from timeline.dates.hull import common_days, hull
from timeline.dates.network import Assertion, Network
from timeline.dates.phrases import When
from timeline.dates.terms import Anchor, BoundTerm, EdtfTerm, Term, ThirdTerm, Unknown
from timeline.errors import DateError

_DAY = 86_400
_EPOCH = 719_163  # 1970-01-01
_WEST, _EAST = -12 * 3600, 14 * 3600  # the zones of the earth


def disagreement(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Terms that no day fits, anchors or not; empty where all can hold together.

    Two or three of them where as few already disagree.
    """
    if len(terms) < 2 or _can_hold(tuple(terms)):
        return ()
    for count in range(2, min(len(terms), 4)):
        for some in combinations(terms, count):
            if not _can_hold(some):
                return some
    return tuple(terms)


def check_parts(when: When, text: str) -> None:
    """Raise DateError where no day fits all parts of a wording, whatever its anchors are."""
    if len(when.terms) > 1 and (apart := disagreement(when.terms)):
        hint = f"{' and '.join(map(str, apart))} leave none" if len(when.terms) > 2 else ""
        raise DateError("no day fits all of its parts", text, text.rfind(" and ") + 5, hint)


@lru_cache(maxsize=1024)
def _can_hold(terms: tuple[Term, ...]) -> bool:
    if not _same_clock(terms):
        return False
    if not _leave_a_day(terms):
        terms = anywhere(terms)
        if not _leave_a_day(terms):
            return False
    return not any(_anchor(term) for term in terms) or _hold_with_anchors(terms)


def _leave_a_day(terms: Sequence[Term]) -> bool:
    starts, ends = common_days(terms, hull(terms))
    return bool(starts and ends) and starts[0][0] <= ends[-1][1]


def _same_clock(terms: Sequence[Term]) -> bool:
    """Whether no two clock times of the terms are surely different moments."""
    dates = [term.date for term in terms if isinstance(term, EdtfTerm)]
    clocks = [date for date in dates if date.seconds is not None]
    instants = {date.instant for date in clocks if date.offset is not None}
    return len(instants) < 2 and len({date.seconds for date in clocks if date.offset is None}) < 2


def anywhere(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms with each clock time of a known offset on all days that it falls on on the earth.

    At a place in another zone the clock may show the day that another term names.
    """
    return tuple(map(_anywhere, terms))


def _anywhere(term: Term) -> Term:
    if not isinstance(term, EdtfTerm) or (instant := term.date.instant) is None:
        return term
    first, last = (_EPOCH + (instant + offset) // _DAY for offset in (_WEST, _EAST))
    date = replace(term.date, start_lo=first, start_hi=last, end_lo=first, end_hi=last)
    return EdtfTerm(date)


def _anchor(term: Term) -> Anchor | None:
    found = getattr(term, "to", getattr(term, "anchor", None))
    return found if isinstance(found, Anchor) else None


def _hold_with_anchors(terms: tuple[Term, ...]) -> bool:
    """Whether any days of the anchors let the terms hold."""
    network = Network()
    network.declare("")
    for anchor in filter(None, map(_anchor, terms)):
        network.declare(str(anchor), point=anchor.published)
    network.add("", When(tuple(map(_of_event, terms))), Assertion("", ""))
    network.solve()
    return not any(each for each in network.contradictions if not each.circle)


def _of_event(term: Term) -> Term:
    """The term with a source taken for an event of one day, since no record gives that day here."""
    anchor = _anchor(term)
    if anchor is None or isinstance(term, Unknown | EdtfTerm | ThirdTerm):
        return term
    name = Anchor(str(anchor))
    return replace(term, to=name) if isinstance(term, BoundTerm) else replace(term, anchor=name)
