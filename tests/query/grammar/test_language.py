"""The query language: its clauses, their canonical text, and its errors."""

from decimal import Decimal

import pytest

from tests.query.grammar.language import FIELDS, check_advice, parse
from timeline.dates.calendar import day
from timeline.errors import QueryError
from timeline.query.conditions.fields.declared import FIELDS as DECLARED
from timeline.query.grammar import (
    Clause,
    DateRange,
    Grade,
    Key,
    MissingValue,
    NumberRange,
    Phrase,
    QueryReference,
    WordValue,
    parse_query,
)


def fault(words: list[str] | str) -> tuple[QueryError, str]:
    """The error, and the part of the query that the caret is under."""
    with pytest.raises(QueryError) as caught:
        parse(words)
    error = caught.value
    return error, error.query[error.start : error.end]


@pytest.mark.parametrize(
    ("words", "canonical"),
    [
        (["kind:launch", "actor:prk", "joint exercise"], 'kind:launch actor:prk "joint exercise"'),
        ('kind:launch  actor:prk "joint  statement"', 'kind:launch actor:prk "joint statement"'),
        (["surely:2022-07"], "surely:date:2022-07"),
        (["2017", "not:2016..", "..2022-07"], "date:2017 not:date:2016.."),
        (
            "2022-05..2022-08 surely:2022-07-05 201X surely:2022?",
            "date:2022-05..2022-08 surely:date:2022-07-05 date:201X",
        ),
        (["2022/2023", "2017,2019.."], "date:2022/2023 date:2017,2019.."),
        (
            ["2022-07-05T21:30:00Z", "[2022-08-01..2022-08-10]"],
            "date:2022-07-05T21:30:00Z date:[2022-08-01..2022-08-10]",
        ),
        (['"2017"', "text:2016..,2017"], '"2017" text:"2016..","2017"'),
        (
            ["35", "17000", "8500", "2017*", "1950s-era", "2022-style"],
            '35 17000 8500 "2017"* 1950s-era 2022-style',
        ),
        (["place", "actor", "not:text:actor", "text:none"], 'place "actor" not:"actor" text:none'),
        (['not:"none"', "text:none,launch"], 'not:"none" text:none,launch'),
        ("not:surely:..2022", "not:surely:date:..2022"),
        ("said:quantity:5,6..", "said:quantity:5,6.."),
        (
            "said:quantity:5 said:quantity:8 quantity:9",
            "said:quantity:5 said:quantity:8 quantity:9",
        ),
        ("not:surely:said:2022", "not:surely:said:date:2022"),
        (
            "rival:quantity:5 rival:quantity:8 quantity:9",
            "rival:quantity:5 rival:quantity:8 quantity:9",
        ),
        ("not:surely:rival:2022", "not:surely:rival:date:2022"),
        (["operation:Foal Eagle,Ulchi"], 'operation:"Foal Eagle",Ulchi'),
        (["2019-2020", "surely:1945-46"], "date:2019..2020 surely:date:1945..1946"),
        (
            ["date:5 July 2022", "not:date:Q1 2022..", "not:date:2020..Q3 2022"],
            "date:2022-07-05 not:date:2022-01.. not:date:2020..2022-09",
        ),
        (["not:text:launch"], "not:launch"),
        ('"launch"', "launch"),
        ('"F-35:"', '"F-35:"'),
        (['"F-35:"'], '"F-35:"'),
        (['5" gun'], r'"5\" gun"'),
        (r'operation:"a\b \"c\""', r'operation:"a\\b \"c\""'),
        (["joint stat*"], '"joint stat"*'),
        ('"joint stat"*', '"joint stat"*'),
        ("text:발사,launch*", "text:발사,launch*"),
        ("grade:b2,c", "grade:B2,C"),
        (["actor:North Korea,=PRK", "actor:=F-35 A"], 'actor:"North Korea",="PRK" actor:="F-35 A"'),
        ("country:kor,JP country:none", "country:KOR,JPN country:none"),
        ("grade:=b2,=F,d..e,none", "grade:=B2,=F,D..E,none"),
        (["cost:1e12 krw..2E12"], "cost:1e12KRW..2e12KRW"),
        ("quantity:6..6", "quantity:6"),
        ("actor:=rok,none", "actor:=rok,none"),
        ('operation:"none",none', 'operation:"none",none'),
        ('date:"[2022-07-01,2022-07-10]"', 'date:"[2022-07-01,2022-07-10]"'),
        ("date:2022-07-05T21:30:00Z", "date:2022-07-05T21:30:00Z"),
        (["not:@tests"], "not:@tests"),
        ('"2022-07" "OR"', '"2022-07" "OR"'),
        ([], ""),
        ("", ""),
    ],
)
def test_one_canonical_text(words: list[str] | str, canonical: str) -> None:
    query = parse(words)
    assert str(query) == canonical
    assert parse(canonical) == query


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("kind:launch", (WordValue(text="launch", value="launch"),)),
        ("actor:=prk", (Key(text="=prk", key="prk", exact=True),)),
        ("joint*", (Phrase(text="joint*", phrase="joint", prefix=True),)),
        ("date:2022-02", (DateRange(text="2022-02", lo=day(2022, 2, 1), hi=day(2022, 2, 28)),)),
        ("date:2022-02..", (DateRange(text="2022-02..", lo=day(2022, 2, 1), hi=None),)),
        ("date:../2022", (DateRange(text="../2022", lo=None, hi=day(2022, 12, 31)),)),
        ("quantity:6..8.5", (NumberRange(text="6..8.5", lo=Decimal(6), hi=Decimal("8.5")),)),
        ("cost:..3USD", (NumberRange(text="..3USD", lo=None, hi=Decimal(3), unit="USD"),)),
        ("grade:2", (Grade(text="2", credibilities="12"),)),
        ("grade:C3", (Grade(text="C3", reliabilities="ABC", credibilities="123"),)),
        ("grade:=b2", (Grade(text="=B2", reliabilities="B", credibilities="2"),)),
        ("grade:=F", (Grade(text="=F", reliabilities="F"),)),
        ("grade:=6", (Grade(text="=6", credibilities="6"),)),
        ("grade:B2..C4", (Grade(text="B2..C4", reliabilities="BC", credibilities="234"),)),
        ("actor:none", (MissingValue(text="none"),)),
    ],
)  # fmt: skip
def test_values(words: str, values: tuple[object, ...]) -> None:
    (clause,) = parse(words).clauses
    assert isinstance(clause, Clause)
    assert clause.values == values


