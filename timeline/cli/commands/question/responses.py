"""``timeline responses``: which events followed others, and how soon."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import completion
from timeline.cli.options import All, AsOfOption, DatabaseOption, Json, LimitOption, Wait, most
from timeline.cli.reading import read_asked, reading, tell_meanings
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.console import Views
from timeline.cli.terminal.saying import remark
from timeline.progress import counted
from timeline.text import plural

if TYPE_CHECKING:
    from timeline.analysis.following.overview import Overview
    from timeline.analysis.following.responses import Responses, ResponseUnit
    from timeline.analysis.following.shifting import Shifts
    from timeline.database.sessions import Session
    from timeline.query.grammar.nodes import Query
    from timeline.query.results import Most

EXAMPLES = """
timeline responses --to kind:exercise --by "kind:launch actor:prk"
timeline responses --to kind:exercise --by kind:launch --within 7,30
timeline responses --to kind:summit --by kind:statement --within 14 --json
"""


class ResponseCountName(StrEnum):
    """What ``--count`` counts: an event with its parts as one, or each part by itself."""

    EVENTS = "events"
    PARTS = "parts"


TRIGGERS, EACH = 3, 1
"""How many of many triggers are shown by default, and how many responses to each."""
RESPONSES, PAIRS = 1_000, 200
"""Up to this many possible responses, and pairs with a trigger, all are shown by default."""
_LONGEST = 999_999
"""The most days of a window."""

Triggers = Annotated[
    str,
    typer.Option(
        "--to", metavar="QUERY", help="The triggers.", autocompletion=completion.whole_query
    ),
]
Answers = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="QUERY",
        help="The possible responses.",
        autocompletion=completion.whole_query,
    ),
]
Windows = Annotated[str, typer.Option("--within", metavar="N[,N...]", help="Windows, in days.")]
Permutations = Annotated[
    int,
    typer.Option(
        "--permutations", metavar="N", min=0, help="The number of shifts for the p-value."
    ),
]
Seed = Annotated[
    int, typer.Option("--seed", metavar="N", min=0, help="The seed of random numbers.")
]
CountParts = Annotated[
    ResponseCountName,
    typer.Option(
        "--count",
        metavar="WHAT",
        help="events (one with its parts is one), or parts: each part by itself.",
    ),
]


def responses(
    *,
    to: Triggers,
    by: Answers,
    within: Windows = "7,30",
    permutations: Permutations = 1_000,
    seed: Seed = 0,
    count: CountParts = ResponseCountName.EVENTS,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    all_: All = False,
    json: Json = False,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Show for every trigger which events followed it within N days, and triggers without any.

    A response begins no earlier than its trigger. Its lag is counted from the end of the trigger,
    and is 0 while the trigger lasts. Only the order in time is counted, not whether one event
    caused the other. Days are those of the zone of the trigger, in which every clock time is
    counted. On the same day, clock times or a link decide which event followed; without
    them a response is marked possibly. An event with its parts (part-of) of its kind, such as a
    salvo, is one trigger and one response; no part is a response to its whole. With --count parts
    each part counts instead. What has not happened by its status (planned, announced, cancelled) is
    neither, and counted as left out; what is only claimed is at most possible. If the sources of
    the responses state the periods that they cover, a trigger whose window is not wholly covered is
    counted as not covered, not as unanswered. With uncertain dates a lag has bounds, a response
    that may be outside the window is marked possibly, and a rate has two bounds. Next to it is the
    base rate, the share of all windows of the same length that contain a response, and how often as
    many triggers or more are answered after a random shift of all responses within the covered days
    (p). Of more than 50 triggers or 1,000 possible responses, all numbers and the first triggers
    are shown. Not on a terminal, one tab-separated line for each pair: trigger, response (empty if
    there is none), fewest and most days, for each window surely, possibly, no or not-covered, then
    first day, last day and title of both, and for the first triggers only unless --all or --limit
    asks for more. The rates are printed on standard error.
    """
    windows = windows_of(within)
    shown = most(limit, all_, json, TRIGGERS)
    with reading(database, wait, as_of) as source:
        session = source.session
        from timeline.analysis.following.responses import Responses
        from timeline.analysis.following.shifting import Shifts

        queries = read_asked(session, to), read_asked(session, by)
        shifts = Shifts(permutations, seed)
        unit = unit_of(count)
        found = _responses(session, queries, windows, shifts, shown=shown, unit=unit) or _overview(
            session, queries, windows, shifts, shown=shown, unit=unit
        )
        if isinstance(found, Responses) and not any(each.responses for each in found.triggers):
            tell_meanings(session, *queries)
    asked = str(queries[0]), str(queries[1])
    each = EACH if limit is None else None
    if source.present("responses", (found, *asked), json, lambda: _views(found, asked, each)):
        _remark(found, asked)


