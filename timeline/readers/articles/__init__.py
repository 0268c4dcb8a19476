"""Read an article from a file: its plain text, and what the file states about it.

How to add a format: write ``readers/articles/FORMAT.py`` with a function that takes the bytes of a
file and returns an :class:`Article`, and add it to ``FORMATS`` in ``reading.py``. It raises
:class:`~timeline.readers.opening.feed.Stop` for a file that it cannot read. A package that only it
needs is in the extra ``articles``, imported through ``timeline/importing.py``.

Nothing here opens the network, and nothing depends on the day: equal files give equal articles.
"""

from timeline.readers.articles.base import Article, Doubt
from timeline.readers.articles.reading import read_article

__all__ = ["Article", "Doubt", "read_article"]
