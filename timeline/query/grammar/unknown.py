"""Faults of clauses, with suggestions: an unknown field or value, and a field that occurs twice.

Suggestions are similar names, synonyms and fields of other records. A clause is suggested only if
it parses.
"""

from collections.abc import Iterator, Mapping
from typing import Final, Protocol

from timeline.errors import QueryError
from timeline.likeness import near
from timeline.naming.synonyms import meant
from timeline.query.grammar.days import means_days
from timeline.query.grammar.nodes import Clause, QueryField
from timeline.spans import Span
from timeline.text import listed, suggest, with_article

_RANGES: Final = {
    "since": "date:{}..", "from": "date:{}..", "start": "date:{}..", "until": "date:..{}",
    "till": "date:..{}", "to": "date:..{}", "end": "date:..{}", "by": "date:..{}",
}  # fmt: skip
"""Words that people use as fields for one end of a period."""
MOST_WORDS: Final = 4
"""The most words after the first one of a date that was meant to be in quotes."""


class Language(Protocol):
    """The fields that a query may use, and whether a text is a valid query."""

    @property
    def fields(self) -> Mapping[str, QueryField]:
        """The fields by name."""

    def parses(self, text: str) -> bool:
        """Return whether a text is a valid query."""


def advice(prefix: str, name: str, value: str, language: Language) -> str:
    """Return what to write instead of ``name:value``; empty if no field is similar.

    ``prefix`` is the text before it.
    """
    groups = [[*_meant(name, language.fields)], [*_similar(name, language.fields)]]
    for names in groups:
        clauses = [f"{prefix}{each}" for each in _clauses(name, value, names)]
        if good := [clause for clause in clauses if value and language.parses(clause)]:
            return f"write {listed(good[:3])};"
    return suggest([f"{each}:" for each in (groups[0] or groups[1])[:3]])


def unquoted(fault: QueryError, field: QueryField, clause: Span) -> QueryError:
    """Return the fault of a date; its hint is the clause with the words after it, if they fit.

    Of ``date:March 2021``, only ``March`` is in the clause.
    """
    begun = fault.query[slice(*clause)]
    name, _, text = begun.rpartition(":")
    following = fault.query[clause[1] :].split()
    if field.type != "date" or '"' in text or not name:
        return fault
    for number in range(1, min(len(following), MOST_WORDS) + 1):
        whole = " ".join([text, *following[:number]])
        if means_days(whole):
            hint = f'in quotes: {name}:"{whole}"'
            return QueryError(fault.message, fault.query, fault.start, fault.end, hint)
    return fault


def elsewhere(
    fault: QueryError, field: QueryField, prefix: str, values: str, language: Language
) -> QueryError:
    """Return the fault of a value; its hint is the field of other records that has this value."""
    if field.type != "vocabulary":
        return fault
    fields = language.fields
    names = [
        each for each in (f"event.{field.name}", *_of_records(field.name, fields)) if each in fields
    ]
    clauses = [f"{prefix}{each}:{values}" for each in names]
    good = [clause for clause in clauses if language.parses(clause)]
    hint = f"write {listed(good)}" if good else fault.hint
    return QueryError(fault.message, fault.query, fault.start, fault.end, hint)


def fields_meant(name: str, fields: Mapping[str, QueryField]) -> list[str]:
    """Return the fields that an unknown name means, the likeliest first; empty if none is known."""
    return [*dict.fromkeys(_meant(name, fields))]


def _of_records(name: str, fields: Mapping[str, QueryField]) -> Iterator[str]:
    """Yield the fields of this name of the records that an event refers to: ``system.class``.

    Only through the field with the name of their type: ``actor.kind``, not ``buyer.kind``.
    """
    for each in fields.values():
        through = fields.get(each.through)
        if through and through.keys == each.through and each.name == f"{each.through}.{name}":
            yield each.name


def _meant(name: str, fields: Mapping[str, QueryField]) -> Iterator[str]:
    """Yield the fields that an unknown name means, the likeliest first."""
    through, last, lasts = _beyond(name, fields)
    if through:
        yield from (f"{through}.{each}" for each in meant(last, lasts))
        return
    whole = fields.get(name.partition(".")[0])
    if whole and whole.numbers:  # deliveries.when: the dates of a list are those of the list
        yield whole.name
    yield from _of_records(name, fields)
    yield from meant(name, fields)
    for each in meant(name, _reached(fields)):  # manufacturer: the maker of a system
        yield from _of_records(each, fields)


def _similar(name: str, fields: Mapping[str, QueryField]) -> Iterator[str]:
    """Yield the fields with a name that is similar to an unknown one."""
    through, last, lasts = _beyond(name, fields)
    if through:
        yield from (f"{through}.{each}" for each in near(last, lasts, 1))
        return
    yield from near(name, [each for each in fields if "." in name or not fields[each].through])
    for each in near(name, _reached(fields), 1):
        yield from _of_records(each, fields)


def _beyond(name: str, fields: Mapping[str, QueryField]) -> tuple[str, str, list[str]]:
    """Return ``system``, ``klass`` and the fields of systems for ``system.klass``; or nothing."""
    through, _, last = name.rpartition(".")
    found = [each.rpartition(".")[2] for each in fields if fields[each].through == through]
    return (through, last, found) if through and found else ("", "", [])


def _reached(fields: Mapping[str, QueryField]) -> set[str]:
    """Return the names of fields that only records to which an event refers have."""
    return {each.rpartition(".")[2] for each in fields if fields[each].through} - {*fields}


def _clauses(name: str, value: str, names: list[str]) -> Iterator[str]:
    if name.casefold() in _RANGES and ".." not in value:
        yield _RANGES[name.casefold()].format(value)
    yield from (f"{each}:{value}" for each in dict.fromkeys(names))


def repeated(
    field: QueryField, first: Clause, second: Clause, source: str, span: Span
) -> QueryError:
    """Return the fault of a field that occurs twice in a query, but has one value."""
    either = ",".join(value.text for value in (*first.values, *second.values))
    between = ", A..B for a range" if field.uncertain else ""
    return QueryError(
        f"{field.name}: occurs twice, but {with_article(field.owner)} has one"
        f" {field.title or field.name}",
        source,
        *span,
        f"write {field.name}:{either} for either{between}",
    )
