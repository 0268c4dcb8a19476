"""What the command line of ``timeline new`` says of a new record, and what it still has to say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.authoring.building import Building, Refusal
from timeline.authoring.known import KnownRecords
from timeline.authoring.proposing import Suggestion, suggestions
from timeline.authoring.quoting import passage, places
from timeline.cli.commands.record.new.dialog import ASKED, Dialog
from timeline.cli.terminal.saying import remark
from timeline.errors import DataError, Problem, UsageError
from timeline.kinds import BY_TYPE, KINDS
from timeline.kinds.base import Field
from timeline.likeness import did_you_mean
from timeline.passages import QuoteError
from timeline.text import listed, suggest_key, with_article

NAMES = (*KINDS, *ASKED)
"""What can be added: the kinds of event, and the registers."""


class CompletedRecords(NamedTuple):
    """The records to write, in this order, and the dialog if a person was asked for them."""

    records: list[Building]
    dialog: Dialog | None


@dataclass(frozen=True, slots=True)
class Given:
    """The answers on the command line: the texts of fields by name, the evidence and the key."""

    name: str
    values: Mapping[str, str]
    source: str
    quotes: Sequence[str]
    key: str

    @classmethod
    def of(
        cls, name: str, own: Mapping[str, str], assigned: Sequence[str], *,
        source: str, quotes: Sequence[str], key: str,
    ) -> "Given":  # fmt: skip
        """Return the answers. Raises UsageError for what no record can have.

        ``own`` are the fields that have options of their own, ``title`` for the name of any record;
        ``assigned`` are texts of the form ``field=value``.
        """
        if name not in NAMES:
            what = f"a record cannot be {with_article(name)}" if name else "the kind is missing"
            likely = did_you_mean(name, NAMES) if name else ""
            hint = f"timeline new KIND, where KIND is {listed(NAMES)}"
            raise UsageError(f"{what}{likely}", hint)
        called = "name" if name in BY_TYPE and BY_TYPE[name].called == "name" else "title"
        values = {
            called if field == "title" else field: text for field, text in own.items() if text
        }
        for each in assigned:
            field, equals, text = (part.strip() for part in each.partition("="))
            if not (field and equals and text):
                raise UsageError(f"--set {each} has no value", "write --set FIELD=VALUE")
            if field in values:
                raise UsageError(f"{field} is given twice", "give it once")
            values[field] = text
        if quotes and not source:
            raise UsageError("--quote needs --source", "add --source KEY")
        return cls(name, values, source, quotes, key)

    def complete(self, known: KnownRecords, *, asks: bool) -> CompletedRecords:
        """Return the records; ask for what is missing, or for what is wrong, if a person can be.

        Otherwise raises UsageError with everything that is missing, and DataError with everything
        that is wrong.
        """
        building = Building.of(known, self.name)
        problems = [
            Problem(f"--set {name}", 0, "", fault)
            for name in self.values
            if isinstance(fault := building.field_named(name), str)
        ]
        if problems:
            raise DataError(problems, "nothing was written")
        missing = list(self._missing(building))
        if missing and asks:
            dialog = Dialog(known)
            building.key = self.key
            dialog.fill(building, self.values, self.source, self.quotes)
            return CompletedRecords([*dialog.added, building], dialog)
        if missing:
            raise UsageError(
                f"{listed(missing, 'and')} {'is' if len(missing) == 1 else 'are'} missing",
                "add what is missing, or run it on a terminal, where it asks for it",
            )
        self._take(building)
        return CompletedRecords([building], None)

    def _missing(self, building: Building) -> Iterator[str]:
        """Yield the options without which the record cannot be written."""
        for name in building.required:
            if name not in self.values:
                option = _option(name)
                yield f"{option}=…" if "--set" in option else option
        certain = self.values.get("when") == "unknown"
        fields = [building.fields[name] for name in self.values if not (certain and name == "when")]
        if building.type != "event" or (certain and not any(each.cited for each in fields)):
            return
        if not self.source:
            yield "--source"
        if not self.quotes:
            yield "--quote"

    def _take(self, building: Building) -> None:
        """Take all answers. Raises DataError with everything that is wrong with them."""
        problems: list[Problem] = []

        def note(option: str, message: str) -> None:
            problems.append(Problem(option, 0, "", message))

        if self.source and (fault := self._take_source(building)):
            note("--source", fault)
        for quote in self.quotes if building.source else ():
            if fault := self._take_quote(building, quote):
                note("--quote", fault)
        given = [name for name, text in self.values.items() if not _read(building, name, text)]
        for name, text in self.values.items():  # each together with all others, in any order
            for each in self._take_value(building, building.fields[name], text):
                note(_option(name), each)
        for lacking in building.lacking() if len(given) == len(self.values) else ():
            note(_option(lacking.name), f"{lacking.message}: add {_assigned(lacking.others)}")
        building.key = self.key or building.key_for()
        if fault := building.key_fault(building.key):
            note("--key", fault)
        if problems:
            raise DataError(problems, "nothing was written")

    def _take_source(self, building: Building) -> str:
        found = building.known.called("source", self.source)
        if len(found) == 1:
            building.source = found[0]
            return ""
        if found:
            return f"{self.source} may be {listed(found)}"
        likely = did_you_mean(self.source, building.known.keys("source"))
        line = _line(
            Refusal("", "source", suggest_key(self.source, "source")), building.known.option
        )
        return f"there is no source {self.source}{likely or f'; add it: {line}'}"

    def _take_quote(self, building: Building, quote: str) -> str:
        try:
            found = places(building.known, building.source, quote)
        except QuoteError as error:
            return error.message
        if len(found) > 1:
            lines = listed([str(each.line) for each in found], "and")
            return f"occurs in the text {len(found)} times (lines {lines}): quote more words"
        building.quotes.append(passage(building.known, building.source, quote, found, 0))
        return ""

    def _take_value(self, building: Building, field: Field, text: str) -> Iterator[str]:
        """Take a text as the value of a field, or yield what is wrong with it.

        A date that is counted from the publication of the source is taken with its reason, and the
        name of a record as its key.
        """
        try:
            value = building.parsed(field, text)
        except ValueError as error:
            yield str(error)
            return
        if not (faults := building.faults(field.name, value)):
            return
        found = suggestions(building, field, text)
        if not found or not found[0].sure:
            yield from _advised(faults, found, building.known.option)
            return
        first, *others = found
        building.take(field.name, first.value, first.reason, text)
        other = "".join(f"; if {each.text} was meant, write that" for each in others)
        reason = f": {first.reason}{other}" if first.reason else ""
        remark(f"{field.name}: {first.text}{reason}")


def _option(name: str) -> str:
    return f"--{name}" if name in ("title", "name", "when") else f"--set {name}"


def _read(building: Building, name: str, text: str) -> str:
    """Put the value that a text means into the record, unchecked; return what is wrong else."""
    try:
        building.values[name] = building.parsed(building.fields[name], text)
    except ValueError as error:
        return str(error)
    return ""


def _assigned(names: Sequence[str]) -> str:
    return " ".join(f"--set {name}=…" for name in names)


def _advised(faults: Sequence[Refusal], found: Sequence[Suggestion], option: str) -> Iterator[str]:
    """Yield the messages of faults, with what to write or which record to add.

    ``option`` is what the command to add it needs to find the chronicle.
    """
    for fault in faults:
        likely = fault.message.endswith("?")  # a key may be mistyped
        line = "" if likely else _line(fault, option)
        advised = likely or line or not found or "write " in fault.message
        write = "" if advised else f"; write {listed([each.text for each in found])}"
        yield f"{fault.message}; add it: {line}" if line else f"{fault.message}{write}"


def _line(fault: Refusal, option: str) -> str:
    """Return the command that adds the record which a fault misses; empty if it misses none."""
    if fault.type not in ASKED or not fault.key:
        return ""
    needed = [each.name for each in BY_TYPE[fault.type].fields if each.required]
    words = [f"--{each} …" if each in ("name", "title") else f"--set {each}=…" for each in needed]
    return f"timeline new {fault.type}{option} --key {fault.key} {' '.join(words)}"
