"""Explain a word of the seed format, of dates, or of queries: everything that has this name."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from timeline.dates.from_today import WORDS
from timeline.dates.written.asked import EXAMPLES
from timeline.errors import UsageError
from timeline.kinds import BY_TYPE, EVENT_FIELDS, KINDS
from timeline.kinds.registers import CORRECTIONS, SECTIONS
from timeline.likeness import near
from timeline.models.vocabularies import LINKS, Word
from timeline.naming import synonyms
from timeline.naming.query_names import DECLARED
from timeline.naming.words import is_absent, word_meant
from timeline.quantities.currencies import MINOR_UNITS, SYMBOLS
from timeline.query.conditions.fields.declared import OWN
from timeline.reference.date_words import DATE_MARKS, DATE_WORDS
from timeline.reference.entries import CITATIONS, groups
from timeline.reference.evidence_words import EVIDENCE
from timeline.reference.examples import example_entry, example_event
from timeline.reference.fields import code, codes, example_of, notes_of, value_of
from timeline.reference.glossary import TERMS
from timeline.reference.queries import example_of_query, takes
from timeline.text import listed, plural, suggest

_ALSO: Final = {"ellipsis": "…", "...": "…"}
"""Other names of marks."""


class Explanation(NamedTuple):
    """What a word is (``kind of event``), what it means, where it is used, and an example.

    The texts are Markdown. ``where`` are names of kinds, of sections, or of fields with theirs.
    """

    word: str
    what: str
    meaning: str
    where: tuple[str, ...] = ()
    example: str = ""


def explain(word: str) -> list[Explanation]:
    """Return every meaning of a word, in any case: that in a seed file first.

    Raises UsageError with the nearest words if there is none.
    """
    if not word.strip():
        raise UsageError("the word is missing", "type: timeline help WORD")
    name = word.strip().removesuffix(":")
    name = _ALSO.get(name.casefold(), name)
    found = [each for each in _all() if each.word == name]
    found = found or [each for each in _all() if each.word.casefold() == name.casefold()]
    if not any(each.what == "field" for each in found):
        found += _everyday(name)
    found = found or _other_words(name) or _currency(name)
    if found:
        return found
    hint = (
        suggest(near(name, words())) or "timeline fields lists the fields, timeline kinds the kinds"
    )
    raise UsageError(f"there is no explanation of {word}", hint)


def words() -> list[str]:
    """Return every word that is explained, in order."""
    return sorted({each.word for each in _all()})


@cache
def _all() -> tuple[Explanation, ...]:
    return (
        *_kinds(), *_sections(), *_fields(), *_vocabularies(), *_links(), *_evidence(), *_dates(),
        *_days_asked(), *_queries(), *_terms(),
    )  # fmt: skip


def _kinds() -> Iterator[Explanation]:
    for name, kind in KINDS.items():
        own = codes(field.name for field in kind.fields)
        meaning = f"{kind.meaning}; its own fields: {own}"
        for word in (name, kind.plural):
            yield Explanation(word, "kind of event", meaning, ("events",), example_event(kind))


def _sections() -> Iterator[Explanation]:
    for section, type_ in SECTIONS.items():
        example = example_event(KINDS["statement"])
        meaning = "section of a seed file: events by their keys"
        names = [section, type_]
        if section == CORRECTIONS:
            meaning, names = (
                "section of a seed file: parts of events of other chronicles",
                [section],
            )
        elif type_ in BY_TYPE:
            fields = codes(field.name for field in BY_TYPE[type_].fields)
            meaning = f"section of a seed file: each {type_} by its key; fields: {fields}"
            example = example_entry(BY_TYPE[type_])
        for name in names:
            yield Explanation(name, "section", meaning, (), f"{section}: {{{example}}}")


def _fields() -> Iterator[Explanation]:
    """Yield each field once for all groups in which it is the same."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for group, fields in groups().items():
        for field in fields:
            needs = ["needs a citation or a reason"] if field.cited and group != CITATIONS else []
            meaning = "; ".join([field.title, value_of(field), *needs, *notes_of(field)])
            key = (field.name, meaning, f"{field.name}: {example_of(field)}")
            found.setdefault(key, []).append(group)
    for (name, meaning, example), where in found.items():
        yield Explanation(name, "field", meaning, tuple(where), example)


