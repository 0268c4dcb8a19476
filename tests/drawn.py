"""Texts and columns that YAML could take for something else, or that an editor changes."""

from hypothesis import strategies as st

characters = st.one_of(
    st.sampled_from(" \n\t:#-?,[]{}&*!|>'\"%@`~\\aé발\xa0\ufeff\u2028\x85\x1b"),
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
)
hostile = st.one_of(
    st.sampled_from(["null", "~", "yes", "- a", "a: b", "#", "a\n\n  b\n c", "word " * 40 + "x"]),
    st.text(characters, min_size=1, max_size=30),
).map(lambda each: f"x{each}x" if not each.strip() else each)

NAMES_OF_COLUMNS = ("<<", "null", "~", "a:b", "a: b", "a, b", "{c}", "[d]", "? e", "- f", "#g", "'")
names_of_columns = st.sampled_from(NAMES_OF_COLUMNS) | st.text(
    st.sampled_from(" :,{}[]#&*!|>'\"%@`?-\\") | st.characters(exclude_categories=["C", "Z"]),
    min_size=1,
    max_size=20,
).map(lambda each: " ".join(each.split())).filter(bool)
_paths = st.sampled_from(["", "when", "when buyer.kor", "deliveries.quantity"])
columns_of_tables = st.dictionaries(names_of_columns, _paths, min_size=1, max_size=4)
