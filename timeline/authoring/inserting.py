"""Put records into the text of a seed file, and keep everything else in it.

Nothing is rewritten: text is only inserted, in the line ends and the indentation of the file. Only
the empty value of a section (``events: {}``) is removed: its first record replaces it.
"""

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import yaml

from timeline.errors import UsageError
from timeline.readers.seeds.outline import INDENT, Outline, Section, outline
from timeline.scalar import name as scalar_name
from timeline.writers import seed

_BREAK: Final = re.compile(r"\r\n|\r|\n")
_MARK: Final = "\ufeff"


class NewRecord(NamedTuple):
    """A record to write: the section, the key, and the fields in the notation of a seed file."""

    section: str
    key: str
    body: Mapping[str, Any]


def written(record: NewRecord, indent: int = 0, step: int = seed.STEP, block: bool = True) -> str:
    """Return the lines of a record, from its key on.

    Without ``block``, a short record is on one line, in braces.
    """
    if not block:
        return seed.entry(record.key, record.body, indent, step)
    head = f"{' ' * indent}{scalar_name(record.key)}:\n"
    return head + seed.block(record.body, indent + step, step)


def inserted(content: bytes, record: NewRecord) -> bytes:
    """Return a seed file with a record added, at the end of its section.

    A section that the file does not have is added at its end. The file must be one that the reader
    accepts, or be empty. Raises UsageError if its layout has no place for a record.
    """
    text = content.decode()
    mark = _MARK if text.startswith(_MARK) else ""
    text = text.removeprefix(_MARK)
    try:
        found = outline(text)
    except (yaml.YAMLError, ValueError):
        raise UsageError("the file is not a mapping of sections", "correct it first") from None
    return (mark + _with(text, found, record)).encode()


class _Edit(NamedTuple):
    """A text to insert at a place, instead of as many characters there."""

    place: int
    text: str
    instead: int = 0


def _with(text: str, found: Outline, record: NewRecord) -> str:
    section = found.section(record.section)
    if section is not None and section.listed:
        raise UsageError(
            f"the section {section.name} is not a mapping of keys to records", "correct it first"
        )
    if section is None:
        edits = _in_new_braces(text, found, record) if found.flow else _new(text, found, record)
    elif found.flow or (section.flow and not (section.empty and _is_bare(text, section))):
        edits = _in_braces(text, section, record)
    else:
        edits = _at_end(text, section, record)
    breaks = _BREAK.search(text)
    ending = breaks[0] if breaks else "\n"
    for edit in sorted(edits, key=lambda each: -each.place):
        new = edit.text.replace("\n", ending)
        text = text[: edit.place] + new + text[edit.place + edit.instead :]
    return text


def _is_bare(text: str, section: Section) -> bool:
    """Whether the braces of an empty section contain neither a comment nor a line end."""
    return text[section.start : section.end].strip("{} ") == ""


def _at_end(text: str, section: Section, record: NewRecord) -> list[_Edit]:
    """Return the edits that add a record in lines of its own at the end of a section."""
    edits = []
    if section.end > section.start and section.empty:  # {}, ~ or null
        start = len(text[: section.start].rstrip(" "))
        edits.append(_Edit(start, "", section.end - start))
    place = _after_comments(text, _line_end(text, section.last), section.column)
    block = section.name == "events" or not (section.empty or section.braced)
    new = written(record, section.records, section.step, block)
    new = ("\n" if _is_spaced(text, section, new) else "") + new
    edits.append(_Edit(place, _begin(text, place) + new))
    return edits


def _new(text: str, found: Outline, record: NewRecord) -> list[_Edit]:
    """Return the edits that add a section with a record at the end of a file."""
    above = text[: found.end]
    first = found.sections[0] if found.sections else None
    step = first.records - first.column if first and not first.flow else INDENT
    block = record.section == "events"
    new = f"{' ' * found.column}{record.section}:\n"
    new += written(record, found.column + step, first.step if first else step, block)
    spaced = (
        "\n"
        if above.strip()
        and not found.kept
        and not re.search(r"(?:\r\n|\r|\n)[ \t]*[\r\n]+$", above)
        else ""
    )
    return [_Edit(found.end, _begin(text, found.end) + spaced + new)]


def _in_braces(text: str, section: Section, record: NewRecord) -> list[_Edit]:
    """Return the edits that add a record to a section in braces."""
    pair = _pair(record.key, record.body)
    last = None if section.empty else section.last
    return _before_brace(text, section.end - 1, last, pair)


def _in_new_braces(text: str, found: Outline, record: NewRecord) -> list[_Edit]:
    """Return the edits that add a section with a record to a file that is in braces."""
    pair = _pair(record.section, {record.key: record.body})
    return _before_brace(text, found.end - 1, found.last or None, pair)


def _before_brace(text: str, brace: int, last: int | None, pair: str) -> list[_Edit]:
    """Return the edits that add a pair before the closing brace at a place.

    ``last`` is the end of the pair before it, None if there is none. In braces of several lines,
    the new pair has a line of its own: no comment hides it, and each stays with what it is about.
    """
    between = text[text.rindex("{", 0, brace) if last is None else last : brace]
    if not _BREAK.search(between):
        if last is None:
            return [_Edit(brace, pair)]
        comma = between.find(",")
        return [_Edit(last, f", {pair}")] if comma < 0 else [_Edit(last + comma + 1, f" {pair}")]
    line = len(text[:brace].rstrip(" \t"))
    alone = text[line - 1] in "\r\n"
    margin = " " * (brace - line + INDENT if alone else INDENT)
    edits = [_Edit(line, f"{margin}{pair}\n") if alone else _Edit(brace, f"\n{margin}{pair}\n")]
    if last is not None and not _has_comma(between):
        edits.append(_Edit(last, ","))
    return edits


def _has_comma(between: str) -> bool:
    """Whether a comma follows the last content, outside of comments."""
    return any("," in line.partition("#")[0] for line in _BREAK.split(between))


def _pair(key: str, value: Any) -> str:
    return f"{scalar_name(key)}: {seed.braced(value)}"


def _line_end(text: str, place: int) -> int:
    """Return where the line of a place ends, with its line end."""
    found = _BREAK.search(text, place)
    return found.end() if found else len(text)


def _after_comments(text: str, place: int, column: int) -> int:
    """Return the end of the comments below a place that are indented more than ``column``."""
    end = place
    while place < len(text):
        following = _line_end(text, place)
        line = text[place:following]
        content = line.strip()
        if content.startswith("#") and len(line) - len(line.lstrip(" ")) > column:
            end = following
        elif content:
            break
        place = following
    return end


def _is_spaced(text: str, section: Section, new: str) -> bool:
    """Whether the records of a section have blank lines between them, or should have."""
    if section.empty or section.kept:  # a blank line would belong to a text that keeps them
        return False
    if len(section.keys) > 1:
        lines = _BREAK.split(text[: section.keys[-1]])[:-1]
        while lines and lines[-1].lstrip().startswith("#"):
            lines.pop()
        return bool(lines) and not lines[-1].strip()
    first = text[section.keys[0] : section.last]
    return bool(_BREAK.search(first)) and new.count("\n") > 1


def _begin(text: str, place: int) -> str:
    """Return the line end that is missing before a place, or nothing."""
    return "\n" if place and text[place - 1] not in "\r\n" else ""
