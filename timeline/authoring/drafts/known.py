"""What a draft needs of a chronicle: its names, the hashes of its texts, and its events."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from timeline.authoring.drafts.alike import KnownEvent, known_event
from timeline.authoring.known import KnownRecords
from timeline.canonical.record import Canonical, alias_text
from timeline.drafting.proposals import EntryNames, RegisterNames
from timeline.kinds.countries import codes_of, country_codes, country_names, is_former
from timeline.loader.records.batch import BatchRecord

_NAMED: Final = ("actor", "system", "programme", "place")
_KINDS: Final = {"actor": "kind", "system": "category"}
# The name of a state, and as often in news that of something else.
_DOUBTFUL: Final = frozenset({"GEO"})


@dataclass(frozen=True, slots=True)
class TextSource:
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
class Background:
    """The records of a chronicle, as far as a draft needs them.

    ``keys`` has the place of each key (``path:line``). ``states`` are the countries that the
    register of actors lacks, by the keys that they would have.
    """

    keys: dict[str, str] = field(default_factory=dict)
    entries: list[EntryNames] = field(default_factory=list)
    sources: list[TextSource] = field(default_factory=list)
    states: dict[str, EntryNames] = field(default_factory=dict)
    events: list[KnownEvent] = field(default_factory=list)

    @property
    def names(self) -> RegisterNames:
        """The names that the rules look for: those of the registers, and those of states."""
        return RegisterNames.of([*self.entries, *self.states.values()])


def background_of(folder: Path, without: Path | None = None) -> Background:
    """Return what the chronicle in a folder has, without the seed file at ``without``."""
    known, files = Background(), KnownRecords(folder, without)
    for record in files.records:
        _add(known, files, record)
    there = {each.country for each in known.entries if each.kind == "state"}
    for code in country_codes():
        key = code.lower()
        if not (code in there or code in _DOUBTFUL or is_former(code) or key in known.keys):
            name, *aliases = country_names(code)
            known.states[key] = EntryNames(key, "actor", name, (*aliases,), "state", code)
    return known


def _add(known: Background, files: KnownRecords, record: BatchRecord) -> None:
    checked, fields = record.checked, record.checked.canonical
    place = f"{checked.path}:{checked.line}"
    known.keys.setdefault(record.key, place)
    if checked.type in _NAMED and (name := fields.get("name")):
        aliases = tuple(map(alias_text, fields.get("aliases", ())))
        known.entries.append(
            EntryNames(
                record.key,
                checked.type,
                name,
                aliases,
                fields.get(_KINDS.get(checked.type, ""), ""),
                fields.get("country", "") or _country(fields, (name, *aliases)),
                fields.get("part_of", ""),
            )
        )
    elif checked.type == "event" and (event := known_event(record.key, fields, place)):
        known.events.append(event)
    elif checked.type == "source" and record.body is not None:
        location, text = files.location(record), fields["text"]
        words = words_hash(record.body)
        found = TextSource(record.key, checked.path, checked.line, location, text, words)
        known.sources.append(found)


def _country(fields: Canonical, names: tuple[str, ...]) -> str:
    """Return the country that the names of a state without one mean; empty if none is clear."""
    if "state" not in fields.get("kind", ""):
        return ""
    codes = {each[0] for each in map(codes_of, names) if len(each) == 1}
    return codes.pop() if len(codes) == 1 else ""
