"""The words and numbers of a cross table."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.text import Text

from timeline.analysis.crosstab.sums import SummedNumber
from timeline.analysis.crosstab.table import OTHERS, Crosstab
from timeline.quantities import bounded, words
from timeline.query.results.grouping import FieldGroup, Measure
from timeline.text import first_of, listed, noun, plural
from timeline.views.base import FAINT, WRAPPER, kind_text, shown
from timeline.views.counts import number_text, possible_text, tally_notes
from timeline.wording.counts import by_status_text

NONE: Final = "(none)"
ALL: Final = "all"


def group_text(group: FieldGroup, by: str) -> Text:
    """Return the name of a row or a column: its key."""
    if group.key is None:
        return Text(NONE, FAINT)
    if group is OTHERS:
        return Text("others", FAINT)
    return kind_text(group.key) if by == "kind" else shown(group.key)


def pieces(name: Text, width: int) -> list[Text]:
    """Return the lines of a name of at most ``width`` cells, broken after hyphens if possible."""
    found: list[Text] = [Text()]
    for part in name.split("-", include_separator=True):
        if found[-1].cell_len + part.cell_len <= width:
            found[-1].append_text(part)
        else:
            found += part.wrap(WRAPPER, width)
    return [each for each in found if each]


def head_text(found: Crosstab) -> str:
    """Return what the table counts, by which fields, and its query."""
    number = number_text(found.total.count, *found.noun)
    by = listed([field.title for field in found.fields], "and")
    summed = f", and the sum of {found.summed}" if found.summed else ""
    return f"{number} by {by}{summed}  {found.query}".rstrip()


def measure_text(measure: Measure) -> str:
    """Return what a sum is of: ``units``, ``KRW, expected``."""
    return ", ".join(filter(None, (measure.unit or "a plain number", measure.sort)))


def sum_text(number: SummedNumber) -> str:
    """Return a sum in words with its unit: ``about 76 units (70 to 82)``, ``at least 3 units``."""
    label = "" if number.measure.money else number.measure.unit
    text = words(number.quantity, label)
    if number.estimated and "about" not in text:
        text = f"≈ {text}"
    return f"{text} {number.measure.sort}".rstrip()


def cell_text(number: SummedNumber | None) -> str:
    """Return a sum in few cells, without its unit: ``40``, ``≈70–82``, ``3+``.

    It is empty if no number is known: that is not 0.
    """
    if number is None:
        return ""
    low, high = (
        "" if each is None else words(bounded(each, each)) for each in (number.low, number.high)
    )
    mark = "≈" if number.estimated else ""
    if number.high is None:
        return f"{mark}{low}+"
    return f"{mark}{low}" if low == high else f"{mark}{low}–{high}"


def notes(found: Crosstab) -> list[str]:
    """Return what the numbers of a table mean, as far as it has such numbers."""
    rows = [found.row(number) for number in range(len(found.rows))]
    columns = [found.column(number) for number in range(len(found.columns))]
    each = [found.total, *rows, *columns]
    written = cell_text if found.columns else sum_text
    sums = [written(number) for figures in each for number in figures.sums]
    said = []
    if any(figures.count.low != figures.count.high for figures in each):
        said.append("3–5: surely three, at most five; what is vague is possible only")
    if any(figures.count.high is None for figures in each) or any("+" in text for text in sums):
        said.append("3+: three or more")
    total = found.total.count
    if text := possible_text(found.possible, total.high or 0):
        said.append(text)
    more = any(sum(group.count.low for group in of) > total.low for of in (rows, columns))
    if more or found.shared:
        said.append(f"what is in several rows or columns counts once in {ALL}")
    if found.summed:
        said.append(_numberless_text(found))
    if found.spread:
        are, their = noun(found.spread, "is", "are"), noun(found.spread, "its", "their")
        said.append(
            f"{plural(found.spread, 'event')} {are} or may be in several units of time:"
            f" {their} {found.summed} is possible in each"
        )
    if any("≈" in text for text in sums):
        said.append("≈ has estimates among its numbers")
    return [*said, *counting_notes(found)]


def _numberless_text(found: Crosstab) -> str:
    """Return how many of the events of a table have no number in its sums."""
    without, events = found.total.numberless, found.total.count.high or 0
    if not without.high:
        return f"{noun(events, 'the event states', 'each event states')} its {found.summed}"
    if events == 1:
        return f"the event states no {found.summed}"
    verb = noun(without.high if without.low == without.high else 0, "states", "state")
    return f"{without} of {plural(events, 'event')} {verb} no {found.summed}"


def counting_notes(found: Crosstab) -> Iterator[str]:
    """Yield what is counted that has not surely happened, and what the number of items leaves out.

    A table by status, or of a query for one, says itself what has happened.
    """
    others = tuple(each for each in found.statuses if each[0] != "occurred")
    told = found.by_status or any(field.name == "status" for field in found.fields)
    if others and not told:
        alone = sum(number for _, number in others) == 1
        verb, them = ("is", "it") if alone else ("are", "them")
        yield f"{by_status_text(others)} {verb} counted, too: status:occurred leaves {them} out"
    for field in found.fields:
        if field.undecided:
            each = f"{found.noun[1]} without a known {field.title}"
            yield f"{each} are possible among those of each {field.title}"
    yield from tally_notes(found.tally)


def others_text(columns: Sequence[FieldGroup], most: int = 12) -> str:
    """Return which columns are together in one."""
    keys = [NONE if group.key is None else group.key for group in columns]
    return f"others: {first_of(keys, most)}"
