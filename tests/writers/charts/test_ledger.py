from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import timeline
from tests.cli.ledger.purchases import HEAD, event_line
from timeline.api.exports.reading_charts import read_ledger
from timeline.dates.calendar import day
from timeline.errors import UsageError
from timeline.over_time.units import POWERS
from timeline.query.conditions.compile import read_query
from timeline.writers.charts.layout.columns import ColumnRow, TimeColumn, Units, columns, gutter
from timeline.writers.charts.layout.frame import Chart
from timeline.writers.charts.text.measure import text_width
from timeline.writers.charts.theme import SIZES, Size

REGISTER = Path(__file__).parents[3] / "docs" / "examples" / "made-up-arms.csv"
Layers = Callable[[Any], dict[str, list[dict[str, Any]]]]
Draw = Callable[..., Chart]


@pytest.fixture(scope="module")
def draw(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Draw]:
    with timeline.open(tmp_path_factory.mktemp("ledger") / "timeline.db") as db:
        db.load(REGISTER)

        def read(query: str = "", size: Size = SIZES["page"], **options: Any) -> Chart:
            with db._session() as session:
                asked = read_query(session, query)
                by = options.pop("by", "system")
                return read_ledger(session, asked, size, by, **options)[0]

        yield read


def test_orders_and_deliveries_are_rows_by_system(draw: Draw, layers: Layers) -> None:
    found = layers(draw())
    rows = [each["text"] for each in found["rows"]]
    assert rows[:4] == ["Dart: ordered", "about 30", "Dart: delivered", "about 30"]
    assert [each["text"] for each in found["axis"]] == [str(year) for year in range(2015, 2024)]
    sure = sorted({each["x"] for each in found["certain"]})  # delivered, and six Gannet-4 ordered
    columns = sorted({each["x"] for each in found["certain"] + found["possible"]})
    assert [columns.index(x) for x in sure] == [0, 1, 2, 3, 4, 6]


def test_orders_and_deliveries_of_a_system_have_one_scale(draw: Draw, layers: Layers) -> None:
    found = layers(draw("system:gannet-4"))
    ordered, *delivered = found["certain"]
    assert len(delivered) == 2  # at least one in each of the two years that the register names
    for low, more in zip(delivered, found["possible"], strict=True):
        assert (low["y2"] - more["y"]) / (ordered["y2"] - ordered["y"]) == pytest.approx(
            1, rel=0.02
        )
    assert [each["text"] for each in found["numbers"]] == ["6", "1–6", "1–6"]


def test_units_are_in_the_year_of_delivery_and_in_none_before(draw: Draw, layers: Layers) -> None:
    assert [each["text"] for each in layers(draw("system:guardian"))["numbers"]] == ["0+", "2"]


def test_rows_without_room_are_named_with_their_numbers(draw: Draw, layers: Layers) -> None:
    every = [each["text"] for each in layers(draw())["rows"]]
    chart = draw(size=Size(672, 300, 11))
    shown = [each["text"] for each in layers(chart)["rows"]]
    assert shown == every[: len(shown)]
    (said,) = [note for note in chart.notes if "lack of space" in note]
    name, number, *_ = every[len(shown) :]
    assert f" not drawn for lack of space: {name} ({number})" in said


def test_money_is_apart_by_currency(draw: Draw, layers: Layers) -> None:
    rows = [each["text"] for each in layers(draw(money=True))["rows"]]
    assert rows == ["F-35A: ordered, USD", "$3 billion"]


def test_a_sum_is_complete_and_few_years_share_the_whole_width(layers: Layers) -> None:
    total = "about ₩11.7 trillion (₩9.36 trillion to ₩14.04 trillion)"
    year = TimeColumn(2022, 9.0, 14.0, "9–14", "14")
    row = ColumnRow("Aircraft of a very long name: ordered, KRW", total, [year])
    for size in SIZES.values():
        days = day(2022, 1, 1), day(2022, 12, 31)
        left = gutter([row.name, row.total], size)
        units = Units.of([days], size.width - 2 * size.margin - left, size, POWERS)
        drawn = columns([row], units, left, size)
        found = layers(drawn)
        assert total in " ".join(each["text"] for each in found["rows"])
        lines = [each["y"] for each in found["rows"]]
        assert all(size.font * 0.9 < b - a for a, b in pairwise(lines))
        assert lines[0] > 0
        (bar,) = found["possible"]
        assert (bar["x"] + bar["x2"]) / 2 == pytest.approx(drawn.plot.width / 2, abs=1)
        assert drawn.plot.width + left == pytest.approx(size.width - 2 * size.margin, abs=1)


