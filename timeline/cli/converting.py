"""The values of a command line: converted by the library only if they have to be.

The library converts them by pydantic, and to import that takes a small command a sixth of its time.
"""

from copy import copy
from functools import partial
from typing import Any

from timeline.cli.repeated import refuse_repeats


def as_needed(ctx: Any, parameters: list[Any]) -> list[Any]:
    """Return parameters that convert only those values that do not have their type already.

    An option that takes one value reports a second one, and each reports an empty one.
    Those of a line that is completed leave all values as they are typed: the text is enough.
    """
    if ctx.resilient_parsing:
        copies = [copy(each) for each in parameters]  # the command may be run by the same program
        for each in copies:
            each.process_value = _as_typed
        return copies
    refuse_repeats(parameters)
    for each in parameters:
        vars(each).setdefault("process_value", partial(_processed, each, each.process_value))
    return parameters


def _as_typed(_ctx: Any, value: Any) -> Any:
    return value


def _processed(parameter: Any, process: Any, ctx: Any, value: Any) -> Any:
    """Return a value as the library does: converted, then passed through the callback."""
    several = parameter.multiple or parameter.nargs == -1
    if not _has_type(parameter, several, value):
        converted = process(ctx, value)  # its errors list the valid words
        _refuse_empty(parameter, ctx, value)
        return converted
    _refuse_empty(parameter, ctx, value)
    if value is None and several:
        value = ()
    return value if parameter.callback is None else parameter.callback(ctx, parameter, value)


def _refuse_empty(parameter: Any, ctx: Any, value: Any) -> None:
    """Report an empty value that was typed for an option: ``--kind "$KIND"`` would be all kinds."""
    given = value if isinstance(value, (list, tuple)) else (value,)
    if "" not in given or parameter.param_type_name != "option":
        return
    if getattr(ctx.get_parameter_source(parameter.name), "name", "") == "COMMANDLINE":
        from timeline.cli.mistyped import no_value

        raise no_value(parameter)


def _has_type(parameter: Any, several: bool, value: Any) -> bool:
    """Return whether a value is of the type of its parameter, as a default is, and not missing.

    Older libraries do not tell the type. They convert by themselves, without pydantic.
    """
    if value is None:
        return not parameter.required
    if type(value) is type(parameter.default) and value == parameter.default:
        return True
    described = getattr(parameter, "type_descriptor", None)
    annotation = getattr(described, "annotation", None)
    if several:
        return bool(value) and annotation == list[str] and all(map(_is_text, value))
    return annotation is str and _is_text(value)


def _is_text(value: Any) -> bool:
    """Return whether a value is a text of characters; undecodable bytes are the library's."""
    return isinstance(value, str) and not any("\ud800" <= each <= "\udfff" for each in value)
