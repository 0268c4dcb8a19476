"""Which date of a sentence is that of an event."""

import re
from typing import Final

from timeline.drafting.dated.dates import Dated
from timeline.drafting.events.draft import Draft
from timeline.drafting.events.hints import NTH

_NOT_WHEN: Final = (
    "by", "since", "until", "till", "through", "before", "after", "as of", "no later than", "from",
)  # fmt: skip
"""Words that make a date a limit, and not the time of the event."""
_OF_COUNT: Final = re.compile(
    rf"(?:\b(?:its|their|the)|[’']s|s[’']) {NTH} (?:[a-z-]+ ){{1,4}}\Z", re.IGNORECASE
)
_OTHER_EVENT: Final = re.compile(
    r"\b(?:before|after|because|since|although|though|that|which|who|whose)(?: [^\s,;]+){0,6}?"
    r" (?:[a-z]+ed|met|held|began|came|took|went|made|was|were|had|has|is|are|left|fell|said|sent"
    r"|gave|built)\b"
)
_DONE: Final = re.compile(
    r" (?P<verb>ordered|bought|purchased|requested|contracted|signed|agreed|built|produced|made"
    r"|announced|approved|delivered|received|commissioned|imposed) \Z"
)


def chosen_date(draft: Draft, *, alone: bool) -> Dated | None:
    """Return the date of an event: the nearest of its clause, or the only one of its sentence."""
    scene = draft.scene
    usable = [
        each
        for each in scene.dates
        if each.before not in _NOT_WHEN
        or _range(each)
        or (each.before == "from" and draft.kind == "measure")
    ]
    usable = [each for each in usable if not _is_of_other(draft, each)]
    if not draft.ends:
        usable = [each for each in usable if not _is_end(draft, each)]
    if draft.kind == "statement":
        usable = [each for each in usable if not _is_of_report(draft, each)]
    elif not scene.tagged[draft.match.start :].lower().startswith("announce"):
        usable = [each for each in usable if not scene.is_attribution(each)]
    own = [each for each in usable if draft.clause.start <= each.core.start < draft.clause.end]
    if draft.how == "verb":
        own = [each for each in own if each.before != "of"]
    if draft.mood == "planned":
        later = [each for each in own if each.core.start > draft.match.start]
        own = later if later or draft.get("stage") != ["proposed"] else own
    if own:
        start, end = draft.match
        return min(own, key=lambda each: max(start - each.core.end, each.core.start - end, 0))
    fronted = [each for each in usable if each.span.start == 0]
    if fronted and draft.mood != "planned" and scene.clauses.index(draft.clause) <= 1:
        return fronted[0]
    usable = [each for each in usable if not scene.is_of_another(draft.clause, each.core.start)]
    if not alone or len(usable) != 1 or draft.kind == "statement":
        return None
    return usable[0] if _is_open(draft, usable[0]) else None


def unclear_date(draft: Draft) -> Dated | None:
    """Return a date of the sentence that may be that of an event without one, but need not be."""
    scene = draft.scene
    if draft.kind == "statement" or draft.mood == "planned":
        return None
    limits = ("by", "until", "till", "no later than", "as of")
    return next(
        (
            each
            for each in scene.dates
            if each.before not in limits and not scene.is_attribution(each)
            and not scene.is_of_another(draft.clause, each.core.start)
        ),
        None,
    )  # fmt: skip


def _is_of_report(draft: Draft, dated: Dated) -> bool:
    """Whether a date is that of who reports a statement: ``…, state media reported on Sunday``."""
    between = draft.scene.tagged[draft.match.end : dated.core.start]
    return ", " in between and draft.scene.is_attribution(dated)


def _is_open(draft: Draft, dated: Dated) -> bool:
    """Whether a date in another clause can be that of the event: nothing new begins between."""
    scene = draft.scene
    start, end = sorted((dated.core.end, draft.match.start))
    between = scene.tagged[min(start, end) : max(start, end)]
    if scene.is_apart(draft.clause, dated.core.start) and _OTHER_EVENT.search(between):
        return False
    subordinate = re.search(
        r"\b(?:after|before|since|because|which|that|who) ?\Z", scene.tagged[: draft.clause.start]
    )
    return subordinate is None and not re.search(
        r", (?:and|but|while) |; | in (?:response|retaliation|reaction|protest)\b", between
    )


def _is_end(draft: Draft, dated: Dated) -> bool:
    """Whether a date is that of the end: ``which ended on Friday``."""
    before = draft.scene.tagged[: dated.span.start]
    return draft.kind == "exercise" and re.search(r"\b(?:end|conclud)[a-z]* \Z", before) is not None


def _is_of_other(draft: Draft, dated: Dated) -> bool:
    """Whether a date is that of something else than the event.

    It is that of what the object went through (``fighters it ordered in 2014``), or of a count
    (``its third launch this year``).
    """
    before = draft.scene.tagged[: dated.span.start]
    done = _DONE.search(before)
    of_other = done is not None and done.start("verb") >= draft.match.end - 1
    return of_other or (not dated.before and _OF_COUNT.search(before) is not None)


def _range(dated: Dated) -> bool:
    """Whether "from" begins both ends of a date, as in "from July 12 to 20"."""
    return dated.before == "from" and dated.core.end - dated.core.start > 9


def ongoing_date(draft: Draft) -> Dated | None:
    """Return the first day of an exercise that goes on: ``have taken part since 10 March``."""
    since = [each for each in draft.scene.dates if each.before == "since"]
    perfect = re.search(r"\b(?:has|have) (?:been|taken)\b", draft.scene.tagged)
    return since[0] if draft.kind == "exercise" and len(since) == 1 and perfect else None
