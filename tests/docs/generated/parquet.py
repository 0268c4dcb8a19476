"""Generated parts of ``parquet.md``: every column of every table."""

from collections.abc import Callable, Iterable

from tests.docs.pages import code, codes, table
from timeline.kinds import KINDS, Field, FieldType
from timeline.kinds.columns import field_columns
from timeline.query.dataset import declared
from timeline.query.dataset.beside import REGISTERS
from timeline.query.dataset.declared import DatasetColumn, DatasetTable

HEADER = ["Column", "Type", "Meaning"]


def parts() -> dict[str, Callable[[], str]]:
    """The generated parts of the page, by name."""
    return {"events": _events, "fields": _fields, "tables": _tables}


def _rows(columns: Iterable[DatasetColumn]) -> list[list[str]]:
    return [[code(each.name), each.type.value, each.about] for each in columns]


def _own() -> dict[str, tuple[Field, list[str]]]:
    """The fields of kinds by name, each with the kinds that have it."""
    found: dict[str, tuple[Field, list[str]]] = {}
    for kind in KINDS.values():
        for field in kind.fields:
            found.setdefault(field.name, (field, []))[1].append(kind.name)
    return found


def _events() -> str:
    own = {name for field, _ in _own().values() for name in field_columns(field)}
    shared = [each for each in declared.events().columns if each.name not in own]
    return table(HEADER, _rows(shared))


def _fields() -> str:
    columns = {each.name: each for each in declared.events().columns}
    rows = []
    for field, kinds in _own().values():
        names = field_columns(field)
        types = dict.fromkeys(columns[name].type.value for name in names)
        rows.append([codes(names), ", ".join(types), _meaning(field), ", ".join(kinds)])
    return table(["Columns", "Types", "Meaning", "Kinds"], rows)


def _meaning(field: Field) -> str:
    if field.parts:
        return f"{field.title}: as written, one for each record"
    if field.type in (FieldType.NUMBER, FieldType.MONEY):
        return f"{field.title}: best, low, high, qualifier, unit"
    if field.type is FieldType.DATE:
        return f"{field.title}: as written, as EDTF, first and last day"
    return field.title


def _tables() -> str:
    registers = map(declared.register, REGISTERS)
    return "\n".join(
        map(
            _described,
            (*declared.OF_EVENTS, declared.PARTS, *registers, declared.WHOLES, declared.MONTHS),
        )
    )


def _described(each: DatasetTable) -> str:
    return f"### {each.name}\n\nA row is {each.about}.\n\n{table(HEADER, _rows(each.columns))}"