def test_every_node_has_its_position() -> None:
    query = parse(["surely:2022-07", "actor:usa,=kor", "not:@tests", "a phrase"])
    parts = [query.text[slice(*clause.span)] for clause in query.clauses]
    assert parts == ["surely:date:2022-07", "actor:usa,=kor", "not:@tests", '"a phrase"']
    for clause in query.clauses:
        if isinstance(clause, Clause):
            assert [query.text[slice(*v.span)] for v in clause.values] == [
                v.text for v in clause.values
            ]


def test_a_named_query_is_a_bracketed_clause() -> None:
    (outer,) = parse(["not:@outer"]).clauses
    assert isinstance(outer, QueryReference)
    assert outer.negated
    assert str(outer.query) == "not:@tests actor:prk"


@pytest.mark.parametrize(
    ("words", "under", "expected"),
    [
        (["kind=launch"], "kind=launch", "kind:launch"),
        (["quantity>=6"], "quantity>=6", "quantity:6.."),
        (["quantity≥6"], "quantity≥6", "quantity:6.."),
        (["quantity:<6"], "<6", "..5"),
        (["quantity:≥6"], "≥6", "write 6.."),
        (["cost:≤6e9USD"], "≤6e9USD", "write ..6e9USD"),
        (["kind:", "launch"], ":", "without spaces"),
        (["kind:launch,"], ",", "empty value"),
        (["cost:"], ":", "a shell takes > and < away: write cost:1e9USD.. or cost:..1e9USD"),
        (["not:", "kind:launch"], "not:", "without a space"),
        (["-kind:launch"], "-", "not:kind:launch"),
        (["!x"], "!", "not:x"),
        (["actor:usa+kor"], "usa+kor", "actor:usa actor:kor"),
        (["kind:launch|summit"], "launch|summit", "kind:launch,summit"),
        (["actor:—"], "—", "not a valid key or name"),
        (["before:2022"], "2022", "write date:..2021-12-31"),
        (["actor:"], ":", "actor:none for events without one"),
        (["nation:Atlantis"], "nation:", "did you mean"),
        (["kind:lunch"], "lunch", "launch"),
        (["kind:zzz"], "zzz", "deployment"),
        (["knd:launch"], "knd:", "write kind:launch;"),
        (["type:summit"], "type:", "write kind:summit;"),
        (["type:missile"], "type:", "did you mean kind:?"),
        (["not:who:prk"], "who:", "write not:actor:prk;"),
        (["when:2022"], "when:", "write date:2022;"),
        (["since:2022"], "since:", "write date:2022..;"),
        (["until:2022-07"], "until:", "write date:..2022-07;"),
        (["price:5USD"], "price:", "write cost:5USD;"),
        (["price:5"], "price:", "did you mean cost:?"),
        (["venue:Camp David"], "venue:", "there is no field venue"),
        ("xyz:1", "xyz:", 'quote them: "xyz:1"'),
        (["F-35:"], "F-35:", '"F-35:"'),
        (["https://example.org"], "https:", '"https://example.org"'),
        ('kind:launch "joint', '"joint', "not closed"),
        ('kind:"launch"x', '"launch"x', "whole value"),
        (["“joint"], "“joint", "quotes"),
        (["kind:launch actor:usa"], 'kind:"launch actor:usa"', "several clauses"),
        (["kind:launch", "kind:summit"], "kind:summit", "kind:launch,summit"),
        (["quantity:6..", "quantity:..8"], "quantity:..8", "A..B"),
        (["date:2022-07..2022-05"], "2022-07..2022-05", "2022-05..2022-07"),
        (["quantity:8..6"], "8..6", "6..8"),
        (["date:.."], "..", "at least one end"),
        (["date:XXXX"], "XXXX", "date:none"),
        (["date:2022-13"], "13", "month"),
        (["date:2022..2022-13"], "13", "month"),
        (["date:soon"], "soon", "2022-07"),
        (["2022-13"], "13", "'\"2022-13\"'"),
        ("2022-13", "13", '; for the word itself: "2022-13"'),
        (["date:5.7.2022..8.7.2022"], "5.7.2022..8.7.2022", "07-08 or 2022-05-07..2022-08-07"),
        (["date:May"], "May", "the year is missing: as in date:2022-05"),
        (["2022-23"], "2022-23", "write 2022..2023 or 2022-09..2022-11;"),
        (["35..40"], "35..40", "write quantity:35..40;"),
        (["8000..9000"], "8000..9000", "date:8000..9000 or quantity:8000..9000"),
        (["..."], "...", "as in date:2016..2018"),
        (["not:cost"], "cost", "cost:none for events without"),
        (["not:cost"], "cost", "'not:\"cost\"'"),
        ("not:actor", "actor", 'with the word: not:"actor"'),
        (["surely:quantity"], "quantity", "surely:quantity:6.."),
        (["surely:actor"], "actor", "for dates and numbers"),
        (["none"], "none", "place:none"),
        (["quantity>6"], "quantity>6", "write quantity:7..;"),
        (["range>6"], "range>6", "range:6.., which includes 6"),
        (["kind>launch"], "kind>launch", "followed by a colon"),
        (["quantity:17,000"], "000", "17000"),
        (["quantity:~10"], "~10", "write 8..12"),
        (["quantity:17000+"], "17000+", "write 17000.."),
        (["cost:~3.9e3USD"], "~3.9e3USD", "write 3120USD..4680USD"),
        (["quantity:<0"], "<0", "..0, which includes 0"),
        (["quantity:ten"], "ten", "has no number"),
        (["quantity:many"], "many", ""),
        (["Kind:launch"], "Kind:", "write kind:launch;"),
        (["cost:USD"], "USD", "1e9USD"),
        (["quantity:5USD"], "5USD", "plain number"),
        (["cost:5.."], "5..", "currency"),
        (["cost:3..4e7USD"], "3..4e7USD", "write 3e7..4e7USD, or 3..40000000USD"),
        (["quantity:3..4e3"], "3..4e3", "write 3e3..4e3, or 3..4000"),
        (["cost:1USD..2KRW"], "1USD..2KRW", "one currency"),
        (["grade:G"], "G", "B2"),
        (["grade:F6"], "F6", "cannot be judged"),
        (["grade:F"], "F", "write =F for exactly that"),
        (["grade:A..F"], "A..F", "write A..E,=F"),
        (["grade:C..A"], "C..A", "better grade first"),
        (["grade:B2..C"], "B2..C", "B2..C3"),
        (["grade:=A..C"], "=A..C", "only that"),
        (["grade:="], "=", "only that"),
        (["surely:kind:launch"], "surely:", "dates and numbers"),
        (["surely:launch"], "surely:", "dates and numbers"),
        (["surely:date:none"], "surely:", "none"),
        (["surely:@tests"], "surely:", "@tests"),
        (["surely:not:2022"], "surely:not:", "not:surely:"),
        (["said:surely:2022"], "said:surely:", "not:surely:said:"),
        (["said:said:2022"], "said:said:", "once each"),
        (["said:rival:2022"], "said:rival:", "write said: for all values of sources, rival: for"),
        (["rival:said:2022"], "rival:said:", "rival: for rival ones only"),
        (["rival:grade:B2"], "rival:", "rival:quantity:5"),
        (["rival:launch"], "rival:", "sources may differ"),
        (["said:grade:B2"], "said:", "sources may differ"),
        (["said:launch"], "said:", "sources may differ"),
        (["said:@tests"], "said:", "sources may differ"),
        (["launch", "OR", "summit"], "OR", "comma"),
        (["a,b"], "a,b", "text:a,b"),
        (["(launch"], "(launch", "@NAME"),
        (["wo*rd"], "*rd", "must end a word"),
        (["—"], "—", "no letter"),
        ([""], '""', "no letter"),
        (["@test"], "@test", "@tests"),
        (["@zzz"], "@zzz", "circle"),
        (["@circle"], "@circle", "@circle → @round → @circle"),
        (["@deep0"], "@deep10", "at most 10 levels"),
        (["@wrong"], "lunch", "in @wrong"),
        (["a\x00b"], "\x00", "U+0000"),
        (["a\ud800b"], "\ud800", "U+D800"),
    ],
)
def test_an_error_is_marked_and_has_a_valid_suggestion(
    words: list[str] | str, under: str, expected: str
) -> None:
    error, marked = fault(words)
    check_advice(error)
    assert marked == under
    assert expected in f"{error.message} {error.hint}"


def test_without_named_queries_the_hint_says_where_they_are_written() -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(["@any"], FIELDS, today=None)
    assert "queries:" in caught.value.hint


def test_named_queries_cannot_multiply_without_end() -> None:
    named = {f"q{i}": f"@q{i + 1} @q{i + 1} @q{i + 1}" for i in range(8)} | {"q8": "x"}
    with pytest.raises(QueryError, match="too many"):
        parse_query("@q0", FIELDS, named, today=None)


def test_two_exclusions_are_not_a_repetition() -> None:
    parse(["not:kind:launch", "not:kind:summit", "kind:exercise"])


@pytest.mark.parametrize(
    ("query", "meant"),
    [("outcome:succeeded", "success"), ("outcome:n/a", "not-applicable"),
     ("stage:contract", "ordered"), ("status:done", "occurred")],
)  # fmt: skip
def test_an_everyday_word_for_a_value_is_understood(query: str, meant: str) -> None:
    """As in seed files."""
    with pytest.raises(QueryError) as caught:
        parse_query(query, DECLARED, {}, today=None)
    assert caught.value.hint == f"did you mean {meant}?"
