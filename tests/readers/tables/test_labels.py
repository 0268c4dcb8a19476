"""The names of columns: each once, none empty, none too long for a source."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.canonical.cells import MAX_NAME
from timeline.readers.tables.labels import labels


@given(
    st.lists(
        st.text(max_size=9) | st.sampled_from(["", " ", "A", "A (2)", "column 1", "x" * 999]),
        max_size=9,
    )
)
def test_names_of_columns_are_made_unique_and_visible(names: list[str]) -> None:
    found = labels(names)
    assert len(set(found)) == len(found) == len(names)
    assert all(name and name.isprintable() and len(name) <= MAX_NAME for name in found)


def test_names_that_are_good_already_stay() -> None:
    assert labels(["Buyer", "", "Buyer", " Year  of order"]) == [
        "Buyer", "Buyer ?", "Buyer (2)", "Year of order",
    ]  # fmt: skip
