"""Running a command within the test's own process: words in, words and an exit status out.

Typer's own runner builds each command again, which takes longer than many a command does; here each
is built once.
"""

import io
import sys
from functools import cache
from typing import Any, NamedTuple

from timeline.cli.app import build


class Result(NamedTuple):
    """How a command ended, and what it wrote; ``output`` is both streams as a terminal has them."""

    exit_code: int
    stdout: str
    stderr: str
    output: str
    stdout_bytes: bytes
    exception: BaseException | None


class _Stream(io.BytesIO):
    """A stream whose bytes are written to another one, too; it may say that it is a terminal."""

    def __init__(self, both: io.BytesIO, terminal: bool) -> None:
        super().__init__()
        self._both = both
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def write(self, data: Any) -> int:
        self._both.write(data)
        return super().write(data)


@cache
def program() -> Any:
    """The application, as Typer gives it to whoever runs it."""
    return build()


@cache
def commands() -> dict[tuple[str, ...], Any]:
    """Every command that there is, by its words, with its parameters."""
    found: dict[tuple[str, ...], Any] = {}
    for name, listed in program().commands.items():
        members = getattr(listed.built, "commands", None)
        if members is None:
            found[name,] = listed.built
        else:
            found |= {(name, inner): each.built for inner, each in members.items()}
    return found


def run(
    *words: str, stdin: str | bytes | None = None, catch: bool = False, terminal: bool = False
) -> Result:
    """Run one command line; an exception that the program lets through is raised, or caught.

    With ``terminal``, what is written goes to a terminal, for all that the program can tell.
    """
    typed = stdin.encode() if isinstance(stdin, str) else stdin or b""
    both = io.BytesIO()
    streams = _Stream(both, terminal), _Stream(both, terminal)
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8")
    sys.stdout, sys.stderr = (
        io.TextIOWrapper(stream, encoding="utf-8", write_through=True) for stream in streams
    )
    status: int = 0
    raised: BaseException | None = None
    try:
        program().main(args=list(words), prog_name="timeline")
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
        raised = end if status else None
    except Exception as error:
        if not catch:
            raise
        status, raised = 1, error
    finally:
        written = sys.stdout, sys.stderr
        sys.stdin, sys.stdout, sys.stderr = before
        for stream in written:
            stream.flush()
    out, err, output = (
        each.getvalue().decode(errors="replace").replace("\r\n", "\n") for each in (*streams, both)
    )
    return Result(status, out, err, output, streams[0].getvalue(), raised)
