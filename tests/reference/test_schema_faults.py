"""What is wrong in form is refused by the schema of editors as by ``load``; what is not, is listed."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.loader.broken import test_claims as broken_claims
from tests.loader.broken import test_records as broken_records
from tests.loader.checking import test_claims as claims
from tests.loader.checking import test_faults as fields
from tests.reference.editors import as_yaml_1_2, faults
from timeline.canonical.record import KIND, fields_of
from timeline.kinds import BY_TYPE, KINDS, Field, FieldType, Per
from timeline.loader.checking.record import check_record
from timeline.models.vocabularies import Word
from timeline.readers import RawRecord
from timeline.readers.base import node_of
from timeline.reference.fields import example_of

# ruff: noqa: E501 - the tables read best with one fault a line

#: What no schema can know, as the faults say it, by what it would have to know.
UNKNOWABLE = {
    "the text of a source": r"in the text|quote its parts|make prefix: or suffix: longer",
    "the other records": r"there is no (actor|system|programme|place|source|event) |is an? \w+, not an? ",
    "the key of the record itself": r"refers to itself|depends on the event itself|the cited source itself",
    "the values of the record": r"names no value|supports no value|is the name of a value|is a place and no quote|names more than one|contradicts the accepted|is the accepted value|no source disputes|has no citation|does not take part|put a source's own|must both be given|is given twice",
    "the calendar and the grammar of dates": r"there is no month|has \d+ days|does not fit here|in braces means all|: 'May'|expected: 'by 2030-13'|delivery: '(2030-02-30|soon)'|there is no month 00",
    "the size of numbers": r"runs backwards|may mark thousands|3900 EUR|a number has at most|20000, or 20",
    "the time zones of the system": r"not a time zone|mean Asia/Seoul",
    "addresses in all their forms": r"'http://\[' is not a web address",
}
#: Values that YAML reads in a notation which ``load`` refuses.
ODD_NUMBERS = re.compile(r"quantity: (0x10|1e999999999)|line: 012")


def _cases() -> Iterator[tuple[str, str]]:
    """A broken seed file, and what ``load`` says of it."""
    for kind, lines, said in fields.FIELDS:
        yield fields.event({"kind": kind} | lines), said
    for section, body, said in fields.REGISTERS:
        yield f"{section}:\n  x:\n    {body}\n", said
    for line, said in claims.FAULTS:
        yield f"{claims.CITE}          {line}\n", said
    for kind, line, said in broken_records.FIELDS:
        name = line.partition(":")[0]
        yield broken_records.EVENT.format(kind=kind, line=line, field=name), said
    for section, body, said in broken_records.REGISTERS:
        yield f"{section}:\n  bad: {body}\n", said
    for line, said in broken_claims.CLAIMS:
        yield broken_claims.CITING.format(line=line), said


def test_every_broken_file_is_refused_if_its_form_is_at_fault() -> None:
    seen = set()
    for text, said in _cases():
        classes = [name for name, known in UNKNOWABLE.items() if re.search(known, said)]
        if not faults(as_yaml_1_2(text)):
            assert classes or ODD_NUMBERS.search(text), f"{said}\n{text}"
            seen |= {*classes}
    assert seen == {*UNKNOWABLE}


RECORDS = [
    *((name, name) for name in BY_TYPE if name != "query"),
    *((kind, "event") for kind in KINDS),
]


@pytest.mark.parametrize(("name", "type_"), RECORDS, ids=[each[0] for each in RECORDS])
def test_every_field_of_a_record(name: str, type_: str) -> None:
    declared = fields_of(type_, name if type_ == "event" else "")
    required = {field.name: as_yaml_1_2(example_of(field)) for field in declared if field.required}
    if type_ == "event":
        required[KIND.name] = name
    assert _is_refused(type_, required | {"no_such_field": "x"}, "no_such_field")
    for field in declared:
        if field is KIND:
            continue
        body = required | {field.name: as_yaml_1_2(example_of(field))}
        if field.narrows:
            body[field.narrows] = _wide(field, body[field.name])
        assert not _is_refused(type_, body, field.name), body
        for wrong in _wrong(field, type_):
            assert _is_refused(type_, body | {field.name: wrong}, field.name), (field.name, wrong)
        if field.required:
            assert _is_refused(
                type_, {k: v for k, v in body.items() if k != field.name}, field.name
            )


def _wide(field: Field, text: str) -> str:
    """The first word that a word narrows."""
    return next(each.of[0] for each in field.terms if isinstance(each, Word) and each == text)


_WRONG = {
    FieldType.TERM: ("no-such-word",),
    FieldType.FLAG: ("XQX", "North Korea"),
    FieldType.DEGREES: ("37°N", 1000),
    FieldType.LANGUAGE: ("Korean language",),
    FieldType.URL: ("www.example.org", "ftp://example.org"),
    FieldType.HASH: ("xyz",),
    FieldType.NUMBER: ("eight", "8 aircraft", "1,000", -8),
    FieldType.MONEY: ("3e9", "3e9 WON", "$3 billion", 3000),
    FieldType.PERIOD: ("by summer",),
    FieldType.TAG: ("Gulf of Oman",),
}
_KEYS = ("No Key", "PRK", "a_b", "x" * 101)


def _wrong(field: Field, type_: str) -> Iterator[Any]:
    """Values that are wrong for a field in form, by its declaration."""
    yield [["a list of lists"]]
    yield {"a slot": {"a": "mapping"}}
    yield []
    yield {}
    yield ""
    if field.type is FieldType.DATE and type_ != "event":
        yield "early 2022-07"
    keys = _KEYS if field.type.value in (*BY_TYPE, "event") else ()
    for each in (*_WRONG.get(field.type, ()), *keys):
        yield each
        if field.many:
            yield [each]
        if field.per is Per.MODALITY:
            yield {"expected": each}
    if field.per is Per.MODALITY:
        yield {"planned": example_of(field)}
    if field.per is Per.PARTICIPANT:
        yield {"USA": 8}
    if field.parts:
        yield [{"no_such_part": 8}]
        yield {"0": {field.parts[0].name: example_of(field.parts[0])}}
    if field.type in (FieldType.TEXT, FieldType.FILE):
        yield "x" * (field.limit + 1)


def _is_refused(type_: str, body: dict[str, Any], name: str) -> bool:
    """Whether a field of a record is refused, by both ``load`` and the schema.

    Raises AssertionError if only one of them refuses it.
    """
    record = RawRecord(
        type_,
        "a-key",
        {each: node_of(_texts(value), 1) for each, value in body.items()},
        "a.yaml",
        "a.yaml",
        1,
    )
    _, problems = check_record(record)
    alone = re.compile("has no citation|must both be given").search
    found = [each for each in problems if not each.warning and not alone(each.message)]
    section = BY_TYPE[type_].section if type_ in BY_TYPE else "events"
    by_schema = faults({section: {"a-key": body}})
    of_field = [each for each in found if each.field.split(".")[1:2] == [name]]
    assert bool(of_field) == bool(by_schema), (name, body.get(name), found, by_schema)
    return bool(by_schema)


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _texts(each) for name, each in value.items()}
    return [_texts(each) for each in value] if isinstance(value, list) else str(value)
