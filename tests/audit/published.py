"""What was published by a day, computed from a generated chronicle and not from a database.

The rules of ``timeline.audit`` said a second time, for the tests.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.audit.stories import Draft, Fact, Said, Story, contradictory
from tests.drafts import EVIDENT
from timeline.canonical.comparing import same, when
from timeline.kinds import FieldType, Per


def published(story: Story, day: int) -> Story:
    """The chronicle as it would have been written on a day."""
    out = {name for name, at in story.out.items() if at is not None and at <= day}
    gone: set[str] = set()
    while True:
        left = [_reduced(draft, story, out, gone) for draft in story.records]
        newly = {
            old.key
            for old, new in zip(story.records, left, strict=True)
            if old.type == "event"
            and not new.passages
            and not _is_dated(new)
            and old.key not in gone
        }
        if not newly:
            records = [each for each in left if each.key not in gone]
            stay = out | {root for name in out for root in _roots(name, story)}
            kept = {name: at for name, at in story.out.items() if name in stay}
            return replace(story, out=kept, records=records)
        gone |= newly


def _roots(name: str, story: Story) -> Iterator[str]:
    while name in story.roots:
        name = story.roots[name]
        yield name


def _reduced(draft: Draft, story: Story, out: set[str], gone: set[str]) -> Draft:
    def there(fact: Fact, text_: str) -> bool:
        if fact.field.type is FieldType.DATE:
            return all(
                each.key in out if each.published else each.key not in gone
                for each in when(text_).anchors
            )
        return text_ not in gone

    heard = [each for each in draft.passages if each[0] in out]
    all_heard = len(heard) == len(draft.passages)
    facts = [
        replace(fact, **_outcome(fact, draft, story, heard, all_heard, there))
        for fact in draft.facts
    ]
    actors = {each.text for each in facts if each.field.type is FieldType.ACTOR}
    half = any(each.taken == "lost" for each in facts if each.field.type is FieldType.DEGREES)
    texts = {each.path: each.text for each in facts}
    for each in facts:
        alone = each.field.per is Per.PARTICIPANT and each.slot and each.slot not in actors
        misfit = each.field.narrows and not _narrows(each, texts[each.field.narrows])
        if alone or misfit or (half and each.field.type is FieldType.DEGREES):
            each.taken, each.text = "lost", ""
    passages = []
    for source, quote, saids in heard:
        kept = list(_kept(saids, draft, facts, there))
        if kept:
            passages.append((source, quote, kept))
    reasons = {
        path: reason
        for path, reason in draft.inferred.items()
        if any(new.taken == "accepted" and _of(path, old)
               for old, new in zip(draft.facts, facts, strict=True))
    }  # fmt: skip
    disputed = {one.path for *_, saids in passages for one in saids if one.stance == "disputes"}
    holding = {each.path for each in facts if each.taken == "accepted"}
    accepted = {path: why for path, why in draft.accepted.items() if path in disputed & holding}
    return replace(draft, facts=facts, passages=passages, inferred=reasons, accepted=accepted)


def _is_publication(fact: Fact) -> bool:
    """Whether a date only says by when it was published: that is evidence by itself."""
    date = fact.field.type is FieldType.DATE
    return date and re.fullmatch(rf"{EVIDENT}\S+", fact.text) is not None


def _is_dated(draft: Draft) -> bool:
    """Whether a date depends on a publication alone, without a reason."""
    dates = [each for each in draft.facts if _is_publication(each)]
    return any(not any(_of(path, each) for path in draft.inferred) for each in dates)


def _outcome(
    fact: Fact, draft: Draft, story: Story, heard: Any, all_heard: bool, there: Any
) -> dict[str, Any]:
    """The text of a value on the day, and where it comes from."""
    supports = [
        (source, one) for source, _, saids in draft.passages for one in saids
        if one.stance in ("for", "says") and _of(one.path, fact)
    ]  # fmt: skip
    heard_for = any(
        one.stance == "for" and _of(one.path, fact) for *_, saids in heard for one in saids
    )
    inferred = any(_of(path, fact) for path in draft.inferred)
    free = not supports and not (draft.type == "event" and fact.field.cited)
    judged = fact.slot == "same-as" and inferred
    known = all_heard or heard_for or free or judged or _is_publication(fact)
    if known and there(fact, fact.text):
        return {}
    for stance in ("says", "disputes"):
        stated = [
            (story.reliability[source], -(story.out[source] or 0), source, number, one.text)
            for number, (source, _, saids) in enumerate(heard)
            for one in saids
            if one.stance == stance
            and one.path == fact.path
            and there(fact, one.text)
            and draft.key not in one.text
        ]
        if stated:
            chosen = min(stated)[-1]
            name = fact.field.name
            path = f"{name}.{fact.slot}.{chosen}" if name == "links" else f"{name}.{chosen}"
            keyed = name == "links" or (fact.field.many and name != "aliases")
            slot = chosen if keyed and name != "links" else fact.slot
            return {"text": chosen, "taken": "other", "path": path if keyed else fact.path,
                    "slot": slot}  # fmt: skip
    if fact.field.name == "when":
        return {"text": "unknown", "taken": "unknown"}
    if fact.field.required:
        return {}
    return {"text": "", "taken": "lost"}


def _narrows(fact: Fact, wide: str) -> bool:
    """Whether a word fits the word of the other field that it narrows."""
    return fact.text in fact.field.narrowing(wide)


def _of(path: str, fact: Fact) -> bool:
    return fact.path == path or fact.path.startswith(f"{path}.")


_ORDER = ("for", "says", "disputes", "restates")


def _kept(saids: list[Said], draft: Draft, facts: list[Fact], there: Any) -> Iterator[Said]:
    """What a passage still says, each of one value."""
    pairs = list(zip(draft.facts, facts, strict=True))
    kept: list[Said] = []
    for one in sorted(saids, key=lambda stated: _ORDER.index(stated.stance)):
        for old, new in pairs:
            mine = _of(one.path, old) and (one.stance == "for" or one.path == old.path)
            if not mine or new.taken == "lost":
                continue
            if one.stance == "for":
                if new.taken != "other":
                    kept.append(Said("for", new.path))
            elif not there(old, one.text):
                continue
            elif one.stance == "restates":
                if new.taken == "accepted" or Said("for", new.path) in kept:
                    kept.append(replace(one, path=new.path))
            elif new.taken == "accepted":
                kept.append(one)
            elif same(new.field, new.text, one.text):
                kept.append(Said("for", new.path))
            elif one.stance == "says" and contradictory(new.field, new.text, one.text):
                kept.append(Said("disputes", new.path, one.text))
            else:
                kept.append(replace(one, path=new.path))
    once = {(one.stance, one.path): one for one in kept}
    yield from once.values()
