"""What the lines above the header say about the file: when it was made, and of which years."""

import re
from datetime import date

from timeline.dates.names import MONTHS
from timeline.readers.formats.base import Fields
from timeline.readers.tables.base import Table

_MADE = re.compile(
    r"\b(?:generated|created)\s*(?:on)?:?\s*(?:([0-9]{1,2})\s+([A-Za-z]{3,9})\.?,?\s+([0-9]{4})"
    r"|([0-9]{4})-([0-9]{2})-([0-9]{2}))",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\byears?(?: range)?\s*(?:from)?\s*['‘’\"]?([0-9]{4})['‘’\"]?\s*(?:to|-|–|and)"
    r"\s*['‘’\"]?([0-9]{4})",
    re.IGNORECASE,
)
_SCOPE = re.compile(r"\b(?:transfers of|search results)\b", re.IGNORECASE)


def describe(table: Table) -> Fields:
    """Return fields of the source: the day on which the file was made, its years and its scope."""
    text = "\n".join(table.notes)
    found: dict[str, str] = {}
    if day := _day(text):
        found |= {"published": day, "accessed": day}
    if (years := _YEARS.search(text)) and years[1] <= years[2]:
        found["covers"] = f"{years[1]}/{years[2]}"
    if scope := next((line for line in table.notes if _SCOPE.search(line)), ""):
        found["note"] = " ".join(scope.strip("; ").split())
    return found


def _day(text: str) -> str:
    """Return the day on which a file was made, in ISO form; empty if it does not say."""
    if not (made := _MADE.search(text)):
        return ""
    if made[4]:
        year, month, day = made[4], int(made[5]), made[6]
    else:
        year, month, day = made[3], MONTHS.get(made[2].lower(), 0), made[1]  # 0: no date
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""
