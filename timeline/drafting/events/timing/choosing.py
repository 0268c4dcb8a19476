"""Which date of a sentence is that of an event, and which one is that of something else."""

import re
from typing import Final

from timeline.drafting.dated.dates import DateMention
from timeline.drafting.dated.readings import PublicationDay
from timeline.drafting.events.asking import NTH
from timeline.drafting.events.draft import EventDraft
from timeline.drafting.sentences.tagged import TaggedSentence
from timeline.numerals import NUMBER
from timeline.spans import Span

_NOT_WHEN: Final = (
    "by", "since", "until", "till", "through", "before", "after", "as of", "no later than", "from",
)  # fmt: skip
"""Words that make a date a limit, and not the time of the event."""
_OF_COUNT: Final = re.compile(
    rf"(?:\b(?:its|their|the)|[’']s|s[’']) {NTH} (?:[a-z-]+ ){{1,4}}\Z", re.IGNORECASE
)
_DONE: Final = (
    r" (?:ordered|bought|purchased|requested|contracted|signed|agreed|built|produced|made"
    r"|announced|approved|delivered|received|commissioned|imposed|launched|fired|tested|held"
    r"|deployed|captured|seized|acquired|adopted|reached|concluded|lifted|suspended|seen|used"
    r"|ratified|sent|set|detained|arrested|founded|established|introduced|ended|begun|damaged)"
)
"""Participles and past forms after an event that are of its object: ``fighters it ordered``."""
_DONE_ON: Final = re.compile(rf"(?<! was)(?<! were)(?<! been){_DONE}(?: again| there| jointly)? \Z")
_DONE_BEFORE: Final = re.compile(rf"{_DONE}(?: [^\s,;]+){{1,5}} \Z")
_OTHER_NOUN: Final = re.compile(
    r"\b(?:anniversary|delivery|deliveries|expiry|payments?|production|entry into [a-z]+)"
    r"(?: (?!on\b|in\b)[^\s,;]+){0,3} \Z",
    re.IGNORECASE,
)
_KOREAN_DONE: Final = re.compile(
    r"(?:체결|서명|합의|발사|실시|도입|구매|주문|인도|배치|시작|발표|채택|부과|가입|설립|시험|개최|격추|나포|창설)"
    r"(?:된|한|했던|됐던|하던) "
)
"""Adnominal verbs between a date and the event: ``2018년 체결된 합의를 파기했다``."""
_OTHER_EVENT: Final = re.compile(
    r"\b(?:before|after|because|since|although|though|that|which|who|whose)(?: [^\s,;]+){0,6}?"
    r" (?:[a-z]+ed|met|held|began|came|took|went|made|was|were|had|has|is|are|left|fell|said|sent"
    r"|gave|built)\b"
)
_STARTING: Final = re.compile(r"\b(?:starting|beginning|began|begins|starts) \Z")
_HOURS_OF: Final = re.compile(r"\b(?:hours|night|morning|afternoon|evening) \Z")
_DUE: Final = re.compile(r"\b(?:due|valid|expected|effective|scheduled|ready|in service) \Z")
_CLOCK: Final = r"(?! (?:about |around )?(?:[0-9]|midnight|dawn|noon|dusk|sunrise|sunset|dark))"
_FRONTED: Final = re.compile(
    rf"\A(?P<before>(?:[^,;]{{0,40}} )?)(?:before|after|since|when|while|as|because|although|once"
    rf"|though|until|following){_CLOCK} [^,;]*, ",
    re.IGNORECASE,
)
"""A clause or phrase before the main clause: its dates are its own."""
_PARTICIPLE: Final = re.compile(
    r"\A(?P<before>)(?!United |Speaking|Addressing|Meeting|Visiting|During|Starting|Beginning)"
    r"(?:[A-Z][a-z]+(?:ed|ing)|Built|Held|Made|Bought|Sold|Begun|Laid|Born|Known) [^,;]*, "
)
"""A participle before the main clause: ``Built in 1980, the destroyer …``."""
_BEHIND: Final = re.compile(rf" (?:before|after|since|following|ahead of){_CLOCK} ")
_TO_DO: Final = re.compile(
    r" to (?:[a-z-]+ (?:the|an?|its|their|more|up to|out|[0-9]+|two|three|[\ue000-\ue0ff]+) "
    r"|(?:respond|retaliate|resume|meet|withdraw|leave|begin|start|hold|send|visit)\b)"
)
"""An infinitive: what somebody threatens, agrees or is ready to do."""
_OTHER_VERB: Final = re.compile(
    r"(?<! it)(?<! they)(?<! he)(?<! she) (?:was|were|has|have|had|will|would|is|are) "
    r"|\b(?:another|others?)(?: [a-z]+)? \Z"
    rf"|(?:, |\band ){NUMBER}(?: more| others)? \Z"
)
"""A predicate after the event, or one more event: their dates are not its own."""

