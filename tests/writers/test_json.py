"""Shapes: what is printed of a value, and that their schema says the same."""

import json
import re
from types import SimpleNamespace
from typing import Annotated, Any

import pytest

from timeline.writers.json.schema import document
from timeline.writers.json.shape import Shape, Written, of, optional, write


class Inner(Shape):
    """A part."""

    name: str
    size: Annotated[str, Written(str)] | None


class Outer(Inner, inside={Inner: "inner"}, before="size"):
    """A whole, which has the keys of its part among its own."""

    parts: list[Inner]
    by_name: dict[str, Inner | None] = of("named.parts")
    note: str = optional(lambda value: value.note or None)


def part(name: str, size: int | None) -> SimpleNamespace:
    return SimpleNamespace(name=name, size=size)


def whole(note: str) -> SimpleNamespace:
    named = SimpleNamespace(parts={"a": part("a", 1), "b": None})
    return SimpleNamespace(inner=part("x", None), parts=(part("y", 2),), named=named, note=note)


def test_a_value_is_written_as_its_shape_says() -> None:
    assert json.dumps(write(Outer, whole("n"))) == json.dumps(
        {
            "name": "x",
            "parts": [{"name": "y", "size": "2"}],
            "by_name": {"a": {"name": "a", "size": "1"}, "b": None},
            "note": "n",
            "size": None,
        }
    )


def test_an_optional_key_is_left_out_where_there_is_nothing() -> None:
    assert "note" not in write(Outer, whole(""))


def test_a_list_of_shapes_is_written_from_anything_that_can_be_iterated() -> None:
    assert write(list[Inner], iter([part("a", 1)])) == [{"name": "a", "size": "1"}]


@pytest.mark.parametrize("type_", [Inner | Outer, Inner | str, str | Inner, tuple[Inner, str]])
def test_what_may_be_written_in_two_ways_must_say_which(type_: Any) -> None:
    with pytest.raises(TypeError, match="Written"):
        write(type_, part("a", 1))


def shapes(base: type[Shape] = Shape) -> list[type[Shape]]:
    found = [each for sub in base.__subclasses__() for each in (sub, *shapes(sub))]
    return [each for each in found if each.__module__.startswith("timeline.")]


def test_the_schema_has_the_keys_of_each_shape_and_says_which_may_lack() -> None:
    definitions: dict[str, Any] = document()["$defs"]
    by_name = {re.sub("(?<=.)(?=[A-Z])", "-", each.__name__).lower(): each for each in shapes()}
    objects = {name: each for name, each in definitions.items() if "properties" in each}
    assert {"event", "event-launch", "source", "ledger", "dates"} <= {*objects} <= {*by_name}
    for name, definition in objects.items():
        keys = by_name[name].KEYS
        assert {*definition["properties"]} == {key.name for key in keys}
        assert {*definition["required"]} == {key.name for key in keys if not key.optional}
