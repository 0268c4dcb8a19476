"""Explain why a file is not valid YAML, and what to do.

Only the positions of the parser's errors are used, because its wording differs between releases.
Each rule below examines the text around these positions and reports what it recognises.
"""

import re
from collections.abc import Callable
from pathlib import Path

import yaml

from timeline.readers.seeds.bracketed import as_date
from timeline.readers.seeds.fault import SyntaxFault, read_lines
from timeline.readers.seeds.lines import (
    closing_quote,
    comment_start,
    indentation,
    is_keyed,
    missing_space,
    odd_space,
    value_start,
)

MAX_DEPTH = 20
"""The largest depth of nested collections, including the file's own mapping."""
TOO_DEEP = f"more than {MAX_DEPTH} nested lists and mappings: close them"

_TAB = "a tab cannot indent: use spaces"
_END = "the file continues after its end (...): remove that line"
_NO_VALUE = "a value is missing here: remove the comma before it, or close the open bracket"
_LIST_LINE = (
    "a list must begin on a line of its own, below its name; if the dash belongs to a text, put the"
    " text in quotes"
)
_COLON = 'a colon is not allowed here: put the value in quotes if it contains ": "'
_LINE_UP = f"{_COLON}, or indent the key like its neighbours"
_COMMENT = (
    "' #' begins a YAML comment, and the value ends there: put the whole value in quotes if that is"
    " part of it, else write the comment on a line of its own"
)
_UNCLOSED = "the quotation mark that opens here is never closed"
_NO_COLON = (
    "this line has no name with a colon and a space after it; further lines of a text must be"
    " indented deeper than its name"
)
_MISFIT = (
    "the line does not fit the lines above it: check its indentation, that its key ends in a colon,"
    " and that a value with quotation marks or brackets in it is quoted as a whole"
)
_QUOTE_DATE = "text follows the closing bracket: put the date in quotes"
_CURLED = "“”„‟«»‘’‚"
_ESCAPE = re.compile(r"\\([xuU][0-9A-Fa-f]*)?$")


Found = tuple[int, str] | None


def explain(error: yaml.MarkedYAMLError, path: Path) -> tuple[int, str]:
    """Return the line of a syntax error, counted from 1, and what is wrong there."""
    mark, context = error.problem_mark, error.context_mark
    if mark is None:
        return 0, _MISFIT
    begun = (context.line, context.column) if context else None
    fault = SyntaxFault(read_lines(path, mark.line), mark.line, mark.column, begun)
    for rule in _RULES:
        if found := rule(fault):
            return found[0] + 1, found[1]
    return min(fault.line, max(len(fault.lines) - 1, 0)) + 1, _MISFIT


def _tab(fault: SyntaxFault) -> Found:
    text = fault.text
    return (fault.line, _TAB) if "\t" in text[: len(text) - len(text.lstrip())] else None


def _odd(fault: SyntaxFault) -> Found:
    for line in {fault.line: 0, fault.above(): 0, (fault.begun or (-1,))[0]: 0}:
        if message := odd_space(fault.at(line)):
            return line, message
    return None


def _after_end(fault: SyntaxFault) -> Found:
    if any(line.startswith("...") for line in fault.lines[: fault.line]):
        return fault.line, _END
    return None


def _quotation(fault: SyntaxFault) -> Found:
    """Inside a quoted text: an invalid escape, or the end of the file."""
    if not fault.begun or fault.opener not in ("'", '"'):
        return None
    close = closing_quote(fault.lines, *fault.begun)
    if close and close < (fault.line, fault.column):
        return None
    if fault.opener == '"' and (
        escape := _ESCAPE.search(fault.text[: fault.column])
        or _ESCAPE.search(fault.text[: fault.column + 1])
    ):
        if escape[1]:
            return fault.line, "the escape represents no character: write the character itself"
        return fault.line, (
            "a backslash in double quotes begins an escape: write two of them, or use single quotes"
        )
    return fault.begun[0], _UNCLOSED


def _beginning(fault: SyntaxFault) -> Found:
    """A value that begins with a special character of YAML."""
    character = fault.opener
    if not fault.begun or fault.begun[0] != fault.line or character not in tuple("*&!|>"):
        character = fault.character
    if character in tuple("|>") and fault.begun and fault.begun[0] == fault.line:
        return fault.line, (
            f"a {character} after a name begins a block of text on the lines below: put a value"
            f" that begins with {character} in quotes"
        )
    if character == "!":
        return fault.line, "tags are not supported: put a value that begins with ! in quotes"
    for line, text in enumerate(fault.lines[: fault.line + 1]):
        if text.startswith("%"):
            return line, "a line that begins with % is a directive; none is supported: remove it"
    if character in tuple("*&%@`"):
        return fault.line, f"a value cannot begin with {character}: put it in quotes"
    return None


def _comment(fault: SyntaxFault) -> Found:
    """A comment that ends a text of several lines, or hides a bracket."""
    first = fault.above()
    if fault.begun and fault.opener in tuple("[{"):
        first = fault.begun[0]
    elif first < 0 or (
        is_keyed(above := fault.at(first)) and indentation(fault.text) <= indentation(above)
    ):
        return None
    for line in range(first, fault.line):
        text = fault.at(line)
        start = max(value_start(text), 0)
        if text[start : start + 1] not in tuple("\"'|>#") and comment_start(text, start) > start:
            return line, _COMMENT
    return None


