"""YAML by libyaml, where PyYAML has it: written and read in a tenth of the time."""

from typing import Any

import yaml

_DUMPER: Any = yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper
_TEXTS: Any = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_VALUES: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def written(content: Any, **form: Any) -> str:
    """A YAML text of lists, mappings and scalars, whose keys keep their order."""
    text: str = yaml.dump(content, Dumper=_DUMPER, sort_keys=False, **form)
    return text


def texts(text: str) -> Any:
    """A YAML text in which every scalar is a text."""
    return yaml.load(text, _TEXTS)


def values(text: str) -> Any:
    """A YAML text in which numbers, days and words such as ``yes`` are not texts."""
    return yaml.load(text, _VALUES)


def node(text: str) -> yaml.Node | None:
    """The node of a YAML text, with what its scalars would be."""
    found: yaml.Node | None = yaml.compose(text, _VALUES)
    return found
