"""Numbers of whole things: a query finds what an enumeration of the numbers says."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.profiles import is_nightly
from tests.quantities.whole_things import ALLOWED, MOST
from tests.query.finding import keys
from timeline.kinds import FieldType
from timeline.loader import load
from timeline.naming.query_names import DECLARED

TEXTS = [text for text in ALLOWED if "≥" not in text and "≤" not in text]
RANGES = [
    *((n, n) for n in range(7)),
    *((n, None) for n in range(7)),
    *((None, n) for n in range(7)),
    *((n, m) for n in range(6) for m in range(n + 1, 7)),
    (2.5, 3.5), (3.2, 3.8), (3.5, None), (None, 3.5),
]  # fmt: skip
"""The ends of ranges."""


@pytest.fixture(scope="module")
def session(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Events with every notation as their number, as a rival, in a list, and of one modality."""

    def cited(*paths: str) -> dict[str, Any]:
        return {"cite": {"wire": {"quote": "so it was", "for": ["when", *paths]}}}

    events: dict[str, Any] = {}
    for number, text in enumerate(TEXTS):
        launch = {"kind": "launch", "title": "L", "when": "2020", "quantity": text}
        events[f"own-{number}"] = launch | cited("quantity")
        rival = launch | {"quantity": "100"} | cited("quantity")
        rival["cite"]["wire"]["disputes"] = {"quantity": text}
        events[f"rival-{number}"] = rival
        events[f"parts-{number}"] = {
            "kind": "procurement",
            "title": "O",
            "when": "2020",
            "stage": "ordered",
            "quantity": "100",
            **cited("stage", "quantity", "deliveries", "fleet_after"),
            "deliveries": [{"when": "2021", "quantity": text}],
            "fleet_after": {"expected": text},
        }
    file = tmp_path_factory.mktemp("numbers") / "seed.yaml"
    seed = {"sources": {"wire": {"title": "Wire"}}, "events": events}
    file.write_text(json.dumps(seed), encoding="utf-8")
    load(shared_engine, [file])
    with Session(shared_engine) as session:
        yield session


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("quantity", "own"),
        ("said:quantity", "rival"),
        ("rival:quantity", "rival"),
        ("deliveries.quantity", "parts"),
        ("fleet_after.expected", "parts"),
    ],
)
def test_a_range_finds_the_values_that_allow_some_or_only_numbers_of_it(
    session: Session, query: str, kind: str
) -> None:
    for lo, hi in RANGES if is_nightly() else RANGES[len(query) % 3 :: 3]:
        asked = {
            n for n in range(MOST + 1) if (lo is None or n >= lo) and (hi is None or n <= hi)
        }  # fmt: skip
        written = f"{lo}" if lo == hi else "..".join("" if n is None else f"{n}" for n in (lo, hi))
        some = {f"{kind}-{n}" for n, text in enumerate(TEXTS) if ALLOWED[text] & asked}
        only = {f"{kind}-{n}" for n, text in enumerate(TEXTS) if ALLOWED[text] <= asked}
        if query.startswith("said:") and hi is None:  # the accepted value is 100
            some = only = {f"{kind}-{n}" for n, _ in enumerate(TEXTS)}
        everywhere = {key for key in keys(session, f"{query}:{written}") if key.startswith(kind)}
        assert everywhere == some, written
        sure = {key for key in keys(session, f"surely:{query}:{written}") if key.startswith(kind)}
        assert sure == only, written


def test_fields_of_one_name_count_the_same_sort_of_things() -> None:
    """One condition searches all of them."""
    for name, declared in DECLARED.items():
        numbers = {each.field.whole for each in declared if each.field.type is FieldType.NUMBER}
        assert len(numbers) < 2, name
