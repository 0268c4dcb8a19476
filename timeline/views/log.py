"""``log``: revisions, the latest first: time, user, version, command, and the changes of each.

``+`` is added, ``~`` changed, ``−`` removed, ``→`` moved. Only the parts of a field that differ are
shown: one number of ``troops``, one quote of ``cite``.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from rich.text import Text

from timeline.query.history.changes import RecordChange
from timeline.query.history.revisions import RevisionLine
from timeline.text import plural
from timeline.views.base import FAINT, HEADING, MARK, Lines, fill, shown

MARKS: Final = {"added": "+", "changed": "~", "removed": "−", "moved": "→"}
_HASH = 12  # hexadecimal digits of a file's hash that are shown; JSON has all


def revision_lines(revision: RevisionLine, width: int, in_brief: bool = True) -> Lines:
    """Yield an empty line, a revision and, with ``in_brief``, a summary of its changes."""
    yield Text()
    at = revision.at.replace("T", " ").replace("Z", " UTC")
    head = shown(f"revision {revision.id}", HEADING)
    yield from fill(
        Text.assemble(head, shown(f" · {at} · {revision.user} · {revision.tool}")), width
    )
    command = Text.assemble(shown(revision.command), _undone(revision))
    yield from fill(command, width, "  ", "    ")
    for file in revision.files:
        read = shown(f"read {file.chronicle}/{file.path} {file.sha256[:_HASH]}", FAINT)
        yield from fill(read, width, "  ", "    ")
    if not in_brief:
        return
    for change in revision.folders:
        yield from change_lines(change, width)
    for op, count in revision.counts.items():
        if count:
            names = [f"{each.type} {each.key}" for each in revision.records if each.op == op]
            text = f"{plural(count, 'record')} {op}{': ' if names else ''}{', '.join(names)}"
            yield from fill(shown(text), width, Text(f"  {MARKS[op]} ", MARK), "    ")


def change_lines(change: RecordChange, width: int) -> Lines:
    """Yield the change of one record, field by field."""
    mark = Text(f"  {MARKS[change.op]} ", MARK)
    yield from fill(shown(f"{change.type} {change.key}"), width, mark, "    ")
    for path, before, after in differences(change):
        label = shown(f"{path}  ", FAINT)
        if before and after:
            value = Text.assemble(shown(before), " → ", shown(after))
        else:
            value = Text.assemble("+ " if after else "− ", shown(after or before))
        yield from fill(Text.assemble(label, value), width, "      ", "        ")


def plain_revisions(revisions: Iterable[RevisionLine]) -> Iterator[list[str]]:
    """Yield the fields of each revision for a pipe: number, time, user, tool, how many records it
    added, changed and removed, the revision that it undoes, command, how many records it moved.
    """
    for each in revisions:
        *counts, moved = (str(each.counts[op]) for op in MARKS)
        undoes = str(each.undoes or "")
        yield [str(each.id), each.at, each.user, each.tool, *counts, undoes, each.command, moved]


def plain_changes(revision: RevisionLine, change: RecordChange) -> Iterator[list[str]]:
    """Yield the fields of each change for a pipe: revision, time, operation, type, key, path,
    before, after.
    """
    fixed = [str(revision.id), revision.at, change.op, change.type, change.key]
    if not change.fields:
        yield [*fixed, "", "", ""]
    yield from ([*fixed, *difference] for difference in differences(change))


def differences(change: RecordChange) -> Iterator[tuple[str, str, str]]:
    """Yield the values that differ: path, before, after; empty if there was none."""
    for field in change.fields:
        before, after = (dict(_leaves(field.field, value)) for value in (field.before, field.after))
        for path in dict.fromkeys((*before, *after)):
            if before.get(path) != after.get(path):
                yield path, before.get(path, ""), after.get(path, "")


def _leaves(path: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield the texts inside a canonical value, by path; a list of texts or links is one text."""
    if value is None:
        return
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(f"{path}.{name}", inner)
    elif all(isinstance(each, Mapping) for each in value):
        for number, inner in enumerate(value):
            yield from _leaves(f"{path}.{number}", inner)
    else:
        yield path, ", ".join(map(_item, value))


def _item(item: Any) -> str:
    """Return an item of a list: a text, a link as type and key, or an alias and its language."""
    if isinstance(item, str):
        return item
    return " ".join(item.values() if isinstance(item, Mapping) else item)


def _undone(revision: RevisionLine) -> Text:
    if revision.undoes is None:
        return Text()
    return Text(f"  (undoes revision {revision.undoes})", MARK)
