"""Chronicles to be written, and what they are read back as."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from timeline.query.contents import StoredChronicle, StoredRecord
from timeline.readers import Node

EVENT = {"kind": "launch", "title": "A launch", "when": "2022"}


def chronicle(*records: StoredRecord, **changes: Any) -> StoredChronicle:
    files = {record.file: "" for record in records}
    return replace(StoredChronicle("test", "", files, records, ()), **changes)


def record(key: str, file: str = "all.yaml", **body: Any) -> StoredRecord:
    return StoredRecord("event", key, file, EVENT | body)


def bytes_below(folder: Path) -> dict[str, bytes]:
    """The files of a chronicle; what is hidden next to them is none of it."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {
        path.as_posix(): (folder / path).read_bytes()
        for path in found
        if not any(part.startswith(".") for part in path.parts)
    }


def plain(node: Node) -> Any:
    """The value of a node, without its places."""
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    return {name: plain(item) for name, item in node.value.items()}
