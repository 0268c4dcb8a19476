"""The dialog of ``timeline new``: each answer is checked at once, and asked for again if wrong.

Answers that the command line has are taken as if they were typed.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from timeline.authoring.building import Building, Refusal
from timeline.authoring.known import KnownRecords
from timeline.authoring.proposing import Suggestion, suggestions
from timeline.cli.commands.record.new.evidence import ask_quotes, settle_evidence
from timeline.cli.commands.record.new.screen import about, tell
from timeline.cli.terminal.asking import agree, ask
from timeline.errors import UsageError
from timeline.kinds import KINDS
from timeline.kinds.base import REFERENCES, Field
from timeline.likeness import did_you_mean
from timeline.models.vocabularies import LINKS as LINK_TYPES
from timeline.text import is_key

ASKED: Final[Mapping[str, tuple[str, ...]]] = {
    "source": ("publisher", "published", "url", "text"),
    "actor": ("country", "part_of"),
    "system": ("country", "class"),
    "programme": ("owner",),
    "place": ("country",),
}
"""The fields of registers that are asked for one by one, in addition to those that are required."""


class Dialog:
    """Asks for what a new record still needs, and for what it may have.

    ``added`` are records that were missing and are to be written with it.
    """

    def __init__(self, known: KnownRecords) -> None:
        self._known = known
        self.added: list[Building] = []

    def fill(
        self,
        building: Building,
        given: Mapping[str, str] | None = None,
        source: str = "",
        quotes: Sequence[str] = (),
        called: str = "",
    ) -> None:
        """Ask for everything that a record can have; ``given`` are texts of fields by name.

        ``called`` is the name that is proposed for it.
        """
        given = given or {}
        event = building.type == "event"
        if event or source:
            self._source(building, source)
            ask_quotes(self._known, building, quotes)
        for name in building.required:
            default = called if name == building.called else ""
            self._value(building, building.fields[name], given.get(name, ""), default)
        for name in self._asked(building):
            if name not in building.values:
                self._value(building, building.fields[name], given.get(name, ""))
        for name, text in given.items():
            self._value(building, building.fields[name], text)
        self._more(building)
        self._key(building)
        settle_evidence(self._known, building)

    def correct(self, building: Building) -> None:
        """Ask for other values, and for the evidence of what has changed."""
        self._more(building)
        settle_evidence(self._known, building)

    def _asked(self, building: Building) -> list[str]:
        """Return the fields to ask for one by one: of an event who, how many and where."""
        if building.type != "event":
            return [each for each in ASKED[building.type] if each in building.fields]
        kind = KINDS[building.kind]
        return [*(role.name for role in kind.roles), *filter(None, (kind.items,)), "place"]

    # -- one value --------------------------------------------------------------------------------

    def _value(self, building: Building, field: Field, text: str, default: str = "") -> None:
        """Ask for a value until it is right, or left out."""
        if field.name in building.values:
            return
        tell(about(field))
        offered: dict[str, Suggestion] = {}  # by text; the first is proposed
        written = ""  # the answer for which they are offered
        while True:
            answer = text or ask(
                field.name,
                next(iter(offered), default),
                lambda line: self.words(field, line),
            )
            text = ""
            if chosen := offered.get(answer):
                building.take(field.name, chosen.value, chosen.reason, written)
                return
            offered, written = {}, answer
            if not answer and not field.required:
                return
            faults = self._take(building, field, answer)
            if not faults:
                return
            found = suggestions(building, field, answer)
            clear = any(each.sure for each in found) or (
                len(found) == 1 and field.type in REFERENCES
            )
            if not clear:
                tell([f"  {fault.message}" for fault in faults])
            if not found and self._add_missing(faults):
                # What was missing may have been named, and not be given by its key.
                there = suggestions(building, field, answer)
                text = there[0].text if len(there) == 1 else answer
            elif len(found) == 1 or (found and found[0].sure):
                offered = {each.text: each for each in found}
                tell(f"  {each.text}: {each.reason}" for each in found if each.reason)
            elif found and field.type in REFERENCES:
                tell([f"  It may be {', '.join(each.text for each in found)}."])

    def _take(self, building: Building, field: Field, text: str) -> Sequence[Refusal]:
        """Take a text as the value of a field, or return what is wrong with it."""
        try:
            value = building.parsed(field, text)
        except ValueError as error:
            return [Refusal(str(error))]
        if not (faults := building.faults(field.name, value)):
            building.take(field.name, value)
        return faults

    def _add_missing(self, faults: Iterable[Refusal]) -> bool:
        """Offer to add the records that are missing; return whether all of them are there now."""
        missing = {(each.type, each.key, each.name) for each in faults}
        if not all(type_ in ASKED and key for type_, key, _ in missing):
            return False
        for type_, key, name in sorted(missing):
            tell([f"  Later: timeline new {type_}{self._known.option} --key {key}"])
            if not agree(f"  Add the {type_} {key} now?", default=False):
                return False
            other = Building.of(self._known, type_)
            other.key = key
            self.fill(other, called=name)
            self.added.append(other)
            self._known.add(type_, other.key, str(other.values.get(other.called, "")))
        return True

    def _more(self, building: Building) -> None:
        """Ask for further fields, by name, until there is an empty answer."""
        self._complete(building)
        left = [name for name in building.fields if name not in building.values]
        tell([f"  Other fields: {', '.join(left)}"])
        while answer := ask("field=value", "", lambda line: self._assignment(building, line)):
            name, equals, text = (part.strip() for part in answer.partition("="))
            field = building.field_named(name)
            if isinstance(field, str):
                tell([f"  {name} {field}"])
            else:
                building.leave(field.name)
                self._value(building, field, text if equals else "")
                self._complete(building)

    def _complete(self, building: Building) -> None:
        """Ask for the fields without which others cannot be; without an answer, leave both out."""
        for lacking in building.lacking():
            tell([f"  {lacking.message}"])
            for name in lacking.others:
                self._value(building, building.fields[name], "")
            if not {*lacking.others} <= {*building.values}:
                tell([f"  {lacking.name} is left out"])
                building.leave(lacking.name)

    def _key(self, building: Building) -> None:
        default = building.key or building.key_for()
        while True:
            key = ask("key", default)
            if not (fault := building.key_fault(key)):
                building.key = key
                return
            tell([f"  {fault}"])

    # -- the source -------------------------------------------------------------------------------

    def _source(self, building: Building, given: str) -> None:
        """Ask for the source; without any, offer to add one."""
        sources = self._known.keys("source")
        last = sources[-1] if len(sources) == 1 else ""
        refused = ""
        while not building.source:
            answer = given or (ask("source", last, lambda _line: sources) if sources else "")
            given = ""
            found = self._known.called("source", answer)
            if len(found) == 1:
                building.source = found[0]
            elif found:
                tell([f"  It may be {', '.join(found)}."])
            elif sources and not answer:
                tell(["  An event needs a source: its key, its title, or that of a new one."])
            elif answer != refused and (likely := did_you_mean(answer, sources)):
                refused = answer
                tell([f"  there is no source {answer}{likely}", "  The same again adds one."])
            else:
                what = f"there is no source {answer}" if sources else "there is no source yet"
                tell([f"  {what}"])
                if not agree("  Add one now?", default=not sources):
                    if not sources:
                        raise UsageError("an event needs a source", "type timeline new source")
                    continue
                other = Building.of(self._known, "source")
                self.fill(other, called="" if is_key(answer) else answer)
                self.added.append(other)
                self._known.add("source", other.key, str(other.values["title"]))
                building.source = other.key
        tell([f"  {self._known.name(building.source)}"])

    # -- completion -------------------------------------------------------------------------------

    def words(self, field: Field, line: str) -> list[str]:
        """Return the words that complete an answer: keys, or the words of a closed list."""
        if field.name == "links":
            last = line.rpartition(",")[2].split()
            linked = len(last) + line.endswith(" ") > 1
            return self._known.keys("event") if linked else [*LINK_TYPES]
        if field.type in REFERENCES:
            return self._known.keys(field.type.value)
        return [*field.terms]

    def _assignment(self, building: Building, line: str) -> list[str]:
        name, equals, _ = line.partition("=")
        if not equals:
            return [f"{each}=" for each in building.fields]
        field = building.field_named(name.strip())
        return [] if isinstance(field, str) else self.words(field, line)
