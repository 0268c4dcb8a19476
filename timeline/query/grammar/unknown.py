"""A field that the query language does not have: which one was meant, by its name or its meaning.

A clause is offered only if it parses.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from timeline.kinds.synonyms import meant
from timeline.likeness import near
from timeline.query.grammar.nodes import QueryField
from timeline.text import listed, suggest

_RANGES: Final = {
    "since": "date:{}..", "from": "date:{}..", "start": "date:{}..", "until": "date:..{}",
    "till": "date:..{}", "to": "date:..{}", "end": "date:..{}", "by": "date:..{}",
}  # fmt: skip
"""Words for one end of a time."""


def advice(
    prefix: str,
    name: str,
    value: str,
    fields: Mapping[str, QueryField],
    parses: Callable[[str], bool],
) -> str:
    """What to write in place of ``name:value``; empty where nothing is near.

    ``prefix`` is what stands before it; ``parses`` tells whether a text is a query.
    """
    names = meant(name, fields) or near(name, fields)
    clauses = [f"{prefix}{each}" for each in _clauses(name, value, names)]
    if good := [clause for clause in clauses if value and parses(clause)]:
        return f"write {listed(good[:3])};"
    return suggest([f"{each}:" for each in names])


def _clauses(name: str, value: str, names: list[str]) -> Iterator[str]:
    if name.casefold() in _RANGES and ".." not in value:
        yield _RANGES[name.casefold()].format(value)
    yield from (f"{each}:{value}" for each in names)
