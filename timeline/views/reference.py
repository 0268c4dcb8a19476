"""``kinds``, ``fields`` and ``help``: the seed format, its kinds, its fields and its words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from timeline.reference.entries import CITATIONS, FieldEntry, KindEntry
from timeline.reference.explaining import Explanation
from timeline.views.base import FAINT, HEADING, Lines, fill, kind_text, shown

_INDENT = "  "


def kinds(entries: Sequence[KindEntry], width: int) -> Lines:
    """Yield the kinds, each with its meaning, its own fields and an example."""
    if entries:
        required = ", ".join(entries[0].required)
        yield from fill(shown(f"Every event has: {required}", FAINT), width)
    for each in entries:
        yield Text()
        yield from fill(Text.assemble(kind_text(each.name), "  ", each.meaning), width, "", _INDENT)
        if each.note:
            yield from fill(shown(plain_markdown(each.note)), width, _INDENT)
        yield from fill(shown(", ".join(each.fields)), width, Text("  fields   ", FAINT))
        yield from fill(shown(each.example), width, Text("  example  ", FAINT))


def fields(entries: Sequence[FieldEntry], width: int) -> Lines:
    """Yield fields by their group, each with its value, what else holds, and an example."""
    for number, (group, found) in enumerate(groupby(entries, key=lambda each: each.of)):
        if number:
            yield Text()
        yield Text(_heading(group), HEADING)
        for each in found:
            yield from fill(Text.assemble(each.name, "  ", (each.title, FAINT)), width, "", _INDENT)
            yield from fill(shown("; ".join(_facts(each))), width, _INDENT * 2)
            yield from fill(shown(f"{each.name}: {each.example}"), width, Text("    › ", FAINT))


def explanations(found: Sequence[Explanation], width: int) -> Lines:
    """Yield the meanings of a word, each with where it is used and an example."""
    for number, each in enumerate(found):
        if number:
            yield Text()
        head = Text.assemble((each.word, HEADING), "  ", (each.what, FAINT))
        yield from fill(head, width, "", _INDENT)
        yield from fill(shown(plain_markdown(each.meaning)), width, _INDENT)
        if each.where:
            yield from fill(shown(", ".join(each.where)), width, Text("  in       ", FAINT))
        if each.example:
            yield from fill(shown(each.example), width, Text("  example  ", FAINT))


def plain_kinds(entries: Sequence[KindEntry]) -> Iterator[list[str]]:
    """Yield a record for each kind: name, meaning, required fields, own fields, example."""
    for each in entries:
        yield [
            each.name, each.meaning, ",".join(each.required), ",".join(each.fields), each.example,
        ]  # fmt: skip


def plain_fields(entries: Sequence[FieldEntry]) -> Iterator[list[str]]:
    """Yield a record for each field.

    Group, name, title, type, unit, words of its list, ``cited`` or nothing, ``required`` or
    nothing, example.
    """
    for each in entries:
        cited, required = "cited" * each.cited, "required" * each.required
        head = [each.of, each.name, each.title, each.type, each.unit]
        yield [*head, ",".join(each.terms), cited, required, each.example]


def plain_explanations(found: Sequence[Explanation]) -> Iterator[list[str]]:
    """Yield a record for each meaning: word, what it is, meaning, where, example."""
    for each in found:
        meaning = plain_markdown(each.meaning)
        yield [each.word, each.what, meaning, ",".join(each.where), each.example]


def _heading(group: str) -> str:
    if group == "events":
        return "events, of every kind"
    return "passages under cite" if group == CITATIONS else group


def _facts(each: FieldEntry) -> Iterator[str]:
    """Yield what holds for a field, in plain text."""
    yield f"one of {', '.join(each.terms)}" if each.terms else plain_markdown(each.value)
    if each.cited:
        yield "cited"
    yield from map(plain_markdown, each.notes)


def plain_markdown(text: str) -> str:
    """Return Markdown of one line without its marks: code, and links without their targets."""
    parts = text.replace("`", "").split("](")
    found = parts[0]
    for each in parts[1:]:
        head, _, name = found.rpartition("[")
        found = f"{head}{name}{each.partition(')')[2]}"
    return found
