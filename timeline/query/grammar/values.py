"""The values of a query, parsed by the type of their field.

Likely mistakes (``usa+kor``, ``>6``) raise an error that says what to write.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from timeline.dates.calendar import OPEN_EARLIEST, OPEN_LATEST, is_bounded, iso
from timeline.errors import DateError, QuantityError, QueryError
from timeline.likeness import near
from timeline.query.grammar.lexer import Piece, looks_like_a_date, quote, spell
from timeline.query.grammar.limits import check_words
from timeline.query.grammar.nodes import (
    DateRange,
    Grade,
    Key,
    Missing,
    NumberRange,
    Phrase,
    QueryField,
    QueryValue,
    WordValue,
)
from timeline.query.grammar.words import query_tokens
from timeline.text import KEY, listed, suggest

if TYPE_CHECKING:
    from timeline.dates.edtf import Edtf

_KEY = re.compile(KEY)
_CURRENCY = re.compile(r"(?:(?<=[0-9.+])|^) ?([A-Za-z]{3})$")
_GRADE = re.compile(r"(?=.)([A-F]?)([1-6]?)")
_SCALES = ("ABCDE", "12345")  # the best first; F and 6 (cannot be judged) are not on the scales
_COMPARISON = re.compile(r"([<>])(=?) ?(.*)")
_JOINED = re.compile(r"[+&|/;]")
_TYPOGRAPHIC_QUOTES = "“”„«»"


def read_value(field: QueryField, piece: Piece) -> QueryValue:
    """Return ``piece`` as a value of ``field``. Raises QueryError at the position of an error."""
    if not piece.text:
        raise piece.error(
            f"{field.name}: has an empty value",
            f"write {field.name}:VALUE, and {field.name}:A,B for either, without spaces; "
            f"{field.name}:none for events without one",
        )
    if piece.text == "none" and not piece.quoted:
        return Missing(text="none")
    if field.type == "text":
        return read_phrase(piece)
    if field.type in ("number", "money"):
        return _read_numbers(field, piece)
    if field.type == "date":
        return _read_days(field, piece)
    if field.type == "grade":
        return _read_grade(piece)
    if field.type == "key":
        return _read_key(field, piece)
    if field.type == "country":
        return _read_country(piece)
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
            raise piece.error("a star must end a word", position=phrase.index("*"))
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
    if field.name in ("before", "after") and looks_like_a_date(key):
        raise _no_link(field, piece)
    if _KEY.fullmatch(key):
        return Key(text=f"={key}" if exact else spell(key), key=key, exact=exact)
    return Key(text=f"={quote(key)}" if exact else spell(key), key=key, exact=exact)


def _no_link(field: QueryField, piece: Piece) -> QueryError:
    """Return the error for a date instead of the key of a linked event."""
    day = _read_date(field, piece, piece.text)
    if field.name == "before":
        outside = day.start_lo - 1 if is_bounded(day.start_lo) else None
        hint = "" if outside is None else f"write date:..{iso(outside)}"
    else:
        outside = day.end_hi + 1 if is_bounded(day.end_hi) else None
        hint = "" if outside is None else f"write date:{iso(outside)}.."
    return piece.error(f"{field.name}: takes the key of an event, not a date", hint)


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
    raise piece.error(
        f"there is no {field.name} {value}", suggest(near(value, field.values), every)
    )


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


def _read_numbers(field: QueryField, piece: Piece) -> NumberRange:
    money = field.type == "money"
    if (compared := _COMPARISON.fullmatch(piece.text)) and compared[3]:
        _read_number(piece, *_split_unit(compared[3]), money)  # a hint must not repeat its error
    ends = _split_range(piece, "1e9USD" if money else "6")
    amounts = [_split_unit(end) for end in ends]
    if not any(number for number, _ in amounts):
        raise piece.error(f"{piece.text} has no number", f"as in {'1e9USD..' if money else '6..'}")
    units = {unit for _, unit in amounts if unit}
    if len(units) > 1:
        raise piece.error("a range needs one currency", "amounts are not converted")
    unit = "".join(units)
    if money and not unit:
        raise piece.error("an amount of money needs a currency", "as in 1e9USD.. or ..3.9e12KRW")
    lo, hi = (_read_number(piece, number, unit, money) if number else None for number, _ in amounts)
    if lo is not None and hi is not None and lo > hi:
        raise _backwards(piece, *ends)
    written = [f"{number.lower()}{unit}" if number else "" for number, _ in amounts]
    return NumberRange(text=_join_range(*written), lo=lo, hi=hi, unit=unit)


def _split_unit(amount: str) -> tuple[str, str]:
    """Return number and currency of ``3.9e12KRW`` or ``3.9e12 krw``; the currency may be empty."""
    match = _CURRENCY.search(amount)
    return (amount[: match.start()], match[1].upper()) if match else (amount, "")


def _read_number(piece: Piece, number: str, unit: str, money: bool) -> Decimal:
    """Return one end of a range, as exact as ``timeline.quantities`` parses it."""
    from timeline.quantities import parse_quantity
    from timeline.quantities.notation import number as write

    try:
        quantity = parse_quantity(f"{number} {unit}".rstrip(), money=money)
    except QuantityError as error:
        from timeline.quantities.advice import suggested

        if number.isdigit() and number.startswith("0"):  # the part of 17,000 after the comma
            hint = "a comma means or; write thousands without a separator: 17000"
            raise piece.error(error.fault, hint) from None
        exact = tuple(
            (written.replace(" ", ""), condition)
            for written, condition in error.readings
            if not re.search(r"[~<>+]|\.\.", written)
        )
        shapes = "as in 1e9USD.. or ..3.9e12KRW" if money else "as in 8, 6..8, 6.. (without a unit)"
        raise piece.error(error.fault, f"write {suggested(exact)}" if exact else shapes) from None
    if quantity.best is None or quantity.qualifier != "exact":
        # A range includes its ends, so it cannot express over and under.
        ends = (quantity.low, quantity.high) if quantity.qualifier not in ("over", "under") else ()
        low, high = ("" if end is None else f"{write(end)}{unit}" for end in ends or (None, None))
        hint = f"write {low}..{high}" if ends else "a range includes its ends: 6.., ..8, 6..8"
        raise piece.error(f"{number} is not a plain number", hint)
    return quantity.best


def _read_days(field: QueryField, piece: Piece) -> DateRange:
    is_edtf = "/" in piece.text or piece.text[0] in "[{"  # then dots are part of the EDTF date
    if is_edtf:
        whole = _read_date(field, piece, piece.text)
        lo, hi, text = whole.start_lo, whole.end_hi, str(whole)
        text = quote(text) if "," in text else text  # the members of a set
    else:
        ends = _split_range(piece, "2022-07")
        dates = [_read_date(field, piece, end) if end else None for end in ends]
        lo = dates[0].start_lo if dates[0] else OPEN_EARLIEST
        hi = dates[1].end_hi if dates[1] else OPEN_LATEST
        if lo > hi:
            raise _backwards(piece, *ends)
        text = _join_range(*(str(date) if date else "" for date in dates))
    bounds = [day if is_bounded(day) else None for day in (lo, hi)]
    if bounds == [None, None]:
        raise piece.error(
            f"{piece.text} allows every day",
            f"leave the clause out, or write {field.name}:none for events without a date",
        )
    return DateRange(text=text, lo=bounds[0], hi=bounds[1])


def _read_date(field: QueryField, piece: Piece, text: str) -> "Edtf":
    from timeline.dates.written.parsing import parse_edtf

    try:
        return parse_edtf(text)
    except DateError as error:
        hint = error.hint or f"as in {field.name}:2022-07, {field.name}:2022-05..2022-08"
        raise piece.error(error.message, hint, piece.text.find(text) + error.position) from None


def _split_range(piece: Piece, example: str) -> tuple[str, str]:
    """Return the two ends of ``A..B``, ``A..`` and ``..B``; a single value is both ends."""
    compared = _COMPARISON.fullmatch(piece.text.replace("≥", ">=").replace("≤", "<="))
    if compared:
        end = compared[3] or example
        hint = f"write {end}.." if compared[1] == ">" else f"write ..{end}"
        hint += "" if compared[2] else f", which includes {end}"
        raise piece.error("a query has ranges instead of < and >", hint)
    if ".." not in piece.text:
        return piece.text, piece.text
    lo, hi = (end.strip() for end in piece.text.split("..", 1))
    if not lo and not hi:
        hint = f"write {example}.., ..{example} or both"
        raise piece.error("a range needs at least one end", hint)
    return lo, hi


def _join_range(lo: str, hi: str) -> str:
    return lo if lo == hi else f"{lo}..{hi}"


def _backwards(piece: Piece, lo: str, hi: str) -> QueryError:
    return piece.error("the range runs backwards", f"write {hi}..{lo}")
