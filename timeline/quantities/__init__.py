"""Numbers and money that know how sure they are. Decimal throughout, never float.

=============== ============ ========== ======= ========== ================================
written         qualifier    low        best    high       in words
=============== ============ ========== ======= ========== ================================
``8``           exact        8          8       8          8
``~10``         about        8          10      12         about 10
``3+``          at-least     3          3       None       at least 3 (``>=3`` is the same)
``>17000``      over         17000      17000   None       over 17,000
``<5``          under        0          5       5          under 5
``<=5``         at-most      0          5       5          at most 5
``6..8``        between      6          None    8          6 to 8
``6..7..8``     between      6          7       8          about 7 (6 to 8)
``~3.9e12 KRW`` about        3.12e12    3.9e12  4.68e12    about ₩3.9 trillion
=============== ============ ========== ======= ========== ================================

The rules, all of them decisions of this module:

- A quantity is a count, a measure or an amount of money, so it is never negative: what has no lower
  bound has the bound 0. What has no upper bound has the bound None.
- ``best`` is the figure to quote: the one that is written, or None for a range that names none.
- Bounds are stored inclusive. "Over" and "under" are strict all the same: the qualifier says so and
  comparing heeds it (over 5 is surely more than 5, and no form of exactly 5). The bound is not
  moved to a next value: over 3.9 trillion won has none.
- ``~`` is ± 20 %; for whole numbers without a currency ± 20 % rounded down to a whole number, but
  never less than ± 1: about 10 is 8 to 12, about 3 is 2 to 4.
- A number has at most 30 digits when written out. Digits are not grouped (``1,000``, ``1_000``),
  since a comma means different things to different readers. So does a point: ``17.000`` is
  seventeen thousand to half of the world, and is refused. Three decimals are written ``1.1250``;
  ``0.125`` and ``3.900e12`` can only be decimals. The exponent form ``3.9e12`` is exact.
- What is counted (people, aircraft: the field says so) has no decimals.
- Money carries an ISO 4217 code after one space. It may not be finer than the currency's smallest
  unit, in either form: ``3.9e12 KRW`` is whole won, ``3.5 KRW`` is a mistake.
- Input is taken as it is: not trimmed, not folded. What is not in the table is an error, and what
  it advises instead means what was written, or nothing is advised (``advice``).
"""

from timeline.quantities.arithmetic import (
    Answer,
    bounded,
    compatible,
    difference,
    equal,
    estimate,
    largest,
    total,
    within,
)
from timeline.quantities.notation import (
    QUALIFIERS,
    Qualifier,
    Quantity,
    check_written,
)
from timeline.quantities.parsing import parse_quantity, stored_quantity
from timeline.quantities.words import words

__all__ = [
    "QUALIFIERS",
    "Answer",
    "Qualifier",
    "Quantity",
    "bounded",
    "check_written",
    "compatible",
    "difference",
    "equal",
    "estimate",
    "largest",
    "parse_quantity",
    "stored_quantity",
    "total",
    "within",
    "words",
]
