"""Numbers and money that know how sure they are. Decimal throughout, never float.

=============== ============ ========== ======= ========== ================================
written         qualifier    low        best    high       in words
=============== ============ ========== ======= ========== ================================
``8``           exact        8          8       8          8
``~10``         about        8          10      12         about 10
``17000+``      over         17000      17000   None       over 17,000 (``>17000`` is the same)
``>=5``         at-least     5          5       None       at least 5
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
  comparing heeds it (over 5 is surely more than 5). There is no next value to move the bound to:
  over 17,000 troops does not mean 17,001 or more, and over 3.9 trillion won has no neighbour.
- ``~`` is ± 20 %; for whole numbers without a currency ± 20 % rounded down to a whole number, but
  never less than ± 1: about 10 is 8 to 12, about 3 is 2 to 4.
- A number has at most 30 digits when written out. Digits are not grouped (``1,000``, ``1_000``),
  since a comma means different things to different readers. The exponent form ``3.9e12`` is exact.
- Money carries an ISO 4217 code after one space. It may not be finer than the currency's smallest
  unit, in either form: ``3.9e12 KRW`` is whole won, ``3.5 KRW`` is a mistake.
- Input is taken as it is: not trimmed, not folded. What is not in the table is an error.
"""

from timeline.quantities.arithmetic import (
    Answer,
    compatible,
    equal,
    less,
    total,
    within,
)
from timeline.quantities.notation import QUALIFIERS, Qualifier, Quantity, parse_quantity
from timeline.quantities.words import words

__all__ = [
    "QUALIFIERS",
    "Answer",
    "Qualifier",
    "Quantity",
    "compatible",
    "equal",
    "less",
    "parse_quantity",
    "total",
    "within",
    "words",
]
