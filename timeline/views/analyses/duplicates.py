"""``duplicates``: pairs that may be the same event, or a whole and its part, with the score, the
reasons, and the lines for the seed file that link them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.text import Text

from timeline.analysis.duplicates.relations import PairRelation
from timeline.analysis.duplicates.search import Pair
from timeline.query.results import EventLine
from timeline.text import plural
from timeline.views.base import FAINT, HEADING, Lines, fill, keyed, kind_text, shown
from timeline.wording.dates import brief, marks


def duplicates(pairs: Sequence[Pair], width: int) -> Lines:
    """Yield the pairs, the best first."""
    if not pairs:
        yield from fill(Text("No two records look like the same event.", FAINT), width)
        return
    counts = Counter(pair.relation for pair in pairs)
    counted = [
        plural(counts[relation], "pair", does=f"may be {one}", do=f"may be {more}")
        for relation, (one, more) in MEANINGS.items()
        if counts[relation]
    ]
    yield from fill(Text(" · ".join(counted), FAINT), width)
    for pair in pairs:
        yield Text()
        score = Text(f"{pair.score:>3}  ", HEADING)
        yield from keyed(_event(pair.primary), pair.primary.key, width, score)
        yield from keyed(_event(pair.other), pair.other.key, width, "     ")
        yield from fill(shown(why(pair)), width, "     ", "     ")
        yield from fill(shown(_advice(pair), FAINT), width, "     ")
        yield from (Text(f"       {line}") for line in pair.seed_lines)


MEANINGS: Final[dict[PairRelation, tuple[str, str]]] = {
    "same-as": ("the same event", "the same event each"),
    "part-of": ("a whole and its part", "wholes and parts"),
    "stage-of": ("two stages of one purchase", "stages of one purchase each"),
}
"""What one pair of a relation may be, and what several may be."""


def _advice(pair: Pair) -> str:
    key = pair.other.key
    where = f"under {key}:"
    if pair.in_table:
        where = f"in a seed file of a chronicle of your own, because {key} is a row of a table:"
    if pair.relation == "part-of":
        return f"to make {key} a part, write {where}"
    if pair.relation == "stage-of":
        return f"to make {key} a later stage, write {where}"
    return f"to merge them ({pair.primary.key} leads: {pair.leads}), write {where}"


def plain_duplicates(pairs: Iterable[Pair]) -> Iterator[list[str]]:
    """Yield the fields of each pair for a pipe: score, the key under which both would be shown or
    that of the whole, the other key, the reasons, the link to write under the other key.
    """
    for pair in pairs:
        yield [str(pair.score), pair.primary.key, pair.other.key, why(pair), pair.link]


def why(pair: Pair) -> str:
    """Return the reasons, those for the pair first."""
    return "; ".join(reason.text for reason in sorted(pair.reasons, key=lambda each: -each.points))


def _event(event: EventLine) -> Text:
    date = f"{brief(event)} {marks(event.qualifiers)}".strip()
    parts = [shown(event.title), kind_text(event.kind), Text(date), Text(", ".join(event.sources))]
    return Text(" · ").join(filter(None, parts))
