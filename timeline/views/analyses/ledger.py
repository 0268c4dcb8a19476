"""``ledger``: procurements by system, programme or buyer over time, with sums and checked totals.

A procurement is a row of columns: date, marks, stage, units, backlog after it, cost. Below it are
its title, its other dates, and its stated totals with a check: ``✓`` the parts add up, ``!`` they
do not, ``?`` there is nothing to compare them with. On a narrow screen a row is wrapped like a
sentence.
"""

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from timeline.analysis.ledger.accounts.account import Account, Sum, sources_of
from timeline.analysis.ledger.accounts.entries import LedgerRow
from timeline.analysis.ledger.deliveries.stated import ANY, PartialDelivery
from timeline.analysis.ledger.table import Group, Ledger
from timeline.dates.calendar import is_bounded, iso_or_none
from timeline.kinds import KINDS
from timeline.quantities import Quantity, words
from timeline.query.results import Ref
from timeline.text import first_of, plural
from timeline.views.analyses.ledger_texts import (
    check_text,
    costs_text,
    delivery_years,
    finding_text,
    named_by_text,
    number_text,
    sum_text,
    units_text,
)
from timeline.views.base import (
    CONFLICT,
    FAINT,
    HEADING,
    MARK,
    NOTHING,
    Lines,
    fill,
    keyed,
    numbered,
    row,
    shown,
)
from timeline.views.counts import possible_text
from timeline.views.listing import footnotes, title_text
from timeline.wording.dates import brief, brief_field, marks

_HEADS = ("date", "", "stage", "units", "backlog", "cost")
_NUMBERS = ("units", "backlog")
"""The columns of plain numbers: without a heading above, each number has it before it."""
_TITLES = {field.name: field.title.lower() for field in KINDS["procurement"].fields}
_MARKS = {"agrees": ("✓", ""), "differs": ("!", CONFLICT), "unknown": ("?", MARK)}


def ledger(found: Ledger, query: str, width: int) -> Lines:
    """Yield the number of stated figures that do not add up, and the groups with their accounts."""
    text = f"{plural(found.events, 'procurement')} by {found.by}  {query}".rstrip()
    yield from fill(shown(text, FAINT), width)
    if possible := possible_text(found.possible, found.events, "procurement"):
        yield from fill(Text(possible, FAINT), width)
    if found.added:
        others = plural(found.added, "record")
        text = f"with {others} of the same systems and countries that lack a field of the query"
        yield from fill(Text(text, FAINT), width)
    if found.left_out:
        others = plural(found.left_out, "other procurement")
        yield from fill(
            Text(f"without {others} of the same fleets, left out by the query", FAINT), width
        )
    if found.differing:
        figures = plural(found.differing, "stated figure", does="does", do="do")
        yield from fill(Text(f"! {figures} not add up", CONFLICT), width)
    if not found.groups:
        yield Text(NOTHING)
    notes = numbered(sources_of(found.sums))
    if len(found.groups) > 1 and found.totals:
        yield Text()
        yield Text("in all", HEADING)
        yield from named_lines([named_sum(each, notes) for each in found.totals], width)
    for group in found.groups:
        yield Text()
        yield from fill(shown(names_text(group.refs, f"no {found.by} named"), HEADING), width)
        for account in group.accounts:
            yield Text()
            if found.by != "system":
                yield from fill(shown(names_text(account.systems, "no system named")), width, "  ")
            yield from _account(account, found.by, width, notes)
        if len(group.accounts) > 1 and group.costs:
            yield from _costs(group, width, notes)
    if notes:
        yield Text()
        yield from footnotes(notes, found.sources, width)


def plain_ledger(found: Ledger) -> Iterator[list[str]]:
    """Yield the fields of each entry for a pipe: group (keys), systems, first and last day,
    stage, status, units, backlog, cost, fleet expected and actual, the verdicts on its figures
    (agrees, differs, unknown), key, title, sources of its figures (keys). Numbers are in the
    notation of seed files, as are units and costs that are ``unknown`` or ``not-applicable``.
    """
    for group in found.groups:
        yield from plain_group(group)


