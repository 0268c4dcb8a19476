"""A procurement with many deliveries, and a ledger of one purchase at four stages, as users see it.

The expected figures are computed by hand in the comments.
"""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.running import Result
from timeline.loader import load

Run = Callable[..., Result]
HEAD = """
sources:
  wire: {title: A wire story, reliability: B, published: 2014}
  later: {title: A register, reliability: B, published: 2020}
actors:
  kor: {name: South Korea, kind: state, country: KOR}
  prk: {name: North Korea, kind: state, country: PRK}
systems:
  f-35a: {name: F-35A, category: aircraft}
events:
"""
ORDER = """
  order:
    kind: procurement
    title: Forty ordered
    when: 2014-01
    stage: ordered
    buyer: kor
    systems: f-35a
    quantity: 40
    deliveries: [{when: 2018, quantity: 8}, {when: 2019}, {when: 2020-03, quantity: ~12}]
    cite:
      wire: {quote: x, for: [when, stage, buyer, systems, quantity]}
      later:
        - {quote: y, for: [deliveries.1]}
        - {quote: z, for: [deliveries.2, deliveries.3.when]}
        - {quote: w, for: [deliveries.3.quantity], disputes: {deliveries.1.quantity: 6}}
"""


@pytest.fixture
def ask(run: Run, engine: Engine, tmp_path: Path) -> Callable[..., Any]:
    """Load a chronicle, and return a function that runs a command on it."""
    address = engine.url.render_as_string(hide_password=False)

    def load_events(events: str) -> Callable[..., Result]:
        folder = tmp_path / "register"
        folder.mkdir(exist_ok=True)
        (folder / "events.yaml").write_text(HEAD + events)
        result = run("load", str(folder), "--database", address)
        assert result.exit_code == 0, result.stderr
        return lambda *words: run(*words, "--database", address)

    return load_events


