"""Which responses belong to a trigger, so that they are no response to it (``pairs.belongs``).

One whole may have thousands of parts. They belong to each other, so they are not compared one by
one, and share one set of them. Only a part that a link makes the response to another one does not.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from timeline.analysis.following.pairs import belongs
from timeline.query.results import EventLine, Whole

_NONE: Final = frozenset[int]()


class Belonging:
    """Responses by the events to which they may belong; they are told by their places in a list."""

    def __init__(self, answers: Sequence[EventLine]) -> None:
        self._answers = answers
        self._named: defaultdict[str, list[int]] = defaultdict(list)
        self._parts: defaultdict[str, list[int]] = defaultdict(list)
        self._counted: defaultdict[str, list[int]] = defaultdict(list)
        self._answering: defaultdict[str, list[int]] = defaultdict(list)
        self._families: dict[tuple[Whole, ...], frozenset[int]] = {}
        for place, event in enumerate(answers):
            for key in (event.key, *event.same_as):
                self._named[key].append(place)
            for whole in event.wholes:
                self._parts[whole.key].append(place)
                if whole.counted:
                    self._counted[whole.key].append(place)
            for key in event.answers:
                self._answering[key].append(place)

    def of(self, trigger: EventLine) -> frozenset[int]:
        """Return the responses that belong to a trigger."""
        family = self._family(trigger)
        mine = [*self._named.get(trigger.key, ()), *self._parts.get(trigger.key, ())]
        others = {place for place in mine if place not in family and self._is_own(trigger, place)}
        keys = (trigger.key, *trigger.same_as) if family else ()
        answers = (place for key in keys for place in self._answering.get(key, ()))
        apart = {place for place in answers if not self._is_own(trigger, place)} & family
        return (family | others) - apart if others or apart else family

    def _family(self, trigger: EventLine) -> frozenset[int]:
        """Return the wholes of a trigger, and what is one event with them."""
        if not trigger.wholes:
            return _NONE
        found = self._families.get(trigger.wholes)
        if found is None:
            wholes = [
                place
                for whole in trigger.wholes
                for place in self._named.get(whole.key, ())
                if self._is_own(trigger, place)
            ]
            parts = (self._counted.get(key, ()) for key in trigger.counted_with)
            found = frozenset(wholes).union(*parts)
            self._families[trigger.wholes] = found
        return found

    def _is_own(self, trigger: EventLine, place: int) -> bool:
        event = self._answers[place]
        return event.key == trigger.key or belongs(trigger, event)
