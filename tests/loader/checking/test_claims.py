"""Citations, reasons and the rule that every value of an event has a citation or a reason."""

# ruff: noqa: E501 - the tables read best with one fault a line

from collections.abc import Callable

import pytest

from timeline.loader.checking.record import CheckedRecord

Check = Callable[[str], tuple[CheckedRecord, list[str]]]

HEAD = """\
events:
  second-batch:
    kind: procurement
    title: Seoul approves twenty more
    when: 2022-07
    stage: approved
    buyer: [rok-mnd, rokaf]
    quantity: 20
    fleet_after: {expected: 60}
    cost: ~3.9e12 KRW
    delivery: {expected: by 2030}
"""
ALL = "[when, stage, buyer, quantity, fleet_after, cost, delivery]"
CITE = HEAD + f"    cite:\n      article:\n        - quote: twenty more\n          for: {ALL}\n"

# What follows CITE from line 16 on, and the one problem.
FAULTS = [
    # paths
    ("says: {whn: 2022}", "second-batch.cite.article.says.whn: 'whn' names no value of this record; did you mean when?"),
    ("disputes: {buyer.kor: jpn}", "'buyer.kor' names no value of this record; did you mean buyer"),
    ("says: {place: seoul}", "'place' names no value of this record"),
    ("restates: {buyer: jpn}", "names more than one value: choose one of buyer.rok-mnd, buyer.rokaf"),
    ("says: {fleet_after: 60, fleet_after.expected: 60}", "is given twice (fleet_after.expected is"),
    # values
    ("says: {when: May}", "cite.article.says.when: 'May'"),
    ("says: {quantity: about 20}", "'about 20' is not a valid quantity: write ~20"),
    ("says: {quantity: '>20'}", "contradicts the accepted value '20': put it under disputes:"),
    ("says: {quantity: 20.000}", "write 20000, or 20"),
    ("disputes: {cost: 3.900 EUR}", "write 3900 EUR, or 3.90 EUR"),
    ("says: {quantity: [20]}", "must be one value, not a list"),
    ("says: {cost: 3.9e12}", "an amount of money needs a currency"),
    ("disputes: {stage: bought}", "'bought' is not in the list"),
    ("disputes: {buyer.rokaf: ROK Army}", "'ROK Army' is not a valid key"),
    ("says: {quantity: ''}", "is empty"),
    ("says: 20", "cite.article.says: is a text: write the value that the source gives: {kind: …}"),
    # says, restates and disputes mean what they say
    ("says: {when: 2022-05}", "contradicts the accepted value '2022-07': put it under disputes:"),
    ("says: {quantity: 40}", "contradicts the accepted value '20': put it under disputes:"),
    ("says: {stage: ordered}", "contradicts the accepted value 'approved': put it under disputes:"),
    ("says: {cost: 3e9 USD}", "put a source's own conversion under restates:"),
    ("disputes: {quantity: 20}", "is the accepted value '20' itself: cite it with for:"),
    ("disputes: {fleet_after: 6e1}", "is the accepted value '60' itself"),
    ("disputes: {delivery: by 2030}", "is the accepted value 'by 2030' itself"),
    ("disputes: {buyer.rokaf: rokaf}", "is the accepted value 'rokaf' itself"),
    ("restates: {stage: approved}", "only numbers, money and dates can be restated"),
    # the passage itself
    ("credibility: 7", "cite.article.credibility: '7' is not in the list (1: confirmed by other sources, 2: probably"),
    ("claimant: Japan's ministry", "cite.article.claimant: \"Japan's ministry\" is not a valid key"),
    ("language: Korean", "cite.article.language: 'Korean' is not a language tag"),
    ("prefix: ''", "cite.article.prefix: is empty"),
    ("claimed: jcs", "cite.article.claimed: is not a field of a citation; did you mean claimant?"),
    ("x: y", "cite.article.x: is not a field of a citation (quote, prefix, suffix, page, row, column, line"),
    # the place in the source
    ("page: 0", "cite.article.page: '0' is not a whole number from 1, such as 12"),
    ("row: -3", "cite.article.row: '-3' is not a whole number from 1, such as 12"),
    ("page: 1.5", "is not a whole number from 1, such as 12"),
    ("line: 012", "cite.article.line: '012' is not a whole number: write 12"),
    ("page: [12]", "must be one value, not a list: remove the brackets"),
    ("time: 12:31", "'12:31' is not a time in a recording, HH:MM:SS: write 00:12:31"),
    ("time: 1:02:03", "HH:MM:SS: write 01:02:03"),
    ("time: 00:72:31", "is not a time in a recording, HH:MM:SS, such as 00:12:31"),
    ("derived_from: article", "cite.article.derived_from: is the cited source itself: remove it"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), FAULTS)
