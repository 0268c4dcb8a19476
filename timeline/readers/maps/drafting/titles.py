"""A drafted map so far, and the columns of its title and its summary."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from timeline.kinds.base import Field, FieldType
from timeline.naming import synonyms
from timeline.readers.maps.drafting.columns import ColumnProfile

_NAMES: Final = {"item": "systems", "product": "systems", "qty": "quantity", "pieces": "quantity"}
"""Names of columns that nobody uses in a seed file, and the fields that they mean."""
_OTHERS: Final = frozenset({"type", "id", "code", "date", "class", "category", "source"})
"""Words of names that mean something else with those of titles: ``event type``."""
TITLES: Final = ("title", "headline", "name", "event", "incident", "summary", "description")
PROSE: Final = (
    "summary",
    "description",
    "notes",
    "note",
    "comments",
    "details",
    "text",
    "remarks",
)


@dataclass(slots=True)
class Guess:
    """The fields of a drafted map: the value of each as the map has it, and its columns.

    ``kinds`` are those of its events, the most frequent first.
    """

    kinds: tuple[str, ...]
    fields: dict[str, Any] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)  # by field
    remarks: dict[str, str] = field(default_factory=dict)  # by field

    @property
    def used(self) -> set[str]:
        """The columns that a field has."""
        return {name for names in self.columns.values() for name in names}

    def give(
        self, name: str, value: Any, columns: Sequence[ColumnProfile], remark: str = ""
    ) -> None:
        """Make a field from columns."""
        self.fields[name] = value
        self.columns[name] = [column.name for column in columns]
        if remark:
            self.remarks[name] = remark


def free(guess: Guess, columns: Sequence[ColumnProfile], *types: str) -> Iterator[ColumnProfile]:
    """Yield the columns of some types that no field has yet."""
    for column in columns:
        if column.type in types and column.name not in guess.used:
            yield column


def give_texts(guess: Guess, columns: Sequence[ColumnProfile]) -> None:
    """Give columns to the title and to the summary."""
    texts = [
        each
        for each in free(guess, columns, "text", "terms")
        if not {"{", "}", "[", "]"} & {*each.name}
    ]
    named = [each for each in texts if _OTHERS.isdisjoint(each.words)]
    title = next(
        (each for word in (*TITLES, *guess.kinds) for each in named if word in each.words), None
    )
    if title is not None:
        guess.give("title", f"{{{title.name}}}", [title])
    else:
        _compose(guess, columns)
    prose = [each for each in texts if each is not title]
    for word in PROSE:
        if found := next((each for each in prose if word in each.words), None):
            guess.give("summary", found.name, [found])
            break


def _compose(guess: Guess, columns: Sequence[ColumnProfile]) -> None:
    """Make a title of what the events are, of who takes part, and of where they are."""
    roles = [name for name in guess.columns if name not in ("key", "when", "place", "title")]
    in_roles = [column for name in roles for column in guess.columns[name]]
    safe = [each for each in columns if not {"{", "}", "[", "]"} & {*each.name}]
    words = [
        each
        for each in safe
        if each.type == "terms"
        and not {*PROSE} & {*each.words}
        and each.name not in guess.columns.get("status", ())
    ]
    whose = [each for each in safe if each.name in in_roles and each.type != "number"]
    where = [each for each in safe if each.name in guess.columns.get("place", ())[:1]]
    found = {each.name: each for each in (*words[:1], *whose[:2], *where)}
    named = [*found.values()] or [each for each in safe if each.type != "blank"]
    names = [each.name for each in named[:3]]
    title: Any = "".join(
        f"[, {{{name}}}]" if at else f"{{{name}}}" for at, name in enumerate(names)
    )
    title = title or {"column": columns[0].name}
    guess.give("title", title, [], "no column was found that has titles, so it is made of these")


def meant_field(
    column: ColumnProfile, known: Mapping[str, Field], types: Collection[FieldType]
) -> str:
    """Return the field that a column has the name of, in plain words; empty if there is none."""
    named = {name: each for name, each in known.items() if each.type in types}
    if column.type == "money":
        named = {name: each for name, each in named.items() if each.type is FieldType.MONEY}
    whole = "_".join(column.words)
    for text in (whole, *column.words):
        if text in named:
            return text
        if _NAMES.get(text) in named:
            return _NAMES[text]
    for text in (whole, *column.words):
        if found := synonyms.meant(text, named):
            return found[0]
    return ""
