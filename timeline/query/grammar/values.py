"""The values of a query, parsed by the type of their field.

Likely mistakes (``usa+kor``) raise an error that says what to write. For ranges see ``ranges``.
"""

import re
from collections.abc import Sequence

from timeline.dates.calendar import is_bounded, iso
from timeline.dates.from_today import joined_days, names_days
from timeline.errors import QueryError
from timeline.likeness import near
from timeline.naming.words import word_meant
from timeline.query.grammar.days import read_days, read_end
from timeline.query.grammar.lexer import Piece, looks_like_a_date, quote, spell
from timeline.query.grammar.limits import check_words
from timeline.query.grammar.nodes import (
    Grade,
    Key,
    MissingValue,
    Phrase,
    QueryField,
    QueryValue,
    WordValue,
)
from timeline.query.grammar.ranges import read_degrees, read_numbers
from timeline.query.grammar.words import query_tokens
from timeline.text import KEY, listed, suggest

_KEY = re.compile(KEY)
_GRADE = re.compile(r"(?=.)([A-F]?)([1-6]?)")
_SCALES = ("ABCDE", "12345")  # the best first; F and 6 (cannot be judged) are not on the scales
_JOINED = re.compile(r"[+&|/;]")
_TYPOGRAPHIC_QUOTES = "“”„«»"


def _to_write(field: QueryField) -> str:
    """Return what to write instead of an empty value."""
    name = field.name
    hint = f"write {name}:VALUE, and {name}:A,B for either, without spaces"
    if not field.end:
        hint += f"; {name}:none for {field.owner}s without one"
    if field.type in ("number", "money"):  # of troops:>6, a shell makes troops: and a file 6
        value = "1e9USD" if field.type == "money" else "6"
        hint += f"; a shell takes > and < away: write {name}:{value}.. or {name}:..{value}"
    return hint


def read_value(field: QueryField, piece: Piece, today: int | None) -> QueryValue:
    """Return ``piece`` as a value of ``field``. Raises QueryError at the position of an error.

    ``today`` is a day number, or None if a query is only checked.
    """
    if not piece.text:
        raise piece.error(f"{field.name}: has an empty value", _to_write(field))
    if piece.text == "none" and not piece.quoted and not field.end:
        return MissingValue(text="none")
    if field.type == "text":
        return read_phrase(piece)
    if field.type in ("number", "money"):
        if piece.text in (field.values or ()):
            return WordValue(text=piece.text, value=piece.text)
        return read_numbers(field, piece)
    if field.type == "date":
        return read_days(field, piece, today)
    if field.type == "grade":
        return _read_grade(piece)
    if field.type == "key":
        return _read_key(field, piece)
    if field.type == "country":
        return _read_country(piece)
    if field.type == "degrees":
        return read_degrees(piece)
    if field.type in ("zone", "language"):
        return _read_name(field, piece)
    _check_vocabulary(field, piece, piece.text)
    return WordValue(text=spell(piece.text), value=piece.text)


def read_phrase(piece: Piece) -> Phrase:
    """Return words of full text; with a star at the end the last one is the start of a word."""
    prefix = piece.text.endswith("*")
    phrase = piece.text.removesuffix("*").rstrip()
    if not piece.quoted:
        if phrase.startswith(tuple(_TYPOGRAPHIC_QUOTES)):
            raise piece.error("a query needs plain quotes", f'write "…": {quote("a phrase")}')
        if "*" in phrase:
            begun, _, rest = phrase.partition("*")
            word = f"{begun}*" if query_tokens(begun) else rest.strip("*")
            hint = f"write {word}" if query_tokens(word) and "*" not in word[:-1] else ""
            raise piece.error("a star must end a word", hint, position=len(begun))
    if not (tokens := query_tokens(phrase)):
        raise piece.error("there is no letter or number here to search for")
    check_words(piece, len(tokens))
    return Phrase(text=spell(phrase) + "*" * prefix, phrase=phrase, prefix=prefix)


def _read_key(field: QueryField, piece: Piece) -> Key:
    """Return a key, or the name of a record: the database resolves which record that is."""
    exact = piece.text.startswith("=")
    key = piece.text.removeprefix("=").strip()
    parts = _JOINED.split(key)
    if len(parts) > 1 and not piece.quoted and all(map(_KEY.fullmatch, parts)):
        both = " ".join(f"{field.name}:{part}" for part in parts)
        raise piece.error(
            f"{key} is more than one key",
            f"write {both} for all of them, {field.name}:{','.join(parts)} for any",
        )
    if not query_tokens(key):
        raise piece.error(f"{key or 'this'} is not a valid key or name")
    if field.name in ("before", "after") and (
        looks_like_a_date(key) or (names_days(key) and not exact)
    ):
        raise _no_link(field, piece)
    if _KEY.fullmatch(key):
        return Key(text=f"={key}" if exact else spell(key), key=key, exact=exact)
    return Key(text=f"={quote(key)}" if exact else spell(key), key=key, exact=exact)


