"""Declaration of JSON objects, and writing of values as declared.

A *shape* is a class with one annotation for each key of the object. It is never instantiated:
``write(SHAPE, value)`` returns the object, as a dict, and pydantic derives its JSON Schema
(``schema.py``), with the docstring as description. The value of a key is the attribute of the same
name, or what ``of`` declares. It is written by its type:

- another shape, or a list, tuple, dict or union with None of one: each value as that shape;
- ``Annotated[TYPE, Written(function)]``: the result of the function;
- any other type: unchanged.

Values are not validated here, because the output may contain lone surrogates (from a command line),
which pydantic rejects. Tests validate the output against the schema.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from inspect import get_annotations
from operator import attrgetter
from types import UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Final,
    NamedTuple,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

Function = Callable[[Any], Any]
NAME: Final = "$name"
"""The keyword with the name of a definition, which ``schema.py`` moves to ``$defs``."""


class Written:
    """In ``Annotated``: the function that writes a value, if its type is not enough."""

    def __init__(self, write: Function) -> None:
        self.write = write


class Schema:
    """In ``Annotated``: keywords of JSON Schema; ``name`` makes it a definition of its own."""

    def __init__(self, name: str = "", **keywords: Any) -> None:
        self.keywords = {NAME: name, **keywords} if name else keywords

    def __get_pydantic_json_schema__(self, core: Any, handler: Function) -> dict[str, Any]:
        return {**handler(core), **self.keywords}


class Made:
    """In ``Annotated[Any, …]``: a function that makes the type when its schema is requested."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return handler.generate_schema(self.make())


class ShapeKey(NamedTuple):
    """A key of a shape; ``optional`` if it is left out when its value is None."""

    name: str
    read: Function
    write: Function | None  # None: unchanged
    optional: bool


class Shape:
    """Base of all shapes: one annotation for each key, in the order in which they are printed.

    ``inside`` declares where the keys of a base are read from: a ``Neighbour(Event)`` whose values
    have the event in ``.event`` is declared with ``{Event: "event"}``. The keys of the bases come
    first, those of the last base before the others, then the keys of the shape itself; ``before``
    puts these before an inherited key.
    """

    KEYS: ClassVar[tuple[ShapeKey, ...]] = ()

    def __init_subclass__(
        cls, inside: Mapping[type, str | Function] | None = None, before: str = ""
    ) -> None:
        keys: dict[str, ShapeKey] = {}
        for base in reversed(cls.__bases__):
            outer = (inside or {}).get(base)
            for key in getattr(base, "KEYS", ()):
                read = _inner(_reader(outer), key.read) if outer else key.read
                keys[key.name] = key._replace(read=read)
        made: Any = dataclass(init=False, repr=False, eq=False)(cls)  # for pydantic
        types = get_type_hints(made, include_extras=True)
        own = {}
        for each in (each for each in fields(made) if each.name in get_annotations(cls)):
            read = each.metadata.get("read") or attrgetter(each.name)
            own[each.name] = ShapeKey(
                each.name, read, _writer(types[each.name]), each.default is None
            )
        inherited = [own.pop(key.name, key) for key in keys.values()]
        at = [*keys].index(before) if before else len(keys)
        cls.KEYS = (*inherited[:at], *own.values(), *inherited[at:])


def of(source: str | Function) -> Any:
    """Read a key from another attribute (a dotted path), or from the result of a function."""
    return field(metadata={"read": _reader(source)})


def optional(source: str | Function) -> Any:
    """The same; the key is left out if the value is None."""
    return field(default=None, metadata={"read": _reader(source)})


def write(type_: Any, value: Any) -> Any:
    """Return a value as dicts, lists, strings and numbers, according to its declared type."""
    writes = _writer(type_)
    return value if writes is None else writes(value)


def _reader(source: str | Function) -> Function:
    return attrgetter(source) if isinstance(source, str) else source


def _inner(outer: Function, inner: Function) -> Function:
    return lambda value: inner(outer(value))


@cache
def _writer(type_: Any) -> Function | None:
    """Return the function that writes values of a type; None if they are printed unchanged."""
    if isinstance(type_, type) and issubclass(type_, Shape):
        return _object(type_.KEYS)
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is Annotated:
        written = [each.write for each in type_.__metadata__ if isinstance(each, Written)]
        return written[-1] if written else _writer(arguments[0])  # the outermost comes last
    inner = [_writer(each) for each in arguments if each is not type(None)]
    each = inner[-1] if inner else None
    if not any(inner):
        return None
    if each is not None and origin is dict:
        return lambda value: {name: each(item) for name, item in value.items()}
    if each is not None and origin in (list, tuple) and len({*inner}) == 1:
        return lambda value: [each(item) for item in value]
    if each is not None and origin in (Union, UnionType) and len(inner) == 1:
        return lambda value: None if value is None else each(value)
    raise TypeError(f"{type_}: declare with Written how this is written")


def _object(keys: tuple[ShapeKey, ...]) -> Function:
    def write(value: Any) -> dict[str, Any]:
        made = {}
        for name, read, writes, is_optional in keys:
            found = read(value)
            if found is not None or not is_optional:
                made[name] = found if writes is None else writes(found)
        return made

    return write
