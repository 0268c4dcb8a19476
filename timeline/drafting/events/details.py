"""Sentences that add to the event before them: ``The missile flew 600 km``."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

from timeline.drafting.dated.dates import DateMention
from timeline.drafting.dated.readings import PublicationDay
from timeline.drafting.events import korean
from timeline.drafting.events.asking import REFERS, ask_for_another, ask_for_number
from timeline.drafting.events.draft import EventDraft
from timeline.drafting.events.values.facts import add_money
from timeline.drafting.events.values.people import add_casualties, add_forces
from timeline.drafting.sentences.numbers import Number
from timeline.drafting.sentences.tagged import TaggedSentence
from timeline.spans import Span

_KM: Final = r" ?(?:km|kilomet(?:er|re)s?)\b"
_NEAR: Final = 2
"""How many sentences back the event may be."""
_MOST: Final = 30
"""The most events that are considered: more than three sentences report."""


class _Measure(NamedTuple):
    """A number with its words before and after it."""

    kind: str
    path: str
    before: re.Pattern[str]
    after: re.Pattern[str]


def _measure(kind: str, path: str, before: str, after: str) -> _Measure:
    return _Measure(
        kind, path, re.compile(rf"{before} ?\Z", re.IGNORECASE), re.compile(after, re.IGNORECASE)
    )


_MEASURES: Final = (
    _measure("launch", "apogee",
             r"(?:altitude|apogee|height)(?: of| at)?|reach(?:ed|ing) (?:a |an )?(?:maximum "
             r"|peak )*",
             rf"{_KM}(?! (?:away|off|east|west|north|south))"),
    _measure("launch", "range", r"(?:flew|fly|flying|flown|travell?ed|range of|distance of)"
             r"(?: (?:a|for|to|distance|of|about))*", _KM),
    _measure("launch", "flight_time", r"(?:flew|flying|flight of|flew for|remained in the air for)"
             r"(?: for)?", r" ?(?:minutes|min)\b"),
    _measure("test", "yield", r"(?:yield|force|explosive power) of(?: an)?(?: estimated)?",
             r" ?(?:kilotons?|kilotonnes?|kt)\b"),
    _measure("test", "yield", r"", r"[- ]?(?:kilotons?|kilotonnes?|kt)(?: yield| blast"
        r"| explosion)"),
    _measure("test", "magnitude", r"magnitude(?: of)?", r""),
)  # fmt: skip
_FAILED: Final = re.compile(
    r"\b(?:ended in failure|failed to (?:enter|reach|put)|failed (?:shortly|soon|after"
    r"|immediately|in flight)"
    r"|exploded (?:shortly|"
    r"soon|after|in|on|immediately)|blew up|was a failure|the (?:launch|test|missile"
    r"|rocket) failed)"
)
_SUCCEEDED: Final = re.compile(
    r"\b(?:successfully|was a success|was successful|ended in success"
    r"|successful (?:[a-z]+ )?(?:test|launch|flight))\b"
)
_UNSURE: Final = re.compile(
    r"\b(?:could not|not|whether|claim(?:s|ed)?|may|might|if|would|hope\w*|suspect\w*)\b"
)
_DEFINITE: Final = (
    r"\b(?:the|this|that|these|those|its|their|both|it|they)\b"
    r"(?: (?!(?:an?|another|one|two|three|more)\b)[^\s,;]+){0,4}? ?"
)
"""Words that mean what was reported before; ``it fired a missile`` reports a new one."""
_JOINS: Final = re.compile(
    r"\A(?:[^\s;]+ ){1,8}(?:took|are taking|were taking|will take) part\b"
    r"|\A(?:[^\s;]+ ){1,8}(?:participated|were involved|are involved|were mobili[sz]ed)\b"
)
"""Troops with a verb of an exercise, and nothing else: ``Some 900 troops took part``."""
_FALLS: Final = re.compile(
    r"\b(?:fell|landed|splashed down|came down|plunged|crashed)(?: [a-z]+)? (?:into|in) (?:the )?\Z"
)
_KOREAN_DEAL: Final = re.compile(r"계약 ?금액|사업비|총 ?금액|규모는")
_FLEET: Final = re.compile(
    r"\b(?:raise|increase|bring|expand|take|bringing|raising|increasing|would give) [^,;]{0,40}?"
    r"\b(?:fleet|total|number|inventory)\b[^,;]{0,30}? to ?\Z"
)
_WORTH: Final = re.compile(r"\b(?:worth|valued|cost(?:s|ing)?|price|total of|for)\b")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d").fullmatch
_ENDS: Final = ("until", "till", "through")


def add_own(
    draft: EventDraft, sentence: TaggedSentence, published: PublicationDay | None, *, alone: bool
) -> None:
    """Add what the sentence of an event says besides: measures, outcome, end."""
    _add_measures(draft, sentence)
    ask_for_number(draft, sentence)
    ask_for_another(draft, sentence)
    _add_outcome(draft, sentence, Span(0, len(sentence.text)) if alone else draft.clause)
    if draft.kind == "exercise":
        _add_end(draft, sentence, published)
    if draft.kind == "procurement":
        _add_expected(draft, sentence, published)


def tells_again(draft: EventDraft, drafts: list[EventDraft]) -> bool:
    """Whether an event without an actor is the one before: ``the exercise was held from``."""
    if draft.kind not in _BY_KIND or draft.roles():
        return False
    near = [
        each
        for each in drafts[-_MOST:]
        if each.kind == draft.kind and 0 < draft.at - each.at <= _NEAR
    ]
    text = draft.sentence.tagged[draft.clause.start : draft.match.end]
    refers = re.compile(rf"{_DEFINITE}{REFERS[draft.kind]}\b", re.IGNORECASE)
    return len(near) == 1 and refers.search(text) is not None


def add_details(
    drafts: list[EventDraft], sentence: TaggedSentence, at: int, published: PublicationDay | None
) -> None:
    """Add what a sentence says of the event before it, to the one event that it can be about."""
    near = [each for each in drafts[-_MOST:] if 0 < at - each.at <= _NEAR]
    for kind, add in _BY_KIND.items():
        of_kind = [each for each in near if each.kind == kind]
        nearest = max((each.at for each in of_kind), default=0)
        about = [each for each in of_kind if each.at == nearest]
        if len(about) != 1 or any(each.kind == kind and each.at == at for each in drafts[-_MOST:]):
            continue
        refers = re.compile(rf"{_DEFINITE}{REFERS[kind]}\b|\A(?:It|They|Its)\b", re.IGNORECASE)
        named = about[0].get("systems")
        known = any(each.key in named for each in sentence.mentions) if named else False
        known = known or any(each.text == about[0].called for each in sentence.names)
        korean_too = kind == "procurement" and _KOREAN_DEAL.search(sentence.text)
        joins = kind == "exercise" and at - nearest == 1 and _JOINS.search(sentence.tagged)
        if refers.search(sentence.tagged[:120]) or known or korean_too or joins:
            size = len(about[0].values) + len(about[0].questions)
            add(about[0], sentence, published)
            more = len(about[0].values) + len(about[0].questions) > size
            if more and sentence.whole not in about[0].spans:
                about[0].spans.append(sentence.whole)


def _of_launch(
    draft: EventDraft, sentence: TaggedSentence, published: PublicationDay | None
) -> None:
    _add_measures(draft, sentence)
    ask_for_number(draft, sentence)
    for each in sentence.mentions:
        if each.type == "place" and _FALLS.search(sentence.tagged[: each.span.start]):
            draft.add("impact_place", each.key, sentence.at(each.span))
    _add_outcome(draft, sentence, Span(0, len(sentence.text)))


def _of_test(draft: EventDraft, sentence: TaggedSentence, published: PublicationDay | None) -> None:
    _add_measures(draft, sentence)
    _add_outcome(draft, sentence, Span(0, len(sentence.text)))


def _of_exercise(
    draft: EventDraft, sentence: TaggedSentence, published: PublicationDay | None
) -> None:
    if re.search(r"\b(?:involv\w+|take part|took part|participat\w+|includ\w+|mobili[sz]\w+)\b",
                 sentence.tagged):  # fmt: skip
        add_forces(draft, sentence, Span(0, len(sentence.text)))
    _add_end(draft, sentence, published)


def _of_procurement(
    draft: EventDraft, sentence: TaggedSentence, published: PublicationDay | None
) -> None:
    if _WORTH.search(sentence.tagged):
        add_money(draft, sentence, Span(0, len(sentence.text)), "cost")
    elif _KOREAN_DEAL.search(sentence.text):
        korean.add_money(draft, sentence)
    _add_expected(draft, sentence, published)


def _of_measure(
    draft: EventDraft, sentence: TaggedSentence, published: PublicationDay | None
) -> None:
    if _WORTH.search(sentence.tagged):
        add_money(draft, sentence, Span(0, len(sentence.text)), "amount")


def _of_incident(
    draft: EventDraft, sentence: TaggedSentence, published: PublicationDay | None
) -> None:
    add_casualties(draft, sentence, Span(0, len(sentence.text)))


_BY_KIND: Final[dict[str, Callable[[EventDraft, TaggedSentence, PublicationDay | None], None]]] = {
    "launch": _of_launch,
    "test": _of_test,
    "exercise": _of_exercise,
    "procurement": _of_procurement,
    "measure": _of_measure,
    "incident": _of_incident,
}


def _add_measures(draft: EventDraft, sentence: TaggedSentence) -> None:
    for number in sentence.numbers:
        before, after = sentence.tagged[: number.span.start], sentence.tagged[number.span.end :]
        for each in _MEASURES:
            if each.kind == draft.kind and each.before.search(before) and each.after.match(after):
                if each.path == "magnitude" and not re.match(r"[\s,.;]|\Z", after):
                    continue
                if each.path == "yield" and not each.before.pattern.strip(" ?\\Z") and not after:
                    continue
                _add_number(draft, each.path, number, sentence)
                break


def _add_number(draft: EventDraft, path: str, number: Number, sentence: TaggedSentence) -> None:
    draft.add(path, number.text, sentence.at(number.span), number.inferred)


def _add_outcome(draft: EventDraft, sentence: TaggedSentence, within: Span) -> None:
    if draft.kind not in ("launch", "test") or draft.mood != "happened":
        return
    text = sentence.tagged[slice(*within)]
    if _UNSURE.search(text):
        return
    for outcome, pattern in (("failure", _FAILED), ("success", _SUCCEEDED)):
        if match := pattern.search(text):
            span = Span(within.start + match.start(), within.start + match.end())
            if (
                len(draft.get("quantity"))
                and draft.get("quantity")[0] != "1"
                and outcome == "failure"
            ):
                draft.ask(
                    "outcome",
                    outcome,
                    sentence.at(span),
                    "did all of them fail? The text does not say how many",
                )
            else:
                draft.add("outcome", outcome, sentence.at(span))


def _add_end(draft: EventDraft, sentence: TaggedSentence, published: PublicationDay | None) -> None:
    """Add the last day of an exercise to its first day."""
    ends = [each for each in sentence.dates if each.before in _ENDS or _is_end(sentence, each)]
    when = next((each for each in draft.values if each.path == "when"), None)
    if published is None or len(ends) != 1 or when is None:
        return
    start = when.text.removesuffix("/..")
    end = ends[0].read(published, True)
    if _DAY(start) and _DAY(end.text) and start < end.text:
        at = draft.values.index(when)
        reason = "; ".join(filter(None, (when.inferred, end.inferred)))
        draft.values[at] = replace(when, text=f"{start}/{end.text}", inferred=reason)
        if sentence.whole not in draft.spans:
            draft.spans.append(sentence.whole)


def _is_end(sentence: TaggedSentence, dated: DateMention) -> bool:
    return (
        re.search(r"\b(?:end|conclude)(?:s|d|ed)? \Z", sentence.tagged[: dated.span.start])
        is not None
    )


def _add_expected(
    draft: EventDraft, sentence: TaggedSentence, published: PublicationDay | None
) -> None:
    """Add the size of the fleet after a purchase, and ask about the dates of delivery."""
    for number in sentence.numbers:
        if _FLEET.search(sentence.tagged[: number.span.start]):
            draft.add(
                "fleet_after.expected", number.text, sentence.at(number.span), number.inferred
            )
    if published is None or not re.search(
        r"\b(?:deliver\w*|arriv\w*|receive\w*|by|handed)\b", sentence.tagged
    ):
        return
    for dated in sentence.dates:
        if dated.before != "by" or draft.get("stage") == ["delivered"]:
            continue
        reading = dated.read(published, True)
        ends = sentence.text[slice(*dated.core)].startswith(("the end of", "end of"))
        reading = reading._replace(
            text=reading.text.removeprefix("late ") if ends else reading.text
        )
        if reading.text and "published" not in reading.text:
            draft.add(
                "delivery.expected", f"by {reading.text}", sentence.at(dated.span), reading.inferred
            )
