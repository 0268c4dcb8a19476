"""The prefixes of a clause: ``not:``, ``surely:``, and ``said:`` or ``rival:``, in this order."""

from typing import NamedTuple

from timeline.errors import QueryError
from timeline.query.grammar.lexer import PREFIXES

_ORDER = ("not", "surely", "said", "rival")
_EXAMPLES = {
    "said": "said:quantity:5, said:actor:prk",
    "rival": "rival:quantity:5, rival:actor:prk",
}


class Prefixes(NamedTuple):
    """The prefixes of a clause; ``at`` is the position of the atom after them."""

    negated: bool
    surely: bool
    said: bool
    rival: bool
    at: int

    @property
    def of_sources(self) -> str:
        """``said`` or ``rival``: the values of sources are searched; else empty."""
        return "said" if self.said else "rival" if self.rival else ""


def read_prefixes(source: str, start: int, end: int) -> Prefixes:
    """Return the prefixes of the clause at these positions. Raises QueryError."""
    match = PREFIXES.match(source, start, end)
    at = match.end() if match else start
    names = source[start:at].split(":")[:-1]
    if "said" in names and "rival" in names:
        raise QueryError(
            "said: already finds rival values",
            source,
            start,
            at,
            f"write said: for all values of sources, {source[start:at].replace('said:', '')} for"
            " rival ones only",
        )
    if names != [each for each in _ORDER if each in names]:
        raise QueryError(
            "not:, surely: and said: (or rival:) may occur once each, in this order",
            source,
            start,
            at,
            "not:surely:said:date:…",
        )
    return Prefixes("not" in names, "surely" in names, "said" in names, "rival" in names, at)


def require_fit(
    prefixes: Prefixes,
    source: str,
    start: int,
    what: str,
    *,
    said: bool = False,
    uncertain: bool = False,
) -> None:
    """Raise QueryError if an atom cannot have its prefixes; ``what`` names it in the message.

    ``said``: sources may differ on its values. ``uncertain``: these may be uncertain.
    """
    if prefixes.of_sources and not said:
        raise _not_of_sources(prefixes, source, start, what)
    if prefixes.surely and not uncertain:
        raise not_sure(source, start, prefixes.at, what)


def not_sure(source: str, start: int, end: int, what: str) -> QueryError:
    """Return the error for ``surely:`` on a value that is always certain."""
    return QueryError(
        f"surely: cannot be used with {what}",
        source,
        start,
        end,
        "use it with dates and numbers: surely:2022-07, surely:quantity:6..",
    )


def _not_of_sources(prefixes: Prefixes, source: str, start: int, what: str) -> QueryError:
    name = prefixes.of_sources
    return QueryError(
        f"{name}: cannot be used with {what}",
        source,
        start,
        prefixes.at,
        f"use it with fields on which sources may differ: {_EXAMPLES[name]}",
    )
