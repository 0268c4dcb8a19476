"""The seed format explained: ``kinds``, ``fields`` and ``help``."""

from timeline.writers.json.shape import Shape


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
