"""The settings of a table: what is wrong with them is said once, and not for each of its rows."""

from timeline.errors import DataError, Problem
from timeline.readers.formats.base import Conversion
from timeline.readers.imports import TableImport


def check_settings(table: TableImport, conversion: Conversion) -> None:
    """Raise DataError with all settings that have a wrong value."""
    problems = []
    for name, value in table.settings.items():
        if value and (message := table.format.settings[name](value, conversion)):
            where = table.settings_at.get(name, (table.table.file.path, 0, f"settings.{name}"))
            problems.append(Problem(*where, message))
    if problems:
        raise DataError(sorted(problems))
