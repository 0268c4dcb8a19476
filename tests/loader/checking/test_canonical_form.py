"""What a sound record becomes, what it refers to, and where its values are."""

from collections.abc import Callable

from timeline.loader.checking.record import CheckedRecord, check_record, nodes_of, references
from timeline.readers import RawRecord

Check = Callable[[str], tuple[CheckedRecord, list[str]]]

DESIGN = """\
events:
  f35a-second-batch:
    kind: procurement
    title: Seoul approves funding of twenty more F-35As
    when: about 1 week after f35a-arrival
    stage: approved
    buyer: rok-mnd
    systems: [f-35a]
    quantity: 20
    fleet_after: {expected: 60}
    cost: ~3.9e12 KRW
    delivery: {expected: by 2030}
    programme: kill-chain
    links: [{part-of: some-other-event}]
    cite:
      alliance-article:
        - quote: Seoul’s defense ministry approved funding of an additional twenty F-35As
          for: [when, stage, buyer, systems, quantity]
        - quote: which would increase her fleet to 60 aircraft
          for: [fleet_after]
        - quote: around 3.9 trillion won ($3 billion)
          for: [cost]
          restates: {cost: 3e9 USD}
    inferred:
      when: the year is not stated; "early July" is taken as 2022 from the two presidents' meeting
"""
REST = """\
      delivery: the source says it of the programme
      programme: as above
      links: as above
"""


def test_the_design_s_example_only_lacks_the_reasons_that_it_leaves_out(check: Check) -> None:
    _, problems = check(DESIGN)
    assert [each.split(": ")[1] for each in problems] == [
        "f35a-second-batch.programme.kill-chain",
        "f35a-second-batch.delivery.expected",
        "f35a-second-batch.links.part-of.some-other-event",
    ]
    assert check(DESIGN + REST)[1] == []


def test_the_canonical_form(check: Check) -> None:
    checked, _ = check(DESIGN + REST)
    canonical = checked.canonical
    assert list(canonical) == [
        "kind", "title", "when", "systems", "programme", "stage", "buyer", "quantity",
        "fleet_after", "cost", "delivery", "links", "cite", "inferred",
    ]  # fmt: skip
    assert canonical["buyer"] == ["rok-mnd"]
    assert canonical["fleet_after"] == {"expected": "60"}
    assert canonical["links"] == [["part-of", "some-other-event"]]
    assert canonical["cite"]["alliance-article"][2] == {
        "quote": "around 3.9 trillion won ($3 billion)",
        "for": ["cost"],
        "restates": {"cost": "3e9 USD"},
    }


def test_the_same_thing_written_in_two_ways_is_the_same_record(check: Check) -> None:
    short, _ = check(
        "events:\n  x: {kind: procurement, title: X, when: unknown, fleet_after: 60, buyer: kor,\n"
        "    links: {part-of: [a, b]}, inferred: {fleet_after: r, buyer: r, links: r}}\n"
    )
    long, problems = check(
        "events:\n  x:\n    inferred: {links: r, buyer: r, fleet_after: r}\n    when: 'unknown'\n"
        "    kind: procurement\n    title: >\n      X\n    fleet_after: {actual: 60}\n"
        "    buyer: [kor]\n    links:\n      - part-of: a\n      - part-of: b\n"
    )
    assert problems == []
    assert short.canonical == long.canonical


def test_numbers_of_all_together_and_per_participant(check: Check) -> None:
    fields = "kind: exercise, title: X, when: unknown, participants: [usa, kor]"
    reasons = "inferred: {participants: r, troops: r}"
    together, _ = check(f"events:\n  x: {{{fields}, troops: 17000+, {reasons}}}\n")
    apart, _ = check(f"events:\n  x: {{{fields}, troops: {{kor: 3e5, usa: 17000+}}, {reasons}}}\n")
    assert together.canonical["troops"] == "17000+"
    assert list(apart.canonical["troops"].items()) == [("kor", "3e5"), ("usa", "17000+")]


def test_a_number_with_a_sign_of_comparison_is_stored_in_canonical_notation(check: Check) -> None:
    fields = "kind: procurement, title: X, when: unknown, inferred: {quantity: r, cost: r}"
    signs, problems = check(f"events:\n  x: {{{fields}, quantity: ≥3, cost: ≥3.90e9 USD}}\n")
    plain, _ = check(f"events:\n  x: {{{fields}, quantity: 3+, cost: 3.90e9+ USD}}\n")
    assert problems == []
    assert signs.canonical == plain.canonical
    most, _ = check(f"events:\n  x: {{{fields}, quantity: ≤3, cost: 1 USD}}\n")
    assert most.canonical["quantity"] == "<=3"


def test_aliases(check: Check) -> None:
    checked, problems = check(
        "actors:\n  x:\n    name: X\n    kind: state\n"
        "    aliases: [Y, {text: 한국, language: ko}, {text: Z}]\n"
    )
    assert problems == []
    assert checked.canonical["aliases"] == ["Y", {"text": "한국", "language": "ko"}, "Z"]


def test_what_a_record_refers_to_and_where(check: Check) -> None:
    checked, _ = check(
        DESIGN
        + REST
        + "    spending: by the year after f35a-second-batch\n"
        + "    place: seoul\n"
        + "    seller: [usa, lockheed]\n"
    )
    found = [
        (each.path, each.type, each.key, checked.line_of(each.path)) for each in references(checked)
    ]
    assert found == [
        ("when", "event", "f35a-arrival", 5),
        ("place", "place", "seoul", 30),
        ("systems.f-35a", "system", "f-35a", 8),
        ("programme.kill-chain", "programme", "kill-chain", 13),
        ("buyer.rok-mnd", "actor", "rok-mnd", 7),
        ("seller.usa", "actor", "usa", 31),
        ("seller.lockheed", "actor", "lockheed", 31),
        ("spending.actual", "event", "f35a-second-batch", 29),
        ("links.part-of.some-other-event", "event", "some-other-event", 14),
        ("cite.alliance-article", "source", "alliance-article", 16),
    ]


def test_claims_refer_to_records_too(check: Check) -> None:
    checked, problems = check(
        "events:\n  x:\n    kind: launch\n    title: X\n    when: by published tweet\n"
        "    launcher: prk\n    cite:\n      tweet:\n"
        "        quote: a\n        for: [when, launcher]\n        claimant: jcs\n"
        "        disputes:\n          launcher: usa\n          when: 3 days after summit\n"
    )
    assert problems == []
    assert [
        (each.path, each.type, each.key, checked.line_of(each.path)) for each in references(checked)
    ] == [
        ("when", "source", "tweet", 5),
        ("launcher.prk", "actor", "prk", 6),
        ("cite.tweet", "source", "tweet", 8),
        ("cite.tweet.0.claimant", "actor", "jcs", 11),
        ("cite.tweet.0.disputes.launcher.prk", "actor", "usa", 13),
        ("cite.tweet.0.disputes.when", "event", "summit", 14),
    ]
    assert checked.line_of("cite.tweet.0.quote") == 9
    assert checked.line_of("no.such.thing") == 2


def test_a_record_out_of_its_canonical_form_is_the_same_record(check: Check) -> None:
    checked, _ = check(DESIGN + REST)
    nodes = nodes_of({**checked.canonical, "text_sha256": "0" * 64})
    again, problems = check_record(RawRecord("event", checked.key, nodes, "a.yaml", "a.yaml", 7))
    assert problems == []
    assert again.canonical == checked.canonical
    assert again.line_of("when") == 7
