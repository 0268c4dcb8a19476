"""The comments of SIPRI's register: only what cannot mean anything else is read."""

import pytest

from tests.readers.formats.sipri.orders import FORMAT, row, table
from tests.readers.formats.sipri.tables import checked, convert, drafts
from timeline.readers.formats.base import RowDraft

READ = ("cost", "mode", "payer", "buyer", "platform", "local_designation", "delivery")


def order(comments: str, **cells: str) -> RowDraft:
    """Return the order with these comments, which the loader accepts."""
    found = drafts(convert(table(row(comments=comments, years="", **cells)), FORMAT))
    (event,) = (each for each in found.values() if each.type == "event")
    assert event.fields["summary"] == comments
    assert [each for each in checked(event)[1] if "tiv_" not in each] == []
    return event


@pytest.mark.parametrize(
    ("comments", "values"),
    [
        ("$60 m deal", {"cost": "60e6 USD"}),
        ("$375m deal; T-2 version", {"cost": "375e6 USD"}),
        ("$66 m. deal", {"cost": "66e6 USD"}),
        ("EUR12.5 m deal", {"cost": "12.5e6 EUR"}),
        ("SEK1.2 b contract", {"cost": "1.2e9 SEK"}),
        ("KRW3.9 tr ($3 b) deal", {"cost": "3.9e12 KRW"}),
        ("$86 m deal; aid", {"cost": "86e6 USD", "mode": "aid"}),
        (
            "$572 m deal (bought via and financed by USA); T-2 version",
            {"cost": "572e6 USD", "buyer": ["usa"], "payer": ["usa"]},
        ),
        ("$43 m deal (bought via US company)", {"cost": "43e6 USD"}),
        ("Second-hand; aid (donated by Kuwait)", {"mode": "aid"}),
        ("second-hand; loan", {"mode": "loan"}),
        ("10-year lease", {"mode": "lease"}),
        ("From kits", {"mode": "kits"}),
        ("assembled from kits in Peru", {"mode": "kits"}),
        ("licensed production in Peru", {"mode": "licence-production"}),
        ("license production", {"mode": "licence-production"}),
        ("produced under licence in Peru", {"mode": "licence-production"}),
        ("T-2 version; financed by UAE and Kuwait", {"payer": ["are", "kwt"]}),
        ("ordered via USA from US production line", {"buyer": ["usa"]}),
        ("For 3 Guardian frigates from Chile", {"platform": "3 Guardian frigates from Chile"}),
        ("for Falcon trainer aircraft", {"platform": "Falcon trainer aircraft"}),
        ("Peruvian designation Sparrow", {"local_designation": "Sparrow"}),
        ("delivery planned by 2040", {"delivery": {"expected": "by 2040"}}),
        ("delivery planned 2040-2042", {"delivery": {"expected": "2040/2042"}}),
        ("delivery planned from 2040", {"delivery": {"expected": "2040/"}}),
        ("delivery of others planned by 2040", {"delivery": {"expected": "by 2040"}}),
    ],
)
def test_words_that_are_clear_become_values(comments: str, values: dict[str, object]) -> None:
    fields = order(comments).fields
    assert {name: fields[name] for name in READ if name in fields} == values


@pytest.mark.parametrize(
    "comments",
    [
        "Part of $35 m deal",
        "part of EUR1 b deal; for the coast guard",
        "$20-25 m deal",
        "Possibly $145 m deal",
        "Probably $30 m deal; T-2 version",
        "about $30 m deal",
        "$60 m deal (incl operational support)",
        "$60 m deal (incl $5 m for training)",
        "$60 m deal; incl. $5 m for training",
        "$10 m deal; $20 m deal",
        "NIS700 m deal",
        "$17-20 m aid",
        "'Peace' deal",
        "$427 m 'Peace' deal",
        "aid (loan)",
        "lease; on loan until 2030",
        "incl some as aid",
        "financed with Kuwaiti aid",
        "financed by oil deliveries",
        "partly financed by USA",
        "29 assembled from kits in Peru",
        "incl production under licence in Peru",
        "for police",
        "for the coast guard",
        "For modernization of 20 Badger APC to T-2 version",
        "incl for Guardian frigates",
        "for Guardian frigates or Owl corvettes",
        "for Guardian frigates; for Owl corvettes",
        "Chilean designation Sparrow",
        "Peruvian designation Sparrow or Robin",
        "designation uncertain (could be T-3 version)",
        "first delivery planned 2040",
        "delivery probably by 2040",
        "delivered 2011",
    ],
)
def test_other_words_stay_in_the_summary(comments: str) -> None:
    fields = order(comments).fields
    assert [name for name in READ if name in fields] == []


def test_what_is_only_probable_is_cited_with_a_lower_credibility() -> None:
    found = order("Probably aid; financed by Kuwait")
    assert found.fields["mode"] == "aid"
    assert found.fields["payer"] == ["kwt"]
    sure, doubtful = found.citations
    assert "payer" in sure.paths
    assert "mode" not in sure.paths
    assert (doubtful.paths, doubtful.more) == (["mode"], {"credibility": "3"})


def test_the_same_sum_in_another_currency_is_what_the_source_restates() -> None:
    (citation,) = order("EUR110 m ($130 m) deal").citations
    assert citation.more == {"restates": {"cost": "130e6 USD"}}
    assert "cost" in citation.paths


@pytest.mark.parametrize(
    ("recipient", "adjective"),
    [("South Korea", "South Korean"), ("Netherlands", "Dutch"), ("Iraq", "Iraqi")],
)
def test_a_designation_belongs_to_the_recipient(recipient: str, adjective: str) -> None:
    said = f"{adjective} designation Sparrow"
    assert order(said, recipient=recipient).fields["local_designation"] == "Sparrow"
    assert "local_designation" not in order(said, recipient="Iran").fields
