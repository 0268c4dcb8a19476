"""The canonical record: which values it has, under which paths, and when two are the same."""

from collections.abc import Sequence
from typing import Any

from timeline.canonical.record import (
    beginnings,
    content_hash,
    covers,
    fields_of,
    values,
)
from timeline.kinds import Field

EXERCISE = {
    "kind": "exercise",
    "title": "The largest exercise",
    "when": "2016",
    "systems": ["f-35a"],
    "participants": ["usa", "kor"],
    "troops": {"usa": "17000+", "kor": "300000"},
    "links": [["part-of", "alliance"], ["part-of", "drills"]],
    "cite": {"article": [{"quote": "largest", "for": ["troops", "links"]}]},
}
STATEMENT = {
    "kind": "statement",
    "title": "Joint statement",
    "when": "2022-05",
    "commitments": {"cyber": "broaden cooperation"},
}


def paths(record: dict[str, Any], fields: Sequence[Field]) -> list[str]:
    """The path of each value, once."""
    return list(dict.fromkeys(value.path for value in values(record, fields)))


def test_every_value_has_its_path() -> None:
    assert paths(EXERCISE, fields_of("event", "exercise")) == [
        "kind", "title", "when", "systems.f-35a", "participants.usa", "participants.kor",
        "troops.usa", "troops.kor", "links.part-of.alliance", "links.part-of.drills",
    ]  # fmt: skip
    assert paths(STATEMENT, fields_of("event", "statement"))[-1] == "commitments.cyber"


def test_all_aliases_have_one_path() -> None:
    actor = {
        "name": "Korea",
        "kind": "state",
        "aliases": ["ROK", {"text": "한국", "language": "ko"}],
    }
    assert paths(actor, fields_of("actor")) == ["name", "kind", "aliases"]
    texts = [value.text for value in values(actor, fields_of("actor")) if value.path == "aliases"]
    assert texts == ["ROK", "한국"]


def test_a_path_covers_what_it_is_the_dotted_beginning_of() -> None:
    assert covers("troops", "troops.usa")
    assert covers("links.part-of", "links.part-of.drills")
    assert covers("when", "when")
    assert not covers("troops.usa", "troops")
    assert not covers("troops.us", "troops.usa")
    assert list(beginnings("links.part-of.drills")) == [
        "links.part-of.drills", "links.part-of", "links",
    ]  # fmt: skip


def test_the_hash_does_not_depend_on_the_order_of_keys() -> None:
    turned = dict(reversed(EXERCISE.items()))
    assert content_hash(turned) == content_hash(EXERCISE)
    assert content_hash({**EXERCISE, "when": "2017"}) != content_hash(EXERCISE)
    assert content_hash({**EXERCISE, "participants": ["kor", "usa"]}) != content_hash(EXERCISE)
    assert len(content_hash({})) == 64
