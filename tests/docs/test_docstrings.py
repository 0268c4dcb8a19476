"""Examples in the docstrings of the code print what they show."""

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest

import timeline

_ROOT = Path(timeline.__file__).parent
MODULES = sorted(
    ".".join(path.relative_to(_ROOT.parent).with_suffix("").parts).removesuffix(".__init__")
    for path in _ROOT.rglob("*.py")
    if re.search(r"^ *>>> ", path.read_text("utf-8"), re.MULTILINE)
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_docstring_print_what_they_show(name: str) -> None:
    failed, tried = doctest.testmod(import_module(name))
    assert tried
    assert not failed
