"""Rows of the register of missile tests as drafts of launches, a salvo with its parts."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from timeline.dates.zones import zone_of
from timeline.errors import Problem
from timeline.readers.formats.base import Conversion, ConvertedRows, RowCitation, RowDraft
from timeline.readers.formats.cns.missiles import known_missile
from timeline.readers.formats.cns.rows import MissileRow
from timeline.readers.formats.keys import EventKeys, shortened
from timeline.readers.formats.states import ListedState, refer_to
from timeline.readers.tables.base import TableRow
from timeline.text import MAX_KEY, clip, plural, suggest_key

_LAUNCH: Final = "launch"
_ONE: Final = "a row is one missile"
_SAME_MINUTE: Final = "it was launched in the same minute from the same place as the others"


@dataclass(slots=True)
class LaunchDrafts:
    """Makes launches of rows. ``state`` is the party that launches; ``salvos`` reads the table.

    ``place`` is that of a row among those of launches with the same key: from the oldest.
    """

    conversion: Conversion
    state: ListedState
    sites: frozenset[str]  # names of facilities, which have the zone of the state
    salvos: Callable[[], Iterable[list[MissileRow] | Problem]]
    place: Callable[[TableRow], int]
    _keys: EventKeys = field(init=False)

    def __post_init__(self) -> None:
        """Find the keys of all launches."""
        self._keys = EventKeys(self.conversion, self._bases, _LAUNCH, order=self.place)

    def converted(self, salvo: Sequence[MissileRow]) -> ConvertedRows:
        """Return what rows of one salvo become: one launch, or a launch with its parts."""
        for item in salvo:
            for column, message in item.faults:
                self.conversion.fault(item.row, column, message)
        drafts = self._launches(salvo) if all(item.has_moment for item in salvo) else []
        return self.conversion.converted([item.row for item in salvo], drafts)

    def _launches(self, salvo: Sequence[MissileRow]) -> list[RowDraft]:
        key = self._keys.of(self._base(salvo), [item.row for item in salvo])
        if len(salvo) == 1:
            return [self._single(salvo[0], key)]
        numbers = [item.number for item in salvo]
        numbered = None not in numbers and len(set(numbers)) == len(numbers)
        for item in salvo if None not in numbers and not numbered else ():
            if numbers.count(item.number) > 1:
                message = f"{item.series} is the number of several missiles of one salvo"
                self.conversion.warn(item.row, "series", message)
        parts = []
        for position, item in enumerate(salvo, 1):
            own = f"{key}-{item.number if numbered else position}"
            parts.append(self._single(item, own, whole=key, of=(position, len(salvo))))
        return [self._whole(salvo, parts, key), *parts]

    def _single(
        self, item: MissileRow, key: str, whole: str = "", of: tuple[int, int] = (0, 0)
    ) -> RowDraft:
        """Return the launch of one missile, alone or as a part of a salvo."""
        system, form = self._system(item)
        name = item.missile or "missile of unknown type"
        where = f" launched from {clip(item.facility, 100)}" if item.facility else " launched"
        ending = f" ({of[0]} of {of[1]})" if whole else ""
        place = self._place(item.facility, item, "facility")
        fields: dict[str, Any] = {
            "kind": _LAUNCH,
            "title": f"{_capital(clip(name, 100))}{where}{ending}",
            **self._when(item, place),
            "summary": item.description,
            "place": place,
            "systems": [system] if system else [],
            "launcher": [refer_to(self.state, self.conversion, item.row)],
            "quantity": "1",
            "series_number": item.series,
            "form": form,
            "outcome": item.outcome,
            **item.numbers,
            "impact_place": self._place(item.landing, item, "landing"),
        }
        inferred = {"launcher": self._reason(), "quantity": _ONE}
        if whole:
            fields["links"] = [{"part-of": whole}]
            if item.number is None:
                inferred["links"] = _SAME_MINUTE
        return RowDraft("event", key, item.row, _said(fields), inferred=inferred)

    def _whole(self, salvo: Sequence[MissileRow], parts: Sequence[RowDraft], key: str) -> RowDraft:
        """Return the salvo, with what is true of all its missiles.

        A part takes what it does not state from its whole. So the salvo states nothing that one of
        its rows leaves open.
        """
        first, count = salvo[0], len(salvo)
        names = {item.missile.casefold() for item in salvo}
        name = f" {clip(first.missile, 100)}" if len(names) == 1 and first.missile else " missiles"
        places = {str(part.fields.get("place", "")) for part in parts}
        place = places.pop() if len(places) == 1 else ""
        where = f" launched from {clip(first.facility, 100)}" if place else " launched"
        forms = {str(part.fields.get("form", "")) for part in parts}
        several = sorted(forms - {""})
        systems = list(
            dict.fromkeys(each for part in parts for each in part.fields.get("systems", ()))
        )
        if not all(part.fields.get("systems") for part in parts):
            systems = []
        outcome, because = _outcome([item.outcome for item in salvo])
        fields: dict[str, Any] = {
            "kind": _LAUNCH,
            "title": f"{count}{name}{where}",
            **self._when_of_all(salvo, place),
            "place": place,
            "systems": systems,
            "launcher": parts[0].fields["launcher"],
            "quantity": str(count),
            "form": "mixed" if len(several) > 1 else "" if "" in forms else several[0],
            "outcome": outcome,
        }
        inferred = {"launcher": self._reason(), "quantity": f"the salvo has {count} rows"}
        if outcome:
            inferred["outcome"] = because
        if len(several) > 1:
            inferred["form"] = f"its missiles are of the forms {' and '.join(several)}"
        citations = []
        for part in parts:
            paths = ["when", *(["place"] if place else ())]
            paths += [f"systems.{each}" for each in part.fields.get("systems", ()) if systems]
            paths += ["form"] if fields["form"] and len(several) == 1 else []
            citations.append(RowCitation(part.row, paths))
        return RowDraft("event", key, first.row, _said(fields), citations, inferred)

    # -- values ----------------------------------------------------------------------------------

    def _reason(self) -> str:
        if self.state.stated:
            return f"the launches of this register are stated to be those of {self.state.name}"
        return f"the register lists the missile tests of {self.state.name}"

    def _system(self, item: MissileRow) -> tuple[str, str]:
        """Return the key of the missile, and the form of its launch."""
        if not item.missile:
            return "", ""
        known = known_missile(item.missile)
        define = _said({"category": known.category, "class": known.klass})
        key = self.conversion.refer("system", item.missile, item.row, "missile", define=define)
        return key, known.form

    def _place(self, name: str, item: MissileRow, column: str) -> str:
        if not name:
            return ""
        define: dict[str, str] = {}
        if name in self.sites:
            define = _said({"country": self.state.country, "timezone": self.state.zone})
        return self.conversion.refer("place", name, item.row, column, define=define)

    def _when(self, item: MissileRow, place: str) -> dict[str, str]:
        """Return the date of a row, and the zone of its day if it has no time."""
        own = self.conversion.timezone(place) if place else ""
        if item.instant is None:
            if item.time:
                message = "has no day, so that the time is not used"
                self.conversion.warn(item.row, "date", message)
            return {"when": item.date, **self._zone(item, own)}
        if own or not self.state.zone:
            return {"when": f"{item.date}T{item.time}"}
        # At a place without a zone, a time counts on the day on which it is written: the local one.
        mark = "~" if item.time.endswith("~") else ""
        local = item.instant.astimezone(zone_of(self.state.zone))
        spec = "seconds" if local.second else "minutes"
        return {"when": local.isoformat(timespec=spec) + mark}

    def _zone(self, item: MissileRow, own: str) -> dict[str, str]:
        zone = own or self.state.zone
        return {"timezone": zone} if zone and item.date != "unknown" else {}

    def _when_of_all(self, salvo: Sequence[MissileRow], place: str) -> dict[str, str]:
        """Return the date of a salvo: that of its rows if they agree, else its local days."""
        first = salvo[0]
        if all((item.date, item.time) == (first.date, first.time) for item in salvo):
            return self._when(first, place)
        stated = (self.conversion.timezone(place) if place else "") or self.state.zone
        zone = zone_of(stated) if stated else UTC
        days = sorted(_day(item, lambda moment: moment.astimezone(zone)) for item in salvo)
        when = days[0] if days[0] == days[-1] else f"{days[0]}/{days[-1]}"
        return {"when": when, "timezone": stated or "UTC"}

    # -- keys ------------------------------------------------------------------------------------

    def _bases(self) -> Iterator[tuple[str, Sequence[TableRow]]]:
        """Yield the key of each launch, or salvo, before it has a number."""
        for salvo in self.salvos():
            if not isinstance(salvo, Problem) and all(item.has_moment for item in salvo):
                yield self._base(salvo), [item.row for item in salvo]

    def _base(self, salvo: Sequence[MissileRow]) -> str:
        """Return a key of the date, the time and the place: a description or an outcome changes.

        It does not end in a number after a hyphen, as the key of a part of a salvo does.
        """
        item = salvo[0]
        date = "undated" if item.date == "unknown" else item.date
        clock = item.time[:5].replace(":", "")
        site = suggest_key(item.facility, "site")[:40].rstrip("-")
        site = re.sub(r"-([0-9]+)$", r"\1", site) or "somewhere"
        parts = filter(None, (self.conversion.source, date, clock, site))
        # It leaves space for the number of a part.
        return shortened(suggest_key("-".join(parts), "event"), MAX_KEY - 16)


def _day(item: MissileRow, local: Callable[[datetime], datetime]) -> str:
    return local(item.instant).date().isoformat() if item.instant else item.date


def _outcome(outcomes: Sequence[str]) -> tuple[str, str]:
    """Return the outcome of a salvo from those of its missiles, and the reason."""
    if not all(outcomes):
        return "", ""
    judged = [each for each in outcomes if each != "not-applicable"]
    if not judged:
        return "not-applicable", "none of its missiles has an outcome"
    of = {name: judged.count(name) for name in ("success", "partial", "failure")}
    rest = len(judged) - sum(of.values())
    counts = [
        f"{of['success']} succeeded" if of["success"] else "",
        f"{of['partial']} worked in part" if of["partial"] else "",
        f"{of['failure']} failed" if of["failure"] else "",
        f"of {rest} the outcome is not known" if rest else "",
    ]
    because = f"of its {plural(len(outcomes), 'missile')}: {', '.join(filter(None, counts))}"
    if of["partial"] or (of["success"] and of["failure"]):
        return "partial", because
    if rest:
        return "unknown", because
    return ("success" if of["success"] else "failure"), because


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that have a value."""
    return {name: value for name, value in fields.items() if value}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text.startswith("missile of") else text
