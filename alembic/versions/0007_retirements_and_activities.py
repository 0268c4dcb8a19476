"""Store retirements, activities, numbers that are not stated, and several origins of a passage.

The one source that a passage could repeat so far moves to a table of its own. The number of an
exercise in its series gets the name that it has for launches, and the two meanings of ``exchange``
get a word each, wherever they are stored; a downgrade turns this round. The hashes of changed
records are emptied; after the last step an upgrade calculates them again
(``loader.writing.redating``).
"""

import json
import re
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations
from alembic.util import CommandError

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_KINDS = (
    "exercise", "launch", "summit", "statement", "procurement", "deployment", "test", "incident",
    "agreement", "measure", "inventory",
)  # fmt: skip
_NEW_KINDS: dict[str, dict[str, tuple[str, ...]]] = {
    "retirement": {
        "form": (
            "retired", "stored", "scrapped", "expended", "sold", "given-away", "lent", "returned",
            "converted", "preserved", "other",
        ),
    },
    "activity": {
        "form": (
            "production", "construction", "traffic", "inspection", "broadcast", "ceremony",
            "performance", "travel", "other",
        ),
        "change": ("started", "increased", "continued", "reduced", "stopped"),
        "facility": (),
        "subject": (),
    },
}  # fmt: skip
"""Each new kind with its columns, and the words of those that have a vocabulary."""


def _table(name: str, columns: str) -> sa.TableClause:
    return sa.table(name, *map(sa.column, columns.split()))


_PASSAGE = _table("passage", "id entity_id derived_from_id")
_ORIGIN = _table("passage_origin", "entity_id passage_id source_id position")
_ENTITY = _table("entity", "id key content_hash")
_EVENT = _table("event", "id kind")
_AMOUNT = _table("amount", "event_id field")
_SEARCH = _table("search_entry", "entity_id part")
_QUERY = _table("saved_query", "id text")
_CLAIM = _table("claim", "id entity_id fields says")
_CHANGE = _table("change", "id revision_id type key op field before")
_QUALIFIERS = ("exact", "about", "over", "under", "at-least", "at-most", "between")
_UNSTATED = ("unknown", "not-applicable")
_AMOUNTS = (
    "aircraft", "amount", "apogee", "bearing", "captured", "cost", "delivered", "fleet_after",
    "flight_time", "killed", "lost", "magnitude", "quantity", "range", "ships", "thrust",
    "tiv_delivered", "tiv_new", "tiv_total", "tiv_unit", "troops", "wounded", "yield",
)  # fmt: skip
"""The fields with numbers and amounts of money, besides the numbers of ``deliveries``."""
_MODES = (
    "purchase", "licence-production", "kits", "aid", "loan", "lease", "gift", "offset", "transfer",
)  # fmt: skip
_MEASURES = (
    "sanction", "embargo", "export-control", "tariff", "aid", "trade", "investment", "closure",
    "opening", "travel-ban", "expulsion", "other",
)  # fmt: skip
_NAMES = {("exercise", "number"): "series_number"}
"""The fields that are renamed: kind and former name, and the new name."""
_WORDS = {
    ("procurement", "mode", "exchange"): "barter",
    ("measure", "form", "exchange"): "people-exchange",
}
"""The words that are replaced: kind, field and former word, and the new word."""
_OTHERS = {"mode": _MODES, "form": _MEASURES}
"""The other words of these fields."""
_CLAUSE = re.compile(r'(?:[^\s"]|"(?:\\.|[^"\\])*")+')
_PARTS = re.compile(r"((?:(?:not|surely|said|rival):)*)([\w.-]+):(.*)", re.DOTALL)
_WHOLE = ("", "text", "cite", "inferred", "accepted")
"""The fields of changes that can contain any name or word; empty for a whole record."""
_WIDER = (
    ("event", "kind", _KINDS, tuple(_NEW_KINDS)),
    ("amount", "qualifier", _QUALIFIERS, _UNSTATED),
)
"""Columns whose vocabulary grows: table, column, the older words, the new words."""


