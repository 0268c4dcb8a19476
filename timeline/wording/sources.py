"""Sources in brief: publisher, edition, day and reliability."""

from typing import Final

from timeline.dates.calendar import is_bounded
from timeline.kinds.registers import SOURCE
from timeline.query.results import SourceRef

_UNRATED: Final = next(each.default for each in SOURCE.fields if each.name == "reliability")


def source_facts(source: SourceRef, before_day: str = "") -> list[str]:
    """Return publisher, edition, day and reliability of a source, without what is unknown.

    ``before_day`` are words before the day of publication.
    """
    dated = is_bounded(source.published_lo) or is_bounded(source.published_hi)
    day = f"{before_day}{source.published}" if dated else ""
    edition = f"edition {source.edition}" if source.edition else ""
    rating = "" if source.reliability == _UNRATED else source.reliability
    return [fact for fact in (source.publisher, edition, day, rating) if fact]
