"""Tables of others as they are loaded: the file, its format, and the source that represents it."""

from timeline.readers.imports.options import REJECTED, TableOptions
from timeline.readers.imports.table import STANDARD_INPUT, TableImport, known_format, open_import

__all__ = [
    "REJECTED", "STANDARD_INPUT", "TableImport", "TableOptions", "known_format", "open_import",
]  # fmt: skip
