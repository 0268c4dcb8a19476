"""The dialog of ``timeline new``: each answer is checked at once, and asked for again if wrong.

Answers that the command line has are taken as if they were typed.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from timeline.authoring.building import Building, Refusal
from timeline.authoring.known import KnownRecords
from timeline.authoring.proposing import Proposal, proposals
from timeline.authoring.quoting import Found, passage, places
from timeline.cli.commands.new.screen import about, in_sentence, tell
from timeline.cli.terminal.asking import agree, ask
from timeline.errors import UsageError
from timeline.kinds import KINDS
from timeline.kinds.base import REFERENCES, Field
from timeline.models.vocabularies import LINKS as LINK_TYPES
from timeline.passages import QuoteError
from timeline.text import plural

ASKED: Final[Mapping[str, tuple[str, ...]]] = {
    "source": ("publisher", "published", "url", "text"),
    "actor": ("country", "part_of"),
    "system": ("country", "class"),
    "programme": ("owner",),
    "place": ("country",),
}
"""The fields of registers that are asked for one by one, beside those that are required."""


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
    ) -> None:
        """Ask for everything that a record can have; ``given`` are texts of fields by name."""
        given = given or {}
        event = building.type == "event"
        if event or source:
            self._source(building, source)
            self._quotes(building, quotes)
        for name in building.required:
            self._value(building, building.fields[name], given.get(name, ""), needed=True)
        for name in self._asked(building):
            if name not in building.values:
                self._value(building, building.fields[name], given.get(name, ""))
        self._more(building, given)
        self._key(building)
        if event and len(building.quotes) > 1:
            self._supported(building)

    def _asked(self, building: Building) -> list[str]:
        """Return the fields to ask for one by one: of an event who, how many and where."""
        if building.type != "event":
            return [each for each in ASKED[building.type] if each in building.fields]
        kind = KINDS[building.kind]
        return [*(role.name for role in kind.roles), *filter(None, (kind.items,)), "place"]

    # -- one value --------------------------------------------------------------------------------

    def _value(self, building: Building, field: Field, text: str, *, needed: bool = False) -> None:
        """Ask for a value until it is right, or left out."""
        if field.name in building.values:
            return
        tell(about(field))
        proposed: Proposal | None = None
        written = ""  # the answer for which it is proposed
        while True:
            answer = text or ask(
                field.name, proposed.text if proposed else "", lambda line: self.words(field, line)
            )
            text = ""
            if proposed and answer == proposed.text:
                if proposed.reason:
                    building.infer(field.name, proposed.value, proposed.reason, written)
                else:
                    building.values[field.name] = proposed.value
                return
            proposed, written = None, answer
            if not answer and not needed:
                return
            faults = self._take(building, field, answer)
            if not faults:
                return
            found = proposals(building, field, answer)
            clear = len(found) == 1 and (bool(found[0].reason) or field.type in REFERENCES)
            if not clear:
                tell([f"  {fault.message}" for fault in faults])
            if not found and self._add_missing(faults):
                # What was missing may have been named, and not be given by its key.
                there = proposals(building, field, answer)
                text = there[0].text if len(there) == 1 else answer
            elif len(found) == 1:
                proposed = found[0]
                if proposed.reason:
                    tell([f"  {proposed.text}: {proposed.reason}"])
            elif found and field.type in REFERENCES:
                tell([f"  It may be {', '.join(each.text for each in found)}."])

    def _take(self, building: Building, field: Field, text: str) -> Sequence[Refusal]:
        """Take a text as the value of a field, or return what is wrong with it."""
        try:
            value = building.parsed(field, text)
        except ValueError as error:
            return [Refusal(str(error))]
        if not (faults := building.faults(field.name, value)):
            building.values[field.name] = value
        return faults

    def _add_missing(self, faults: Iterable[Refusal]) -> bool:
        """Offer to add the records that are missing; return whether all of them are there now."""
        missing = {(each.type, each.key) for each in faults}
        if not all(type_ in ASKED and key for type_, key in missing):
            return False
        for type_, key in sorted(missing):
            tell([f"  Later: timeline new {type_} --key {key}"])
            if not agree(f"  Add the {type_} {key} now?", default=False):
                return False
            other = Building.of(self._known, type_)
            other.key = key
            self.fill(other)
            self.added.append(other)
            self._known.add(type_, other.key, str(other.values.get(other.called, "")))
        return True

    def _more(self, building: Building, given: Mapping[str, str]) -> None:
        """Ask for further fields, by name, until there is an empty answer."""
        for name, text in given.items():
            self._value(building, building.fields[name], text)
        left = [name for name in building.fields if name not in building.values]
        tell([f"  Other fields: {', '.join(left)}"])
        while answer := ask("field=value", "", lambda line: self._assignment(building, line)):
            name, equals, text = (part.strip() for part in answer.partition("="))
            field = building.field_named(name)
            if isinstance(field, str):
                tell([f"  {name} {field}"])
            else:
                building.values.pop(field.name, None)
                building.reasons.pop(field.name, None)
                self._value(building, field, text if equals else "")

    def _key(self, building: Building) -> None:
        default = building.key or building.key_for()
        while True:
            key = ask("key", default)
            if not (fault := building.key_fault(key)):
                building.key = key
                return
            tell([f"  {fault}"])

    # -- evidence ---------------------------------------------------------------------------------

    def _source(self, building: Building, given: str) -> None:
        """Ask for the source; without any, offer to add one."""
        sources = self._known.keys("source")
        last = sources[-1] if len(sources) == 1 else ""
        while not building.source:
            answer = given or (ask("source", last, lambda _line: sources) if sources else "")
            given = ""
            found = self._known.called("source", answer)
            if len(found) == 1:
                building.source = found[0]
            elif found:
                tell([f"  It may be {', '.join(found)}."])
            else:
                what = f"there is no source {answer}" if sources else "there is no source yet"
                tell([f"  {what}"])
                if not agree("  Add one now?", default=not sources):
                    if not sources:
                        raise UsageError("an event needs a source", "type timeline new source")
                    continue
                other = Building.of(self._known, "source")
                self.fill(other)
                self.added.append(other)
                self._known.add("source", other.key, str(other.values["title"]))
                building.source = other.key
        tell([f"  {self._known.name(building.source)}"])

    def _quotes(self, building: Building, given: Sequence[str]) -> None:
        """Ask for the words of the source until there is an empty answer."""
        waiting = list(given)
        while waiting or not (given and building.quotes):
            more = "another quote (Enter: no)" if building.quotes else "quote (words of the source)"
            quote = waiting.pop(0) if waiting else ask(more)
            if not quote and building.quotes:
                return
            if quote and (item := self._passage(building, quote)) is not None:
                building.quotes.append(item)

    def _passage(self, building: Building, quote: str) -> object:
        """Show a quote in its sentence, and return it as it is written; None if it is nowhere."""
        try:
            found = places(self._known, building.source, quote)
        except QuoteError as error:
            tell([f"  {error.message}"])
            return None
        chosen = 0
        if len(found) > 1:
            tell([f"  These words stand in the text {len(found)} times:"])
            for number, each in enumerate(found, 1):
                tell(in_sentence(each, f"{number}, line {each.line}: "))
            chosen = _chosen(found)
        elif found:
            tell(in_sentence(found[0]))
        else:
            tell([f"  {building.source} has no stored text, so the quote cannot be checked."])
        return passage(self._known, building.source, quote, found, chosen)

    def _supported(self, building: Building) -> None:
        """Ask which values each of several quotes supports."""
        cited = [path.partition(".")[0] for path in building.cited()]
        paths = list(dict.fromkeys([*building.reasons, *cited]))
        if not cited:
            return
        count = plural(len(building.quotes), "quote")
        tell([f"  Which of these does each of the {count} support? {', '.join(paths)}"])
        for number, item in enumerate(building.quotes):
            quote = item["quote"] if isinstance(item, Mapping) else item
            tell([f"  ›{quote}‹"])
            while True:
                chosen = ask("values (Enter: all)", "", lambda _line: paths)
                names = [each for each in chosen.replace(",", " ").split() if each != "all"]
                if unknown := [each for each in names if each not in paths]:
                    tell([f"  {', '.join(unknown)}: name some of {', '.join(paths)}"])
                    continue
                if names:
                    more = item if isinstance(item, Mapping) else {"quote": quote}
                    building.quotes[number] = {**more, "for": names}
                break

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


def _chosen(found: Sequence[Found]) -> int:
    """Ask which place of a quote is meant."""
    while True:
        answer = ask(f"which one (1 to {len(found)})")
        if answer.isascii() and answer.isdecimal() and 1 <= int(answer) <= len(found):
            return int(answer) - 1
