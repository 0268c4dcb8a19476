"""Generated parts of ``seed-format.md``: every section, field, type and vocabulary."""

from collections.abc import Callable, Sequence
from functools import partial

from tests.docs.pages import code, codes, table
from timeline.canonical.record import CITATION, KIND
from timeline.kinds import BY_TYPE, EVENT_FIELDS, KINDS, REGISTERS, Field
from timeline.kinds.registers import CORRECTIONS, SECTIONS
from timeline.kinds.rules import KindRule
from timeline.models.vocabularies import LINKS, Word
from timeline.reference.fields import notes_of, value_of
from timeline.reference.types import TYPES


def parts() -> dict[str, Callable[[], str]]:
    """The generated parts of the page, by name."""
    return {
        "sections": _sections,
        "types": _types,
        **{
            f"fields of {each.section}": partial(_fields, each.fields, rules=each.rules)
            for each in REGISTERS
        },
        "fields of events": partial(_fields, (KIND, *EVENT_FIELDS)),
        **{
            f"fields of {kind.plural}": partial(_fields, kind.fields, rules=kind.rules)
            for kind in KINDS.values()
        },
        "types of link": _links,
        "vocabularies": _vocabularies,
        "fields of citations": partial(_fields, CITATION, cited=False),
    }


def _sections() -> str:
    rows = []
    for section, type_ in SECTIONS.items():
        fields = BY_TYPE[type_].fields if type_ in BY_TYPE else (KIND, *EVENT_FIELDS)
        name = type_
        if section == CORRECTIONS:
            fields, name = (KIND,), "part of an event of another chronicle"
        required = codes(field.name for field in fields if field.required)
        one = "one text: the query" if type_ == "query" else required
        rows.append([f"[`{section}`](#{section})", name, one])
    return table(["Section", "Record", "Required fields"], rows)


def _types() -> str:
    rows = [
        [
            each.name,
            f"{each.how}; see [{each.page}](dates-and-numbers.md#{each.page})"
            if each.page
            else each.how,
            code(each.example) if each.example else "",
        ]
        for each in TYPES.values()
    ]
    return table(["Type", "How it is written", "Example"], rows)


def _links() -> str:
    rows = [
        [code(name), link.reads, link.back, codes(link.kinds) or "any", codes(link.to) or "any"]
        for name, link in LINKS.items()
    ]
    header = ["Link", "Read from this event", "Read from the other event", "Of", "To"]
    one_way = [name for name, link in LINKS.items() if link.one_way]
    cycles = f"Links of one of these types must not form a cycle: {codes(one_way)}."
    return f"{table(header, rows)}\n{cycles}"


def _vocabularies() -> str:
    """One table for each closed list: its words and what they mean."""
    shown: dict[tuple[str, ...], list[str]] = {}
    narrowed: dict[tuple[str, ...], str] = {}
    named = [(each.section, each.fields) for each in REGISTERS]
    named += [("events", EVENT_FIELDS), *((kind.plural, kind.fields) for kind in KINDS.values())]
    for section, fields in (*named, ("citations", CITATION)):
        for field in fields:
            if field.terms:
                shown.setdefault(field.terms, []).append(f"`{field.name}` of {section}")
                narrowed[field.terms] = field.narrows
    tables = []
    for words, places in shown.items():
        defined = [word for word in words if isinstance(word, Word)]
        rows = [[code(word), word.meaning] for word in defined]
        header = ["Word", "Meaning"]
        if narrows := narrowed.get(words, ""):
            rows = [[*row, codes(word.of)] for row, word in zip(rows, defined, strict=True)]
            header.append(f"Only with `{narrows}`")
        tables.append(f"{', '.join(places)}:\n\n{table(header, rows)}")
    return "\n\n".join(tables)


def _fields(fields: Sequence[Field], cited: bool = True, rules: Sequence[KindRule] = ()) -> str:
    header = ["Field", "Label", "Value", *(["Citation"] if cited else []), "Notes"]
    rows = []
    for field in fields:
        row = [code(field.name), field.title, value_of(field)]
        row += ["required" if field.cited else "optional"] if cited else []
        rows.append([*row, "; ".join(notes_of(field, ", see [vocabularies](#vocabularies)"))])
    shown = table(header, rows)
    if rules:
        checked = [f"- {rule}{'' if rule.impossible else ' (a warning)'}" for rule in rules]
        shown += "\n" + "\n".join(["Checked together:", "", *checked])
    return shown
