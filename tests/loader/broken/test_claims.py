"""What rests on nothing: quotes that are not there, claims of no value, dates that cannot all be."""

# ruff: noqa: E501 - the tables read best with one fault a line

from collections.abc import Callable
from pathlib import Path

import pytest

Refused = Callable[..., None]

CITING = """\
events:
  bad:
    kind: launch
    title: An event
    when: 2022-07
    quantity: 8
    inferred: {{when: a test, quantity: a test}}
    {line}
"""
NORTH = "wire: {quote: the North fired eight missiles"

# Line 8, and what is said of it after story/broken.yaml:8: bad.
CLAIMS = [
    ("cite: {wire: {quote: the North fired nine missiles, for: [when]}}", "cite.wire.0.quote: the quote is not in the text; the nearest is on line 1"),
    ("cite: {wire: {quote: Seoul denies everything, for: [when]}}", "cite.wire.0.quote: the quote is not in the text, and nothing in the text is similar"),
    ("cite: {wire: {quote: 'On 5 July 2022 … zzz qqq', for: [when]}}", "cite.wire.0.quote: of the end “zzz qqq”: the quote is not in the text, and nothing in the text is similar"),
    ("cite: {wire: {quote: The drill was, for: [when]}}", "cite.wire.0.quote: the quote occurs in the text 2 times: add prefix: or suffix:"),
    ("cite: {wire: {quote: The drill was, suffix: short, for: [when]}}", "cite.wire.0.quote: the quote is in the text, but not next to its prefix"),
    ("cite: {wire: {quote: The drill, suffix: was, for: [when]}}", "cite.wire.0.quote: … make prefix: or suffix: longer"),
    ("cite: {wire: {quote: '', for: [when]}}", "cite.wire.quote: is empty"),
    ("cite: {wire: {for: [when]}}", "cite.wire.quote: is missing: write the words themselves"),
    ("cite: {wire: the North fired eight missiles}", "cite.wire: supports no value: each has evidence of its own; name those that it supports (for: [when, quantity]), or remove it"),
    ("cite: the North fired eight missiles", "cite: is a text: write {source-key: the North fired eight missiles}"),
    ("cite: {wires: {quote: x, for: [when]}}", "cite.wires: there is no source wires; did you mean wire?"),
    ("cite: {usa: {quote: x, for: [when]}}", "cite.usa: usa is an actor, not a source"),
    ("cite: {Wire: {quote: x, for: [when]}}", "cite.Wire: 'Wire' is not a valid key; write wire"),
    (f"cite: {{{NORTH}}}}}", "cite.wire: supports no value: each has evidence of its own"),
    (f"cite: {{{NORTH}, for: []}}}}", "cite.wire.for: is empty"),
    (f"cite: {{{NORTH}, for: [whn]}}}}", "cite.wire.for: 'whn' names no value of this record; did you mean when?"),
    (f"cite: {{{NORTH}, for: [range]}}}}", "cite.wire.for: 'range' names no value of this record"),
    (f"cite: {{{NORTH}, for: [when, when]}}}}", "cite.wire.for: when is given twice: keep one"),
    (f"cite: {{{NORTH}, for: [when], folio: '4'}}}}", "cite.wire.folio: is not a field of a citation"),
    (f"cite: {{{NORTH}, for: [when], credibility: B}}}}", "cite.wire.credibility: 'B' is not in the list"),
    (f"cite: {{{NORTH}, for: [when], claimant: jcs}}}}", "cite.wire.0.claimant: there is no actor jcs"),
    (f"cite: {{{NORTH}, says: {{when: 2022-08}}}}}}", "cite.wire.says.when: contradicts the accepted value '2022-07': put it under disputes:"),
    (f"cite: {{{NORTH}, says: {{quantity: 9+}}}}}}", "cite.wire.says.quantity: contradicts the accepted value '8'"),
    (f"cite: {{{NORTH}, says: {{when: 2 days after fring}}}}}}", "cite.wire.0.says.when: there is no event fring; did you mean firing?"),
    (f"cite: {{{NORTH}, disputes: {{quantity: 8}}}}}}", "cite.wire.disputes.quantity: is the accepted value '8' itself"),
    (f"cite: {{{NORTH}, disputes: {{quantity: many}}}}}}", "cite.wire.disputes.quantity: 'many' is not a valid quantity"),
    (f"cite: {{{NORTH}, restates: {{kind: test}}}}}}", "cite.wire.restates.kind: "),
    ("accepted: {quantity: trusted}", "accepted.quantity: no source disputes this value"),
    ("accepted: {range: trusted}", "accepted.range: 'range' names no value of this record"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "part"), CLAIMS, ids=[case[0][6:] for case in CLAIMS])
def test_a_fault_in_a_claim(story: Path, refused: Refused, line: str, part: str) -> None:
    (story / "broken.yaml").write_text(CITING.format(line=line))
    refused(f"story/broken.yaml:8: bad.{part}")


def test_a_stored_text_that_loses_a_quote(story: Path, refused: Refused) -> None:
    (story / "wire.txt").write_text("The text was written anew.\n")
    refused("story/good.yaml:20: firing.cite.wire.0.quote: the quote is not in the text")


# Events as key: date [links], from line 2 on, and what is said of them.
NETWORKS = [
    ({"a": "2022-07 and 2022-08"}, ":2: a"),
    ({"a": "2 days after firing and 2022-08"}, ":2: a"),
    ({"a": "before 2022 and after 2023"}, ":2: a"),
    ({"a": "2022-07-04 [after: firing]"}, ":2: a"),
    ({"a": "2022-07-06 [during: firing]"}, ":2: a"),
    ({"a": "1 day after b", "b": "1 day after a"}, ":2: a"),
    (
        {"a": "unknown [part-of: b]", "b": "unknown [part-of: c]", "c": "unknown [part-of: a]"},
        ":2: a",
    ),
    ({"a": "unknown [before: b]", "b": "unknown [before: a]"}, ":2: a"),
    ({"a": "the month after firing", "b": "2022-07 [after: a]"}, ":2: a"),
    ({"a": "after published wire and before firing"}, ":2: a"),
]


@pytest.mark.parametrize(("events", "part"), NETWORKS, ids=[str(case[0]) for case in NETWORKS])
def test_dates_that_contradict_each_other(
    story: Path, refused: Refused, events: dict[str, str], part: str
) -> None:
    lines = ["events:"]
    for key, date in events.items():
        when, _, links = date.removesuffix("]").partition(" [")
        linked = (
            f"links: [{{{links}}}], inferred: {{when: r, links: r}}"
            if links
            else "inferred: {when: r}"
        )
        lines.append(f"  {key}: {{kind: exercise, title: x, when: {when}, {linked}}}")
    (story / "broken.yaml").write_text("\n".join(lines))
    refused(f"story/broken.yaml{part}")


def test_dates_that_contradict_those_of_another_chronicle(story: Path, refused: Refused) -> None:
    (story / "broken.yaml").write_text(
        "events:\n  a: {kind: exercise, title: x, when: 2022-07-01, links: [{after: echo}],"
        " inferred: {when: r, links: r}}\n"
    )
    refused("other/other.yaml:4: echo: these 4 statements … a: 2022-07-01 (story/broken.yaml:2)")
