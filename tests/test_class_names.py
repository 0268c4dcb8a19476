"""A class name has one meaning: it is in one file, or an output shape has it, too.

An output shape (``timeline.writers.json``) has the name of the class that it prints, because its
name is published in the JSON Schema.
"""

import re
from collections import defaultdict
from dataclasses import fields
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from types import FunctionType
from typing import Any

import timeline
import timeline.writers.json as output

PACKAGE = Path(timeline.__file__).parent
SHAPES = Path(output.__file__).parent
CLASS = re.compile(r"^ *class ([A-Za-z]\w*)", re.MULTILINE)
ALIAS = re.compile(r"^([A-Z]\w*[a-z]\w*)(?:: TypeAlias)? = ", re.MULTILINE)
"""A type, or a function, to which a module gives a name like that of a class."""


def test_a_class_name_has_one_meaning() -> None:
    classes, aliases = _homes(CLASS), _homes(ALIAS)
    unlike = {}
    for name, homes in classes.items():
        shapes = [home for home in homes if SHAPES in home.parents]
        others = sorted((homes | aliases.get(name, set())) - {*shapes})
        printed = len(shapes) == len(others) == 1 and _prints(shapes[0], others[0], name)
        if len(shapes) + len(others) > 1 and not printed:
            unlike[name] = [str(home.relative_to(PACKAGE)) for home in (*shapes, *others)]
    assert unlike == {}, "each of these names several things"


def _homes(named: re.Pattern[str]) -> dict[str, set[Path]]:
    """The files in which each name is given to something."""
    homes: defaultdict[str, set[Path]] = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        for name in named.findall(path.read_text(encoding="utf-8")):
            homes[name].add(path)
    return homes


def _prints(shape: Path, other: Path, name: str) -> bool:
    """Whether an output shape reads any of its own keys from attributes of a class."""
    printed: Any = _named(other, name)
    bases = printed.__mro__[:-1]
    offered = {each for base in bases for each in (*vars(base), *_annotations(base))}
    return any(
        not offered.isdisjoint(_read(each.metadata.get("read"), each.name))
        for each in fields(_named(shape, name))
        if each.name in _annotations(_named(shape, name))
    )


def _named(home: Path, name: str) -> Any:
    module = ".".join(home.relative_to(PACKAGE.parent).with_suffix("").parts)
    return getattr(import_module(module.removesuffix(".__init__")), name)


def _annotations(named: type) -> dict[str, Any]:
    found: dict[str, Any] = vars(named).get("__annotations__", {})
    return found


def _read(read: Any, key: str) -> set[str]:
    """The attributes from which a key is read: that of its name, if nothing else is declared."""
    if read is None:
        return {key}
    if isinstance(read, attrgetter):
        return {str(path).partition(".")[0] for path in read.__reduce__()[1]}
    return {*read.__code__.co_names} if isinstance(read, FunctionType) else set()