_RUNS: Final = re.compile(
    r"\b(?:which|that) (?:ran|runs|(?:will|is to) run|last(?:ed|s)|will last|(?:took|takes) place"
    r"|will take place|(?:was|is being|will be) (?:held|conducted|staged))(?: [a-z]+){0,2} \Z"
)
"""A relative clause that says when an exercise was."""
_LAST: Final = ("by", "until", "till", "through")


def chosen_dates(
    draft: EventDraft, published: PublicationDay | None, *, alone: bool
) -> list[DateMention]:
    """Return the date of an event, or none; several if the sentence leaves open which one it is."""
    sentence = draft.sentence
    usable = [
        each
        for each in sentence.dates
        if each.before not in _NOT_WHEN
        or _is_range(sentence, each)
        or (each.before == "from" and draft.kind == "measure")
    ]
    if draft.mood == "happened":  # "an agreement for 2025"
        usable = [each for each in usable if each.before != "for"]
    usable = [each for each in usable if not _is_of_other(draft, each)]
    if not draft.ends:
        usable = [each for each in usable if not _is_end(draft, each)]
    if draft.kind == "statement":
        usable = [each for each in usable if not _is_of_report(draft, each)]
    elif not sentence.tagged[draft.match.start :].lower().startswith("announce"):
        usable = [each for each in usable if not sentence.is_attribution(each, draft.match.start)]
    own = [each for each in usable if draft.clause.start <= each.core.start < draft.clause.end]
    if draft.mood == "planned":
        later = [each for each in own if each.core.start > draft.match.start]
        own = later if later or draft.get("stage") != ["proposed"] else own
    named = [each for each in own if each.before == "of"]
    if named and draft.how == "noun":  # "the nuclear test of 3 September"
        return named[:1]
    if own:
        return _narrowed(own, published, draft.mood in ("announced", "planned"))
    fronted = [each for each in usable if each.span.start == 0]
    if fronted and draft.mood != "planned" and sentence.clauses.index(draft.clause) <= 1:
        return fronted[:1]
    usable = [each for each in usable if not sentence.is_of_another(draft.clause, each.core.start)]
    if not alone or len(usable) != 1 or draft.kind == "statement":
        return []
    return usable if _is_open(draft, usable[0]) else []


def unclear_date(draft: EventDraft) -> DateMention | None:
    """Return a date of the sentence that may be that of an event without one, but need not be."""
    sentence = draft.sentence
    if draft.kind == "statement" or draft.mood == "planned":
        return None
    limits = ("by", "until", "till", "no later than", "as of")
    return next(
        (
            each
            for each in sentence.dates
            if each.before not in limits and not sentence.is_attribution(each, draft.match.start)
            and not sentence.is_of_another(draft.clause, each.core.start)
        ),
        None,
    )  # fmt: skip


def ongoing_date(draft: EventDraft) -> DateMention | None:
    """Return the first day of an exercise: ``from Monday``, ``have taken part since 10 March``."""
    if draft.kind != "exercise" or draft.ends:
        return None
    perfect = re.search(r"\b(?:has|have) (?:been )?[a-z]+", draft.sentence.tagged)
    starts = ("since", "from") if perfect else ("from",)
    found = [
        each
        for each in draft.sentence.dates
        if each.before in starts and not _is_range(draft.sentence, each)
    ]
    return found[0] if len(found) == 1 else None


def stated_again(draft: EventDraft, chosen: DateMention) -> DateMention | None:
    """Return another date of an exercise in its sentence: ``…, which ran from 4 to 14 March``."""
    if draft.kind != "exercise":
        return None
    tagged = draft.sentence.tagged
    others = [each for each in draft.sentence.dates if each != chosen and each.before not in _LAST]
    return next((each for each in others if _RUNS.search(tagged[: each.span.start])), None)


def is_start(draft: EventDraft, dated: DateMention) -> bool:
    """Whether a date is the first day of an exercise: ``for three weeks starting on Monday``."""
    before = draft.sentence.tagged[: dated.span.start]
    return draft.kind == "exercise" and _STARTING.search(before) is not None


