"""Find chronicles from paths: which files belong together, under what name, and may be opened.

A chronicle is a folder, and no file outside it is read for it: a link out of the folder is
rejected, for seed files, folders and source texts.
"""

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from timeline.errors import Problem
from timeline.files.names import Taken, path_fault
from timeline.kinds.registers import SECTIONS
from timeline.readers import package
from timeline.readers.base import ChronicleFile, ChronicleFolder, Header, RawRecord
from timeline.readers.by_name import BY_NAME, ENDINGS, is_seed, no_seed, read_file, what_reads
from timeline.readers.opening.paths import LINK_OUT, TWO_NAMES
from timeline.readers.seeds.foreign import foreign_fault, foreign_keys, what_is_there

HEAD_FILE = "chronicle.yaml"
"""The file that marks its folder as a chronicle."""

_MOST_SKIPPED = 10


def open_chronicles(
    paths: Sequence[Path], instead: Mapping[Path, Path] | None = None
) -> tuple[list[ChronicleFolder], list[Problem]]:
    """Find the chronicles that these folders and files are, or belong to, and their files.

    A folder is a chronicle of all its seed files. Files in subfolders belong to it too, except in
    subfolders with a ``chronicle.yaml``, which are chronicles themselves. Names that begin with a
    dot are skipped; YAML files of other programs are skipped with a warning. A file or folder
    inside a folder with a ``chronicle.yaml`` (the nearest one upwards) is part of that chronicle; a
    file elsewhere is a chronicle by itself. The name of a chronicle is the one in its
    ``chronicle:`` section, or else the name of the folder, or of the file without its extension.

    ``instead`` are files that are not in their place yet, by that place (absolute, without links):
    each is read under the name of its place, instead of what is there, if anything is.
    """
    chronicles: dict[
        Path, ChronicleFolder
    ] = {}  # by the folder, or by the file that is one by itself
    problems: list[Problem] = []
    # Folders first, outer before inner: paths below a folder are part of it.
    for path in sorted(paths, key=lambda each: (not _is_folder(each), len(each.absolute().parts))):
        try:
            _open(path, chronicles, problems)
        except (OSError, RuntimeError) as error:  # RuntimeError: circular links
            reason = getattr(error, "strerror", None) or str(error)
            problems.append(Problem(_shown(path), 0, "", f"cannot be read: {reason}"))
    found = [chronicle for chronicle in chronicles.values() if chronicle.files]
    if instead:
        _put_instead(instead, found, problems)
    for chronicle in found:
        chronicle.files.sort(key=lambda file: file.file)
        problems += _unfit_names(chronicle)
        problems += _describe(chronicle)
    problems += _same_names(found)
    return found, problems


def read_chronicle(chronicle: ChronicleFolder) -> Iterator[RawRecord | Problem]:
    """Yield the records and the faults of a chronicle's files, one file after another."""
    for file in chronicle.files:
        for item in read_file(file):
            if not isinstance(item, Header):
                yield item


def _open(path: Path, chronicles: dict[Path, ChronicleFolder], problems: list[Problem]) -> None:
    """Add the files at a path to their chronicle, and the chronicle itself if it is new."""
    if path.is_dir():
        folder = path.resolve()
        home = _home(folder, chronicles) or folder
        others: list[str] = []
        found = _own(path, _walk(path, home, problems, others), problems)
        if not found:
            problems.append(Problem(_shown(path), 0, "", _nothing(others)))
        # A folder inside that is a chronicle itself remains one.
        homes = {folder: home}
        for each in found:
            below = each.parent.resolve()
            homes[below] = homes.get(below) or _home(below, chronicles) or home
            _add(each, _chronicle(homes[below], chronicles), problems)
        for home in {*homes.values()} & {*chronicles}:
            chronicles[home].whole |= home.is_relative_to(folder)
    elif not path.exists():
        problems.append(Problem(_shown(path), 0, "", "there is no such file or folder"))
    elif not is_seed(path):
        problems.append(Problem(_shown(path), 0, "", no_seed(path)))
    else:
        folder = path.parent.resolve()
        if marked := _home(folder, chronicles):
            chronicle = _chronicle(marked, chronicles)
        else:
            own = path.stem if path.name not in BY_NAME else folder.name
            lone = ChronicleFolder(unicodedata.normalize("NFC", _shown(own)), "", folder)
            chronicle = chronicles.setdefault(folder / path.name, lone)
        _add(path, chronicle, problems)


