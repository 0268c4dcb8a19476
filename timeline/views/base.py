"""Shared by all views: how to add a view, the colours, and the wrapping of lines.

To add a view, write ``views/analyses/NAME.py`` (or in ``charts``, ``records``) with a function that
takes values of ``query.results`` and the width of the terminal in cells (at least 20) and yields
``rich.text.Text``, one for each line, none wider than that. Lines are yielded as they are made, so
that output starts at once. Then call it from ``cli/``.

Every text from data is passed through ``shown``: it is made visible and becomes ``Text``, which
Rich never reads as markup. Colour alone carries no meaning: everything with a colour also has a
word, a glyph or a mark.
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
#: Style of a quote inside its sentence. Underlined and bold, so that it is seen without colour.
QUOTED = "bold underline"
SURE, POSSIBLE = "█", "░"
"""What a bar is drawn with: what is surely there, and what only possibly is."""
PLANNED = "╌"
"""What the bar of an event is drawn with that has not happened by its status."""
NOTHING = "Nothing matches."
NARROW = 60
"""Below this width a prefix goes above its text, not in front of it."""
_LEAST = 12  # the fewest cells for a text after its prefix
_INDENT = 2  # cells before a text that is below its prefix

WRAPPER = Console(width=80, markup=False, emoji=False, highlight=False, color_system=None)
"""What breaks a text into lines; the width is given each time."""


def shown(text: str, style: str | Style = "", lines: bool = False) -> Text:
    """Return text from data, safe to print; ``lines`` keeps its line ends."""
    return Text(visible(text, keep_newlines=lines), style)


def kind_text(kind: str) -> Text:
    """Return the glyph and the word of a kind, in its colour."""
    known = KINDS.get(kind)
    return shown(f"{known.glyph} {kind}", known.colour) if known else shown(kind)


def kind_width() -> int:
    """Return the width of the widest ``kind_text``, in cells."""
    return max(cell_len(f"{kind.glyph} {kind.name}") for kind in KINDS.values())


def actor_names(actors: Sequence[ActorRef], cells: int = 16) -> str:
    """Return actors in brief: the code of the country if there is one, else a key, each once.

    As many as fit, at least one, and for example ``+2`` for two more.
    """
    names = list(dict.fromkeys(actor.counts_for for actor in actors))
    for kept in range(len(names), 1, -1):
        more = [f"+{len(names) - kept}"] if kept < len(names) else []
        if cell_len(text := " ".join(names[:kept] + more)) <= cells:
            return text
    return " ".join(names[:1] + ([f"+{len(names) - 1}"] if len(names) > 1 else []))


def fill(text: Text, width: int, first: Text | str = "", rest: Text | str | None = None) -> Lines:
    """Yield ``text`` in lines of at most ``width`` cells. ``first`` is the prefix of the first
    line, ``rest`` that of the others; by default it is blank and as wide as ``first``.

    A word that is too long for a line is split, never dropped. If a narrow screen leaves too little
    space, blanks of the prefix are removed, or the prefix gets lines of its own.
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
    for line in text.wrap(WRAPPER, room):
        line.rstrip()
        yield Text.assemble(lead, line)
        lead = following


def keyed(
    text: Text, key: str, width: int, first: Text | str = "", rest: Text | str | None = None
) -> Lines:
    """Yield a text as ``fill`` does, with a key after it that can be copied in one piece.

    If it does not fit on the last line, it has one of its own, with fewer blanks before it if need
    be. Only a key that is wider than the screen is split. An empty key is left out.
    """
    *lines, last = fill(text, width, first, rest)
    yield from lines
    if not key:
        yield last
        return
    name = shown(key, FAINT)
    if last.cell_len + 2 + name.cell_len <= width:
        yield Text.assemble(last, "  ", name)
        return
    yield last
    indent = (first if isinstance(first, str) else first.plain) if rest is None else rest
    cells = len(indent) if isinstance(indent, str) else indent.cell_len
    if name.cell_len > width:
        yield from fill(name, width)
        return
    yield Text.assemble(" " * min(cells, width - name.cell_len), name)


def _shortened(lead: Text, most: int) -> Text:
    """Return the prefix of a text with fewer blanks at its beginning, ideally ``most`` cells."""
    lost = min(lead.cell_len - most, len(lead.plain) - len(lead.plain.lstrip(" ")))
    return lead[lost:] if lost > 0 else lead


def row(cells: Iterable[tuple[Text, int]], gap: int = 2) -> Text:
    """Return one line of columns: texts with the widths to which they are padded."""
    line = Text()
    for text, width in cells:
        line.append_text(text)
        line.append(" " * (max(width - text.cell_len, 0) + gap))
    line.rstrip()
    return line


def numbered(keys: Iterable[str], known: Mapping[str, int] | None = None) -> dict[str, int]:
    """Return the footnote numbers of sources: each key once, counted from 1 in order.

    ``known`` are the numbers already used on the page, which has only one numbering.
    """
    return {key: number for number, key in enumerate(dict.fromkeys([*(known or ()), *keys]), 1)}
