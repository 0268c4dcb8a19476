"""An event while it is being read: values are added until it becomes a proposal."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from timeline.drafting.events.mood import Mood
from timeline.drafting.proposals import ProposedValue, Question
from timeline.drafting.sentences.mentions import Mention
from timeline.drafting.sentences.tagged import TaggedSentence
from timeline.kinds import KINDS, FieldType, event_fields
from timeline.spans import Span

OTHER: Final = "{other}"
"""A placeholder for the key of the other event in a date, until the keys are given."""


@dataclass(eq=False)
class EventDraft:
    """An event in a sentence.

    ``at`` is the number of its sentence, ``clause`` and ``match`` are places in the sentence.
    ``how`` is the word class that reports it: ``verb`` or ``noun``. ``default``: whether its date
    is only that of the publication. ``called`` is the name that the text gives it, ``things`` what
    it calls the arms or forces of the event (``helicopters``). ``links`` are
    the type, the other draft, the place in the article, and the reason.
    """

    kind: str
    at: int
    sentence: TaggedSentence
    clause: Span
    match: Span
    mood: Mood
    spans: list[Span] = field(default_factory=list)
    values: list[ProposedValue] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    links: list[tuple[str, "EventDraft", Span, str]] = field(default_factory=list)
    how: str = "verb"
    default: bool = False
    counted_from: "EventDraft | None" = None
    begins: bool = False
    ends: bool = False
    subjects: tuple[Mention, ...] = ()
    called: str = ""
    things: str = ""
    key: str = ""

    def add(self, path: str, text: str, span: Span, inferred: str = "", restates: str = "") -> None:
        """Add a value; a list takes each key once, and any other path only its first value."""
        many = self.is_many(path)
        if any(each.path == path and (not many or each.text == text) for each in self.values):
            return
        self.values.append(ProposedValue(path, text, span, inferred, restates))

    def ask(
        self, path: str, text: str, span: Span, question: str, named: str = "", *, actor: str = ""
    ) -> None:
        """Add a question, unless the value is already stated."""
        if not self.get(path) or self.is_many(path):
            new = Question(path, text, span, question, named, actor)
            if new not in self.questions:
                self.questions.append(new)

    def name(
        self, path: str, mentions: Iterable[Mention], sentence: TaggedSentence, reason: str = ""
    ) -> None:
        """Add the actors of a role; one that the registers lack becomes a question."""
        for each in mentions:
            span = sentence.at(each.span)
            if each.key:
                because = "; ".join(filter(None, (each.inferred, reason)))
                self.add(path, each.key, span, because)
            else:
                self.ask(path, "", span, f"who is “{each.words}”? no register has {each.name}")

    def get(self, path: str) -> list[str]:
        """Return the values of a path."""
        return [each.text for each in self.values if each.path == path]

    def is_many(self, path: str) -> bool:
        """Whether the field of a path has a list."""
        name = path.partition(".")[0]
        own = next((each for each in event_fields(KINDS[self.kind]) if each.name == name), None)
        return own is not None and own.many

    def roles(self) -> list[str]:
        """Return the actors of all roles."""
        names = {each.name for each in KINDS[self.kind].fields if each.type is FieldType.ACTOR}
        return [each.text for each in self.values if each.path in names]
