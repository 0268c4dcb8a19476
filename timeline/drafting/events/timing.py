"""When an event is: the date of its clause, or what the publication says of it."""

import re
from typing import Final

from timeline.dates import calendar
from timeline.drafting.dated.dates import Dated
from timeline.drafting.dated.meanings import Meaning, Published
from timeline.drafting.events.draft import OTHER, Draft
from timeline.drafting.events.hints import NTH
from timeline.drafting.proposals import Question
from timeline.kinds import KINDS
from timeline.numerals import NUMBER, number_of
from timeline.spans import Span

_NOT_WHEN: Final = (
    "by", "since", "until", "till", "through", "before", "after", "as of", "no later than", "from",
)  # fmt: skip
"""Words that make a date a limit, and not the time of the event."""
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
_OF_COUNT: Final = re.compile(
    rf"(?:\b(?:its|their|the)|[’']s|s[’']) {NTH} (?:[a-z-]+ ){{1,4}}\Z", re.IGNORECASE
)
_DONE: Final = re.compile(
    r" (?P<verb>ordered|bought|purchased|requested|contracted|signed|agreed|built|produced|made"
    r"|announced|approved|delivered|received|commissioned|imposed) \Z"
)
_OTHER_EVENT: Final = re.compile(
    r"\b(?:before|after|because|since|although|though|that|which|who|whose)(?: [^\s,;]+){0,6}?"
    r" (?:[a-z]+ed|met|held|began|came|took|went|made|was|were|had|has|is|are|left|fell|said|sent"
    r"|gave|built)\b"
)
_LASTING: Final = re.compile(rf"\b(?P<days>{NUMBER})-day\b")


def add_when(
    draft: Draft, published: Published | None, before: Draft | None, *, alone: bool
) -> None:
    """Add the date of an event; ``before`` is the event that the text reports before it."""
    scene = draft.scene
    chosen = _chosen(draft, alone=alone)
    if chosen is None and (ongoing := _ongoing(draft)) is not None:
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
    if unclear := _unclear(draft, alone=alone):
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


def _chosen(draft: Draft, *, alone: bool) -> Dated | None:
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


def _unclear(draft: Draft, *, alone: bool) -> Dated | None:
    """Return a date of the sentence that may be that of its only event, but need not be."""
    scene = draft.scene
    if not alone or draft.kind == "statement" or draft.mood == "planned":
        return None
    limits = ("by", "until", "till", "no later than", "as of")
    return next(
        (
            each
            for each in scene.dates
            if each.before not in limits and not scene.is_attribution(each)
            and not scene.is_of_another(draft.clause, each.core.start)
            and (each.core.start >= draft.match.end or draft.clause.start <= each.core.start)
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


def _ongoing(draft: Draft) -> Dated | None:
    """Return the first day of an exercise that goes on: ``have taken part since 10 March``."""
    since = [each for each in draft.scene.dates if each.before == "since"]
    perfect = re.search(r"\b(?:has|have) (?:been|taken)\b", draft.scene.tagged)
    return since[0] if draft.kind == "exercise" and len(since) == 1 and perfect else None


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
