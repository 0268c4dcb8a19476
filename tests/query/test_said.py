"""What any source says, accepted or not: ``said:``, on both databases."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlmodel import Session, SQLModel

from timeline.kinds.comparing import quantity
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.conditions.ranges import lies_in, quantity_lies_in
from timeline.query.events.pages import page
from timeline.query.grammar.nodes import NumberRange

SEED = {
    "sources": {name: {"title": name} for name in ("wire", "paper")},
    "actors": {
        "prk": {"name": "North Korea", "kind": "state"},
        "army": {"name": "The Army", "kind": "unit", "part_of": "prk"},
        "kor": {"name": "South Korea", "kind": "state"},
    },
    "places": {
        "sea": {"name": "East Sea"},
        "bay": {"name": "A bay", "part_of": "sea"},
        "hill": {"name": "A hill"},
    },
    "events": {
        "shot": {
            "kind": "launch", "title": "A launch", "when": "2022-05-25", "launcher": "kor",
            "quantity": "8", "outcome": "success", "impact": "on land", "place": "hill",
            "cite": {
                "wire": {
                    "quote": "so it was",
                    "for": ["launcher", "quantity", "outcome", "impact", "place"],
                    "says": {"when": "2022-05"},
                },
                "paper": {
                    "quote": "not so",
                    "disputes": {
                        "when": "2022-05-27", "quantity": "~12", "outcome": "failure",
                        "launcher": "army", "impact": "into the deep sea", "place": "bay",
                    },
                },
            },
        },
        "plain": {
            "kind": "launch", "title": "Another", "when": "2021-01-01", "quantity": "5",
            "cite": {"wire": {"quote": "it was", "for": ["when", "quantity"]}},
        },
    },
}  # fmt: skip
ALL = {"shot", "plain"}


@pytest.fixture
def loaded(engine: Engine, tmp_path: Path) -> Engine:
    file = tmp_path / "seed.yaml"
    file.write_text(json.dumps(SEED, indent=1) + "\n", encoding="utf-8")
    load(engine, [file])
    return engine


def keys(session: Session, words: str) -> set[str]:
    return {event.key for event in page(session, read_query(session, words)).events}


def test_a_rival_value_is_found_and_so_is_the_accepted_one(loaded: Engine) -> None:
    found = {
        "said:quantity:8": {"shot"},
        "said:quantity:5": {"plain"},
        "said:quantity:12": {"shot"},
        "said:quantity:5,14": ALL,
        "said:quantity:20..": set(),
        "surely:said:quantity:9..": {"shot"},
        "surely:said:quantity:11..": set(),
        "said:quantity:5 said:quantity:8": set(),
        "said:quantity:8 said:quantity:12": {"shot"},
        "said:quantity:none": set(),
        "said:outcome:none": {"plain"},
        "said:date:2022-05-27": {"shot"},
        "said:2022-05-27": {"shot"},
        "said:date:2022-06..": set(),
        "surely:said:2022-05-27": {"shot"},
        "surely:said:2022-05-26": set(),
        "said:outcome:failure": {"shot"},
        "said:launcher:prk": {"shot"},
        "said:launcher:=prk": set(),
        "said:actor:army": {"shot"},
        "said:place:sea": {"shot"},
        "said:place:=sea": set(),
        'said:impact:"deep sea"': {"shot"},
        "said:impact:sea,land": {"shot"},
        "said:impact:moon": set(),
    }
    with Session(loaded) as session:
        for words, expected in found.items():
            assert keys(session, words) == expected, words
            if " " not in words:
                assert keys(session, f"not:{words}") == ALL - expected, words
        for words in ("quantity:12", "2022-05-27", "outcome:failure", "launcher:prk", "place:sea"):
            plain = words if ":" in words else f"date:{words}"
            assert keys(session, plain) == set()


NUMBERS = st.integers(0, 12).map(str)
QUANTITIES = st.one_of(
    NUMBERS,
    st.builds("{}{}".format, st.sampled_from(["~", ">", ">=", "<", "<="]), st.integers(1, 12)),
    st.builds(lambda a, b: f"{a}..{a + b}", st.integers(0, 8), st.integers(1, 6)),
)
ENDS = st.none() | st.decimals(0, 14, places=0)


def test_a_number_in_a_said_clause_follows_the_rules_of_stored_ones(
    engine: Engine, tmp_path: Path
) -> None:
    """By what the database says of a stored amount, for every range."""
    file = tmp_path / "seed.yaml"
    file.write_text("events:\n  one: {kind: launch, title: One, when: unknown}\n", "utf-8")
    load(engine, [file])
    table = SQLModel.metadata.tables["amount"]

    @given(text=QUANTITIES, lo=ENDS, hi=ENDS, surely=st.booleans())
    def law(text: str, lo: object, hi: object, surely: bool) -> None:
        window = NumberRange(text="", lo=lo, hi=hi)  # type: ignore[arg-type]
        number = quantity(text, False)
        with Session(engine) as session:
            session.execute(table.delete())
            session.execute(
                table.insert().values(
                    event_id=1,
                    field="quantity",
                    modality="",
                    text=text,
                    low=number.low,
                    best=number.best,
                    high=number.high,
                    qualifier=number.qualifier,
                )
            )
            stored = session.execute(select(table.c.id).where(lies_in(window, surely))).all()
            session.rollback()
        assert quantity_lies_in(number, window, surely) == bool(stored)

    law()
