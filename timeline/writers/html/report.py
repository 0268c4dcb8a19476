"""The parts of the file of a report: its head, its events, its notes and sources."""

import re
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, TextIO

import jinja2
from markupsafe import Markup

from timeline.query.registers.actors import RegisteredActor
from timeline.query.results import Position
from timeline.query.results.counting import by_status
from timeline.text import plural
from timeline.version import __version__
from timeline.wording.counts import by_status_text
from timeline.wording.lanes import OPEN_END, POSSIBLE_DAYS, SURE_DAYS, TOO_SHORT
from timeline.writers.citations.citing import Citing
from timeline.writers.html.body import Body
from timeline.writers.html.bundle import vega
from timeline.writers.html.embedding import (
    asset,
    data_json,
    draw,
    picture,
    policy,
    visible_text,
)
from timeline.writers.html.lanes import COLOURS, SUMMARY, lanes_spec, live_data, page_colours
from timeline.writers.html.layout import Layout, layout
from timeline.writers.reports.head import ReportContent

_GOTO: Final = re.compile("\0([a-z0-9-]+)\0")
_WEB: Final = re.compile("https?://", re.IGNORECASE)
_AT_ONCE: Final = 1 << 20  # characters of the events that are read at once


def parts(
    report: ReportContent,
    positions: Mapping[str, Position],
    actors: Mapping[str, RegisteredActor],
    citing: Citing,
) -> Iterator[str]:
    """Yield the text of a report. All events are read before the first part is yielded."""
    templates = _environment()
    body = Body(report.head, positions, actors, citing)
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as kept:
        template = templates.get_template("event.html.j2")
        for found in report.events:
            kept.write(template.render(body.add(found)))
            kept.write("\1")
        kept.seek(0)
        lanes = layout(body.spans) if body.spans else None
        yield from _page(templates, report, body, lanes, kept)


def _page(
    templates: jinja2.Environment,
    report: ReportContent,
    body: Body,
    lanes: Layout | None,
    kept: TextIO,
) -> Iterator[str]:
    scripts = _scripts(body, lanes)
    style = page_colours() + asset("report.css")
    head = templates.get_template("head.html.j2")
    yield from head.generate(
        head=report.head,
        facts=[*report.head.facts(), *body.facts()],
        policy=policy(style, scripts),
        style=Markup(style),
        version=__version__,
        lanes=_still(lanes, body) if lanes else None,
        meanings=(SURE_DAYS, f"{POSSIBLE_DAYS}; a diamond is {TOO_SHORT}", OPEN_END),
        planned=_planned(body),
        places=_places(body),
        contested=body.contested,
        headings=body.headings,
        choices=body.choices,
        total=body.total,
    )
    yield from _linked_events(kept, body.keys)
    tail = templates.get_template("tail.html.j2")
    yield from tail.generate(
        notes=body.references.footnotes(),
        sources=body.references.sources(),
        total=body.total,
        charts=bool(lanes or body.map),
        version=__version__,
        data=_data(body, lanes) if scripts else None,
        scripts=[Markup(script) for script in scripts],
    )


@cache  # with the templates that it has compiled
def _environment() -> jinja2.Environment:
    """Return what reads the templates: it escapes every text, and allows no unknown name."""
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(asset),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=visible_text,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.globals |= {"goto": _goto}
    environment.tests["web"] = lambda address: bool(_WEB.match(address))
    return environment


def _goto(key: str) -> Markup:
    """Return the place of the address of an event; no text of data has a NUL (``visible_text``)."""
    return Markup(f"\0{key}\0")


def _linked_events(kept: TextIO, keys: set[str]) -> Iterator[str]:
    """Yield the events with links to those that the report has."""

    def address(match: re.Match[str]) -> str:
        return f' href="#e-{match[1]}"' if match[1] in keys else ""

    rest = ""
    while read := kept.read(_AT_ONCE):
        *whole, rest = (rest + read).split("\1")
        yield _GOTO.sub(address, "".join(whole))


def _scripts(body: Body, lanes: Layout | None) -> list[str]:
    """Return the scripts of the page: none without events, no charts without dates and places."""
    if not body.total:
        return []
    if not (lanes or body.map):
        return [asset("report.js")]
    return [vega(), "".join(map(asset, ("report.js", "places.js", "lanes.js")))]


def _data(body: Body, lanes: Layout | None) -> Markup:
    found: dict[str, Any] = {"events": body.choices.rows()}
    if lanes:
        found |= live_data(lanes)
    if body.map:
        found |= body.map.data()
    if lanes or body.map:
        found["colours"] = COLOURS
    return data_json(found)


def _still(lanes: Layout, body: Body) -> dict[str, Any]:
    caption = (
        f"Solid: {SURE_DAYS}. Light: {POSSIBLE_DAYS}. Diamond: {TOO_SHORT}. Arrow: {OPEN_END}."
    )
    if planned := _planned(body):
        caption += f" Not filled, with a dashed line: {planned}."
    if without := body.total - len(body.spans):
        caption += f" {plural(without, 'event')} without a day that can be drawn: only in the list."
    return {
        "picture": picture(draw(lanes_spec(lanes, live=False))),
        "caption": caption,
        "summary": SUMMARY,
    }


def _planned(body: Body) -> str:
    """Return how many events in the lanes have not happened, by status."""
    return by_status_text(by_status(span.status for span in body.spans if not span.happened))


def _places(body: Body) -> dict[str, Any] | None:
    if not body.map:
        return None
    return {
        "maps": body.map.pictures(),
        "caption": body.map.caption,
        "rows": body.map.rows,
    }
