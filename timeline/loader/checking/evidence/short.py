"""Citations in short: a text is a passage with these words, which supports all that is left.

``cite: {src: "the words"}`` is ``cite: {src: [{quote: "the words", for: all}]}``. So a text that is
a text that is not a quote must be recognised: the name of a value, or a place.
"""

from collections.abc import Collection, Mapping

from timeline.canonical.evidence import PLACE, PLACE_LABELS, is_surely_quote
from timeline.readers import Node
from timeline.text import clip


def full(node: Node) -> Node:
    """Return an item of ``cite`` as a mapping; a text is its quote."""
    if not isinstance(node.value, str) or not node.value.strip():
        return node
    return Node({"quote": node}, node.line, node.key_line, "flow")


def no_quote(text: str, known: Collection[str]) -> str:
    """Return why a text cannot be a quote, and what to write; empty if it can be one.

    ``known`` are the paths of the values of the record.
    """
    if text in known:
        example = f"{{quote: the words of the source, for: [{text}]}}"
        return f"{clip(text)!r} is the name of a value and no quote: write {example}"
    if match := PLACE.fullmatch(text):
        place = f"{{{PLACE_LABELS[(match['label'] or 'page').lower()]}: {match['number']}}}"
        return f"{clip(text)!r} is a place and no quote: write {place}"
    return ""


def may_be_no_quote(passage: Mapping[str, Node]) -> bool:
    """Whether the quote of a passage may be the name of a value or a place: most surely are not."""
    quote = passage.get("quote")
    if quote is None or not isinstance(quote.value, str):
        return False
    return not is_surely_quote(quote.value.strip())
