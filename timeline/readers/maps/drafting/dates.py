"""Which columns may be the date of the events: a day, a first and a last one, or its parts."""

from collections.abc import Sequence
from typing import Any

from timeline.readers.maps.drafting.columns import ORDERS, ColumnProfile
from timeline.readers.maps.drafting.said import few
from timeline.readers.maps.drafting.titles import Guess, free
from timeline.readers.maps.drafting.words import ENDS, LATER, PLAIN_ENDS, PLAIN_STARTS
from timeline.readers.maps.toml import quoted
from timeline.text import plural


def give_dates(guess: Guess, columns: Sequence[ColumnProfile]) -> None:
    """Give columns to the date of the events, which every map has."""
    dates = sorted(free(guess, columns, "date"), key=lambda each: each.unfit * 2 > each.filled)
    if not dates:
        _without_dates(guess, columns)
        return
    _settle_orders(dates)
    starts = [each for each in dates if ENDS.isdisjoint(each.words)]
    lasts = [each for each in dates if each not in starts]
    texts = [*free(guess, columns, "text", "terms")]
    if lasts and not starts:
        starts = [each for each in texts if PLAIN_STARTS & {*each.words}]
    first = next((each for each in starts if LATER.isdisjoint(each.words)), (*starts, *dates)[0])
    last = next((each for each in lasts if each is not first), None)
    remarks = _doubts(first)
    layouts = {**first.layouts}
    used = [first]
    if last and {*layouts, *last.layouts} >= ORDERS:
        remarks.append(
            f"CHECK: {quoted(last.name)} is left out, because its days and months are in another"
            f" order than those of {quoted(first.name)}: make them alike in the table"
        )
    elif last:
        layouts |= last.layouts
        used.append(last)
        remarks += _unfit(last)
    elif first in lasts:
        remarks.append(
            f"CHECK: these are days on which something ended ({quoted(first.name)}), and no column"
            " was found that has the first days"
        )
    else:
        remarks += [
            f"CHECK: {quoted(each.name)} may have last days, but no cell of it is a date; with"
            f" dates there, add to = {quoted(each.name)}"
            for each in texts
            if PLAIN_ENDS & {*each.words}
        ]
    others = [
        each
        for each in dates
        if each not in used and each is not last and each.layouts and LATER.isdisjoint(each.words)
    ]
    if others:
        names = few([each.name for each in others])
        has = "has dates, too, and is" if len(others) == 1 else "have dates, too, and are"
        remarks.append(f"CHECK: {names} {has} not part of the date of the events")
    spec: dict[str, Any] = {"column": first.name, "dates": _one([*layouts] or ["iso"])}
    if len(used) > 1:
        spec["to"] = used[1].name
    if absent := list(dict.fromkeys(text for each in used for text in each.absent)):
        spec["none"] = absent
    guess.give("when", spec, used, "; ".join(remarks))


def _without_dates(guess: Guess, columns: Sequence[ColumnProfile]) -> None:
    if parts := _parts(columns):
        names = [column.name for column in parts]
        one = {"column": names[0], "dates": "year"}
        spec = {"parts": names} if len(names) > 1 else one
        guess.give("when", spec, parts, "; ".join(_unfit(parts[0])))
        return
    unknown = {"value": "unknown", "reason": "the table does not say when"}
    remark = "CHECK: no column was found that has dates; name it if there is one"
    guess.give("when", unknown, [], remark)


def _settle_orders(dates: Sequence[ColumnProfile]) -> None:
    """Give columns of 5/7/2031 the order of day and month that another column shows."""
    sure = {order for each in dates if not each.ambiguous for order in ORDERS & each.layouts.keys()}
    if len(sure) != 1:
        return
    (order,) = sure
    for each in dates:
        if each.ambiguous:
            each.ambiguous = ""
            each.layouts = {
                order if layout in ORDERS else layout: count
                for layout, count in each.layouts.items()
            }


def _doubts(column: ColumnProfile) -> list[str]:
    if not column.ambiguous:
        return _unfit(column)
    return [
        f"CHECK: {column.ambiguous!r} and all others can be day/month or month/day; this says"
        " day/month (d/m/y), the other one is m/d/y",
        *_unfit(column),
    ]


def _unfit(column: ColumnProfile) -> list[str]:
    """Return what is said of cells that are no dates."""
    unfit = column.unfit if column.type in ("date", "year") else column.filled
    if not unfit:
        return []
    count = f"{unfit:,} of {plural(column.filled, 'cell')}"
    return [f"CHECK: {count} fit no layout; their rows are rejected until they are dates"]


def _parts(columns: Sequence[ColumnProfile]) -> list[ColumnProfile]:
    """Return the columns of the year, the month and the day, as far as there are some."""
    year = next((each for each in columns if each.type == "year"), None)
    if year is None:
        return []
    found = [year]
    for word in ("month", "day"):
        part = next((each for each in columns if each.words == [word]), None)
        if part is None:
            break
        found.append(part)
    return found


def _one(layouts: Sequence[str]) -> Any:
    return layouts[0] if len(layouts) == 1 else list(layouts)
