"""``ledger`` of many procurements: their sums by stage, and the groups with the most of them.

A group is one line with its number of procurements, and one with the sums of its units, by stage,
if it is of the same systems, and of its costs.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from rich.text import Text

from timeline.analysis.ledger.accounts.account import sources_of
from timeline.analysis.ledger.leading import Leader, LeadingGroups
from timeline.analysis.ledger.table import Group
from timeline.text import noun, plural
from timeline.views.analyses.ledger import (
    backlog_text,
    named_lines,
    named_sum,
    names_text,
    plain_group,
)
from timeline.views.analyses.ledger_texts import costs_text, units_text
from timeline.views.base import FAINT, HEADING, NOTHING, Lines, fill, numbered, shown
from timeline.views.counts import possible_text
from timeline.views.listing import footnotes
from timeline.wording.counts import by_status_text

_QUERIES: Final = {
    "class": "system.class:CLASS",
    "category": "system.category:CATEGORY",
    "year": "date:YEAR",
}
"""The queries for groups that are not of records."""


def leading(found: LeadingGroups, query: str, width: int) -> Lines:
    """Yield the number of procurements, in all and at each stage, and the leading groups."""
    text = f"{plural(found.events, 'procurement')} by {found.by}  {query}".rstrip()
    yield from fill(shown(text, FAINT), width)
    if not found.groups:
        yield Text(NOTHING)
        return
    if possible := possible_text(found.possible, found.events, "procurement"):
        yield from fill(Text(possible, FAINT), width)
    notes = numbered(sources_of(found.sums))
    yield Text()
    yield Text("in all", HEADING)
    yield from named_lines([named_sum(each, notes) for each in found.totals.sums], width)
    if others := found.totals.not_happened:
        text = f"not added up, because not happened: {by_status_text(others, 'procurement')}"
        yield from fill(Text(text, FAINT), width, "  ", "  ")
    first, groups = len(found.leaders), plural(found.groups, "group")
    head = f", the {first:,} with the most procurements:" if first < found.groups else ""
    yield Text()
    yield from fill(Text(f"{groups}{head}", HEADING), width)
    for leader in found.leaders:
        name = shown(names_text(leader.refs, f"no {found.by} named"), HEADING)
        count = f" · {plural(leader.events, 'procurement')}"
        yield from fill(Text.assemble(name, count), width)
        yield from fill(shown(_sums(leader, notes)), width, "  ", "  ")
    if notes:
        yield Text()
        yield from footnotes(notes, found.sources, width)
    yield Text()
    yield from fill(Text(more_groups(found)), width)


def more_groups(found: LeadingGroups) -> str:
    """Return how much of a ledger the leading groups leave out, and what shows it."""
    left = found.groups - len(found.leaders)
    more = f"{left:,} more {noun(left, 'group')}: " if left else ""
    return (
        f"{more}--limit N shows more groups, --all every procurement with its dates and checks;"
        f" a query selects some: {_QUERIES.get(found.by, f'{found.by}:KEY')}"
    )


def listed_text(found: LeadingGroups, most: int) -> str:
    """Return how much of a ledger the lines of a pipe leave out, and what lists it."""
    groups = (leader.group for leader in found.leaders if leader.group is not None)
    entries = sum(len(account.entries) for group in groups for account in group.accounts)
    listed = plural(min(entries, most), "record", does="is", do="are")
    every = f"{plural(found.groups, 'group')} with {plural(found.events, 'procurement')}"
    more = "--limit N lists more, --all every one with its checks"
    return f"{listed} listed, the first of {every}: {more}"


def plain_leading(found: LeadingGroups, most: int) -> Iterator[list[str]]:
    """Yield the fields of the first entries of the leading groups for a pipe, as a whole ledger."""
    groups = (leader.group for leader in found.leaders if leader.group is not None)
    return islice((line for group in groups for line in plain_group(group)), most)


def _sums(leader: Leader, notes: Mapping[str, int]) -> str:
    """Return for example ``ordered 28 to 32 for $1 billion · delivered 8 · backlog 20 to 24``."""
    if leader.group is None:
        return "not added up here, because there are so many: --limit N adds up any group"
    group = leader.group
    if len(group.accounts) > 1:
        costs = [
            f"{stage} for {costs_text(each, group.costs_from[stage], notes)}"
            for stage, each in group.costs.items()
        ]
        return " · ".join([f"of {len(group.accounts):,} combinations of systems", *costs])
    return " · ".join(_of_account(group, notes)) or "no sums"


def _of_account(group: Group, notes: Mapping[str, int]) -> Iterator[str]:
    for account in group.accounts:
        for each in account.sums:
            units = costs = ""
            if each.quantity is not None:
                units = f" {units_text(each.quantity, each.units_from, notes)}"
            if each.costs:
                costs = f" for {costs_text(each.costs, each.costs_from, notes)}"
            if units or costs:
                yield f"{each.stage or 'no stage'}{units}{costs}"
        if left := backlog_text(account):
            yield f"backlog {left}"
