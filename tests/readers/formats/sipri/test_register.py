"""Whole registers in SIPRI's layouts, whose answers are known."""

from collections import Counter
from functools import cache

import pytest

from tests.readers.formats.sipri import rows as sipri_rows
from tests.readers.formats.sipri.rows import Register
from tests.readers.formats.sipri.tables import checked, convert, of_text
from timeline.readers.formats.base import ConvertedRows, RowDraft, TableFormat
from timeline.readers.formats.sipri import FORMATS
from timeline.readers.tables.base import TableRow

ORDERS, DELIVERIES, DEALS = FORMATS
REGISTERS: list[tuple[TableFormat, Register]] = [
    (ORDERS, sipri_rows.orders(120)),
    (ORDERS, sipri_rows.orders(120, seed=3, notes=0, tails=";;;;")),
    (ORDERS, sipri_rows.orders(120, seed=5, notes=6, broken=9)),
    (DELIVERIES, sipri_rows.deliveries(120)),
    (DELIVERIES, sipri_rows.deliveries(121, seed=2, notes=0, tails=";")),
    (DEALS, sipri_rows.deals(120)),
]
NAMES = [f"{each.name}-{number}" for number, (each, _) in enumerate(REGISTERS)]


@cache
def good(number: int) -> tuple[list[ConvertedRows], list[ConvertedRows]]:
    """Return what the good rows of a register become, and the others."""
    format_, register = REGISTERS[number]
    found = convert(of_text(register.text, register.delimiter), format_)
    assert all(isinstance(each, ConvertedRows) for each in found)
    made = [each for each in found if isinstance(each, ConvertedRows)]
    loaded = [each for each in made if all(fault.warning for fault in each.faults)]
    return loaded, [each for each in made if each not in loaded]


@pytest.mark.parametrize("number", range(len(REGISTERS)), ids=NAMES)
def test_the_accounting_adds_up(number: int) -> None:
    _, register = REGISTERS[number]
    loaded, rejected = good(number)
    assert len(loaded) == register.orders
    assert sum(len(each.rows) - 1 for each in loaded) == register.merged
    assert [each.rows[0].line for each in rejected] == register.broken_lines
    assert register.orders + register.merged + register.broken == register.rows


@pytest.mark.parametrize("number", range(len(REGISTERS)), ids=NAMES)
def test_the_answers_are_those_of_the_register(number: int) -> None:
    format_, register = REGISTERS[number]
    loaded, _ = good(number)
    events = {draft.key: draft for each in loaded for draft in each.drafts if draft.type == "event"}
    fields = [draft.fields for draft in events.values()]
    assert len(events) == register.orders
    assert Counter(each["recipient"] for each in fields) == register.per_recipient
    assert Counter(int(each["when"][:4]) for each in fields) == register.per_year
    conditions = (each["condition"] for each in fields if "condition" in each)
    assert Counter(conditions) == register.per_condition
    assert sum("cost" in each for each in fields) == register.with_cost
    assert sum("mode" in each for each in fields) == register.with_mode
    assert sum(each["when"].endswith("?") for each in fields) == register.of_estimated_year
    if format_ is ORDERS:
        assert sum("quantity" not in each for each in fields) == register.without_quantity
    contract = events[f"sipri-{register.contract}"].fields
    found = contract.get("deliveries") or [
        {"when": contract["delivery"]["actual"], "quantity": contract["delivered"]["actual"]}
    ]
    assert [(each["when"], each["quantity"]) for each in found] == [*register.contract_deliveries]


@pytest.mark.parametrize("number", range(len(REGISTERS)), ids=NAMES)
def test_the_loader_accepts_every_record(number: int) -> None:
    loaded, _ = good(number)
    drafts: list[RowDraft] = [draft for each in loaded for draft in each.drafts]
    assert [problem for draft in drafts for problem in checked(draft)[1]] == []


@pytest.mark.parametrize(("format_", "register"), REGISTERS, ids=NAMES)
def test_only_one_format_fits_a_register(format_: TableFormat, register: Register) -> None:
    head = of_text(register.text, register.delimiter).head()
    assert [each.name for each in FORMATS if each.header(head) is not None] == [format_.name]


def test_every_format_says_which_columns_state_its_values() -> None:
    for number, (format_, _) in enumerate(REGISTERS):
        loaded, _ = good(number)
        names = {
            name for each in loaded for draft in each.drafts if draft.type == "event"
            for name in draft.fields
        } - {"kind", "title", "summary"}  # fmt: skip
        assert names <= {path.partition(".")[0] for path in format_.columns}


def test_the_source_of_a_register_has_its_publisher() -> None:
    draft = RowDraft("source", "sipri", TableRow(0, 1, ()), ORDERS.source)
    assert checked(draft)[1] == []
    assert ORDERS.source["publisher"] == "Stockholm International Peace Research Institute"
