"""Titles and keys of proposed events, in our own words and from their values."""

import re
from collections.abc import Mapping
from typing import Final

from timeline.drafting.events.draft import EventDraft
from timeline.kinds import KINDS, FieldType
from timeline.text import listed, noun, suggest_key

_KEY: Final = 60
"""The most characters of a proposed key, without its number."""
_STAGES: Final = {
    "proposed": "planned purchase", "approved": "approval of the purchase", "ordered": "order",
    "delivered": "delivery", "cancelled": "cancelled order",
}  # fmt: skip
_FORMS: Final = {
    "sanction": "sanctions", "tariff": "tariffs", "export-control": "export controls",
    "fire": "fire", "incursion-air": "air incursion", "incursion-sea": "incursion at sea",
    "incursion-land": "incursion on land", "drone": "drone incident", "balloon": "balloons",
    "joint-statement": "joint statement", "arms-deal": "arms deal",
}  # fmt: skip
_NOUNS: Final = {
    "summit": "meeting", "procurement": "purchase", "inventory": "holding",
}  # fmt: skip
_OBJECTS: Final = {"launch": "missile", "test": "device"}
_HAPPENS_TO: Final = ("seizure", "sinking", "shootdown", "crash", "interception", "accident")
"""Forms of incidents with a thing to which they happen: ``seizure of 2 tankers``."""
_PLAIN_DATE: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}(?:/[0-9-]+)?")
_AN: Final = re.compile(r"[aeiouAEIO][a-z]|[AEFHILMNORSX](?![a-z])")
"""What begins with the sound of a vowel: ``an aircraft``, ``an F-16``."""
_SIGNS: Final = {"~": "about ", ">": "over ", "<": "under "}
_WITHOUT_NOUN: Final = ("incident", "measure", "activity", "agreement", "retirement")
"""Kinds whose forms are nouns: ``seizure``, and not ``seizure incident``."""
_ROLES: Final = {"incident": ("by", "involved"), "procurement": ("buyer", "seller")}
_BY: Final = ("launch", "test", "incident", "measure", "activity", "procurement", "retirement")


def title_of(draft: EventDraft, called: Mapping[str, str]) -> str:
    """Return a title, such as ``Launch of 2 missiles by North Korea``.

    ``called`` are the names of the entries of the registers by key.
    """
    who = listed([called[key] for key in _leading(draft) if key in called], "and")
    what = f"{_noun(draft)}{_of(draft, called)}"
    if draft.called:
        what = f"{draft.called}, {what}"
    if who:
        word = "by" if draft.kind in _BY else "of"
        if draft.kind == "incident" and draft.get("involved") and not draft.get("by"):
            word = "of" if " of " in what or len(_leading(draft)) > 1 else "involving"
        if draft.kind == "procurement" and draft.get("stage") == ["delivered"]:
            word = "by" if draft.get("seller") else "to"
        what = f"{what} {word} {who}"
    elif what == _noun(draft) and _PLAIN_DATE.fullmatch(_first(draft, "when")):
        what += f", {_first(draft, 'when')}"  # "exercise" alone says too little
    for path in ("stage",) if draft.kind == "agreement" else ("action",):
        what += f", {draft.get(path)[0]}" if draft.get(path) else ""
    return what[:1].upper() + what[1:]


def keys_of(drafts: list[EventDraft], titles: list[str]) -> list[str]:
    """Return a key for each draft: from its name, or else from its title; no two are equal."""
    seen: dict[str, int] = {}
    result = []
    for draft, title in zip(drafts, titles, strict=True):
        plain = re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", draft.called or title)
        key = suggest_key(plain, draft.kind)[:_KEY].rstrip("-") or draft.kind
        seen[key] = seen.get(key, 0) + 1
        result.append(key if seen[key] == 1 else f"{key}-no-{seen[key]}")
    return result


def _leading(draft: EventDraft) -> list[str]:
    """Return the actors who do it; of a delivery, who delivers."""
    if draft.get("stage") == ["delivered"] and (sellers := draft.get("seller")):
        return sellers
    roles = [each.name for each in KINDS[draft.kind].fields if each.type is FieldType.ACTOR]
    for role in _ROLES.get(draft.kind, tuple(roles[:1])):
        if found := draft.get(role):
            return found
    return []


def _first(draft: EventDraft, path: str) -> str:
    return next(iter(draft.get(path)), "")


def _noun(draft: EventDraft) -> str:
    form, stage, movement = (_first(draft, path) for path in ("form", "stage", "movement"))
    of_kind = _NOUNS.get(draft.kind, draft.kind)
    if draft.kind == "procurement":
        return _STAGES.get(stage, of_kind)
    if movement:
        return movement.replace("-", " ")
    if not form or form in ("other", "mixed", "retired"):
        return of_kind
    words = _FORMS.get(form, form.replace("-", " "))
    bare = draft.kind in _WITHOUT_NOUN or words.endswith(("statement", "declaration", "speech"))
    return words if bare else f"{words} {of_kind}"


def _of(draft: EventDraft, called: Mapping[str, str]) -> str:
    """Return ``of 20 F-35A``, ``of 2 missiles``, ``of a helicopter``; empty if none is known."""
    if draft.kind == "incident" and _first(draft, "form") not in _HAPPENS_TO:
        return ""
    number = _number(_first(draft, "quantity"))
    systems = [called[key] for key in draft.get("systems") if key in called]
    one = _OBJECTS.get(draft.kind, "unit")
    if systems:
        return f" of {number} {listed(systems, 'and')}".replace("  ", " ")
    things = draft.things or (f"{one}s" if number and draft.kind != "incident" else "")
    if not things:
        return ""
    singular = number == "1" or (not number and things == _singular(things))
    things = _singular(things) if singular else _plural(things)
    if number:
        return f" of {number} {things}"
    article = "an " if _AN.match(things) else "a "
    return f" of {article if singular else ''}{things}"


def _number(quantity: str) -> str:
    """Return a quantity in words: ``about 2,000``; empty for a range, which is too long."""
    sign, digits = quantity[:1], quantity.lstrip("~><").removesuffix("+")
    if not digits.isdigit():
        return ""
    more = " or more" if quantity.endswith("+") else ""
    return f"{_SIGNS.get(sign, '')}{int(digits):,}{more}"


def _singular(things: str) -> str:
    if things.endswith(("aircraft", "personnel", "series", "ss")) or not things.endswith("s"):
        return things
    return f"{things[:-3]}y" if things.endswith("ies") else things[:-1]


def _plural(things: str) -> str:
    if things.endswith(("aircraft", "personnel", "men", "people", "s")):
        return things
    return noun(2, things)
