"""An event as an entry of two lines: kind and title, then date and key.

A view may put a prefix before it: an offset, a lag. On a narrow screen the prefix has its own line.
"""

from rich.text import Text

from timeline.query.results import EventLine
from timeline.views.base import MARK, NARROW, Lines, fill, keyed, kind_text
from timeline.views.listing import title_text
from timeline.wording.dates import brief, marks

POSSIBLY = "possibly"


def entry(event: EventLine, width: int, lead: Text | None = None, room: int = 0) -> Lines:
    """Yield the lines of an event after a prefix ``lead``; ``room`` is the indent of all lines."""
    lead = Text() if lead is None else lead
    indent = " " * room
    if width < NARROW and lead:
        prefix = Text(" ").join(part for part in lead.split(" ") if part)
        yield from fill(prefix, width, "  ", "  ")
        lead, indent = Text(), "    "
    lead = Text.assemble(lead, " " * (len(indent) - lead.cell_len))
    head = Text.assemble(kind_text(event.kind), "  ", title_text(event))
    yield from fill(head, width, lead, f"{indent}  ")
    date = Text.assemble(brief(event), " ", (marks(event.qualifiers), MARK))
    date.rstrip()
    yield from keyed(date, event.key, width, indent)
