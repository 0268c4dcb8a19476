"""The history of the database: ``log`` and ``undo``."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Annotated, Any

from timeline.models.vocabularies import CHANGED_TYPES, CHANGES, ENTITY_TYPES
from timeline.writers.json.notation import WholeNumber
from timeline.writers.json.shape import Schema, Shape, Written, of, write

RecordType = Annotated[str, Schema(enum=ENTITY_TYPES)]


class ReadFile(Shape):
    """A seed file as it was read; ``path`` is relative to the folder of its chronicle."""

    chronicle: str
    path: str
    sha256: str


class FieldChange(Shape):
    """A field before and after, in canonical form; null if it had no value."""

    field: str
    before: Any
    after: Any


class Change(Shape):
    """A change of a record, a chronicle or a file by a revision."""

    op: Annotated[str, Schema(enum=CHANGES)]
    type: Annotated[str, Schema(enum=CHANGED_TYPES)]
    key: str
    fields: list[FieldChange]


class Revision(Shape):
    """One change of the database by one command; ``undoes`` is the revision that it takes back.

    ``added``, ``changed``, ``removed`` and ``moved`` count records. ``folders`` lists the changes
    of chronicles and files, except new ones.
    """

    revision: int = of("id")
    at: str
    user: str
    tool: str
    command: str
    undoes: int | None
    files: list[ReadFile]
    added: WholeNumber = of(lambda revision: revision.counts["added"])
    changed: WholeNumber = of(lambda revision: revision.counts["changed"])
    removed: WholeNumber = of(lambda revision: revision.counts["removed"])
    moved: WholeNumber = of(lambda revision: revision.counts["moved"])
    folders: list[Change]


class RevisionRecords(Revision, inside={Revision: itemgetter(0)}):
    """A revision and its changes, field by field."""

    records: list[Change] = of(itemgetter(1))


def _log(found: Iterable[Any]) -> Any:
    return [write(RevisionRecords if isinstance(e, tuple) else Revision, e) for e in found]


Log = Annotated[list[Revision] | list[RevisionRecords], Written(_log)]
"""Revisions; with their changes if certain revisions or a record were requested."""


class ChangedRecord(Shape):
    """A record, identified by its type and key."""

    type: RecordType = of(itemgetter(0))
    key: str = of(itemgetter(1))


class Undo(Shape):
    """The records that an undo added, changed or removed; ``revision`` is null in a dry run.

    ``undoes`` is the revision that it takes back.
    """

    revision: int | None = of(lambda undone: None if undone[1] else undone[0].revision)
    undoes: int | None = of(lambda undone: undone[0].undoes)
    added: list[ChangedRecord] = of(lambda undone: undone[0].added)
    changed: list[ChangedRecord] = of(lambda undone: undone[0].changed)
    removed: list[ChangedRecord] = of(lambda undone: undone[0].removed)
    moved: list[ChangedRecord] = of(lambda undone: undone[0].moved)
