"""Generated parts of ``query-language.md``: every field that a query can name."""

from collections.abc import Callable
from functools import partial

from tests.docs.pages import code, codes, table
from timeline.dates.calendar import EPOCH
from timeline.dates.written.asked import EXAMPLES
from timeline.kinds import KINDS, REGISTERS, Kind, Register
from timeline.naming.query_names import DECLARED
from timeline.query.conditions.fields.declared import FIELDS, OWN
from timeline.query.conditions.fields.entries import ENTRY_FIELDS
from timeline.query.grammar import parse_query
from timeline.reference.queries import example_of_query, takes
from timeline.text import with_article


def parts() -> dict[str, Callable[[], str]]:
    """The generated parts of the page, by name."""
    return {
        "dates as people say them": _said,
        "fields of all events": partial(_table, None),
        **{f"fields of {kind.plural}": partial(_table, kind) for kind in KINDS.values()},
        "fields that refer to a register": _references,
        **{f"fields of {each.section}": partial(_register, each) for each in LISTED},
    }


LISTED = tuple(each for each in REGISTERS if each.name in ENTRY_FIELDS)


def _said() -> str:
    """Dates as people say them, and the days that the program makes of each."""
    meant = {said: str(parse_query([f"date:{said}"], FIELDS, today=EPOCH)) for said in EXAMPLES}
    rows = [[code(said), code(date.removeprefix("date:"))] for said, date in meant.items()]
    return table(["Written", "Days"], rows)


def _references() -> str:
    """The fields of events by the register whose entries they name."""
    rows = []
    for each in LISTED:
        names = [field.name for field in OWN if field.keys == each.name]
        own = ENTRY_FIELDS[each.name]
        field = next((field for field in own.values() if field.values), own.get("part_of"))
        assert field
        query = f"{each.name}.{field.name}:{example_of_query(field, field.values or ())}"
        rows.append([each.section, codes(names), code(query)])
    return table(["Register", "Fields of events before the dot", "Query"], rows)


def _register(register: Register) -> str:
    """The fields of a register."""
    rows = []
    for name, field in ENTRY_FIELDS[register.name].items():
        terms = field.values or ()
        command = code(f"timeline list {register.section} {name}:{example_of_query(field, terms)}")
        rows.append([code(name), takes(field, terms), field.meaning, command])
    header = f"{with_article(register.name).capitalize()} matches if"
    return table(["Field", "Takes", header, "Command"], rows)


def _table(kind: Kind | None) -> str:
    """The fields of a kind; without one, those of all events."""
    rows = []
    for name, field in ((field.name, field) for field in OWN):
        declared = {each.kind: each.field for each in DECLARED.get(name, ())}
        if kind in declared or (kind is None and not declared):
            own = declared[kind].terms if kind in declared else ()
            terms: tuple[str, ...] = own or field.values or ()
            query = code(f"{name}:{example_of_query(field, terms)}")
            rows.append([code(name), takes(field, terms), field.meaning, query])
    return table(["Field", "Takes", "An event matches if", "Query"], rows)
