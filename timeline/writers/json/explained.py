"""Dates and the seed format explained: ``dates``, ``kinds``, ``fields`` and ``help``.

This module does not import the kinds: that would take longer than explaining a date.
"""

from typing import Annotated, Any

from timeline.writers.json.notation import IsoDay, WholeNumber
from timeline.writers.json.shape import Schema, Shape, of


def _said(name: str) -> Any:
    """Read an attribute of the meaning, or of the error; None if it has no such attribute."""
    return of(lambda explained: getattr(explained[1], name, None))


class Dates(Shape):
    """A date explained, or the reason why it is not valid (``error``).

    ``earliest_open`` and ``latest_open`` distinguish an open bound from an unknown one. ``exact``
    is false if EDTF cannot express exactly these days: ``edtf`` then includes further days.
    ``position`` is the position of the error in the text, in code points.
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
    position: WholeNumber | None = _said("position")
    hint: str | None = of(lambda explained: getattr(explained[1], "hint", None) or None)
    warnings: list[str] = of(lambda explained: getattr(explained[1], "warnings", ()))


class KindLine(Shape):
    """A kind of event. ``fields`` are the names of its own fields."""

    name: str
    meaning: str
    note: str
    required: list[str]
    fields: list[str]
    example: str


class FieldLine(Shape):
    """A field of a kind, of a section (``of``) or of a passage (``citations``).

    ``value`` and ``notes`` are Markdown. ``terms`` are the words of its closed list. ``cited``: a
    value needs a citation or a reason.
    """

    of: str
    name: str
    title: str
    type: str
    unit: str
    terms: list[str]
    cited: bool
    required: bool
    value: str
    notes: list[str]
    example: str


class Meaning(Shape):
    """One meaning of a word: what it is, what it means (Markdown), where it is used, an example."""

    word: str
    what: str
    meaning: str
    where: list[str]
    example: str


Kinds = list[KindLine]
Fields = list[FieldLine]
Help = list[Meaning]
