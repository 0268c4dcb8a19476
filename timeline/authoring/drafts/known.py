"""What a chronicle has before an article is drafted into it: its keys, names and texts."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from timeline.authoring.drafts.alike import KnownEvent, known_event
from timeline.drafting.proposals import Entry, Names
from timeline.errors import Problem, ValueFault
from timeline.kinds.countries import country_codes, country_names, is_former
from timeline.readers import (
    ChronicleFolder,
    Node,
    RawRecord,
    open_chronicles,
    read_chronicle,
    source_text,
)

_NAMED: Final = ("actor", "system", "programme", "place")
_KINDS: Final = {"actor": "kind", "system": "category"}
# The name of a state, and as often in news that of something else.
_DOUBTFUL: Final = frozenset({"GEO"})


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source of the chronicle that has a text: where its record is, and ``words_hash``.

    ``text`` is the path of the text in the folder of the chronicle.
    """

    key: str
    path: str
    line: int
    location: Path
    text: str
    words: str


def words_hash(text: str) -> str:
    """Return a hash of the words of a text: two texts that differ in white space have the same."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


@dataclass(slots=True)
class Known:
    """The records of a chronicle, as far as a draft needs them.

    ``keys`` has the place of each key (``path:line``). ``states`` are the countries that the
    register of actors lacks, by the keys that they would have. ``has_files`` tells whether the
    folder itself, and not only one inside it, is a chronicle.
    """

    keys: dict[str, str] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    sources: list[KnownSource] = field(default_factory=list)
    states: dict[str, Entry] = field(default_factory=dict)
    events: list[KnownEvent] = field(default_factory=list)
    has_files: bool = False

    @property
    def names(self) -> Names:
        """The names that the rules look for: those of the registers, and those of states."""
        return Names.of([*self.entries, *self.states.values()])


def read_known(folder: Path, without: Path | None = None) -> Known:
    """Return what the chronicle in a folder has, without the seed file at ``without``.

    A record that cannot be read is left out: a load reports it.
    """
    known = Known()
    found, _ = open_chronicles([folder])
    for chronicle in found:
        known.has_files |= chronicle.root == folder.resolve()
        chronicle.files[:] = [each for each in chronicle.files if each.location != without]
        for record in read_chronicle(chronicle):
            if not isinstance(record, Problem) and not record.correction:
                _add(known, chronicle, record)
    there = {each.country for each in known.entries if each.kind == "state"}
    for code in country_codes():
        key = code.lower()
        if not (code in there or code in _DOUBTFUL or is_former(code) or key in known.keys):
            name, *aliases = country_names(code)
            known.states[key] = Entry(key, "actor", name, (*aliases,), "state", code)
    return known


def _add(known: Known, chronicle: ChronicleFolder, record: RawRecord) -> None:
    known.keys.setdefault(record.key, f"{record.path}:{record.line}")
    if record.type in _NAMED and (name := _text(record, "name")):
        known.entries.append(
            Entry(
                record.key,
                record.type,
                name,
                (*_aliases(record.body.get("aliases")),),
                _text(record, _KINDS.get(record.type, "")),
                _text(record, "country"),
                _text(record, "part_of"),
            )
        )
    elif record.type == "event" and (event := known_event(record)):
        known.events.append(event)
    elif record.type == "source" and (name := _text(record, "text")):
        try:
            body = source_text(chronicle, name).decode().removeprefix("\ufeff")
        except (ValueFault, UnicodeDecodeError):
            return
        location = chronicle.root / record.file
        source = KnownSource(record.key, record.path, record.line, location, name, words_hash(body))
        known.sources.append(source)


def _text(record: RawRecord, name: str) -> str:
    node = record.body.get(name)
    return node.value.strip() if node and isinstance(node.value, str) else ""


def _aliases(node: Node | None) -> Iterator[str]:
    """Yield the aliases of a record: texts, or mappings with a text and its language."""
    value = node.value if node else []
    for item in value if isinstance(value, list) else [node]:
        each = item.value if item else ""
        if isinstance(each, dict) and "text" in each:
            each = each["text"].value
        if isinstance(each, str) and each.strip():
            yield each.strip()
