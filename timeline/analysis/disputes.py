"""Values on which sources differ, side by side.

Sources differ where what one says surely cannot be what another says. Numbers, dates and words of a
closed list are compared: "eight" and "about ten", "May 2022" and 21 May 2022 differ in precision
only, and that is no dispute. A rival text or key differs because the curator says so; only a reader
knows whether two texts mean the same. A rival date that leans on another event is taken as it is
given, for rival dates are not solved.

Records of the same event (``same-as``) are one event with the claims of all. Where two of them hold
different values, the one that stands for the others is accepted, and the other value is a rival.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.analysis.independence import Support, count
from timeline.dates.phrases import When
from timeline.dates.terms import Bounds
from timeline.errors import QuantityError
from timeline.kinds import EVENT_FIELDS, Field, FieldType
from timeline.kinds.canonical import LINKS
from timeline.kinds.comparing import contradicts, same, when
from timeline.query.results import ClaimLine, EventDetail, EventLine, Value

_STATUS = next(field for field in EVENT_FIELDS if field.name == "status")
_COMPARED = frozenset({FieldType.NUMBER, FieldType.MONEY, FieldType.DATE, FieldType.TERM})


@dataclass(frozen=True, slots=True)
class Side:
    """A value and the claims that give it, the best first. An inference has no source."""

    text: str
    claims: tuple[ClaimLine, ...]

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
    accepted: Side
    rivals: tuple[Side, ...]
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
    held: dict[str, dict[str, _Said]] = {}  # by path, what each record holds
    for record in records:
        for path, said in _values(record):
            held.setdefault(path, {})[record.line.key] = said
    for path, own in held.items():
        claims = [claim for claim in event.claims_on(path) if claim.stance != "accepted"]
        if len(own) == 1 and not any(claim.stance == "disputes" for claim in claims):
            continue
        sides = _sides(own, claims)
        if len(sides) > 1:
            accepted, *rivals = sides
            reasons = (c.note for c in event.claims_on(path) if c.stance == "accepted")
            field = next(iter(own.values())).field
            yield Dispute(
                event.line, path, field, accepted, tuple(sorted(rivals, key=_rank)), tuple(reasons)
            )


@dataclass(frozen=True, slots=True)
class _Said:
    """A value of a field, and what is known of the bounds of a date: one of these holds."""

    field: Field
    text: str
    bounds: tuple[Bounds, ...] = ()


def _values(record: EventDetail) -> Iterator[tuple[str, _Said]]:
    """The values of a record by path; its status too, where its seed file does not state it."""
    yield _STATUS.name, _Said(_STATUS, record.line.status)
    for value in record.values:
        yield value.path, _Said(value.field, value.text, _held_bounds(value, record.line))
    for link in record.links:
        if link.outward:
            yield link.path, _Said(LINKS, link.other.key)


def _held_bounds(value: Value, event: EventLine) -> tuple[Bounds, ...]:
    """The bounds of a date that is held: as solved, and as written if it leans on no other event.

    The event's own are solved in the days of its place, and may be written in those of another.
    """
    if value.field.type is not FieldType.DATE:
        return ()
    solved = Bounds(event.start_lo, event.start_hi, event.end_lo, event.end_hi)
    if value.dated:
        solved = Bounds(value.dated.lo, value.dated.hi, value.dated.lo, value.dated.hi)
    written = when(value.text)
    return (solved,) if written.anchors else (written.bounds, solved)


def _given(field: Field, text: str) -> _Said:
    """A value that a source gives."""
    if field.type is not FieldType.DATE or when(text).anchors:
        return _Said(field, text)
    return _Said(field, text, (when(text).bounds,))


def _sides(own: Mapping[str, _Said], claims: Sequence[ClaimLine]) -> list[Side]:
    """The accepted value, and then each other one that differs from it, with their claims."""
    accepted = next(iter(own.values()))
    found: list[tuple[_Said, list[ClaimLine]]] = [(accepted, [])]
    for claim in claims:
        said = own.get(claim.record.key)
        if claim.says is not None and claim.stance != "restates":
            said = _given(accepted.field, claim.says)
        if said is None:
            continue  # it speaks of a field of which its own record holds another value
        declared = claim.stance == "disputes"
        if not _differ(accepted, said, declared):
            found[0][1].append(claim)
            continue
        rivals = [side for side in found[1:] if same(said.field, side[0].text, said.text)]
        if not rivals:
            rivals = [(said, [])]
            found += rivals
        rivals[0][1].append(claim)
    return [Side(said.text, tuple(sorted(given, key=_order))) for said, given in found]


def _differ(accepted: _Said, said: _Said, declared: bool) -> bool:
    """Whether two values surely differ; where they cannot be compared, whether that is declared."""
    if accepted.text == said.text:
        return False
    if accepted.field.type is FieldType.DATE:
        return _dates_differ(accepted, said, declared)
    if accepted.field.type not in _COMPARED:
        return declared
    try:
        return contradicts(accepted.field, accepted.text, said.text)
    except QuantityError:  # two currencies
        return declared


def _dates_differ(a: _Said, b: _Said, declared: bool) -> bool:
    one, other = (_moment(when(text)) for text in (a.text, b.text))
    if one and other and one[1] == other[1]:
        return one != other
    if not a.bounds or not b.bounds:
        return declared
    return all(mine.apart(theirs) for mine in a.bounds for theirs in b.bounds)


def _moment(written: When) -> tuple[int, bool] | None:
    """Seconds of a date with a clock time, and whether they are of UTC; None of any other date."""
    if len(written.dates) != 1 or written.approximate or written.uncertain:
        return None
    date = written.dates[0]
    if date.seconds is None:
        return None
    offset = date.offset or 0
    return date.earliest * 86_400 + date.seconds - 60 * offset, date.offset is not None


def _order(claim: ClaimLine) -> tuple[str, int, str]:
    """The best grade first, then what came out first; what has no source last."""
    if claim.source is None:
        return ("~", 0, "")
    return (claim.grade, claim.source.published_lo, claim.source.key)


def _rank(side: Side) -> tuple[int, int, tuple[str, int, str], str]:
    """The best supported side first."""
    given = side.support
    return (-given.independent, -given.sources, _order(side.claims[0]), side.text)