def test_by_buyer_a_row_names_buyer_and_system(draw: Draw, layers: Layers) -> None:
    rows = [each["text"] for each in layers(draw(by="buyer", size=SIZES["slide"]))["rows"]]
    assert "South Korea, F-35A: ordered" in rows


def test_a_name_that_is_cut_keeps_its_stage_and_no_number_is_over_it(layers: Layers) -> None:
    ending, size = ": ordered, KRW", SIZES["slide"]
    years = [TimeColumn(year, 4e12, 5e12, "₩4.5 trillion", "₩5 trillion") for year in (1995, 2022)]
    row = ColumnRow(f"{'Aircraft of a very long name ' * 5}{ending}", "", years, ending=ending)
    left = gutter([row.name], size)
    width = size.width - 2 * size.margin - left
    units = Units.of([(day(1995, 1, 1), day(2022, 12, 31))], width, size, POWERS)
    found = layers(columns([row], units, left, size))
    *_, last = found["rows"]
    assert last["text"].endswith(f"…{ending}")
    (number,) = found["heights"]
    begins = number["x"] - text_width(number["text"], size.font - 2)
    assert begins > max(each["x"] + text_width(each["text"], size.font) for each in found["rows"])


def test_a_number_without_an_upper_bound_is_said(draw: Draw, layers: Layers) -> None:
    chart = draw("system:guardian")
    assert layers(chart)["numbers"][0]["text"] == "0+"
    assert "3+ or an arrow: at least so many" in chart.key


def test_years_that_have_no_room_are_added(layers: Layers, tmp_path: Path) -> None:
    table = tmp_path / "long.csv"
    lines = REGISTER.read_text(encoding="utf-8").splitlines()
    lines += [line.replace("2019", "1920") for line in lines if "Gannet" in line]
    table.write_text("\n".join(lines), encoding="utf-8")
    with timeline.open(tmp_path / "timeline.db") as db:
        db.load(table)
        with db._session() as session:
            chart, _ = read_ledger(session, read_query(session, ""), SIZES["page"], "system")
    assert chart.key.startswith("A column: 2 years;")


def test_without_units_there_is_nothing_to_draw(draw: Draw) -> None:
    with pytest.raises(UsageError, match="nothing to draw"):
        draw("kind:launch")
    with pytest.raises(UsageError, match="has costs"):
        draw("system:dart", money=True)


def test_what_has_not_happened_is_not_drawn_and_counted(tmp_path: Path) -> None:
    lines = [
        event_line("bought", "when: 2021, stage: ordered, buyer: kor, quantity: 3"),
        *(
            event_line(f"later-{n}", f"when: 202{n}, stage: delivered, {fields}")
            for n, fields in enumerate(
                [
                    "buyer: kor, quantity: 4, status: planned",
                    "buyer: [kor, jpn], quantity: 5, cost: 9e9 USD, status: planned",
                    "buyer: jpn, status: cancelled",
                ],
                start=3,
            )
        ),
    ]
    (tmp_path / "seed.yaml").write_text(HEAD + "\n".join(lines), encoding="utf-8")
    with timeline.open(tmp_path / "timeline.db") as db:
        db.load(tmp_path / "seed.yaml")

        def drawn(query: str, *, money: bool = False) -> Chart:
            with db._session() as session:
                asked = read_query(session, query)
                return read_ledger(session, asked, SIZES["page"], "buyer", money=money)[0]

        says = "2 planned events and 1 cancelled event not drawn because they have not happened"
        assert drawn("").notes == [f"{says}."]
        for query, money, count in (
            ("stage:delivered", False, says),
            ("", True, "1 planned event not drawn because it has not happened"),
        ):
            with pytest.raises(UsageError) as caught:
                drawn(query, money=money)
            why = f"and has happened has {'costs' if money else 'units, a system'} and a known year"
            assert why in str(caught.value)
            assert str(caught.value).partition("; ")[2].startswith(count)


def test_units_of_systems_that_are_not_named_are_counted(tmp_path: Path) -> None:
    lines = [
        event_line("named", "when: 2021, stage: ordered, quantity: 3, systems: f-35a"),
        "  unnamed: {kind: procurement, title: T, when: 2022, stage: ordered, quantity: 2,"
        " cost: 1 USD, cite: {wire: {quote: x, for: [when, stage, quantity, cost]}}}",
    ]
    (tmp_path / "seed.yaml").write_text(HEAD + "\n".join(lines), encoding="utf-8")
    says = "1 record not drawn because it names no system"
    with timeline.open(tmp_path / "timeline.db") as db:
        db.load(tmp_path / "seed.yaml")
        with db._session() as session:
            both, alone = (read_query(session, text) for text in ("", "key:unnamed"))
            for by in ("system", "buyer"):
                assert read_ledger(session, both, SIZES["page"], by)[0].notes == [f"{says}."]
                with pytest.raises(UsageError, match=f"units, a system and .*; {says}"):
                    read_ledger(session, alone, SIZES["page"], by)
            money = read_ledger(session, both, SIZES["page"], "system", money=True)[0]
    assert money.notes == []