def _narrowed(
    own: list[DateMention], published: PublicationDay | None, future: bool
) -> list[DateMention]:
    """Return dates without those that only have another one in them: ``this week, on Monday``."""
    if len(own) == 1 or any(each.several for each in own):
        return own[:1]
    day = published or PublicationDay(0, "")  # any day: which date is in which one is the same
    read = [(each, each.read(day, future)) for each in own]
    kept = [
        (each, reading)
        for each, reading in read
        if not any(
            reading.text and other.text and other is not reading
            and reading.first <= other.first and other.last <= reading.last
            and (reading.first, reading.last) != (other.first, other.last)
            for _, other in read
        )
    ]  # fmt: skip
    texts = {reading.text for _, reading in kept}
    return [each for each, _ in kept][: 1 if len(texts) == 1 else None]


def _is_of_report(draft: EventDraft, dated: DateMention) -> bool:
    """Whether a date is that of who reports a statement: ``…, state media reported on Sunday``."""
    between = draft.sentence.tagged[draft.match.end : dated.core.start]
    return ", " in between and draft.sentence.is_attribution(dated)


def _is_open(draft: EventDraft, dated: DateMention) -> bool:
    """Whether a date in another clause can be that of the event: nothing new begins between."""
    sentence = draft.sentence
    start, end = sorted((dated.core.end, draft.match.start))
    between = sentence.tagged[min(start, end) : max(start, end)]
    if sentence.is_apart(draft.clause, dated.core.start) and _OTHER_EVENT.search(between):
        return False
    subordinate = re.search(
        r"\b(?:after|before|since|because|which|that|who) ?\Z",
        sentence.tagged[: draft.clause.start],
    )
    return subordinate is None and not re.search(
        r", (?:and|but|while) |; | in (?:response|retaliation|reaction|protest)\b", between
    )


def _is_end(draft: EventDraft, dated: DateMention) -> bool:
    """Whether a date is that of the end: ``which ended on Friday``."""
    before = draft.sentence.tagged[: dated.span.start]
    return draft.kind == "exercise" and re.search(r"\b(?:end|conclud)[a-z]* \Z", before) is not None


def _is_of_other(draft: EventDraft, dated: DateMention) -> bool:
    """Whether a date is that of something else than the event.

    It is that of what the object went through (``fighters it ordered in 2014``), of another act
    (``the invasion of 24 February``, ``to launch a satellite in December``), or of a count (``its
    third launch this year``).
    """
    sentence = draft.sentence
    before = sentence.tagged[: dated.span.start]
    behind = sentence.tagged[draft.match.end : dated.span.start]
    to_do = sentence.tagged[draft.match.end - len(" to ") : dated.span.start]
    of_noun = draft.how == "noun" and not behind.strip()
    if dated.before == "of" and not of_noun and not _HOURS_OF.search(before):
        return True
    if not dated.before and _OF_COUNT.search(before):
        return True
    if _is_apart(sentence, draft.match, dated):
        return True
    if _KOREAN_DONE.search(sentence.text, dated.core.end, draft.match.start):
        return True
    noun = _OTHER_NOUN.search(before)
    if noun is not None and noun.start() >= draft.match.end:
        return True
    due = _DUE.search(behind)
    if draft.mood == "happened" and draft.how == "verb" and due is not None:
        return True
    decided = draft.mood == "planned" and dated.core.end <= draft.match.start
    if (
        not decided
        and (done := _DONE_ON.search(before))
        and not (draft.match.start - 1 <= done.start() < draft.match.end - 1)
    ):
        return True
    if dated.span.start < draft.match.end:
        return False
    if draft.how == "noun":  # what is after it is its own predicate: "ended in failure on"
        return _BEHIND.search(behind) is not None
    if _DONE_BEFORE.search(behind) and dated == _after(sentence, draft)[0]:
        return True
    acting = _TO_DO.search(to_do) or _BEHIND.search(behind) or _OTHER_VERB.search(behind)
    return acting is not None


def _after(sentence: TaggedSentence, draft: EventDraft) -> list[DateMention]:
    return [each for each in sentence.dates if each.span.start >= draft.match.end]


def _is_apart(sentence: TaggedSentence, match: Span, dated: DateMention) -> bool:
    """Whether the event or the date alone is in a fronted clause, or the date in ``with …``."""
    if fronted := _FRONTED.match(sentence.tagged) or _PARTICIPLE.match(sentence.tagged):
        start, end = fronted.end("before"), fronted.end()
        if (start <= dated.span.start < end) != (start <= match.start < end):
            return True
    clause = sentence.clause_at(dated.core.start)
    absolute = sentence.tagged[: clause.start].endswith(", with ")
    return absolute and not clause.start <= match.start < clause.end


def _is_range(sentence: TaggedSentence, dated: DateMention) -> bool:
    """Whether "from" begins both ends of a date, as in "from July 12 to 20"."""
    words = sentence.text[slice(*dated.core)]
    return (
        dated.before == "from" and re.search(r"[-–—]| (?:to|through|and|until) ", words) is not None
    )
