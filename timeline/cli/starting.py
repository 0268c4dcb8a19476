"""How the program begins and ends, whatever happens to it in between.

Nothing but this is imported before signals are taken care of and the three standard streams exist.
"""

import os
import sys
from contextlib import suppress

from timeline import stopping

BUG = 70
"""The exit status for a fault of this program, as sysexits.h has it."""
TRACEBACK = "TIMELINE_TRACEBACK"


def main() -> None:
    """Run the program."""
    stopping.install()
    status: object = 0
    try:
        fill_streams()
        from timeline.cli.app import run

        run()
    except SystemExit as end:
        status = end.code
    except BaseException as error:
        status = _told(error)
    stopping.finish()
    if stopping.stopped():
        _stop()
    sys.exit(status)  # type: ignore[arg-type]


def fill_streams() -> None:
    """Open the null device where a standard stream is closed (``<&-``, ``>&-``).

    Else the next file that is opened, the database, would get its number, and what is printed would
    be written into it. A closed input cannot be read, so that a command can say so.
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


def _told(error: BaseException) -> int:
    """Say in a line what no command expected; the traceback only if it is asked for."""
    if stopping.stopped():
        return 128 + stopping.stopped()
    if isinstance(error, OSError) and not error.filename:  # a help or a version, unwritten
        print(f"timeline: standard output: {error.strerror or error}", file=sys.stderr)
        return 1
    if os.environ.get(TRACEBACK, "0") not in ("", "0"):
        import traceback

        traceback.print_exception(error)
    else:
        from timeline.masking import masked
        from timeline.safetext import visible

        what = visible(masked(f"{type(error).__name__}: {error}".splitlines()[0][:300]))
        print(
            f"timeline: this is a fault of timeline itself: {what}\n"
            f"  report it with what {TRACEBACK}=1 prints before the same command",
            file=sys.stderr,
        )
    return BUG


def _stop() -> None:
    """End a program that was told to, without waiting for whoever reads its output."""
    import atexit

    with suppress(OSError):
        os.write(2, f"{stopping.line()}\n".encode(errors="backslashreplace"))
    atexit._run_exitfuncs()
    os._exit(128 + stopping.stopped())
