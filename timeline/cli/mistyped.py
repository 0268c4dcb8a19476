"""Messages for options and arguments that are missing, superfluous or not valid.

They are derived from the declarations of the commands. The library that parses the command line
states only which parameter is at fault, because its own wording changes between its releases.
"""

import inspect
import re
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from timeline.errors import UsageError
from timeline.likeness import near
from timeline.text import suggest

_EMPTY = "''"
_EARLY: Final = re.compile(r"-[0-9]{4}").match
"""A word that may be a date before the year 0: ``-0044-03-15``."""
_EXCLUDES: Final = re.compile(r"-(?!.\d*$)[^-]").match
"""A word that excludes something elsewhere: ``-launch``, not ``-n5``."""


def usage_error(
    fault: Any, ctx: Any, parameters: Iterable[Any], arguments: Sequence[str]
) -> UsageError:
    """Return the error of this program for an error of the library (``fault``)."""
    known = list(parameters)
    name = getattr(fault, "option_name", None)
    if name and hasattr(fault, "possibilities"):
        word = next((word for word in arguments if word.startswith(name)), name)
        meant = _date_meant(ctx, word, known, arguments) or _meant(ctx, word, known)
        return UsageError(f"there is no option {name}", meant)
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


def no_value(parameter: Any) -> UsageError:
    """Return the error for an option whose value is empty."""
    return UsageError(f"{_shown(parameter)} has no value", f"write {_written(parameter)}")


def _date_meant(ctx: Any, word: str, known: Sequence[Any], arguments: Sequence[str]) -> str:
    """Return how to write days that begin with a hyphen (-0044-03-15, -30d..today); empty if a
    word is none, or the command takes no date.
    """
    from timeline.dates.from_today import names_days

    if not names_days(word):
        if not _EARLY(word):
            return ""
        from timeline.dates.written.parsing import parse_when
        from timeline.errors import DateError

        try:
            for end in filter(None, word.split("..")):
                parse_when(end)
        except DateError:
            return ""
    first = next((each for each in known if each.param_type_name == "argument"), None)
    if first is not None and "DATE" in str(first.metavar) and arguments[0].startswith("-"):
        return f"write -- after all options: {ctx.command_path} -- {word}"
    return f"write date:{word}" if _takes_query(known) else ""


def _takes_query(known: Iterable[Any]) -> bool:
    return any(each.metavar == "QUERY" for each in known)


def _meant(ctx: Any, word: str, known: Sequence[Any]) -> str:
    """Return what an unknown option may mean, of which ``word`` is all that was typed.

    The library names only the first letter of a word after one hyphen: of ``-limt`` it is ``-l``.
    """
    options = [each for parameter in known for each in parameter.opts if "--" in each]
    is_clause = ":" in word and not word.startswith("--")  # -actor:usa is not --actor
    if not is_clause and (found := near(re.split("[=:]", word)[0], options)):
        return suggest(found)
    if _takes_query(known) and _EXCLUDES(word):
        return f"write not:{word[1:]} for what is excluded"
    return f"type: {ctx.command_path} --help"


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
