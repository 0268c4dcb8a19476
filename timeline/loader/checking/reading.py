"""One record on its way from nodes to its canonical form: finding places, collecting faults."""

import unicodedata
from collections.abc import Mapping, Sequence

from timeline.errors import Problem
from timeline.kinds.base import REFERENCES, Field, FieldType
from timeline.loader.checking.values import value_fault
from timeline.readers import Node, Record
from timeline.readers.lines import AROUND, CURLED, comment_fault, is_curled, lost_fault
from timeline.readers.names import clip

BLANK = " \t\r\n"
"""What is removed from both ends of a value."""


class RecordReader:
    """Reads the values of one record, and notes each that is wrong. ``problems`` holds the notes.

    Every method that reads takes the path to name in a problem, and returns something empty where
    nothing can be read; the fault is noted then.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.unkeyed: dict[Problem, tuple[str, str]] = {}

    def warn(self, line: int, path: str, message: str) -> None:
        """Note what is worth a look, and stops nothing."""
        where = f"{self.record.key}.{path}"
        self.warnings.append(Problem(self.record.path, line, where, message, warning=True))

    def note(self, line: int, path: str, message: str) -> None:
        """Note a fault of what stands at a path of the record."""
        where = f"{self.record.key}.{path}"
        self.problems.append(Problem(self.record.path, line, where, message))

    def no_key(self, line: int, path: str, text: str, type_: str) -> None:
        """Note what stands where the key of a record of this type is due.

        What would be right is known when all records are: see ``loader.planning.naming``.
        """
        self.note(line, path, f"{clip(text)!r} is no key")
        self.unkeyed[self.problems[-1]] = (type_, text)

    def blame(self, value_path: str, message: str) -> None:
        """Note a fault of a value that is read already, on the line on which it stands."""
        line = line_of(self.record.body, value_path, self.record.line)
        self.note(line, value_path, message)

    def value(self, node: Node, path: str, field: Field) -> str:
        """Read one value of a field's type."""
        text = node.value
        if not isinstance(text, str):
            self.note(node.key_line, path, self._no_scalar(node, field))
            return ""
        text = text.strip(BLANK)
        if field.type is FieldType.FILE:
            text = unicodedata.normalize("NFC", text)  # one name on every system
        if not text or text.isspace():
            self.note(node.line, path, lost_fault(node.lost) if node.lost else _EMPTY)
            return ""
        if fault := value_fault(field, text, self.record.type):
            stripped = self._stripped(field, text)
            if field.type in REFERENCES and not stripped:
                self.no_key(node.line, path, text, field.type.value)
            else:
                self.note(node.line, path, stripped or fault)
            return ""
        if field.type in _PROSE and node.style == "plain":
            if node.lost:
                self.warn(node.line, path, comment_fault(node.lost))
            if field.name not in _QUOTED and is_curled(text):
                self.warn(node.line, path, CURLED)
        return text

    def _stripped(self, field: Field, text: str) -> str:
        """What is said of a value that is right but for odd spaces or quotation marks around it."""
        bare = text.strip(AROUND)
        if bare == text or not bare or value_fault(field, bare, self.record.type):
            return ""
        before, _, after = text.partition(bare)
        odd = " ".join(f"U+{ord(each):04X}" for each in dict.fromkeys(before + after))
        return (
            f"{clip(text)!r} has characters around it that are not part of it ({odd}): write {bare}"
        )

    def mapping(self, node: Node, path: str, due: str) -> dict[str, Node]:
        """Read a mapping; ``due`` shows what one looks like."""
        if isinstance(node.value, dict) and node.value:
            return node.value
        if node.value:
            self.note(node.key_line, path, f"{_what(node)} stands here: write {due}")
        else:
            self._note_empty(node, path)
        return {}

    def items(self, node: Node, path: str) -> list[Node]:
        """Read a list; anything else is a list of itself."""
        if not isinstance(node.value, list):
            return [node]
        if not node.value:
            self._note_empty(node, path)
        return node.value

    def _note_empty(self, node: Node, path: str) -> None:
        if self.record.sound:  # else what stood in it may have been refused
            self.note(node.key_line, path, _EMPTY)

    def _no_scalar(self, node: Node, field: Field) -> str:
        """What to say of a list or a mapping that stands where one value is due."""
        found = f"{_what(node)} stands where one value is due"
        if field.type is FieldType.DATE:
            meant = node.written
            if not value_fault(field, meant, self.record.type):
                return f'{found}: put an EDTF set in quotes: "{clip(meant)}"'
            return f'{found}: an EDTF set is put in quotes, as in "[2022-07-01..2022-07-10]"'
        if isinstance(node.value, list) and len(node.value) == 1:
            return f"{found}: remove the brackets or the dash"
        return found


#: Types whose values are sentences and names, of which a part can go missing without notice.
_PROSE = frozenset({FieldType.TEXT, FieldType.WORDING})
#: Fields that hold a source's own words, its quotation marks too.
_QUOTED = frozenset({"quote", "prefix", "suffix", "translation", "words"})
_EMPTY = "is empty: give it a value or remove it"


def _what(node: Node) -> str:
    if isinstance(node.value, str):
        return "a text"
    return "a list" if isinstance(node.value, list) else "a mapping"


def line_of(body: Mapping[str, Node], path: str, line: int) -> int:
    """The line of what a path leads to in a record's nodes, or of the nearest above it.

    A path is a value path, or one into what is not a value: ``cite.SOURCE.0.quote`` is the quote of
    the first passage from SOURCE, ``cite.SOURCE.0.says.troops.usa`` a value that it gives. ``line``
    is the answer where the record has nothing of it.
    """
    held: object = body
    parts = path.split(".")
    while parts:
        node, used = _step(held, parts)
        if not used:
            break
        parts = parts[used:]
        if node is not None:
            held = node.value
            line = (node.line if isinstance(held, str) else node.key_line) or line
    return line


def _step(held: object, parts: Sequence[str]) -> tuple[Node | None, int]:
    """The node that the first of these parts lead to, if it is another, and how many they are."""
    if isinstance(held, Mapping):
        for count in range(len(parts), 0, -1):  # a key may be a path itself: says: {troops.usa: …}
            if (node := held.get(".".join(parts[:count]))) is not None:
                return node, count
        return None, int(parts[0] == "0")  # the one passage of a source needs no list
    if isinstance(held, list):
        if parts[0].isdecimal() and int(parts[0]) < len(held):
            return held[int(parts[0])], 1
        for node in held:  # a key in a list of keys; a link in a list of mappings
            if node.value == parts[0]:
                return node, 1
            if isinstance(node.value, dict) and parts[0] in node.value:
                return node.value[parts[0]], 1
    return None, 0
