"""``around``, ``responses`` and ``ledger`` as a user runs them, on both databases."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.profiles import is_nightly
from tests.running import Result
from tests.running import run as run_command

Run = Callable[..., Result]

SEED = """
sources:
  wire: {title: A wire story, reliability: B}
actors:
  kor: {name: South Korea, kind: state, country: KOR}
  mnd: {name: Ministry, kind: organisation, part_of: kor}
systems:
  f-35a: {name: F-35A, category: aircraft}
events:
  drill:
    kind: exercise
    title: The drill
    when: early 2022-07
    cite: {wire: {quote: x, for: [when]}}
  answer:
    kind: launch
    title: The answer
    when: about 1 week after drill
    cite: {wire: {quote: x, for: [when]}}
  late:
    kind: launch
    title: Another launch
    when: 2022-08-20
    cite: {wire: {quote: x, for: [when]}}
  drill-of-spring:
    kind: exercise
    title: The drill of spring
    when: 2022-03-01
    cite: {wire: {quote: x, for: [when]}}
  lost: {kind: launch, title: Of no date, when: unknown}
  first-forty:
    kind: procurement
    title: The first forty
    when: 2021
    stage: delivered
    systems: [f-35a]
    buyer: kor
    quantity: 40
    fleet_after: 40
    cite: {wire: {quote: x, for: [when, stage, systems, buyer, quantity, fleet_after]}}
  next-twenty:
    kind: procurement
    title: Twenty more
    when: 2022-07
    stage: approved
    systems: [f-35a]
    buyer: mnd
    quantity: 20
    fleet_after: {expected: 70}
    cost: ~3.9e12 KRW
    delivery: {expected: by 2030}
    cite:
      wire: {quote: x, for: [when, stage, systems, buyer, quantity, fleet_after, cost, delivery]}