def test_a_fault_in_a_passage(check: Check, line: str, expected: str) -> None:
    _, problems = check(f"{CITE}          {line}\n")
    assert len(problems) == 1
    assert problems[0].startswith("16: second-batch.cite.article.")
    assert expected in problems[0]


BLOCKS = [
    ("cite: article", "12: second-batch.cite: is a text: write {article: the words of the source}"),
    ("cite: {}", "12: second-batch.cite: is empty"),
    ("cite: {Article: {quote: a, for: [when]}}", "12: second-batch.cite.Article: 'Article' is not a valid key"),
    ("cite: {article: []}", "12: second-batch.cite.article: is empty"),
    ("cite: {article: {for: [when]}}", "12: second-batch.cite.article.quote: is missing"),
    ("cite: {article: {quote: '', for: [when]}}", "12: second-batch.cite.article.quote: is empty"),
    ("cite: {article: {quote: [a], for: [when]}}", "12: second-batch.cite.article.quote: must be one value, not a list"),
    ("cite: {article: {quote: [a b, c d]}}", "article.quote: must be one value, not a list: write the quotes themselves as a list: SOURCE: [quote, another quote]"),
    ("cite: {article: [[twenty more]]}", "12: second-batch.cite.article: is a list: write {quote: …, for: [when, …]}"),
    ("cite: {article: Seoul approved, on 5 July}", "12: second-batch.cite.on 5 July: is empty: if it is a part of the quote before it, put the whole quote in quotation marks"),
    ("cite: {article: [when, stage and more]}", "12: second-batch.cite.article: 'when' is the name of a value and no quote: write {quote: the words of the source, for: [when]}"),
    ("cite: {article: pp. 12-13}", "12: second-batch.cite.article: 'pp. 12-13' is a place and no quote: write {page: 12}"),
    ("cite: {article: 7}", "12: second-batch.cite.article: '7' is a place and no quote: write {page: 7}"),
    ("cite: {article: {quote: a, for: All}}", "12: second-batch.cite.article.for: 'All' names no value: write all for every one that is left"),
    ("cite: {article: {quote: a, for: []}}", "12: second-batch.cite.article.for: is empty"),
    ("cite: {article: {quote: a, for: [when, when]}}", "article.for: when is given twice: keep one"),
    ("cite: {article: {quote: a, for: [cots]}}", "'cots' names no value of this record; did you mean cost"),
    ("cite: {article: {quote: a, for: [date]}}", "'date' names no value of this record; did you mean when? (its values: kind, title, when, status, stage, buyer.rok-mnd, buyer.rokaf, quantity, fleet_after.expected, cost and delivery.expected"),
    ("cite: {article: {quote: a, for: [price]}}", "did you mean cost?"),
    ("cite: {article: {quote: a, for: [location]}}", "'location' names no value of this record (its values: kind, title,"),
    ("cite: {article: {quote: a, for: [buyer.kor]}}", "'buyer.kor' names no value of this record"),
    (
        "cite: {article: [{quote: a, for: [when]}, {quote: a, for: [when]}]}",
        "12: second-batch.cite.article: the same passage is given twice: keep one",
    ),
    ("inferred: the year is a guess", "12: second-batch.inferred: is a text: write {when: the"),
    ("inferred: {year: a guess}", "12: second-batch.inferred.year: 'year' names no value of this record"),
    ("inferred: {when: }", "12: second-batch.inferred.when: is empty"),
    ("inferred: {when: [a, b]}", "12: second-batch.inferred.when: must be one value, not a list"),
    ("accepted: {cots: trusted}", "12: second-batch.accepted.cots: 'cots' names no value of this record"),
    ("accepted: {cost: trusted}", "12: second-batch.accepted.cost: no source disputes this value"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), BLOCKS)
