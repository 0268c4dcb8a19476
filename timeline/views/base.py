"""What all views share: the recipe, the palette, and the filling of lines.

To add a view, write ``views/NAME.py`` with a function that takes values of ``query.results`` and
the width of the terminal in cells (20 at least) and yields ``rich.text.Text``, one for each line,
none wider than that. Lines are yielded as they are made, so that a long view starts at once.
Then call it from ``cli/``.

Every text that comes from data goes through ``shown``: it is made visible and becomes ``Text``,
which Rich never reads as markup. Nothing is told by colour alone: what has a colour has a word, a
glyph or a mark as well.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from timeline.kinds import KINDS
from timeline.query.results import ActorRef
from timeline.safetext import visible

Lines = Iterator[Text]

HEADING = "bold"
FAINT = "dim"
MARK = "yellow"
CONFLICT = "bold red"
#: Of a quote inside its sentence. Underlined and bold, so it is seen without colour.
QUOTED = "bold underline"
NARROW = 60
"""Below this width what stands beside the text stands above it."""
_LEAST = 12  # cells for a text behind what stands before it
_INDENT = 2  # cells before a text under what should stand before it

_WRAPPER = Console(width=80, markup=False, emoji=False, highlight=False, color_system=None)


def shown(text: str, style: str | Style = "", lines: bool = False) -> Text:
    """Text from data, safe to print; ``lines`` keeps its line ends."""
    return Text(visible(text, keep_newlines=lines), style)


def kind_text(kind: str) -> Text:
    """Glyph and word of a kind, in its colour."""
    known = KINDS.get(kind)
    return shown(f"{known.glyph} {kind}", known.colour) if known else shown(kind)


def kind_width() -> int:
    """Cells of the widest ``kind_text``."""
    return max(cell_len(f"{kind.glyph} {kind.name}") for kind in KINDS.values())


def actor_names(actors: Sequence[ActorRef], cells: int = 16) -> str:
    """Actors in brief: the country's code where there is one, else the key, each once.

    As many as fit, at least one, and ``+2`` for those that do not.
    """
    names = list(dict.fromkeys(actor.country or actor.key for actor in actors))
    for kept in range(len(names), 1, -1):
        more = [f"+{len(names) - kept}"] if kept < len(names) else []
        if cell_len(said := " ".join(names[:kept] + more)) <= cells:
            return said
    return " ".join(names[:1] + ([f"+{len(names) - 1}"] if len(names) > 1 else []))


def fill(text: Text, width: int, first: Text | str = "", rest: Text | str | None = None) -> Lines:
    """Yield ``text`` in lines of at most ``width`` cells, the first behind ``first``, the others
    behind ``rest``, which is as much empty space if it is not given.

    A word that is too long for a line alone is cut, never dropped. Where a narrow screen leaves too
    little room, empty space gives way, and what stands before the text gets lines of its own.
    """
    lead = Text(first) if isinstance(first, str) else first
    rest = " " * lead.cell_len if rest is None else rest
    following = Text(rest) if isinstance(rest, str) else rest
    most = width - _LEAST
    if lead.cell_len > most and lead.plain.strip():
        yield from fill(lead, width)
        lead = following = Text(" " * max(min(_INDENT, most), 0))
    elif max(lead.cell_len, following.cell_len) > most:
        lead, following = (_shortened(each, max(most, 0)) for each in (lead, following))
    room = max(width - max(lead.cell_len, following.cell_len), 1)
    for line in text.wrap(_WRAPPER, room):
        line.rstrip()
        yield Text.assemble(lead, line)
        lead = following


def _shortened(lead: Text, most: int) -> Text:
    """What stands before a text, with less empty space at its beginning."""
    lost = min(lead.cell_len - most, len(lead.plain) - len(lead.plain.lstrip(" ")))
    return lead[lost:] if lost > 0 else lead


def row(cells: Iterable[tuple[Text, int]], gap: int = 2) -> Text:
    """One line of columns: texts with the widths that they are padded to."""
    line = Text()
    for text, width in cells:
        line.append_text(text)
        line.append(" " * (max(width - text.cell_len, 0) + gap))
    line.rstrip()
    return line


def numbered(keys: Iterable[str], known: Mapping[str, int] | None = None) -> dict[str, int]:
    """Footnote numbers of sources: each key once, counted from 1 in order.

    ``known`` are those that the page has given already: a page has one numbering.
    """
    return {key: number for number, key in enumerate(dict.fromkeys([*(known or ()), *keys]), 1)}