"""


@pytest.fixture(scope="module")
def small(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of each sort with a small chronicle, which the tests only read."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "seed.yaml").write_text(SEED, encoding="utf-8")
    address = shared_engine.url.render_as_string(hide_password=False)
    loaded = run_command("load", str(folder / "seed.yaml"), "--database", address)
    assert loaded.exit_code == 0, loaded.stderr
    return address


@pytest.fixture
def ask(run: Run, small: str) -> Run:
    """Run commands on a database that contains a small chronicle."""
    return lambda *words: run(*words, "--database", small)


def lines(result: Result) -> list[list[str]]:
    assert result.exit_code == 0, result.stderr
    return [line.split("\t") for line in result.stdout.splitlines()]


def test_around_an_event_shows_days_before_and_after(ask: Run) -> None:
    found = lines(ask("around", "drill", "--days", "60", "kind:launch"))
    assert [(line[8], line[0], line[1], line[2]) for line in found] == [
        ("answer", "5", "9", "possibly"),
        ("late", "41", "50", "possibly"),
    ]
    shape = json.loads(ask("around", "late", "--days", "60", "--json").stdout)
    assert shape["around"]["start"] == ["2022-08-20", "2022-08-20"]
    assert shape["undated"] == 1
    assert {each["key"]: each["offset"] for each in shape["events"]} == {
        "drill": [-50, -41],
        "answer": [-45, -32],
        "next-twenty": [-50, -20],
    }


@pytest.mark.parametrize(("date", "keys"), [("2022-03-05", ["drill-of-spring"]), ("2019", [])])
def test_around_a_date(ask: Run, date: str, keys: list[str]) -> None:
    assert [line[8] for line in lines(ask("around", date, "--days", "7"))] == keys


@pytest.mark.parametrize(
    ("moment", "message", "hint"),
    [
        ("dril", "there is no event dril", "did you mean drill"),
        ("kor", "kor is an actor, not an event", "found by: timeline show kor"),
        ("North launch", "North launch is neither an event nor a date", "show 'North launch'"),
        ("last weak", "last weak is neither an event nor a date", "did you mean last-week"),
        ("July", "July is not a date", "the year is missing"),
        ("early July", "early July is not a date", "the year is missing"),
        ("2 days after drill", "2 days after drill depends on another event", "drill"),
        ("2022-13", "there is no month 13", ""),
    ],
)
def test_a_wrong_date_gets_a_suggestion(ask: Run, moment: str, message: str, hint: str) -> None:
    result = ask("around", moment)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"timeline: {message}")
    assert hint in result.stderr


def test_responses_list_pairs_and_rates_as_bounds(ask: Run) -> None:
    result = ask("responses", "--to", "kind:exercise", "--by", "kind:launch", "--within", "7,60")
    assert [line[:6] for line in lines(result)] == [
        ["drill-of-spring", "", "", "", "no", "no"],
        ["drill", "answer", "5", "9", "possibly", "possibly"],
        ["drill", "late", "41", "50", "no", "possibly"],
    ]
    assert "0–1 of 2 triggers answered within 7 days" in result.stderr
    assert "1 response left out: the first or the last day is unknown" in result.stderr


def test_responses_say_why_there_is_no_trigger(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for to, why in (("key:lost", "No trigger has known days."), ("xyz", "No trigger matches.")):
        asked = ("responses", "--to", to, "--by", "kind:launch")
        piped = ask(*asked)
        assert piped.stdout == ""
        assert why in piped.stderr.splitlines()
        assert "of 0" not in piped.stderr
        with monkeypatch.context() as patch:
            patch.setenv("TIMELINE_OUTPUT", "drawn")
            assert ask(*asked).stdout.splitlines()[0] == why


def test_responses_as_json(ask: Run) -> None:
    words = ("responses", "--to", "kind:exercise", "--by", "kind:launch", "--within", "60")
    shape = json.loads(ask(*words, "--json").stdout)
    (rate,) = shape["rates"]
    counts = {"days": 60, "surely": 0, "possibly": 1, "of": 2, "not_covered": 0}
    assert rate == rate | counts
    assert 0 < rate["base_rate"][0] < rate["base_rate"][1] < 1
    assert rate["ratio"][0] == 0
    assert shape["covered"] == []
    assert shape["unanswered"] == ["drill-of-spring"]
    assert shape["triggers"][1]["responses"][0]["within"] == {"60": "possibly"}
    assert shape["undated"] == {"triggers": 0, "responses": 1}


@pytest.mark.parametrize("within", ["7,", "-1", "week", "7.5", "９"])
@pytest.mark.parametrize("small", ["sqlite"], indirect=True)  # told before any SQL
def test_a_wrong_window_gets_a_suggestion(ask: Run, within: str) -> None:
    result = ask("responses", "--to", "kind:exercise", "--by", "kind:launch", f"--within={within}")
    assert result.exit_code == 2
    assert "--within 7,30" in result.stderr
    longer = ask(
        "responses", "--to", "kind:exercise", "--by", "kind:launch", "--within=7,99999999999"
    )
    assert (longer.exit_code, "at most 999,999 days" in longer.stderr) == (2, True)


@pytest.mark.parametrize("small", ["sqlite"], indirect=True)  # told before any SQL
def test_a_wrong_query_has_a_caret(ask: Run) -> None:
    result = ask("responses", "--to", "knd:exercise", "--by", "kind:launch")
    assert result.exit_code == 2
    assert "^^^" in result.stderr


def test_the_ledger_flags_a_total_that_does_not_follow(ask: Run) -> None:
    found = lines(ask("ledger"))
    assert [(line[12], line[6], line[9], line[10], line[11]) for line in found] == [
        ("first-forty", "40", "", "40", "unknown"),
        ("next-twenty", "20", "70", "", "differs"),
    ]
    (group,) = json.loads(ask("ledger", "--json").stdout)["groups"]
    (account,) = group["accounts"]
    (check,) = account["entries"][1]["checks"]
    assert (check["base_key"], check["sum"]["text"], check["verdict"]) == (
        "first-forty", "60", "differs",
    )  # fmt: skip
    (date,) = account["entries"][1]["dates"]
    assert (date["field"], date["slot"], date["earliest"], date["latest"]) == (
        "delivery", "expected", None, "2030-12-31",
    )  # fmt: skip
    assert [each["stage"] for each in account["sums"]] == ["approved", "delivered"]
    assert account["sums"][0]["costs"][0]["unit"] == "KRW"


def test_the_ledger_by_buyer_counts_organisations_of_a_state_for_it(ask: Run) -> None:
    def buyers(*options: str) -> list[tuple[str, str]]:
        found = lines(ask("ledger", "--by", "buyer", *options))
        return [(line[0], line[12]) for line in found]

    assert buyers() == [("kor", "first-forty"), ("kor", "next-twenty")]
    assert buyers("--exact") == [("kor", "first-forty"), ("mnd", "next-twenty")]


def test_other_kinds_are_not_in_the_ledger(ask: Run) -> None:
    assert lines(ask("ledger", "date:2022-07", "drill")) == []


@pytest.mark.parametrize(
    "words",
    [("around", "drill"), ("responses", "--to", "drill", "--by", "kind:launch"), ("ledger",)],
    ids=lambda words: words[0],
)
def test_a_terminal_gets_the_view(
    ask: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("PAGER", "")
    monkeypatch.setenv("COLUMNS", "80")
    result = ask(*words)
    assert result.exit_code == 0
    assert "\t" not in result.stdout
    assert "\x1b[" in result.stdout


def test_a_register_of_orders_and_deliveries_comes_to_what_a_plain_count_says(
    run: Run, engine: Engine, tmp_path: Path
) -> None:
    """Many systems, each ordered and delivered in one of the ways of a register."""
    count = 300 if is_nightly() else 70  # each way with each number of units that came
    lines = ["sources: {wire: {title: A register}}", "systems:"]
    lines[:0] = ["actors: {kor: {name: South Korea, kind: state, country: KOR}}"]
    lines += [f"  s{n}: {{name: System {n}, category: aircraft}}" for n in range(count)]
    lines += ["events:"]
    expected = {}
    for n in range(count):
        units, came, about, way = 5 + n % 40, n % 7, n % 2 == 0, n % 5
        text = f"~{units}" if about else str(units)
        values = {"stage": "ordered", "quantity": text, "buyer": "kor", "systems": f"[s{n}]"}
        orders = {f"order-{n}": {"when": "2000", **values}}
        if way == 0:  # in its own record, and nowhere else
            orders[f"order-{n}"]["delivery"] = "{actual: 2003}"
        elif way in (1, 2):  # all of it in a record of its own, linked or not
            link = {"links": f"[refers-to: order-{n}]"} if way == 1 else {}
            delivery = {"stage": "delivered", "quantity": str(units)}
            orders[f"delivery-{n}"] = {"when": "2003", **values, **delivery, **link}
        elif way == 3:  # a part of it
            delivery = {"stage": "delivered", "quantity": str(min(came, units))}
            orders[f"delivery-{n}"] = {"when": "2003", **values, **delivery}
        else:  # planned
            orders[f"order-{n}"]["delivery"] = "{expected: 2003}"
        for key, event in orders.items():
            body = {"kind": "procurement", "title": "T", **event}
            body["cite"] = f"{{wire: {{quote: x, for: [{', '.join(event)}]}}}}"
            lines.append(f"  {key}: {{{', '.join(f'{a}: {b}' for a, b in body.items())}}}")
        done = {0: units, 1: units, 2: units, 3: came, 4: 0}[way]
        margin = max(1, units // 5) if about else 0  # about: a fifth, and one at least
        low, high = max(units - margin - done, 0), max(units + margin - done, 0)
        expected[f"s{n}"] = (0, 0, 0) if way == 0 else (low, units - done, high)
    address = engine.url.render_as_string(hide_password=False)
    (tmp_path / "register").mkdir()
    (tmp_path / "register" / "events.yaml").write_text("\n".join(lines))
    assert run("load", str(tmp_path / "register"), "--database", address).exit_code == 0
    found = json.loads(run("ledger", "--json", "--database", address).stdout)
    accounts = {
        account["systems"][0]: account for g in found["groups"] for account in g["accounts"]
    }
    backlogs = {
        system: tuple(int(account["backlog"][name]) for name in ("low", "best", "high"))
        for system, account in accounts.items()
    }
    assert backlogs == expected
    assert accounts["s0"]["sums"][1]["stage"] == "delivered"
    assert accounts["s1"]["entries"][0]["same_units"] == ["delivery-1"]
    assert accounts["s2"]["entries"][0]["same_units"] == []
