"""Completion: field names, their values, and keys, for bash, zsh and fish.

It must be fast, so it imports neither SQLModel nor the kinds. The fields are in ``fields.json``; a
test compares them with the declarations.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import typer

from timeline.cli.stored_keys import MOST, Completion, chronicles, countries, keys, tags

BREAKS: Final = ":="
"""Characters at which bash splits a word before it requests completions."""
HEAD: Final = "_TIMELINE_COMPLETE_HEAD"
"""The variable with the part of a word before the last character at which bash split it."""
_OF_LISTS: Final = ("key", "text")
"""Fields of registers that events do not reach."""


def mend_bash() -> None:
    """Join the words that bash split at ``:`` and ``=``, and keep the part before the last split.

    Of ``actor:pr``, bash completes only ``pr``, and replaces only that with the completion.
    """
    if os.environ.get("_TIMELINE_COMPLETE") != "complete_bash":
        return
    last = int(os.environ["COMP_CWORD"])
    words: list[str] = []
    for word in os.environ["COMP_WORDS"].split("\n")[: last + 1]:
        if words and word and (word[0] in BREAKS or words[-1][-1:] in tuple(BREAKS)):
            words[-1] += word
        else:
            words.append(word)
    cut = 0 if words[-1].startswith("-") else max(map(words[-1].rfind, BREAKS)) + 1
    os.environ[HEAD], words[-1] = words[-1][:cut], words[-1][cut:]
    os.environ["COMP_WORDS"] = "\n".join(words)
    os.environ["COMP_CWORD"] = str(len(words) - 1)


def query(context: typer.Context, incomplete: str) -> list[Completion]:
    """Complete a word of a query."""
    head = os.environ.get(HEAD, "")
    return [(text.removeprefix(head), note) for text, note in _clauses(context, head + incomplete)]


def whole_query(context: typer.Context, incomplete: str) -> list[Completion]:
    """Complete the last word of a query that is one argument, in quotes."""
    before, space, word = incomplete.rpartition(" ")
    return [(before + space + text, note) for text, note in query(context, word)]


def key(context: typer.Context, incomplete: str) -> list[Completion]:
    """Complete the key of a record of any type."""
    return list(keys(context, "", incomplete))


def event(context: typer.Context, incomplete: str) -> list[Completion]:
    """Complete the key of an event."""
    return list(keys(context, "event", incomplete))


def actor(context: typer.Context, incomplete: str) -> list[Completion]:
    """Complete the key of an actor."""
    return list(keys(context, "actor", incomplete))


def side(context: typer.Context, incomplete: str) -> list[Completion]:
    """Complete the name of a chronicle, or the key of a source."""
    found = [each for each in chronicles(context) if each[0].startswith(incomplete)]
    return [*found, *keys(context, "source", incomplete)]


def kind(incomplete: str) -> list[str]:
    """Complete a kind of event."""
    return [name for name in declarations()["event"]["kind"] if name.startswith(incomplete)]


def field_groups(incomplete: str) -> list[str]:
    """Complete a kind of event, or a section of a seed file, whose fields are listed."""
    return [name for name in declarations()["help"]["fields"] if name.startswith(incomplete)]


def explained(incomplete: str) -> list[str]:
    """Complete a word that is explained."""
    return [word for word in declarations()["help"]["word"] if word.startswith(incomplete)][:MOST]


def groupings(incomplete: str) -> list[str]:
    """Complete the last of the fields by which events are counted."""
    before, comma, name = incomplete.rpartition(",")
    declared = declarations()
    of = declared["count"]
    found = list(of["by"])
    head, dot, _ = name.rpartition(".")
    if dot:
        reached = declared.get(str(declared["event"].get(head)), {})
        more = [each for each in reached if each not in _OF_LISTS]
        more += of["unit"] if head in of["dated"] else []
        found += [f"{head}.{each}" for each in more]
    return [before + comma + each for each in found if each.startswith(name)]


def measures(incomplete: str) -> list[str]:
    """Complete a field whose numbers can be summed."""
    return [name for name in declarations()["count"]["sum"] if name.startswith(incomplete)]


def day(incomplete: str) -> list[str]:
    """Complete a word for days, as ``last-week``, or a part of a year."""
    return [word for word, _ in _days(incomplete) if word.startswith(incomplete)]


def _days(begun: str) -> Iterator[Completion]:
    of, year = declarations()["date"], begun[:4]
    after = of["after"] if re.fullmatch("[0-9]{4}", year) else []
    forms = [year + each for each in after if each != "s" or year[-1] == "0"]
    return iter([(word, "") for word in [*of["word"], *forms]])


def format_(incomplete: str) -> list[str]:
    """Complete the name of a format of tables."""
    return [name for name in declarations()["table"]["format"] if name.startswith(incomplete)]


def example(incomplete: str) -> list[str]:
    """Complete the name of a bundled chronicle."""
    return [name for name in declarations()["load"]["example"] if name.startswith(incomplete)]


def declarations() -> dict[str, dict[str, Any]]:
    """Return by type of record the fields of its own, each with what completes its values.

    That is a list of words, the type of record whose keys it takes, ``country``, ``tag``, ``date``
    or None.
    """
    path = Path(__file__).with_name("fields.json")
    declared: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return declared


def _fields(context: typer.Context, begin: str) -> dict[str, Any]:
    """Return the fields of a query whose names begin so, in the same form.

    Fields of the records that an event refers to (``system.class``) only after their dot, because
    there are many. A list of a register has its own fields, and ``event.`` before those of events.
    """
    declared = declarations()
    events = declared["event"]
    fields = dict(events)
    head, dot, _ = begin.partition(".")
    reached = declared.get(str(events.get(head)), {}) if dot else {}
    fields |= {f"{head}.{name}": of for name, of in reached.items() if name not in _OF_LISTS}
    type_ = str(context.params.get("register", "")).removesuffix("s")
    if type_ in declared and type_ != "event":
        fields |= declared[type_]
        if dot:
            fields |= {f"event.{name}": of for name, of in events.items()}
    return {name: of for name, of in fields.items() if name.startswith(begin)}


def _clauses(context: typer.Context, text: str) -> Iterator[Completion]:
    match = re.fullmatch(r"((?:not:|surely:|said:|rival:)*)(.*)", text, re.DOTALL)
    assert match is not None
    before, atom = match.groups()
    if atom.startswith("@"):
        yield from (
            (f"{before}@{name}", note)
            for name, note in keys(context, "query", atom.removeprefix("@"))
        )
        return
    name, colon, value = atom.partition(":")
    found = _fields(context, name)
    if colon:
        if name in found:
            yield from _values(context, found[name], f"{before}{name}:", value)
        return
    if len(found) == 1:  # the shell would add a space after the colon
        ((only, of),) = found.items()
        return (yield from _values(context, of, f"{before}{only}:", ""))
    yield from ((f"{before}{each}:", "field") for each in found)
    if not before:
        prefixes = ("not:", "surely:", "said:", "rival:")
        yield from ((each, "") for each in prefixes if each.startswith(name))


def _values(context: typer.Context, of: Any, before: str, text: str) -> Iterator[Completion]:
    """Yield the values of a field, after the values that are already complete before a comma."""
    done, comma, value = text.rpartition(",")
    before += done + comma
    if isinstance(of, list):
        found: Iterator[Completion] = iter([(word, "") for word in of])
    elif of == "country":
        found = countries(context)
    elif of == "tag":
        found = tags(context, value)
    elif of == "date":
        begun, dots, value = value.rpartition("..")
        before, done = before + begun + dots, done or dots
        found = _days(value)
    elif of is not None:
        exact = "=" if value.startswith("=") else ""
        found = ((exact + each, note) for each, note in keys(context, of, value.removeprefix("=")))
    else:
        found = iter(())
    yield from ((before + each, note) for each, note in found if each.startswith(value))
    if not done and "none".startswith(value):
        yield f"{before}none", "events without a value"
