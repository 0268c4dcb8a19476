"""The words of the evidence of a record, except the fields of a passage: meaning and example."""

from typing import Final

from timeline.canonical.evidence import ALL

EVIDENCE: Final[dict[str, tuple[str, str]]] = {
    "cite": (
        "The passages that support the values, by the key of their source. A text is the quote of a"
        " passage that supports every value without evidence of its own.",
        "cite: {ministry-note: the words of the source}",
    ),
    "for": (
        "The values that a passage supports: names of fields, or value paths such as `troops.usa`;"
        f" `{ALL}` are those without evidence of their own.",
        "cite: {ministry-note: {quote: the words of the source, for: [when, place]}}",
    ),
    ALL: (
        "Under `for`: the values that need evidence and that no other passage and no reason"
        " supports.",
        f"cite: {{ministry-note: {{quote: the words of the source, for: [{ALL}]}}}}",
    ),
    "…": (
        "In a quote, between its first and its last words: what is between them in the text belongs"
        " to it.",
        "cite: {ministry-note: the first words … the last words}",
    ),
    "says": (
        "What a source says where it is vaguer than the accepted value.",
        "cite: {ministry-note: {quote: in May, says: {when: 2022-05}}}",
    ),
    "restates": (
        "The source's own conversion of a value: another currency or unit.",
        "cite: {ministry-note: {quote: '($3 billion)', restates: {cost: 3e9 USD}}}",
    ),
    "disputes": (
        "A rival value of a source: it says otherwise.",
        "cite: {ministry-note: {quote: ten missiles, disputes: {quantity: 10}}}",
    ),
    "inferred": (
        "Why a value is taken to be so although no source says it, by value path.",
        "inferred: {when: the year is that of the meeting}",
    ),
    "accepted": (
        "Why a disputed value is accepted, by value path.",
        "accepted: {quantity: the ministry counted them}",
    ),
}
"""By word; the examples are lines of an event."""
