"""Read an article from a plain text or Markdown, whose first lines may describe it."""

import re
from collections.abc import Iterator
from typing import Final

from timeline.kinds.patterns import language_fault
from timeline.readers.articles.base import FORM_FEED, Article, Doubt
from timeline.readers.articles.days import day_in, labelled_day, updated_day
from timeline.readers.articles.lines import plain, tidied, unwrapped

_FIELDS: Final = {
    "title": "title", "headline": "title", "author": "author", "authors": "author", "by": "author",
    "byline": "author", "date": "published", "published": "published", "publisher": "publisher",
    "publication": "publisher", "source": "publisher", "url": "url", "link": "url",
    "language": "language", "lang": "language",
}  # fmt: skip
_LINE: Final = re.compile(r"([A-Za-z]{2,11})\s*:\s+(\S.*)")
_BY: Final = re.compile(r"[Bb]y ([^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,5}(?:(?:,| and) [\w.'’ -]+)*)")
_FRONT: Final = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_HEADING: Final = re.compile(r"(?:#{1,6}\s+)?(.*?)\s*#*")
_LABELS: Final = (
    r"Published|Posted|Updated|기사 ?입력|입력|승인|등록|발행|송고|수정|発行|公開|掲載|配信|更新"
)
_JOINED: Final = re.compile(rf"\s+[|·•]\s+|\s+(?=(?:{_LABELS})\b)")
_REMARK: Final = re.compile(r"\[.*\]")
_PERSON: Final = re.compile(
    r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Gen|General|Col|Colonel|Capt|Captain|Lt|Adm|Amb|Rev)\b\.?"
    r"|[A-Z]\.)(?:,? [A-Z][\w.'’-]*){1,5}"
)
_LETTERHEAD: Final = re.compile(
    r"(?:The )?(?:[A-Z][\w.'’&-]* ){0,2}(?:Ministry|Department|Embassy|Office|Bureau|Institute"
    r"|Agency|Government|Republic|Kingdom|University|Council|Cent(?:re|er)|Headquarters|Command|Staff"
    r"|Commission|Committee|Corporation|Ltd|Inc|Release|RELEASE)\b\.?"
    r"(?: (?:of|for|the|and|&|[A-Z][\w.'’-]*)|,)*"
    r"|[Ff]or (?:[Ii]mmediate|[Pp]ublic) [Rr]elease|FOR IMMEDIATE RELEASE"
)
_ENDS: Final = re.compile(r"[.。;:,]$")
_FIRST: Final = 12
"""The first lines with words, which may describe the article."""
_LONGEST_TITLE: Final = 200
_LONGEST_LINE: Final = 120
"""The text begins where a line is longer, unless it is the title."""


def read_text(text: str, format_: str = "text") -> Article:
    """Return an article from its plain text. ``format_`` names the format of its file."""
    text = tidied(unwrapped(plain(text)))
    return with_first_lines(Article(format_, text, paged=FORM_FEED in text))


def with_first_lines(article: Article) -> Article:
    """Return an article with what the first lines of its text state, if nothing else states it.

    That is a front matter or lines such as ``Author: …`` above the text, the title, and lines with
    nothing but an author or a day.
    """
    front = _FRONT.match(article.text)
    found: dict[str, str] = {}
    lines = front[1].split("\n") if front else [*_first_lines(article.text)]
    for line in lines:
        match = _LINE.fullmatch(line.strip())
        name = _FIELDS.get(match[1].lower(), "") if match else ""
        if match and name and name not in found:
            found[name] = match[2].strip().strip("\"'")
        elif not front and len(line) > _LONGEST_LINE:
            break
    rest = [*_first_lines(article.text[front.end() :] if front else article.text)]
    _read_lines(rest, found)
    return _with(article, found)


def _read_lines(lines: list[str], found: dict[str, str]) -> None:
    """Add what lines state that have nothing else; a remark in brackets states nothing."""
    stated = [each for each in lines if not _REMARK.fullmatch(each) and not _is_of_sender(each)]
    for number, line in enumerate(stated):
        if (match := _LINE.fullmatch(line)) and match[1].lower() in _FIELDS:
            continue
        before, comma, after = line.partition(", ")
        if day := labelled_day(line):
            found.setdefault("published", day)
        elif day := updated_day(line):
            found.setdefault("updated?", day)
        elif number and comma and (day := labelled_day(after)):
            found.setdefault("published", day)
            if not before.isupper():  # else it is the place of a dateline
                found.setdefault("publisher?", before)
        elif match := _BY.fullmatch(line):
            found.setdefault("author", match[1])
        elif number < 3 and _is_title(line) and (match := _HEADING.fullmatch(line)):
            found.setdefault("title", match[1].strip("*_ "))
        elif len(line) > _LONGEST_LINE:
            return


def _first_lines(text: str) -> Iterator[str]:
    lines = (part.strip() for line in text[:20_000].split("\n") for part in _parts(line))
    for number, line in enumerate(filter(None, lines)):
        if number == _FIRST:
            return
        yield line


def _parts(line: str) -> list[str]:
    """Return the parts of a line such as ``By Jane Doe | Published 5 July 2022``."""
    return _JOINED.split(line) if len(line) <= _LONGEST_TITLE else [line]


def _is_of_sender(line: str) -> bool:
    """Whether a line has only the name of a person or of an office, as in the head of a letter."""
    return any(each.fullmatch(line) for each in (_PERSON, _LETTERHEAD))


def _is_title(line: str) -> bool:
    """Whether a line may be a title: short, no sentence, and more than a date or a page number."""
    letters, digits = (sum(map(test, line)) for test in (str.isalpha, str.isdigit))
    return letters > digits and len(line) <= _LONGEST_TITLE and not _ENDS.search(line)


def _with(article: Article, found: dict[str, str]) -> Article:
    """Return an article with these fields where it has none; unusable ones are left out."""
    doubts = [*article.doubts]
    if "published" in found and not (day := day_in(found["published"])):
        written = found.pop("published")
        ask = f"when was it published? The file says “{written[:80]}”"
        doubts.append(Doubt("published", "", ask))
    elif "published" in found:
        found["published"] = day
        if article.published and day != article.published:  # such as in another time zone
            ask = "was it published on this day? The text gives it, too"
            doubts.append(Doubt("published", day, ask))
    if (publisher := found.pop("publisher?", "")) and not article.publisher:
        ask = "is this the publisher? It comes before the date"
        doubts.append(Doubt("publisher", publisher, ask))
    updated = found.pop("updated?", "")
    if updated and not (article.published or found.get("published")):
        ask = "was it published on this day? The file says when it was updated"
        doubts.append(Doubt("published", updated, ask))
    if not found.get("url", "").startswith(("https://", "http://")):
        found.pop("url", "")
    if "language" in found and language_fault(found["language"]):
        del found["language"]
    fields = ("title", "author", "publisher", "published", "url", "language")
    said = {name: plain(getattr(article, name)) or found.get(name, "") for name in fields}
    if said["published"] and not article.published:  # no need to guess it
        doubts = [each for each in doubts if each.field != "published"]
    return Article(article.format, article.text, **said, doubts=(*doubts,), paged=article.paged)
