"""What the rules propose: events with values, links and questions, each with its passage.

All spans are ranges of code points in the text that was read, as the caller gave it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from timeline.spans import Span


@dataclass(frozen=True, slots=True)
class EntryNames:
    """An entry of a register: what a text may call it.

    ``type`` is ``actor``, ``system``, ``programme`` or ``place``. ``kind`` is the kind of an actor
    (``state``, ``person``), or the category of a system; otherwise empty. ``country`` is an ISO
    3166-1 alpha-3 code or empty. ``part_of`` is the key of the entry that it is part of, or empty.
    """

    key: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    country: str = ""
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class RegisterNames:
    """The entries of the registers, by which mentions in a text are resolved to keys."""

    entries: tuple[EntryNames, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[EntryNames]) -> "RegisterNames":
        """Return the names of these entries, in an order that does not depend on theirs."""
        return cls(tuple(sorted(entries, key=lambda each: (each.type, each.key))))


@dataclass(frozen=True, slots=True)
class ProposedValue:
    """A proposed value of a field, and the words that state it.

    ``path`` is the value path (``quantity``, ``troops.usa``, ``delivery.expected``); a field with
    a list has one value for each element, all with the same path. ``text`` is in the notation of
    seed files. ``inferred`` is the reason if the words alone do not state the value, else empty.
    ``restates`` is the same amount in another currency, as the text gives it, else empty.
    """

    path: str
    text: str
    span: Span
    inferred: str = ""
    restates: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What a person must decide, because the rules are not sure.

    ``path`` is the value path in question, empty if it is about the event itself. ``text`` is a
    possible value in the notation of seed files, or empty. ``ask`` is the question as one line.
    ``named`` is the name of an event that the text does not report, if it may be the value.
    ``actor`` is the name of an actor that no register has; then ``text`` is a key for it.
    """

    path: str
    text: str
    span: Span
    ask: str
    named: str = ""
    actor: str = ""


@dataclass(frozen=True, slots=True)
class ProposedLink:
    """A link to another proposal: a type of ``models.vocabularies.LINKS``, and its key."""

    type: str
    to: str
    span: Span
    inferred: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed event.

    ``key`` is unique among the proposals of one text. ``spans`` are the sentences that report the
    event, in order; each value, question and link lies within one of them. ``values`` are in the
    order of the fields of the kind, and always include ``when``.
    """

    key: str
    kind: str
    title: str
    spans: tuple[Span, ...]
    values: tuple[ProposedValue, ...]
    links: tuple[ProposedLink, ...] = field(default=())
    questions: tuple[Question, ...] = field(default=())
