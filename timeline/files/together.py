"""Write several files together: all of them get their names, or everything stays as it was."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from timeline import files, stopping
from timeline.errors import UsageError


class PendingFile(NamedTuple):
    """A finished file next to its place, and the bytes that are in its place; None: no file."""

    partial: Path
    before: bytes | None


def put_all(finished: Mapping[Path, PendingFile]) -> None:
    """Give finished files their names, by these, in their order.

    If one of them cannot be written, the others are as before: a new one is removed, a replaced one
    is restored. Raises UsageError then, and if another program has changed a file meanwhile.
    """
    with ExitStack() as stack:
        kept: dict[Path, Path] = {}
        for place, pending in finished.items():
            with writing(place):
                if there(place) != pending.before:
                    raise _changed(place)
                if pending.before is not None:  # copied first: later the disk may be full
                    kept[place] = _copied(place, pending.before, stack)
        done: list[Path] = []
        with stopping.delayed():  # not between two of them
            try:
                for place, pending in finished.items():
                    _put(place, pending)
                    done.append(place)
            except UsageError:
                for place in reversed(done):
                    _restore(place, kept.get(place))
                raise


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Raise UsageError if a file cannot be read or written."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # RuntimeError: circular links
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{place} cannot be written: {reason}") from error


def there(place: Path) -> bytes | None:
    """Return the bytes of a file; None if there is none. Raises OSError for what is not a file."""
    return place.read_bytes() if place.exists() else None


def _copied(place: Path, content: bytes, stack: ExitStack) -> Path:
    """Return a copy next to a file with its content and rights, removed at the end of ``stack``."""
    copy = stack.enter_context(files.beside(place))
    copy.write_bytes(content)
    copy.chmod(place.stat().st_mode & 0o7777)
    files.on_disk(copy)
    return copy


def _restore(place: Path, kept: Path | None) -> None:
    """Put a copy in its place again; without one there was no file."""
    with writing(place):
        if kept is None:
            place.unlink(missing_ok=True)
        else:
            kept.replace(place)


def _put(place: Path, pending: PendingFile) -> None:
    known = pending.before is not None
    with writing(place):
        try:
            files.put(pending.partial, place, replace=known, like=place if known else None)
        except FileExistsError:
            raise _changed(place) from None


def _changed(place: Path) -> UsageError:
    return UsageError(f"{place} was changed meanwhile, and is left as it is", "run it again")
