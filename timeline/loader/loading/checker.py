"""Check the drafts of a table as records of a seed file are checked, each layout of them once."""

from typing import Any

from timeline.errors import Problem
from timeline.loader.checking.alike.layouts import Layouts
from timeline.loader.checking.alike.stated import EventStatements
from timeline.loader.checking.record import Checked, check_record
from timeline.loader.loading.drafts import record_of
from timeline.readers.formats.base import RowCitation, RowDraft, row_text
from timeline.readers.imports import TableImport


class DraftChecker:
    """Checks the drafts of one table."""

    def __init__(self, table: TableImport) -> None:
        self._table = table
        self._layouts = Layouts()

    def check(self, draft: RowDraft) -> tuple[Checked, list[Problem]]:
        """Return what ``check_record`` returns for the record of a draft."""
        record = record_of(draft, self._table)
        if draft.type != "event":
            return check_record(record)
        passages = [
            (self._table.source_of(each.row), _passage(each))
            for each in draft.citations or (RowCitation(draft.row),)
        ]
        return self._layouts.check_stated(
            record, EventStatements(draft.fields, passages, draft.inferred)
        )


def _passage(citation: RowCitation) -> dict[str, Any]:
    row = citation.row
    own = {"quote": row_text(row.cells), "row": str(row.number), "line": str(row.line)}
    return {**own, **({"for": citation.paths} if citation.paths else {}), **citation.more}
