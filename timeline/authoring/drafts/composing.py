"""Turn what the rules propose into records: values, the passages they cite, and questions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from timeline.canonical.record import LINKS, Canonical, fields_by_name, fields_of
from timeline.drafting.proposals import Proposal, ProposedValue, Question
from timeline.kinds.base import Field, FieldType
from timeline.passages import SourceText, Span
from timeline.readers.articles.base import FORM_FEED
from timeline.text import MAX_KEY, one_line

_BESIDE: Final = (20, 60, 200)
"""How many characters around a quote are tried, so that it is found at one place only."""
_TITLE: Final = 500
_MOST_ASKED: Final = 20
"""Questions of one event: there are more if a text reports many events in the same words."""


class OpenQuestion(NamedTuple):
    """A question about a field (``""``: about the record), and a possible value, or an empty one.

    ``path`` is the value path; its first part is the field. ``named`` is the name of an event of
    the chronicle that may be the value; ``actor`` is that of an actor that no register has.
    """

    path: str
    value: str
    ask: str
    named: str = ""
    actor: str = ""

    @property
    def field(self) -> str:
        """The name of the field in question."""
        return self.path.partition(".")[0]


@dataclass(slots=True)
class DraftEvent:
    """A proposed event as a canonical record, and what a person must decide about it.

    ``refused`` is why a load would refuse the record; then it is only a comment.
    """

    key: str
    record: Canonical
    questions: list[OpenQuestion] = field(default_factory=list)
    refused: str = ""


class CitedText(NamedTuple):
    """The text that is cited: the key of its source, and whether its pages are those of a document.

    ``taken`` are the keys that an event cannot have.
    """

    source: str
    text: SourceText
    paged: bool
    taken: frozenset[str]


def events(proposals: Sequence[Proposal], cited: CitedText) -> list[DraftEvent]:
    """Return the proposed events as records, in the order of the text."""
    keys = _keys(proposals, cited.taken)
    return [_event(each, keys, cited) for each in proposals]


def _keys(proposals: Iterable[Proposal], taken: frozenset[str]) -> dict[str, str]:
    """Return the key of each event by that of its proposal: another one if that is used."""
    found: dict[str, str] = {}
    used = set(taken)
    for each in proposals:
        found[each.key] = free_key(each.key, used)
        used.add(found[each.key])
    return found


def free_key(key: str, taken: Iterable[str]) -> str:
    """Return a key, with a number after it if it is taken: ``launch-2``."""
    used = set(taken)
    number, tried = 1, key
    while tried in used:
        number += 1
        end = f"-{number}"
        tried = key[: MAX_KEY - len(end)].rstrip("-") + end
    return tried


def _event(proposal: Proposal, keys: Mapping[str, str], cited: CitedText) -> DraftEvent:
    record: Canonical = {"title": proposal.title[:_TITLE], "kind": proposal.kind}
    made = DraftEvent(keys[proposal.key], record)
    fields = fields_by_name("event", proposal.kind)
    values = [each for each in proposal.values if _put(made, fields, each)]
    for link in proposal.links:
        record.setdefault(LINKS.name, []).append([link.type, keys.get(link.to, link.to)])
    for asked in proposal.questions:
        made.questions.append(_asked(asked, keys, cited.taken))
    left = made.questions[_MOST_ASKED:]
    if left:
        ask = f"are these several events? {len(left):,} more questions are left out"
        made.questions[_MOST_ASKED:] = [OpenQuestion("", "", ask)]
    _cite(made, proposal, values, fields, cited)
    order = [each.name for each in fields_of("event", proposal.kind)]
    order += [LINKS.name, "cite", "inferred"]
    made.record = {name: record[name] for name in order if record.get(name)}
    return made


def _asked(asked: Question, keys: Mapping[str, str], taken: frozenset[str]) -> OpenQuestion:
    text = free_key(asked.text, taken) if asked.actor else asked.text
    if asked.path.startswith(LINKS.name):  # the key of another proposal
        text = keys.get(text, text)
    return OpenQuestion(asked.path, text, one_line(asked.ask), asked.named, asked.actor)


def _put(made: DraftEvent, fields: Mapping[str, Field], value: ProposedValue) -> bool:
    """Set a value of a record; a second one of a field with a single value is a question."""
    name, _, slot = value.path.partition(".")
    record, of = made.record, fields[name]
    if slot and isinstance(record.setdefault(name, {}), dict) and slot not in record[name]:
        record[name][slot] = value.text
    elif not slot and of.many and isinstance(record.setdefault(name, []), list):
        if value.text not in record[name]:
            record[name].append(value.text)
    elif not slot and name not in record:
        record[name] = value.text
    else:
        ask = "is it this value? The text gives both"
        made.questions.append(OpenQuestion(value.path, value.text, ask))
        return False
    return True


def _cite(
    made: DraftEvent,
    proposal: Proposal,
    values: Sequence[ProposedValue],
    fields: Mapping[str, Field],
    cited: CitedText,
) -> None:
    """Add the passages: the sentence in which each value is stated, and why one is inferred."""
    record = made.record
    supported: dict[Span, dict[str, None]] = {}
    restated: dict[Span, dict[str, str]] = {}
    inferred: dict[str, str] = {}
    spread = _spread(proposal, values)
    for value in values:
        name = value.path.partition(".")[0]
        if not fields[name].cited or (
            fields[name].type is FieldType.DATE and value.text == "unknown"
        ):
            continue
        path = value.path
        if fields[name].many and name in spread:
            path = f"{name}.{value.text}"
        sentence = _sentence(proposal, value.span)
        supported.setdefault(sentence, {})[path] = None
        if value.restates:
            restated.setdefault(sentence, {})[value.path] = value.restates
        if value.inferred:
            inferred[path] = one_line(value.inferred)
    for link, (_, to) in zip(proposal.links, record.get(LINKS.name, ()), strict=True):
        path = LINKS.name if len(proposal.links) == 1 else f"{LINKS.name}.{link.type}.{to}"
        supported.setdefault(_sentence(proposal, link.span), {})[path] = None
        if link.inferred:
            inferred[path] = one_line(link.inferred)
    passages = [
        _passage(span, [*supported[span]], restated.get(span, {}), cited)
        for span in sorted(supported)
    ]
    if passages:
        record["cite"] = {cited.source: passages}
    record["inferred"] = inferred


def _spread(proposal: Proposal, values: Iterable[ProposedValue]) -> set[str]:
    """Return the lists whose elements differ in the sentence that states them, or in a reason."""
    found: dict[str, set[tuple[Span, str]]] = {}
    for each in values:
        at = _sentence(proposal, each.span), each.inferred
        found.setdefault(each.path, set()).add(at)
    return {path for path, places in found.items() if len(places) > 1}


def _sentence(proposal: Proposal, span: Span) -> Span:
    """Return the sentence of a proposal in which a span lies; the span itself if it is in none."""
    inside = (each for each in proposal.spans if each.start <= span.start and span.end <= each.end)
    return next(inside, span)


def _passage(
    span: Span, paths: list[str], restates: Mapping[str, str], cited: CitedText
) -> dict[str, object]:
    body = cited.text.body
    quote = one_line(body[span.start : span.end]).strip()
    passage: dict[str, object] = {"quote": quote, **_beside(span, quote, cited.text)}
    if cited.paged:
        passage["page"] = str(body.count(FORM_FEED, 0, span.start) + 1)
    passage["for"] = paths
    if restates:
        passage["restates"] = dict(restates)
    return passage


def _beside(span: Span, quote: str, text: SourceText) -> dict[str, str]:
    """Return what distinguishes the place of a quote: words before or after it, or its line."""
    places = text.spans(quote)
    if len(places) < 2:
        return {}
    for length in _BESIDE:
        before = one_line(text.body[max(span.start - length, 0) : span.start]).strip()
        if before and _is_at(text.spans(quote, before), span):
            return {"prefix": before}
        after = one_line(text.body[span.end : span.end + length]).strip()
        if after and _is_at(text.spans(quote, "", after), span):
            return {"suffix": after}
    line = text.line(span.start)
    on_line = [each for each in places if text.line(each.start) == line]
    return {"line": str(line)} if len(on_line) == 1 else {}


def _is_at(places: Sequence[Span], span: Span) -> bool:
    """Whether one place is left, which is that of a span."""
    return len(places) == 1 and places[0].start < span.end and span.start < places[0].end
