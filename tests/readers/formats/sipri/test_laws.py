"""Laws of the readers of SIPRI's register, for any text in any cell."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from tests.readers.formats.sipri.rows import DELIVERIES, ORDERS
from tests.readers.formats.sipri.tables import checked, convert, drafts, of_text
from tests.readers.memory import MemoryFile
from timeline.readers.formats.base import ConvertedRows
from timeline.readers.formats.sipri import FORMATS

WORDS = st.sampled_from(
    [
        "", "?", "0", "1,200", "12.5", "1 000", "2013", "2013; 2014", "1999-2001", "95", "Yes",
        "No", "Peru", "Chile", "Korea", "NATO**", "Westland rebels*", "unknown supplier(s)", "Dart",
        "tank", "New", "Second hand", "$60 m deal", "KRW3.5 m ($3 b) deal", "possibly aid; loan",
        "financed by USA", "for 3 ships; for 2 ships", "Peruvian designation X", "9" * 40, "=1+1",
        "delivery planned 2030-2020", "delivery planned by 2030", "7001", "x" * 600, "(;)",
        "\u202e[b]\x07",
    ]
)  # fmt: skip
CELLS = st.one_of(WORDS, st.text(max_size=12))


def text(names: tuple[str, ...], rows: list[list[str]]) -> MemoryFile:
    file = io.StringIO()
    csv.writer(file).writerows([names, *rows])
    return of_text(file.getvalue())


@given(
    st.sampled_from([(FORMATS[0], ORDERS), (FORMATS[1], DELIVERIES)]).flatmap(
        lambda each: st.tuples(
            st.just(each),
            st.lists(st.lists(CELLS, min_size=len(each[1]), max_size=len(each[1])), max_size=4),
        )
    )
)
def test_every_row_is_in_one_result_and_nothing_is_raised(case) -> None:  # type: ignore[no-untyped-def]
    (format_, names), rows = case
    table = text(names, rows)
    found = convert(table, format_)
    numbers = [row.number for each in found if isinstance(each, ConvertedRows) for row in each.rows]
    notes = [each for each in found if not isinstance(each, ConvertedRows)]
    assert all(each.warning for each in notes)  # of the last lines, which may be below the table
    assert sorted(numbers) == [*range(1, len(table.head()) - len(notes))]
    assert all(each.faults or each.drafts for each in found if isinstance(each, ConvertedRows))
    for draft in drafts(found).values():
        checked(draft)  # it may have faults of its own, which have a line
