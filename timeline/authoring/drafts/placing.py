"""Write the files of a draft together: all of them, or none."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from timeline import files, stopping
from timeline.errors import UsageError


@contextmanager
def new_files(places: Iterable[Path]) -> Iterator[dict[Path, Path]]:
    """Provide files to write beside their places, by these. Raises UsageError."""
    with ExitStack() as stack:
        yield {each: stack.enter_context(_new_file(each)) for each in places}


@contextmanager
def files_aside(places: Iterable[Path]) -> Iterator[dict[Path, Path]]:
    """Provide files that only stand for those at these places, and never come there."""
    with TemporaryDirectory() as folder:
        yield {each: Path(folder, str(number)) for number, each in enumerate(places)}


@contextmanager
def _new_file(place: Path) -> Iterator[Path]:
    """Provide a file beside its place; make its folder, and remove that if it stays empty."""
    made: list[Path] = []
    try:
        for folder in reversed([each for each in place.parents if not each.exists()]):
            folder.mkdir()
            made.append(folder)
        with files.beside(place) as partial:
            yield partial
    except OSError as error:
        raise UsageError(f"{place} cannot be written: {error.strerror}") from error
    finally:
        with suppress(OSError):  # not empty
            for folder in reversed(made):
                folder.rmdir()


def put_all(partials: Mapping[Path, Path], *, replace: bool) -> None:
    """Give finished files their names, by these, the last one first.

    If one of them cannot be written, those that are new are removed again. Raises UsageError.
    """
    done: list[Path] = []
    with stopping.delayed():  # not between two of them
        for place, partial in reversed([*partials.items()]):
            before = place if place.exists() else None
            try:
                files.put(partial, place, replace=replace, like=before)
            except OSError as error:
                for each in done:
                    each.unlink(missing_ok=True)
                reason = "it exists by now" if place.exists() and not replace else error.strerror
                raise UsageError(f"{place} cannot be written: {reason}") from error
            done += [place] if before is None else []
