"""Korean sentences: their trigger words, particles and endings."""

import re
from decimal import Decimal
from typing import Final

from timeline.drafting.events.draft import EventDraft
from timeline.drafting.events.mood import Mood
from timeline.drafting.sentences.mentions import Mention
from timeline.drafting.sentences.tagged import TaggedSentence
from timeline.drafting.triggers.korean import ENDS, FORMS, NOT, TO_COME, TRIGGERS, KoreanTrigger
from timeline.quantities.notation import number
from timeline.spans import Span

_HANGUL: Final = re.compile("[가-힣]")


_COUNT: Final = re.compile(
    r"(?<![0-9.,])(?P<number>[0-9]{1,4}|한|두|세|네) ?(?P<unit>여 ?)?"
    r"(?:발|기|대|척|문|명)(?![가-힣]*년)"
)
_WORDS: Final = {"한": "1", "두": "2", "세": "3", "네": "4"}
_OFFICES: Final = (
    "군|정부|당국|군 당국|양국|외무성|외교부|국방부|국방성|해군|공군|육군|대통령실|총리|외교장관"
    "|국방장관|외무상|정상|대통령|전투기|헬기|항공기|함정|구축함|잠수함|무인기"
)
_SUBJECT: Final = re.compile(rf"(?:의)? ?(?:{_OFFICES})?(?:이|가|은|는|께서)(?![가-힣])")
_PARTICLES: Final = {
    "과": re.compile(rf"(?: ?(?:{_OFFICES}))?(?:과|와)(?: |$)"),
    "에": re.compile(r"(?:에|에게)(?: |$)"),
    "에서": re.compile(r"(?:에서|로부터)(?: |$)"),
    "에 대한": re.compile(r"에 대한 "),
}
_MONEY: Final = re.compile(
    r"(?P<about>약 ?)?(?P<figures>(?:[0-9][0-9,.]*(?:조|억|만)? ?){1,3})(?P<unit>원|달러|엔|유로)"
)
_POWERS: Final = {"조": 12, "억": 8, "만": 4, "": 0}
_CODES: Final = {"원": "KRW", "달러": "USD", "엔": "JPY", "유로": "EUR"}
_WITH: Final = re.compile(r"(?:과|와)(?= )|·|, ?|(?:과|와) |")
_INTO: Final = re.compile(r"(?:상|쪽|방향)?(?:으로|로)|에")
_AT: Final = re.compile(r"(?:상|일대|인근)?(?:에서| 해상에서)")


def is_korean(text: str) -> bool:
    """Whether a sentence is mostly Korean."""
    letters = sum(each.isalpha() for each in text)
    return letters > 0 and 2 * len(_HANGUL.findall(text)) > letters


def drafts_in(sentence: TaggedSentence, at: int) -> list[EventDraft]:
    """Return the events that a Korean sentence reports: one, by the last of its trigger words."""
    best: tuple[int, KoreanTrigger, re.Match[str]] | None = None
    for each in TRIGGERS:
        if not re.search(each.only, sentence.text):
            continue
        for match in re.finditer(each.pattern, sentence.text):
            if sentence.is_quoted(match.start()) or (best and best[0] >= match.end()):
                continue
            best = (match.end(), each, match)
    if best is None or NOT.search(sentence.text, max(0, best[2].start() - 4)):
        return []
    _, trigger, match = best
    future = TO_COME.search(sentence.text, match.start())
    mood: Mood = "announced" if future else "happened"
    draft = EventDraft(
        trigger.kind, at, sentence, Span(0, len(sentence.text)), Span(*match.span()), mood
    )
    draft.spans = [sentence.whole]
    found = _subject(sentence)
    if trigger.kind == "statement" and not found:
        return []
    draft.subjects = found
    draft.name(trigger.subject, found, sentence)
    span = sentence.at(Span(*match.span()))
    for path, term in trigger.sets.items():
        draft.add(path, term, span)
    _add_forms(draft, sentence)
    draft.ends = trigger.kind == "exercise" and ENDS.search(match[0]) is not None
    if future:
        draft.add("status", "announced", span)
    if trigger.kind in ("launch", "procurement", "deployment"):
        _add_count(draft, sentence, match.end())
    if trigger.kind in ("procurement", "measure"):
        add_money(draft, sentence)
    _add_others(draft, trigger, [each for each in _actors(sentence) if each not in found])
    _add_places(draft, sentence)
    return [draft]


