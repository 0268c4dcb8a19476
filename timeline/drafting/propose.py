"""``propose``: from a text to the events that it reports."""

from typing import Final

from timeline.drafting.articles.joining import united
from timeline.drafting.articles.linking import link
from timeline.drafting.articles.titles import keys_of, title_of
from timeline.drafting.dated.readings import PublicationDay
from timeline.drafting.events import korean
from timeline.drafting.events.asking import ask_who
from timeline.drafting.events.details import add_details, add_own, tells_again
from timeline.drafting.events.draft import OTHER, EventDraft
from timeline.drafting.events.reading import drafts_in
from timeline.drafting.events.timing.when import add_when
from timeline.drafting.proposals import Proposal, ProposedLink, ProposedValue, RegisterNames
from timeline.drafting.sentences.layout import sentences_of
from timeline.drafting.sentences.mentions import NameFinder
from timeline.drafting.sentences.tagged import tagged_sentence
from timeline.kinds import KINDS, event_fields

_NEAR: Final = 30
"""How many events before one may also state who did it."""
_NAMES: Final = 40
"""The most names of exercises that are looked for in later sentences."""


def propose(
    text: str, published: tuple[int, int] | None, source: str, names: RegisterNames
) -> list[Proposal]:
    """Return the events that a text reports, in the order of the text.

    ``published`` are the first and the last possible day of its publication, as day numbers of
    ``dates.calendar``; None if it is unknown. If it is not one day, no date is counted from it.
    ``source`` is the key of the source, to which dates refer that the text does not state. The
    result depends on nothing else. Time is linear in the length of the text.
    """
    finder = NameFinder(names)
    one_day = published is not None and published[0] == published[1]
    day = PublicationDay(published[0], source) if published is not None and one_day else None
    drafts: list[EventDraft] = []
    called: list[str] = []
    for at, plain in enumerate(sentences_of(text)):
        sentence = tagged_sentence(plain, finder, called[-_NAMES:])
        called += [
            each.text
            for each in sentence.names
            if each.is_sure and each.exercise and each.text not in called
        ]
        new = (
            korean.drafts_in(sentence, at)
            if korean.is_korean(sentence.text)
            else drafts_in(sentence, at)
        )
        new = [each for each in new if not tells_again(each, drafts)]
        before = drafts[-1] if drafts else None
        for draft in new:
            add_when(draft, day, before, alone=len(new) == 1)
            add_own(draft, sentence, day, alone=len(new) == 1)
            ask_who(draft, drafts[-_NEAR:] + new[: new.index(draft)])
            before = draft
        drafts += new
        add_details(drafts, sentence, at, day)
    drafts = united(drafts)
    link(drafts)
    return _proposals(drafts, names)


def _proposals(drafts: list[EventDraft], names: RegisterNames) -> list[Proposal]:
    called = {each.key: each.name for each in names.entries}
    titles = [title_of(each, called) for each in drafts]
    for draft, key in zip(drafts, keys_of(drafts, titles), strict=True):
        draft.key = key
    return [_proposal(each, title) for each, title in zip(drafts, titles, strict=True)]


def _proposal(draft: EventDraft, title: str) -> Proposal:
    other = draft.counted_from.key if draft.counted_from else ""
    order = [field.name for field in event_fields(KINDS[draft.kind])]
    values = [
        ProposedValue(
            each.path, each.text.replace(OTHER, other), each.span, each.inferred, each.restates
        )
        for each in draft.values
    ]
    values.sort(key=lambda each: order.index(each.path.partition(".")[0]))
    links = [ProposedLink(type_, to.key, span, why) for type_, to, span, why in draft.links]
    return Proposal(
        draft.key,
        draft.kind,
        title,
        tuple(sorted(draft.spans)),
        tuple(values),
        tuple(links),
        tuple(draft.questions),
    )