def _responses(
    session: "Session",
    queries: "tuple[Query, Query]",
    windows: list[int],
    shifts: "Shifts",
    *,
    shown: "Most | None",
    unit: "ResponseUnit",
) -> "Responses | None":
    """Return every trigger with its responses; None if there are more than are shown."""
    from itertools import chain

    from timeline.analysis.following.responses import responses as analyse
    from timeline.query.events.pages import how_many, stream
    from timeline.query.records.references import covered_periods

    triggers, answers = (how_many(session, asked) for asked in queries)
    if shown is not None and (triggers > shown.whole or answers > RESPONSES):
        return None
    to, by = (chain.from_iterable(stream(session, asked)) for asked in queries)
    found = analyse(
        counted(to, tell, "reading triggers", triggers),
        counted(by, tell, "reading responses", answers),
        windows,
        covered_periods(session),
        progress=tell,
        shifts=shifts,
        unit=unit,
    )
    pairs = sum(len(each.responses) for each in found.triggers)
    return None if shown is not None and pairs > PAIRS else found


def _overview(
    session: "Session",
    queries: "tuple[Query, Query]",
    windows: list[int],
    shifts: "Shifts",
    *,
    shown: "Most | None",
    unit: "ResponseUnit",
) -> "Overview":
    """Return the numbers of all responses, and the first triggers with theirs."""
    from timeline.analysis.following.coverage import Coverage
    from timeline.analysis.following.overview import detailed, overview
    from timeline.query.events.lines import lines
    from timeline.query.events.moments import cited_by, moments
    from timeline.query.records.references import covered_periods

    covers = covered_periods(session)
    to, by = queries
    coverage = Coverage.of_sources(cited_by(session, by) if covers else (), covers)
    found = overview(
        moments(session, to),
        moments(session, by),
        windows,
        coverage,
        first=shown.first if shown else TRIGGERS,
        shifts=shifts,
        progress=tell,
        unit=unit,
    )
    return detailed(found, lambda ids: lines(session, ids))


def _views(
    found: "Responses | Overview", asked: tuple[str, str], most_of_each: int | None
) -> Views:
    from timeline.analysis.following.overview import Overview
    from timeline.views.analyses import responses as views

    if isinstance(found, Overview):
        return (
            lambda width: views.overview(found, *asked, width, most_of_each),
            lambda: views.plain_responses(found.first, found.windows),
        )
    return (
        lambda width: views.responses(found, *asked, width),
        lambda: views.plain_responses(found.triggers, found.windows),
    )


def _remark(found: "Responses | Overview", asked: tuple[str, str]) -> None:
    """Print on standard error what the lines of a pipe have no field for."""
    from timeline.analysis.following.overview import Overview
    from timeline.views.analyses.responses import more_triggers
    from timeline.wording.following import left_out, rate_texts

    for rate, chance in rate_texts(found):
        remark(f"{rate}; {chance}" if chance else rate)
    for line in left_out(found, *asked):
        remark(line)
    if isinstance(found, Overview) and (more := more_triggers(found)):
        shown = plural(len(found.first), "trigger", does="is", do="are")
        remark(f"{shown} listed, with all responses; {more}")


def unit_of(count: ResponseCountName) -> "ResponseUnit":
    """Return what is one trigger and one response."""
    return "part" if count is ResponseCountName.PARTS else "event"


def windows_of(text: str) -> list[int]:
    """Return the windows in days. Raises UsageError for anything else."""
    from timeline.errors import UsageError

    parts = [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise UsageError(f"--within {text}: windows are whole days", "write --within 7,30")
    if any(len(part.lstrip("0")) > len(str(_LONGEST)) or int(part) > _LONGEST for part in parts):
        most = f"a window has at most {_LONGEST:,} days"
        raise UsageError(f"--within {text} is too long", most)
    return [int(part) for part in parts]
