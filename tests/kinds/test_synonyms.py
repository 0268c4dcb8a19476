"""Everyday names of fields lead to fields that the record, or the query, really has."""

import pytest

from timeline.canonical.record import REASONS, fields_by_name
from timeline.kinds import KINDS, REGISTERS
from timeline.naming.synonyms import _TABLE, meant
from timeline.query.conditions.fields.declared import FIELDS

OF_A_RECORD = {
    **{kind: {*fields_by_name("event", kind), "cite", *REASONS} for kind in KINDS},
    **{each.name: {*fields_by_name(each.name), "cite", *REASONS} for each in REGISTERS},
    "query language": {*FIELDS},
}


def test_every_word_leads_somewhere() -> None:
    for word in _TABLE:
        assert any(meant(word, fields) for fields in OF_A_RECORD.values()), word


def test_every_name_that_it_leads_to_is_a_field_somewhere() -> None:
    known = set().union(*OF_A_RECORD.values())
    citation = {"quote", "credibility", "claimant"}
    for word, alternatives in _TABLE.items():
        names = set(alternatives.replace("|", " ").split())
        assert names <= known | citation, word


@pytest.mark.parametrize(
    ("place", "word", "fields"),
    [
        ("launch", "date", ["when"]),
        ("launch", "Location", ["place"]),
        ("launch", "actors", ["launcher"]),
        ("exercise", "who", ["participants", "observers"]),
        ("procurement", "actors", ["buyer", "seller", "recipient", "payer"]),
        ("summit", "type", ["kind"]),
        ("launch", "url", ["cite"]),
        ("launch", "source", ["cite"]),
        ("launch", "description", ["summary"]),
        ("procurement", "price", ["cost"]),
        ("exercise", "number", ["troops", "aircraft", "ships", "series_number"]),
        ("launch", "zzz", []),
        ("source", "date", ["published"]),
        ("source", "link", ["url"]),
        ("actor", "title", ["name"]),
        ("system", "type", ["category"]),
        ("query language", "when", ["date"]),
        ("query language", "who", ["actor"]),
        ("query language", "participants", ["participant"]),
        ("query language", "weapons", ["system"]),
        ("query language", "budget", ["cost"]),
    ],
)
def test_what_is_meant(place: str, word: str, fields: list[str]) -> None:
    assert meant(word, OF_A_RECORD[place]) == fields
