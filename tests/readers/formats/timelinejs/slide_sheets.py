"""Made-up sheets of TimelineJS, and what becomes of them."""

from typing import Any

from tests.readers.formats.slide_tables import Outcome, read, sheet
from tests.readers.memory import rows_of
from timeline.readers.formats.timelinejs import TIMELINEJS

(SHEET,) = rows_of(
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,"
    "Media Credit,Media Caption,Media Thumbnail,Type,Group,Background"
)


def slide(**cells: str) -> dict[str, str]:
    """A row by its cells; ``End_Year`` is the column End Year."""
    return {"Headline": "A drill", **{name.replace("_", " "): cells[name] for name in cells}}


def of_sheet(*rows: dict[str, str], more: tuple[str, ...] = (), **given: Any) -> Outcome:
    return read(TIMELINEJS, sheet([*SHEET, *more], *rows), **given)


def when(**cells: str) -> str:
    return str(of_sheet(slide(**cells)).only["when"])
