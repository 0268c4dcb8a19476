"""A record in the notation of a seed file: the inverse of ``readers/seeds/seed.py``.

Plain YAML as people write it by hand. Short values are on one line (``[usa, kor]``), long texts are
folded at ``WIDTH``, and quotation marks are used only where YAML needs them. The reader returns
every text unchanged, with any characters: those that are invisible, or that editors change, are
written as escapes.
"""

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, Final

from timeline.canonical.evidence import in_short
from timeline.canonical.record import OF_RECORDS, Canonical, fields_of, listed_records, values
from timeline.scalar import ESCAPED, scalar
from timeline.scalar import name as scalar_name

WIDTH: Final = 100
"""The most columns of a line. A long word, or a text that cannot be folded, may exceed it."""
STEP: Final = 2
"""The columns by which what is below a name is indented, if nothing else is asked for."""

# Inside brackets these would end the text, or some parsers would read them differently.
_BRACKETED = re.compile(r"[,\[\]{}?:]")
_SHORT = 40  # the most characters of a text inside brackets: prose goes on lines of its own
# Lines that YAML's "|" and every editor keep unchanged: no space at the beginning of the first or
# at the end of any, and at most one line end at the end.
_LINES = re.compile(r"(?! )(?:.*\S)(?:\n+.*\S)*\n?")


def entry(name: str, value: Any, indent: int = 0, step: int = STEP) -> str:
    """Return the lines of one entry of a mapping, indented by ``indent`` columns.

    A value is a text, or a list or a mapping of values. Lines below a name are indented by ``step``
    more columns than it.
    """
    head = f"{' ' * indent}{scalar_name(name)}:"
    return head + _value(value, indent, len(head), step)


def block(record: Mapping[str, Any], indent: int, step: int = STEP) -> str:
    """Return the lines of a mapping, an entry on each."""
    return "".join(entry(name, value, indent, step) for name, value in record.items())


def braced(value: Any) -> str:
    """Return a value on one line, as it is written inside brackets, however long it is."""
    if isinstance(value, str):
        return scalar_name(value)
    if isinstance(value, Mapping):
        pairs = (f"{scalar_name(name)}: {braced(each)}" for name, each in value.items())
        return "{" + ", ".join(pairs) + "}"
    return f"[{', '.join(map(braced, value))}]"


def body(type_: str, canonical: Canonical) -> Any:
    """Return the value that a seed file has below the key of this record."""
    if type_ == "query":
        return canonical["text"]
    written = {name: value for name, value in canonical.items() if name != "text_sha256"}
    if "cite" in written:
        fields = fields_of(type_, canonical.get("kind", "") if type_ == "event" else "")
        written["cite"] = in_short(canonical, fields, [*values(canonical, fields)])
    for name in OF_RECORDS & written.keys():
        written[name] = listed_records(written[name])
    if "links" in written:
        written["links"] = [{link: key} for link, key in written["links"]]
    return written


def _value(value: Any, indent: int, column: int, step: int) -> str:
    """Return the text after a colon or a dash that ends at ``column``, including the line end.

    ``indent`` is that of the line; further lines are indented more.
    """
    if isinstance(value, str):
        return _text(value, indent + step, column)
    inline = _inline(value)
    if inline is not None and (not value or column + 1 + len(inline) <= WIDTH):
        return f" {inline}\n"
    if isinstance(value, Mapping):
        return "\n" + block(value, indent + step, step)
    return "\n" + "".join(_item(item, indent + step, step) for item in value)


def _item(item: Any, indent: int, step: int) -> str:
    """Return the lines of an item of a list; the first entry of a mapping follows its dash."""
    dash = " " * indent + "-"
    if isinstance(item, Mapping) and item:
        return f"{dash} {block(item, indent + 2, step)[indent + 2 :]}"
    return dash + _value(item, indent, len(dash), max(step, 2))


def _inline(value: Sequence[Any] | Mapping[str, Any]) -> str | None:
    """Return a flat collection on one line; a list may contain flat mappings. None for others."""
    if isinstance(value, Mapping):
        texts = [_bracketed(text) for text in value.values()]
        if None in texts:
            return None
        pairs = (f"{scalar_name(name)}: {text}" for name, text in zip(value, texts, strict=True))
        return "{" + ", ".join(pairs) + "}"
    items = [_inline(item) if isinstance(item, Mapping) else _bracketed(item) for item in value]
    return None if None in items else f"[{', '.join(filter(None, items))}]"


def _bracketed(text: Any) -> str | None:
    """Return a text as written inside brackets; None if it needs a line of its own."""
    if not isinstance(text, str) or "\n" in text or len(text) > _SHORT:
        return None
    written = scalar(text)
    return None if written == text and _BRACKETED.search(text) else written


def _text(text: str, indent: int, column: int) -> str:
    """Return a text that follows its name: on the same line, or folded or line by line below it."""
    margin = " " * indent
    if "\n" in text and _LINES.fullmatch(text) and not ESCAPED.search(text.replace("\n", "")):
        sign = "|" if text.endswith("\n") else "|-"
        lines = text.removesuffix("\n").split("\n")
        return f" {sign}\n" + "".join(f"{margin}{line}".rstrip() + "\n" for line in lines)
    written = scalar(text)
    if column + 1 + len(written) > WIDTH and " " in text and not ESCAPED.search(text):
        lines = textwrap.wrap(
            text, max(WIDTH - indent, 40), break_long_words=False, break_on_hyphens=False
        )
        # Otherwise it has white space that folding would change.
        if " ".join(lines) == text and not text.startswith(" "):
            return " >-\n" + "".join(f"{margin}{line}\n" for line in lines)
    return f" {written}\n"
