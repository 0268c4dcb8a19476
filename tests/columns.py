"""Names of columns, also those that YAML could take for something else."""

from hypothesis import strategies as st

NAMES_OF_COLUMNS = ("<<", "null", "~", "a:b", "a: b", "a, b", "{c}", "[d]", "? e", "- f", "#g", "'")
names_of_columns = st.sampled_from(NAMES_OF_COLUMNS) | st.text(
    st.sampled_from(" :,{}[]#&*!|>'\"%@`?-\\") | st.characters(exclude_categories=["C", "Z"]),
    min_size=1,
    max_size=20,
).map(lambda each: " ".join(each.split())).filter(bool)
