"""Turn the drafts of a table's format into records, and check them like those of seed files.

Each row of a table is one passage of the source that represents it: its quote is the row as
comma-separated values. Which column states which value is said once, by the source.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from timeline.canonical.record import covers, fields_by_name
from timeline.errors import Problem
from timeline.loader.checking.alike.layouts import Layouts
from timeline.loader.checking.alike.stated import EventStatements
from timeline.loader.checking.record import CheckedRecord, check_record
from timeline.readers import Node, RawRecord
from timeline.readers.base import node_of
from timeline.readers.formats.base import LONGEST_QUOTE, RowCitation, RowDraft, row_text
from timeline.readers.imports import TableImport


class _Body(Mapping[str, Node]):
    """The fields of a draft as nodes, which are made when the first of them is needed.

    Most drafts are valid, and nobody asks for the lines of their values.
    """

    __slots__ = ("_draft", "_made", "_table")

    def __init__(self, draft: RowDraft, table: TableImport) -> None:
        self._draft, self._table = draft, table
        self._made: dict[str, Node] | None = None

    def _nodes(self) -> dict[str, Node]:
        if self._made is None:
            self._made = _nodes_of(self._draft, self._table)
        return self._made

    def __getitem__(self, name: str) -> Node:
        return self._nodes()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._nodes())

    def __len__(self) -> int:
        return len(self._nodes())


def record_of(draft: RowDraft, table: TableImport) -> RawRecord:
    """Return a draft as an unchecked record whose values are on the lines of their rows."""
    path, line = table.table.file.path, draft.row.line
    alone = all(each.row.line == line for each in draft.citations)
    body = _Body(draft, table)
    return RawRecord(draft.type, draft.key, body, path, table.file, line, on_one_line=alone)


def _nodes_of(draft: RowDraft, table: TableImport) -> dict[str, Node]:
    line = draft.row.line
    body = {name: node_of(value, line) for name, value in draft.fields.items()}
    if cited := _passages(draft):
        found: dict[str, list[Node]] = {}
        for citation, paths in cited:
            found.setdefault(table.source_of(citation.row), []).append(
                _passage(citation, paths, table)
            )
        of = {key: Node(passages, line, line, "block") for key, passages in found.items()}
        body["cite"] = Node(of, line, line, "block")
    if draft.inferred:
        body["inferred"] = node_of(dict(draft.inferred), line)
    return body


def _passages(draft: RowDraft) -> list[tuple[RowCitation, Sequence[str]]]:
    """Return the citations with the values that each supports.

    One without paths supports all values that have no other citation and no reason.
    """
    citations = draft.citations or ((RowCitation(draft.row),) if draft.type == "event" else ())
    stated = {path for each in citations for path in each.paths} | draft.inferred.keys()
    stated |= {path for each in citations for path in each.more.get("says", ())}
    first = {path.partition(".")[0] for path in stated}
    cited = _cited(draft.type, str(draft.fields.get("kind", "")))
    rest = [
        path
        for name, value in draft.fields.items()
        if name in cited
        for path in _paths(name, value)
        if name not in first or not (_is_list(value) or any(covers(each, path) for each in stated))
    ]
    found = [(each, each.paths or rest) for each in citations]
    return [(each, paths) for each, paths in found if paths or each.more]


def _paths(name: str, value: Any) -> list[str]:
    """Return the paths of the values of a field: one for each slot, and one for a list."""
    return [f"{name}.{slot}" for slot in value] if isinstance(value, Mapping) else [name]


def _is_list(value: Any) -> bool:
    return not isinstance(value, str | Mapping)


@cache
def _cited(type_: str, kind: str) -> frozenset[str]:
    """Return the names of the fields whose values need a citation."""
    try:
        fields = fields_by_name(type_, kind)
    except KeyError:  # an unknown kind is reported when the record is checked
        return frozenset()
    return frozenset(name for name, field in fields.items() if field.cited)


def _passage(citation: RowCitation, paths: Sequence[str], table: TableImport) -> Node:
    """Return a passage; a row that is too long for a quote is cited by its number and line."""
    item = _stated_passage(citation._replace(paths=list(paths)), table)
    if len(item["quote"]) > LONGEST_QUOTE:
        del item["quote"]
    return node_of(item, citation.row.line)


class DraftChecker:
    """Checks the drafts of one table."""

    def __init__(self, table: TableImport) -> None:
        self._table = table
        self._layouts = Layouts()

    def check(self, draft: RowDraft) -> tuple[CheckedRecord, list[Problem]]:
        """Return what ``check_record`` returns for the record of a draft."""
        record = record_of(draft, self._table)
        if draft.type != "event":
            return check_record(record)
        passages = [
            (self._table.source_of(each.row), _stated_passage(each, self._table))
            for each in draft.citations or (RowCitation(draft.row),)
        ]
        return self._layouts.check_stated(
            record, EventStatements(draft.fields, passages, draft.inferred)
        )


def _stated_passage(citation: RowCitation, table: TableImport) -> dict[str, Any]:
    """Return a passage as a seed file has it. Its note says what was corrected in the row."""
    row = citation.row
    own = {"quote": row_text(row.cells), "row": str(row.number), "line": str(table.line_of(row))}
    of = {"for": citation.paths} if citation.paths else {}
    if not (note := table.note_of(row)):
        return {**own, **of, **citation.more}
    more = citation.more.get("note", "")
    whole = note if note.endswith(more) else f"{note}; {more}"  # a stored note has both
    return {**own, **of, **citation.more, "note": whole}