def _add_forms(draft: EventDraft, sentence: TaggedSentence) -> None:
    """Add the terms that words state; meetings of several levels have none."""
    found = [
        (path, term, said)
        for kind, path, term, words in FORMS
        if kind == draft.kind and (said := re.search(words, sentence.text))
    ]
    levels = [term for path, term, _ in found if path == "level"]
    for path, term, said in found:
        if path != "level" or len(levels) == 1:
            draft.add(path, term, sentence.at(Span(*said.span())))


def _actors(sentence: TaggedSentence) -> list[Mention]:
    return [each for each in sentence.mentions if each.type == "actor"]


def _add_others(draft: EventDraft, trigger: KoreanTrigger, others: list[Mention]) -> None:
    """Add the actors that are not the subject, by the particles after them."""
    for particle, path in trigger.roles.items():
        if particle == "*":
            found = others if len(others) == 1 else []
        else:
            pattern = _PARTICLES[particle]
            found = [each for each in others if pattern.match(draft.sentence.text, each.span.end)]
        draft.name(path, found, draft.sentence)


def _subject(sentence: TaggedSentence) -> tuple[Mention, ...]:
    """Return the first actors with the particle of a subject, and those joined with them."""
    actors = _actors(sentence)
    for at, each in enumerate(actors):
        if not _SUBJECT.match(sentence.text, each.span.end):
            continue
        group = [each]
        for before in reversed(actors[:at]):
            gap = sentence.text[before.span.end : group[0].span.start]
            if not _WITH.fullmatch(gap):
                break
            group.insert(0, before)
        return tuple(group)
    return ()


def _add_count(draft: EventDraft, sentence: TaggedSentence, end: int) -> None:
    numbers = list(_COUNT.finditer(sentence.text, 0, end))
    if len(numbers) == 1:
        text = _WORDS.get(numbers[0]["number"], numbers[0]["number"])
        more = "+" if numbers[0]["unit"] else ""  # 10여: ten and some more
        draft.add("quantity", text + more, sentence.at(Span(*numbers[0].span())))
    for match in numbers if len(numbers) > 1 else ():
        draft.ask(
            "quantity",
            "",
            sentence.at(Span(*match.span())),
            "which number is it? The sentence has several",
        )


def add_money(draft: EventDraft, sentence: TaggedSentence) -> None:
    """Add the amount of money in a sentence, if there is one only."""
    amounts = list(_MONEY.finditer(sentence.text))
    if len(amounts) != 1:
        return
    match = amounts[0]
    total = Decimal(0)
    for figure, power in re.findall(r"([0-9][0-9,.]*)(조|억|만)?", match["figures"]):
        plain = figure.replace(",", "").rstrip(".")
        if not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", plain):
            return
        total += Decimal(plain).scaleb(_POWERS[power])
    text = f"{number(total)} {_CODES[match['unit']]}"
    path = "cost" if draft.kind == "procurement" else "amount"
    draft.add(path, f"{'~' if match['about'] else ''}{text}", sentence.at(Span(*match.span())))


def _add_places(draft: EventDraft, sentence: TaggedSentence) -> None:
    for each in sentence.mentions:
        if each.type == "system":
            draft.add("systems", each.key, sentence.at(each.span))
        elif each.type == "place" and _AT.match(sentence.text, each.span.end):
            draft.add("place", each.key, sentence.at(each.span))
        elif (
            each.type == "place"
            and draft.kind == "launch"
            and _INTO.match(sentence.text, each.span.end)
        ):
            draft.add("impact_place", each.key, sentence.at(each.span))