def _own(folder: Path, paths: Iterable[Path], problems: list[Problem]) -> list[Path]:
    """Return the files of a folder that may be seed files; report the others as warnings."""
    found = []
    skipped = 0
    for path in paths:
        fault = _foreign(path)
        if not fault:
            found.append(path)
            continue
        skipped += 1
        if skipped <= _MOST_SKIPPED:
            problems.append(Problem(_shown(path), 0, "", fault, warning=True))
    if skipped > _MOST_SKIPPED:
        more = f"{skipped - _MOST_SKIPPED:,} more files without a section of a chronicle skipped"
        problems.append(Problem(_shown(folder), 0, "", more, warning=True))
    return found


def _foreign(path: Path) -> str:
    """Return why a file is one of another program; empty if it is not."""
    if path.name in BY_NAME:
        return package.foreign_fault(path)
    keys = None if path.name == HEAD_FILE else foreign_keys(path, SECTIONS)
    return "" if keys is None else foreign_fault(keys)


def _nothing(others: Sequence[str]) -> str:
    there = f"it contains {what_is_there(others)}" if others else "it is empty"
    ways: dict[str, str] = {}
    for way in map(what_reads, map(Path, others)):
        ways.setdefault(way.partition(":")[0], way)  # the first table, the first article
    ways.pop("", None)
    there = "; ".join([there, *ways.values()])
    return (
        f"contains no seed file, that is, a YAML file ({ENDINGS}) with sections of a chronicle"
        f" ({', '.join(SECTIONS)}); {there}"
    )


def _chronicle(home: Path, chronicles: dict[Path, ChronicleFolder]) -> ChronicleFolder:
    """Return the chronicle of a folder, new or known."""
    name = unicodedata.normalize("NFC", _shown(home.name)) or "root"
    return chronicles.setdefault(home, ChronicleFolder(name, "", home))


def _add(path: Path, chronicle: ChronicleFolder, problems: list[Problem]) -> None:
    """Add a seed file to its chronicle, once."""
    location = path.parent.resolve() / path.name
    name = location.relative_to(chronicle.root).as_posix()
    file = unicodedata.normalize("NFC", name)  # the same name on every system
    known = next((each for each in chronicle.files if each.file == file), None)
    if name != _shown(name):
        message = "the name is not UTF-8: rename the file or its folder"
        problems.append(Problem(_shown(path), 0, "", message))
    elif known is None:
        chronicle.files.append(ChronicleFile(_shown(path), file, location))
    elif known.location != location:
        problems.append(Problem(_shown(path), 0, "", TWO_NAMES))


def _unfit_names(chronicle: ChronicleFolder) -> Iterator[Problem]:
    """Yield a problem for each seed file whose name is not valid on every system."""
    taken = Taken()
    for file in chronicle.files:
        # A name with a leading dot was requested explicitly; an export leaves out the dot.
        parts = [part.lstrip(".") or "_" for part in PurePosixPath(file.file).parts]
        fault = path_fault("/".join(parts))
        if other := taken.other(file.file):
            fault = f"is the same file as {other} on systems that ignore case: rename one of them"
        if fault:
            yield Problem(file.path, 0, "", fault)
        taken.add(file.file)


def _home(folder: Path, chronicles: Mapping[Path, ChronicleFolder]) -> Path | None:
    """Return the nearest folder, from this one upwards, that is known to be a chronicle."""
    for each in (folder, *folder.parents):
        if each in chronicles or (each / HEAD_FILE).is_file():
            return each
    return None


