"""What the filter of a report offers: kinds, actors and tags, with the number of their events."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from timeline.kinds import KINDS
from timeline.query.registers.actors import RegisteredActor
from timeline.query.results import EventLine

_Row = tuple[int, list[int], list[int]]


class FilterChoice(NamedTuple):
    """A value of the filter: its number in the data, its name, how many events have it."""

    value: int
    name: str
    events: int
    glyph: str = ""


class Choices:
    """The values that the events of a report have. ``rows`` are those of each event, as numbers.

    ``actors`` are those of the database. An event of an actor is also one of all that it is part
    of, as for ``actor:KEY`` in a query.
    """

    def __init__(self, actors: Mapping[str, RegisteredActor]) -> None:
        self._actors = actors
        self._events: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []

    def add(self, event: EventLine) -> None:
        """Note the values of the next event."""
        named = dict.fromkeys(actor.key for actor in event.actors)
        keys = {key: None for one in named for key in (one, *self._actors[one].wholes)}
        self._events.append((event.kind, tuple(keys), event.tags))

    @property
    def kinds(self) -> list[FilterChoice]:
        """The kinds, in the order of their declaration."""
        counts = Counter(kind for kind, _, _ in self._events)
        return [
            FilterChoice(number, kind.plural, counts[name], kind.glyph)
            for number, (name, kind) in enumerate(KINDS.items())
            if counts[name]
        ]

    @property
    def actors(self) -> list[FilterChoice]:
        """The actors, by name; what is called like another one has its kind or its key, too."""
        counts = Counter(key for _, keys, _ in self._events for key in keys)
        names = self._distinct_names(counts)
        return [FilterChoice(at, names[key], counts[key]) for key, at in self._numbers().items()]

    @property
    def tags(self) -> list[FilterChoice]:
        """The tags, by their text."""
        counts = Counter(tag for _, _, tags in self._events for tag in tags)
        return [FilterChoice(at, tag, counts[tag]) for at, tag in enumerate(sorted(counts))]

    def rows(self) -> list[_Row]:
        """Return the numbers of kind, actors and tags of each event."""
        kinds = {name: number for number, name in enumerate(KINDS)}
        actors = self._numbers()
        tags = {each.name: each.value for each in self.tags}
        return [
            (kinds[kind], [actors[key] for key in keys], [tags[t] for t in own])
            for kind, keys, own in self._events
        ]

    def _numbers(self) -> dict[str, int]:
        """Return the numbers of the actors: their places among their names."""
        names = {key: self._actors[key].name for _, keys, _ in self._events for key in keys}
        ordered = sorted(names.items(), key=lambda each: (each[1].casefold(), each[0]))
        return {key: at for at, (key, _) in enumerate(ordered)}

    def _distinct_names(self, keys: Iterable[str]) -> dict[str, str]:
        """Return names of actors by which they can be told apart."""
        short = {key: self._actors[key].name for key in keys}
        with_kind = {key: f"{name}, {self._actors[key].kind}" for key, name in short.items()}
        named, kinds = Counter(short.values()), Counter(with_kind.values())
        return {
            key: name
            if named[name] == 1
            else with_kind[key]
            if kinds[with_kind[key]] == 1
            else f"{name}, {key}"
            for key, name in short.items()
        }
