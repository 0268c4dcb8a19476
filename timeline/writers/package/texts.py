"""The texts of sources in a package, each in a file of its own."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from timeline.files.folder import digest
from timeline.files.names import Taken, fitted

DESCRIPTOR: Final = "datapackage.json"
_FOLDER: Final = "texts"


def write_texts(
    texts: Iterable[tuple[str, str, str]], folder: Path, tables: Iterable[str]
) -> dict[str, str]:
    """Write texts (key of the source, path, words), and return the path of each by key.

    A text has the path that it has in its chronicle. If another file has it, a table or a text of
    another chronicle, it is ``texts/KEY.txt``, or ``texts/_KEY.txt`` for a name that Windows has.
    """
    places: dict[str, str] = {}
    taken = Taken([*tables, DESCRIPTOR])
    written: set[str] = set()
    for key, path, words in texts:
        content = words.encode()
        place = path
        if path in taken and not (path in written and _has(folder / path, content)):
            place = f"{_FOLDER}/{fitted(f'{key}.txt')}"
        taken.add(place)
        written.add(place)
        places[key] = place
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return places


def _has(file: Path, content: bytes) -> bool:
    return file.read_bytes() == content


def text_resources(folder: Path, places: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield what the descriptor has of each text; one of several sources is one resource."""
    first: dict[str, str] = {}
    for key, place in places.items():
        first.setdefault(place, key)
    for place, key in first.items():
        yield {
            "name": f"text-{key}",
            "type": "file",
            "path": place,
            "profile": "data-resource",
            "description": f"the text of the source {key}",
            "scheme": "file",
            "format": Path(place).suffix.removeprefix(".") or "txt",
            "mediatype": "text/plain",
            "encoding": "utf-8",
            **measured(folder / place),
        }


def measured(path: Path) -> dict[str, Any]:
    """Return the size of a file and its hash, as the descriptor has them."""
    return {"bytes": path.stat().st_size, "hash": f"sha256:{digest(path)}"}
