"""Which texts of a chronicle stand in which file, so that an export can write them all."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from sqlalchemy import select
from sqlmodel import Session, col

from timeline.errors import Problem
from timeline.files.names import Taken
from timeline.loader.batch import Entry
from timeline.loader.stored import Stored
from timeline.models import Chronicle, Entity, File, Source, Text
from timeline.readers.names import clip

_TEXTS = (
    select(col(Entity.key), col(Source.text_path), col(Text.sha256))
    .join(Source, col(Source.id) == col(Entity.id))
    .join(Text, col(Text.id) == col(Source.text_id))
    .join(File, col(File.id) == col(Entity.file_id))
    .join(Chronicle, col(Chronicle.id) == col(File.chronicle_id))
)


def in_one_file(
    session: Session, touched: Iterable[Entry], removed: Iterable[Stored]
) -> Iterator[Problem]:
    """A problem for each text that cannot stand beside another of its chronicle.

    Two paths may be one file on some systems (``a.txt``, ``A.txt``), and one path may have held
    another text when a source that names it was loaded.
    """
    sources = [each for each in touched if each.body is not None]
    gone = {each.key for each in removed}
    for chronicle in sorted({each.chronicle for each in sources}):
        mine = {each.key: each for each in sources if each.chronicle == chronicle}
        taken = Taken()
        held: dict[str, tuple[str, str]] = {}
        for key, path, sha256 in session.execute(_TEXTS.where(col(Chronicle.name) == chronicle)):
            if key not in mine and key not in gone:
                taken.add(path)
                held.setdefault(str(PurePosixPath(path)), (key, sha256))
        for key, entry in sorted(mine.items()):
            path, sha256 = (entry.checked.canonical[each] for each in ("text", "text_sha256"))
            other = taken.other(path)
            holder, was = held.setdefault(str(PurePosixPath(path)), (key, sha256))
            if other:
                message = f"is one file with {clip(other)} on some systems: rename one of the two"
                yield entry.problem("text", f"{clip(path)} {message}")
            elif was != sha256:
                message = f"held another text when {holder} was loaded: load that source too"
                yield entry.problem("text", f"{clip(path)} {message}, or name another file")
            taken.add(path)