def test_a_fault_in_what_surrounds_the_passages(check: Check, line: str, expected: str) -> None:
    _, problems = check(f"{HEAD}    {line}\n")
    (problem,) = (each for each in problems if "has no citation" not in each)
    assert expected in problem


def test_a_value_that_is_wrong_itself_is_offered_for_a_mistyped_path(check: Check) -> None:
    text = HEAD.replace("quantity: 20", "quantity: a few dozens")
    _, problems = check(f"{text}    cite: {{article: {{quote: a, for: [quantty]}}}}\n")
    (problem,) = (each for each in problems if "names no value" in each)
    offered, values = problem.split("(its values: ")
    assert "did you mean quantity?" in offered
    assert "quantity" in values


@pytest.mark.parametrize(
    ("line", "uncited"),
    [
        ("cite: article", ""),
        ("cite: {article: {quote: a, fore: [when]}}", ""),
        ("cite: {article: [buyer]}", ""),
        ("cite: {article: {quote: a, for: []}}", ""),
        ("inferred: the year is a guess", ""),
        ("cite: {article: {quote: a, for: [when], credibility: 9}}", "sbqfcd"),
        ("cite: {article: {for: [when, stage, quantity, buyer, cost]}}", "fd"),
        ("cite: {article: {quote: a, for: [whn, stage, amount, buyers, price]}}", "fd"),
        ("cite: {article: {quote: a, fore: [when, stage, quantity, buyer], for: [cost]}}", "fd"),
        ("cite: {Article: {quote: a, for: [when, stage, quantity, buyer, cost]}}", "fd"),
        ("cite: {article: {quote: a, says: {when: soon, stage: unknown}}}", "bqfcd"),
        ("inferred: {stage: ''}", "wbqfcd"),
    ],
)
def test_what_has_no_citation_is_told_unless_the_fault_may_be_its_citation(
    check: Check, line: str, uncited: str
) -> None:
    _, problems = check(f"{HEAD}    {line}\n")
    found = {each.split()[1].split(".")[1][:1] for each in problems if "has no citation" in each}
    assert found == set(uncited)


def test_every_value_has_a_citation_or_a_reason(check: Check) -> None:
    _, problems = check(
        HEAD
        + "    links: [{part-of: kill-chain}, {responds-to: threat}]\n"
        + "    cite: {article: {quote: a, for: [when, buyer.rokaf], says: {quantity: ~20}}}\n"
        + "    inferred: {fleet_after: stated elsewhere, links.part-of: the year fits}\n"
    )
    reason = "has no citation: cite it (for: [{}]) or give the reason under inferred:"
    assert problems == [
        f"{line}: second-batch.{path}: {reason.format(path.split('.')[0])}"
        for line, path in (
            (6, "stage"), (7, "buyer.rok-mnd"), (10, "cost"), (11, "delivery.expected"),
            (12, "links.responds-to.threat"),
        )
    ]  # fmt: skip


def test_what_needs_no_citation(check: Check) -> None:
    for text in (
        "events:\n  x: {kind: launch, title: X, when: unknown, status: claimed, summary: Y}\n",
        "actors:\n  x: {name: X, kind: state, country: KOR, part_of: y, note: Z}\n",
        "queries:\n  x: kind:launch\n",
    ):
        assert check(text)[1] == []


