"""Where the files of a draft belong, which of those there it may replace, and how it does so."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from timeline import files
from timeline.errors import Problem, UsageError
from timeline.files.names import path_fault
from timeline.files.together import PendingFile, put_all, there, writing
from timeline.readers import ChronicleFile, RawRecord
from timeline.readers.by_name import ENDINGS, is_seed, read_file

DRAFTS: Final = "drafts"
"""The folder of drafted seed files, in that of the chronicle."""
TEXTS: Final = "sources"
DRAFTED_BY: Final = "by timeline draft."
"""What the first lines of a drafted seed file say."""
OLD: Final = ".old"
"""The end of the name of a file that was replaced."""


@dataclass(slots=True)
class DraftFiles:
    """Where the seed file of a draft and its text belong (absolute, without links).

    ``key`` is that of the source, ``shown`` the path of the seed file for messages. ``before`` is
    what is in each place; None: no file.
    """

    key: str
    shown: str
    seed: Path
    text: Path
    before: dict[Path, bytes | None]

    def put(self, partials: Mapping[Path, Path]) -> list[Path]:
        """Give finished files their names, and return those under which former ones are kept.

        A file that is replaced by a different one is kept next to it. All files are written, or
        none. Raises UsageError.
        """
        kept: list[Path] = []
        with ExitStack() as stack:
            pending: dict[Path, PendingFile] = {}
            for place in reversed([*partials]):  # the seed file is the last one
                before = self.before[place]
                if before is not None and before != partials[place].read_bytes():
                    old = files.free(place.with_name(place.name + OLD))
                    with writing(old):
                        partial = stack.enter_context(files.beside(old))
                        partial.write_bytes(before)
                    pending[old] = PendingFile(partial, None)
                    kept.append(old)
                pending[place] = PendingFile(partials[place], before)
            put_all(pending)
        return kept


def draft_files(folder: Path, key: str, output: Path | None) -> DraftFiles:
    """Return where the files of a source belong: the seed file at ``output``, if it is stated.

    ``folder`` is that of the chronicle, as the user types it. Raises UsageError.
    """
    root = folder.resolve()
    hint = "name another file in the folder of the chronicle with -o"
    seed = _inside(root, output or root / DRAFTS / f"{key}.yaml", hint)
    if not is_seed(seed):
        raise UsageError(f"{output} is not the name of a seed file", f"end it in {ENDINGS}")
    if fault := path_fault(PurePosixPath(seed.relative_to(root)).as_posix()):
        raise UsageError(f"{output or seed} {fault}", "name another file with -o")
    text = _inside(root, root / TEXTS / f"{key}.txt", f"make {TEXTS} a folder of the chronicle")
    before: dict[Path, bytes | None] = {}
    for place in (seed, text):
        with writing(place):
            before[place] = there(place)
    return DraftFiles(key, str(folder / seed.relative_to(root)), seed, text, before)


def key_fault(key: str) -> str:
    """Return why the files of a source cannot have the names that its key gives; else empty."""
    return path_fault(f"{key}.yaml") or path_fault(f"{key}.txt")


def _inside(root: Path, path: Path, hint: str) -> Path:
    """Return a path without links in its folder. Raises UsageError if it is not in ``root``."""
    with writing(path):
        place = path.parent.resolve() / path.name
    if not place.is_relative_to(root):
        raise UsageError(f"{path} is outside the folder of the chronicle", hint)
    if place.is_symlink():
        raise UsageError(f"{path} is a link, which is not replaced", "remove it")
    return place


def is_drafted(places: DraftFiles) -> bool:
    """Return whether the seed file that is there was drafted from the same source.

    It says so in its first lines, and has the record of the source; if it has none of any source,
    its events cite this one.
    """
    text = (places.before[places.seed] or b"").decode("utf-8", "replace")
    head = " ".join(line.strip("# \t") for line in _first_comments(text))
    if DRAFTED_BY not in head:
        return False
    sources, cited = set(), set()
    for item in read_file(ChronicleFile(places.shown, places.seed.name, places.seed)):
        if isinstance(item, Problem) and not item.warning:
            return False
        if isinstance(item, RawRecord) and item.type == "source":
            sources.add(item.key)
        elif isinstance(item, RawRecord) and (cite := item.body.get("cite")):
            cited |= {*cite.value} if isinstance(cite.value, dict) else set()
    return places.key in (sources or cited) or not (sources or cited)


def _first_comments(text: str) -> Iterator[str]:
    for line in text.removeprefix("\ufeff").splitlines():
        if line.strip() and not line.startswith("#"):
            return
        yield line


@contextmanager
def new_files(places: Iterable[Path]) -> Iterator[dict[Path, Path]]:
    """Provide files to write next to their places, by these. Raises UsageError."""
    with ExitStack() as stack:
        yield {each: stack.enter_context(_new_file(each)) for each in places}


@contextmanager
def files_aside(places: Iterable[Path]) -> Iterator[dict[Path, Path]]:
    """Provide temporary files instead of those at these places, and never move them there."""
    with TemporaryDirectory() as folder:
        yield {each: Path(folder, str(number)) for number, each in enumerate(places)}


@contextmanager
def _new_file(place: Path) -> Iterator[Path]:
    """Provide a file next to its place; make its folder, and remove that if it stays empty."""
    made: list[Path] = []
    try:
        with writing(place):
            for folder in reversed([each for each in place.parents if not each.exists()]):
                folder.mkdir()
                made.append(folder)
            with files.beside(place) as partial:
                yield partial
    finally:
        with suppress(OSError):  # not empty
            for folder in reversed(made):
                folder.rmdir()
