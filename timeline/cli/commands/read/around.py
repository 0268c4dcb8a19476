"""``timeline around``: the events before and after an event or a date."""

import re
import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import completion
from timeline.cli.options import (
    All,
    AsOfOption,
    DatabaseOption,
    Json,
    LimitOption,
    QueryWords,
    Wait,
    most_drawn,
)
from timeline.cli.reading import read_asked, reading, tell_meanings
from timeline.cli.terminal.console import Views
from timeline.text import is_key, listed, suggest

if TYPE_CHECKING:
    from timeline.analysis.around import Moment
    from timeline.database.sessions import Session
    from timeline.query.grammar.nodes import Query

EXAMPLES = """
timeline around f35a-arrival
timeline around 2022-07-05 --days 14 actor:prk
timeline around "early July 2022" --json
"""


def around(
    moment: Annotated[
        str,
        typer.Argument(
            metavar="KEY|DATE", help="An event, or a date.", autocompletion=completion.event
        ),
    ],
    query: QueryWords = None,
    *,
    days: Annotated[
        int, typer.Option("--days", metavar="N", min=0, help="The number of days before and after.")
    ] = 30,
    limit: LimitOption = None,
    all_: All = False,
    as_of: AsOfOption = None,
    json: Json = False,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Show the events before and after an event or a date, and their distance in days.

    A date is what a query takes: 2022-07, "March 2021", 1990s, 2021-Q1, last-week, 2016..2018.

    D is the day of the event: D−7 is a week before its start, D+5…D+9 is between the fifth and the
    ninth day after its end. Days are those of the zone of the event, in which every clock time is
    counted. On the same day, D before and D after follow from clock times or a
    link. If one date is stated relative to the other ("about 1 week after"), that distance is used,
    even if the dates are vague. Parts (part-of) of the event itself, or of another event that is
    shown at the same distance, are left out. Events that are only possibly within N days are
    marked. Those with an open date that says nothing about these days come last. A terminal shows
    the nearest of more than 50. Not on a terminal, one tab-separated line for each: fewest and most
    days after D (negative: before), surely or possibly, first day, last day, EDTF, kind, status,
    key, title, before or after if that is certain (empty: on the same day, or unknown), and the
    marks of the date: ~ approximate, ? uncertain or inferred.
    """
    from itertools import chain

    shown = most_drawn(limit, all_, json)
    with reading(database, wait, as_of) as source:
        session = source.session
        from timeline.analysis.around import around as analyse
        from timeline.analysis.around import nearest
        from timeline.query.events.pages import stream

        asked = read_asked(session, query or ())
        here = _moment(session, moment)
        events = chain.from_iterable(stream(session, _near(asked, here, days)))
        found = analyse(here, events, days)
        if shown is not None:
            found = nearest(found, shown.of(len(found.neighbours)))
        if not found.neighbours:
            tell_meanings(session, asked)

    def views() -> Views:
        from timeline.views.analyses.around import around as view
        from timeline.views.analyses.around import plain_around

        return lambda width: view(found, str(asked), width), lambda: plain_around(found)

    source.present("around", found, json, views)


def _moment(session: "Session", text: str) -> "Moment":
    """Return the event or the date that the text names. Raises UsageError if it is neither."""
    from timeline.analysis.around import Moment
    from timeline.clock import today
    from timeline.dates.from_today import days_from_today
    from timeline.dates.written.asked import what_is_missing
    from timeline.dates.written.parsing import parse_when
    from timeline.errors import QueryError, UsageError
    from timeline.query.conditions.compile import read_query
    from timeline.query.events.pages import page
    from timeline.query.results import ClockRange

    days = days_from_today(text, today())
    dates, fault = _read_date(text)
    if is_key(text.lower()):
        try:
            (event,) = page(session, read_query(session, [f'key:"{text}"'])).events
            return Moment.of(event)
        except QueryError as error:
            if days is None and not dates and not what_is_missing(text, fault):
                hint = error.hint if "did you mean" in error.hint else _to_give(text)
                raise UsageError(error.message, hint) from None
    if days is not None:
        dates = (f"[{days.text}]" if ".." in days.text else days.text,)
    if len(dates) != 1:
        if what := what_is_missing(text, fault):
            raise UsageError(f"{text} is not a date", what)
        if not (dates or re.search("[0-9]", text)):
            shown = text if text.strip() else "''"
            raise UsageError(f"{shown} is neither an event nor a date", _to_give(text))
    when = parse_when(dates[0] if len(dates) == 1 else text)
    if when.anchors:
        raise UsageError(f"{text} depends on another event", f"give its key: {when.anchors[0].key}")
    qualifiers = "~" * when.approximate + "?" * when.uncertain
    instants = when.clock.instants if when.clock else None
    clock = ClockRange(*instants, True) if instants else None
    title = when.text if days is None else days.text
    return Moment("", title, when.text, qualifiers, *when.own_bounds, clock=clock)


def _read_date(text: str) -> tuple[tuple[str, ...], str]:
    """Return the dates in valid notation that a text may mean, and the advice if it is none.

    The days of a range ``A..B`` are read as those of a query, and become a set.
    """
    from timeline.clock import today
    from timeline.dates.calendar import iso
    from timeline.dates.written.asked import two_readings
    from timeline.dates.written.parsing import parse_when, possible_dates
    from timeline.errors import DateError, UsageError
    from timeline.query.grammar.days import read_range

    if readings := two_readings(text):
        meant = listed([each.text for each in readings])
        raise UsageError(f"{text} may mean several dates", f"write {meant}")
    if ".." in text and text[0] not in "[{":
        days = read_range(text, today())
        first, last = ("" if each is None else iso(each) for each in (days.lo, days.hi))
        return (f"[{first}..{last}]",), ""
    try:
        return (parse_when(text).text,), ""
    except DateError as error:
        return possible_dates(text), error.hint


def _to_give(text: str) -> str:
    """Return what to give instead of a text that is neither an event nor a date."""
    from timeline.dates.from_today import words_meant

    if days := words_meant(text):
        return suggest(days)
    found = f"timeline show {shlex.quote(text)}" if text.strip() else "timeline list events"
    return f"give a date, such as 2022-07, or the key of an event, found by: {found}"


def _near(query: "Query", moment: "Moment", days: int) -> "Query":
    """Return the query, limited to events that may touch the window if the moment has a date."""
    from timeline.dates.calendar import clamp, is_bounded, iso
    from timeline.query.grammar.nodes import Clause, DateRange, lay_out

    if not (is_bounded(moment.start_lo) and is_bounded(moment.end_hi)):
        return query
    dated_only = moment.clock is None and moment.event is None
    zones = 0 if dated_only else 2  # the most days between the dates of two zones
    lo, hi = clamp(moment.start_lo - days - zones), clamp(moment.end_hi + days + zones)
    window = DateRange(text=f"{iso(lo)}..{iso(hi)}", lo=lo, hi=hi)
    return lay_out([*query.clauses, Clause("date", (window,))])