def test_what_has_not_happened_is_counted_beyond_the_rows_that_are_drawn(tmp_path: Path) -> None:
    systems = "\n".join(f"  s{n}: {{name: S{n}, category: ship}}" for n in range(10))
    lines = [
        event_line(f"buy-{n}-{m}", f"when: 2021, stage: ordered, quantity: {m}, systems: s{n}")
        for n in range(10)
        for m in range(1, 7)
    ]
    lines += [
        event_line(f"later-{n}", f"when: 2030, stage: ordered, systems: s{n}, status: planned")
        for n in (0, 9)
    ]
    head = HEAD.replace("systems:\n", f"systems:\n{systems}\n")
    (tmp_path / "seed.yaml").write_text(head + "\n".join(lines), encoding="utf-8")
    with timeline.open(tmp_path / "timeline.db") as db:
        db.load(tmp_path / "seed.yaml")
        with db._session() as session:
            asked = read_query(session, "")
            chart, _ = read_ledger(session, asked, SIZES["page"], "system")
            nothing = read_query(session, "status:planned")
            with pytest.raises(UsageError, match="2 planned events not drawn"):
                read_ledger(session, nothing, SIZES["page"], "system")
    first, *_, last = chart.notes
    assert first == "The systems with the most procurements, 8 of 10."
    assert last == "2 planned events not drawn because they have not happened."


def test_a_vague_date_of_a_delivery_is_possible_in_its_year_and_never_sure(
    layers: Layers, tmp_path: Path
) -> None:
    parts = (("2022~", 4), ('"2023?"', 3), ("2024", 2), ("2025", 1))
    listed = ", ".join(f"{{when: {when}, quantity: {units}}}" for when, units in parts)
    order = f"when: 2020, stage: ordered, buyer: kor, quantity: 10, deliveries: [{listed}]"
    arrived = "when: 2025~, stage: delivered, buyer: kor, quantity: 1, links: [{delivers: order}]"
    lines = [event_line("order", order), event_line("arrived", arrived)]
    (tmp_path / "seed.yaml").write_text(HEAD + "\n".join(lines), encoding="utf-8")
    with timeline.open(tmp_path / "timeline.db") as db:
        db.load(tmp_path / "seed.yaml")
        with db._session() as session:
            asked = read_query(session, "")
            chart, _ = read_ledger(session, asked, SIZES["page"], "system")
    numbers = [each["text"] for each in layers(chart)["numbers"]]
    assert numbers == ["10", "0–4", "0–3", "2", "1"], "the list of the order has the last date, too"


def test_the_caption_names_the_sources_of_the_figures_drawn_and_says_if_they_differ(
    tmp_path: Path,
) -> None:
    head = "sources: {w: {title: Wire}, p: {title: Paper}, l: {title: Lists}}\n" + HEAD.replace(
        "sources: {wire: {title: A wire story, reliability: B}}\n", ""
    )
    event = "kind: procurement, title: T, systems: f-35a, stage: ordered, buyer: kor, when"
    lines = f"""
  a: {{{event}: 2021, quantity: 3, cost: 9 USD, inferred: {{buyer: x, stage: x, systems: x}},
    cite: {{w: {{page: 1, for: [cost, when]}}, l: {{page: 2, for: [quantity]}},
      p: {{page: 3, disputes: {{cost: 8 USD}}}}}}}}
  b: {{{event}: 2022, quantity: 2, inferred: {{buyer: x, stage: x, systems: x}},
    cite: {{p: {{page: 1, for: [quantity, when]}}}}}}
"""
    (tmp_path / "seed.yaml").write_text(head + lines, encoding="utf-8")
    with timeline.open(tmp_path / "timeline.db") as db:
        db.load(tmp_path / "seed.yaml")

        def caption(*, money: bool) -> tuple[list[str], list[str]]:
            with db._session() as session:
                asked = read_query(session, "")
                chart, origin = read_ledger(session, asked, SIZES["page"], "system", money=money)
            return [source.title for source in origin.sources], [*chart.notes]

        differ = "Sources differ on the cost or the date of 1 record."
        assert caption(money=True) == (["Wire"], [differ])
        assert caption(money=False) == (["Lists", "Paper"], [])
