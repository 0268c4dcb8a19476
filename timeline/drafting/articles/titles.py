"""Titles and keys of proposed events, in our own words and from their values."""

from collections.abc import Mapping
from typing import Final

from timeline.drafting.events.draft import Draft
from timeline.kinds import KINDS, FieldType
from timeline.text import listed, suggest_key

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
_WITHOUT_NOUN: Final = ("incident", "measure", "activity", "agreement", "retirement")
"""Kinds whose forms are nouns: ``seizure``, and not ``seizure incident``."""
_ROLES: Final = {"incident": ("by", "involved"), "procurement": ("buyer", "seller")}
_BY: Final = ("launch", "test", "incident", "measure", "activity", "procurement")


def title_of(draft: Draft, called: Mapping[str, str]) -> str:
    """Return a title, such as ``Launch of 2 missiles by North Korea``.

    ``called`` are the names of the entries of the registers by key.
    """
    who = listed([called[key] for key in _leading(draft) if key in called], "and")
    what = f"{_noun(draft)}{_of(draft, called)}"
    if draft.called:
        what = f"{draft.called}, {what}"
    if who:
        both = draft.kind == "incident" and draft.get("involved") and not draft.get("by")
        word = "by" if draft.kind in _BY and not both else "of"
        if draft.kind == "procurement" and draft.get("stage") == ["delivered"]:
            word = "by" if draft.get("seller") else "to"
        what = f"{what} {word} {who}"
    for path in ("stage",) if draft.kind == "agreement" else ("action",):
        what += f", {draft.get(path)[0]}" if draft.get(path) else ""
    return what[:1].upper() + what[1:]


def keys_of(drafts: list[Draft], titles: list[str]) -> list[str]:
    """Return a key for each draft: from its name, or else from its title; no two are equal."""
    seen: dict[str, int] = {}
    result = []
    for draft, title in zip(drafts, titles, strict=True):
        key = suggest_key(draft.called or title, draft.kind)[:_KEY].rstrip("-") or draft.kind
        seen[key] = seen.get(key, 0) + 1
        result.append(key if seen[key] == 1 else f"{key}-no-{seen[key]}")
    return result


def _leading(draft: Draft) -> list[str]:
    """Return the actors who do it; of a delivery, who delivers."""
    if draft.get("stage") == ["delivered"] and (sellers := draft.get("seller")):
        return sellers
    roles = [each.name for each in KINDS[draft.kind].fields if each.type is FieldType.ACTOR]
    for role in _ROLES.get(draft.kind, tuple(roles[:1])):
        if found := draft.get(role):
            return found
    return []


def _first(draft: Draft, path: str) -> str:
    return next(iter(draft.get(path)), "")


def _noun(draft: Draft) -> str:
    form, stage, movement = (_first(draft, path) for path in ("form", "stage", "movement"))
    noun = _NOUNS.get(draft.kind, draft.kind)
    if draft.kind == "procurement":
        return _STAGES.get(stage, noun)
    if movement:
        return movement.replace("-", " ")
    if not form or form in ("other", "mixed", "retired"):
        return noun
    words = _FORMS.get(form, form.replace("-", " "))
    bare = draft.kind in _WITHOUT_NOUN or words.endswith(("statement", "declaration", "speech"))
    return words if bare else f"{words} {noun}"


def _of(draft: Draft, called: Mapping[str, str]) -> str:
    """Return ``of 20 F-35A``, ``of 2 missiles``; empty if neither is known."""
    count = _first(draft, "quantity")
    number = count if count.isdigit() else ""
    systems = [called[key] for key in draft.get("systems") if key in called]
    one = _OBJECTS.get(draft.kind, "unit")
    if systems:
        return f" of {number} {listed(systems, 'and')}".replace("  ", " ")
    if number and draft.kind not in ("incident", "measure"):
        return f" of {number} {one}{'' if number == '1' else 's'}"
    return ""
