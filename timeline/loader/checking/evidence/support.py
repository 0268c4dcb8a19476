"""Which values of a record its evidence supports, and which have neither a citation nor a reason.

A source may also give another value, under a word that says how it relates to the accepted one.
What ``for: all`` means is known only when all of the evidence is read.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from timeline.canonical.comparing import can_be_restated, contradicts, same, same_moment
from timeline.canonical.evidence import ALL, needs_evidence, paths_of_all, supportable, without
from timeline.canonical.record import KIND, Canonical, FieldValue, beginnings
from timeline.errors import NO_CITATION, QuantityError
from timeline.kinds.base import Field, FieldType
from timeline.loader.checking.evidence.paths import meant
from timeline.loader.checking.values.reading import RecordReader
from timeline.readers import Node
from timeline.text import clip

_SHOWN: Final = 3
"""The most values in an example."""


class SupportedPaths:
    """The value paths that the evidence of one record names, collected while it is read."""

    def __init__(
        self,
        reading: RecordReader,
        fields: Sequence[Field],
        values: Sequence[FieldValue],
        gaps: Collection[str],
    ) -> None:
        self._reading = reading
        self._supportable = supportable(values, fields)
        self._gaps = gaps
        self._for_all: list[tuple[str, str, int, Canonical]] = []
        self.values: Mapping[str, FieldValue] = {value.path: value for value in values}
        self.known = {path for value in self.values for path in beginnings(value)}
        self.paths: set[str] = set()  # cited or inferred
        self.disputed: set[str] = set()
        self.unread = False  # whether it is not known which values a part of the evidence is for

    def add(self, path: str) -> None:
        """Take a value as supported; a misspelt path counts as the one that it means."""
        self.paths.add(meant(path, self.known))

    def mention(self, node: Node) -> None:
        """Take every value that a rejected part of the evidence names as supported."""
        if isinstance(node.value, str):
            self.paths.add(node.value.strip())
        elif isinstance(node.value, list):
            for item in node.value:
                self.mention(item)
        else:
            for name, item in node.value.items():
                self.paths.add(name)
                self.mention(item)

    def add_all(self, source: str, path: str, line: int, passage: Canonical) -> None:
        """Keep a passage for all that is left; ``resolve`` replaces the word by the paths."""
        self._for_all.append((source, path, line, passage))

    def resolve(self) -> None:
        """Write the paths of all values that are left into the passages that support them."""
        left = without(self._supportable, self.paths)
        for source, path, line, passage in self._for_all:
            found = paths_of_all(left, self.values.values(), source, passage)
            passage["for"] = [*(each for each in passage["for"] if each != ALL), *found]
            if not passage["for"]:
                del passage["for"]
            if not found and not self.unread and not self._gaps:
                disputing = bool(left) and "disputes" in passage
                self._reading.note(line, path, self._idle(disputing=disputing))
            self.paths.update(found)

    def _idle(self, *, disputing: bool) -> str:
        """Return the fault of a passage for which no value is left."""
        if disputing:
            return "supports no value but those that it disputes: name the others under for:"
        named = [each.field.name for each in self._supportable if each.field is not KIND]
        example = f"for: [{', '.join([*dict.fromkeys(named or self._stated())][:_SHOWN])}]"
        why = "each has evidence of its own" if named else "none of them needs evidence"
        return f"supports no value: {why}; name those that it supports ({example}), or remove it"

    def _stated(self) -> list[str]:
        """Return the fields that have values, without the kind of an event."""
        return sorted(name for name in self.known if "." not in name and name != KIND.name)

    def require(self) -> None:
        """Note every value that has neither a citation nor a reason.

        None is noted if a part of the evidence cannot be read: it may be for any value.
        """
        if self.unread:
            return
        for value in without(self._supportable, self.paths):
            if needs_evidence(value):
                self._reading.blame(
                    value.path,
                    f"has no citation: cite it (for: [{value.path.partition('.')[0]}]) or give the"
                    " reason under inferred:",
                    NO_CITATION,
                )


def stance_fault(stance: str, value: FieldValue, text: str) -> str:
    """Return what is wrong with a source's value, given the accepted one; empty if nothing."""
    field, accepted = value.field, value.text
    if stance == "restates":
        if can_be_restated(field):
            return ""
        return "only numbers, money and dates can be restated: use says: or disputes:"
    try:
        is_date = field.type is FieldType.DATE
        if stance == "disputes" and (
            same(field, accepted, text) or (is_date and same_moment(accepted, text))
        ):
            return f"is the accepted value {clip(accepted)!r} itself: cite it with for:"
        if stance == "says" and contradicts(field, accepted, text):
            return f"contradicts the accepted value {clip(accepted)!r}: put it under disputes:"
    except QuantityError as error:
        return f"{error.message}; put a source's own conversion under restates:"
    return ""