def _vocabularies() -> Iterator[Explanation]:
    """Yield each word of a closed list once for all fields that have it in one meaning."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for group, fields in groups().items():
        for field in fields:
            for term in field.terms:
                if isinstance(term, Word):
                    key = (str(term), term.meaning, f"{field.name}: {term}")
                    found.setdefault(key, []).append(f"{field.name} of {group}")
    for (word, meaning, example), where in found.items():
        yield Explanation(word, "word of a closed list", meaning, tuple(where), example)


def _links() -> Iterator[Explanation]:
    for name, link in LINKS.items():
        meaning = f"read from this event: {link.reads}; from the other one: {link.back}"
        ends = tuple(
            f"{each} of {', '.join(of)}"
            for each, of in (("from", link.kinds), ("to", link.to))
            if of
        )
        yield Explanation(
            name, "type of link", meaning, ends, f"links: [{{{name}: another-event}}]"
        )


def _evidence() -> Iterator[Explanation]:
    for word, (meaning, example) in EVIDENCE.items():
        yield Explanation(word, "evidence", meaning, (), example)


def _dates() -> Iterator[Explanation]:
    for words_, what in ((DATE_WORDS, "word of a date"), (DATE_MARKS, "mark of a date")):
        for word, (meaning, example) in words_.items():
            yield Explanation(word, what, meaning, (), f"when: {example}")


def _days_asked() -> Iterator[Explanation]:
    where = "in a query, after --as-of and in timeline around"
    for word in (*WORDS, *(each for each in EXAMPLES if re.fullmatch(r"[0-9]{4}(?:s|-\w+)", each))):
        counted = "days counted from today" if word in WORDS else "days as people say them"
        yield Explanation(word, "days of a query", f"{counted}, {where}", (), f"date:{word}")


def _queries() -> Iterator[Explanation]:
    for field in OWN:
        declared = [each.field for each in DECLARED.get(field.name, ())]
        terms = tuple(dict.fromkeys(term for each in declared for term in each.terms))
        terms = terms or field.values or ()
        meaning = f"an event matches if {field.meaning}; takes {takes(field, terms)}"
        example = f"timeline show {field.name}:{example_of_query(field, terms)}"
        yield Explanation(field.name, "field of a query", meaning, (), example)


def _terms() -> Iterator[Explanation]:
    for words_, meaning in TERMS.items():
        for word in words_.split(", "):
            yield Explanation(word, "term", meaning)


def _other_words(word: str) -> list[Explanation]:
    """Return the words of closed lists that an everyday word means: ``drill`` is an exercise."""
    found: dict[tuple[str, str], list[str]] = {}
    for group, fields in groups().items():
        for field in fields:
            if not is_absent(word) and (term := word_meant(word, field.terms)):
                found.setdefault((field.name, term), []).append(group)
    return [
        Explanation(word, "other word", f"the word is `{term}`", tuple(where), f"{name}: {term}")
        for (name, term), where in found.items()
    ]


def _currency(word: str) -> list[Explanation]:
    """Return what a code is that amounts have."""
    code_ = word.upper()
    if code_ not in MINOR_UNITS:
        return []
    symbol = f", printed as {SYMBOLS[code_]}" if code_ in SYMBOLS else ""
    digits = MINOR_UNITS[code_]
    most = f"; at most {plural(digits, 'decimal')}" if digits else "; no decimals" * (digits == 0)
    meaning = f"ISO 4217 code of a currency{symbol}; is written after an amount of money{most}"
    return [Explanation(code_, "currency", meaning, (), f"cost: 3e9 {code_}")]


def _everyday(word: str) -> list[Explanation]:
    """Return what a seed file has for an everyday name of a field: ``location`` is ``place``."""
    found: dict[tuple[str, ...], list[str]] = {}
    shared = [field.name for field in EVENT_FIELDS]
    everywhere = synonyms.meant(word, shared)
    for group, fields in groups().items():
        own = [field.name for field in fields]
        names = synonyms.meant(word, [*shared, *own] if group in KINDS else own)
        if names and not (group in KINDS and names == everywhere):
            found.setdefault(tuple(names), []).append(group)
    return [
        Explanation(
            word, "other name", f"a seed file has {listed([*map(code, names)])}", tuple(where)
        )
        for names, where in found.items()
    ]
