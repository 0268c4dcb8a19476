"""Citations in forms that people try: what to write instead."""

from collections.abc import Iterator, Mapping
from typing import Final

from timeline.canonical.record import LOCATORS
from timeline.loader.checking.values.reading import RecordReader
from timeline.naming.synonyms import meant
from timeline.readers import Node
from timeline.scalar import pasted
from timeline.text import clip, is_key

_WORDS: Final = "the words of the source"
_KEY: Final = "source-key"
_MOST: Final = 5
"""Citations of which all are written in a message."""
_CITE: Final = "cite"
_SOURCES: Final = ("source", "sources", "source_key", "ref", "reference", "src", "key")
_QUOTES: Final = ("quote", "quotes", "text", "passage", "excerpt", "words")


def require_place(reading: RecordReader, item: Node, parts: Mapping[str, Node], path: str) -> None:
    """Note a passage of which neither the words nor the place are given."""
    if not parts or "quote" in parts:
        return
    for name in ("prefix", "suffix"):
        if name in parts:
            message = "is the text around a quote: write quote: too"
            reading.note(parts[name].key_line, f"{path}.{name}", message)
    if not any(name in parts for name in LOCATORS):
        message = (
            "is missing: write the words themselves (or, if the source has no text, only the"
            f" place: {', '.join(f'{name}:' for name in LOCATORS)})"
        )
        reading.note(item.line, f"{path}.quote", message)


def is_evidence(name: str) -> bool:
    """Return whether an unknown field of an event is probably a source, a quote or a citation."""
    return name == "quote" or meant(name, [_CITE, "title"]) == [_CITE]


def instead_of_source(name: str, body: Mapping[str, Node]) -> str:
    """Return what to write for a source or a quote that is in the event; empty for others.

    ``source: wire`` and ``quote: the words`` are ``cite: {wire: the words}``.
    """
    if not is_evidence(name):
        return ""
    written = body[name].value
    if isinstance(written, str) and "://" in written:
        return "write it as url: of a source under sources:, and the key of that source under cite:"
    keys = [*_keys(body)]
    if name != "quote" and not keys:
        return ""
    both = _first_text(body, ("quote",))
    return f"write {_CITE}: {_cited(keys or [_KEY], both)}"


def cite_instead(node: Node, body: Mapping[str, Node]) -> str:
    """Return what to write for ``cite`` in another form; empty if it has the right one.

    The forms are a list of keys, a list of mappings, one mapping with ``source`` in it, and the
    quote alone.
    """
    if isinstance(node.value, str):
        text = node.value.strip()
        if is_key(text) or not text:
            return _cited([text or _KEY], _first_text(body, ("quote",)))
        return _cited([_KEY], text)
    if isinstance(node.value, dict):
        named = _passage(node)
        return _cited([named[0]], named[1]) if named else ""
    parts = [each for item in node.value for each in _items(item)]
    if not parts or len(parts) > _MOST:
        return ""
    return f"{{{', '.join(f'{key}: {pasted(quote)}' for key, quote in parts)}}}"


def _items(item: Node) -> Iterator[tuple[str, str]]:
    """Yield key and quote of an item of a list of citations."""
    if isinstance(item.value, str) and is_key(item.value.strip()):
        yield item.value.strip(), _WORDS
    elif named := _passage(item):
        yield named
    elif isinstance(item.value, dict):
        for key, quote in item.value.items():
            if is_key(key) and isinstance(quote.value, str):
                yield key, clip(quote.value or _WORDS)


def _passage(node: Node) -> tuple[str, str] | None:
    """Return the source and the quote of a passage that names its source."""
    if not isinstance(node.value, dict):
        return None
    key = _first_text(node.value, _SOURCES)
    if not is_key(key) or not any(each in node.value for each in _QUOTES):
        return None
    return key, _first_text(node.value, _QUOTES) or _WORDS


def _keys(body: Mapping[str, Node]) -> Iterator[str]:
    """Yield the keys of sources that are in an event."""
    for name, node in body.items():
        if meant(name, [_CITE]) or name in _SOURCES:
            items = node.value if isinstance(node.value, list) else [node]
            for each in items:
                if isinstance(each, Node) and isinstance(each.value, str) and is_key(each.value):
                    yield each.value


def _first_text(body: Mapping[str, Node], names: tuple[str, ...]) -> str:
    """Return the first text of a mapping under one of these names, shortened; empty if none."""
    found = (body[name].value for name in names if name in body)
    return next((clip(each.strip()) for each in found if isinstance(each, str)), "")


def _cited(keys: list[str], quote: str) -> str:
    return f"{{{', '.join(f'{key}: {pasted(quote or _WORDS)}' for key in keys)}}}"
