"""Draft records from an article: its source, and the events that the rules propose.

``known`` is what a draft needs of the chronicle, ``stating`` makes the record of the source,
``composing`` turns proposals into records, ``alike`` finds those that the chronicle may have,
``withdrawing`` takes out what a load would refuse, ``text`` is the seed file, ``placing`` writes
it with the text, ``draft`` puts all together.
"""

from timeline.authoring.drafts.draft import Drafted, DraftOptions, draft

__all__ = ["DraftOptions", "Drafted", "draft"]