def upgrade() -> None:
    """Add the tables and words."""
    for table, column, old, new in _WIDER:
        _allow(table, column, (*old, *new))
    for table, columns in _NEW_KINDS.items():
        op.create_table(
            table,
            sa.Column("event_id", sa.Integer(), nullable=False),
            *(sa.Column(name, sa.Text(), nullable=True) for name in columns),
            *(
                sa.CheckConstraint(_among(name, words), name=op.f(f"ck_{table}_{name}"))
                for name, words in columns.items()
                if words
            ),
            _reference(table, "event", "CASCADE"),
            sa.PrimaryKeyConstraint("event_id", name=op.f(f"pk_{table}")),
        )
    _add_origins()
    _Rewording(_NAMES, _WORDS).run()


def downgrade() -> None:
    """Undo the step, if no record needs it. Raises CommandError if one does: nothing is lost."""
    found = [f"{table}.{column}" for table, column, _, new in _WIDER if _any(table, column, new)]
    found += ["claim.says"] if _any_unstated_rival() else []
    measures = sa.select(_EVENT.c.id).where(_EVENT.c.kind == "measure")
    quantities = (_AMOUNT.c.field == "quantity") & _AMOUNT.c.event_id.in_(measures)
    found += ["amount.field of measures"] if _ids(_AMOUNT, quantities) else []
    found += ["passage_origin"] if _any("passage_origin", "position", (1,)) else []
    if found:
        raise CommandError(f"version 0006 cannot store the values in {', '.join(found)}")
    _Rewording(
        {(kind, new): old for (kind, old), new in _NAMES.items()},
        {(kind, field, new): old for (kind, field, old), new in _WORDS.items()},
    ).run()
    _remove_origins()
    for table in _NEW_KINDS:
        op.drop_table(table)
    for table, column, old, _ in _WIDER:
        _allow(table, column, old)


