"""Links that two events cannot have, links in a cycle, and sources that repeat each other."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from tests import yamls
from timeline.errors import DataError
from timeline.kinds import KINDS
from timeline.loader import load
from timeline.loader.loading import undo
from timeline.loader.planning.consistency.relations import find_cycles
from timeline.models.vocabularies import LINKS


def event(kind: str = "procurement", **links: str) -> dict[str, Any]:
    body = {"kind": kind, "title": "T", "when": "2022"}
    linked = [{name.replace("_", "-"): to} for name, to in links.items()]
    reasons = {"when": "r"} | ({"links": "r"} if linked else {})
    return body | ({"links": linked} if linked else {}) | {"inferred": reasons}


def write(folder: Path, **sections: Mapping[str, Any]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    (folder / "a.yaml").write_text(yamls.written(sections))
    return [folder]


def faults(engine: Engine, paths: list[Path]) -> list[str]:
    """Load, and return the problems as ``FIELD: MESSAGE``."""
    try:
        load(engine, paths)
    except DataError as error:
        return [f"{each.field}: {each.message}" for each in error.problems]
    return []


def test_a_link_joins_the_kinds_that_it_declares(engine: Engine, tmp_path: Path) -> None:
    expected = set()
    events = {f"other-{kind}": event(kind) for kind in KINDS}
    for link, declared in LINKS.items():
        if not (declared.kinds or declared.to):
            continue
        for kind in KINDS:
            for other in KINDS:
                key = f"{link}-{kind}-{other}"
                events[key] = event(kind, **{link: f"other-{other}"})
                if kind not in declared.kinds or other not in declared.to:
                    expected.add(f"{key}.links.{link}.other-{other}")
    found = faults(engine, write(tmp_path / "a", events=events))
    assert {each.partition(":")[0] for each in found} == expected
    fitting = {
        key: body
        for key, body in events.items()
        if not any(e.startswith(f"{key}.") for e in expected)
    }
    assert faults(engine, write(tmp_path / "a", events=fitting)) == []


def test_what_to_write_instead_is_stated(engine: Engine, tmp_path: Path) -> None:
    events = {
        "a": event("incident", delivers="b"),
        "b": event("incident"),
        "c": event(delivers="b"),
    }
    assert faults(engine, write(tmp_path / "a", events=events)) == [
        "a.links.delivers.b: an incident cannot have this link, only a procurement, a deployment or"
        " a measure: use another link, such as refers-to",
        "c.links.delivers.b: b is an incident: link to a procurement, an agreement or a measure, or"
        " use another link, such as refers-to",
    ]


def test_links_to_stored_events_are_checked(engine: Engine, tmp_path: Path) -> None:
    load(engine, write(tmp_path / "one", events={"a": event("summit"), "b": event()}))
    delivery = {"c": event(delivers="a"), "d": event(delivers="b")}
    (fault,) = faults(engine, write(tmp_path / "two", events=delivery))
    assert fault.startswith("c.links.delivers.a: a is a summit: link to a procurement")
    load(engine, write(tmp_path / "two", events={"d": event(delivers="b")}))
    other = {"a": event("summit"), "b": event("summit")}
    assert faults(engine, write(tmp_path / "one", events=other)) == [
        "b.kind: d delivers it, which a summit cannot have: change the links of d too"
    ]


@pytest.mark.parametrize("link", [name for name, declared in LINKS.items() if declared.one_way])
def test_one_way_links_make_no_cycle(engine: Engine, tmp_path: Path, link: str) -> None:
    first = {"a": event(**{link: "b"}), "b": event(**{link: "c"}), "c": event()}
    assert faults(engine, write(tmp_path / "one", events=first)) == []
    closing = first | {"c": event(**{link: "a"})}
    (fault,) = faults(engine, write(tmp_path / "one", events=closing))
    message = "circular reference: a → b → c → a; remove one of these links"
    assert fault == f"a.links.{link}.b: {message}"
    # Also over stored events, and over those of another chronicle.
    more = {"d": event(**{link: "a"})}
    load(engine, write(tmp_path / "two", events=more))
    found = faults(engine, write(tmp_path / "one", events=first | {"c": event(**{link: "d"})}))
    assert len(found) == 1
    assert "circular reference" in found[0]
    # A cycle of two types is not one.
    other = next(name for name in ("refers-to", "supports") if name != link)
    mixed = first | {"c": event(**{other: "a"})}
    assert faults(engine, write(tmp_path / "one", events=mixed)) == []
    undo(engine)


def test_a_cycle_is_found_where_paths_meet() -> None:
    edges = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": ["e"], "e": ["e"]}
    assert list(find_cycles(edges, edges)) == []
    assert list(find_cycles(edges | {"d": ["c"]}, edges)) == [["d", "c", "d"]]
    chain = {str(n): [str(n + 1)] for n in range(10_000)}
    assert list(find_cycles(chain, chain)) == []


SOURCES = {key: {"title": key} for key in ("paper", "wire", "study")}


def cited(**passages: list[dict[str, Any]]) -> dict[str, Any]:
    body = {"kind": "launch", "title": "T", "when": "2022", "quantity": "3"}
    return {"a": body | {"cite": passages, "inferred": {"when": "r", "quantity": "r"}}}


def passage(path: str, repeats: str = "") -> dict[str, Any]:
    return {"page": "1", "for": [path]} | ({"derived_from": repeats} if repeats else {})


REPEATED = "a.cite.{}.0.derived_from: circular reference: {}; remove one of these repetitions"


def test_sources_do_not_repeat_each_other(engine: Engine, tmp_path: Path) -> None:
    both = cited(paper=[passage("when", "wire")], wire=[passage("when", "paper")])
    assert faults(engine, write(tmp_path / "a", sources=SOURCES, events=both)) == [
        REPEATED.format("paper", "paper → wire → paper")
    ]
    round_ = cited(
        paper=[passage("when", "wire")],
        wire=[passage("when", "study")],
        study=[passage("when", "paper")],
    )
    assert faults(engine, write(tmp_path / "a", sources=SOURCES, events=round_)) == [
        REPEATED.format("paper", "paper → wire → study → paper")
    ]


def test_sources_may_repeat_each_other_for_different_values(engine: Engine, tmp_path: Path) -> None:
    apart = cited(
        paper=[passage("when", "wire"), passage("quantity")],
        wire=[passage("when"), passage("quantity", "paper")],
    )
    assert faults(engine, write(tmp_path / "a", sources=SOURCES, events=apart)) == []


@pytest.mark.parametrize("stored", [False, True])
def test_a_source_that_repeats_another_everywhere_is_not_repeated_by_it(
    engine: Engine, tmp_path: Path, stored: bool
) -> None:
    sources = SOURCES | {"wire": {"title": "wire", "derived_from": "paper"}}
    repeats = cited(paper=[passage("when", "wire")])
    if stored:
        load(engine, write(tmp_path / "one", sources=sources))
        paths = write(tmp_path / "two", events=repeats)
    else:
        paths = write(tmp_path / "one", sources=sources, events=repeats)
    assert faults(engine, paths) == [REPEATED.format("paper", "paper → wire → paper")]
