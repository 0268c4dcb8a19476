"""Which column may be which field: by the names of the columns, and by what their cells are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from timeline.kinds import KINDS
from timeline.kinds.base import Field, FieldType
from timeline.naming.words import word_meant
from timeline.readers.maps.declaring.reading import fields_of_kinds
from timeline.readers.maps.drafting.amounts import give_amounts
from timeline.readers.maps.drafting.columns import ColumnProfile
from timeline.readers.maps.drafting.dates import give_dates
from timeline.readers.maps.drafting.said import few
from timeline.readers.maps.drafting.terms import give_words, word_field
from timeline.readers.maps.drafting.titles import (
    PROSE,
    TITLES,
    Guess,
    free,
    give_texts,
    meant_field,
)
from timeline.readers.maps.drafting.words import IDS, TYPES
from timeline.readers.maps.toml import toml
from timeline.text import noun, plural

_KINDS: Final = 2
"""The fewest kinds for which a column of words is that of the kinds."""
_MANY: Final = 20
"""Rows in which a column without the name of an id can be one."""
_PLACES: Final = ("place", "location", "site", "city", "venue", "facility", "town", "where")
#: Names of columns that a kind would have, by which a kind is proposed.
_SIGNS: Final[dict[str, tuple[str, ...]]] = {
    "incident": (
        "killed", "fatalities", "deaths", "wounded", "injured", "attack", "incident", "actor",
        "casualties", "perpetrator", "target", "victim", "violence",
    ),
    "procurement": (
        "buyer", "seller", "supplier", "recipient", "order", "ordered", "delivery", "cost",
        "price", "delivered", "vendor", "contract",
    ),
    "launch": ("missile", "missiles", "launch", "launcher", "apogee", "range", "facility"),
    "exercise": ("exercise", "troops", "participants", "drill"),
    "statement": ("speaker", "speech", "statement", "addressee"),
    "summit": ("summit", "meeting", "host", "agenda"),
    "measure": ("sanction", "sanctions", "tariff", "measure"),
}  # fmt: skip


def guess_map(columns: Sequence[ColumnProfile]) -> Guess:
    """Return the fields that columns may be: always a key, a kind, a title and a date."""
    guess = _guess_of_kinds(columns) or Guess((_kind(columns),))
    known = fields_of_kinds(guess.kinds)
    give_dates(guess, columns)
    _key(guess, columns)
    _place(guess, columns)
    give_amounts(guess, columns, known)
    _actors(guess, columns, known)
    _terms(guess, columns, known)
    give_texts(guess, columns)
    if "key" not in guess.fields:
        fixed = ("when", "place", "title", *(field.name for field in known.values() if field.many))
        names = dict.fromkeys(name for each in fixed for name in guess.columns.get(each, ()))
        named = [each for each in columns if each.name in names][:4] or list(columns)[:4]
        remark = guess.remarks.pop("key", "no column was found that has ids")
        remark += ": the key is made of these, so name those that never change"
        guess.give("key", [each.name for each in named], named, remark)
    return guess


def _guess_of_kinds(columns: Sequence[ColumnProfile]) -> Guess | None:
    """Return the guess of a table with a column of words for kinds; None without such a column."""
    for column in columns:
        if column.type != "terms" or {*TYPES, "event"}.isdisjoint(column.words):
            continue
        words = {text: word_meant(text, tuple(KINDS)) for text in column.values}
        counts = Counter[str]()
        for text, kind in words.items():
            counts[kind] += column.values[text]
        lost = [text for text, kind in words.items() if not kind]
        del counts[""]
        if len(counts) < _KINDS or len(lost) * 3 > len(words):
            continue
        guess = Guess(tuple(kind for kind, _ in counts.most_common()))
        remark = "CHECK the kind of each word"
        if lost:
            way = toml({column.name: lost})
            fit = noun(len(lost), "fits", "fit")
            remark += f"; {few(lost)} {fit} none: to leave such rows out, write: unless = {way}"
        terms = {text: kind for text, kind in words.items() if kind}
        guess.give("kind", {"column": column.name, "terms": terms}, [column], remark)
        return guess
    return None


def _kind(columns: Sequence[ColumnProfile]) -> str:
    words = {word for column in columns for word in column.words}
    scores = {kind: len(words.intersection(signs)) for kind, signs in _SIGNS.items()}
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] else "incident"


def _key(guess: Guess, columns: Sequence[ColumnProfile]) -> None:
    """Give the key to a column of ids: one by its name, or the first one of a longer table."""
    named = [each for each in columns if IDS & {*each.words} and each.name not in guess.used]
    sure = [each for each in named if each.is_unique and not _no_ids(each)]
    first = [each for each in columns[:1] if each.is_unique and each.rows >= _MANY]
    first = [each for each in first if each.type in ("text", "number") and not _no_ids(each)]
    for column in (*sure, *[each for each in named if _has_ids(each)], *first):
        left = [text for text in column.values if column.values[text] > 1 or not _is_id(text)]
        blank = column.rows - column.filled
        parts = [f"CHECK: not every row has an id of its own: {few(left)}"] if left else []
        parts += [f"CHECK: {plural(blank, 'row')} without an id"] if blank else []
        guess.give("key", column.name, [column], "; ".join(parts))
        return
    if named and named[0].filled:
        found = sum(map(_is_id, named[0].values))
        count = f"{found:,} different ids in {plural(named[0].rows, 'row')}"
        guess.remarks["key"] = f"{named[0].name!r} is not the key, because it has {count}"


def _is_id(text: str) -> bool:
    return " " not in text and len(text) <= 40


def _no_ids(column: ColumnProfile) -> bool:
    return not all(map(_is_id, column.values))


def _has_ids(column: ColumnProfile) -> bool:
    """Return whether most rows have an id that no other row has."""
    once = sum(number == 1 and _is_id(text) for text, number in column.values.items())
    return column.rows > 1 and once * 3 >= column.rows * 2


def _place(guess: Guess, columns: Sequence[ColumnProfile]) -> None:
    country = next((each for each in free(guess, columns, "country") if not _role(each)), None)
    place = next(
        (
            each
            for each in free(guess, columns, "text", "terms")
            if {*each.words} & {*_PLACES} and "country" not in each.words
        ),
        None,
    )
    if place is None and country is None:
        return
    named = [each for each in (place, country) if each]
    define: dict[str, Any] = {"country": {"column": country.name}} if country else {}
    for axis in ("latitude", "longitude"):
        spot = next((each for each in columns if {axis, axis[:3]} & {*each.words}), None)
        if place and spot and spot.type == "number" and spot.name not in guess.used:
            define[axis] = {"column": spot.name}
            named.append(spot)
    if len(define) == 2 and country:  # one axis alone is not a place
        define = {"country": define["country"]}
        named = named[:2]
    spec: dict[str, Any] = {"column": named[0].name}
    if place and country and not {"{", "}"} & {*place.name, *country.name}:
        spec = {"template": f"{{{place.name}}}[, {{{country.name}}}]"}
    _none(spec, named[0])
    spec["define"] = define or True  # a new name becomes a place, also without more
    guess.give("place", spec, named)


def _role(column: ColumnProfile) -> bool:
    """Return whether a column has the name of what an actor does: ``Recipient``."""
    return any(
        each.type is FieldType.ACTOR and each.name in column.words
        for kind in KINDS.values()
        for each in kind.fields
    ) or bool({"supplier", "vendor", "actor", "perpetrator", "party"} & {*column.words})


def _actors(guess: Guess, columns: Sequence[ColumnProfile], known: Mapping[str, Field]) -> None:
    for column in list(free(guess, columns, "text", "terms", "country")):
        name = meant_field(column, known, {FieldType.ACTOR, FieldType.SYSTEM})
        if not name or name in guess.fields:
            continue
        spec: dict[str, Any] = {"column": column.name}
        mark = next(
            (mark for mark in (";", "|") if any(mark in text for text in column.values)), ""
        )
        if mark and known[name].many:
            spec["split"] = mark
        _none(spec, column)
        if known[name].type is FieldType.ACTOR:
            spec |= {"countries": True, "define": {"kind": "unknown"}}
        else:
            spec["define"] = {"category": "other"}
        guess.give(name, spec, [column], "names that the database does not have are described so")
        for kind in guess.kinds:  # "Actor" is the launcher of a launch, and the buyer of a purchase
            role = meant_field(column, fields_of_kinds((kind,)), {known[name].type})
            if role and role not in guess.fields:
                guess.give(role, spec, [column])


def _terms(guess: Guess, columns: Sequence[ColumnProfile], known: Mapping[str, Field]) -> None:
    """Give columns of few words to fields with a list of words; the others become tags."""
    tags: list[ColumnProfile] = []
    for column in list(free(guess, columns, "terms")):
        if {*TITLES, *PROSE} & {*column.words}:
            continue
        if name := word_field(guess, column, known):
            give_words(guess, column, known[name])
        else:
            tags.append(column)
    if tags:
        guess.give("tags", {"columns": [each.name for each in tags]}, tags)


def _none(spec: dict[str, Any], column: ColumnProfile) -> None:
    if column.absent:
        spec["none"] = column.absent
