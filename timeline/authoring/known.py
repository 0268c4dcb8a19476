"""The records of a chronicle, as its files have them: keys, names, texts, and where each is.

No database is needed: what a new record can refer to is read from the folder.
"""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from timeline.canonical.record import alias_text
from timeline.dates import edtf
from timeline.errors import DateError, Problem, UsageError, ValueFault
from timeline.loader.records.batch import BatchRecord
from timeline.loader.records.gathering import gather
from timeline.naming.called import KeysByName
from timeline.passages import SourceText
from timeline.progress import silent
from timeline.readers import open_chronicles, source_text
from timeline.readers.by_name import READERS
from timeline.readers.chronicle import HEAD_FILE
from timeline.text import clip, shell_word

_HINT = "go into one, add --chronicle FOLDER, or start one: timeline init my-chronicle"


def chronicle_at(folder: Path | None) -> Path:
    """Return the folder of the chronicle at a path, or of the one that the current folder is in.

    Raises UsageError if there is none.
    """
    place = Path() if folder is None else folder
    if not place.is_dir():
        raise UsageError(f"there is no folder {place}", "start a chronicle: timeline init FOLDER")
    whole = place.resolve()
    homes = [each for each in (whole, *whole.parents) if (each / HEAD_FILE).is_file()]
    if folder is None and homes and homes[0] != whole:
        return homes[0]
    roots = [chronicle.root for chronicle in open_chronicles([place])[0]]
    if whole in roots or homes:
        return place
    what = "this folder" if folder is None else str(folder)
    inside = [str(place / root.relative_to(whole)) for root in roots]
    hint = f"add --chronicle {shell_word(inside[0])}" if inside else _HINT
    raise UsageError(f"{what} is not a chronicle: it has no seed file", hint)


class KnownRecords:
    """What the files of a chronicle define.

    ``problems`` are the faults that they have already: with these, nothing can be loaded.
    """

    def __init__(self, folder: Path, without: Path | None = None) -> None:
        """Read the chronicle in a folder, without the records of the seed file at ``without``."""
        self.folder = folder
        self._batch = gather([folder], silent)
        self._chronicles, _ = open_chronicles([folder])
        self._roots = {each.name: each.root for each in self._chronicles}
        if without is not None:
            entries = self._batch.entries
            gone = [key for key, each in entries.items() if self.location(each) == without]
            for key in gone:
                del entries[key]
        files = (file.path for chronicle in self._chronicles for file in chronicle.files)
        self.files = [path for path in files if Path(path).suffix.lower() in READERS]
        self.problems: list[Problem] = self._batch.problems
        self._names: dict[str, KeysByName] = {}
        self._added: dict[str, tuple[str, str]] = {}

    @property
    def option(self) -> str:
        """What a command needs to find this chronicle from the current folder; else empty."""
        here = Path.cwd()
        there = self.folder.resolve() in (here, *here.parents)
        return "" if there else f" --chronicle {shell_word(str(self.folder))}"

    def add(self, type_: str, key: str, name: str) -> None:
        """Count a record as known that is to be written together with another one."""
        self._added[key] = (type_, name)
        self._names.pop(type_, None)

    @property
    def records(self) -> Iterable[BatchRecord]:
        """All records, in the order of the files; one with a fault has what is right in it."""
        return self._batch.entries.values()

    def location(self, record: BatchRecord) -> Path:
        """Return the path of the file that has a record, absolute and without links."""
        return self._roots[record.chronicle] / record.checked.file

    @cached_property
    def _by_type(self) -> dict[str, dict[str, BatchRecord]]:
        found: dict[str, dict[str, BatchRecord]] = {}
        for key, entry in self._batch.entries.items():
            found.setdefault(entry.checked.type, {})[key] = entry
        return found

    def type_of(self, key: str) -> str:
        """Return the type of the record with a key; empty if there is none."""
        entry = self._batch.entries.get(key)
        return entry.checked.type if entry else self._added.get(key, ("", ""))[0]

    def keys(self, type_: str) -> list[str]:
        """Return the keys of all records of a type, in the order of the files."""
        added = (key for key, (each, _) in self._added.items() if each == type_)
        return [*self._by_type.get(type_, ()), *added]

    def name(self, key: str) -> str:
        """Return the name, or the title, of the record with a key; empty if it has none."""
        entry = self._batch.entries.get(key)
        record = entry.checked.canonical if entry else {}
        return str(record.get("name") or record.get("title") or self._added.get(key, ("", ""))[1])

    def called(self, type_: str, text: str) -> list[str]:
        """Return the keys of the records that have a key, a name, an alias or a country."""
        if type_ not in self._names:
            names = KeysByName()
            for key in self.keys(type_):
                names.add(key)
                names.add(key, self.name(key))
            for key, entry in self._by_type.get(type_, {}).items():
                record = entry.checked.canonical
                for alias in record.get("aliases", ()):
                    names.add(key, alias_text(alias))
                if record.get("kind") == "state" and "country" in record:
                    names.add_country(key, record["country"])
            self._names[type_] = names
        return self._names[type_].called(text)

    def text(self, source: str) -> SourceText | None:
        """Return the text of a source; None if it has none, or none that can be read."""
        entry = self._batch.entries.get(source)
        return None if entry is None or entry.body is None else SourceText(entry.body)

    def text_fault(self, path: str) -> str:
        """Return why the file at a path inside the folder is not a text of a source; else empty."""
        try:
            source_text(self._chronicles[0], path)
        except ValueFault as fault:
            return f"{clip(path)} {fault.message}"
        return ""

    def published(self, source: str) -> int | None:
        """Return the day on which a source was published; None if no exact day is known."""
        entry = self._batch.entries.get(source)
        try:
            date = edtf.parse(entry.checked.canonical.get("published", "") if entry else "")
        except DateError:
            return None
        return date.start_lo if date.start_lo == date.end_hi else None

    def file_of(self, type_: str) -> list[str]:
        """Return the files that can take a new record of a type, as a user would type them.

        They are those that have such records; else the one that is named after the section, else
        ``chronicle.yaml``, else all of them.
        """
        entries = self._by_type.get(type_, {}).values()
        if having := dict.fromkeys(entry.checked.path for entry in entries):
            return [*having]
        for name in (f"{type_}s.yaml", f"{type_}s.yml", HEAD_FILE):
            if found := [each for each in self.files if Path(each).name == name]:
                return found
        return self.files
