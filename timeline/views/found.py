"""Full-text matches: snippets with the words found in bold, underlined and between ›…‹."""

import re
from collections.abc import Sequence

from rich.text import Text

from timeline.query.results import Snippet, SourceHit
from timeline.views.base import FAINT, HEADING, QUOTED, Lines, fill, shown

_SPACE = re.compile(r"\s")


def snippet_lines(snippet: Snippet, width: int) -> Lines:
    """Yield a snippet after the name of its field."""
    part = Text.assemble("    ", (f"{snippet.part.replace('_', ' ')}: ", FAINT))
    yield from fill(marked(snippet), width, part, "      ")


def hit_lines(hits: Sequence[SourceHit], width: int) -> Lines:
    """Yield sources with the matches in their texts that no event of the result cites."""
    heading = "Also in texts of sources, in passages that none of these events cites"
    yield from fill(Text(heading, HEADING), width)
    for hit in hits:
        name = Text.assemble(shown(hit.source.key), shown(f"  {hit.source.title}", FAINT))
        yield from fill(name, width, "  ", "    ")
        for snippet in hit.snippets:
            yield from fill(marked(snippet), width, "    ")


def marked(snippet: Snippet) -> Text:
    """Return the text of a snippet on one line, with its marks, and ``…`` where it was cut."""
    text = _SPACE.sub(" ", snippet.text)
    before, after = ("…" if cut else "" for cut in snippet.cut)
    line = Text(before)
    at = 0
    for start, end in snippet.marks:
        line.append_text(shown(text[at:start])).append("›")
        line.append_text(shown(text[start:end], QUOTED)).append("‹")
        at = end
    return line.append_text(shown(text[at:])).append(after)
