"""Other meanings of the words and tags of a query, for a query that found nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Final

from sqlalchemy import select

from timeline.database.sessions import Session
from timeline.dates.from_today import joined_days, names_days
from timeline.dates.written.asked import days_meant
from timeline.errors import DateError
from timeline.kinds import KINDS
from timeline.likeness import near, nearest
from timeline.models.columns import TABLES
from timeline.naming.words import word_meant
from timeline.query.conditions.compile import EVENT, compile_query
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.conditions.kinds import KIND_FORMS
from timeline.query.conditions.naming import NamedRecord, all_called, called
from timeline.query.grammar.lexer import spell
from timeline.query.grammar.nodes import Clause, Phrase, Query, WordValue
from timeline.text import noun, suggest

_TAG = TABLES["event_tag"]
MOST: Final = 12
_FIELD_OF: Final = {"event": "key"}
_REGISTERS: Final = ("actor", "system", "programme", "place", "source")


def other_readings(session: Session, query: Query, *, kinds: bool = True) -> Iterator[str]:
    """Yield, if no event matches a query, a hint for each of its words that may mean anything else.

    A word of full text may also be a field, a value of a field, a date or a name. Yield one too for
    each tag that no event has. Only the first ``MOST`` words and tags are checked. Without
    ``kinds``, no hint says what ``kinds_as_words`` says.
    """
    tags, words = list(islice(_tags(query), MOST)), list(islice(_words(query), MOST))
    found = select(EVENT.c.id).where(compile_query(session, query)).limit(1)
    if not (tags or words) or session.scalar(found) is not None:
        return
    yield from _unknown_tags(session, tags)
    named = all_called(session, [value.phrase for value in words])
    forms: dict[str, list[str]] = {}
    for value in words:
        told = not kinds and value.phrase.casefold() in KIND_FORMS
        ways = [
            each
            for each in _ways(value.phrase, named[value.phrase])
            if not (told and each.startswith("kind:"))
        ] or list(_with_kind(session, value.phrase))
        if ways:
            yield f"{value.phrase} was searched for as words; it may mean {' or '.join(ways)}"
        if ways or told:
            continue
        forms = forms or _forms(session)
        if like := _like(value.phrase, forms):
            yield f"{value.phrase} was searched for as words; {suggest(like)}"


def _unknown_tags(session: Session, tags: list[str]) -> Iterator[str]:
    if not tags:
        return
    known = set(session.scalars(select(_TAG.c.tag).distinct()))
    for tag in tags:
        if tag not in known:
            like = [f"tag:{each}" for each in near(tag, sorted(known))]
            otherwise = "all tags are listed by: timeline show --by tag" if known else ""
            hint = suggest(like, otherwise)
            yield f"no event has the tag {tag}" + (f"; {hint}" if hint else "")


def _tags(query: Query) -> Iterator[str]:
    for clause in query.clauses:
        if isinstance(clause, Clause) and clause.field == "tag" and not clause.negated:
            yield from (value.value for value in clause.values if isinstance(value, WordValue))


def _words(query: Query) -> Iterator[Phrase]:
    for clause in query.clauses:
        if not isinstance(clause, Clause) or clause.field != "text" or clause.negated:
            continue
        for value in clause.values:
            if isinstance(value, Phrase) and not value.prefix:
                yield value


def _ways(phrase: str, named: Sequence[NamedRecord]) -> Iterator[str]:
    if names_days(phrase):
        yield f"date:{joined_days(phrase)}"
    else:
        yield from (f"date:{each}" for each in _as_dates(phrase))
    if phrase in FIELDS:
        yield f"the field {phrase}: ({phrase}:none finds events without a value of it)"
    values = _values().get(phrase, ())
    yield from values
    if not values and (
        kind := KIND_FORMS.get(phrase.casefold()) or word_meant(phrase, list(KINDS))
    ):
        yield f"kind:{kind}"
    yield from map(_of_record, named[:3])


def _with_kind(session: Session, phrase: str) -> Iterator[str]:
    """Yield the clauses of a phrase that is a name and a kind: ``North Korea launches``."""
    words = phrase.split()
    kinds = {KIND_FORMS[word.casefold()] for word in words if word.casefold() in KIND_FORMS}
    if len(kinds) == 1:
        rest = " ".join(word for word in words if word.casefold() not in KIND_FORMS)
        named = all_called(session, [rest])[rest] if rest else ()
        yield from (f"{_of_record(each)} kind:{kind}" for each in named[:3] for kind in kinds)


@cache
def _values() -> dict[str, list[str]]:
    """Return the clauses with each word of a vocabulary, by word."""
    found: dict[str, list[str]] = {}
    for field in FIELDS.values():
        by_type = not field.through or FIELDS[field.through].keys == field.through
        if field.type == "vocabulary" and by_type:  # actor.kind, not buyer.kind
            for word in field.values or ():
                found.setdefault(word, []).append(f"{field.name}:{word}")
    return found


def _of_record(record: NamedRecord) -> str:
    if record.type == "query":
        return f"@{record.key}"
    return f"{_FIELD_OF.get(record.type, record.type)}:{spell(record.key)}"


def _forms(session: Session) -> dict[str, list[str]]:
    """Return the clauses with each value and each name of a register, by how these are written."""
    ways: dict[str, list[str]] = {}
    for word, clauses in _values().items():
        for form in (word, noun(2, word), f"{word}es"):
            ways.setdefault(form, []).extend(clauses)
    for type_ in _REGISTERS:
        for name, record in called(session, type_):
            ways.setdefault(name.casefold(), []).append(_of_record(record))
    return ways


def _like(phrase: str, forms: Mapping[str, list[str]]) -> list[str]:
    """Return the clauses of the forms that are written most like a phrase.

    One edit in five characters: of a word of a text, most that is farther is another word.
    """
    from rapidfuzz.distance import OSA  # only needed for what found nothing

    asked = phrase.casefold()
    found = nearest(asked, near(asked, forms, beginnings=False))
    like = (each for each in found if OSA.distance(asked, each) * 5 <= len(asked))
    return list(dict.fromkeys(way for each in like for way in forms[each]))[:3]


def _as_dates(phrase: str) -> list[str]:
    """Return the dates that a phrase such as ``5 July 2022`` may mean, as a query has them."""
    if not re.search(r"\d", phrase):
        return []  # a word such as "undated" is not meant as a date
    from timeline.dates.edtf import parse  # only needed for what found nothing

    try:
        parse(phrase)
    except DateError:
        return [each.text for each in days_meant(phrase)]
    return []
