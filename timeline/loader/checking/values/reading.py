"""Read the values of one record from its nodes, and collect the faults with their lines."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from timeline.canonical.cells import is_row
from timeline.canonical.comparing import AMOUNTS
from timeline.canonical.record import LOCATORS, Canonical
from timeline.dates.wording.members import once_each
from timeline.dates.written.published import from_source
from timeline.errors import UNKNOWN_KEY, Problem
from timeline.kinds.base import REFERENCES, Field, FieldType
from timeline.loader.checking.values.collections import collection_fault, what
from timeline.loader.checking.values.plausible import impossible, unusual
from timeline.loader.checking.values.single import value_fault
from timeline.naming.words import is_absent, word_meant
from timeline.quantities import with_ascii_marks
from timeline.readers import Node, RawRecord
from timeline.readers.seeds.lines import AROUND, CURLED, comment_fault, is_curled, lost_fault
from timeline.scalar import pasted
from timeline.text import clip, is_key


class UnkeyedText(NamedTuple):
    """A text where a key is expected: the type of record, and whether it can be a list of keys."""

    type: str
    text: str
    many: bool


BLANK = " \t\r\n"
"""What is removed from both ends of a value."""


class RecordReader:
    """Reads the values of one record, and collects a problem for each that is wrong.

    Every method that reads takes the path to name in a problem. If it cannot read the value, it
    notes the fault and returns an empty result. ``stored``: the record is from the database, where
    an earlier version may have accepted what is refused in a file now.
    """

    def __init__(self, record: RawRecord, *, stored: bool = False) -> None:
        self.record = record
        self.stored = stored
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.unkeyed: dict[Problem, UnkeyedText] = {}
        #: Those of the record, if they are known: a word may be of the list of another one.
        self.fields: Sequence[Field] = ()
        self.misplaced_evidence = False  # whether some of it is in a field of another name
        #: See ``Checked``.
        self.unquoted: set[tuple[str, int]] = set()
        self.exact: dict[tuple[str, int], str] = {}
        self.others: list[tuple[str, str, str]] = []

    def keep_words(self, item: Node, passage: Canonical, place: tuple[str, int]) -> None:
        """Keep what the canonical form of a passage does not say of its quote; see ``Checked``.

        The white space of a row is not kept: the same row is compared between records.
        """
        quote = item.value.get("quote") if isinstance(item.value, dict) else None
        if quote is None:
            if any(name in passage for name in LOCATORS):
                self.unquoted.add(place)
        elif self.record.exact and isinstance(quote.value, str) and not is_row(passage):
            words = quote.value.strip(BLANK)
            if words != passage.get("quote", words):
                self.exact[place] = words

    def warn(self, line: int, path: str, message: str) -> None:
        """Note a warning; the load continues."""
        where = f"{self.record.key}.{path}"
        self.warnings.append(Problem(self.record.path, line, where, message, warning=True))

    def note(self, line: int, path: str, message: str, kind: str = "") -> None:
        """Note a fault of the value at a path of the record."""
        where = f"{self.record.key}.{path}"
        self.problems.append(Problem(self.record.path, line, where, message, kind=kind))

    def no_key(self, line: int, path: str, text: str, type_: str, *, many: bool = False) -> None:
        """Note a text that is used as the key of a record of this type and is not a valid key.

        The right key can be proposed only when all records are known: see
        ``loader.planning.references.naming``. ``many``: a list of keys can be written there.
        """
        self.note(line, path, f"{clip(text)!r} is not a valid key", UNKNOWN_KEY)
        self.unkeyed[self.problems[-1]] = UnkeyedText(type_, text, many)

    def blame(self, value_path: str, message: str, kind: str = "") -> None:
        """Note a fault of a value that was read before, on the line of that value."""
        line = line_of(self.record.body, value_path, self.record.line)
        self.note(line, value_path, message, kind)

    def doubt(self, value_path: str, message: str) -> None:
        """Note a warning about a value that was read before, on the line of that value."""
        self.warn(line_of(self.record.body, value_path, self.record.line), value_path, message)

    def value(
        self, node: Node, path: str, field: Field, *, rival: bool = False, needed: bool = False
    ) -> str:
        """Read one value of a field's type.

        A ``rival`` is what a source states, so it may be impossible, with a warning. ``needed``: it
        cannot simply be left out, although its field is not required.
        """
        text = node.value
        if not isinstance(text, str):
            self.note(node.key_line, path, collection_fault(node, field, self.record.type))
            return ""
        text = text.strip(BLANK)
        if field.type is FieldType.FILE:
            text = unicodedata.normalize("NFC", text)  # the same name on every system
        if not text or text.isspace():
            lost = lost_fault(node.lost) if node.lost else ""
            self.note(node.line, path, lost or self._empty(field, needed or rival))
            return ""
        if fault := value_fault(field, text, self.record.type):
            stripped = self._stripped(field, text)
            if field.type in REFERENCES and not stripped and not is_absent(text):
                self.no_key(node.line, path, text, field.type.value, many=field.many)
            else:
                fault = stripped or f"{fault}{self._elsewhere(field, text)}"
                self.note(node.line, path, self._from_its_source(fault))
            return ""
        if field.type in _PROSE and node.style == "plain":
            if node.lost:
                self.warn(node.line, path, comment_fault(node.lost))
            if field.name not in QUOTED and is_curled(text):
                self.warn(node.line, path, CURLED)
        if field.type in AMOUNTS:
            if not self.stored and not self._is_plausible(node, path, field, text, rival):
                return ""
            return with_ascii_marks(text)
        if field.type is FieldType.DATE and not self.stored:
            return self._once_each(node, path, text)
        return text

    def _once_each(self, node: Node, path: str, text: str) -> str:
        """Return a date whose sets name each member once, and warn if one did not."""
        short = once_each(text)
        if short != text:
            message = f"{clip(text)} is stored as {clip(short)}, which means the same: write that"
            self.warn(node.line, path, message)
        return short

    def _is_plausible(self, node: Node, path: str, field: Field, text: str, rival: bool) -> bool:
        """Return whether a valid text can be true, and warn if that is improbable."""
        fault = impossible(field, text)
        if fault and not rival:
            self.note(node.line, path, fault)
            return False
        if doubt := fault or unusual(field, text):
            self.warn(node.line, path, doubt)
        return True

    def _elsewhere(self, field: Field, text: str) -> str:
        """Return the other field of the record that has a word in its list, if its own has none."""
        if not field.terms or word_meant(text, field.terms):
            return ""
        for other in self.fields:
            absent = other.name not in self.record.body
            if absent and other.terms and (word := word_meant(text, other.terms)):
                return f"; write {other.name}: {word}"
        return ""

    def _from_its_source(self, fault: str) -> str:
        """Return a fault whose advice counts from a source, with the only one that is cited."""
        cited = self.record.body.get("cite")
        keys = [*cited.value] if cited and isinstance(cited.value, dict) else []
        return from_source(fault, keys[0]) if len(keys) == 1 and is_key(keys[0]) else fault

    def _stripped(self, field: Field, text: str) -> str:
        """Return the fault of a value that is valid without the odd characters around it."""
        bare = text.strip(AROUND)
        if bare == text or not bare or value_fault(field, bare, self.record.type):
            return ""
        before, _, after = text.partition(bare)
        odd = " ".join(f"U+{ord(each):04X}" for each in dict.fromkeys(before + after))
        return (
            f"{clip(text)!r} has characters around it that are not part of it ({odd}): write"
            f" {pasted(bare)}"
        )

    def mapping(self, node: Node, path: str, due: str) -> dict[str, Node]:
        """Read a mapping; ``due`` shows what one looks like."""
        if isinstance(node.value, dict) and node.value:
            return node.value
        if node.value:
            self.note(node.key_line, path, f"is {what(node)}: write {due}")
        else:
            self._note_empty(node, path)
        return {}

    def items(self, node: Node, path: str) -> list[Node]:
        """Read a list; a single item is returned as a list of one."""
        if not isinstance(node.value, list):
            return [node]
        if not node.value:
            self._note_empty(node, path)
        return node.value

    def _note_empty(self, node: Node, path: str) -> None:
        part = path.partition(".")[0]
        if not self.record.may_lack(part):  # else its content may be rejected
            needed = part in ("cite", "inferred")  # without it, a value has no evidence
            self.note(node.key_line, path, _EMPTY if needed else _EMPTY_OR_REMOVED)

    def _empty(self, field: Field, needed: bool) -> str:
        """Return the fault of an empty value; only one that is not needed may be removed."""
        if field.required and not needed:
            return f"is empty: {every_one(self.record.type, field)}"
        return _EMPTY if needed else _EMPTY_OR_REMOVED


#: Types whose values are sentences and names, of which YAML can drop a part unnoticed.
_PROSE = frozenset({FieldType.TEXT, FieldType.WORDING})
#: Fields that contain a source's own words, including its quotation marks.
QUOTED = frozenset({"quote", "prefix", "suffix", "translation", "words"})
_EMPTY = "is empty: give it a value"
_EMPTY_OR_REMOVED = f"{_EMPTY} or remove it"


def every_one(type_: str, field: Field) -> str:
    """Return that every record of a type has a value of this field, and what it can be."""
    one_of = f": one of {', '.join(field.terms)}" if field.terms else ""
    date = ": a date, or unknown" if field.type is FieldType.DATE else ""
    return f"every {type_} has one{one_of}{date}"


def line_of(body: Mapping[str, Node], path: str, line: int) -> int:
    """Return the line of the node at a path of a record, or of its nearest parent that exists.

    A path is a value path, or a path into a claim: ``cite.SOURCE.0.quote`` is the quote of the
    first passage from SOURCE, ``cite.SOURCE.0.says.troops.usa`` a value that it gives. Records of a
    list are counted from one: ``deliveries.1.when``. ``line`` is returned if the record contains no
    part of the path.
    """
    content: object = body
    parts = path.split(".")
    first = 0 if parts[0] == "cite" else 1
    while parts:
        node, used = _step(content, parts, first)
        if not used:
            break
        parts = parts[used:]
        if node is not None:
            content = node.value
            line = (node.line if isinstance(content, str) else node.key_line) or line
    return line


def _step(content: object, parts: Sequence[str], first: int) -> tuple[Node | None, int]:
    """Return the node at the first of these parts, and how many parts lead to it.

    The node is None where the parts are used without a step down, or lead nowhere. ``first`` is the
    number of the first item of a list.
    """
    if isinstance(content, Mapping):
        for count in range(len(parts), 0, -1):  # a key can be a path: says: {troops.usa: …}
            if (node := content.get(".".join(parts[:count]))) is not None:
                return node, count
        return None, int(parts[0] == str(first))  # a single item needs no list
    if isinstance(content, list):
        if parts[0].isdecimal() and 0 <= int(parts[0]) - first < len(content):
            return content[int(parts[0]) - first], 1
        for node in content:  # a key in a list of keys; a link in a list of mappings
            if node.value == parts[0]:
                return node, 1
            if isinstance(node.value, dict) and parts[0] in node.value:
                return node.value[parts[0]], 1
    return None, 0