def _no_link(field: QueryField, piece: Piece) -> QueryError:
    """Return the error for a date instead of the key of a linked event."""
    message = f"{field.name}: takes the key of an event, not a date"
    if names_days(piece.text):
        named = joined_days(piece.text)
        days = f"..{named}" if field.name == "before" else f"{named}.."
        return piece.error(message, f"write date:{days}, which includes it")
    date = read_end(field, piece, piece.text, None)
    if field.name == "before":
        outside = date.lo - 1 if is_bounded(date.lo) else None
        hint = "" if outside is None else f"write date:..{iso(outside)}"
    else:
        outside = date.hi + 1 if is_bounded(date.hi) else None
        hint = "" if outside is None else f"write date:{iso(outside)}.."
    return piece.error(message, hint)


def _read_country(piece: Piece) -> WordValue:
    """Return a country by its code in any case, its two-letter code or its name."""
    from timeline.kinds.countries import codes_of, country_fault

    codes = codes_of(piece.text)
    if not codes:
        fault, _, hint = country_fault(piece.text).partition("; ")
        raise piece.error(f"{piece.text} {fault}", hint)
    if len(codes) > 1:
        raise piece.error(
            f"{piece.text} is more than one country",
            f"write {listed(codes)}, or both: {','.join(codes)}",
        )
    return WordValue(text=codes[0], value=codes[0])


def _read_name(field: QueryField, piece: Piece) -> WordValue:
    """Return the name of a time zone, or the tag of a language."""
    from timeline.dates.zones import zone_fault
    from timeline.kinds.patterns import language_fault

    fault = zone_fault(piece.text) if field.type == "zone" else language_fault(piece.text)
    if fault:
        message, _, hint = fault.partition("; ")
        raise piece.error(f"{piece.text} {message}", hint)
    return WordValue(text=spell(piece.text), value=piece.text)


def _check_vocabulary(field: QueryField, piece: Piece, value: str) -> None:
    """Raise QueryError for a value that is not in the vocabulary of the field."""
    if field.values is None or value in field.values:
        return
    parts = _JOINED.split(value)
    if len(parts) > 1 and set(parts) <= set(field.values):
        raise piece.error(
            f"{value} is more than one {field.name}",
            f"write {field.name}:{','.join(parts)} for any of them",
        )
    every = f"one of {', '.join(field.values)}" if len(field.values) <= 20 else ""
    meant = word_meant(value, list(field.values))
    names = [meant] if meant else near(value, field.values)
    raise piece.error(f"there is no {field.name} {value}", suggest(names, every))


def _read_grade(piece: Piece) -> Grade:
    """Return a grade: ``B2`` or better; ``=B2`` only; ``B..C`` from one to the other."""
    text = piece.text.upper()
    exact = text.startswith("=")
    best, dots, worst = text.removeprefix("=").partition("..")
    ends = [_GRADE.fullmatch(end) for end in ((best, worst) if dots else (best,))]
    if (exact and dots) or not all(ends):
        raise piece.error(
            f"{piece.text} is not a grade",
            "write a reliability A to F, a credibility 1 to 6, or both: B2 (that or better), "
            "=B2 (only that), B2..C3",
        )
    parts = list(zip(*(end.groups() for end in ends if end), strict=True))
    if exact:
        return Grade(text=text, reliabilities=parts[0][0], credibilities=parts[1][0])
    if "F" in parts[0] or "6" in parts[1]:
        raise piece.error(
            "F and 6 mean “cannot be judged”, so no grade is better or worse",
            {"F": f"write {best}..E,=F", "6": f"write {best}..5,=6"}.get(worst, "")
            if dots
            else f"write ={best} for exactly that",
        )
    found = [_stretch(piece, scale, part) for scale, part in zip(_SCALES, parts, strict=True)]
    return Grade(text=text, reliabilities=found[0], credibilities=found[1])


def _stretch(piece: Piece, scale: str, ends: Sequence[str]) -> str:
    """Return the grades of a scale between two ends, or from the best to one end; empty: any."""
    if not any(ends):
        return ""
    if not all(ends):
        raise piece.error("the ends of a range need the same parts", "as in B..C, B2..C3")
    first = scale.index(ends[0]) if len(ends) > 1 else 0
    last = scale.index(ends[-1])
    if first > last:
        raise piece.error("the range runs from worse to better", "write the better grade first")
    return scale[first : last + 1]
