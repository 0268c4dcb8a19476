"""Turn files into records: find the files of a chronicle, and read the records in each of them.

``base.py`` explains how to add a reader for another format. A reader yields records and problems
while it reads; it has no access to the database, and does not know which fields a record may have.
"""

from timeline.readers.base import ChronicleFile, ChronicleFolder, Node, RawRecord
from timeline.readers.chronicle import open_chronicles, read_chronicle
from timeline.readers.texts import source_text, text_fault

__all__ = [
    "ChronicleFile",
    "ChronicleFolder",
    "Node",
    "RawRecord",
    "open_chronicles",
    "read_chronicle",
    "source_text",
    "text_fault",
]
