"""The sums, the findings and the checks of a ledger in words."""

from collections.abc import Iterable, Mapping
from typing import Final

from timeline.analysis.ledger.accounts.account import Account
from timeline.analysis.ledger.accounts.basis import Basis
from timeline.analysis.ledger.accounts.entries import NamedBy
from timeline.analysis.ledger.accounts.findings import Finding
from timeline.analysis.ledger.accounts.yearly import known_days, units_of, year_of
from timeline.analysis.ledger.deliveries.stated import ANY
from timeline.analysis.ledger.fleet.check import Check
from timeline.dates.calendar import year_shown
from timeline.quantities import Quantity, words
from timeline.text import first_of, listed
from timeline.wording.dates import brief_days

_LEFT: Final = {"transferred": "handed over"}
"""The ways in which units leave a fleet, where they have other words."""


def sum_text(amount: Quantity, *, about: bool) -> str:
    """Return a sum in words; ``about``: some of its numbers are approximate.

    Where the words do not say so, because not all its numbers have an estimate, a mark does.
    """
    text = words(amount)
    return f"≈ {text}" if about and amount.low != amount.high and "about" not in text else text


def units_text(units: Quantity, basis: Basis, notes: Mapping[str, int]) -> str:
    """Return a sum of units in words, with its basis."""
    return f"{sum_text(units, about=None in basis.about)}{_based_on(basis, notes)}"


def costs_text(costs: Iterable[Quantity], basis: Basis, notes: Mapping[str, int]) -> str:
    """Return sums of money of several currencies in words, with their basis."""
    texts = (sum_text(each, about=each.unit in basis.about) for each in costs)
    return f"{' and '.join(texts)}{_based_on(basis, notes)}"


def _based_on(basis: Basis, notes: Mapping[str, int]) -> str:
    """Return the basis of a sum: ``?`` if a number is inferred, then the numbers of its sources.

    Empty for a figure that no source supports and nobody inferred.
    """
    numbers = sorted(notes[key] for key in basis.sources if key in notes)
    cited = f" [{','.join(map(str, numbers))}]" if numbers else ""
    return f"{' ?' * basis.inferred}{cited}"


def number_text(units: Quantity) -> str:
    """Return a number of units in words."""
    return "an unknown number" if units == ANY else words(units)


def finding_text(finding: Finding) -> str:
    """Return a finding on the deliveries of a procurement, in words."""
    stated, found = (words(each) if each else "" for each in (finding.stated, finding.found))
    match finding.subject, finding.verdict:
        case "total", "differs":
            return (
                f"{stated} delivered in all, but the deliveries stated one by one come to {found}:"
                f" {found} count"
            )
        case "total", _:
            return (
                f"{stated} delivered in all; the deliveries stated one by one come to {found}:"
                f" {stated} count"
            )
        case "excess", _:
            return f"{found} delivered in all, but only {stated} ordered"
        case "cancelled", _:
            return f"{found} of the ordered were cancelled, but only {stated} were not delivered"
        case "repeated", _:
            return f"{found} delivered: stated in {finding.key}, too, and counted once"
        case "apart", _:
            return f"linked to {finding.key}, but of other systems or buyers: counted apart from it"
        case "unnumbered", _:
            return f"no number of units lost is stated: {found} may be lost"
        case "left", _:
            return f"of the same units as {finding.key}: they leave the fleet once"
        case "gap", _:
            numbers = listed([str(number) for number in finding.numbers], "and")
            return f"the list of deliveries has no number {numbers}"
    here, there = (brief_days(*days) for days in finding.days)
    text = f"{found} delivered {here} may be among {stated} delivered {there} in {finding.key}:"
    if finding.verdict == "agrees":
        return f"{text} counted twice only up to the number ordered"
    return f"{text} counted once or twice"


def named_by_text(named_by: NamedBy, by: str) -> str:
    """Return whose actors name the group of a row, in words."""
    role = f"the {named_by.role} of {named_by.key}" if named_by.key else f"its {named_by.role}"
    return f"no {by} named: listed by {role}"


def check_text(check: Check, stage: str) -> str:
    """Return a stated fleet and what it was compared with, in words; ``stage`` is of its entry."""
    expected = " expected" if check.slot == "expected" else ""
    counted = stage == "inventory"
    fleet = f"a fleet of {words(check.stated)}{expected}{'' if counted else ' after this'}"
    here = "" if check.here is None else f"{words(check.here)} {stage} here".replace("  ", " ")
    if check.sum is None or check.base is None:
        if check.verdict == "differs":
            return f"{fleet}, but {here}"
        if counted:
            return f"{fleet}, with no earlier total to compare it with"
        if check.implied is None:
            return f"{fleet}; nothing is recorded to compare it with"
        if check.implied.high == 0:
            return f"{fleet}; {here}, so none before"
        return f"{fleet}; {here}; the base of {words(check.implied)} is not recorded"
    parts = f"{words(check.base)} {check.base_slot} ({check.base_key})"
    parts += f" and {words(check.added)} since"
    less = [
        f"less {number_text(each.units)} {_LEFT.get(each.stage, each.stage)}"
        f" ({first_of(each.keys)})"
        for each in check.departures
    ]
    if check.cancelled.high != 0:
        less.insert(0, f"less {words(check.cancelled)} if the cancelled ones are among them")
    if less:
        parts += f", {', '.join(less)},"
    made = f"{parts} make {'less than 0' if check.negative else words(check.sum)}"
    if check.stated == ANY:
        return made
    joint = ", but" if check.verdict == "differs" else ":"
    return f"{fleet}{joint} {made}{_gap(check)}"


def _gap(check: Check) -> str:
    """Return by how much an actual fleet differs, and what may be the reason."""
    if check.slot == "expected" or check.negative:
        return ""
    if check.surplus is not None:
        return f"; {words(check.surplus)} not recorded"
    if check.deficit is not None:
        return f"; {words(check.deficit)} fewer: lost or retired without a record?"
    return ""


def delivery_years(account: Account) -> str:
    """Return the years of the deliveries of an account: ``in 2012–2014``; empty if none is known.

    A group of a year has the orders of that year, whose deliveries are mostly later.
    """
    years = sorted(map(year_of, known_days(units_of(account).get("delivered", ()))))
    if not years:
        return ""
    first, last = year_shown(years[0]), year_shown(years[-1])
    return f"in {first}" if first == last else f"in {first}–{last}"
