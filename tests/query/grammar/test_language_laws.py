"""The query language over drawn queries: each is read, and its text gives it back."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.query.grammar.language import KINDS, check_advice, parse, words
from timeline.errors import QueryError
from timeline.query.grammar import Clause
from timeline.query.grammar.meant import dates_meant

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


IN_PROSE = {
    "5 July 2022": "2022-07-05",
    "Q1 2022": "2022-01..2022-03",
    "summer 2022": "2022-06..2022-08",
    "winter 2021-22": "2021-12..2022-02",
    "FY 2022": "",
    "2016 - 2018": "2016..2018",
    "2019-2020": "2019..2020",
    "2017 or 2019": "2017,2019",
    "between 2016 and 2018": "2016..2018",
    "until 2017": "..2017",
    "after 2017": "2018..",
    "07/05/2022": "2022-05-07 or 2022-07-05",
    "around 2017": "2017",
    "2010s": "2010..2019",
    "May": "",
    "the day before the summit": "",
}
"""What is advised for dates in prose; nothing if their days depend on what is not known."""


@pytest.mark.parametrize("form", ["{}", "{}..2024", "2015..{}"])
def test_advice_on_a_date_is_a_date_of_a_query(form: str) -> None:
    """The notation of seeds has sets and intervals, which a query and a shell take otherwise."""
    for prose, meant in IN_PROSE.items():
        assert " or ".join(dates_meant(prose)) == meant
        with pytest.raises(QueryError) as caught:
            parse([f"date:{form.format(prose)}"])
        advised = re.fullmatch(r"write (.+)", caught.value.hint)
        assert advised or caught.value.hint.endswith("as in date:2022-07, date:2022-05..2022-08")
        for each in advised[1].split(" or ") if advised else ():
            parse([f"date:{each}"])
            assert form != "{}" or each in dates_meant(prose)


def advised(query: str) -> str:
    """What the error of a query says to write."""
    with pytest.raises(QueryError) as caught:
        parse(query)
    check_advice(caught.value)
    return caught.value.hint.removeprefix("write ")


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
