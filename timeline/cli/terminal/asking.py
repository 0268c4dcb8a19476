"""Ask on a terminal: one line at a time, with completion by the Tab key where there is any."""

import sys
from collections.abc import Callable, Iterable
from typing import Final

from timeline.cli.terminal.saying import say
from timeline.errors import TimelineError
from timeline.safetext import visible

_ENDS: Final = " ,;="
"""The characters after which another word is completed."""
_YES: Final = ("y", "yes")
NO: Final = ("n", "no")
"""Answers that mean no, in lower case."""

Completer = Callable[[str], Iterable[str]]
"""Returns the words that may complete the beginning of a word at the end of a line."""


def can_ask() -> bool:
    """Return whether a person can see the questions and type answers."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout.isatty())


def ask(question: str, default: str = "", complete: Completer = lambda _line: ()) -> str:
    """Return the answer to a question, without white space at its ends; the default if it is empty.

    Raises TimelineError at the end of the input (Ctrl-D).
    """
    _complete_with(complete)
    prompt = f"{visible(question)} [{visible(default)}]: " if default else f"{visible(question)}: "
    try:
        return input(prompt).strip() or default
    except EOFError:
        print()
        raise TimelineError("the input ended; nothing was written") from None
    except KeyboardInterrupt:
        print()  # the next output does not follow the question on its line
        raise
    finally:
        _complete_with(None)


def agree(question: str, *, default: bool) -> bool:
    """Return whether the answer is yes; an empty one is the default, another one is asked again."""
    while True:
        answer = ask(f"{question} {'[Y/n]' if default else '[y/N]'}").casefold()
        if answer in ("", *_YES, *NO):
            return default if not answer else answer in _YES
        say("  y for yes, n for no")


def _complete_with(complete: Completer | None) -> None:
    try:
        import readline
    except ModuleNotFoundError:  # Windows: lines are read without it
        return
    if complete is None:
        readline.set_completer(None)
        return
    words: list[str] = []

    def completer(word: str, number: int) -> str | None:
        if number == 0:
            line = readline.get_line_buffer()[: readline.get_endidx()]
            words[:] = [each for each in complete(line) if each.startswith(word)]
        return words[number] if number < len(words) else None

    readline.set_completer_delims(_ENDS)
    readline.set_completer(completer)
    libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
