"""Files for maps, for calendars and for timelines on web pages: one item for each event."""

from timeline.cli.commands.write.export.output import Force, Title, writing
from timeline.cli.options import (
    AsOfOption,
    DatabaseOption,
    OfActor,
    OfKind,
    Output,
    QueryWords,
    Since,
    Sure,
    Until,
    Wait,
    words,
)
from timeline.cli.terminal.saying import remark

ICS_EXAMPLES = """
timeline export ics -o events.ics
timeline export ics kind:exercise 2022.. --title Exercises -o exercises.ics
"""
TIMELINEJS_EXAMPLES = """
timeline export timelinejs -o timeline.json
timeline export timelinejs kind:launch --title Launches -o launches.json
"""
GEOJSON_EXAMPLES = """
timeline export geojson -o events.geojson
timeline export geojson --kind launch date:2022.. -o launches.geojson
"""


def geojson(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    sure: Sure = False,
    output: Output = None,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Write events as points on a map: GeoJSON, RFC 7946.

    An event is where its place is. If the place has no coordinates, but is part of one that has,
    these are used, and the position is said to be approximate; if another record of the event
    (same-as) has a place with coordinates, it is there. Events without coordinates are left out;
    how many is printed on standard error.
    """
    asked = words(query, kind, actor, since, until)
    with writing(asked, output, database, wait, as_of, sure=sure, force=force) as (found, file):
        from timeline.writers.geojson import write_geojson

        write_geojson(found.events(), found.positions(), file, notify=remark)


def timelinejs(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    sure: Sure = False,
    title: Title = "",
    output: Output = None,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Write events as a timeline for web pages: the JSON of TimelineJS 3.

    Each event is a slide with its date in words, its values, quotes and sources. TimelineJS cannot
    state bounds of dates, rival values and several sources: they are in the text, and how many
    events that concerns is printed on standard error. Events without a date are left out. timeline
    load reads the file.
    """
    asked = words(query, kind, actor, since, until)
    with writing(asked, output, database, wait, as_of, sure=sure, force=force) as (found, file):
        from timeline.writers.timelinejs import write_timelinejs

        write_timelinejs(found.head(title), found.events(), file, notify=remark)


def ics(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    sure: Sure = False,
    title: Title = "",
    output: Output = None,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Write events for a calendar: iCalendar, RFC 5545.

    A known day is an all-day event, a known time an event in UTC. An uncertain date lasts over all
    days that are possible, is tentative, and its title says so. Events whose date has no first or
    no last day are left out; how many is printed on standard error, and timeline show has them.
    Needs the extra calendar.
    """
    asked = words(query, kind, actor, since, until)
    with writing(asked, output, database, wait, as_of, sure=sure, force=force) as (found, file):
        from timeline.writers.ics import write_ics

        write_ics(found.head(title), found.events(), found.positions(), file, notify=remark)
