"""The record of a source: what the file of an article states, and what the user states instead."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from timeline.authoring.drafts.composing import OpenQuestion
from timeline.dates.calendar import is_bounded
from timeline.dates.written.parsing import parse_when
from timeline.errors import UsageError
from timeline.kinds.registers import SOURCE
from timeline.readers.articles import Article, Doubt

FIELDS: Final = ("title", "author", "publisher", "published", "url", "language")
"""The fields of a source that the file of an article may state."""


def stated(article: Article, fields: Mapping[str, str], stem: str) -> Article:
    """Return an article with what the user states; its title is the name of its file without one.

    Raises DateError for a date that is none.
    """
    said = {name: text.strip() for name, text in fields.items() if text.strip()}
    if "published" in said:
        when = parse_when(said["published"])
        if when.anchors:
            raise UsageError("--published is a date, not one of an event", "write 2022-07-05")
        said["published"] = when.text
    doubts = [each for each in article.doubts if each.field not in said]
    if not (said.get("title") or article.title):
        said["title"] = stem
        doubts.append(Doubt("title", "", "what is its title? The file does not state it"))
    published = said.get("published") or article.published
    if not published and not any(each.field == "published" for each in doubts):
        ask = "when was it published? The file does not state it. Draft it again with --published"
        doubts.append(Doubt("published", "", f"{ask}, so that days such as Monday are known"))
    changed = replace(article, doubts=(*doubts,))
    for name, text in said.items():
        changed = replace(changed, **{name: text})  # type: ignore[arg-type]
    return changed


def days_of(published: str) -> tuple[int, int] | None:
    """Return the first and the last day on which an article may have been published."""
    if not published:
        return None
    bounds = parse_when(published).bounds
    days = bounds.start_lo, bounds.end_hi
    return days if all(map(is_bounded, days)) else None


def source_record(article: Article, text: str) -> tuple[dict[str, str], list[OpenQuestion]]:
    """Return the fields of the record of a source, and the questions about them."""
    said = {name: getattr(article, name) for name in FIELDS} | {"text": text}
    said["published"] = said["published"] or "unknown"
    fields = {each.name: said[each.name] for each in SOURCE.fields if said.get(each.name)}
    return fields, [OpenQuestion(each.field, each.value, each.ask) for each in article.doubts]
