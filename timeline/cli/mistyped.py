"""Messages for options and arguments that are missing, superfluous or not valid.

They are derived from the declarations of the commands. The library that parses the command line
states only which parameter is at fault, because its own wording changes between its releases.
"""

import inspect
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any, Literal, get_args, get_origin, get_type_hints

from timeline.errors import UsageError
from timeline.likeness import near
from timeline.text import suggest

_EMPTY = "''"


def usage_error(
    fault: Any, ctx: Any, parameters: Iterable[Any], arguments: Sequence[str]
) -> UsageError:
    """Return the error of this program for an error of the library (``fault``)."""
    known = list(parameters)
    name = getattr(fault, "option_name", None)
    if name and hasattr(fault, "possibilities"):
        options = [each for parameter in known for each in parameter.opts if "--" in each]
        hint = suggest(near(name, options), f"type: {ctx.command_path} --help")
        word = next((word for word in arguments if word.startswith(name)), "")
        if f"-{word}" in options:
            hint = suggest([f"-{word}"])
        elif _is_days(word):
            hint = f"write date:{word}"
        elif _excludes(word) and any(each.metavar == "QUERY" for each in known):
            hint = f"write not:{word[1:]} for what is excluded"
        return UsageError(f"there is no option {name}", hint)
    parameter = getattr(fault, "param", None)
    if parameter is None and name:
        parameter = next((each for each in known if name in each.opts), None)
    if parameter is None:
        some = any(each.param_type_name == "argument" for each in known)
        message = f"{ctx.command_path} takes {'fewer arguments' if some else 'no argument'}"
        return UsageError(message, f"type: {ctx.command_path} --help")
    shown = _shown(parameter)
    if type(fault).__name__ == "MissingParameter":
        help_ = f"{ctx.command_path} --help"
        return UsageError(f"{shown} is missing", f"{_usage(ctx, known)}, or {help_}")
    value = _typed(parameter, arguments)
    if getattr(parameter, "is_flag", False):
        return UsageError(f"{shown} takes no value", f"write {shown} alone")
    wrong = "has no value" if value is None else f"{value or _EMPTY} is not valid"
    return UsageError(f"{shown} {wrong}", _allowed(ctx, parameter))


def _is_days(word: str) -> bool:
    """Return whether the word of an unknown option is a date from today: ``-30d..today``."""
    from timeline.dates.from_today import names_days

    return names_days(word)


def _excludes(word: str) -> bool:
    """Return whether the word of an unknown option excludes something elsewhere: ``-launch``."""
    return len(word) > 2 and word[1] != "-"


def _usage(ctx: Any, parameters: Iterable[Any]) -> str:
    """Return the shortest command line that is complete."""
    needed = [_written(each) for each in parameters if each.required]
    return f"type: {' '.join([ctx.command_path, *needed])}"


def _shown(parameter: Any) -> str:
    """Return an option or argument as the help has it."""
    options = [each for each in parameter.opts if each.startswith("-")]
    return max(options, key=len) if options else str(parameter.metavar or parameter.name)


def _written(parameter: Any) -> str:
    """Return an option with the name of its value, or an argument."""
    shown = _shown(parameter)
    value = (parameter.metavar or "N") if shown.startswith("-") else ""
    return f"{shown} {value}".rstrip()


def _typed(parameter: Any, arguments: Sequence[str]) -> str | None:
    """Return the value that was typed for an option, the last one; None if none was."""
    found = None
    for at, word in enumerate(arguments):
        option, equals, value = word.partition("=")
        if option not in parameter.opts:
            continue
        found = value if equals else arguments[at + 1] if at + 1 < len(arguments) else None
    return found


def _allowed(ctx: Any, parameter: Any) -> str:
    """Return what to write, by the declaration of the command."""
    function = inspect.unwrap(ctx.command.callback)
    declared = get_type_hints(function, include_extras=True).get(parameter.name, str)
    kinds = [declared, *get_args(declared)]
    kinds += [each for kind in kinds for each in get_args(kind)]
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, Enum):
            return f"one of {', '.join(str(each.value) for each in kind)}"
        if get_origin(kind) is Literal:
            return f"one of {', '.join(map(str, get_args(kind)))}"
    number = "a whole number" if int in kinds else "a number" if float in kinds else ""
    if not number:
        return f"write {_written(parameter)}"
    least, most = next((each.min, each.max) for each in kinds if hasattr(each, "min"))
    bounds = f" from {least} on" if most is None else f" from {least} to {most}"
    return f"write {_written(parameter)}, {number}{'' if least is None else bounds}"
