"""``timeline log``: the history of loads and undos, and what each changed."""

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import completion
from timeline.cli.options import All, DatabaseOption, Json, LimitOption, Wait, most_drawn
from timeline.cli.terminal.console import draw, on_terminal, present, print_json, print_plain
from timeline.cli.terminal.opening import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.database.sessions import Session
    from timeline.query.history.changes import RecordChange
    from timeline.query.history.revisions import RevisionLine
    from timeline.query.results import Most
    from timeline.views.base import Lines

    History = Iterator[tuple[RevisionLine, Iterator[RecordChange]]]

EXAMPLES = """
timeline log                      every load and undo, the latest first
timeline log f35a-second-batch    every change of one record
timeline log 3                    the changes of revision 3, field by field
timeline log 3..5                 the changes of revisions 3 to 5
"""
_RANGE = re.compile(r"([0-9]+)|([0-9]*)\.\.([0-9]*)")


def log(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="KEY|REV|REV..REV",
            help="A record, or revision numbers.",
            autocompletion=completion.key,
        ),
    ] = None,
    *,
    limit: LimitOption = None,
    all_: All = False,
    json: Json = False,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Show the history: each revision with its time, user, version of timeline and files.

    With a key or revisions, each changed field is shown as before → after. Nothing is ever deleted
    from the history: a removed record can be seen here and restored by undo. A terminal shows the
    first of more than 50 revisions or changes. Not on a terminal, one tab-separated line for each
    revision: number, time, user, tool, added, changed, removed, the revision that it undoes,
    command, moved. With a key or revisions, one line for each change: revision, time, operation,
    type, key, path, before, after.
    """
    shown = most_drawn(limit, all_, json)
    with snapshot(database, wait) as session:
        from timeline.query.history.revisions import revisions

        if what is None:
            _print_revisions(revisions(session), json, shown)
        else:
            _print_changes(*_history(session, what), json, shown)


def _history(session: "Session", what: str) -> "tuple[History, Callable[[], int]]":
    """Return the revisions that the argument names, with their changes, the latest first.

    The second value returns how many changes these are.
    """
    from timeline.query.history import revisions as history

    match = _RANGE.fullmatch(what)
    if match is None:
        key = history.key_of(session, what)
        found = history.revisions(session, key=key)
        of_key = history.changes_of(session, key)
        return ((each, iter([of_key[each.id]])) for each in found), lambda: len(found)
    first, last = (
        int(end) if end else None for end in (match[1] or match[2], match[1] or match[3])
    )
    found = history.revisions(session, first, last)
    ids = [each.id for each in found]
    listed = ((each, history.changes(session, each.id)) for each in found)
    return listed, lambda: history.number_of_changes(session, ids)


def _print_revisions(found: "list[RevisionLine]", json: bool, shown: "Most | None") -> None:
    from timeline.views.counts import more_lines
    from timeline.views.log import plain_revisions, revision_lines

    first = found[: shown.of(len(found)) if shown else None]
    views = (
        lambda width: chain(
            chain.from_iterable(revision_lines(each, width) for each in first),
            more_lines(len(found) - len(first), "revision", width),
        ),
        lambda: plain_revisions(first),
    )
    present("log", found, json, lambda: views)


def _first(history: "History", total: int, shown: "Most") -> "tuple[History, int]":
    """Return the first changes of a history of ``total``, and how many others there are."""
    most = shown.of(total)

    def first() -> "History":
        left = most
        for revision, changes in history:
            if left <= 0:
                return
            some = list(islice(changes, left))
            left -= len(some)
            yield revision, iter(some)

    return first(), total - most


def _print_changes(
    history: "History", total: "Callable[[], int]", json: bool, shown: "Most | None"
) -> None:
    from timeline.views.counts import more_lines
    from timeline.views.log import change_lines, plain_changes, revision_lines

    left = 0
    if shown is not None:
        history, left = _first(history, total(), shown)

    def lines(width: int) -> "Lines":
        for revision, changes in history:
            yield from revision_lines(revision, width, in_brief=False)
            for change in changes:
                yield from change_lines(change, width)
        yield from more_lines(left, "change", width)

    if json:
        print_json("log", history)
    elif on_terminal():
        draw(lines)
    else:
        for revision, changes in history:
            for change in changes:
                print_plain(plain_changes(revision, change))