def plain_group(group: Group) -> Iterator[list[str]]:
    """Yield the fields of each entry of a group."""
    for account in group.accounts:
        for entry in account.entries:
            event = entry.event
            days = (event.start_lo, event.end_hi)
            yield [
                _keys(group.refs),
                _keys(account.systems),
                *(iso_or_none(day) or "" for day in days),
                entry.stage,
                event.status,
                _notation(entry.quantity) or entry.numberless.get("quantity", ""),
                _notation(entry.backlog),
                _notation(entry.cost) or entry.numberless.get("cost", ""),
                *(_notation(entry.fleet.get(slot)) for slot in ("expected", "actual")),
                ",".join(entry.verdicts),
                event.key,
                event.title,
                ",".join(entry.sources),
            ]


def _account(account: Account, by: str, width: int, notes: Mapping[str, int]) -> Lines:
    if sums := list(_sums(account, by, width, notes)):
        yield from sums
        yield Text()
    cells = [_cells(entry) for entry in account.entries]
    widths = [max(cell.cell_len for cell in column) for column in zip(*cells, strict=True)]
    widths = [
        max(len(head), cells) if cells else 0 for head, cells in zip(_HEADS, widths, strict=True)
    ]
    wide = 2 + sum(widths) + 2 * len(widths) <= width
    if wide:
        yield Text.assemble("  ", _row([Text(head, FAINT) for head in _HEADS], widths))
    for entry, line in zip(account.entries, cells, strict=True):
        if wide:
            yield Text.assemble("  ", _row(line, widths))
        else:
            known = [
                Text.assemble((f"{head} ", FAINT), cell) if head in _NUMBERS else cell
                for head, cell in zip(_HEADS, line, strict=True)
                if cell.cell_len
            ]
            yield from fill(Text("  ").join(known), width, "  ", "    ")
        yield from _below(entry, by, width)


def _row(cells: Sequence[Text], widths: Sequence[int]) -> Text:
    """Return a row with right-aligned numbers of units; empty columns take no space."""
    columns = []
    for number, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        if width:
            left = width - cell.cell_len if _HEADS[number] in _NUMBERS else 0
            columns.append((Text.assemble(" " * left, cell), width))
    return row(columns)


def _cells(entry: LedgerRow) -> list[Text]:
    event = entry.event
    return [
        Text(brief(event)),
        Text(marks(event.qualifiers), MARK),
        Text(entry.stage or "no stage"),
        Text("unknown" if entry.quantity == ANY else _amount(entry, "quantity", entry.quantity)),
        Text(sum_text(entry.backlog, about=entry.backlog_about) if entry.backlog else ""),
        Text(_amount(entry, "cost", entry.cost)),
    ]


def _amount(entry: LedgerRow, field: str, amount: Quantity | None) -> str:
    if amount is None:
        return entry.numberless.get(field, "").replace("-", " ")
    return words(amount)


def _below(entry: LedgerRow, by: str, width: int) -> Lines:
    """Yield the title of the procurement, its dates, and its stated totals with their checks."""
    yield from keyed(title_text(entry.event), entry.event.key, width, "    ")
    facts = [_part(part, entry) for part in entry.parts]
    facts += [
        f"{_TITLES.get(field, field)} {brief_field(date)}{f' ({slot})' if slot else ''}"
        for (field, slot), date in entry.dates.items()
    ]
    if facts:
        yield from fill(Text(" · ").join(map(Text, facts)), width, "    ", "    ")
    if entry.named_by is not None:
        named = shown(named_by_text(entry.named_by, by), FAINT)
        yield from fill(named, width, "    ", "      ")
    if same := entry.role.same:
        yield from fill(shown(f"same units as {first_of(same)}", FAINT), width, "    ", "      ")
    texts = [(each.verdict, finding_text(each)) for each in entry.findings]
    texts += [(check.verdict, check_text(check, entry.stage)) for check in entry.checks]
    for verdict, text in texts:
        mark, style = _MARKS[verdict]
        yield from fill(shown(text), width, Text(f"    {mark} ", style), "      ")


