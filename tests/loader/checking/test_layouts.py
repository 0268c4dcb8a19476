"""An event that is put together from what was checked before is as if it were checked itself."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.profiles import one_in
from tests.query.conftest import CHRONICLE
from tests.readers.memory import said
from timeline.database import bundled_chronicle
from timeline.loader.checking.alike.layouts import Layouts
from timeline.loader.checking.record import check_record
from timeline.readers import Node, RawRecord, open_chronicles, read_chronicle

ODD = (
    "", " ", "unknown", " unknown", "2022-05-25", "by 2030", "1 week after shot", "usa", "when",
    "links", "“eight”", "no\u00a0", "17000+", "x" * 401, "0", "7", "-", "~", "launch",
    "systems.f-35a", "links.part-of.season", "quantity", "shot", "a  b", "KOR",
)  # fmt: skip
"""Texts that are right in one place and wrong in another."""


EVENT = """
  e{number}:
    kind: exercise
    title: One of many
    when: {when}
    participants: [{actors}]
    observers: [{observer}]
    systems: [{systems}]
    troops: {{{troops}: 300}}
    status: {status}
    links: [{{part-of: {whole}}}]
    cite:
      {source}:
        - quote: "{quote}"
          for: [when, participants, observers, {system_path}, {link_path}{troops_path}]
          claimant: kor{rest}
"""
"""An event with a layout, of which only the values, and whether these fit each other, differ."""
PUBLISHED = ("by published wire", "2022 and by published wire")
DIFFERENT = {
    "when": ("2022-05-25", "unknown", "1 week after e1", "2022-13", *PUBLISHED),
    "actors": ("usa, kor", "kor, usa", "kor, jpn", "usa, usa"),
    "observer": ("twn", "twn", "kor"),
    "troops": ("usa", "kor"),
    "systems": ("f-35a, f-35i", "f-35i, jet"),
    "system_path": ("systems", "systems", "systems.f-35a"),
    "whole": ("e2", "e3"),
    "link_path": ("links", "links.part-of", "links.part-of.e2"),
    "troops_path": (", troops", "", ""),
    "rest": (
        "",
        *(
            f"\n      report: {text}"
            for text in ("three hundred men", "some men", "troops", "p. 3", "{page: 3}")
        ),
    ),
    "status": ("occurred", "occurred", "planned"),
    "source": ("wire", "paper", "Wire"),
    "quote": ("a drill", "a drill", "a  drill", " ", "“drill”"),
}


def _like_each_other(made: random.Random) -> str:
    events = (
        EVENT.format(number=n, **{name: made.choice(texts) for name, texts in DIFFERENT.items()})
        for n in range(40)
    )
    return "events:" + "".join(events)


def _events(*paths: Path) -> list[RawRecord]:
    chronicles, _ = open_chronicles(paths)
    items = [item for each in chronicles for item in read_chronicle(each)]
    return [item for item in items if isinstance(item, RawRecord) and item.type == "event"]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[RawRecord]:
    """Events of every kind, with evidence of every form."""
    file = tmp_path_factory.mktemp("events") / "seed.yaml"
    file.write_text(CHRONICLE, encoding="utf-8")
    return _events(bundled_chronicle(), file)


def _places(content: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to each node."""
    inner = content.items() if isinstance(content, dict) else enumerate(content)
    for name, node in inner:
        yield (*at, name)
        if not isinstance(node.value, str):
            yield from _places(node.value, (*at, name))


def _changed(content: Any, way: tuple[Any, ...], made: random.Random) -> Any:
    """Return the nodes with another one at the end of the way, or without it, or with it twice."""
    name, *rest = way
    copy: Any = dict(content) if isinstance(content, dict) else [*content]
    node: Node = copy[name]
    if rest:
        copy[name] = node._replace(value=_changed(node.value, tuple(rest), made))
        return copy
    change = made.randrange(7)
    if change == 6 and not isinstance(node.value, str):
        copy[name] = node._replace(value=type(node.value)())
    elif change == 0:
        del copy[name]
    elif change == 1 and isinstance(copy, list):
        copy.insert(name, node)
    elif change == 1:
        copy[made.choice(("note", "says", "page", "place", made.choice(ODD)))] = node
    elif change == 2:
        copy[name] = node._replace(style=made.choice(("plain", "quoted")), lost="# of it")
    else:
        text = made.choice(ODD)
        copy[name] = node._replace(value=text if change < 5 else [node, node._replace(value=text)])
    return copy


@settings(max_examples=one_in(2), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_it_says_what_a_check_of_the_record_alone_says(
    records: list[RawRecord], tmp_path: Path, seed: int
) -> None:
    made, layouts = random.Random(seed), Layouts()
    file = tmp_path / "events.yaml"
    file.write_text(_like_each_other(made), encoding="utf-8")
    for record in (*records, *_events(file)):
        assert said(layouts.check(record, "Asia/Seoul")) == said(check_record(record, "Asia/Seoul"))
    for _ in range(60):
        record = made.choice(records)
        for _ in range(made.choice((1, 1, 2))):
            ways = [*_places(record.body)]
            record = replace(record, body=_changed(record.body, made.choice(ways), made))
        assert said(layouts.check(record)) == said(check_record(record))


def test_what_was_checked_is_not_checked_again(
    records: list[RawRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    from timeline.loader.checking.alike import layouts

    checker = Layouts()
    checked: list[object] = []

    def counted(*given: Any) -> object:
        checked.append(given)
        return check_record(*given)

    monkeypatch.setattr(layouts, "check_record", counted)
    for _ in range(2):
        for record in records:
            checker.check(record)
    assert len(checked) < 1.5 * len(records)
