"""The seed file of a draft: records that a load reads, and comments that a person answers."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from timeline.authoring.drafts.composing import DraftEvent, OpenQuestion
from timeline.canonical.record import LINKS, fields_of
from timeline.kinds.base import Field, FieldType, Per
from timeline.safetext import visible
from timeline.scalar import name as scalar_name
from timeline.writers.seed import STEP, WIDTH, body, entry

_QUESTION: Final = "question: "
_TO_WRITE: Final = {
    FieldType.TEXT: "TEXT", FieldType.DATE: "DATE", FieldType.NUMBER: "NUMBER",
    FieldType.MONEY: "AMOUNT CURRENCY", FieldType.URL: "URL", FieldType.LANGUAGE: "LANGUAGE",
}  # fmt: skip
"""The placeholder for the answer in the line below a question that has none; else ``KEY``."""


_MOST_REFUSED: Final = 50
"""Events that are only comments: to a load, all of them belong to the record before them."""


@dataclass(slots=True)
class DraftText:
    """The text of a seed file, and the lines of its records.

    ``lines`` has the first line and the one after the last, from 1, by type and key.
    """

    text: str = ""
    lines: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    def add(self, text: str, record: tuple[str, str] | None = None) -> None:
        """Add lines; those of a record are remembered."""
        first = self.text.count("\n") + 1
        self.text += text
        if record:
            self.lines[record] = (first, self.text.count("\n") + 1)

    def at(self, line: int) -> tuple[str, str] | None:
        """Return the type and the key of the record that has a line."""
        return next((each for each, (a, b) in self.lines.items() if a <= line < b), None)


class DraftActor(NamedTuple):
    """A record of an actor. It is not ``is_sure`` if only the value of a question names it."""

    key: str
    fields: dict[str, str]
    is_sure: bool


def draft_text(
    head: Sequence[str],
    source: tuple[str, Mapping[str, str], Sequence[OpenQuestion]] | None,
    actors: Sequence[DraftActor],
    events: Sequence[DraftEvent],
) -> DraftText:
    """Return the text of a seed file.

    ``head`` are the lines of the comment at its top. ``source`` is the key, the fields and the
    questions of the record of the source, None if the chronicle has it. ``actors`` are the records
    that the register lacks; one of a question only is a comment.
    """
    made = DraftText()
    made.add(comment(head, 0))
    if source:
        key, fields, questions = source
        made.add("\nsources:\n")
        made.add(_record("source", key, fields, questions), ("source", key))
    sure = [each for each in actors if each.is_sure]
    if actors:
        made.add("\nactors:\n" if sure else "\n# actors:\n")
    for each in sure:
        made.add(entry(each.key, each.fields, STEP), ("actor", each.key))
    for each in actors:
        if not each.is_sure:
            lines = entry(each.key, each.fields, STEP)
            made.add(commented(lines, STEP) if sure else commented(lines, 0))
    accepted = [each for each in events if not each.refused]
    if accepted:
        made.add("\nevents:\n")
    for number, event in enumerate(accepted):
        made.add("\n" if number else "")
        made.add(_event(event), ("event", event.key))
    refused = [each for each in events if each.refused]
    for event in refused[:_MOST_REFUSED]:
        made.add("\n" + _refused(event))
    if left := refused[_MOST_REFUSED:]:
        words = f"{len(left):,} more events that a load refuses are left out"
        made.add("\n" + comment([words], STEP))
    return made


def comment(lines: Iterable[str], indent: int) -> str:
    """Return lines as comments; a long one is wrapped, and what is invisible in it is shown."""
    margin = " " * indent
    out = []
    for line in lines:
        shown = visible(line)
        lead = len(shown) - len(shown.lstrip())
        wrapped = textwrap.wrap(
            shown,
            max(WIDTH - indent - 2, 40),
            subsequent_indent=" " * (lead + 2),
            break_long_words=False,
            break_on_hyphens=False,
            drop_whitespace=True,
        )
        out += [f"{margin}# {each}".rstrip() + "\n" for each in wrapped or [""]]
    return "".join(out)


def _event(event: DraftEvent) -> str:
    return _record("event", event.key, body("event", event.record), event.questions)


def _record(
    type_: str, key: str, fields: Mapping[str, Any], questions: Sequence[OpenQuestion]
) -> str:
    """Return the lines of a record. A question is above its field, or above the citation."""
    indent = 2 * STEP
    known = {each.name: each for each in fields_of(type_, str(fields.get("kind", "")))}
    out = "".join(comment([_QUESTION + each.ask], STEP) for each in questions if not each.path)
    out += f"{' ' * STEP}{scalar_name(key)}:\n"
    left = [each for each in questions if each.path]
    for name, value in fields.items():
        here = [each for each in left if name in (each.field, "cite")]
        out += _questions(here, known, fields) + entry(name, value, indent)
        left = [each for each in left if each not in here]
    return out + _questions(left, known, fields)


def _questions(
    asked: Sequence[OpenQuestion], known: Mapping[str, Field], fields: Mapping[str, Any]
) -> str:
    """Return questions as comments, each with the line to write; those of links have one line."""
    indent, out = 2 * STEP, ""
    for each in asked:
        if each.field != LINKS.name:
            out += comment([_QUESTION + each.ask], indent)
            out += commented(entry(each.field, _value(each, known), indent), indent)
    links = [each for each in asked if each.field == LINKS.name]
    if links:
        out += "".join(comment([_QUESTION + each.ask], indent) for each in links)
        listed = [*fields.get(LINKS.name, ())]
        listed += [{each.path.partition(".")[2]: each.value or "KEY"} for each in links]
        out += commented(entry(LINKS.name, listed, indent), indent)
    return out


def _value(asked: OpenQuestion, known: Mapping[str, Field]) -> Any:
    """Return a possible value in the form of its field, or a placeholder."""
    field, slot = known.get(asked.field), asked.path.partition(".")[2]
    value: Any = asked.value
    if not value and field:
        terms = " or ".join(field.terms) if field.type is FieldType.TERM else ""
        value = terms or _TO_WRITE.get(field.type, "KEY")
    if slot:
        return {slot: value}
    return [value] if field and field.many and field.per is Per.NOTHING else value


def commented(text: str, indent: int) -> str:
    """Return lines of a seed file as comments, from which only ``# `` must be removed."""
    margin = " " * indent
    lines = text.removesuffix("\n").split("\n")
    return "".join(f"{margin}# {line[indent:]}".rstrip() + "\n" for line in lines)


def _refused(event: DraftEvent) -> str:
    why = comment([f"a load refuses this event: {event.refused}"], STEP)
    return why + commented(_event(event), STEP)
