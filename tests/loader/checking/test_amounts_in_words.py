"""Amounts in everyday words: the advice, pasted into the file, loads and means what was written."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.loader.checking.pasting import advised
from timeline.loader.checking.record import CheckedRecord
from timeline.quantities import parse_quantity

Check = Callable[[str], tuple[CheckedRecord, list[str]]]

# What each wording plainly means: the qualifier, and its figures.
COUNTS = {
    "over 3": "over 3", "more than 3": "over 3", "above 1,200,000.0": "over 1200000",
    "at least 5": "at-least 5", "no fewer than 5": "at-least 5", "5 or more": "at-least 5",
    "5 +": "at-least 5", "up to 40": "at-most 40", "at most 40": "at-most 40",
    "no more than 40": "at-most 40", "40 or fewer": "at-most 40", "under 40": "under 40",
    "fewer than 40": "under 40", "less than 40": "under 40", "below 40": "under 40",
    "about 10": "about 10", "around 10": "about 10", "approx. 10": "about 10", "c. 10": "about 10",
    "roughly 2 thousand": "about 2000", "exactly 7": "exact 7", "seven": "exact 7",
    "a dozen": "exact 12", "6-8": "between 6 8", "6 to 8": "between 6 8", "6–8": "between 6 8",
    "between 6 and 8": "between 6 8", "from 6 to 8": "between 6 8", "5-6 thousand":
    "between 5000 6000", "3 000": "exact 3000",
}  # fmt: skip
MONEY = {
    "over 3 million USD": "over 3000000", "at least 3bn USD": "at-least 3000000000",
    "up to 5 million EUR": "at-most 5000000", "about 3.9 trillion KRW": "about 3900000000000",
    "less than 2 bn GBP": "under 2000000000", "3-4bn USD": "between 3000000000 4000000000",
    "5..6 million USD": "between 5000000 6000000", "more than €2 bn": "over 2000000000",
}  # fmt: skip
EVENT = """\
events:
  e:
    kind: {kind}
    title: x
    when: 2020
    {field}: {value}
    inferred: {{when: r, {field}: r}}
"""


def meaning(text: str, checked: CheckedRecord, field: str) -> str:
    value = checked.canonical[field]
    quantity = parse_quantity(value if isinstance(value, str) else next(iter(value.values())))
    figures = (quantity.low, quantity.high) if quantity.qualifier == "between" else (quantity.best,)
    return " ".join([quantity.qualifier, *(f"{Decimal(each or 0):f}" for each in figures)])


@pytest.mark.parametrize(
    ("kind", "field", "text", "meant"),
    [
        *(("procurement", "quantity", text, meant) for text, meant in COUNTS.items()),
        *(("procurement", "delivered", text, meant) for text, meant in COUNTS.items()),
        *(("procurement", "cost", text, meant) for text, meant in MONEY.items()),
    ],
)
def test_the_advice_for_an_amount_loads_in_every_place_and_keeps_its_meaning(
    check: Check, kind: str, field: str, text: str, meant: str
) -> None:
    _, (problem,) = check(EVENT.format(kind=kind, field=field, value=f'"{text}"'))
    choices = advised(problem)
    assert len(choices) == 1, problem
    for value in (choices[0], f"{{actual: {choices[0]}}}"):
        if field != "delivered" and value.startswith("{"):
            continue
        checked, found = check(EVENT.format(kind=kind, field=field, value=value))
        assert found == []
        assert meaning(text, checked, field) == meant


@pytest.mark.parametrize("text", ["over 3", "up to 4", "at least 5", "~ 7"])
def test_the_advice_loads_inside_brackets(check: Check, text: str) -> None:
    event = EVENT.replace("    when", "    by: kor\n    when").replace("when: r", "when: r, by: r")
    _, (problem,) = check(event.format(kind="incident", field="killed", value=f"{{kor: {text}}}"))
    (choice,) = advised(problem)
    assert check(event.format(kind="incident", field="killed", value=f"{{kor: {choice}}}"))[1] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        *((text, ["not-applicable", "unknown"]) for text in ("na", "N/A", "n.a.", "'-'")),
        ("not applicable", ["not-applicable"]),
        *((text, ["unknown"]) for text in ("Unknown", "not known", "'?'", "tbd", "not stated")),
    ],
)
@pytest.mark.parametrize(
    ("kind", "field"), [("launch", "range"), ("launch", "quantity"), ("procurement", "cost")]
)
def test_a_cell_without_a_number_is_refused_with_the_words_that_load(
    check: Check, kind: str, field: str, text: str, words: list[str]
) -> None:
    _, (problem,) = check(EVENT.format(kind=kind, field=field, value=text))
    assert advised(problem) == words
    for word in words:
        checked, found = check(EVENT.format(kind=kind, field=field, value=word))
        assert (checked.canonical[field], found) == (word, [])
