"""The query language over drawn queries: each is read, and its text gives it back."""

from hypothesis import example, given
from hypothesis import strategies as st

from tests.query.grammar.language import KINDS, advised, check_advice, parse, words
from timeline.errors import QueryError
from timeline.query.grammar import Clause

keys = st.from_regex(r"[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,3})?", fullmatch=True)
days = st.dates().map(str) | st.sampled_from(["2022", "2022-07~", "201X", "-0044", "2022-21"])
numbers = st.integers(0, 10**12).map(str) | st.sampled_from(["3.5", "1e9", "2E3"])
quoted = words.map(lambda text: '"' + text.replace("\\", r"\\").replace('"', r"\"") + '"')


def ranges(ends: st.SearchStrategy[str], unit: str = "") -> st.SearchStrategy[str]:
    forms = st.sampled_from(["{0}{u}", "{0}{u}..", "..{0}{u}", "{0}{u}..{1}"])
    return st.builds(lambda form, a, b: form.format(a, b, u=unit), forms, ends, ends)


def listed(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    some = st.lists(values | st.sampled_from(["none", '"none"']), min_size=1, max_size=3)
    return some.map(lambda chosen: f"{name}:{','.join(chosen)}")


sure = (
    listed("date", ranges(days)) | listed("quantity", ranges(numbers))
    | listed("cost", ranges(numbers, "KRW")) | ranges(days)
)  # fmt: skip
plain = (
    listed("kind", st.sampled_from(KINDS)) | listed("actor", keys | keys.map("={}".format) | quoted)
    | listed("grade", st.sampled_from(["B2", "a", "3", "=c", "=F", "=6", "A..C", "B2..C3"]))
    | listed("text", quoted | words)
    | listed("operation", quoted) | st.sampled_from(["@tests", "@outer"])
    | quoted | quoted.map("{}*".format) | words
)  # fmt: skip
clauses = st.builds(
    "{}{}".format,
    st.sampled_from(["", "not:"]),
    plain
    | sure
    | sure.map("surely:{}".format)
    | listed("said:date", ranges(days))
    | listed("rival:date", ranges(days)),
)
queries = st.lists(clauses, max_size=5)


@given(queries | st.lists(st.text(max_size=12), max_size=4), st.booleans())
@example(["launch ,drill"], True)
def test_a_query_is_parsed_again_or_its_error_has_a_position(
    words: list[str], stored: bool
) -> None:
    try:
        query = parse(" ".join(words) if stored else words)
    except QueryError as error:
        assert 0 <= error.start < error.end <= len(error.query)  # noqa: PT017
        check_advice(error)
        return
    again = parse(str(query))
    assert again == query
    assert [clause.span for clause in again.clauses] == [clause.span for clause in query.clauses]


@given(quoted)
def test_a_quoted_phrase_is_always_text(text: str) -> None:
    try:
        query = parse(text)
    except QueryError as error:
        assert "no letter" in error.message  # noqa: PT017
        return
    (clause,) = query.clauses
    assert isinstance(clause, Clause)
    assert clause.field == "text"


@given(ends=st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)), hyphen=st.sampled_from("-–"))
def test_numbers_with_a_hyphen_are_advised_as_a_range(ends: tuple[int, int], hyphen: str) -> None:
    written = hyphen.join(map(str, ends))
    assert advised(f"quantity:{written}") == "{}..{}".format(*sorted(ends))
    assert advised(f"cost:{written}USD") == "{}USD..{}USD".format(*sorted(ends))


def test_a_star_inside_a_word_is_advised_at_its_end() -> None:
    assert [advised(word) for word in ("mis*le", "mis*le*", "*le", "**")] == [
        "mis*",
        "mis*",
        "le",
        "",
    ]
