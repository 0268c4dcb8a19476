"""Files to records: which files make a chronicle, and what each of them holds.

``base.py`` says how to add a reader for another format. A reader yields records and problems while
it reads; it never sees the database, and does not know which fields a record may have.
"""

from timeline.readers.base import Chronicle, ChronicleFile, Node, Record
from timeline.readers.chronicle import open_chronicles, read_chronicle
from timeline.readers.texts import source_text, text_fault

__all__ = [
    "Chronicle",
    "ChronicleFile",
    "Node",
    "Record",
    "open_chronicles",
    "read_chronicle",
    "source_text",
    "text_fault",
]
