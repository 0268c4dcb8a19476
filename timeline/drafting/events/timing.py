"""When an event is: the date of its clause, or what the publication says of it."""

import re
from typing import Final

from timeline.dates import calendar
from timeline.drafting.dated.dates import Dated
from timeline.drafting.dated.meanings import Meaning, Published
from timeline.drafting.events.choosing import chosen_date, ongoing_date, unclear_date
from timeline.drafting.events.draft import OTHER, Draft
from timeline.drafting.proposals import Question
from timeline.kinds import KINDS
from timeline.numerals import NUMBER, number_of
from timeline.spans import Span

_LATER: Final = re.compile(
    rf"\b(?P<count>{NUMBER}) "
    r"(?P<unit>day|week|month|year)s? (?:later\b|after that\b|after,)",
    re.IGNORECASE,
)
_SAME_DAY: Final = re.compile(r"\b(?:the same day|that day|on the same day)\b", re.IGNORECASE)
_BEFORE_MAIN: Final = re.compile(
    rf"\b(?P<count>{NUMBER}) "
    r"(?P<unit>day|week)s? (?P<side>after|before) ?\Z",
    re.IGNORECASE,
)
_LASTING: Final = re.compile(rf"\b(?P<days>{NUMBER})-day\b")


def add_when(
    draft: Draft, published: Published | None, before: Draft | None, *, alone: bool
) -> None:
    """Add the date of an event; ``before`` is the event that the text reports before it."""
    scene = draft.scene
    chosen = chosen_date(draft, alone=alone)
    if chosen is None and (ongoing := ongoing_date(draft)) is not None:
        chosen, draft.begins = ongoing, True
    future = draft.mood in ("announced", "planned")
    proposed = draft.get("stage") == ["proposed"]
    if draft.get("status") == ["cancelled"]:
        place = scene.at(draft.clause)
        draft.add("when", "unknown", place)
        draft.questions.append(Question("when", "", place, "when was it to be?"))
        draft.default = True
        return
    if chosen is not None and chosen.several:
        _ask_when(draft, chosen, "are these several events? The text lists several dates")
        return
    if published is None:
        _without_publication(draft, chosen)
        return
    if chosen is not None:
        decided = draft.mood == "planned" and chosen.core.end <= draft.match.start
        meaning = chosen.read(published, future and not decided)
        wrong = future and draft.mood == "announced" and meaning.last < published.day
        if meaning.text and not wrong:
            text, reason = _written(draft, chosen, meaning)
            draft.add("when", text, scene.at(chosen.span), reason)
            return
    if before is not None and _from_before(draft, before):
        return
    if _from_main(draft, published):
        return
    if match := _LATER.search(scene.text):
        draft.ask(
            "when",
            "",
            scene.at(Span(*match.span())),
            "when was it? The text counts the days from another event",
        )
    if unclear := unclear_date(draft):
        words = scene.text[slice(*unclear.core)]
        _ask_when(
            draft, unclear, f"is “{words}” the date of this? The sentence does not say so plainly"
        )
        return
    span = scene.at(draft.clause if not alone else Span(0, len(scene.text)))
    if future and not proposed:
        reason = "the text gives no day, and reports it as still to come"
        draft.add("when", f"after published {published.source}", span, reason)
    else:
        reason = "the text gives no day of its own, and reports it as done"
        draft.add("when", f"by published {published.source}", span, reason)
    draft.default = True


def _written(draft: Draft, chosen: Dated, meaning: Meaning) -> tuple[str, str]:
    """Return the wording of a date for the kind of event, and the reason."""
    text, reason = meaning.text, meaning.inferred
    if chosen.before == "between" and "/" in text and KINDS[draft.kind].point:
        return f"[{text.replace('/', '..')}]", reason
    if not (draft.ends or draft.begins) or not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text, reason
    lasting = _LASTING.search(draft.scene.text)
    if lasting is None:
        return f"/{text}" if draft.ends else f"{text}/..", reason
    away = number_of(lasting["days"]) - 1
    other = calendar.iso(meaning.first - away if draft.ends else meaning.first + away)
    side = "beginning" if draft.ends else "end"
    reason = "; ".join(filter(None, (reason, f"the {side} is counted from “{lasting[0]}”")))
    return f"{other}/{text}" if draft.ends else f"{text}/{other}", reason


def _ask_when(draft: Draft, dated: Dated, question: str) -> None:
    """Leave the date unknown, and ask for it at the words that have it."""
    place = draft.scene.at(dated.span)
    draft.add("when", "unknown", place)
    draft.questions.append(Question("when", "", place, question))
    draft.default = True


def _from_before(draft: Draft, before: Draft) -> bool:
    """Add a date that is counted from the event that the text reports before this one."""
    scene = draft.scene
    dated = before.get("when")
    if draft.at - before.at > 1 or not dated or before.default:
        return False
    if match := _SAME_DAY.search(scene.text):
        reason = "“the same day” is taken as that of the event before"
        draft.add("when", dated[0], scene.at(Span(*match.span())), reason)
        return True
    if match := _LATER.search(scene.text):
        count = number_of(match["count"].lower())
        unit = match["unit"] + ("s" if count > 1 else "")
        reason = "counted from the event that the text reports before"
        draft.add("when", f"{count} {unit} after {OTHER}", scene.at(Span(*match.span())), reason)
        draft.counted_from = before
        return True
    return False


def _from_main(draft: Draft, published: Published) -> bool:
    """Add a date from that of the main clause: ``on Saturday, a day after it fired``."""
    scene = draft.scene
    match = _BEFORE_MAIN.search(scene.tagged[: draft.clause.start])
    if match is None:
        return False
    dates = [
        each
        for each in scene.dates
        if each.core.end <= match.start() and not scene.is_attribution(each)
    ]
    main = dates[-1].read(published, False) if dates else None
    if main is None or main.first != main.last or not main.text:
        return False
    days = number_of(match["count"].lower())
    days *= 7 if match["unit"].lower() == "week" else 1
    day = calendar.iso(main.first + (days if match["side"].lower() == "before" else -days))
    span = scene.at(Span(dates[-1].span.start, match.end()))
    draft.add("when", day, span, f"counted from {main.text}: “{match[0].strip()}”")
    return True


def _without_publication(draft: Draft, chosen: Dated | None) -> None:
    """Add a date that needs no day of publication; otherwise it is unknown, with a question."""
    scene = draft.scene
    future = draft.mood in ("announced", "planned")
    whole = scene.whole
    if chosen is not None:
        readings = {chosen.read(Published(day, "x"), future).text for day in (0, 7000, 15003)}
        if len(readings) == 1 and (text := readings.pop()) and "published" not in text:
            draft.add("when", text, scene.at(chosen.span))
            return
        words = scene.text[slice(*chosen.core)]
        draft.add("when", "unknown", scene.at(chosen.span))
        draft.questions.append(Question(
            "when", "", scene.at(chosen.span),
            f"when is “{words}”? The day of publication is not known",
        ))  # fmt: skip
        return
    draft.add("when", "unknown", whole)
    draft.questions.append(Question("when", "", whole, "when was it? The text gives no day"))
    draft.default = True