def _reference(table: str, other: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{other}_id_{other}")
    return sa.ForeignKeyConstraint([f"{other}_id"], [f"{other}.id"], name, ondelete=ondelete)


def _add_origins() -> None:
    op.create_table(
        "passage_origin",
        *(sa.Column(each.name, sa.Integer(), nullable=False) for each in _ORIGIN.c),
        _reference("passage_origin", "entity", "CASCADE"),
        _reference("passage_origin", "passage", "CASCADE"),
        _reference("passage_origin", "source"),
        sa.PrimaryKeyConstraint("passage_id", "source_id", name=op.f("pk_passage_origin")),
    )
    for column in ("entity_id", "source_id"):
        op.create_index(op.f(f"ix_passage_origin_{column}"), "passage_origin", [column])
    columns = (_PASSAGE.c.entity_id, _PASSAGE.c.id, _PASSAGE.c.derived_from_id)
    one = sa.select(*columns, sa.literal_column("0")).where(columns[-1].is_not(None))
    op.execute(_ORIGIN.insert().from_select(list(_ORIGIN.c.keys()), one))
    with _batch("passage") as batch:
        batch.drop_index(op.f("ix_passage_derived_from_id"))
        batch.drop_constraint(op.f("fk_passage_derived_from_id_source"), type_="foreignkey")
        batch.drop_column("derived_from_id")


def _remove_origins() -> None:
    """Move the sources that passages repeat back, one for each."""
    with _batch("passage") as batch:
        batch.add_column(sa.Column("derived_from_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_passage_derived_from_id_source"), "source", ["derived_from_id"], ["id"]
        )
        batch.create_index(op.f("ix_passage_derived_from_id"), ["derived_from_id"])
    origin = sa.select(_ORIGIN.c.source_id).where(_ORIGIN.c.passage_id == _PASSAGE.c.id)
    op.execute(_PASSAGE.update().values(derived_from_id=origin.scalar_subquery()))
    op.drop_table("passage_origin")


class _Rewording:
    """Put the names and words of one version in place of those of the other."""

    def __init__(
        self, names: dict[tuple[str, str], str], words: dict[tuple[str, str, str], str]
    ) -> None:
        self.names = names
        self.words = words
        self.found = {old for *_, old in (*names, *words)}

    def run(self) -> None:
        """Replace them wherever they are stored, and empty the hashes of the changed records."""
        changed = sorted(self.columns() | self.claims() | self.queries())
        self.history()
        for start in range(0, len(changed), 500):
            some = _ENTITY.c.id.in_(changed[start : start + 500])
            op.execute(_ENTITY.update().where(some).values(content_hash=""))

    def columns(self) -> set[int]:
        """Change the tables of kinds and the full-text index; return the ids of the events."""
        changed: set[int] = set()
        for (kind, old), new in self.names.items():
            table = _table(kind, f"event_id {old}")
            changed |= _ids(table, table.c[old].is_not(None))
            of_kind = _SEARCH.c.entity_id.in_(sa.select(table.c.event_id))
            op.execute(_SEARCH.update().where(_SEARCH.c.part == old, of_kind).values(part=new))
            with _batch(kind) as batch:
                batch.alter_column(old, new_column_name=new)
        for (kind, field, old), new in self.words.items():
            table = _table(kind, f"event_id {field}")
            has_it = table.c[field] == old
            changed |= _ids(table, has_it)
            _allow(kind, field, (*_OTHERS[field], old, new))
            op.execute(table.update().where(has_it).values({field: new}))
            _allow(kind, field, (*_OTHERS[field], new))
        return changed

    def claims(self) -> set[int]:
        """Change the paths and words of claims; return the ids of their records."""
        changed = set()
        touched = self.mentioned(_CLAIM.c.fields) | _CLAIM.c.says.in_(self.found)
        of_events = touched & (_EVENT.c.id == _CLAIM.c.entity_id)
        claimed = sa.select(*_CLAIM.c, _EVENT.c.kind).where(of_events)
        for row in op.get_bind().execute(claimed).all():
            fields = " ".join(self.path(row.kind, path) for path in row.fields.split(" "))
            says = self.word(row.kind, row.fields, row.says)
            if (fields, says) != (row.fields, row.says):
                changed.add(row.entity_id)
                new = _CLAIM.update().where(_CLAIM.c.id == row.id)
                op.execute(new.values(fields=fields, says=says))
        return changed

    def queries(self) -> set[int]:
        """Change named queries; return the ids of those that are others then."""
        changed = set()
        for row in op.get_bind().execute(sa.select(*_QUERY.c)).all():
            if (text := self.query(row.text)) != row.text:
                changed.add(row.id)
                op.execute(_QUERY.update().where(_QUERY.c.id == row.id).values(text=text))
        return changed

    def history(self) -> None:
        """Change what records contained before a change of them."""
        fields = {*_WHOLE, *(key[1] for key in (*self.names, *self.words))}
        touched = self.mentioned(_CHANGE.c.before) | _CHANGE.c.field.in_(self.found)
        touched &= _CHANGE.c.type.in_(("event", "query")) & _CHANGE.c.field.in_(fields)
        for row in op.get_bind().execute(sa.select(*_CHANGE.c).where(touched)).all():
            before = None if row.before is None else json.loads(row.before)
            field = row.field
            if field:
                kind = _kind_before(row) if row.type == "event" else ""
                ((field, before),) = self.record(kind, {field: before}).items()
            elif before and "record" in before:
                record = before["record"]
                before["record"] = self.record(record.get("kind", ""), record)
            text = None if before is None else json.dumps(before, ensure_ascii=False)
            if (field, text) != (row.field, row.before):
                new = _CHANGE.update().where(_CHANGE.c.id == row.id)
                op.execute(new.values(field=field, before=text))

    def mentioned(self, column: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
        """Return whether a text may contain one of the names or words."""
        return sa.or_(*(column.contains(each, autoescape=True) for each in sorted(self.found)))

    def record(self, kind: str, record: dict[str, Any]) -> dict[str, Any]:
        """Return fields of an event of this kind, or of a query, which has none."""
        found: dict[str, Any] = {}
        for name, value in record.items():
            new = value
            if name == "cite" and value:
                new = {key: [self.item(kind, each) for each in of] for key, of in value.items()}
            elif name in ("inferred", "accepted") and value:
                new = {self.path(kind, path): reason for path, reason in value.items()}
            elif isinstance(value, str):
                query = name == "text" and not kind
                new = self.query(value) if query else self.word(kind, name, value)
            found[self.path(kind, name)] = new
        return found

    def item(self, kind: str, item: dict[str, Any]) -> dict[str, Any]:
        """Return a passage that an event of this kind cites."""
        found = dict(item)
        if "for" in item:
            found["for"] = [self.path(kind, path) for path in item["for"]]
        for stance in {"says", "restates", "disputes"} & item.keys():
            stated = item[stance].items()
            found[stance] = {self.path(kind, p): self.word(kind, p, text) for p, text in stated}
        return found

    def path(self, kind: str, path: str) -> str:
        """Return a value path; a renamed field has one value."""
        return self.names.get((kind, path), path)

    def word(self, kind: str, path: str, word: str) -> str:
        """Return the value at a path."""
        return self.words.get((kind, path, word), word)

    def query(self, text: str) -> str:
        """Return a query; the fields of kinds that it does not ask for keep their names."""
        asked = re.search(r"(?<!\S)kind:(\S+)", text)
        kinds = re.findall(r"[\w-]+", asked[1]) if asked else _KINDS
        names = {old: new for (kind, old), new in self.names.items() if kind in kinds}
        return _CLAUSE.sub(lambda found: self.clause(found[0], names), text)

    def clause(self, text: str, names: dict[str, str]) -> str:
        """Return a clause of a query, with these names in place of others."""
        if (parts := _PARTS.fullmatch(text)) is None:
            return text
        prefixes, field, values = parts.groups()
        new = {old: word for (_, of, old), word in self.words.items() if of == field}
        if field in ("inferred", "disputed"):
            new = names
        values = re.sub(r"[\w-]+", lambda each: new.get(each[0], each[0]), values)
        return f"{prefixes}{names.get(field, field)}:{values}"


def _kind_before(change: Any) -> str:
    """Return the kind of an event before a change: what the next change of it, or it is, says."""
    told = (_CHANGE.c.field == "kind") | (_CHANGE.c.op == "removed")
    later = sa.select(_CHANGE.c.field, _CHANGE.c.before).where(
        _CHANGE.c.type == "event", _CHANGE.c.key == change.key, told,
        _CHANGE.c.revision_id >= change.revision_id,
    )  # fmt: skip
    first = later.order_by(_CHANGE.c.revision_id).limit(1)
    if (row := op.get_bind().execute(first).first()) is None:
        now = sa.select(_EVENT.c.kind).join(_ENTITY, _ENTITY.c.id == _EVENT.c.id)
        return str(op.get_bind().execute(now.where(_ENTITY.c.key == change.key)).scalar() or "")
    before = json.loads(row.before)
    return str(before if row.field else before["record"]["kind"])


def _ids(table: sa.TableClause, condition: sa.ColumnElement[bool]) -> set[int]:
    """Return the events of a table for which a condition is true."""
    return {*op.get_bind().execute(sa.select(table.c.event_id).where(condition)).scalars()}


def _any(table: str, column: str, values: Sequence[str | int]) -> bool:
    """Return whether a column has one of these values."""
    value: sa.ColumnClause[str | int] = sa.column(column)
    found = sa.select(sa.literal(1)).select_from(sa.table(table)).where(value.in_(values)).limit(1)
    return op.get_bind().execute(found).first() is not None


def _any_unstated_rival() -> bool:
    """Return whether a source says of a number that it is unknown or does not apply."""
    unstated = sa.select(_CLAIM.c.fields).where(_CLAIM.c.says.in_(_UNSTATED))
    return any(
        path.partition(".")[0] in _AMOUNTS
        or (path.startswith("deliveries.") and "quantity" in path)
        for path in op.get_bind().execute(unstated).scalars().all()
    )


def _among(column: str, words: Sequence[str]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"{column} IN ({listed})"


def _allow(table: str, column: str, words: Sequence[str]) -> None:
    """Restrict a column to these words; SQLite rebuilds the table."""
    with _batch(table) as batch:
        name = op.f(f"ck_{table}_{column}")
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, _among(column, words))


def _batch(table: str) -> AbstractContextManager[BatchOperations]:
    """Change a table. SQLite rebuilds it, for which the tables it refers to need not be read."""
    return op.batch_alter_table(table, reflect_kwargs={"resolve_fks": False})
