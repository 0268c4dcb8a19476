"""Tables of others as they are loaded: the file, its format, and the source that stands for it."""

from timeline.readers.imports.options import TableOptions
from timeline.readers.imports.table import TableImport, open_import

__all__ = ["TableImport", "TableOptions", "open_import"]
