"""Good tables of all formats, made up from a seed, and cells that break a row of each."""

import csv
import io
import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tests.readers.formats import missile_rows, provocation_rows
from tests.readers.formats.sipri import rows as sipri_rows
from tests.readers.maps.test_shipped import ACLED, GED, acled, gdelt, ged

Cells = list[list[str]]


class GoodTable(NamedTuple):
    """A table without faults, and texts that are faults: by column, each in any row.

    ``map`` is the text of the map that it needs, ``header`` the number of lines above the rows.
    """

    cells: Cells
    breaks: Sequence[tuple[int, str]]
    delimiter: str = ","
    header: int = 1
    map: str = ""
    first: int = 0  # the first row that makes an event
    add_unknown: bool = False
    is_counted: bool = True  # the keys have numbers, as rows can be alike in what they are made of


_OWN = ("key", "kind", "title", "when", "killed", "links", "summary")
_SLIDES = ("Year", "Month", "Day", "Display Date", "Headline", "Text", "Media Caption", "Group")
_MAP = """
[event]
key = ["Place", "Date"]
kind = "incident"
title = "{Place}"
when = "Date"
killed = "Deaths"
summary = "Remarks"
"""


def _named(columns: Sequence[str], breaks: Sequence[tuple[str, str]]) -> list[tuple[int, str]]:
    return [([*columns].index(name), text) for name, text in breaks]


def _sipri(made: sipri_rows.Register) -> Cells:
    return [*csv.reader(io.StringIO(made.text), delimiter=made.delimiter)]


def orders(seed: int, rows: int) -> GoodTable:
    """Orders, of which some are of one weapon in one year."""
    breaks = [
        ("Year of order", "last year"), ("Recipient", "Nowhereland"), ("Number ordered", "a dozen"),
        ("Supplier", ""), ("status", "Worn"), ("Weapon designation", ""),
        ("Number delivered", "some"), ("Year(s) of delivery", "soon"),
    ]  # fmt: skip
    cells = _sipri(sipri_rows.orders(100, seed, notes=0))
    cells = [cells[0], *cells[101 - rows :]]  # a repetition is one in fifty, the last of all
    again = [*cells[-1]]
    again[4] = "4321"
    return GoodTable([*cells, again], _named(sipri_rows.ORDERS, breaks))


def _deliveries(make: Callable[..., sipri_rows.Register]) -> Callable[[int, int], GoodTable]:
    def made(seed: int, rows: int) -> GoodTable:
        of = make(rows, seed, notes=0)
        cells = _sipri(of)
        breaks = [
            (2, "Nowhereland"), (1, ""), (3, ""), (6, "last year"), (8, "some"), (10, "soon"),
            (12, "Worn"), (0, ""), (0, "?"),
        ]  # fmt: skip
        return GoodTable(cells, breaks, of.delimiter, is_counted=False)

    return made


def missiles(seed: int, rows: int) -> GoodTable:
    """Missile tests, most in salvos."""
    made = missile_rows.make_register(
        seed, success=rows // 2, unknown=2, failure=rows - rows // 2 - 2, not_applicable=0
    )
    breaks = [
        ("date", "so-so"), ("date", ""), ("time", "25:61"), ("outcome", "so-so"),
        ("apogee", "high"), ("distance", "far"), ("bearing", "north-ish"),
    ]  # fmt: skip
    return GoodTable([*map(list, made.cells)], _named(missile_rows.COLUMNS, breaks))


def provocations(seed: int, rows: int) -> GoodTable:
    """Provocations, of which some are of one day and name."""
    made = provocation_rows.make_provocations(seed, rows)
    cells = [*map(list, made.cells)]
    chance = random.Random(seed)
    at = chance.randrange(1, len(cells))
    again = [*cells[at]]
    again[3] = "Another one of this day."
    cells.insert(at, again)
    return GoodTable(cells, _named(provocation_rows.COLUMNS, [("date", "so-so"), ("date", "")]))


def slides(seed: int, rows: int) -> GoodTable:
    """Slides, of which some have the title and the day of another one."""
    chance = random.Random(seed)
    cells: Cells = [[*_SLIDES]]
    cells.append(["", "", "", "", "A timeline", "About it.", "", ""])
    for number in range(rows):
        day = str(chance.choice((3, 5)))
        shown = chance.choice(("", f"{day} March 2031", "some time"))
        caption = chance.choice(("", "A tank"))
        title, group = chance.choice(("A drill", "A slide")), chance.choice(("", "Launches"))
        cells.append(["2031", "3", day, shown, title, f"Text {number}.", caption, group])
    breaks = [("Year", "so-so"), ("Year", ""), ("Month", "13"), ("Day", "so-so"), ("Day", "40")]
    cells[1].append("title")
    cells = [cells[0] + ["Type"], cells[1], *([*row, ""] for row in cells[2:])]
    breaks_ = _named(cells[0], [each for each in breaks if each != ("Year", "")])
    return GoodTable(cells, breaks_, first=1)


