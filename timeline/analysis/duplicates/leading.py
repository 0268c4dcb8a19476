"""Which of two records of one event leads: its kind, title, date and status are those of the event.

The better graded one leads; of equal ones that with more sources, with coordinates of its place,
with more values, and else the first by key.
"""

from timeline.analysis.duplicates.traits import EventTraits
from timeline.text import plural

_UNGRADED = "G"  # after all reliabilities


def in_lead(a: EventTraits, b: EventTraits) -> tuple[EventTraits, EventTraits, str]:
    """Return the record that leads, the other one, and why it leads."""
    first, second = sorted((a, b), key=lambda each: (_rank(each), each.event.key))
    grade, sources, unlocated, _ = _rank(first)
    if grade != _rank(second)[0]:
        why = f"its grade is {first.event.grade}, not {second.event.grade or 'stated'}"
    elif sources != _rank(second)[1]:
        why = f"it has {plural(-sources, 'source')}, not {len(second.event.sources)}"
    elif first.located != second.located:
        why = "its place has coordinates"
    elif first.stated != second.stated:
        why = "it states more values"
    else:
        why = "it is the first by key"
    if unlocated and second.located and first.event.place is not None:
        why += f"; its place has no coordinates, that of {second.event.key} has"
    return first, second, why


def _rank(each: EventTraits) -> tuple[str, int, bool, int]:
    event = each.event
    return event.grade or _UNGRADED, -len(event.sources), not each.located, -each.stated
