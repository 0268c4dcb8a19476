"""Rules between the values of one record, which a kind or a register declares.

A value is named as in the query language: ``delivered`` (expected and actual), ``deliveries.when``
(of each record of the list). A rule is broken only if its values surely break it. All rules but an
``impossible`` one are reported as warnings, because sources do contain such values.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Precedes:
    """The date ``first`` is not after the date ``then``; with ``whole``, nor is its end.

    ``given`` is a field, and the words of it for which the rule applies.
    """

    first: str
    then: str
    impossible: bool = False
    whole: bool = False
    given: tuple[str, tuple[str, ...]] = ("", ())

    def __str__(self) -> str:
        name, words = self.given
        stages = f", if `{name}` is {_listed(words)}" if name else ""
        return f"`{self.then}` is not before {'the end of ' * self.whole}`{self.first}`{stages}"


@dataclass(frozen=True, slots=True)
class AtMost:
    """The number ``part``, or the sum of a list of them, is at most the number ``whole``."""

    part: str
    whole: str
    impossible: bool = False

    def __str__(self) -> str:
        sum_of = "the sum of " if "." in self.part else ""
        return f"{sum_of}`{self.part}` is at most `{self.whole}`"


@dataclass(frozen=True, slots=True)
class Apart:
    """No actor is in both of two fields."""

    one: str
    other: str
    impossible: bool = False

    def __str__(self) -> str:
        return f"`{self.one}` and `{self.other}` have no actor in common"


@dataclass(frozen=True, slots=True)
class Complete:
    """Without one of these fields, or with ``unknown`` in it, the record states nothing."""

    names: tuple[str, ...]
    impossible: bool = False

    def __str__(self) -> str:
        return f"{_listed(self.names, 'and')} are known"


KindRule = Precedes | AtMost | Apart | Complete


def _listed(words: tuple[str, ...], joint: str = "or") -> str:
    *first, last = (f"`{word}`" for word in words)
    return f"{', '.join(first)} {joint} {last}" if first else last
