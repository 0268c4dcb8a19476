"""Numbers and amounts of money with their certainty. Decimal throughout, never float.

=============== ============ ========== ======= ========== ================================
written         qualifier    low        best    high       in words
=============== ============ ========== ======= ========== ================================
``8``           exact        8          8       8          8
``~10``         about        8          10      12         about 10
``3+``          at-least     3          3       None       at least 3 (``>=3``, ``≥3`` too)
``>17000``      over         17000      17000   None       over 17,000
``<5``          under        0          5       5          under 5
``<=5``         at-most      0          5       5          at most 5 (``≤5`` too)
``6..8``        between      6          None    8          6 to 8
``6..7..8``     between      6          7       8          about 7 (6 to 8)
``~3.9e12 KRW`` about        3.12e12    3.9e12  4.68e12    about ₩3.9 trillion
=============== ============ ========== ======= ========== ================================

The rules, all of them decisions of this module:

- A quantity is a count, a measure or an amount of money, so it is never negative: without a lower
  bound, ``low`` is 0. Without an upper bound, ``high`` is None.
- ``unknown`` (it applies, and nobody gives it) and ``not-applicable`` (there is no such number)
  are written instead of a number or an amount, without a currency. They are in no range and in no
  sum. An unknown one agrees with every other value; one that does not apply contradicts every
  number.
- ``best`` is the figure to quote: the figure that is written, or None for a range without one.
- "Over" and "under" are strict: the qualifier states it and comparisons respect it ("over 5" is
  surely more than 5 and never equals 5). The bound is not moved to the next value, because "over
  3.9 trillion won" has no next value. A number of whole things (``whole``) has one: there the
  bounds of "over 3" are 4 and None, and those of "under 5" are 0 and 4, so they equal "at least 4"
  and "at most 4". All other bounds are inclusive.
- ``~`` is ± 20 %. For whole numbers without a currency, the 20 % are rounded down to a whole number
  but are at least 1: about 10 is 8 to 12, about 3 is 2 to 4.
- A number has at most 30 digits when written out. Digits are not grouped (``1,000``, ``1_000``),
  because a comma means different things to different readers. So does a point: in many countries
  ``17.000`` is seventeen thousand, so it is refused. Three decimals are written ``1.1250``.
  ``0.125`` and ``3.900e12`` can only be decimals. The exponent form ``3.9e12`` is exact.
- An exponent belongs to its own figure. ``3..4e7`` is refused, because it usually means both:
  ``3e7..4e7``; the other meaning is written ``3..40000000``.
- A count (of people, of aircraft; the field declares it) has no decimals.
- An amount of money has an ISO 4217 code after one space. It may not be finer than the smallest
  unit of the currency, in either form: ``3.9e12 KRW`` is whole won, ``3.5 KRW`` is an error.
- Input is neither trimmed nor normalised. Anything that is not in the table is an error. The
  suggestion in its message means exactly what was written; otherwise there is none (``advice``).
"""

from timeline.quantities.arithmetic import (
    Answer,
    Total,
    below,
    bounded,
    compatible,
    difference,
    equal,
    estimate,
    largest,
    same,
    total,
    within,
)
from timeline.quantities.notation import (
    QUALIFIERS,
    UNSTATED,
    Qualifier,
    Quantity,
    check_written,
    with_ascii_marks,
)
from timeline.quantities.parsing import parse_quantity, stored_quantity
from timeline.quantities.words import words

__all__ = [
    "QUALIFIERS",
    "UNSTATED",
    "Answer",
    "Qualifier",
    "Quantity",
    "Total",
    "below",
    "bounded",
    "check_written",
    "compatible",
    "difference",
    "equal",
    "estimate",
    "largest",
    "parse_quantity",
    "same",
    "stored_quantity",
    "total",
    "with_ascii_marks",
    "within",
    "words",
]
