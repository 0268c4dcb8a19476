"""Whatever a message proposes to write is right where it is written: applied, the fault is gone."""

import json
import re
from pathlib import Path

import pytest
from sqlalchemy import Engine

from timeline.errors import DataError, Problem
from timeline.loader import load

SEED = """\
actors:
  kor:
    {{name: South Korea, kind: state, country: KOR, aliases: [ROK, {{text: 한국, language: ko}}]}}
  us-army: {{name: The Army, kind: unit, part_of: usa}}
  rok-army: {{name: The Army, kind: unit, part_of: kor}}
systems:
  hwasong-12: {{name: Hwasong-12, category: missile, country: {country}}}
places:
  port: {{name: A port, timezone: {zone}}}
sources:
  broadcast: {{title: The broadcast, language: {language}, reliability: {reliability}}}
events:
  bad:
    kind: {kind}
    title: An event
    when: 2022-07
    participants: [{participant}, usa]
    troops: {{{slot}: 5, usa: 6}}
    place: {place}
    systems: [{system}]
    programme: {programme}
    status: {status}
    links: [{{{link}: {event}}}]
    cite: {{{source}: {{quote: the North fired eight missiles, claimant: {claimant}, for: when}}}}
    inferred: {{participants: r, troops: r, place: r, systems: r, programme: r, links: r}}
"""
RIGHT = {
    "country": "PRK", "zone": "Asia/Seoul", "language": "ko", "reliability": "B",
    "kind": "exercise", "participant": "prk", "slot": "usa ", "place": "sunan", "system": "f-35a",
    "programme": "kill-chain", "status": "planned", "link": "responds-to", "event": "firing",
    "source": "wire", "claimant": "kor",
}  # fmt: skip
# Where the wrong value is, the value, and what is proposed (None: anything or nothing).
WRONG: list[tuple[str, str, tuple[str, ...] | None]] = [
    ("participant", "North Korea", ("prk",)),
    ("participant", "north  korea", ("prk",)),
    ("participant", "DPRK", ("prk",)),
    ("participant", "KP", ("prk",)),
    ("participant", "PRK", ("prk",)),
    ("participant", "ROK", ("kor",)),
    ("participant", "한국", ("kor",)),
    ("participant", "Korea", ("kor", "prk")),
    ("participant", "The Army", ("us-army", "rok-army")),
    ("participant", "north-korea", ("prk",)),
    ("participant", "rok", ("kor",)),
    ("participant", "“prk”", ("prk",)),
    ("participant", "prk\u00a0", ("prk",)),
    ("participant", "\u3000prk", ("prk",)),
    ("participant", "prkk", ("prk",)),
    ("participant", "Atlantis", ()),
    ("participant", "atlantis", ()),
    ("participant", "金正恩", ()),
    ("slot", "North Korea", ("prk",)),
    ("slot", "PRK", ("prk",)),
    ("claimant", "South Korea", ("kor",)),
    ("claimant", "The Pentagon", ()),
    ("place", "Sunan", ("sunan",)),
    ("place", "Pyongyang International Airport", ()),
    ("system", "F-35A", ("f-35a",)),
    ("system", "Hwasong-12", ("hwasong-12",)),
    ("system", "hwasong12", ("hwasong-12",)),
    ("programme", "Kill Chain", ("kill-chain",)),
    ("programme", "Three-Axis System", ()),
    ("source", "Wire", ("wire",)),
    ("source", "A wire story", ("wire",)),
    ("source", "Yonhap", ()),
    ("event", "Eight missiles", ("firing",)),
    ("event", "fring", ("firing",)),
    ("zone", "KST", ("Asia/Seoul", "Asia/Pyongyang")),
    ("zone", "+09:00", ("Etc/GMT-9", "the zone of the place")),
    ("zone", "Soul", None),
    ("zone", "UTC+9", None),
    ("zone", "“Asia/Seoul”", ("Asia/Seoul",)),
    ("country", "North Korea", ("PRK",)),
    ("country", "Korea", ("KOR", "PRK")),
    ("country", "KP", ("PRK",)),
    ("country", "prk", ("PRK",)),
    ("language", "Korean", ("ko",)),
    ("reliability", "b", None),
    ("kind", "excercise", ("exercise",)),
    ("status", "planed", ("planned",)),
    ("link", "respond-to", ("responds-to",)),
    ("link", "announced", ("announces",)),
]


def _problems(engine: Engine, story: Path, values: dict[str, str]) -> list[Problem]:
    written = {name: json.dumps(text, ensure_ascii=False) for name, text in values.items()}
    written["slot"] = json.dumps(values["slot"].strip(), ensure_ascii=False)
    seed = SEED.format(**written)
    if values["slot"] == RIGHT["slot"]:
        seed = seed.replace('{"usa": 5, usa: 6}', "{usa: 6}")
    (story / "broken.yaml").write_text(seed, encoding="utf-8")
    try:
        load(engine, [story], dry_run=True)
    except DataError as error:
        return error.problems
    return []


def proposals(message: str) -> list[str]:
    """What a message says to write, or that may have been meant."""
    found = re.search(r"(?:; write|\): write|did you mean) (.*?)(?:\?|$)", message)
    proposed = re.sub(r" \([^)]*\)|, such as.*", "", found[1]) if found else ""
    return [each for each in re.split(", | or ", proposed) if each]


@pytest.mark.parametrize(
    ("name", "text", "expected"), WRONG, ids=[f"{case[0]} {case[1]}" for case in WRONG]
)
def test_every_suggestion_is_valid(
    stored: Engine, story: Path, name: str, text: str, expected: tuple[str, ...] | None
) -> None:
    faults = _problems(stored, story, RIGHT | {name: text})
    assert faults
    proposed = [each for fault in faults for each in proposals(fault.message)]
    if expected is not None:
        assert tuple(dict.fromkeys(proposed)) == expected, faults
    for each in proposed:
        if each.startswith("the zone"):
            continue
        participant = {"participant": each} if name == "slot" else {}
        assert _problems(stored, story, RIGHT | {name: each} | participant) == []


def test_an_unknown_name_is_reported_with_where_to_define_it(stored: Engine, story: Path) -> None:
    [fault] = _problems(stored, story, RIGHT | {"participant": "Atlantis"})
    assert fault.message == (
        "'Atlantis' is not a valid key, and no actor has this name: define it under actors:,"
        " and write its key here (timeline new actor adds it)"
    )
