"""Account for the rows of a table: what became of each, and all that is wrong with them."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from timeline.errors import UNKNOWN_NAME, Problem
from timeline.kinds.countries import codes_of, country_name
from timeline.loader.loading.chunks import RowGroup
from timeline.loader.loading.directory import StoredDirectory
from timeline.loader.planning.report import Report, RowReport, TypedKey
from timeline.loader.records.batch import MOST_PROBLEMS
from timeline.readers.formats.base import Conversion, UnknownName
from timeline.readers.formats.states import as_state
from timeline.readers.maps.toml import quoted
from timeline.text import clip, plural


@dataclass(slots=True)
class TableTally:
    """What was found so far in one table.

    ``problems`` and ``warnings`` are at most ``MOST_PROBLEMS`` each. ``added`` and ``changed`` are
    records other than events, which are only counted. ``elsewhere`` are the rows whose events
    another chronicle has as they are.
    """

    rows: RowReport = field(default_factory=RowReport)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    added: list[TypedKey] = field(default_factory=list)
    changed: list[TypedKey] = field(default_factory=list)
    elsewhere: int = 0

    def report(self, removed: Sequence[TypedKey], revision: int | None) -> Report:
        """Return the report of the table."""
        return Report(
            added=self.added,
            changed=self.changed,
            removed=removed,
            warnings=self.warnings,
            revision=revision,
            tables=[self.rows],
        )

    def count(self, groups: Iterable[RowGroup], report: Report) -> None:
        """Count the rows of the groups that are not rejected, by what an applied batch reports."""
        added = {each.key for each in report.added}
        changed = {each.key for each in report.changed}
        for group in groups:
            if not group.is_rejected:
                self._count(group, added, changed)

    def _count(self, group: RowGroup, added: Set[str], changed: Set[str]) -> None:
        rows = self.rows
        rows.total += len(group.rows)
        self.elsewhere += len(group.rows) if group.is_elsewhere else 0
        self.warn(group.warnings)
        at_line: dict[int, set[str]] = {}
        for event in group.events:
            at_line.setdefault(event.where.line, set()).add(event.key)
            if event.key in added:
                rows.events_added += 1
            elif event.key in changed:
                rows.events_changed += 1
            else:
                rows.events_unchanged += 1
        for row in group.rows:
            keys = at_line.get(row.line, set())
            if group.is_copy:
                rows.merged += 1
            elif not group.events:
                rows.left_out += 1
            elif not keys:
                rows.merged += 1
            elif not keys.isdisjoint(added):
                rows.added += 1
            elif not keys.isdisjoint(changed):
                rows.changed += 1
            else:
                rows.unchanged += 1

    def reject(self, group: RowGroup, *, skipped: bool) -> None:
        """Count the rows of a rejected group. Its problems are kept unless it is ``skipped``."""
        self.rows.total += len(group.rows)
        self.rows.rejected += len(group.rows)
        if not skipped:
            room = max(MOST_PROBLEMS - len(self.problems), 0)
            self.problems += group.problems[:room]
            self.rows.beyond += max(len(group.problems) - room, 0)

    def note(self, report: Report) -> None:
        """Add what an applied batch changed."""
        self.added += [each for each in report.added if each.type != "event"]
        self.changed += [each for each in report.changed if each.type != "event"]
        self.warn(report.warnings)

    def warn(self, warnings: Sequence[Problem]) -> None:
        """Add warnings."""
        self.warnings += warnings[: max(MOST_PROBLEMS - len(self.warnings), 0)]

    def note_unknown(self, conversion: Conversion, *, skipped: bool) -> None:
        """Note each unknown name once, with the number of its rows and the nearest known names."""
        assert isinstance(conversion.directory, StoredDirectory)
        found = conversion.unknown.values() if not conversion.add_unknown else ()
        self.rows.unknown = len(found)
        for each in sorted(found, key=lambda name: (-name.count, name.name)):
            where = self.rows.path, each.row.line, each.column
            message = _unknown(each, conversion.directory)
            problem = Problem(*where, message, warning=skipped, kind=UNKNOWN_NAME)
            if skipped:
                self.warn([problem])
            else:
                self.problems.append(problem)

    def hint(self) -> str:
        """Return what to do about the rejected rows."""
        rows = self.rows
        beyond = f" ({rows.beyond:,} more problems are not listed)" if rows.beyond else ""
        unknown = ""
        if rows.unknown:
            names = plural(rows.unknown, "unknown name")
            unknown = f" --add-unknown makes records of the {names};"
        return (
            f"nothing was written: {rows.rejected:,} of {rows.total:,} rows have problems{beyond};"
            f"{unknown} --skip-bad loads the other rows and writes these to a file"
        )


def _unknown(each: UnknownName, directory: StoredDirectory) -> str:
    rows = plural(each.count, "row")
    near = each.advice or _as_country(each) or directory.near(each.type, each.name)
    return f"no {each.type} has the name {clip(each.name)!r} ({rows}){near and f'; {near}'}"


def _as_country(each: UnknownName) -> str:
    """Return the record to add for a name of a country; empty for other names."""
    codes = codes_of(each.name) if each.type == "actor" else ()
    if len(codes) != 1:
        return ""
    name, fields = country_name(codes[0]), as_state(codes[0])
    name = name if name.replace(" ", "").isalnum() else quoted(name)
    stated = ", ".join(f"{field}: {value}" for field, value in {"name": name, **fields}.items())
    return f"add it to a chronicle: actors: {{{codes[0].lower()}: {{{stated}}}}}"
