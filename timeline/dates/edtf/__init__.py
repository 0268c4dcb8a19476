"""EDTF, the Extended Date/Time Format, levels 0, 1 and 2: text to bounds in days.

The notation is that of ISO 8601-2:2019, Annex A, and of the Library of Congress specification of
4 February 2019; all examples of the latter parse::

    >>> from timeline.dates.edtf import parse
    >>> parse("2004-06~-11").qualifiers
    '~'

Where the standard leaves a choice, or implementations differ, these are our decisions. Clauses are
those of ISO 8601-2:2019, with P1 those of ISO 8601-1:2019; LoC is the page of the Library of
Congress.

========================  ========================================================  ==============
text                      result and reason                                         clause
========================  ========================================================  ==============
spaces, other digits      refused: no spaces, no folding, ASCII digits only         P1 3.2.1
``2022-02-30``            refused: the day must exist in its month                  P1 4.2.1
``156X-02-29``            accepted: 1560, 1564 or 1568; one existing day is enough  9.2.2
``1984-1X``, ``1984-X2``  months 10 to 12, 02 or 12; a mask never means a season    9.2.2
``-156X``                 accepted: -1569 to -1560; a mask never means ``-0000``    9.2.1, 4.4.1.2
``XXXX``, ``XXXX-XX``     nothing is known: the bounds are unknown                  9.2.1.2
``XXXX-12-XX``            December of some year from 0000 to 9999                   LoC level 2
``-0000``                 refused: the year 0 is ``0000``                           4.4.1.2
``19``, ``193``           refused: centuries and decades; write ``19XX``, ``193X``  A.4.2
``Y2006``, ``Y012345``    refused: Y is for five or more digits, without leading 0   4.7.2
``Y20E2``                 refused: the year has four digits once written out        4.7.3
``Y1E16``                 refused: a year has at most 16 digits (days in 64 bits)   4.7.3
``Y171010000S3``          171000000 to 171999999: the first three digits are kept,  4.4.3
                          as the clause defines (the range printed for this one
                          example in A.6.3 and LoC keeps six)
``0950S2``                950 to 959: leading zeros are not significant             4.4.3
``1859S5``                accepted: with more digits than it has, a year is exact   4.4.3
``2001-21`` to ``24``     Mar-May, Jun-Aug, Sep-Nov, Dec-Feb of the next year       4.8.1
``2001-25`` to ``32``     the same for the north; half a year later for the south   4.8.1
``2001-33`` to ``41``     quarters, quadrimesters, semestrals of the calendar year  4.8.1
``2001-21-05``            refused: a season has no days                             4.8.3
``20XX-21``, ``2001-21?`` accepted: a season can replace any month                  4.8.1, 8.4.2
``?2004-06``, ``2004?~``  qualifier left of a component: it alone; right: it and    8.2
                          all to its left; one on each side, ``%`` if both differ
``T23:20``, ``T10:10.5``  refused: times are whole, hours to seconds                A.4.3
``T24:00:00``             refused: midnight begins the next day                     P1 5.3.2
``T23:59:60``             refused: instants do not count leap seconds               P1 4.3.10
``T10:10:10+0230``        refused: an offset of hours and minutes has a colon       A.3
``T10:10:10-04``          accepted, written ``-04:00``; ``+00:00`` is written ``Z`` A.4.3
``-00:00``, ``+14:01``    refused: -12:00 to +14:00, and zero is never negative     P1 4.3.13
``2022-07-05T21:30:00~``  refused: only dates are qualified or unspecified          A.5.4, A.5.5
``2004/``, ``/2004``      an unknown end                                            10.2
``2004/..``, ``../2004``  an open end; ``../..``, ``/..`` and ``../`` are accepted  10.2
``/``                     refused: it has no information                            10.2
``2004-06/2004-05``       refused: it certainly runs backwards                      7.14.2
``2004-06-11/2004-06``    accepted: the end may be later in June                    A.4.4
``..2004-06-01/2005``     begins on or before; ``2004/2005-06..`` ends on or after  10.6
``Y-61000/-2000``         accepted: an end is any date, but not a time              10.2, A.4.4
``[1672..1670]``          refused: it certainly runs backwards                      6.3
``[1670..1671-02]``       refused: both sides of the dots need the same precision   6.3
``[1984..,1990]``         refused: open only before the first or after the last     6.3
``[1667]``, ``{..1984}``  accepted: one member is enough                            6.2, LoC
``[]``, ``[..]``, ``{,}`` refused: a member is missing                              6.1
``1985-102``, ``P3D`` …   refused: EDTF has no other notation of ISO 8601           A.2
========================  ========================================================  ==============

A qualifier states the certainty of the source and never moves a bound. The level of a value is the
lowest level that can express it, so ``%2001``, which means ``2001%``, has level 1. Seasons, long
years and negative years have the same level everywhere; an unspecified digit inside an interval
makes it level 2, as in LoC.
"""

from timeline.dates.edtf.parser import parse
from timeline.dates.edtf.value import Edtf, EdtfKind, Precision

__all__ = ["Edtf", "EdtfKind", "Precision", "parse"]
