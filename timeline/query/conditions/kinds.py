"""Words of a query that are names of kinds of event.

What such a word finds as a word looks like an answer, so it is answered in every query, also in one
that found events.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from timeline.kinds import KINDS
from timeline.query.grammar.lexer import split_text

KIND_FORMS: Final = {form: name for name, kind in KINDS.items() for form in (name, kind.plural)}
"""The kinds of event by their names, in the singular and the plural."""


def kinds_as_words(words: Sequence[str] | str) -> Iterator[str]:
    """Yield a remark for each word of a query that is the name of a kind, and only that.

    ``words`` are those of ``read_query``. In quotes, or after ``text:``, a word is meant as one.
    """
    if isinstance(words, str):
        text, spans = split_text(words)
        words = [text[slice(*span)] for span in spans]
    for word in dict.fromkeys(word.strip() for word in words):
        bare = word.removeprefix("not:")
        if kind := KIND_FORMS.get(bare.casefold()):
            way = f"{word[: -len(bare)]}kind:{kind}"
            yield f"{bare} is searched for as a word; for the kind write {way}"