def test_only_valid_values_need_citations(check: Check) -> None:
    _, problems = check(
        HEAD.replace("20\n", "twenty\n")
        + f"    inferred: {{{ALL[1:-1].replace(',', ': r,')}: r}}\n"
    )
    assert [each.split(": ")[1] for each in problems] == ["second-batch.quantity"]


def test_a_rival_value_allows_a_reason_for_the_accepted_one(check: Check) -> None:
    checked, problems = check(
        CITE
        + "        - {quote: forty, disputes: {quantity: 40, fleet_after: 80}, claimant: jcs}\n"
        "    accepted: {quantity: the ministry's own figure}\n"
    )
    assert problems == []
    assert checked.canonical["cite"]["article"][1] == {
        "quote": "forty",
        "claimant": "jcs",
        "disputes": {"quantity": "40", "fleet_after.expected": "80"},
    }
    assert checked.canonical["accepted"] == {"quantity": "the ministry's own figure"}


@pytest.mark.parametrize(
    "vaguer",
    ["when: 2022", "when: early 2022-07", "when: 1 week after f35a-arrival", "when: unknown",
     "quantity: 10+", "quantity: 20+", "fleet_after: ~60", "cost: 3.5e12..4e12 KRW", "buyer.rokaf: kor",
     "delivery: by 2035", "when: ../2022-07"],
)  # fmt: skip
def test_a_source_may_be_vaguer(check: Check, vaguer: str) -> None:
    assert check(f"{CITE}          says: {{{vaguer}}}\n")[1] == []


def test_a_value_may_be_cited_and_inferred(check: Check) -> None:
    checked, problems = check(CITE + "    inferred: {when: the year is not stated}\n")
    assert problems == []
    assert checked.canonical["inferred"] == {"when": "the year is not stated"}


def test_quotes_are_folded_and_other_texts_are_not(check: Check) -> None:
    checked, _ = check(
        "actors:\n  x:\n    name: X\n    kind: state\n    note: |\n      one\n\n      two\n"
        "    cite:\n      article:\n        quote: |\n          twenty\n             more\n"
        "        prefix: ' and  '\n        for: name\n"
    )
    assert checked.canonical["note"] == "one\n\ntwo"
    assert checked.canonical["cite"] == {
        "article": [{"quote": "twenty more", "prefix": "and", "for": ["name"]}]
    }


def test_an_invalid_rival_does_not_make_its_reason_an_error(check: Check) -> None:
    _, problems = check(
        CITE + "          disputes: {quantity: many}\n    accepted: {quantity: trusted}\n"
    )
    assert [each.split(": ")[1] for each in problems] == [
        "second-batch.cite.article.disputes.quantity"
    ]


@pytest.mark.parametrize(
    ("stance", "accepted", "stated", "fault"),
    [
        ("says", "2024-03-13T06:40+09:00", "2024-03-12T21:40Z", ""),
        ("says", "2024-03-12T21:40Z", "2024-03-13", ""),  # as the clocks of Seoul have it
        ("says", "by 2024-03-12T21:40Z", "2024-03", ""),
        ("says", "2024-03-12T21:40Z", "2024-03-14", "contradicts the accepted value"),
        ("says", "2024-03-12T21:40Z", "2024-03-13T05:00+09:00", "contradicts the accepted value"),
        ("says", "2024-03-12", "2024-03-13", "contradicts the accepted value"),
        ("disputes", "2024-03-13T06:40+09:00", "2024-03-12T21:40Z", "is the accepted value"),
        ("disputes", "2024-03-12T21:40Z", "2024-03-12T21:41Z", ""),
    ],
)
def test_times_are_compared_in_any_time_zone(
    check: Check, stance: str, accepted: str, stated: str, fault: str
) -> None:
    seed = CITE.replace("when: 2022-07", f"when: {accepted}").replace("2030}", "2040}")
    _, problems = check(f"{seed}          {stance}: {{when: '{stated}'}}\n")
    assert [fault in each for each in problems] == [True] * bool(fault)