def own(seed: int, rows: int) -> GoodTable:
    """Events in our own columns, some without a key, some linked to one another."""
    chance = random.Random(seed)
    cells: Cells = [[*_OWN]]
    keys = [f"event-{number}" for number in range(rows)]
    for number in range(rows):
        key = keys[number] if chance.random() < 0.6 else ""
        kept = [row[0] for row in cells[1:] if row[0]]
        link = f"responds-to={chance.choice(kept)}" if kept and chance.random() < 0.4 else ""
        when = "2031-03-05"
        killed = chance.choice(("", "3", "~4"))
        cells.append([key, "incident", "A fire", when, killed, link, f"Text {number}."])
    breaks = [("kind", "so-so"), ("kind", ""), ("title", ""), ("when", "so-so"), ("killed", "many")]
    return GoodTable(cells, _named(_OWN, breaks))


def of_acled(seed: int, rows: int) -> GoodTable:
    """Conflict events with ids."""
    chance = random.Random(seed)
    cells = [
        ACLED,
        *(
            acled(
                event_id_cnty=f"CHD{number}",
                actor1=chance.choice(("Star Front", "Moon Front")),
                location=chance.choice(("Oldtown", "Newtown")),
                fatalities=str(chance.randint(0, 9)),
                source=chance.choice(("Daily Star", "Radio One; Daily Star")),
            )
            for number in range(rows)
        ),
    ]
    breaks = [
        ("event_id_cnty", ""), ("event_date", "so-so"), ("fatalities", "many"),

    ]  # fmt: skip
    return GoodTable(cells, _named(ACLED, breaks), add_unknown=True, is_counted=False)


def of_ged(seed: int, rows: int) -> GoodTable:
    """Conflict events with three estimates."""
    chance = random.Random(seed)
    cells = [
        GED,
        *(
            ged(
                id=str(number + 1),
                side_b=chance.choice(("Star Front", "Moon Front")),
                where_coordinates=chance.choice(("Oldtown", "Newtown")),
                high=str(chance.randint(3, 9)),
            )
            for number in range(rows)
        ),
    ]
    breaks = [
        ("id", ""), ("date_start", "so-so"), ("best", "many"), ("low", "4"),
    ]  # fmt: skip
    return GoodTable(cells, _named(GED, breaks), add_unknown=True, is_counted=False)


def of_gdelt(seed: int, rows: int) -> GoodTable:
    """Conflict events without a header."""
    chance = random.Random(seed)
    cells = [
        gdelt(
            GlobalEventID=str(1000 + number),
            ActionGeo_FullName=chance.choice(("Oldtown, West, Chad", "Newtown, East, Chad")),
        )
        for number in range(20 + rows)
    ]
    breaks = [(0, ""), (1, "so-so"), (1, "20311305")]
    # It is recognised by its first rows.
    return GoodTable(cells, breaks, "\t", 0, first=20, add_unknown=True, is_counted=False)


def mapped(seed: int, rows: int) -> GoodTable:
    """A table with a map, whose rows are alike in what their keys are made of."""
    chance = random.Random(seed)
    cells: Cells = [["Place", "Date", "Deaths", "Remarks"]]
    for number in range(rows):
        date = chance.choice(("2031-03-05", "2031-03-06"))
        place = chance.choice(("North Town", "South Town"))
        cells.append([place, date, str(chance.randint(0, 9)), f"Text {number}."])
    return GoodTable(cells, [(0, ""), (1, "so-so"), (2, "many")], map=_MAP)


FORMATS: dict[str, Callable[[int, int], GoodTable]] = {
    "sipri-orders": orders,
    "sipri-deliveries": _deliveries(sipri_rows.deliveries),
    "sipri-deals": _deliveries(sipri_rows.deals),
    "cns-missiles": missiles,
    "csis-provocations": provocations,
    "timelinejs": slides,
    "timeline-csv": own,
    "acled": of_acled,
    "ucdp-ged": of_ged,
    "gdelt": of_gdelt,
    "a map": mapped,
}
