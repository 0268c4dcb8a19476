"""Why a date has its bounds: the chain of statements behind each of them."""

from typing import NamedTuple

from timeline.canonical.dates import date_paths
from timeline.database.sessions import Session
from timeline.dates.network import Bound, Step
from timeline.loader.planning.affected import network_of, stored_events
from timeline.loader.records import stored
from timeline.loader.records.dating import build

_BOUNDS: tuple[Bound, ...] = ("start_lo", "start_hi", "end_lo", "end_hi")


class Reason(NamedTuple):
    """The statements from which a bound of a date follows; none if the bound is open or unknown.

    ``path`` is the value path of the date. The first step states a day; each further step derives
    a day from the one before, and the last one gives ``day``.
    """

    path: str
    bound: Bound
    day: int
    steps: tuple[Step, ...]


def why(session: Session, key: str) -> list[Reason]:
    """Return the reasons for all bounds of an event's dates: ``when`` first, then its fields.

    The dates are solved again from what is stored, with all events that they are connected with.
    """
    event = stored.by_key(session, [key])[key]
    events = stored_events(session, stored.connected(session, [event.id]))
    network, _ = build(*network_of(session, events, {}))
    network.solve()
    paths = {"when": key}
    paths |= {path: f"{key}#{path}" for path, _ in date_paths(events[key].checked.canonical)}
    return [
        Reason(path, bound, getattr(network.bounds(node), bound), network.explain(node, bound))
        for path, node in paths.items()
        for bound in _BOUNDS
    ]
