"""Compare what the rows of a table state of one name with what is known of it.

A record is defined by the first row with its name, or by the database. What a later row states
otherwise is reported, once for each value. A place that is clearly elsewhere is another place: it
gets a name of its own, so that no event is drawn at a position that its row contradicts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from timeline.kinds.base import PLAIN, FieldType
from timeline.kinds.countries import codes_of, country_name
from timeline.readers.formats.base import Conversion, Fields
from timeline.readers.maps.declaring.names import fields_of_type
from timeline.readers.tables.base import TableRow
from timeline.text import clip

NEAR: Final = 0.1
"""Degrees that two positions of one place may differ: registers round them, or give its centre."""
_MOST: Final = 20_000
"""Values that are remembered as reported at most."""
_UNSAID: Final = frozenset({"", "unknown", "other"})
"""Values that contradict no other."""
_AXES: Final = ("latitude", "longitude")


class _KnownRecord(NamedTuple):
    """What is known of a name, and where it is stated: in a line or in a stored record."""

    fields: Fields
    where: str
    is_stored: bool


@dataclass(slots=True)
class RecordAgreement:
    """Compares the rows of one table with each other and with the database."""

    conversion: Conversion
    _elsewhere: dict[str, dict[str, Fields]] = field(default_factory=dict)
    _told: set[tuple[str, str, str, str]] = field(default_factory=set)

    def name_of(
        self, type_: str, name: str, given: Fields, columns: Mapping[str, str], row: TableRow
    ) -> str:
        """Return the name of the record that a row means, and report what contradicts it.

        ``given`` are fields of the record; ``columns`` has the column of each that the row states.
        """
        known = self._known(type_, name)
        if known is None:
            return self._with_country(name, given) if type_ == "place" else name
        if type_ == "place" and (path := _apart(known.fields, given)):
            own = self._other_place(name, given)
            message = (
                f"{_spot(given, path)} is not where {clip(name)!r} is by {known.where}"
                f" ({_spot(known.fields, path)}): the event has a place of its own,"
                f" {clip(own)!r}; correct the one or the other, or let the template of the place"
                " tell them apart"
            )
            self._tell(row, columns[path], message, (type_, name, path, own))
            name = own
            if (known := self._known(type_, name)) is None:
                return name
        elif name in self._elsewhere and "latitude" in columns and not _position(given):
            message = (
                f"is blank: the event is at {clip(name)!r} of {known.where}, though other rows"
                " place it elsewhere; write the position, or tell them apart"
            )
            self._tell(row, columns["latitude"], message, (type_, name, "latitude", ""))
        for path in columns:
            value = str(given.get(path, ""))
            if path in _AXES and (position := _position(given)):
                if path != _AXES[0]:
                    continue  # reported with the other one
                value = ", ".join(position)
            if message := _contradiction(type_, name, path, value, known):
                once = value if known.fields.get(path) else ""
                self._tell(row, columns[path], message, (type_, name, path, once))
        return name

    def _known(self, type_: str, name: str) -> _KnownRecord | None:
        """Return what the record states that the name refers to; None if it is new."""
        if draft := self.conversion.defined.get((type_, name)):
            return _KnownRecord(draft.fields, f"line {draft.row.line}", False)
        if key := self.conversion.directory.find(type_, name):
            fields = self.conversion.directory.stated(type_, key)
            return _KnownRecord(fields, f"the {type_} {key} of the database", True)
        return None

    def _with_country(self, name: str, given: Fields) -> str:
        """Return the name of a stored place that has the country in it, or lacks it; or ``name``.

        One register has "Wonsan", and the map of another makes "Wonsan, North Korea".
        """
        directory, code = self.conversion.directory, str(given.get("country", ""))
        if not code or directory.before("place", name):
            return name
        town, _, country = name.rpartition(", ")
        other = town if town and codes_of(country) == (code,) else f"{name}, {country_name(code)}"
        if key := directory.find("place", other):
            stored = directory.stated("place", key)
            if stored.get("country") == code and not _apart(stored, given):
                return other
        return name

    def _other_place(self, name: str, given: Fields) -> str:
        """Return what the place is called that has a name, but is elsewhere: with its position."""
        others = self._elsewhere.setdefault(name, {})
        for called, fields in others.items():
            if not _apart(fields, given):
                return called
        spot = _spot(given, "latitude") if _position(given) else str(given["country"])
        called = f"{name} ({spot})"
        others[called] = given
        return called

    def _tell(
        self, row: TableRow, column: str, message: str, once: tuple[str, str, str, str]
    ) -> None:
        if once not in self._told:
            if len(self._told) >= _MOST:
                self._told.clear()
            self._told.add(once)
            self.conversion.warn(row, column, message)


def _contradiction(type_: str, name: str, path: str, value: str, known: _KnownRecord) -> str:
    """Return what is wrong with a value that a row states of a known record; empty if nothing."""
    declared = fields_of_type(type_)[path]
    there = str(known.fields.get(path, ""))
    if value in _UNSAID or value == there or declared.joined or declared.many:
        return ""
    if known.is_stored and declared.type not in PLAIN:
        return ""
    if declared.type is FieldType.DEGREES and there:  # it is near, or there is no other half
        return ""
    if there in _UNSAID:
        return (
            f"{clip(value)!r} is not recorded: {clip(name)!r} has none by {known.where}, which"
            " counts: state it there"
        )
    return (
        f"is {clip(value)!r}, but {clip(name)!r} has {clip(there)!r} by {known.where}, which"
        f" counts: correct the one or the other, or give the two {type_}s different names"
    )


def _apart(one: Fields, other: Fields) -> str:
    """Return the field by which two places are clearly two; empty if they may be one."""
    here, there = _position(one), _position(other)
    if here and there:
        near = all(map(_is_near, here, there, (False, True)))
        return "" if near else "latitude"
    countries = {str(each["country"]) for each in (one, other) if each.get("country")}
    return "country" if len(countries) > 1 else ""


def _position(fields: Fields) -> tuple[str, ...]:
    """Return the latitude and the longitude of a place as written; empty if one is missing."""
    found = tuple(str(fields.get(axis, "")) for axis in _AXES)
    return found if all(found) else ()


def _spot(fields: Fields, path: str) -> str:
    return str(fields["country"]) if path == "country" else ", ".join(_position(fields))


def _is_near(one: str, other: str, around: bool) -> bool:
    """Return whether two degrees may be of one place; ``around``: 180 east is 180 west.

    Whole degrees can be a half off. Texts that are no numbers are reported elsewhere.
    """
    try:
        apart = abs(float(one) - float(other))
    except ValueError:
        return True
    whole = "." not in one or "." not in other
    return (min(apart, 360 - apart) if around else apart) <= (0.5 if whole else NEAR)
