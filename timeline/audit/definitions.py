"""A record that several chronicles define, without hindsight: what each of them states of it.

Each definition is decided by itself (``point_in_time``), as if its chronicle was loaded alone. If
two of them are then left with different values of a field, the decision on the united record is
valid: a definition that does not state this value leaves the field out. That two names are names of
one record is a judgement, not information from a source: the alias that unites them is kept.
"""

from collections.abc import Sequence

from timeline.audit.point_in_time import Past, decide, rebuilt, with_companions
from timeline.audit.remaining import Decision
from timeline.canonical.record import Canonical, alias_text, fields_of
from timeline.canonical.uniting import entries_of, name_of, united
from timeline.kinds.base import FieldType


def without_hindsight_each(
    type_: str, key: str, whole: Canonical, definitions: Sequence[Canonical], past: Past
) -> tuple[Canonical, list[Canonical]]:
    """Return the united record and its definitions as the published sources support them."""
    agreed = {each.value.path: each for each in decide(type_, key, whole, past)}
    name = name_of(type_)
    names = [each.get(name) for each in definitions]
    decided = [decide(type_, key, each, past) for each in definitions]
    disputed = _disputed(decided, name if len(set(names)) > 1 else "")
    defaults = {each.name: each.default for each in fields_of(type_) if each.default}
    parts = []
    for definition, own in zip(definitions, decided, strict=True):
        kept = [_agreed(each, agreed) if each.value.path in disputed else each for each in own]
        part = rebuilt(type_, definition, past, list(with_companions(kept)))
        others = [each for each in names if each != definition.get(name)]
        if aliases := _aliases(part, definition, others):
            part["aliases"] = aliases
        stated = {each for each, value in part.items() if value != defaults.get(each)}
        parts.append({each: part[each] for each in entries_of(type_) if each in stated})
    return united(type_, parts), parts


def _disputed(decided: Sequence[Sequence[Decision]], several_names: str) -> set[str]:
    """Return the paths of values that the definitions are left with different texts of.

    ``several_names`` is the field that names the record, if the definitions give different names.
    """
    texts: dict[str, set[str]] = {}
    for each in (decision for decisions in decided for decision in decisions):
        united_anyway = each.value.field.type in (FieldType.WORDING, FieldType.COLUMNS)
        if each.text is not None and not united_anyway and each.value.path != several_names:
            texts.setdefault(each.value.path, set()).add(each.text)
    return {path for path, found in texts.items() if len(found) > 1}


def _agreed(own: Decision, agreed: dict[str, Decision]) -> Decision:
    """Return the decision on a value that definitions are left with different texts of."""
    other = agreed[own.value.path]
    if own.text == other.text or own.value.field.required:
        return Decision(own.value, other.text, other.holds)
    return Decision(own.value, None, holds=False)


def _aliases(
    part: Canonical, definition: Canonical, others: Sequence[str | None]
) -> Sequence[str | dict[str, str]]:
    """Return the aliases that are left, and those that are the names of other definitions."""
    left = part.get("aliases", ())
    kept = [
        each
        for each in definition.get("aliases", ())
        if alias_text(each) in others and each not in left
    ]
    return [*left, *kept]
