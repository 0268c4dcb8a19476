"""Generated parts of ``seed-format.md``: every section, field, type and vocabulary."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from tests.docs.pages import code, codes, table
from timeline.canonical.record import CITATION, KIND
from timeline.kinds import BY_TYPE, EVENT_FIELDS, KINDS, REFERENCES, REGISTERS, Field, FieldType
from timeline.kinds.base import ANY, Per
from timeline.kinds.registers import CORRECTIONS, SECTIONS
from timeline.kinds.rules import Rule
from timeline.models.vocabularies import LINKS, Word

TYPES: dict[FieldType, tuple[str, str, str]] = {
    FieldType.TEXT: ("text", "any text", "Northern Shield"),
    FieldType.TERM: ("term", "one word of a closed list", ""),
    FieldType.FLAG: ("country", "ISO 3166-1 alpha-3 code", "KOR"),
    FieldType.ZONE: ("time zone", "name of the IANA time zone database", "Asia/Seoul"),
    FieldType.DEGREES: ("degrees", "WGS 84 decimal degrees; south and west are negative", "37.09"),
    FieldType.LANGUAGE: ("language", "BCP 47 language tag", "ko"),
    FieldType.URL: ("web address", "begins with `https://` or `http://`", "https://example.org/a"),
    FieldType.HASH: ("hash", "SHA-256 as 64 digits from 0 to f", "0f" * 32),
    FieldType.ORDINAL: ("whole number", "from 1, in digits", "12"),
    FieldType.TIMECODE: ("time in a recording", "`HH:MM:SS`", "00:12:31"),
    FieldType.NUMBER: ("number", "see [numbers](dates-and-numbers.md#numbers)", "17000+"),
    FieldType.MONEY: ("money", "number and ISO 4217 currency", "~3.9e12 KRW"),
    FieldType.DATE: ("date", "see [dates](dates-and-numbers.md#dates)", "early 2022-07"),
    FieldType.PERIOD: ("period", "interval of exact days; `..` is an open end", "1994/2012-02"),
    FieldType.RECORDS: ("records", "a list of `{part: value, …}`", "{when: 2014, quantity: 8}"),
    FieldType.WORDING: ("texts", "several texts of one field", "continue the talks"),
    FieldType.TAG: ("tag", "lower-case words joined by hyphens", "gulf-of-oman"),
    FieldType.ACTOR: ("actor", "key of an actor", "kor"),
    FieldType.SYSTEM: ("system", "key of a system", "f-35a"),
    FieldType.PROGRAMME: ("programme", "key of a programme", "kill-chain"),
    FieldType.PLACE: ("place", "key of a place", "sunan"),
    FieldType.SOURCE: ("source", "key of a source", "ministry-note"),
    FieldType.EVENT: ("event", "key of an event", "northern-shield"),
    FieldType.COLUMNS: ("columns", "names, each with value paths", "{Buyer: buyer, Notes: ''}"),
    FieldType.FILE: ("file", "path inside the folder of the chronicle", "sources/note.txt"),
}
"""Each type of value: its name, how it is written, and an example (a term has its own list)."""

UNLIMITED = 10_000
"""The limit of a text that has no limit of its own."""


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
    rows = [[name, how, code(example) if example else ""] for name, how, example in TYPES.values()]
    return table(["Type", "How it is written", "Example"], rows)


def _links() -> str:
    rows = [
        [code(name), link.reads, link.back, codes(link.kinds) or "any", codes(link.to) or "any"]
        for name, link in LINKS.items()
    ]
    header = ["Link", "Read from this event", "Read from the other event", "Of", "To"]
    one_way = [name for name, link in LINKS.items() if link.one_way]
    circles = f"Links of one of these types must not form a circle: {codes(one_way)}."
    return f"{table(header, rows)}\n{circles}"


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


def _fields(fields: Sequence[Field], cited: bool = True, rules: Sequence[Rule] = ()) -> str:
    header = ["Field", "Label", "Value", *(["Citation"] if cited else []), "Notes"]
    rows = []
    for field in fields:
        row = [code(field.name), field.title, _value(field)]
        row += ["required" if field.cited else "optional"] if cited else []
        rows.append([*row, "; ".join(_notes(field))])
    shown = table(header, rows)
    if rules:
        checked = [f"- {rule}{'' if rule.impossible else ' (a warning)'}" for rule in rules]
        shown += "\n" + "\n".join(["Checked together:", "", *checked])
    return shown


def _value(field: Field) -> str:
    name = TYPES[field.type][0]
    if field.type is FieldType.TERM:
        return f"one of {codes(field.terms)}"
    if field.type is FieldType.WORDING:
        return "list of texts" if field.many else "`{slot: text}`"
    if field.type is FieldType.RECORDS:
        return f"list of `{{{', '.join(f'{part.name}: …' for part in field.parts)}}}`"
    if field.type is FieldType.COLUMNS:
        return "`{column: value paths}`"
    if field.type in REFERENCES:
        one = f"key of {'an' if name[0] in 'aeiou' else 'a'} {name}"
        name = f"list of keys of {name}s" if field.many else one
    return f"{name} ({field.unit})" if field.unit else name


def _notes(field: Field) -> Iterator[str]:
    if field.required:
        yield "required"
    if field.default:
        yield f"default {code(field.default)}"
    if field.per is Per.PARTICIPANT:
        yield "one value, or one for each participant: `{usa: …, kor: …}`"
    if field.per is Per.MODALITY:
        yield "one value, or `{expected: …, actual: …}`"
    for part in field.parts:
        unit = f" ({part.unit})" if part.unit else ""
        name = part.query or f"{field.query_name}.{part.name}"
        usual = "" if part.usual == ANY else f", usually {part.usual}"
        yield f"{code(part.name)}: {TYPES[part.type][0]}{unit}{usual}, in a query {code(name)}"
    if field.whole:
        yield "whole numbers"
    if field.possible != ANY:
        yield str(field.possible)
    if field.usual != ANY:
        yield f"usually {field.usual}, otherwise a warning"
    if field.sequence:
        yield f"in this order of time if `stage-of` joins two events: {codes(field.sequence)}"
    if field.narrows:
        yield f"must fit `{field.narrows}`, see [vocabularies](#vocabularies)"
    if field.type in (FieldType.TEXT, FieldType.WORDING) and field.limit != UNLIMITED:
        yield f"at most {field.limit:,} characters"
    if field.query:
        yield f"in a query: {code(field.query)}"
