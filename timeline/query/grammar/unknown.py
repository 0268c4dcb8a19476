"""Suggestions for an unknown field, by similar names and by synonyms.

A clause is suggested only if it parses.
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
"""Words that people use as fields for one end of a period."""


def advice(
    prefix: str,
    name: str,
    value: str,
    fields: Mapping[str, QueryField],
    parses: Callable[[str], bool],
) -> str:
    """Return what to write instead of ``name:value``; empty if no field is similar.

    ``prefix`` is the text before it; ``parses`` returns whether a text is a valid query.
    """
    names = meant(name, fields) or near(name, fields)
    if "." in name and (whole := name.partition(".")[0]) in fields:
        names = [*names, whole]  # deliveries.when: the dates of a list are those of the list
    clauses = [f"{prefix}{each}" for each in _clauses(name, value, names)]
    if good := [clause for clause in clauses if value and parses(clause)]:
        return f"write {listed(good[:3])};"
    return suggest([f"{each}:" for each in names])


def _clauses(name: str, value: str, names: list[str]) -> Iterator[str]:
    if name.casefold() in _RANGES and ".." not in value:
        yield _RANGES[name.casefold()].format(value)
    yield from (f"{each}:{value}" for each in names)
