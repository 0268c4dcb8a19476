"""``draft``: records drafted from an article, as ``timeline draft`` does."""

from pathlib import Path

from timeline.authoring.drafts import Drafted, DraftOptions
from timeline.authoring.drafts import draft as draft_article
from timeline.drafting.propose import propose

__all__ = ["Drafted", "draft"]


def draft(
    file: str | Path,
    *,
    chronicle: str | Path = ".",
    source: str = "",
    output: str | Path | None = None,
    force: bool = False,
    write: bool = True,
    shown: str = "",
    title: str = "",
    author: str = "",
    publisher: str = "",
    published: str = "",
    url: str = "",
    language: str = "",
) -> Drafted:
    """Draft the records of an article into the folder of a chronicle, and return what was found.

    ``file`` is plain text, HTML, PDF or DOCX. ``source`` is the key of its source, ``output`` the
    path of the seed file, both with a default. ``force`` replaces a draft; without ``write``,
    nothing is written. ``shown`` is the name of the file for messages. The others are fields of
    the source: what is stated replaces what the file states. Raises UsageError if the article is
    drafted already, if a file is in the way or if an argument is wrong, DataError if the article
    cannot be read, and DateError for a ``published`` that is not a date.
    """
    place = None if output is None else Path(output)
    fields = {
        "title": title, "author": author, "publisher": publisher, "published": published,
        "url": url, "language": language,
    }  # fmt: skip
    options = DraftOptions(Path(chronicle), source, place, fields, force)
    return draft_article(Path(file), options, propose, shown=shown, write=write)
