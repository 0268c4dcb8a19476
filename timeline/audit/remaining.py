"""The claims and reasons that are left on a record once its values are decided.

The passages of published sources are kept, and their stances are adapted to the values that are
left: a passage supports the rival that replaced the accepted value, and a passage that contradicts
this new value disputes it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from timeline.canonical.comparing import contradicts, same
from timeline.canonical.record import CLAIMS, LINKS, Canonical, FieldValue, covers
from timeline.errors import QuantityError
from timeline.kinds.base import Field, FieldType

UNKNOWN = "unknown"
Fits = Callable[[Field, str], bool]


class Decision(NamedTuple):
    """The decision on a value: its new text, or None if it is dropped.

    ``holds``: the text is the accepted one and not a replacement. A required date that is dropped
    has the text ``unknown``.
    """

    value: FieldValue
    text: str | None
    holds: bool

    @property
    def path(self) -> str:
        """The value path with the new text: for a list or a link the key is part of the path."""
        value = self.value
        if value.field is LINKS:
            return f"{LINKS.name}.{value.slot}.{self.text}"
        if value.field.many and value.field.type is not FieldType.WORDING:
            return f"{value.field.name}.{self.text}"
        return value.path

    @property
    def keeps_citations(self) -> bool:
        """Whether the citations of the accepted value still belong here (also if it is unknown)."""
        return self.holds or (self.text == UNKNOWN and self.value.field.type is FieldType.DATE)


def remaining_claims(
    record: Canonical, cite: Mapping[str, Any], decisions: Sequence[Decision], fits: Fits
) -> Canonical:
    """Return ``cite``, ``inferred`` and ``accepted`` for the values that are left.

    Empty ones are left out.
    """
    left = [each for each in decisions if each.text is not None]
    by_path = {each.value.path: each for each in left}
    claims: Canonical = {"cite": {}}
    for source, items in cite.items():
        kept: list[Canonical] = []
        for item in items:
            found = _item(item, left, by_path, fits)
            if found and found not in kept:
                kept.append(found)
        if kept:
            claims["cite"][source] = kept
    disputed = {
        path
        for items in claims["cite"].values()
        for item in items
        for path in item.get("disputes", ())
    }
    unchanged = {each.value.path for each in left if each.holds}
    claims["inferred"] = _reasons(record, "inferred", unchanged)
    claims["accepted"] = _reasons(record, "accepted", unchanged & disputed)
    return {name: kept for name, kept in claims.items() if kept}


def _reasons(record: Canonical, name: str, paths: Iterable[str]) -> dict[str, str]:
    """Return the reasons under ``name`` whose path covers any of ``paths``."""
    return {
        path: reason
        for path, reason in record.get(name, {}).items()
        if any(covers(path, each) for each in paths)
    }


def _item(
    item: Canonical, left: Sequence[Decision], by_path: Mapping[str, Decision], fits: Fits
) -> Canonical | None:
    """Return a passage with its claims on the values that are left; None if there are none."""
    supports: list[str] = []
    for path in item.get("for", ()):
        mine = [each for each in left if covers(path, each.value.path)]
        kept = [each.path for each in mine if each.keeps_citations]
        supports += [path] if kept and len(kept) == len(mine) else kept
    rivals: dict[str, dict[str, str]] = {stance: {} for stance in CLAIMS}
    for stance in ("says", "disputes"):
        for path, text in item.get(stance, {}).items():
            decision = by_path.get(path)
            if decision is None or not fits(decision.value.field, text):
                continue
            if not decision.holds and _same(decision, text):
                supports.append(decision.path)
            elif not decision.holds and stance == "says" and _contradicts(decision, text):
                rivals["disputes"][decision.path] = text
            else:
                rivals[stance][decision.path] = text
    for path, text in item.get("restates", {}).items():
        decision = by_path.get(path)
        if decision is None or not fits(decision.value.field, text):
            continue
        if decision.holds or decision.path in supports:
            rivals["restates"][decision.path] = text
    rest = {name: kept for name, kept in item.items() if name not in ("for", *CLAIMS)}
    claims = {"for": list(dict.fromkeys(supports))} | rivals
    claims = {name: kept for name, kept in claims.items() if kept}
    return rest | claims if claims else None


def _same(decision: Decision, text: str) -> bool:
    return same(decision.value.field, decision.text or "", text)


def _contradicts(decision: Decision, text: str) -> bool:
    try:
        return contradicts(decision.value.field, decision.text or "", text)
    except QuantityError:  # in another currency: no source says that the amounts are equal
        return True
