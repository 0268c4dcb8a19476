"""Chronicles to look back from, made at random: sources of different days, values of every shape.

Each value is cited, disputed, restated or inferred at will; a passage may say several things.
"""

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from timeline.canonical.comparing import contradicts, same
from timeline.canonical.record import LINKS, fields_of
from timeline.errors import QuantityError
from timeline.kinds import BY_TYPE, Field, FieldType, Per
from timeline.models.vocabularies import Word

KINDS = ("exercise", "procurement", "launch", "statement", "incident")
ACTORS = ("actor-0", "actor-1", "actor-2")
KEYS = {
    FieldType.ACTOR: ACTORS,
    FieldType.SYSTEM: ("system-0", "system-1"),
    FieldType.PLACE: ("place-0", "place-1"),
    FieldType.PROGRAMME: ("programme-0",),
    FieldType.EVENT: ("event-0", "event-1", "event-2"),
}
TEXTS = {
    FieldType.TEXT: ("one", "two", "three"),
    FieldType.FLAG: ("USA", "KOR"),
    FieldType.ZONE: ("UTC", "Asia/Seoul"),
    FieldType.DEGREES: ("1.5", "2.5", "3.5"),
    FieldType.NUMBER: ("8", "~10", "5+", "20", "unknown", "not-applicable"),
    FieldType.MONEY: ("~3.9e12 KRW", "4e12 KRW", "3e9 USD"),
    FieldType.DATE: ("2022-07-05", "2022-07", "2022", "2023-01-01", "unknown"),
    FieldType.WORDING: ("this", "that"),
    FieldType.TAG: ("tag-0", "tag-1"),
}
LINK_TYPES = ("responds-to", "refers-to", "same-as")
FIRST = date(2022, 1, 1).toordinal()


@dataclass
class Said:
    """One thing that a passage says: ``for`` (no text), ``says``, ``disputes`` or ``restates``."""

    stance: str
    path: str
    text: str = ""


@dataclass
class Fact:
    """One value of a record, and the name of its field and what tells it apart inside the field."""

    path: str
    field: Field
    slot: str
    text: str
    taken: str = "accepted"  # or from another source, or lost


@dataclass
class Draft:
    """A record: its values, its passages as source and what each says, and its reasons."""

    type: str
    key: str
    kind: str
    facts: list[Fact]
    passages: list[tuple[str, str, list[Said]]] = field(default_factory=list)
    inferred: dict[str, str] = field(default_factory=dict)
    accepted: dict[str, str] = field(default_factory=dict)


@dataclass
class Story:
    """A chronicle: when each source came out, its reliability, what it derives from; records."""

    out: dict[str, int | None]
    reliability: dict[str, str]
    roots: dict[str, str]
    records: list[Draft]


@st.composite
def stories(draw: st.DrawFn, *, dated: bool = False) -> Story:
    """A whole chronicle. ``dated``: every source has a day, and every event a passage."""
    names = [f"source-{number}" for number in range(draw(st.integers(1, 4)))]
    days = st.integers(0, 3)
    out = {name: draw(days if dated else st.none() | days) for name in names}
    roots = {b: a for a, b in pairwise(names) if draw(st.booleans())}
    story = Story(out, {name: draw(st.sampled_from("ABF")) for name in names}, roots, [])
    for type_ in (FieldType.ACTOR, FieldType.SYSTEM, FieldType.PLACE, FieldType.PROGRAMME):
        for key in KEYS[type_]:
            story.records.append(draw(drafts(names, type_.value, key)))
    for key in KEYS[FieldType.EVENT]:
        story.records.append(draw(drafts(names, "event", key)))
        if dated:
            story.records[-1].passages.append((names[0], "it was", [Said("for", "title")]))
    return story


def seed(story: Story) -> dict[str, Any]:
    """The seed file of a chronicle, as it is written in YAML."""
    sources: dict[str, Any] = {}
    for name, at in story.out.items():
        published = "unknown" if at is None else date.fromordinal(FIRST + at).isoformat()
        sources[name] = {"title": name, "published": published} | {
            "reliability": story.reliability[name]
        }
        if name in story.roots:
            sources[name]["derived_from"] = story.roots[name]
    sections: dict[str, Any] = {"sources": sources}
    for draft in story.records:
        section = "events" if draft.type == "event" else BY_TYPE[draft.type].section
        sections.setdefault(section, {})[draft.key] = _body(draft)
    return sections


def _body(draft: Draft) -> dict[str, Any]:
    body: dict[str, Any] = {"kind": draft.kind} if draft.kind else {}
    for fact in draft.facts:
        if fact.taken == "lost":
            continue
        name = fact.field.name
        if name == "links":
            if {fact.slot: fact.text} not in body.setdefault(name, []):
                body[name].append({fact.slot: fact.text})
        elif fact.field.many:
            if fact.text not in body.setdefault(name, []):
                body[name].append(fact.text)
        elif fact.field.per is Per.ITEM:
            body.setdefault(name, {})[fact.slot.partition(".")[2]] = fact.text
        elif fact.slot:
            body.setdefault(name, {})[fact.slot] = fact.text
        else:
            body[name] = fact.text
    cite: dict[str, Any] = {}
    for source, quote, saids in draft.passages:
        item: dict[str, Any] = {"quote": quote}
        for one in saids:
            if one.stance == "for":
                item.setdefault("for", []).append(one.path)
            else:
                item.setdefault(one.stance, {})[one.path] = one.text
        cite.setdefault(source, []).append(item)
    claims = {"cite": cite, "inferred": draft.inferred, "accepted": draft.accepted}
    return body | {name: held for name, held in claims.items() if held}


