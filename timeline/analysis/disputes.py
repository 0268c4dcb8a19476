"""Values on which sources differ, side by side.

``query.conditions.differing`` decides which, for the marks of lists and ``disputed:`` too:
what a passage disputes, and what another record of the event (``same-as``) surely has
otherwise. Here each gets its sides: the accepted value, and every other that is given. A rival that
fits the accepted value all the same, "five" against "at least three", is a rival that says so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.analysis.independence import Support, count
from timeline.kinds import EVENT_FIELDS, Field
from timeline.kinds.canonical import LINKS
from timeline.kinds.comparing import same
from timeline.kinds.rivals import Said, agreement, differ, given
from timeline.query.conditions.differing import held_of
from timeline.query.results import ClaimLine, EventDetail, EventLine

_LAST: Final = ("~", 0, "")
_STATUS: Final = next(field for field in EVENT_FIELDS if field.name == "status")


@dataclass(frozen=True, slots=True)
class DisputedValue:
    """A value and the claims that give it, the best first. An inference has no source.

    ``compatible`` tells of a rival value how it and the accepted one can both be true, as in
    ``5 is within 3+``; it is empty where they cannot, or where only a reader can tell.
    """

    text: str
    claims: tuple[ClaimLine, ...]
    compatible: str = ""

    @property
    def support(self) -> Support:
        """How many sources give this value; a conversion of one's own adds nothing to it."""
        return count(
            claim.source for claim in self.claims if claim.source and claim.stance != "restates"
        )


@dataclass(frozen=True, slots=True)
class Dispute:
    """One value of one event on which sources differ.

    ``accepted`` is the value that the chronicle holds, ``reasons`` why it was accepted, where that
    is stated. ``rivals`` are the other values, each once, the best supported first.
    """

    event: EventLine
    path: str
    field: Field
    accepted: DisputedValue
    rivals: tuple[DisputedValue, ...]
    reasons: tuple[str, ...]


def disputes(events: Iterable[Sequence[EventDetail]]) -> Iterator[Dispute]:
    """The disputes of each event, in the order of its values.

    An event is given by its records, the one that stands for the others first, with the claims of
    all (see ``query.disputes.contested``).
    """
    for records in events:
        yield from _disputes(records)


def _disputes(records: Sequence[EventDetail]) -> Iterator[Dispute]:
    event = records[0]
    held: dict[str, dict[str, Said]] = {}  # by path, what each record holds
    for record in records:
        for path, said in _values(record):
            held.setdefault(path, {})[record.line.key] = said
    for path, own in held.items():
        if path not in event.line.disputed:
            continue
        claims = [claim for claim in event.claims_on(path) if claim.stance != "accepted"]
        accepted, *rivals = _sides(own, claims)
        reasons = (c.note for c in event.claims_on(path) if c.stance == "accepted")
        field = next(iter(own.values())).field
        yield Dispute(
            event.line, path, field, accepted, tuple(sorted(rivals, key=_rank)), tuple(reasons)
        )


def _values(record: EventDetail) -> Iterator[tuple[str, Said]]:
    """The values of a record by path; its status too, where its seed file does not state it."""
    yield _STATUS.name, Said(_STATUS, record.line.status)
    for value in record.values:
        yield value.path, held_of(value, record.line)
    for link in record.links:
        if link.outward:
            yield link.path, Said(LINKS, link.other.key)


def _sides(own: Mapping[str, Said], claims: Sequence[ClaimLine]) -> list[DisputedValue]:
    """The accepted value, and then each other one that is given, with their claims.

    ``own`` has what each record holds. A value of another record stands beside the accepted one
    where the two surely differ, or where a passage disputes it with the accepted one.
    """
    accepted = next(iter(own.values()))
    rivals: list[tuple[Said, list[ClaimLine]]] = []
    supporting: list[ClaimLine] = []

    def side(said: Said) -> list[ClaimLine]:
        """The claims of a rival value, whose side is made if it is new."""
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
        elif key in own:  # else it speaks of a field of which its own record holds another value
            supporting.append(claim)
    for key in turned:  # a status may be disputed that no passage bears
        side(others[key])
    return [
        DisputedValue(accepted.text, tuple(sorted(supporting, key=_order))),
        *(
            DisputedValue(said.text, tuple(sorted(found, key=_order)), agreement(accepted, said))
            for said, found in rivals
        ),
    ]


def _order(claim: ClaimLine) -> tuple[str, int, str]:
    """The best grade first, then what came out first; what has no source last."""
    if claim.source is None:
        return _LAST
    return (claim.grade, claim.source.published_lo, claim.source.key)


def _rank(side: DisputedValue) -> tuple[int, int, tuple[str, int, str], str]:
    """The best supported side first."""
    support = side.support
    best = _order(side.claims[0]) if side.claims else _LAST
    return (-support.independent, -support.sources, best, side.text)