def _walk(folder: Path, root: Path, problems: list[Problem], others: list[str]) -> Iterator[Path]:
    """Yield the seed files below a folder. Links inside are skipped: their target is read itself.

    They come in the order of their names, so that messages are the same on every disk. The paths of
    all visible files are appended to ``others``.
    """

    def refuse(error: OSError) -> None:
        message = f"cannot be read: {error.strerror}"
        problems.append(Problem(_shown(error.filename), 0, "", message))

    for top, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        visible = sorted(name for name in names if not name.startswith("."))
        seeds = [Path(top, name) for name in visible if is_seed(Path(name))]
        others += (_shown(Path(top, name)) for name in visible)
        yield from (path for path in seeds if not path.is_symlink())
        for link in [Path(top, name) for name in folders] + seeds:
            if not link.is_symlink():
                continue
            try:
                target = link.resolve()
            except (OSError, RuntimeError):  # circular links
                target = root / "nothing"
            if not target.is_relative_to(root):
                problems.append(Problem(_shown(link), 0, "", LINK_OUT))
            elif not _is_folder(target) and not (is_seed(target) and target.exists()):
                message = "is a link, but not to a seed file: remove it"
                problems.append(Problem(_shown(link), 0, "", message))


def _put_instead(
    instead: Mapping[Path, Path], found: Sequence[ChronicleFolder], problems: list[Problem]
) -> None:
    """Read files instead of those of the chronicles, or also; see ``open_chronicles``."""
    chronicles = {chronicle.root: chronicle for chronicle in found}
    for place in filter(is_seed, instead):
        if (chronicle := chronicles.get(_home(place.parent, chronicles) or place)) is not None:
            first = chronicle.files[0]
            shown = first.path.removesuffix(first.file)  # the folder as the user would type it
            _add(Path(shown, place.relative_to(chronicle.root)), chronicle, problems)
    for chronicle in found:
        chronicle.instead = instead
        for file in chronicle.files:
            file.location = instead.get(file.location, file.location)


def _describe(chronicle: ChronicleFolder) -> Iterator[Problem]:
    """Set the chronicle's name, title and time zones; yield the faults of its description."""
    asked = {file.file for file in chronicle.files}
    files = list(chronicle.files)
    head = chronicle.root / HEAD_FILE
    if HEAD_FILE not in asked and head.is_file() and head.resolve().is_relative_to(chronicle.root):
        # It also describes the requested part.
        files.append(ChronicleFile(_shown(head), HEAD_FILE, head))
    common = header = Header()
    described_in = ""
    for file in files:
        header, faults = _peek(file)
        if file.file not in asked:
            yield from faults  # the rest of that file is not read
        file.timezone = header.timezone
        if header.line and described_in:
            message = f"the chronicle is already described in {described_in}: keep one of the two"
            yield Problem(file.path, header.line, "chronicle", message)
        elif header.line:
            common, described_in = header, f"{file.path}:{header.line}"
            chronicle.head = (file.path, header.line)
    if len(files) == 1 and header.files:  # a data package by itself: it replaces its chronicle
        common, files[0].files = header, header.files
    chronicle.name = common.name or chronicle.name
    chronicle.title = common.title
    for file in chronicle.files:
        file.timezone = file.timezone or common.chronicle_timezone


def _peek(file: ChronicleFile) -> tuple[Header, list[Problem]]:
    """Read a file up to its first section; return its header and the problems so far."""
    faults: list[Problem] = []
    for item in read_file(file):
        if isinstance(item, Header):
            return item, faults
        if isinstance(item, Problem):
            faults.append(item)
    return Header(), faults


def _same_names(chronicles: Sequence[ChronicleFolder]) -> Iterator[Problem]:
    """Yield a problem for each chronicle that has the same name as an earlier one."""
    first: dict[str, ChronicleFolder] = {}
    for chronicle in chronicles:
        other = first.setdefault(chronicle.name, chronicle)
        if other is not chronicle:
            message = (
                f"two chronicles have the name {chronicle.name}, this one and that of"
                f" {other.files[0].path}: give one another name (chronicle: {{name: …}})"
            )
            yield Problem(chronicle.files[0].path, 0, "chronicle", message)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # no permission, name too long: reported when it is opened
        return False


def _shown(path: Path | str) -> str:
    """Return a path as text that can be printed and stored, even if its name is not UTF-8."""
    return str(path).encode("utf-8", "backslashreplace").decode()