@st.composite
def drafts(draw: st.DrawFn, sources: list[str], type_: str, key: str) -> Draft:
    """A record of a type; its references are defined before it, so that nothing is circular."""
    kind = draw(st.sampled_from(KINDS)) if type_ == "event" else ""
    draft = Draft(type_, key, kind, [])
    for each in fields_of(type_, kind):
        if each.name in ("kind", "aliases") and type_ == "event":
            continue
        if each.required or draw(st.integers(0, 2)) == 0:
            draft.facts += draw(_facts(each, sources, draft))
    if type_ == "event" and (earlier := _before(key, KEYS[FieldType.EVENT])):
        for link in draw(st.lists(st.sampled_from(LINK_TYPES), unique=True, max_size=2)):
            to = draw(st.sampled_from(earlier))
            draft.facts.append(Fact(f"links.{link}.{to}", LINKS, link, to))
    if len([each for each in draft.facts if each.field.type is FieldType.DEGREES]) == 1:
        draft.facts = [each for each in draft.facts if each.field.type is not FieldType.DEGREES]
    stated: dict[str, list[Said]] = {}
    for fact in draft.facts:
        supported = False
        for source in draw(st.lists(st.sampled_from(sources), unique=True, max_size=2)):
            for one in draw(st.lists(_statements(fact, sources, draft), min_size=1, max_size=2)):
                stated.setdefault(source, []).append(one)
                supported |= one.stance in ("for", "says")
        if (fact.field.cited and not supported) or draw(st.integers(0, 5)) == 0:
            draft.inferred[draw(st.sampled_from([fact.path, fact.field.name]))] = "a reason"
    for source, saids in stated.items():
        cut = draw(st.integers(0, len(saids)))
        for number, part in enumerate((saids[:cut], saids[cut:])):
            if part:
                once = {(claim.stance, claim.path): claim for claim in part}
                draft.passages.append((source, f"words {number}", list(once.values())))
    for *_, parts in draft.passages:
        disputed = [one.path for one in parts if one.stance == "disputes"]
        draft.accepted |= dict.fromkeys(disputed[:1], "the better reason")
    return draft


def _before(key: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    return keys[: keys.index(key)] if key in keys else keys


def _texts(each: Field, sources: list[str], draft: Draft) -> tuple[str, ...]:
    """What a field of this record may contain; no accepted date contradicts another."""
    if each.narrows:
        (wide,) = (fact.text for fact in draft.facts if fact.path == each.narrows)
        return tuple(str(word) for word in each.terms if isinstance(word, Word) and wide in word.of)
    if each.name == "valid_until":
        return ("2023-01-01", "2023", "unknown")  # on or after every day from which it may exist
    if each.terms:
        return tuple(map(str, each.terms[:3]))
    if each.type in KEYS:
        return _before(draft.key, KEYS[each.type]) if each.type.value == draft.type else (
            KEYS[each.type]
        )  # fmt: skip
    found = TEXTS.get(each.type, ())
    if each.type is FieldType.DATE and each.name == "when":
        worded = [f"3 days after {key}" for key in _before(draft.key, KEYS[FieldType.EVENT])]
        return (*found, *worded, f"by published {sources[0]}")
    return found


@st.composite
def _facts(draw: st.DrawFn, each: Field, sources: list[str], draft: Draft) -> list[Fact]:
    texts = _texts(each, sources, draft)
    if not texts and not each.parts:
        return []
    one = st.sampled_from(texts)
    name = each.name
    if each.many and each.type is FieldType.WORDING:
        return [Fact(name, each, "", draw(one))]
    if each.many:
        keys = draw(st.lists(one, unique=True, min_size=1, max_size=2))
        return [Fact(f"{name}.{key}", each, key, key) for key in keys]
    slots = [""]
    if each.type is FieldType.RECORDS:  # one record: in a shorter list the others have new numbers
        chosen = draw(st.lists(st.sampled_from(each.parts), min_size=1, unique=True))
        parts = [(f"1.{part.name}", each.at(part.name)) for part in each.parts if part in chosen]
        return [
            Fact(f"{name}.{slot}", part, slot, draw(st.sampled_from(_texts(part, sources, draft))))
            for slot, part in parts
        ]
    if each.type is FieldType.WORDING:
        slots = ["a", "b"]
    elif each.per is Per.MODALITY:
        slots = draw(st.sampled_from([["expected"], ["actual"], ["expected", "actual"]]))
    elif each.per is Per.PARTICIPANT and draw(st.booleans()):
        slots = [fact.text for fact in draft.facts if fact.field.type is FieldType.ACTOR]
        slots = list(dict.fromkeys(slots)) or [""]
    return [Fact(f"{name}.{slot}" if slot else name, each, slot, draw(one)) for slot in slots]


def _statements(fact: Fact, sources: list[str], draft: Draft) -> st.SearchStrategy[Said]:
    """What a passage may say of a value."""
    whole = fact.field.name
    options = [Said("for", fact.path), Said("for", fact.path), Said("for", whole)]
    for text_ in (*_texts(fact.field, sources, draft), draft.key):
        if text_ == draft.key and fact.field.type.value != draft.type:
            continue  # a rival that refers to itself
        if not contradictory(fact.field, fact.text, text_):
            options.append(Said("says", fact.path, text_))
        if not same(fact.field, fact.text, text_):
            options.append(Said("disputes", fact.path, text_))
        if fact.field.type in (FieldType.NUMBER, FieldType.MONEY, FieldType.DATE):
            options.append(Said("restates", fact.path, text_))
    return st.sampled_from(options)


def contradictory(of: Field, accepted: str, stated: str) -> bool:
    try:
        return contradicts(of, accepted, stated)
    except QuantityError:
        return True
