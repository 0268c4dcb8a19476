"""Unite the definitions of one register entry, which several chronicles may give.

Definitions complement each other if no field has two values. A field that one of them leaves out
may be in another. Aliases, passages and reasons are united, and so are notes: remarks of two
chronicles do not contradict each other, unless a source gives a rival of one. Two names agree if
one definition lists the name of the other as an alias; the first definition then gives the name,
and the other name is an alias, with the passages and reasons that support it. They do not agree if
a source gives a rival of a name. A required word that says nothing (``other``, ``unknown``) and has
no evidence gives way to a word that says something. A source has either the same text in every
definition or none in any, because quotes are located in it.

Notes, and reasons for one value, become one text. If all of them together are too long, what does
not fit is left out, and the caller is told (``OnCut``); each definition still has its own.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from timeline.canonical.comparing import same
from timeline.canonical.record import (
    CLAIMS,
    MAX_REASON,
    REASONS,
    Canonical,
    alias_text,
    fields_of,
    is_same,
)
from timeline.kinds.base import Field, FieldType

_ALIASES, _CITE, _COLUMNS, _HASH = "aliases", "cite", "columns", "text_sha256"

_STOPS = ".!?"
_SAYING_NOTHING = frozenset({"other", "unknown"})

OnCut = Callable[[str], object]
"""Called with the path of a text that is left out, because it does not fit: ``note``."""


class FieldContradiction(NamedTuple):
    """A field with two values; None for no value."""

    path: str
    one: Any
    other: Any


def name_of(type_: str) -> str:
    """Return the field that names a record of this type; empty if it can have no alias."""
    fields = fields_of(type_)
    return fields[0].name if any(field.name == _ALIASES for field in fields) else ""


def entries_of(type_: str) -> tuple[str, ...]:
    """Return the entries of a canonical record in their order."""
    return (*(field.name for field in fields_of(type_)), _CITE, *REASONS, _HASH)


def differences(
    type_: str, one: Mapping[str, Any], other: Mapping[str, Any]
) -> Iterator[FieldContradiction]:
    """Yield the fields in which two definitions of a register entry contradict each other."""
    for field in fields_of(type_):
        name = field.name
        mine, theirs = one.get(name), other.get(name)
        rivals = field.joined and (has_rival(name, one) or has_rival(name, other))
        if name == _ALIASES or (field.joined and not rivals):
            continue
        if gives_way(field, one) or gives_way(field, other):
            continue
        if mine is None or theirs is None:
            if field.type is FieldType.FILE and (mine or theirs):
                yield FieldContradiction(name, mine, theirs)
        elif not is_alike(field, mine, theirs) and not (
            name == name_of(type_) and _is_alias(name, one, other)
        ):
            yield FieldContradiction(name, mine, theirs)
    hashes = one.get(_HASH), other.get(_HASH)
    if None not in hashes and hashes[0] != hashes[1]:
        yield FieldContradiction(_HASH, *hashes)


def is_alike(field: Field, one: Any, other: Any) -> bool:
    """Return whether two values are one value of a field of a register, as in 37.5 and 37.50."""
    if field.type is FieldType.COLUMNS:
        return is_same(one, other)
    if field.type is FieldType.DEGREES:
        return Decimal(one) == Decimal(other)
    return bool(one == other) or (field.type is FieldType.DATE and same(field, one, other))


def united(
    type_: str, definitions: Sequence[Canonical], on_cut: OnCut = lambda _: None
) -> Canonical:
    """Return one record with everything that these definitions contain, the first one first.

    If the others add nothing to the first, the result is equal to it, including its order. The
    paths of reasons that are left out begin with their entry: ``inferred.country``.
    """
    whole: Canonical = {}
    first, *others = definitions
    parts = [first, *(_renamed(type_, each, first, on_cut) for each in others)]
    joined = {field.name: field.limit for field in fields_of(type_) if field.joined}
    required = {field.name: field for field in fields_of(type_) if field.required}
    for name in entries_of(type_):
        if name in joined:
            texts = [each[name] for each in parts if name in each]
            found: Any = _joined(texts, joined[name], name, on_cut)
        elif name == _ALIASES:
            found = _aliases(name_of(type_), definitions)
        elif name in REASONS:
            found = unite_reasons(name, (each[name] for each in parts if name in each), on_cut)
        elif name == _COLUMNS:  # their order means something: they cannot be united
            found = next((each[name] for each in parts if name in each), None)
        else:
            stating = [each for each in parts if name in each]
            if field := required.get(name):
                stating = [each for each in stating if not gives_way(field, each)] or stating
            found = _first([each[name] for each in stating])
        if found:
            whole[name] = found
    return whole


def gives_way(field: Field, definition: Mapping[str, Any]) -> bool:
    """Return whether a definition has a word only because it must have one: it says nothing."""
    name = field.name
    if field.type is not FieldType.TERM or not field.required:
        return False
    if definition.get(name) not in _SAYING_NOTHING:
        return False
    passages = (item for items in definition.get(_CITE, {}).values() for item in items)
    return not (
        any(name in item.get("for", ()) for item in passages)
        or any(name in definition.get(entry, {}) for entry in REASONS)
        or has_rival(name, definition)
    )


def has_rival(name: str, definition: Mapping[str, Any]) -> bool:
    """Return whether a source gives another value of a field, according to a definition."""
    passages = (item for items in definition.get(_CITE, {}).values() for item in items)
    return any(name in item.get(stance, {}) for item in passages for stance in CLAIMS)


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


def unite_reasons(entry: str, values: Iterable[Mapping[str, str]], on_cut: OnCut) -> dict[str, str]:
    """Return the reasons of several definitions by path: one text for each path.

    ``entry`` is that of the record which has them: ``inferred``.
    """
    whole: dict[str, str] = {}
    for path, reason in (item for value in values for item in value.items()):
        both = whole.get(path, ""), reason
        whole[path] = _joined(both, MAX_REASON, f"{entry}.{path}", on_cut)
    return whole


def _joined(texts: Iterable[str], most: int, path: str, on_cut: OnCut) -> str:
    """Return one text with all of these that fit into ``most`` characters, each once."""
    whole = ""
    for text in filter(None, texts):
        if not whole or _is_part(whole, text):
            whole = text
        elif not _is_part(text, whole):
            joined = f"{whole}{' ' if whole[-1] in _STOPS else '; '}{text}"
            if len(joined) <= most:
                whole = joined
            else:
                on_cut(path)
    return whole


def _is_part(text: str, whole: str) -> bool:
    """Return whether a text is one of those of which another one was joined.

    "a state" is a part of "a state; large", not of "not a state".
    """
    ends = r"(?=\Z| )" if text[-1] in _STOPS else r"(?=\Z|; )"
    return re.search(rf"(?:^|; |(?<=[{_STOPS}]) ){re.escape(text)}{ends}", whole) is not None


def _renamed(type_: str, definition: Canonical, first: Canonical, on_cut: OnCut) -> Canonical:
    """Return a definition whose evidence supports an alias, if its name is one in the union."""
    name = name_of(type_)
    if not name or definition.get(name) == first.get(name):
        return definition
    changed: Canonical = {}
    if _CITE in definition:
        changed[_CITE] = {
            source: [_for_alias(passage, name) for passage in passages]
            for source, passages in definition[_CITE].items()
        }
    for entry in REASONS:
        if name in (found := definition.get(entry, {})):
            others = {path: reason for path, reason in found.items() if path != name}
            changed[entry] = unite_reasons(entry, [{_ALIASES: found[name]}, others], on_cut)
    return definition | changed


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
            text = alias_text(alias)
            alike = [known for known in found if alias_text(known) == text]
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
        any(alias_text(alias) == named[name] for alias in listing.get(_ALIASES, ()))
        for named, listing in ((one, other), (other, one))
    )
