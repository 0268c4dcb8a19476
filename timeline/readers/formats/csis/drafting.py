"""A row of the register of provocations as the draft of an event, with its sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from timeline.readers.formats.base import Conversion, RowCitation, RowDraft
from timeline.readers.formats.csis.descriptions import date_meant, hurt, launched
from timeline.readers.formats.csis.events import event_type
from timeline.readers.formats.csis.resources import Resource, resources
from timeline.readers.formats.labels import NamedColumns
from timeline.readers.formats.states import ListedState, refer_to
from timeline.readers.tables.base import TableRow
from timeline.text import clip, suggest_key

_LONGEST_TITLE: Final = 500
_UNCITED: Final = frozenset({"kind", "title", "summary", "tags"})


@dataclass(slots=True)
class ProvocationDrafts:
    """Makes events of rows. ``state`` is the one whose provocations the register lists.

    ``titles`` are documents that are alone in a cell in some resources, the longest first.
    """

    conversion: Conversion
    columns: NamedColumns
    state: ListedState
    titles: tuple[str, ...]

    def event(self, row: TableRow, key: str, date: str) -> RowDraft | None:
        """Return the event of a row; None if the row does not say what happened."""
        name = self.columns.cell(row, "event")
        category = self.columns.cell(row, "type")
        description = self.columns.cell(row, "description")
        title = name or description.partition(". ")[0]
        if not title:
            self.conversion.fault(row, "event", "is empty, and so is the description")
            return None
        found = event_type(name, category)
        if not found.known:
            message = (
                f"{clip(name)!r} is not a name that this format knows: the event is"
                f" {'a launch' if found.kind == 'launch' else 'an incident'} without a form"
            )
            self.conversion.warn(row, "event", message)
        fields: dict[str, Any] = {
            "kind": found.kind,
            "title": clip(title, _LONGEST_TITLE),
            "when": date_meant(date, description),
            "summary": description,
            found.party: [refer_to(self.state, self.conversion, row)],
            **found.fields,
            **_figures(found.kind, description),
            "tags": [tag] if (tag := suggest_key(category, "type")) else [],
        }
        said = {field: value for field, value in fields.items() if value}
        inferred = {found.party: self._reason(found.party)}
        paths = [field for field in said if field not in _UNCITED | inferred.keys()]
        documents = resources(self.columns.raw(row, "resources"), self.titles)
        citation = RowCitation(row, paths, self._more(row, documents))
        return RowDraft("event", key, row, said, [citation], inferred)

    def _reason(self, party: str) -> str:
        if party == "involved":
            return f"the register lists incidents with {self.state.name}"
        if self.state.stated:
            return f"the events of this register are stated to be those of {self.state.name}"
        return f"the register lists provocations of {self.state.name}"

    def _more(self, row: TableRow, documents: Iterable[Resource]) -> dict[str, Any]:
        """Return what the passage of a row has except for its values: where it is taken from."""
        keys: list[str] = []
        notes: list[str] = []
        for each in documents:
            key = self._source(row, each)
            if key not in keys and key != self.conversion.source:
                keys.append(key)
            notes += [each.note] if each.note else []
        more: dict[str, Any] = {"derived_from": keys} if keys else {}
        return more | ({"note": "; ".join(notes)} if notes else {})

    def _source(self, row: TableRow, each: Resource) -> str:
        define: dict[str, Any] = {}
        if each.url:
            define = {"title": clip(each.title, _LONGEST_TITLE), "url": each.url}
            if each.title != each.name and len(each.name) <= _LONGEST_TITLE:
                define["aliases"] = [each.name]
        name = clip(each.name, _LONGEST_TITLE)
        return self.conversion.refer(
            "source", name, row, "resources", define=define, prefer=each.key
        )


def _figures(kind: str, description: str) -> dict[str, str]:
    """Return the numbers that the description gives beyond doubt."""
    if kind == "launch":
        return {"quantity": launched(description)}
    if kind == "incident":
        return {name: hurt(description, name) for name in ("killed", "wounded")}
    return {}
