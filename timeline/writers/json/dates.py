"""What a date means: ``dates`` prints a line of JSON for each.

Kinds are not imported for this: that takes longer than to explain a date.
"""

from typing import Annotated, Any

from timeline.writers.json.notation import Count, IsoDay
from timeline.writers.json.shape import Schema, Shape, of


def _said(name: str) -> Any:
    """What the meaning says, or the error; None where that one does not speak of it."""
    return of(lambda explained: getattr(explained[1], name, None))


class Dates(Shape):
    """A date explained, or what is wrong with it (``error``).

    ``earliest_open`` and ``latest_open`` tell a bound that is open from one that is unknown.
    ``exact`` is false where EDTF cannot say the days: then ``edtf`` holds them and some more.
    ``position`` is where in the text the error is, in code points.
    """

    text: str = of(lambda explained: explained[0])
    edtf: str | None = _said("edtf")
    level: Annotated[int, Schema(enum=[0, 1, 2])] | None = _said("level")
    earliest: IsoDay = _said("earliest")
    latest: IsoDay = _said("latest")
    precision: str | None = _said("precision")
    error: str | None = _said("message")
    earliest_open: bool | None = _said("earliest_open")
    latest_open: bool | None = _said("latest_open")
    exact: bool | None = _said("exact")
    words: str | None = _said("words")
    position: Count | None = _said("position")
    hint: str | None = of(lambda explained: getattr(explained[1], "hint", None) or None)
    warnings: list[str] = of(lambda explained: getattr(explained[1], "warnings", ()))
