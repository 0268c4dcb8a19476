"""The evidence in the dialog of ``timeline new``: quotes, and which values each supports."""

from collections.abc import Mapping, Sequence
from typing import Final

from timeline.authoring.building import Building
from timeline.authoring.known import KnownRecords
from timeline.authoring.quoting import QuotePlace, passage, places
from timeline.cli.commands.record.new.screen import in_sentence, tell
from timeline.cli.terminal.asking import NO, ask
from timeline.passages import QuoteError
from timeline.text import plural

_NONE: Final = "none"
_MOST_PLACES: Final = 9
"""Places of a quote among which a person can choose; words with more of them are too few."""


def ask_quotes(known: KnownRecords, building: Building, given: Sequence[str]) -> None:
    """Ask for the words of the source until there is an empty answer."""
    waiting = list(given)
    while waiting or not (given and building.quotes):
        more = "another quote (Enter: no)" if building.quotes else "quote (words of the source)"
        quote = waiting.pop(0) if waiting else ask(more)
        if building.quotes and (not quote or quote.casefold() in NO):
            return
        if quote and (item := _passage(known, building, quote)) is not None:
            building.quotes.append(item)


def _passage(known: KnownRecords, building: Building, quote: str) -> object:
    """Show a quote in its sentence, and return it as it is written; None to ask for another."""
    try:
        found = places(known, building.source, quote)
    except QuoteError as error:
        tell([f"  {error.message}"])
        return None
    chosen: int | None = 0
    if len(found) > _MOST_PLACES:
        tell([f"  These words occur in the text {len(found)} times: quote more of the sentence."])
        return None
    if len(found) > 1:
        tell([f"  These words occur in the text {len(found)} times:"])
        for number, each in enumerate(found, 1):
            tell(in_sentence(each, f"{number}, line {each.line}: "))
        chosen = _chosen(found)
    elif found:
        tell(in_sentence(found[0]))
    else:
        tell([f"  {building.source} has no stored text, so the quote cannot be checked."])
    return None if chosen is None else passage(known, building.source, quote, found, chosen)


def settle_evidence(known: KnownRecords, building: Building) -> None:
    """Ask what each quote supports, until each value has evidence, and each quote a value.

    A single quote supports everything, unless nothing needs it.
    """
    if building.type != "event" or not building.source:
        return
    asks = len(building.quotes) > 1 and bool(building.cited())
    while True:
        if asks:
            _supported(building)
        faults = building.evidence_faults()
        if not faults:
            return
        tell(f"  {each}" for each in faults)
        tell([f"  A quote that supports nothing is left out: {_NONE}."])
        asks = bool(building.quotes)
        if not asks:
            ask_quotes(known, building, ())


def _supported(building: Building) -> None:
    """Ask which values each of the quotes supports."""
    cited = [path.partition(".")[0] for path in building.cited()]
    paths = list(dict.fromkeys([*building.reasons, *cited])) or [*building.values]
    count = plural(len(building.quotes), "quote")
    tell([f"  Which of these does each of the {count} support? {', '.join(paths)}"])
    quotes = list(building.quotes)
    building.quotes.clear()
    for item in quotes:
        more = {**item} if isinstance(item, Mapping) else {"quote": item}
        tell([f"  ›{more['quote']}‹"])
        names = _paths(paths)
        more.pop("for", None)
        if names:
            more["for"] = names
        if names != [_NONE]:
            building.quotes.append(more if len(more) > 1 else more["quote"])


def _paths(paths: Sequence[str]) -> list[str]:
    """Ask for some of these values; return an empty list for all of them."""
    while True:
        chosen = ask("values (Enter: all)", "", lambda _line: paths)
        names = [each for each in chosen.replace(",", " ").split() if each != "all"]
        unknown = [each for each in names if each not in paths]
        if not unknown or names == [_NONE]:
            return names
        tell([f"  {', '.join(unknown)}: name some of {', '.join(paths)}"])


def _chosen(found: Sequence[QuotePlace]) -> int | None:
    """Ask which place of a quote is meant; return None if it is none of them."""
    last = len(found)
    while answer := ask(f"which one (1 to {last}, Enter: another quote)"):
        if answer.isascii() and answer.isdecimal() and 1 <= int(answer) <= last:
            return int(answer) - 1
        tell([f"  a number from 1 to {last}"])
    return None
