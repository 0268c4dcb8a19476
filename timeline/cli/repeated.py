"""Options that are given several times.

An option that takes one value takes no second one: the library would take the last and drop the
others without a word, which answers another question than the one asked. The same value twice is no
contradiction. Options that may have several values are declared as lists.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from timeline.errors import UsageError


def refuse_repeats(parameters: Iterable[Any]) -> None:
    """Let each option that takes one value report a second one."""
    for each in parameters:
        one_value = each.param_type_name == "option" and not (
            each.multiple or each.count or each.is_flag
        )
        if one_value and "consume_value" not in vars(each):
            each.consume_value = partial(_only, each, each.consume_value)
            each.add_to_parser = partial(_collect, each)


def refuse_both(option: str, before: Any, after: Any) -> None:
    """Report an option of the program that its command has, too, with another value."""
    if before is not None and after is not None and before != after:
        raise _repeated(option, "", [before, after])


def _collect(option: Any, parser: Any, _ctx: Any) -> None:
    parser.add_option(
        obj=option, opts=option.opts, dest=option.name, action="append", nargs=option.nargs
    )


def _only(option: Any, consume: Any, ctx: Any, values: Any) -> Any:
    """Return what the library makes of the one value. Raises UsageError if there are several."""
    given = values.get(option.name)
    if isinstance(given, list):
        different = list(dict.fromkeys(given))
        if len(different) > 1 and not ctx.resilient_parsing:
            raise _repeated(max(option.opts, key=len), option.metavar or "", different)
        values[option.name] = given[-1]
    return consume(ctx, values)


def _repeated(option: str, metavar: str, values: list[Any]) -> UsageError:
    """Return the error for an option with several values; ``metavar`` says if it takes a list."""
    shown = [" ".join(each) if isinstance(each, tuple) else str(each) for each in values]
    several = f"write {option} {','.join(shown)}" if "[," in metavar else ""
    message = f"{option} has several values: {' and '.join(each or _EMPTY for each in shown)}"
    return UsageError(message, several or f"give {option} once")


_EMPTY = "''"