def _bracket(fault: SyntaxFault) -> Found:
    """Inside a list or a mapping in brackets."""
    if not fault.begun:
        return None
    if fault.character in tuple("[{") and _depth(fault) > MAX_DEPTH:
        return fault.line, TOO_DEEP
    if fault.begun == (fault.line, fault.column) and fault.character in tuple(",]}"):
        return fault.line, _NO_VALUE
    if fault.begun == (fault.line, fault.column) and fault.line >= len(fault.lines) - 1:
        fault = fault._replace(begun=_last_open(fault))  # at the end of the file
    if not fault.begun or fault.opener not in tuple("[{") or _closed(fault):
        return None
    what, closer = ("list", "]") if fault.opener == "[" else ("mapping", "}")
    message = f"in the {what} that opens here, a comma or its {closer} is missing"
    if date := as_date(fault):
        return fault.line, f"{_QUOTE_DATE}{date}"
    if fault.character == ":" and fault.begun[0] == fault.line:
        message += '; put a value that contains ": " in quotes'
    opened = fault.at(fault.begun[0])
    if value_start(opened) == fault.begun[1] and not is_keyed(opened[fault.begun[1] + 1 :]):
        message += f"; put a text that begins with {fault.opener} in quotes"
    return fault.begun[0], message


def _last_open(fault: SyntaxFault) -> tuple[int, int] | None:
    """Return the last bracket in the file that is not closed on its line."""
    for line in range(len(fault.lines) - 1, -1, -1):
        text = fault.at(line)
        for bracket, closer in ("[]", "{}"):
            if text.count(bracket) > text.count(closer):
                return line, text.rindex(bracket)
    return None


def _depth(fault: SyntaxFault) -> int:
    return sum(line.count("[") + line.count("{") for line in fault.lines[: fault.line + 1])


def _closed(fault: SyntaxFault) -> bool:
    """Return whether the bracket in progress is closed before the fault: it is part of a key."""
    assert fault.begun
    line, column = fault.begun
    between = (
        fault.at(line)[column:] if line != fault.line else fault.at(line)[column : fault.column]
    )
    opened = sum(map(between.count, "[{"))
    return line == fault.line and opened == sum(map(between.count, "]}"))


def _indicator(fault: SyntaxFault) -> Found:
    """A dash, a question mark or a colon that YAML interprets as an indicator."""
    text, column = fault.text, fault.column
    start = value_start(text)
    if text[column + 1 : column + 2].strip():
        return None
    if fault.character in tuple("-?") and start == column:
        if fault.character == "-":
            return fault.line, _LIST_LINE
        return fault.line, 'a value cannot begin with "? ": put it in quotes'
    if fault.character != ":":
        return None
    if not text[:column].strip():
        return fault.line, "a name is missing before the colon"
    if 0 <= start <= column:
        curled = text[start : start + 1] in tuple(_CURLED)
        straight = ": straight ones (\" or '), because YAML does not know curled ones"
        return fault.line, f"{_COLON}{straight}" if curled else _LINE_UP
    return _continued(fault) or (fault.line, _LINE_UP)


def _continued(fault: SyntaxFault) -> Found:
    """The line above is not a field, so this line was read as a continuation of its text."""
    above = fault.above()
    if above < 0:
        return None
    if message := missing_space(fault.at(above)):
        return above, message
    return None if is_keyed(fault.at(above)) else (above, _NO_COLON)


def _leftover(fault: SyntaxFault) -> Found:
    """Text after a closed quotation or bracket: both were meant as part of the value."""
    start = value_start(fault.text)
    opener = fault.text[start : start + 1] if 0 <= start < fault.column else ""
    if opener and opener in "\"'":
        close = closing_quote(fault.lines, fault.line, start)
        if close and close[0] == fault.line and close[1] < fault.column:
            other = "double quotes" if opener == "'" else "single quotes"
            return fault.line, (
                f"a second {opener} ends the text: put a value with quotation marks in it in"
                f" {other} as a whole, or write {_doubled(opener)} for each {opener} inside"
            )
    if opener and opener in "[{" and fault.character not in tuple("]}"):
        if date := as_date(fault):
            return fault.line, f"{_QUOTE_DATE}{date}"
        return fault.line, (
            f"text follows the closing bracket: put the value in quotes as a whole if its {opener}"
            " belongs to it"
        )
    for line in range(fault.line - 1, max(fault.line - 200, -1), -1):
        column = value_start(fault.at(line))
        mark = fault.at(line)[column : column + 1] if column >= 0 else ""
        if not mark or mark not in "\"'":
            continue
        close = closing_quote(fault.lines, line, column)
        if close and close[0] == fault.line and close[1] < fault.column:
            return line, f"{_UNCLOSED} on its line, but on line {fault.line + 1}: close it"
    return None


def _doubled(mark: str) -> str:
    return "''" if mark == "'" else '\\"'


def _nameless(fault: SyntaxFault) -> Found:
    """A line that begins like a name and has no colon."""
    if not fault.begun or fault.begun[0] >= fault.line:
        return None
    line, column = fault.begun
    text = fault.at(line)
    if text[:column].strip(" -") or is_keyed(text) or fault.opener in tuple("[{"):
        return None
    return line, missing_space(text) or _NO_COLON


_RULES: tuple[Callable[[SyntaxFault], Found], ...] = (
    _tab,
    _odd,
    _quotation,
    _beginning,
    _comment,
    _bracket,
    _indicator,
    _leftover,
    _nameless,
    _after_end,
)
