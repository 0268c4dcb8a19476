"""A sentence as the rules see it: its clauses, names, dates, numbers and amounts of money."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from timeline.drafting.dated.dates import DateMention, dates_in
from timeline.drafting.sentences.called import Name, names_in
from timeline.drafting.sentences.layout import Sentence
from timeline.drafting.sentences.mentions import Mention, NameFinder
from timeline.drafting.sentences.numbers import Money, Number, money_in, numbers_in
from timeline.drafting.triggers.rule import TAGS
from timeline.spans import Span

_PARTICIPLE: Final = (
    r"(?:ordered|bought|purchased|acquired|delivered|signed|built|launched|held|approved)"
    r" (?:in|on|by|from|to|for|last|this|between|at)\b"
)
_BOUNDARY: Final = re.compile(
    rf"; |: |, (?={_PARTICIPLE}[^,;]*, )"
    r"| (?=in (?:response|retaliation|reaction|protest)\b)|, (?:and|but|while|which|who"
    r"|whose|when|where|although|because|as|after|before|so|if"
    r"|though|or|then|with)\b ?| (?:--?|—|–) | (?:that|who|which|because|although|while|when|after"
    r"|as|if|whether|unless|where|before)(?= )"
    r"|(?<!\ue000) and (?=(?:the |an? )?[\ue000][^,;]{0,40}? "
    r"(?:has|had|is|was|will)\b)|[“”\"]"
)
_RELATIVE: Final = re.compile(rf", (?:(?:which|who|whose|where|when)\b|{_PARTICIPLE})[^,;]*, ")
_ATTRIBUTION: Final = re.compile(
    r"\b(?:said|says|told|announced|reported|added|confirmed|stated|wrote|quoted|statement)\b"
    r"(?: [^\s,;“”\"]+){0,6}? (?:on|in|late|early|at) ?\Z"
)
_SAID: Final = re.compile(r"\b(?:said|says|told [a-z]+|reported|confirmed)(?: [a-z]+ly)? \Z")
_QUOTED: Final = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_TERM: Final = 4
"""A quotation of so few words in lower case is not speech: ``“strongly condemned” the test``."""
_ASIDE: Final = re.compile(r"\b(?:that|which|who|whose|because|although|though|since) ?\Z")
_REASON: Final = re.compile(r"in (?:response|retaliation|reaction|protest)\b")
_RELATED: Final = re.compile(r", (?:which|who|whose) ?\Z")
_SUBORDINATE: Final = re.compile(
    r"\b(?:that|which|who|whose|because|although|though|before|after|since|where) ?\Z"
)


@dataclass(frozen=True)
class TaggedSentence:
    """A sentence with what is in it; all places are within the sentence.

    ``tagged`` has the same length as the text; see ``triggers.rule``.
    """

    sentence: Sentence
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    money: tuple[Money, ...]
    names: tuple[Name, ...]
    tagged: str

    @property
    def text(self) -> str:
        """The text of the sentence."""
        return self.sentence.text

    @cached_property
    def numbers(self) -> list[Number]:
        """The counts: numbers that belong to no name, date or amount."""
        return numbers_in(self.tagged)

    @cached_property
    def clauses(self) -> list[Span]:
        """The clauses, in order; together they are the sentence."""
        inner = {match.end() for match in _BOUNDARY.finditer(self.tagged)}
        inner |= {match.end() for match in _RELATIVE.finditer(self.tagged)}
        cuts = [0, *sorted(inner - {0, len(self.tagged)}), len(self.tagged)]
        return [Span(a, b) for a, b in pairwise(cuts) if a < b]

    @cached_property
    def quoted(self) -> list[Span]:
        """The passages in quotation marks, with the marks."""
        return [Span(*match.span()) for match in _QUOTED.finditer(self.text)]

    def clause_at(self, position: int) -> Span:
        """Return the clause that has a position."""
        return next(
            (each for each in self.clauses if each.start <= position < each.end),
            Span(0, len(self.text)),
        )

    def is_quoted(self, position: int) -> bool:
        """Whether a position is in what somebody says; a quotation of a few words is a term."""
        return any(
            each.start <= position < each.end and not _is_term(self.text[slice(*each)])
            for each in self.quoted
        )

    def is_apart(self, clause: Span, position: int) -> bool:
        """Whether a position is in another clause that reports something else than a clause."""
        other = self.clause_at(position)
        if other == clause:
            return False
        later = max(clause, other)
        if re.match(_PARTICIPLE, self.tagged[slice(*clause)]):
            return True
        return _SUBORDINATE.search(self.tagged[: later.start]) is not None

    def is_of_another(self, clause: Span, position: int) -> bool:
        """Whether a position is in a clause about a thing or a reason: "which was built in"."""
        other = self.clause_at(position)
        reason = _REASON.match(self.tagged[other.start : other.end])
        aside = _ASIDE.search(self.tagged[: other.start])
        if other < clause:
            return _RELATED.search(self.tagged[: other.start]) is not None
        return other > clause and (reason or aside) is not None

    def is_attribution(self, dated: DateMention, event: int = 0) -> bool:
        """Whether a date is that of the report, as in "the army said on Friday", "said Friday".

        It is not if the words of an event, which begin at ``event``, are between: "the army
        said it fired two missiles on Friday".
        """
        if not dated.before and _SAID.search(self.tagged[: dated.span.start]):
            return True
        start = event if event < dated.span.start else 0
        return _ATTRIBUTION.search(self.tagged, start, dated.span.start + 3) is not None

    def actors(self, within: Span) -> list[Mention]:
        """Return the actors that are named in a part of the sentence."""
        return [
            each
            for each in self.mentions
            if each.type == "actor" and within.start <= each.span.start < within.end
        ]

    def at(self, span: Span) -> Span:
        """Return a place in the sentence as one in the text of the article."""
        start = self.sentence.span.start
        return Span(start + span.start, start + span.end)

    @property
    def whole(self) -> Span:
        """The sentence as a place in the text of the article."""
        return self.at(Span(0, len(self.text)))


def _is_term(quoted: str) -> bool:
    few = len(quoted.split()) <= _TERM and quoted[1:2].islower()
    return few and not re.search(r"[.,!?;:]\W?\Z", quoted)


def tagged_sentence(
    sentence: Sentence, finder: NameFinder, known: Sequence[str] = ()
) -> TaggedSentence:
    """Return what is in a sentence; ``known`` are names of exercises in the sentences before."""
    text = sentence.text
    mentions = finder.find(text)
    tagged = list(text)
    for each in mentions:
        name = "missile" if each.type == "system" and each.kind == "missile" else each.type
        _tag(tagged, each.span, name)
    masked = "".join(tagged)
    dates = dates_in(masked)
    for dated in dates:
        _tag(tagged, dated.core, "date")
    for quoted in _QUOTED.finditer(text):
        if _is_term(quoted[0]):
            tagged[quoted.start()] = tagged[quoted.end() - 1] = " "
    money = money_in("".join(tagged))
    for amount in money:
        _tag(tagged, amount.span, "money")
    names = names_in("".join(tagged), known)
    for called in names:
        if called.is_sure and called.exercise:
            _tag(tagged, called.span, "name")
    return TaggedSentence(
        sentence, tuple(mentions), tuple(dates), tuple(money), tuple(names), "".join(tagged)
    )


def _tag(chars: list[str], span: Span, name: str) -> None:
    chars[slice(*span)] = TAGS[name] * (span.end - span.start)
