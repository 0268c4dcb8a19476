"""A column map as it is declared: which columns and constants make the value of each field.

``reading`` makes these values from a file; ``binding`` applies them to the columns of a table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from timeline.readers.formats.base import Fields
from timeline.readers.maps.spec.templates import Template


@dataclass(frozen=True, slots=True)
class RowCondition:
    """The cells that columns must have, and those that they must not have; "" is a blank cell."""

    where: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unless: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it looks at."""
        return (*self.where, *self.unless)

    def holds(self, cells: Mapping[str, str]) -> bool:
        """Return whether it is true of the cells of a row."""
        return all(cells[name] in allowed for name, allowed in self.where.items()) and not any(
            cells[name] in refused for name, refused in self.unless.items()
        )


ALWAYS = RowCondition()


@dataclass(frozen=True, slots=True)
class WordRule:
    """A word that is a constant, or that depends on the cell of a column."""

    constant: str = ""
    column: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)

    def of(self, cells: Mapping[str, str]) -> str:
        """Return the word for the cells of a row; empty if there is none."""
        if not self.column:
            return self.constant
        cell = cells[self.column]
        return self.terms.get(cell, "") if self.terms else cell


NONE = WordRule()


@dataclass(frozen=True, slots=True)
class ValueSpec:
    """How a value is made from the cells of a row; the options are those of ``options.OPTIONS``."""

    line: int = 0
    columns: tuple[str, ...] = ()
    template: Template | None = None
    value: str = ""
    reason: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)
    otherwise: str | None = None
    none: frozenset[str] = frozenset()
    default: str = ""
    split: str = ""
    add: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    to: str = ""
    time: str = ""
    precision: WordRule = NONE
    low: str = ""
    best: str = ""
    high: str = ""
    thousands: str = ""
    decimal: str = ""  # not stated: a point, or a comma if the point marks thousands
    times: str = ""
    currency: WordRule = NONE
    about: RowCondition | None = None
    doubtful: RowCondition | None = None
    countries: tuple[str, ...] = ()
    define: Mapping[str, "str | tuple[ValueSpec, ...]"] | None = None
    condition: RowCondition = ALWAYS
    credibility: str = ""
    each: Mapping[str, "ValueSpec"] = field(default_factory=dict)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The columns that it reads, each once."""
        return tuple(dict.fromkeys(filter(None, self._inputs())))

    @property
    def stating(self) -> tuple[str, ...]:
        """The columns that state the value, without those of conditions and definitions."""
        named = (*self.columns, *self.parts, self.to, self.time, self.low, self.best, self.high)
        of_template = self.template.columns if self.template else ()
        slots = (name for each in self.each.values() for name in each.stating)
        currency = (self.currency.column,) if self.currency.column else ()
        return tuple(dict.fromkeys(filter(None, (*named, *of_template, *currency, *slots))))

    def _inputs(self) -> Iterator[str]:
        yield from self.stating
        yield self.precision.column
        for condition in (self.condition, self.about, self.doubtful):
            yield from condition.columns if condition else ()
        for each in (self.define or {}).values():
            for spec in each if isinstance(each, tuple) else ():
                yield from spec.inputs
        for slot in self.each.values():
            yield from slot.inputs


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """A record that a map names: its key, and its fields if the map describes it."""

    key: str
    name: str = ""
    fields: Fields | None = None


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """A map of the columns of a table. ``ignored`` is None if all other columns are ignored.

    With ``any_case``, columns are found by names in any case.
    """

    path: str
    name: str
    title: str
    key: tuple[str, ...]
    kind: ValueSpec
    event_title: Template
    fields: Mapping[str, tuple[ValueSpec, ...]]
    kinds: tuple[str, ...]
    condition: RowCondition = ALWAYS
    derived_from: ValueSpec | None = None
    ignored: frozenset[str] | None = frozenset()
    optional: frozenset[str] = frozenset()
    unnamed: tuple[str, ...] = ()
    shape: Mapping[str, str] = field(default_factory=dict)
    credibility: str = ""
    source: Fields = field(default_factory=dict)
    names: Mapping[str, Mapping[str, NamedEntry]] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)  # of the columns, where first named
    any_case: bool = False

    @property
    def used(self) -> tuple[str, ...]:
        """The columns that it reads, each once."""
        specs = [self.kind, *(spec for each in self.fields.values() for spec in each)]
        if self.derived_from:
            specs.append(self.derived_from)
        named = [*self.key, *self.event_title.columns, *self.condition.columns]
        return tuple(dict.fromkeys((*named, *(name for spec in specs for name in spec.inputs))))