def _part(part: PartialDelivery, entry: LedgerRow) -> str:
    """Return for example ``8 delivered 2014``, ``7 more delivered at an unknown time``."""
    more = " more" if part.rest and len(entry.parts) > 1 else ""
    number = number_text(part.units)
    if part.date is None:
        return f"{number}{more} delivered{' at an unknown time' if more else ''}"
    together = " in all," if part.date.members else ""
    known = is_bounded(part.date.lo) or is_bounded(part.date.hi)
    days = brief_field(part.date) if known else "at an unknown time"
    return f"{number}{more}{together} delivered {days}"


def _sums(account: Account, by: str, width: int, notes: Mapping[str, int]) -> Lines:
    later = delivery_years(account) if by == "year" else ""
    rows = [named_sum(each, notes, later) for each in account.sums]
    if left := backlog_text(account):
        rows.append(("backlog", left))
    yield from named_lines(rows, width)


def backlog_text(account: Account) -> str:
    """Return what is left of the orders, and what records that are not listed take from it."""
    if account.backlog is not None:
        hidden = {"delivered": account.hidden, "cancelled": account.hidden_cancelled}
        gone = [f"{words(units)} {how}" for how, units in hidden.items() if units is not None]
        without = f", without {' and '.join(gone)} in records not listed here" if gone else ""
        about = account.entries[-1].backlog_about
        return f"{sum_text(account.backlog, about=about)}{without}"
    if short := account.short:
        ordered, delivered = map(words, short)
        return f"unknown: {delivered} delivered, but only {ordered} ordered"
    return ""


def named_lines(rows: Sequence[tuple[str, str]], width: int) -> Lines:
    """Yield texts after their names, which have one width."""
    label = max((len(name) for name, _ in rows), default=0)
    for name, text in rows:
        lead = Text(f"  {name.ljust(label)}  ", HEADING)
        yield from fill(Text(text), width, lead, " " * lead.cell_len)


def named_sum(each: Sum, notes: Mapping[str, int], years: str = "") -> tuple[str, str]:
    """Return the stage of a sum, and it in words: ``28 to 32 [1] in 2 procurements · $1 billion``.

    Without units, because those of different systems are not added, only how many there are.
    ``years`` are those of deliveries, if they are to be said.
    """
    bought = each.events - each.others
    text = plural(bought, "procurement") if bought or not each.others else ""
    if each.others:
        text += f"{' and ' * bool(bought)}{plural(each.others, 'other event')}"
    if each.quantity is not None:
        text = f"{units_text(each.quantity, each.units_from, notes)} in {text}"
        if each.numbered < each.events:
            text += f", {each.events - each.numbered:,} without a number"
    if years and each.stage == "delivered":
        text += f", {years}"
    if each.costs:
        text += f" · {costs_text(each.costs, each.costs_from, notes)}"
        if each.priced < each.events:
            text += f", {each.events - each.priced:,} without a cost"
    return each.stage or "no stage", text


def _costs(group: Group, width: int, notes: Mapping[str, int]) -> Lines:
    yield Text()
    for stage, amounts in group.costs.items():
        lead = Text(f"  all {stage}  ", HEADING)
        text = costs_text(amounts, group.costs_from[stage], notes)
        yield from fill(Text(text), width, lead, "    ")


def names_text(refs: Sequence[Ref], none: str) -> str:
    """Return the names and keys of a group."""
    each = (f"{ref.name}  {ref.key}" if ref.name != ref.key else ref.name for ref in refs)
    return " and ".join(each) or none


def _keys(refs: Sequence[Ref]) -> str:
    return ",".join(ref.key for ref in refs)


def _notation(quantity: Quantity | None) -> str:
    return "" if quantity is None else str(quantity)
