"""Start and end of the program, including signals and unexpected errors.

No other module is imported before the signal handlers are installed and the three standard streams
exist.
"""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

from timeline import stopping

BUG = 70
"""The exit status for a bug of this program: EX_SOFTWARE of sysexits.h."""
TRACEBACK = "TIMELINE_TRACEBACK"
COMPLETING = "_TIMELINE_COMPLETE"
"""The variable with which a shell asks for completions."""


def main() -> NoReturn:
    """Run the program and end it."""
    _end(start())


def start() -> object:
    """Run the program, and return its exit status as ``sys.exit`` takes it."""
    stopping.install()
    status: object = 0
    try:
        fill_streams()
        from timeline.progress import RARELY

        # A command makes many objects and few cycles; looking for these takes a fifth of a load.
        gc.set_threshold(*RARELY)
        if COMPLETING in os.environ:  # or Typer reads names as markup of Rich, slow to import
            sys.modules["rich"] = None  # type: ignore[assignment]
        from timeline.cli.app import run

        run()
    except SystemExit as end:
        status = end.code
    except BaseException as error:
        status = _report(error)
    stopping.finish()
    if stopping.stopped():
        _stop()
    return status


def _end(status: object) -> NoReturn:
    """End the program without freeing its memory, which takes a short command a fifth of its time.

    Python does that, too, if there is more to do: another thread, output that cannot be written.
    """
    import atexit

    code = 0 if status is None else status
    threads = sys.modules.get("threading")
    if isinstance(code, int) and (threads is None or threads.active_count() == 1):
        atexit._run_exitfuncs()
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code & 0xFF)
    sys.exit(status)  # type: ignore[arg-type]


def fill_streams() -> None:
    """Open the null device where a standard stream is closed (``<&-``, ``>&-``).

    Otherwise the next opened file, the database, would get its file descriptor, and output would be
    written into it. A closed input is opened for writing only, so that reading it fails.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            flags = os.O_WRONLY if number == 0 else os.O_RDWR
            opened = os.open(os.devnull, flags)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
        if number and getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def _report(error: BaseException) -> int:
    """Report an unexpected error in a line, or with its traceback if that is requested.

    Return the exit status.
    """
    if stopping.stopped():
        return 128 + stopping.stopped()
    if isinstance(error, OSError) and not error.filename:  # a help or version could not be written
        print(f"timeline: standard output: {error.strerror or error}", file=sys.stderr)
        return 1
    if os.environ.get(TRACEBACK, "0") not in ("", "0"):
        import traceback

        traceback.print_exception(error)
    else:
        from timeline.safetext import visible
        from timeline.safetext.masking import masked

        what = visible(masked(f"{type(error).__name__}: {error}".splitlines()[0][:300]))
        print(
            f"timeline: this is a bug in timeline: {what}\n"
            f"  report it with the output of the same command with {TRACEBACK}=1 before it",
            file=sys.stderr,
        )
    return BUG


def _stop() -> None:
    """End a stopped program without waiting for the reader of its output."""
    import atexit

    with suppress(OSError):
        os.write(2, f"{stopping.line()}\n".encode(errors="backslashreplace"))
    atexit._run_exitfuncs()
    os._exit(128 + stopping.stopped())
