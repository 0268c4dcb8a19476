"""Files to records: which files make a chronicle, and what each of them holds.

``base.py`` says how to add a reader for another format. A reader yields records and problems while
it reads; it never sees the database, and does not know which fields a record may have.
"""

from timeline.readers.base import ChronicleFile, ChronicleFolder, Node, Record
from timeline.readers.chronicle import open_chronicles, read_chronicle
from timeline.readers.names import did_you_mean, is_key, suggest_key
from timeline.readers.texts import source_text, text_fault

__all__ = [
    "ChronicleFile",
    "ChronicleFolder",
    "Node",
    "Record",
    "did_you_mean",
    "is_key",
    "open_chronicles",
    "read_chronicle",
    "source_text",
    "suggest_key",
    "text_fault",
]
