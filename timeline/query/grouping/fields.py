"""The fields by which events are grouped: every field of the query language with values.

A field of dates groups by calendar unit, by default by year: ``delivery.month``. The units alone
are those of the date of the event: ``month``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline.errors import UsageError
from timeline.kinds import BY_TYPE, FieldType
from timeline.likeness import did_you_mean, near
from timeline.naming.query_names import DECLARED
from timeline.naming.synonyms import meant
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.conditions.fields.scope import SearchedField
from timeline.query.grammar.lexer import spell
from timeline.query.grammar.unknown import fields_meant
from timeline.query.grouping.periods import UNITS, PeriodUnit

DATE: Final = "date"
MEASURED: Final = (FieldType.NUMBER, FieldType.MONEY)
"""The types of the values that are summed."""
_MOST_MEANT: Final = 3
"""The most fields that are proposed for an everyday name."""
_QUERIED: Final = ("vocabulary", "country", "zone", "tag", "plain")
"""Types of fields whose values are words of a query as they are."""

_ALL_LISTED: Final = (
    f"write a unit of time ({', '.join(UNITS)}), one of kind, actor, country, place, system, tag"
    " and source, or a field of a kind of events: timeline fields lists them"
)


@dataclass(frozen=True, slots=True)
class Grouping:
    """A field by which events are grouped; ``unit`` is that of its dates.

    ``name`` is its name in ``--by``. ``exact``: actors count for themselves, not for their state.
    """

    name: str
    field: SearchedField
    unit: PeriodUnit | None = None
    exact: bool = False

    @property
    def title(self) -> str:
        """What its groups are called, in lower case."""
        field, unit = self.field, self.unit
        name = _noun(field)
        if field.through:
            name = f"{name} of {_noun(FIELDS[field.through])}"
        if unit is None:
            return name
        return unit.name if field.name == DATE else f"{unit.name} of {name}"

    @property
    def in_time(self) -> bool:
        """Whether its groups follow each other in time, so that they are sorted by it."""
        return self.unit is not None and not self.unit.cycle

    @property
    def of_own_date(self) -> bool:
        """Whether its groups are units of a date of the event, not of what the event refers to."""
        return self.unit is not None and not self.field.through

    @property
    def order(self) -> Sequence[str]:
        """The order of its groups, as far as it is declared."""
        if self.unit is not None:
            return self.unit.cycle
        return self.field.values or ()

    @property
    def by_actor(self) -> bool:
        """Whether its groups are participants of events, which may have numbers of their own."""
        return _is_role(self.field)

    @property
    def keys(self) -> str:
        """The type of the records whose keys are those of its groups; empty if they are none."""
        return "" if self.unit else self.field.keys

    def clause(self, value: str | int) -> str:
        """Return the query that finds the events of a group, or possibly does; or an empty text.

        ``value`` is the value of the group, for calendar units the number of the unit.
        """
        field = self.field
        if self.unit is not None:
            if isinstance(value, str) or self._is_lasting:
                return ""  # no query asks for weekdays, or leaves out what is not dated
            known = f" not:{DATE}:none" if field.name == DATE else ""
            return f"{field.name}:{self.unit.clause(value)}{known}"
        text = spell(str(value))
        if field.type == "key":
            rolled = field.keys == "actor" and not self.exact
            return f"{field.name}:{text}" if rolled else f"{field.name}:={value}"
        if field.type == "grade":
            return f"{field.name}:={value}"
        return f"{field.name}:{text}" if field.type in _QUERIED else ""

    @property
    def _is_lasting(self) -> bool:
        """Whether it is a period between two dates, of which a query finds undated ones, too."""
        if not self.field.through:
            return False
        periods = BY_TYPE[FIELDS[self.field.through].keys].periods
        return self.field.name.partition(".")[2] in {period.name for period in periods}

    @property
    def without(self) -> str:
        """The query that finds the events without a value."""
        unknown = self.unit is not None and self.field.name != DATE
        return "" if unknown else f"{self.field.name}:none"


def grouping(name: str, *, exact: bool = False) -> Grouping:
    """Return the field of this name as one to group by. Raises UsageError, with similar names."""
    head, dot, last = name.rpartition(".")
    if not dot and last in UNITS:
        return Grouping(name, FIELDS[DATE], UNITS[last])
    if head in FIELDS and FIELDS[head].type == "date" and not FIELDS[head].end and last in UNITS:
        return Grouping(name, FIELDS[head], UNITS[last])
    field = FIELDS.get(name)
    if field is None:
        raise _unknown(name, names(), _ALL_LISTED, [each for each in FIELDS if "." in each])
    if field.end:
        raise UsageError(f"{name} is a range of {DATE}, not a field of its own", f"write {DATE}")
    if not _has_groups(field):
        raise UsageError(
            f"{name} is full text, which has no groups", f"search for a word instead: {name}:WORD"
        )
    unit = UNITS["year"] if field.type == "date" else None
    return Grouping(name, field, unit, exact and field.keys == "actor")


def units_of_one_date(groupings: Sequence[Grouping]) -> bool:
    """Return whether the fields of a table are two units of the same date."""
    return (
        len(groupings) > 1
        and all(each.unit is not None for each in groupings)
        and len({each.field.name for each in groupings}) == 1
    )


def names() -> list[str]:
    """Return all names of ``--by``, except the fields of what an event refers to."""
    own = [field.name for field in FIELDS.values() if not field.through and _has_groups(field)]
    return [*UNITS, *own]


def measures() -> list[str]:
    """Return the names of the fields that can be summed."""
    return [name for name, declared in DECLARED.items() if declared[0].field.type in MEASURED]


def measure(name: str) -> SearchedField:
    """Return the field of this name as one to sum. Raises UsageError, with similar names."""
    known = measures()
    if name in known:
        return FIELDS[name]
    if name in FIELDS:
        raise UsageError(f"{name} has no numbers to sum", f"sum one of {', '.join(known)}")
    raise _unknown(name, known, f"sum one of {', '.join(known)}")


def _is_role(field: SearchedField) -> bool:
    """Return whether a field has participants of events."""
    return any(stored.table == "participation" for stored in field.stored)


def _noun(field: SearchedField) -> str:
    """Return what a field is called; the title of a role need not be a noun: *launched by*."""
    return field.name if _is_role(field) or not field.title else field.title


def _has_groups(field: SearchedField) -> bool:
    return bool(field.stored or field.either or field.through)


def _unknown(
    name: str, known: Sequence[str], otherwise: str, reached: Sequence[str] = ()
) -> UsageError:
    """Return the fault of an unknown name; ``reached`` are fields of what an event refers to."""
    fields = [*known, *(reached if "." in name else ())]
    if "." in name and near(name, fields, 1):
        means = []
    else:
        means = [each for each in fields_meant(name, FIELDS) if each in {*known, *reached}]
        means = [each for each in means if each.rpartition(".")[2] == name] or means
    hint = did_you_mean(name, fields, means[:_MOST_MEANT] or meant(name, fields))
    return UsageError(f"no event has a field {name}{hint}", otherwise)
