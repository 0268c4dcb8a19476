"""Two sources, or two chronicles, side by side: ``compare``."""

from typing import Annotated, Any

from timeline.canonical.rivals import DIFFERENCES
from timeline.writers.json.analyses.differing import DisputedClaim, Pair
from timeline.writers.json.notation import TextOrNull
from timeline.writers.json.records.brief import Event
from timeline.writers.json.shape import Schema, Shape, of


class ComparedSide(Shape):
    """A side of a comparison: a source, by its key, or a chronicle, by its name."""

    name: str
    type: Annotated[str, Schema(enum=["chronicle", "source"])] = of(
        lambda side: "chronicle" if side.is_chronicle else "source"
    )


class SideValue(Shape):
    """A value that a side gives, and the claims that give it.

    ``conversion`` is the conversion of it by a source, if the other side is compared with that.
    """

    value: str = of(lambda pair: pair[0].text)
    conversion: TextOrNull = of(lambda pair: pair[0].conversion)
    claims: list[DisputedClaim] = of(lambda pair: [(claim, pair[1]) for claim in pair[0].claims])


def _side(name: str) -> Any:
    """Read the value of one side, with its path; null if the side gives none."""

    def read(value: Any) -> Any:
        side = getattr(value, name)
        return None if side is None else (side, value.path)

    return of(read)


class ComparedValue(Shape):
    """A value of an event as each side gives it; null if a side does not.

    If a side gives several values of a field, each is in one of several objects at least.
    ``difference`` is how that of the second side differs from that of the first: it contradicts it,
    is vaguer or finer, overlaps it, is the same, or differs in a way that only a reader can judge.
    It is null if only one side gives the value.
    """

    field: str = of("path")
    difference: Annotated[str, Schema(enum=DIFFERENCES)] | None
    first: SideValue | None = _side("first")
    second: SideValue | None = _side("second")


class ComparedEvent(Event, inside={Event: "event"}):
    """An event that both sides report, with the values that any of them gives."""

    values: list[ComparedValue]


class LikelyPair(Shape):
    """An event of each side: one or related; ``pair`` has the relation and the reasons."""

    first: Event
    second: Event
    pair: Pair
    values: list[ComparedValue]


class Compare(Shape):
    """The events of two sides: of both, alike or different, likely of both, and of one only.

    ``not_compared`` are events of both of which each side gives other values. ``related`` are
    pairs of events of one side only that may be stages of one purchase, or a whole and its part.
    """

    query: TextOrNull
    sides: list[ComparedSide]
    alike: list[ComparedEvent]
    different: list[ComparedEvent] = of("differing")
    not_compared: list[ComparedEvent]
    likely: list[LikelyPair]
    related: list[LikelyPair]
    only_first: list[Event]
    only_second: list[Event]
