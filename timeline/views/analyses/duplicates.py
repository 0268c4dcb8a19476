"""``duplicates``: pairs that may be the same event, with the score, the reasons, and the lines for
the seed file that merge them.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from timeline.analysis.duplicates import Pair
from timeline.query.results import EventLine
from timeline.text import plural
from timeline.views.base import FAINT, HEADING, Lines, fill, kind_text, shown
from timeline.views.dates import brief, marks


def duplicates(pairs: Sequence[Pair], width: int) -> Lines:
    """Yield the pairs, the best first."""
    if not pairs:
        yield from fill(Text("No two records look like the same event.", FAINT), width)
        return
    same = plural(len(pairs), "pair", does="may be the same event", do="may each be the same event")
    yield from fill(Text(same, FAINT), width)
    for pair in pairs:
        yield Text()
        score = Text(f"{pair.score:>3}  ", HEADING)
        yield from fill(_event(pair.primary), width, score)
        yield from fill(_event(pair.other), width, "     ", "     ")
        yield from fill(shown(why(pair)), width, "     ", "     ")
        yield from fill(
            shown(f"to merge them, write under {pair.other.key}:", FAINT), width, "     "
        )
        yield from (Text(f"       {line}") for line in pair.seed_lines)


def plain_duplicates(pairs: Iterable[Pair]) -> Iterator[list[str]]:
    """Yield the fields of each pair for a pipe: score, the key under which both would be shown, the
    other key, the reasons, the link to write under the other key.
    """
    for pair in pairs:
        link, _ = pair.seed_lines
        yield [str(pair.score), pair.primary.key, pair.other.key, why(pair), link]


def why(pair: Pair) -> str:
    """Return the reasons, those for the pair first."""
    return "; ".join(reason.text for reason in sorted(pair.reasons, key=lambda each: -each.points))


def _event(event: EventLine) -> Text:
    date = f"{brief(event)} {marks(event.qualifiers)}".strip()
    parts = [shown(event.title), kind_text(event.kind), Text(date), Text(", ".join(event.sources))]
    return Text.assemble(Text(" · ").join(filter(None, parts)), shown(f"  {event.key}", FAINT))
