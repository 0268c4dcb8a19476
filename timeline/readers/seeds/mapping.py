"""A YAML file that is one mapping, read with the rules of seed files: every scalar is text."""

from pathlib import Path

import yaml
from yaml import DocumentStartEvent, MappingStartEvent

from timeline.errors import Problem
from timeline.readers.base import Node
from timeline.readers.opening.feed import Feed, Stop, open_file
from timeline.readers.seeds.nodes import Composer
from timeline.readers.seeds.syntax import explain


def read_mapping(file: Path, shown: str) -> tuple[dict[str, Node], list[Problem]]:
    """Return the entries of a file by name, and its problems; ``shown`` is its path for them."""
    composer = None
    found: dict[str, Node] = {}
    problems: list[Problem] = []
    try:
        with open_file(file) as stream:
            composer = Composer(Feed(stream), shown)
            composer.next()  # the start of the stream
            begun = type(composer.next()) is DocumentStartEvent
            root = composer.next() if begun else None
            if type(root) is not MappingStartEvent:
                raise Stop(1, "must be a mapping of names to values, such as title: …")
            composer.check_marks(root)
            for name, line, value in composer.entries(0):
                if (node := composer.node(value, line, 1)) is not None:
                    found[name] = node
    except Stop as stop:
        problems = [Problem(shown, stop.line, "", stop.message)]
    except yaml.MarkedYAMLError as error:
        problems = [Problem(shown, *_explained(error, file))]
    noted = composer.take_problems() if composer else []
    return found, [*noted, *problems]


def _explained(error: yaml.MarkedYAMLError, file: Path) -> tuple[int, str, str]:
    line, message = explain(error, file)
    return line, "", message
