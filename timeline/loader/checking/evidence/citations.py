"""The evidence for the values of a record: passages and reasons, and values that have neither.

A value may be both cited and inferred: the passage supports a part of it ("a week after") and the
reason explains the rest (which year that was). A value that is neither is a fault. A passage that
gives a vaguer form (``says``) supports the value; one that restates or disputes it does not.
"""

from collections.abc import Sequence

from timeline.canonical.evidence import ALL
from timeline.canonical.record import (
    CITATION,
    CLAIMS,
    LOCATORS,
    MAX_REASON,
    REASONS,
    Canonical,
    FieldValue,
    covers,
)
from timeline.errors import UNKNOWN_FIELD
from timeline.kinds.base import REFERENCES, Field, FieldType
from timeline.likeness import did_you_mean
from timeline.loader.checking.evidence.miscited import cite_instead, require_place
from timeline.loader.checking.evidence.paths import meant, of_event, paths_in, values_meant
from timeline.loader.checking.evidence.short import full, no_quote
from timeline.loader.checking.evidence.support import SupportedPaths, stance_fault
from timeline.loader.checking.values.collections import what
from timeline.loader.checking.values.reading import RecordReader
from timeline.naming import synonyms
from timeline.readers import Node
from timeline.text import clip, is_key

_ITEM_KEYS = (*(field.name for field in CITATION), "for", *CLAIMS)
_FOLDED = frozenset({"quote", "prefix", "suffix"})
_EVERY = frozenset({ALL, "any", "every", "everything", "*"})
_CUT = "is empty: if it is a part of the quote before it, put the whole quote in quotation marks"
_REASON = Field("reason", "Reason", FieldType.TEXT, limit=MAX_REASON)
_PATH = Field("path", "Value path", FieldType.FILE, limit=400)  # not a file, but not prose either


def read_claims(
    reading: RecordReader,
    record: Canonical,
    fields: Sequence[Field],
    values: Sequence[FieldValue],
    gaps: set[str],
) -> None:
    """Read ``cite``, ``inferred`` and ``accepted`` into a record with these ``values``.

    ``gaps`` are the ``fields`` with a rejected part. A path into one of them is not reported,
    because it may name the rejected value.
    """
    claims = _Claims(reading, fields, SupportedPaths(reading, fields, values, gaps), gaps)
    body = reading.record.body
    claims.support.unread |= reading.misplaced_evidence
    if node := body.get("cite"):
        record["cite"] = claims.sources(node)
    for name in REASONS:
        if node := body.get(name):
            record[name] = claims.reasons(name, node)
    for name in ("cite", *REASONS):
        if name in record and not record[name]:
            del record[name]
    claims.support.resolve()
    if not any(reading.record.may_lack(name) for name in ("cite", "inferred")):
        claims.support.require()


