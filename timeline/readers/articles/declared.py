"""What a web page declares about itself: JSON-LD, meta elements, and a few elements of its text."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from timeline.kinds.patterns import language_fault
from timeline.readers.articles.base import Doubt
from timeline.readers.articles.days import day_in

_ARTICLES: Final = re.compile(r"(?:\w*Article|\w*Report|BlogPosting|WebPage|SocialMediaPosting)$")
_META: Final = {
    "title": ("og:title", "citation_title", "dc.title", "twitter:title"),
    "author": ("author", "citation_author", "dc.creator", "article:author", "parsely-author"),
    "publisher": ("og:site_name", "citation_publisher", "dc.publisher", "application-name"),
    "published": (
        "article:published_time", "citation_publication_date", "citation_date", "dc.date.issued",
        "dcterms.issued", "dc.date", "pubdate", "publishdate", "publish-date", "parsely-pub-date",
        "sailthru.date", "date",
    ),
    "url": ("og:url",),
    "language": ("og:locale", "content-language", "dc.language"),
}  # fmt: skip
"""The names of meta elements that state a field, best first."""
_SITE: Final = re.compile(r"\s+[|–—»·-]\s+")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")
_MOST: Final = 500
_WITHIN: Final = ("@graph", "mainEntity")
_MOST_JSON: Final = 1_000_000


def declared(tree: Any) -> dict[str, Any]:
    """Return the fields of an :class:`~timeline.readers.articles.base.Article`, by name.

    ``tree`` is an lxml element. If the page gives several days of publication, ``doubts`` asks.
    """
    found = {name: [*_candidates(tree, name)] for name in _META}
    known: dict[str, Any] = {name: next(iter(texts), "") for name, texts in found.items()}
    days = list(dict.fromkeys(found["published"]))
    if len(days) > 1:
        ask = "was it published on this day? The page gives it, too"
        known["doubts"] = tuple(Doubt("published", day, ask) for day in days[1:])
    return known


def _candidates(tree: Any, name: str) -> Iterator[str]:
    """Yield the usable texts for a field, best first."""
    for text in _said(tree, name):
        line = " ".join(text.split())[:_MOST]
        if name == "published":
            line = day_in(line)
        elif name == "language":
            line = line.replace("_", "-")
            line = "" if language_fault(line) else line
        elif name == "url" or line.startswith(("http://", "https://")):
            fits = name == "url" and len(line) < _MOST and _ADDRESS.fullmatch(line)
            line = line if fits else ""
        if line:
            yield line


def _said(tree: Any, name: str) -> Iterator[str]:
    for each in _linked_data(tree):
        yield from _of_linked_data(each, name)
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("http-equiv") or ""
        key = element.get("itemprop") or key
        meta.setdefault(key.lower(), []).append(element.get("content") or "")
    for key in (*_META[name], *(["datepublished"] if name == "published" else [])):
        texts = meta.get(key, [])
        yield from [", ".join(texts)] if name == "author" and len(texts) > 1 else texts
    yield from _of_elements(tree, name)


def _of_elements(tree: Any, name: str) -> Iterator[str]:
    """Yield what is stated by elements that a reader sees."""
    if name == "language":
        yield tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    elif name == "url":
        yield from (each.get("href") or "" for each in tree.xpath("//link[@rel='canonical']"))
    elif name == "author":
        yield from (each.text_content() for each in tree.xpath("//*[@rel='author']")[:1])
    elif name == "published":
        for each in tree.xpath("//*[@itemprop='datePublished']"):
            yield each.get("datetime") or each.get("content") or each.text_content()
        marked = tree.xpath("//time[@pubdate]") or tree.xpath("//article//time | //header//time")
        yield from (each.get("datetime") or each.text_content() for each in marked[:1])
    elif name == "title":
        heads = tree.xpath("//h1")
        if len(heads) == 1:
            yield heads[0].text_content()
        for each in tree.xpath("//head/title")[:1]:
            yield max(_SITE.split(each.text_content()), key=len)


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON-LD that describe an article, articles before whole pages."""
    found: list[dict[str, Any]] = []
    for element in tree.xpath("//script[@type='application/ld+json']"):
        text = element.text or ""
        if len(text) > _MOST_JSON:
            continue
        try:
            level = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(4):  # a list, a graph, the main entity of a page
            objects = [each for each in level if isinstance(each, dict)]
            found += [each for each in objects if any(map(_ARTICLES.match, _texts(each, "@type")))]
            level = [item for each in level if isinstance(each, list) for item in each]
            level += [
                each[name] for each in objects for name in ("@graph", "mainEntity") if name in each
            ]
    yield from sorted(found, key=lambda each: "WebPage" in _texts(each, "@type"))


def _of_linked_data(each: dict[str, Any], name: str) -> Iterator[str]:
    keys = {
        "title": ("headline", "name"), "published": ("datePublished",), "language": ("inLanguage",),
        "url": ("url", "mainEntityOfPage"), "author": ("author",), "publisher": ("publisher",),
    }  # fmt: skip
    for key in keys[name]:
        texts = [text for text in _texts(each, key) if text.strip()]
        yield from [", ".join(texts)] if name == "author" and len(texts) > 1 else texts


def _texts(each: dict[str, Any], key: str) -> list[str]:
    """Return the texts of a property: of an object its name, its address or its identifier."""
    value = each.get(key)
    named = (
        next((item[name] for name in ("name", "url", "@id") if name in item), "")
        if isinstance(item, dict)
        else item
        for item in (value if isinstance(value, list) else [value])
    )
    return [text for text in named if isinstance(text, str)]
