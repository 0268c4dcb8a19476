"""Unite the definitions of one register entry, which several chronicles may give.

Definitions complement each other if no field has two values. A field that one of them leaves out
may be in another. Aliases and passages are united. Two names agree if one definition lists the name
of the other as an alias; the first definition then gives the name, and the other name is an alias,
with the passages that support it. They do not agree if a rival or a reason is given for a name.
A source has either the same text in every definition or none in any, because quotes are located in
it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from timeline.canonical.record import CLAIMS, REASONS, Canonical, fields_of
from timeline.kinds.base import FieldType

_ALIASES, _CITE, _HASH = "aliases", "cite", "text_sha256"


class FieldContradiction(NamedTuple):
    """A field, or a slot of one (``inferred.country``), with two values; None for no value."""

    path: str
    one: Any
    other: Any


def name_of(type_: str) -> str:
    """Return the field that names a record of this type; empty if it can have no alias."""
    fields = fields_of(type_)
    return fields[0].name if any(field.name == _ALIASES for field in fields) else ""


def differences(
    type_: str, one: Mapping[str, Any], other: Mapping[str, Any]
) -> Iterator[FieldContradiction]:
    """Yield the fields in which two definitions of a register entry contradict each other."""
    files = {field.name for field in fields_of(type_) if field.type is FieldType.FILE}
    for name in _names(type_):
        if name in (_ALIASES, _CITE):
            continue
        mine, theirs = one.get(name), other.get(name)
        if mine is None or theirs is None:
            if name in files and (mine or theirs):
                yield FieldContradiction(name, mine, theirs)
        elif isinstance(mine, dict) and isinstance(theirs, dict):
            for slot in mine:
                if theirs.get(slot, mine[slot]) != mine[slot]:
                    yield FieldContradiction(f"{name}.{slot}", mine[slot], theirs[slot])
        elif mine != theirs and not (name == name_of(type_) and _is_alias(name, one, other)):
            yield FieldContradiction(name, mine, theirs)


def united(type_: str, definitions: Sequence[Canonical]) -> Canonical:
    """Return one record with everything that these definitions contain, the first one first.

    If the others add nothing to the first, the result is equal to it, including its order.
    """
    whole: Canonical = {}
    parts = [definitions[0], *(_renamed(type_, each, definitions[0]) for each in definitions[1:])]
    for name in _names(type_):
        if name == _ALIASES:
            found: Any = _aliases(name_of(type_), definitions)
        else:
            found = _first([each[name] for each in parts if name in each])
        if found:
            whole[name] = found
    return whole


def has_rival(name: str, definition: Mapping[str, Any]) -> bool:
    """Return whether a definition has a rival or a reason for a field."""
    passages = (item for items in definition.get(_CITE, {}).values() for item in items)
    rivals = (item.get(stance, {}) for item in passages for stance in CLAIMS)
    reasons = (definition.get(each, {}) for each in REASONS)
    return any(name in paths for paths in (*rivals, *reasons))


def _names(type_: str) -> tuple[str, ...]:
    """Return the entries of a canonical record in their order."""
    return (*(field.name for field in fields_of(type_)), _CITE, *REASONS, _HASH)


def _first(values: Sequence[Any]) -> Any:
    """Return the first of these values of a field, with what others add to it."""
    if not values or not isinstance(values[0], dict):
        return values[0] if values else None
    whole: dict[str, Any] = {}
    for value in values:
        for slot, content in value.items():
            if isinstance(content, list):  # the passages of one source
                known = whole.setdefault(slot, [])
                known.extend(each for each in content if each not in known)
            else:
                whole.setdefault(slot, content)
    return whole


def _renamed(type_: str, definition: Canonical, first: Canonical) -> Canonical:
    """Return a definition whose passages support an alias, if its name is one in the union."""
    name = name_of(type_)
    if _CITE not in definition or not name or definition.get(name) == first.get(name):
        return definition
    cite = {
        source: [_for_alias(passage, name) for passage in passages]
        for source, passages in definition[_CITE].items()
    }
    return definition | {_CITE: cite}


def _for_alias(passage: Canonical, name: str) -> Canonical:
    if name not in passage.get("for", ()):
        return passage
    paths = dict.fromkeys(_ALIASES if path == name else path for path in passage["for"])
    return passage | {"for": list(paths)}


def _aliases(name: str, definitions: Sequence[Canonical]) -> list[Any]:
    """Return the aliases of all definitions. One with a language replaces the same without."""
    first, *others = definitions
    title = first.get(name)
    found = list(first.get(_ALIASES, ()))
    for each in others:
        names = [each[name]] if name in each else []
        for alias in (*names, *each.get(_ALIASES, ())):
            text = _text(alias)
            alike = [known for known in found if _text(known) == text]
            if text == title or alias in alike or (alike and isinstance(alias, str)):
                continue
            if text in alike:
                found[found.index(text)] = alias
            else:
                found.append(alias)
    return found


def _is_alias(name: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Return whether one of two definitions lists the name of the other as an alias."""
    return not (has_rival(name, one) or has_rival(name, other)) and any(
        any(_text(alias) == named[name] for alias in listing.get(_ALIASES, ()))
        for named, listing in ((one, other), (other, one))
    )


def _text(alias: str | Mapping[str, str]) -> str:
    return alias if isinstance(alias, str) else alias["text"]