@pytest.fixture(scope="module")
def ordered(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of each type with the order, which the tests only read."""
    file = tmp_path_factory.mktemp("register") / "events.yaml"
    file.write_text(HEAD + ORDER)
    load(shared_engine, [file])
    return shared_engine.url.render_as_string(hide_password=False)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("deliveries:2019", True),
        ("deliveries:2014..", True),
        ("deliveries:2016", False),
        ("surely:deliveries:2018", True),
        ("deliveries.quantity:8", True),
        ("deliveries.quantity:10..13", True),
        ("surely:deliveries.quantity:12", False),
        ("said:deliveries.quantity:6", True),
        ("said:deliveries.quantity:7", False),
        ("said:deliveries:2021", False),
        ("not:deliveries:none", True),
        ("deliveries.quantity:none", False),
        ("disputed:deliveries.1.quantity", True),
        ("disputed:deliveries.2", False),
    ],
)
def test_queries_find_deliveries(run: Run, ordered: str, query: str, found: bool) -> None:
    shown = run("show", query, "--database", ordered)
    assert ("order" in shown.stdout) is found


def test_every_delivery_is_shown_with_its_own_evidence(
    ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ask(ORDER)
    about = json.loads(command("about", "order", "--json").stdout)
    assert [
        (each["number"], each["when"]["text"], each.get("quantity", {}).get("text"))
        for each in about["deliveries"]
    ] == [(1, "2018", "8"), (2, "2019", None), (3, "2020-03", "~12")]
    cited = {
        claim["field"]: claim["quote"] for claim in about["claims"] if claim["stance"] == "supports"
    }
    assert (cited["deliveries.1.when"], cited["deliveries.3.quantity"]) == ("y", "w")
    (row,) = csv.DictReader(io.StringIO(command("export", "csv").stdout))
    assert (row["deliveries_when"], row["deliveries_quantity"]) == ("2018;2019;2020-03", "8;;~12")
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("PAGER", "")
    text = command("about", "order").stdout
    assert all(each in text for each in ("8 units", "2019", "about 12"))
    assert text.count("Deliveries") == 1
    assert "Units delivered" not in text


def test_deliveries_are_known_when_their_source_was_published(ask: Any) -> None:
    command = ask(ORDER)
    assert "deliveries" not in json.loads(
        command("about", "order", "--as-of", "2015", "--json").stdout
    )
    half = ORDER.replace("{quote: y, for: [deliveries.1]}", "{quote: y, for: [deliveries.1.when]}")
    half = half.replace(
        "for: [when, stage,", "for: [deliveries.1.quantity, deliveries.3.when, when, stage,"
    )
    result = ask(half)("about", "order", "--as-of", "2015", "--json")
    assert result.exit_code == 0, result.stderr
    known = json.loads(ask(half)("about", "order", "--as-of", "2015", "--json").stdout)
    assert [(e["number"], "when" in e, "quantity" in e) for e in known["deliveries"]] == [
        (1, False, True), (3, True, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("[{when: 2018, number: 8}]", "order.deliveries.1.number: is not a part of deliveries"),
        ("[{when: 2018}, {when: 2018-13}]", "order.deliveries.2.when: "),
        ("[{quantity: eight}]", "order.deliveries.1.quantity: "),
        ("[2018]", "order.deliveries.1: is a text: write {when: …, quantity: …}"),
        ("[]", "order.deliveries: is empty"),
    ],
)
def test_a_wrong_delivery_is_reported_with_its_line(
    run: Run, tmp_path: Path, written: str, fault: str
) -> None:
    folder = tmp_path / "wrong"
    folder.mkdir()
    lines = (HEAD + ORDER).splitlines()
    (line,) = (number for number, each in enumerate(lines, 1) if "deliveries: [" in each)
    lines[line - 1] = f"    deliveries: {written}"
    (folder / "events.yaml").write_text("\n".join(lines))
    result = run("load", str(folder), "--database", str(tmp_path / "timeline.db"))
    assert f"events.yaml:{line}: {fault}" in result.stderr


def test_deliveries_written_by_number_are_the_same_list(ask: Any) -> None:
    first = json.loads(ask(ORDER)("about", "order", "--json").stdout)
    numbered = ORDER.replace("[{when: 2018", "{3: {when: 2020-03, quantity: ~12}, 1: {when: 2018")
    numbered = numbered.replace("{when: 2019}, {when: 2020-03, quantity: ~12}]", "2: {when: 2019}}")
    command = ask(numbered)
    assert json.loads(command("about", "order", "--json").stdout) == first


def test_a_date_that_follows_another_event_is_solved_in_a_list(ask: Any) -> None:
    worded = ORDER.replace("{when: 2019}", "{when: 3 years after order}")
    (_, second, _) = json.loads(ask(worded)("about", "order", "--json").stdout)["deliveries"]
    assert second["when"]["earliest"] == "2017-01-01"


def events(*given: tuple[str, str]) -> str:
    """Events that the wire supports, by key and fields."""
    lines = []
    for key, fields in given:
        names = [each.partition(":")[0] for each in fields.split("; ")]
        cite = f"cite: {{wire: {{quote: x, for: [{', '.join(names[1:])}]}}}}"
        lines.append(f"  {key}: {{title: T, {fields.replace('; ', ', ')}, {cite}}}")
    return "\n".join(lines)


STAGES = [
    ("request", "kind: procurement; when: 2010; stage: proposed; quantity: 60"),
    ("approval", "kind: procurement; when: 2012; stage: approved; quantity: ~40;"
                 " links: [stage-of: request]"),
    ("base", "kind: inventory; when: 2013; operator: kor; quantity: 10"),
    ("contract", "kind: procurement; when: 2014; stage: ordered; quantity: 40;"
                 " links: [stage-of: approval]"),
    ("crash", "kind: incident; when: 2019-05; form: crash; involved: [kor]; lost: 1"),
]  # fmt: skip
LISTED = "; deliveries: [{when: 2016, quantity: 8}, {when: 2018, quantity: 12}]"
APART = [
    ("first", "kind: procurement; when: 2016; stage: delivered; quantity: 8;"
              " links: [delivers: contract]"),
    ("second", "kind: procurement; when: 2018; stage: delivered; quantity: 12;"
               " links: [delivers: contract]"),
]  # fmt: skip


@pytest.mark.parametrize("way", ["listed", "apart", "both"])
@pytest.mark.parametrize(
    ("counted", "verdict"), [("29", "agrees"), ("30", "differs"), ("~30", "agrees")]
)
def test_one_purchase_at_four_stages_with_partial_deliveries_and_a_crash(
    ask: Any, way: str, counted: str, verdict: str
) -> None:
    rows = [*STAGES, ("count", f"kind: inventory; when: 2020; operator: kor; quantity: {counted}")]
    rows = [(key, f"{fields}; systems: f-35a") for key, fields in rows]
    if way != "apart":
        rows[3] = (rows[3][0], rows[3][1] + LISTED)
    if way != "listed":
        rows += [(key, f"{fields}; systems: f-35a") for key, fields in APART]
    rows = [(key, f + ("; buyer: kor" if "procurement" in f else "")) for key, f in rows]
    found = json.loads(ask(events(*rows))("ledger", "--json").stdout)
    ((account,),) = (group["accounts"] for group in found["groups"])
    sums = {each["stage"]: each["units"]["text"] for each in account["sums"]}
    # One purchase: 60 proposed, about 40 (a fifth more or less) approved, 40 ordered, 8 + 12 came.
    assert sums == {"proposed": "60", "approved": "~40", "ordered": "40", "delivered": "20"}
    assert account["backlog"]["text"] == "20"  # 40 - 8 - 12
    after = {entry["key"]: (entry["backlog"] or {}).get("text") for entry in account["entries"]}
    # By the crash in 2019 both deliveries are complete.
    assert (after["approval"], after["crash"]) == (None, "20")
    (check,) = next(e["checks"] for e in account["entries"] if e["key"] == "count")
    # 10 in 2013, 20 delivered since, 1 lost: 29.
    assert (check["base_key"], check["added"]["text"]) == ("base", "20")
    (lost,) = check["departures"]
    assert (lost["stage"], lost["units"]["text"], lost["keys"]) == ("lost", "1", ["crash"])
    assert (check["sum"]["text"], check["verdict"]) == ("29", verdict)
    assert found["differing"] == (verdict == "differs")


SETS = """
  order:
    kind: procurement
    title: Ten ordered, one line of a register for both deliveries
    when: 1974
    stage: ordered
    buyer: kor
    systems: f-35a
    quantity: 10
    deliveries: [{when: "{1976,1978}", quantity: 10}]
    inferred: {when: x, stage: x, buyer: x, systems: x, quantity: x, deliveries: x}
"""


def test_a_delivery_in_several_years_is_found_in_each_of_them(ask: Callable[..., Any]) -> None:
    run = ask(SETS)
    found = {
        year: "order" in run("show", f"deliveries:{year}").stdout
        for year in (1975, 1976, 1977, 1978)
    }
    assert found == {1975: False, 1976: True, 1977: False, 1978: True}
    assert "{1976,1978}" in run("about", "order").stdout


def test_the_orders_of_a_year_say_in_which_years_they_were_delivered(
    run: Run, ordered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("PAGER", "")
    by_year, by_system = (
        " ".join(run("ledger", "--by", by, "--database", ordered).stdout.split())
        for by in ("year", "system")
    )
    assert "1 without a number, in 2018–2020" in by_year
    assert "in 2018–2020" not in by_system


@pytest.mark.parametrize("number", ["8", "8..", "..60", "6..8"])
def test_a_number_of_the_dates_of_a_list_is_refused_with_the_field_of_its_numbers(
    run: Run, ordered: str, number: str
) -> None:
    def show(query: str) -> Result:
        return run("show", query, "--database", ordered)

    refused = show(f"deliveries:{number}")
    assert refused.exit_code == 2
    assert f"deliveries.quantity:{number}" in refused.stderr
    assert "order" in show(f"deliveries.quantity:{number}").stdout
    dotted = show("deliveries.when:2018")
    assert "write deliveries:2018;" in dotted.stderr
    assert "order" in show("deliveries:2018").stdout


def test_what_came_in_two_years_did_not_all_come_in_one(
    ask: Callable[..., Any], tmp_path: Path
) -> None:
    run = ask(
        ORDER[: ORDER.index("    deliveries")]
        + '    delivered: {actual: 40}\n    delivery: {actual: "{2016,2018}"}\n'
        + "    cite: {wire: {quote: x}}\n"
    )
    assert run("plot", "ledger", "-o", str(tmp_path / "ledger.svg")).exit_code == 0
    drawn = (tmp_path / "ledger.svg").read_text(encoding="utf-8")
    assert drawn.count(">1–39<") == 2
