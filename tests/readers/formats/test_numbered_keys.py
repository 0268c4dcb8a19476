"""Laws of the numbers of events that share all that their keys are made of: a number stays with its
event, whatever the next release of the table has added, removed, edited or moved."""

from collections import Counter
from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.readers.memory import Known
from timeline.readers.formats.base import Conversion, row_text
from timeline.readers.formats.keys import EventKeys
from timeline.readers.tables.base import TableRow
from timeline.text import is_key

Cells = tuple[str, ...]
Stored = Mapping[str, Sequence[tuple[int, str]]]

BASES = st.sampled_from(["reg-a", "reg-a-2", "reg-b", f"reg-{'long-' * 18}z"])
ROWS = st.lists(st.tuples(BASES, *[st.sampled_from("uvwxyz")] * 3), max_size=9)


def keys(table: Sequence[Cells], stored: Stored | None = None, first: int = 0) -> list[str]:
    """Return the keys of the events of rows; ``first`` is the number of the first corrected row."""
    rows = [TableRow(number, number, cells) for number, cells in enumerate(table, first or 1)]
    conversion = Conversion("reg", Known(events=stored or {}), is_part=bool(first))
    made = EventKeys(conversion, lambda: ((row.cells[0], [row]) for row in rows))
    found = [made.of(row.cells[0], [row]) for row in rows]
    assert len({*found}) == len(found)
    assert all(map(is_key, found))
    return found


def stored(table: Sequence[Cells], given: Sequence[str], first: int = 1) -> Stored:
    texts = map(row_text, table)
    return {key: [row] for key, row in zip(given, enumerate(texts, first), strict=True)}


def numbered(count: int, word: str = "") -> list[Cells]:
    """Return rows of one base in which each cell is another one."""
    return [("reg-a", *(f"{word}{n}{part}" for part in "pqrs")) for n in range(count)]


@given(ROWS, ROWS, st.data())
def test_a_row_that_is_stored_keeps_its_key(
    before: list[Cells], new: list[Cells], data: st.DataObject
) -> None:
    had = keys(before)
    kept = [row for row in before if data.draw(st.booleans())]
    after = data.draw(st.permutations(kept + new))
    has = keys(after, stored(before, had))
    for cells, count in Counter(before).items():
        of_it = {key for key, row in zip(had, before, strict=True) if row == cells}
        there = [key for key, row in zip(has, after, strict=True) if row == cells]
        assert len(of_it.intersection(there)) == min(count, len(there))


@given(ROWS)
def test_a_table_that_is_loaded_again_has_the_same_keys(table: list[Cells]) -> None:
    once = keys(table)
    assert keys(table, stored(table, once)) == once


@given(st.integers(2, 6), st.data())
def test_an_edited_row_keeps_its_key(count: int, data: st.DataObject) -> None:
    before = numbered(count)
    had = keys(before)
    edited = [
        (*row[:at], "edited", *row[at + 1 :])
        for row in before
        for at in [data.draw(st.integers(1, len(row) - 1))]
    ]
    new = numbered(data.draw(st.integers(0, 3)), "new")
    order = data.draw(st.permutations(range(len(edited + new))))
    has = keys([(edited + new)[at] for at in order], stored(before, had))
    by_row = dict(zip(order, has, strict=True))
    assert [by_row[at] for at in range(count)] == had
    assert not {*had}.intersection(by_row[at] for at in range(count, len(order)))


@given(st.integers(2, 5), st.integers(0, 5), st.integers(1, 3))
def test_a_number_that_is_free_is_not_given_to_another_row(count: int, left: int, new: int) -> None:
    before = numbered(count)
    had = keys(before)
    has = keys([*numbered(new, "new"), *before[:left]], stored(before, had))
    assert not {*had}.intersection(has[:new])
    assert has[new:] == had[:left]


def test_texts_that_are_edited_are_those_of_the_same_event() -> None:
    before = [("reg-a", "Shots were fired over the bay."), ("reg-a", "A tunnel was found.")]
    had = keys(before)
    after = [("reg-a", "A second tunnel was found."), ("reg-a", "A balloon landed near a school.")]
    assert keys(after, stored(before, had)) == [had[1], "reg-a-3"]


def test_addresses_and_days_of_one_kind_are_not_the_same() -> None:
    before = [("reg-a", f"https://example.org/{n}", f"2031-03-0{n}") for n in (1, 2)]
    had = keys(before)
    after = [("reg-a", "https://example.org/3", "2031-03-03"), before[1]]
    assert keys(after, stored(before, had)) == ["reg-a-3", had[1]]


def test_an_event_alone_keeps_its_key_whatever_is_edited() -> None:
    before = numbered(2)
    had = keys(before)
    left = {had[1]: stored(before, had)[had[1]]}
    assert keys([("reg-a", "all", "is", "edited", "here")], left) == [had[1]]


def test_a_column_that_is_added_changes_no_key() -> None:
    before = numbered(60)
    had = keys(before)
    assert keys([(row[0], "new", *row[1:]) for row in before], stored(before, had)) == had


@given(ROWS, ROWS)
def test_mended_rows_take_no_key_of_other_rows(whole: list[Cells], mended: list[Cells]) -> None:
    table = stored(whole, keys(whole))
    first = len(whole) + 1
    has = keys(mended, table, first)
    assert not table.keys() & {*has}
    again = keys(mended, {**table, **stored(mended, has, first)}, first)
    assert again == has
