"""Why a date has the bounds it has: the chain of statements behind each of them."""

from typing import NamedTuple

from sqlmodel import Session

from timeline.dates.network import Bound, Step
from timeline.loader.planning.affected import network_of, stored_events
from timeline.loader.records import stored
from timeline.loader.records.dating import build, date_paths

_BOUNDS: tuple[Bound, ...] = ("start_lo", "start_hi", "end_lo", "end_hi")


class Reason(NamedTuple):
    """Why a date of an event, at a value path, has a bound; no steps where it is open or unknown.

    The first step dates; each of the others carries the date on, and the last one gives ``day``.
    """

    path: str
    bound: Bound
    day: int
    steps: tuple[Step, ...]


def why(session: Session, key: str) -> list[Reason]:
    """The reasons for all bounds of an event's dates: its own first, then those of its fields.

    The dates are solved again from what is stored, with every event that they are connected with.
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
