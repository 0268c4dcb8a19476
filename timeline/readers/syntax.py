"""The YAML parser's complaints, in words that say what to do."""

import itertools
from pathlib import Path

import yaml

# What the parser was doing, and what is wrong; the line is the one on which that began.
_CONTEXTS = {
    "while scanning a quoted scalar": "the quotation mark that opens here is never closed",
    "while parsing a flow sequence": "in the list that opens here, a comma or its ] is missing",
    "while parsing a flow mapping": "in the mapping that opens here, a comma or its } is missing",
}
# How the complaint begins (libyaml's words and PyYAML's own), and what is wrong.
_LIST_LINE = "a list begins on a line of its own"
_TAB = "a tab cannot indent: use spaces"
_END = "the file goes on after its end (...): remove that line"
_NO_VALUE = "a value is due here: remove the comma before it, or close the bracket that stands open"
_MISFIT = (
    "the line does not fit what stands above it: check its indentation, that its key ends in a"
    " colon, and that a value with quotation marks or brackets in it is quoted as a whole"
)
_PROBLEMS = {
    "mapping values are not allowed": "a colon cannot stand here: put the value in quotes if it"
    ' holds ": ", or line the key up with its neighbours',
    "mapping keys are not allowed": 'a "?" cannot stand here: put the value in quotes',
    "block sequence entries are not allowed": _LIST_LINE,
    "sequence entries are not allowed": _LIST_LINE,
    "found unknown escape character": "a backslash in double quotes begins an escape: write two of"
    " them, or use single quotes",
    "found invalid Unicode character escape": "the escape stands for no character: write the"
    " character itself",
    "found a tab character that violates indentation": _TAB,
    "found undefined tag handle": "tags are not read: quote a value that begins with !",
    "did not find expected <document start>": _END,
    "expected '<document start>'": _END,
    "did not find expected node content": _NO_VALUE,
    "expected the node content": _NO_VALUE,
    "could not find expected ':'": _MISFIT,
    "did not find expected key": _MISFIT,
    "did not find expected '-'": _MISFIT,
    "expected <block end>": _MISFIT,
}


def explain(error: yaml.MarkedYAMLError, path: Path) -> tuple[int, str]:
    """Return the line of a syntax error, counted from 1, and what is wrong there."""
    problem, mark = error.problem or "", error.problem_mark
    if error.context in _CONTEXTS and error.context_mark:
        return error.context_mark.line + 1, _CONTEXTS[error.context]
    line = mark.line + 1 if mark else 0
    for beginning, message in _PROBLEMS.items():
        if problem.startswith(beginning):
            return line, message
    if mark and problem.startswith("found character"):
        return line, _no_beginning(_character(path, mark))
    return line, "is no YAML: " + " ".join(filter(None, (error.context, problem)))


def _no_beginning(character: str) -> str:
    if character == "\t":
        return _TAB
    return f"a value cannot begin with {character or 'this character'}: put it in quotes"


def _character(path: Path, mark: yaml.Mark) -> str:
    """Read the character at fault again, because the parser does not tell which it was."""
    try:
        with path.open(encoding="utf-8-sig") as stream:
            text = next(itertools.islice(stream, mark.line, None), "")
    except (OSError, ValueError):
        return ""
    return text[mark.column : mark.column + 1]