class _Claims:
    """Reads the claims of one record."""

    def __init__(
        self,
        reading: RecordReader,
        fields: Sequence[Field],
        support: SupportedPaths,
        gaps: set[str],
    ) -> None:
        self.reading = reading
        self.partial = reading.record.correction
        self.fields = {field.name: field for field in fields}
        self.rejected = {field.name: field for field in fields if field.name in gaps}
        self.gaps = gaps
        self.support = support

    def sources(self, node: Node) -> Canonical:
        """Return the passages of each source."""
        found: Canonical = {}
        source = node.value if isinstance(node.value, str) and is_key(node.value) else "source-key"
        due = f"{{{source}: the words of the source}}"
        self.support.unread |= not isinstance(node.value, dict) or not node.value
        if node.value and (block := cite_instead(node, self.reading.record.body)):
            self.support.unread = True
            self.reading.note(node.key_line, "cite", f"is {what(node)}: write {block}")
            return found
        for source, items in self.reading.mapping(node, "cite", due).items():
            path = f"cite.{clip(source)}"
            if node.style == "flow" and items.value == items.lost == "":
                self.support.unread = True
                self.reading.note(items.key_line, path, _CUT)
                continue
            keyed = is_key(source)
            if not keyed:
                self.reading.no_key(items.key_line, path, source, "source")
            passages: list[Canonical] = []
            for written in self.reading.items(items, path):
                if self._is_no_quote(written, path):
                    continue
                item = full(written)
                passage = self._passage(item, path, source)
                if passage and passage in passages:
                    self.reading.note(item.line, path, "the same passage is given twice: keep one")
                elif passage:
                    self.reading.keep_words(item, passage, (source, len(passages)))
                    passages.append(passage)
                    if ALL in passage.get("for", ()):
                        self.support.add_all(source, path, item.line, passage)
            if passages and keyed:
                found[source] = passages
            elif not keyed:
                self._refer(path, passages)
        return found

    def _refer(self, path: str, passages: Sequence[Canonical]) -> None:
        """Note the records that passages of an invalid source refer to: they must exist, too."""
        self.reading.others += (
            (f"{path}.{field.name}", field.type.value, each[field.name])
            for each in passages
            for field in CITATION
            if field.type in REFERENCES and field.name in each
        )

    def reasons(self, name: str, node: Node) -> dict[str, str]:
        """Return the reasons under ``inferred`` or ``accepted``, by value path."""
        found: dict[str, str] = {}
        self.support.unread |= not isinstance(node.value, dict) or not node.value
        for path, item in self.reading.mapping(node, name, "{when: the reason}").items():
            where = f"{name}.{clip(path)}"
            reason = self.reading.value(item, where, _REASON, needed=name == "inferred")
            if name == "inferred":
                self.support.add(path)
            rival = self.partial and name == "accepted" and path in self.support.disputed
            if not (rival or self._names_value(item.key_line, where, path)) or not reason:
                continue
            disputed = self.partial or any(covers(path, each) for each in self.support.disputed)
            if name == "accepted" and not disputed:  # a correction's by sources of its event
                message = "no source disputes this value, so it needs no reason to be accepted"
                self.reading.note(item.key_line, where, message)
                continue
            found[path] = reason
        return found

    def _passage(self, item: Node, path: str, source: str) -> Canonical:
        reading = self.reading
        parts = reading.mapping(item, path, "{quote: …, for: [when, …]}")
        passage: Canonical = {}
        for field in CITATION:
            if (node := parts.get(field.name)) is None:
                continue
            if field.many:
                found = self._origins(node, f"{path}.{field.name}", field, source)
                passage[field.name] = found[0] if len(found) == 1 else found
            else:
                needed = field.name == "quote" or (field.name in LOCATORS and "quote" not in parts)
                text = reading.value(node, f"{path}.{field.name}", field, needed=needed)
                if text and text != field.default:
                    passage[field.name] = " ".join(text.split()) if field.name in _FOLDED else text
        require_place(self.reading, item, parts, path)
        if node := parts.get("for"):
            passage["for"] = self._paths(node, f"{path}.for")
        for stance in CLAIMS:
            if node := parts.get(stance):
                passage[stance] = self._rivals(stance, node, f"{path}.{stance}")
        for name, node in parts.items():
            if name not in _ITEM_KEYS:
                other = synonyms.meant(name, _ITEM_KEYS)[:1]
                hint = did_you_mean(name, _ITEM_KEYS, other) or f" ({', '.join(_ITEM_KEYS)})"
                message = f"is not a field of a citation{hint}"
                reading.note(node.key_line, f"{path}.{clip(name)}", message, UNKNOWN_FIELD)
                self.support.mention(node)
        if not any(name in parts for name in ("for", *CLAIMS)):
            if parts and parts.keys() <= set(_ITEM_KEYS):
                passage["for"] = [ALL]
            else:  # a misspelt one may be for any value
                self.support.unread = True
        return {name: value for name, value in passage.items() if value}

    def _is_no_quote(self, item: Node, path: str) -> bool:
        """Note a text that is not a quote where one is needed, and return whether it is none."""
        text = item.value.strip() if isinstance(item.value, str) else ""
        fault = no_quote(text, self.support.known)
        if fault:
            self.reading.note(item.line, path, fault)
            self.support.mention(item)
            self.support.unread = True
        return bool(fault)

    def _origins(self, node: Node, path: str, field: Field, source: str) -> list[str]:
        """Return the sources that a passage of a source repeats."""
        found: list[str] = []
        for item in self.reading.items(node, path):
            key = self.reading.value(item, path, field)
            if key == source:
                self.reading.note(item.line, path, "is the cited source itself: remove it")
            elif key in found:
                self.reading.note(item.line, path, f"{key} is given twice: keep one")
            elif key:
                found.append(key)
        return found

    def _paths(self, node: Node, where: str) -> list[str]:
        """Return the paths of the values that a passage supports."""
        found: list[str] = []
        self.support.unread |= not node.value
        for item in self.reading.items(node, where):
            path = self.reading.value(item, where, _PATH, needed=True)
            if several := paths_in(path, self.support.known):
                for each in several:
                    self.support.add(each)
                self.reading.note(item.line, where, f"is a text: write [{', '.join(several)}]")
                continue
            if path.casefold() in _EVERY and path not in self.support.known:
                if path != ALL:
                    message = f"{clip(path)!r} names no value: write all for every one that is left"
                    self.reading.note(item.line, where, message)
                path = ALL
            else:
                self.support.add(path)
            self.support.unread |= not path
            if path in found:
                self.reading.note(item.line, where, f"{path} is given twice: keep one")
            elif path == ALL:
                found.insert(0, path)
            elif path and self._names_value(item.line, where, path):
                found.append(path)
        return found

    def _rivals(self, stance: str, node: Node, where: str) -> dict[str, str]:
        """Return the values that a passage gives instead, by the value path that each is for."""
        found: dict[str, str] = {}
        given = {"says": self.support.paths, "disputes": self.support.disputed}
        due = f"the value that the source gives: {{{next(iter(self.support.values), 'when')}: …}}"
        for written, item in self.reading.mapping(node, where, due).items():
            place = f"{where}.{clip(written)}"
            if stance in given:
                given[stance].add(meant(written, self.support.known))
                if self.partial and (field := of_event(written, self.fields, self.support.known)):
                    given[stance].add(written)
                    if text := self.reading.value(item, place, field, rival=True):
                        found[written] = text
                    continue
            value = self._one_value(item.key_line, place, written)
            if value is None:
                self._check_rival(item, place, written)
                continue
            text = self.reading.value(item, place, value.field, rival=True)
            fault = stance_fault(stance, value, text) if text else ""
            if value.path in found:
                fault = f"is given twice ({value.path} is the same value): keep one"
            if fault:
                self.reading.note(item.line, place, fault)
            elif text:
                found[value.path] = text
                if stance in given:
                    given[stance].add(value.path)
        return found

    def _check_rival(self, node: Node, where: str, path: str) -> None:
        """Check the value of a source for a rejected one: it can be wrong by itself."""
        name, _, slot = path.partition(".")
        field = self.rejected.get(name)
        parts = {part.name for part in field.parts} if field else set()
        if field and (not parts or slot.rpartition(".")[2] in parts):
            self.reading.value(node, where, field.at(slot), rival=True)

    def _one_value(self, line: int, where: str, path: str) -> FieldValue | None:
        """Return the one value that a path names; its own path may be longer."""
        if not self._names_value(line, where, path):
            return None
        named = [value for own, value in self.support.values.items() if covers(path, own)]
        if len(named) > 1:
            listed = ", ".join(value.path for value in named)
            self.reading.note(line, where, f"names more than one value: choose one of {listed}")
        return named[0] if len(named) == 1 else None

    def _names_value(self, line: int, where: str, path: str) -> bool:
        """Return whether a path names a value. Note it, unless it may name a rejected value."""
        if path in self.support.known:
            return True
        if not self.reading.record.may_lack("") and path.partition(".")[0] not in self.gaps:
            values = dict.fromkeys((*self.support.values, *self.rejected))
            advice = values_meant(path, self.support.known | self.rejected.keys(), values)
            message = f"{clip(path)!r} names no value of this record{advice}"
            if self.partial and (field := of_event(path, self.fields, self.support.known)):
                message = f"write {field.name}: with its value in this correction, too"
            self.reading.note(line, where, message)
        return False
