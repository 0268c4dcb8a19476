"""Values on which sources differ, side by side.

``query.conditions.differing`` decides which values these are, also for the marks in lists and for
``disputed:``: a value that a passage disputes, or for which another record of the event
(``same-as``) surely has a different value. This module lists the sides of each: the accepted value
and every rival, with the kind of its difference: a rival that contradicts the accepted value, a
finer or vaguer one ("five" and "at least three"), or one that only a reader can compare.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline.analysis.independence import Support, count
from timeline.canonical.comparing import same
from timeline.canonical.record import LINKS
from timeline.canonical.rivals import Difference, StatedValue, agreement, differ, difference, given
from timeline.kinds import EVENT_FIELDS, Field
from timeline.query.conditions.differing import stated_value
from timeline.query.results import ClaimLine, EventDetail, EventLine

_LAST: Final = ("~", 0, "")
_STATUS: Final = next(field for field in EVENT_FIELDS if field.name == "status")


@dataclass(frozen=True, slots=True)
class DisputedValue:
    """A value and the claims that give it, the best first. An inference has no source.

    ``difference`` is the kind of difference of a rival value from the accepted one; None for the
    accepted value itself. ``compatible`` says how both can be true, for example ``5 is within 3+``.
    It is empty if they cannot, or if that needs a reader's judgement. ``path`` is its value path.
    ``name`` is that of the record whose key is ``text``, if there is one.
    """

    path: str
    text: str
    claims: tuple[ClaimLine, ...]
    difference: Difference | None = None
    compatible: str = ""
    name: str = ""

    @property
    def support(self) -> Support:
        """How many sources give this value; a source that only restates it does not count."""
        return count(claim for claim in self.claims if claim.stance != "restates")


@dataclass(frozen=True, slots=True)
class Dispute:
    """One value of one event on which sources differ.

    ``accepted`` is the value that the record has, ``reasons`` are the stated reasons for accepting
    it. ``rivals`` are the other values, each once, the best supported first.
    """

    event: EventLine
    path: str
    field: Field
    accepted: DisputedValue
    rivals: tuple[DisputedValue, ...]
    reasons: tuple[str, ...]


def disputes(events: Iterable[Sequence[EventDetail]]) -> Iterator[Dispute]:
    """Yield the disputes of each event, in the order of its values.

    An event is the sequence of its records, the one that represents the others first, with the
    claims of all (see ``query.events.candidates.contested``).
    """
    for records in events:
        yield from _disputes(records)


def _disputes(records: Sequence[EventDetail]) -> Iterator[Dispute]:
    event = records[0]
    stored: dict[str, dict[str, StatedValue]] = {}  # by path, the value of each record
    for record in records:
        for path, said in _values(record):
            stored.setdefault(path, {})[record.line.key] = said
    stored_names = dict(_names(records))
    for path, own in stored.items():
        if path not in event.line.disputed:
            continue
        claims = [claim for claim in event.claims_on(path) if claim.stance != "accepted"]
        names = {claim.says: claim.says_ref.name for claim in claims if claim.says_ref}
        sides = _sides(path, own, claims)
        accepted, *rivals = (
            replace(side, name=names.get(side.text) or stored_names.get(side.text, ""))
            for side in sides
        )
        reasons = (c.note for c in event.claims_on(path) if c.stance == "accepted")
        field = next(iter(own.values())).field
        yield Dispute(
            event.line, path, field, accepted, tuple(sorted(rivals, key=_rank)), tuple(reasons)
        )


def _names(records: Sequence[EventDetail]) -> Iterator[tuple[str, str]]:
    """Yield the keys and names of all records to which the values of some records refer."""
    for record in records:
        yield from ((each.ref.key, each.ref.name) for each in record.values if each.ref)
        yield from ((link.record, link.other.title) for link in record.links)


def _values(record: EventDetail) -> Iterator[tuple[str, StatedValue]]:
    """Yield the values of a record by path, and its status even if its seed file has none."""
    yield _STATUS.name, StatedValue(_STATUS, record.line.status)
    for value in record.values:
        yield value.path, stated_value(value, record.line)
    for link in record.links:
        if link.outward:
            yield link.path, StatedValue(LINKS, link.record)


def _sides(
    path: str, own: Mapping[str, StatedValue], claims: Sequence[ClaimLine]
) -> list[DisputedValue]:
    """Return the accepted value and then each rival, with their claims.

    ``own`` has the value of each record of the event. The value of another record is a rival if it
    surely differs from the accepted value, or if a passage disputes it in favour of the accepted
    one.
    """
    accepted = next(iter(own.values()))
    rivals: list[tuple[StatedValue, list[ClaimLine]]] = []
    supporting: list[ClaimLine] = []

    def side(said: StatedValue) -> list[ClaimLine]:
        """Return the claims of a rival value; add the rival if it is new."""
        for value, found in rivals:
            if same(said.field, value.text, said.text):
                return found
        rivals.append((said, []))
        return rivals[-1][1]

    turned = {
        claim.record.key
        for claim in claims
        if claim.stance == "disputes" and claim.says is not None and claim.record.key in own
        if same(accepted.field, accepted.text, claim.says)
    }
    others = {key: said for key, said in own.items() if differ(accepted, said) or key in turned}
    for claim in claims:
        key = claim.record.key
        says = None if claim.says is None else given(accepted.field, claim.says)
        if claim.stance == "disputes" and says:
            is_accepted = same(accepted.field, accepted.text, says.text)
            (supporting if is_accepted else side(says)).append(claim)
        elif key in others:
            side(others[key]).append(claim)
        elif claim.stance == "supports" and says and differ(accepted, says):
            side(says).append(claim)
        elif key in own:  # else its own record does not have a value at this path
            supporting.append(claim)
    for key in turned:  # a disputed status may have no citation: its side has no claims then
        side(others[key])
    return [
        DisputedValue(path, accepted.text, tuple(sorted(supporting, key=_order))),
        *(
            DisputedValue(
                path,
                said.text,
                tuple(sorted(found, key=_order)),
                difference(accepted, said),
                agreement(accepted, said),
            )
            for said, found in rivals
        ),
    ]


def _order(claim: ClaimLine) -> tuple[str, int, str]:
    """Return the sort key of claims: best grade, earliest publication; without a source last."""
    if claim.source is None:
        return _LAST
    return (claim.grade, claim.source.published_lo, claim.source.key)


def _rank(side: DisputedValue) -> tuple[int, int, tuple[str, int, str], str]:
    """Return the sort key of sides: the best supported first."""
    support = side.support
    best = _order(side.claims[0]) if side.claims else _LAST
    return (-support.independent, -support.sources, best, side.text)
