"""``timeline help``: explain a word, or show the help of a command."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli import completion
from timeline.cli.options import Json
from timeline.cli.terminal.console import draw, on_terminal, print_json, print_plain
from timeline.cli.terminal.saying import say

if TYPE_CHECKING:
    from timeline.reference.explaining import Explanation

EXAMPLES = """
timeline help form             a field
timeline help early            a word of a date
timeline help export csv       a command
"""


def help_(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORD", hidden=True, autocompletion=completion.explained),
    ] = None,
    json: Json = False,
) -> None:
    """Explain a word: a command, a field, a kind, a section, a word of a closed list or of a date.

    Grades, link types, fields of queries and terms of the documentation are explained too, and
    everyday names of fields ("location"). Each meaning has an example, and where it is used. Not on
    a terminal, one tab-separated line for each meaning: word, what it is, meaning, where, example.
    """
    from itertools import chain

    from rich.text import Text

    from timeline.errors import UsageError
    from timeline.reference.explaining import explain
    from timeline.views.reference import explanations as view
    from timeline.views.reference import plain_explanations

    words = [each for each in words or [] if each.strip()]
    text = _help_of_command(context, words)
    if text and not json:
        for line in text.splitlines():
            say(line)
        if not words or not on_terminal():
            return
    try:
        found = explain(" ".join(words or ["help"]))
    except UsageError:
        if not text:
            raise
        found = []
    if json:
        print_json("help", [*_as_meaning(words or [], text), *found])
    elif not on_terminal():
        print_plain(plain_explanations(found))
    elif found:
        draw(lambda width: chain([Text()] if text else [], view(found, width)))


def _help_of_command(context: typer.Context, words: Sequence[str]) -> str:
    """Return the help of the command that the words name; without words that of the program."""
    at: Any = context.find_root()
    for word in words:
        listed = getattr(at.command, "commands", {}).get(word)
        if listed is None:
            return ""
        at = type(context)(listed.built, info_name=word, parent=at)
    return str(at.get_help())


def _as_meaning(words: Sequence[str], text: str) -> "Iterator[Explanation]":
    """Yield the help of a command as a meaning of its name."""
    from timeline.reference.explaining import Explanation

    if text:
        name = " ".join(words)
        yield Explanation(name, "command", text, (), f"timeline {name}".rstrip())
