"""What the filter of a report offers: kinds, actors and tags, with the number of their events."""

from collections import Counter
from typing import NamedTuple

from timeline.kinds import KINDS
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

    An event of a person or a unit is also one of their state, if the report names it.
    """

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._events: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []

    def add(self, event: EventLine) -> None:
        """Note the values of the next event."""
        self._names |= {actor.key: actor.name for actor in event.actors}
        keys = (key for actor in event.actors for key in (actor.key, actor.state) if key)
        self._events.append((event.kind, tuple(dict.fromkeys(keys)), event.tags))

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
        """The actors, by name."""
        counts = Counter(key for _, keys, _ in self._events for key in keys)
        return [
            FilterChoice(at, self._names[key], counts[key]) for key, at in self._numbers().items()
        ]

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
            (kinds[kind], [actors[key] for key in keys if key in actors], [tags[t] for t in own])
            for kind, keys, own in self._events
        ]

    def _numbers(self) -> dict[str, int]:
        """Return the numbers of the actors: their places among their names."""
        names = self._names.items()
        ordered = sorted(names, key=lambda each: (each[1].casefold(), each[0]))
        return {key: at for at, (key, _) in enumerate(ordered)}
