"""Drafts of the same event become one."""

from dataclasses import replace
from typing import Final

from timeline.drafting.events.draft import EventDraft
from timeline.drafting.proposals import ProposedValue, Question

_MEMORY: Final = 60
"""How many of the events before may be reported again."""
_APART: Final = ("statement", "incident", "measure", "activity")
"""Kinds of which an article often reports several by the same actor without a date."""


def united(drafts: list[EventDraft]) -> list[EventDraft]:
    """Return the drafts without those that report an earlier one again; what they add is kept."""
    result: list[EventDraft] = []
    kept: dict[int, EventDraft] = {}
    for draft in drafts:
        if draft.counted_from is not None:
            draft.counted_from = kept.get(id(draft.counted_from), draft.counted_from)
        first = next((each for each in result[-_MEMORY:] if _is_same(each, draft)), None)
        if first is None:
            result.append(draft)
            continue
        kept[id(draft)] = first
        _unite(first, draft)
    return result


def _unite(first: EventDraft, second: EventDraft) -> None:
    """Add to a draft what another one of the same event says."""
    _unite_dates(first, second)
    for value in second.values:
        if value.path != "when" and not first.get(value.path):
            first.values.append(value)
    first.spans += [each for each in second.spans if each not in first.spans]
    first.questions += [
        each
        for each in second.questions
        if each not in first.questions and (each.text or not first.get(each.path))
    ]
    answered = [each for each in first.questions if not each.text and first.get(each.path)]
    first.questions = [each for each in first.questions if each not in answered]
    first.called = first.called or second.called
    first.subjects = first.subjects or second.subjects


def _unite_dates(first: EventDraft, second: EventDraft) -> None:
    """Take the date that says more; the end of an exercise with a name may be reported later."""
    one, two = (_when(each) for each in (first, second))
    if one is None or two is None or second.default or one.text == two.text:
        return
    at = first.values.index(one)
    if first.default:
        first.values[at], first.default = two, False
    elif one.text.endswith("/..") and two.text.startswith("/") and one.text[:-3] < two.text[1:]:
        reason = "; ".join(dict.fromkeys(filter(None, (one.inferred, two.inferred))))
        text = one.text.removesuffix("/..") + two.text
        first.values[at] = replace(one, text=text, inferred=reason)
    elif one.text.split("/")[0] != two.text.split("/")[0]:
        ask = "is it this date? The text gives both"
        first.questions.append(Question("when", two.text, two.span, ask))


def _when(draft: EventDraft) -> ProposedValue | None:
    return next((each for each in draft.values if each.path == "when"), None)


def _is_same(first: EventDraft, second: EventDraft) -> bool:
    if first.kind != second.kind or first.kind == "inventory":
        return False
    if first.called and second.called:
        return first.called.casefold() == second.called.casefold()
    if first.mood != second.mood:
        return False
    one, two = first.get("when"), second.get("when")
    if second.default and (second.kind in _APART or first.at == second.at):
        return first.kind == "statement" and first.at == second.at and _shares(first, second)
    if not second.default and one[:1] != two[:1]:
        starts = {each[0].split("/")[0] for each in (one, two) if each}
        if len(starts) > 1 or first.kind in _APART:
            return False
    return _shares(first, second) and not _contradicts(first, second)


def _shares(first: EventDraft, second: EventDraft) -> bool:
    """Whether the actors of one are among those of the other; both must have some."""
    a, b = set(first.roles()), set(second.roles())
    return bool(a) and bool(b) and (a <= b or b <= a)


def _contradicts(first: EventDraft, second: EventDraft) -> bool:
    paths = ("quantity", "stage", "form", "systems", "movement", "action", "cost", "place")
    return any(
        first.get(path) and second.get(path) and first.get(path) != second.get(path)
        for path in paths
    )
