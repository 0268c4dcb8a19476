"""What any source says: ``said:``, and what disputes the accepted value: ``rival:``."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlmodel import Session

from tests.query.finding import keys
from timeline.canonical.comparing import read_quantity
from timeline.loader import load
from timeline.models.columns import TABLES
from timeline.query.conditions.fields.ranges import lies_in, quantity_lies_in
from timeline.query.grammar.nodes import NumberRange

SEED: dict[str, Any] = {
    "sources": {name: {"title": name} for name in ("wire", "paper")},
    "actors": {
        "prk": {"name": "North Korea", "kind": "state"},
        "army": {"name": "The Army", "kind": "unit", "part_of": "prk"},
        "kor": {"name": "South Korea", "kind": "state"},
    },
    "systems": {key: {"name": key, "category": "missile"} for key in ("kn-23", "kn-25")},
    "programmes": {key: {"name": key} for key in ("axis", "kill-chain")},
    "places": {
        "sea": {"name": "East Sea"},
        "bay": {"name": "A bay", "part_of": "sea"},
        "hill": {"name": "A hill"},
    },
    "events": {
        "shot": {
            "kind": "launch", "title": "A launch", "when": "2022-05-25", "launcher": "kor",
            "quantity": "8", "outcome": "success", "impact": "on land", "place": "hill",
            "systems": "kn-25", "tags": "salvo", "programme": "kill-chain",
            "impact_place": "sea", "links": {"refers-to": "plain"},
            "cite": {
                "wire": {
                    "quote": "so it was",
                    "for": [
                        "launcher", "quantity", "outcome", "impact", "place", "systems",
                        "programme", "impact_place", "links",
                    ],
                    "says": {"when": "2022-05"},
                },
                "paper": {
                    "quote": "not so",
                    "disputes": {
                        "when": "2022-05-27", "quantity": "~12", "outcome": "failure",
                        "launcher": "army", "impact": "into the deep sea", "place": "bay",
                        "kind": "test", "status": "claimed", "systems": "kn-23", "tags": "night",
                        "programme": "axis", "title": "A drill", "links": "other",
                        "impact_place": "hill",
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
SEED["events"]["other"] = {
    "kind": "exercise",
    "title": "Another drill",
    "when": "1999",
    "inferred": {"when": "r"},
}
ALL = {"shot", "plain", "other"}


@pytest.fixture
def loaded(engine: Engine, tmp_path: Path) -> Engine:
    file = tmp_path / "seed.yaml"
    file.write_text(json.dumps(SEED, indent=1) + "\n", encoding="utf-8")
    load(engine, [file])
    return engine


def test_a_rival_value_is_found_and_so_is_the_accepted_one(loaded: Engine) -> None:
    found = {
        "said:quantity:8": {"shot"},
        "said:quantity:5": {"plain"},
        "said:quantity:12": {"shot"},
        "said:quantity:5,14": {"shot", "plain"},
        "said:quantity:20..": set(),
        "surely:said:quantity:9..": {"shot"},
        "surely:said:quantity:11..": set(),
        "said:quantity:5 said:quantity:8": set(),
        "said:quantity:8 said:quantity:12": {"shot"},
        "said:quantity:none": {"other"},
        "said:outcome:none": {"plain", "other"},
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


def test_only_a_rival_value_is_found(loaded: Engine) -> None:
    found = {
        "rival:quantity:8": set(),
        "rival:quantity:5": set(),
        "rival:quantity:12": {"shot"},
        "rival:quantity:5,14": {"shot"},
        "surely:rival:quantity:9..": {"shot"},
        "surely:rival:quantity:11..": set(),
        "rival:quantity:none": {"plain", "other"},
        "rival:date:2022-05-27": {"shot"},
        "rival:2022-05-27": {"shot"},
        "rival:2022-05-25": set(),
        "rival:outcome:failure": {"shot"},
        "rival:outcome:success": set(),
        "rival:launcher:prk": {"shot"},
        "rival:launcher:=prk": set(),
        "rival:launcher:kor": set(),
        "rival:actor:army": {"shot"},
        "rival:place:sea": {"shot"},
        "rival:place:hill": set(),
        "rival:impact_place:hill": {"shot"},
        'rival:impact:"deep sea"': {"shot"},
        "rival:impact:land": set(),
        "rival:kind:test": {"shot"},
        "rival:kind:launch": set(),
        "rival:status:claimed": {"shot"},
        "rival:system:kn-23": {"shot"},
        "rival:system:kn-25": set(),
        "rival:programme:axis": {"shot"},
        "rival:tag:night": {"shot"},
        "rival:tag:salvo": set(),
        "rival:title:drill": {"shot"},
        "rival:refers-to:other": {"shot"},
        "rival:refers-to:plain": set(),
    }
    with Session(loaded) as session:
        for words, expected in found.items():
            assert keys(session, words) == expected, words
            assert keys(session, f"not:{words}") == ALL - expected, words
            if "none" not in words:
                assert expected <= keys(session, words.replace("rival:", "said:")), words


MERGED: dict[str, Any] = {
    "again": {
        "kind": "launch", "title": "The same launch", "when": "2022-05-26", "launcher": "kor",
        "quantity": "10", "outcome": "success", "impact": "on a hill", "place": "hill",
        "links": {"same-as": "shot"}, "inferred": {"links": "there was one"},
        "cite": {
            "wire": {
                "quote": "so it was",
                "for": ["when", "launcher", "quantity", "outcome", "place", "impact"],
            },
            "paper": {"quote": "not so", "disputes": {"impact": "on land"}},
        },
    },
}  # fmt: skip


def test_another_record_of_the_event_has_rivals(engine: Engine, tmp_path: Path) -> None:
    """Where it surely differs, or disputes its own value with the accepted one."""
    file = tmp_path / "seed.yaml"
    seed = SEED | {"events": SEED["events"] | MERGED}
    file.write_text(json.dumps(seed, indent=1) + "\n", encoding="utf-8")
    load(engine, [file])
    found = {
        "rival:quantity:10": {"shot"},
        "surely:rival:quantity:10": {"shot"},
        "rival:quantity:8": set(),
        "rival:2022-05-26": {"shot"},
        "surely:rival:2022-05-26": {"shot"},
        "rival:2022-05-25": set(),
        "rival:outcome:success": set(),
        "rival:outcome:failure": {"shot"},
        "rival:impact:hill": {"shot"},
        "rival:impact:land": set(),
        'rival:impact:"deep sea"': {"shot"},
        "rival:launcher:army": {"shot"},
        "rival:launcher:kor": set(),
    }
    with Session(engine) as session:
        for words, expected in found.items():
            assert keys(session, words) == expected, words
            assert keys(session, f"not:{words}") == ALL - expected, words


def test_a_rival_that_another_record_infers_is_not_sure(engine: Engine, tmp_path: Path) -> None:
    again = MERGED["again"] | {"inferred": {"links": "x", "quantity": "x", "when": "x"}}
    file = tmp_path / "seed.yaml"
    seed = SEED | {"events": SEED["events"] | {"again": again}}
    file.write_text(json.dumps(seed, indent=1) + "\n", encoding="utf-8")
    load(engine, [file])
    with Session(engine) as session:
        for words in ("rival:quantity:10", "rival:date:2022-05-26"):
            assert keys(session, words) == {"shot"}
            assert keys(session, f"surely:{words}") == set()


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
    table = TABLES["amount"]

    @given(text=QUANTITIES, lo=ENDS, hi=ENDS, surely=st.booleans(), whole=st.booleans())
    def law(text: str, lo: object, hi: object, surely: bool, whole: bool) -> None:
        window = NumberRange(text="", lo=lo, hi=hi)  # type: ignore[arg-type]
        number = read_quantity(text, False)
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
            stored = session.execute(select(table.c.id).where(lies_in(window, surely, whole))).all()
            session.rollback()
        assert quantity_lies_in(read_quantity(text, False, whole), window, surely, whole) == bool(
            stored
        )

    law()
