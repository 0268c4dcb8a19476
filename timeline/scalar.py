"""Write a text as a scalar of YAML, with quotation marks only where YAML needs them.

Seed files are written in this form, and so is each value that a message advises to write: pasted
into a seed file, it is read as this text.
"""

import re
from typing import Final

# Control characters, including line ends; spaces that look like ordinary ones; characters without
# width or that change the direction of writing; the byte order mark; non-characters. Joiners are
# not escaped: scripts need them.
ESCAPED: Final = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u061c\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\uffff]"
)
_NAMED_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# A text that needs no quotation marks outside brackets: no YAML indicator at its beginning, no ": "
# and no " #" in it, no white space and no colon at its end.
_PLAIN = re.compile(
    r"""(?!(?:~|null|Null|NULL)$)  (?:-(?=\w)|[^\s\-?:,\[\]{}#&*!|>'"%@`])
        (?:[^:#]|:(?!\ |$)|(?<!\ )\#)*  (?<!\ )""",
    re.VERBOSE,
)
# Inside brackets these would end the text.
_BRACKETS = re.compile(r"[,\[\]{}]")
# In a name these would end it, or a reader would take it for a name and a value.
_NAME_ENDS = re.compile(r"[:,\[\]{}?]")


def scalar(text: str) -> str:
    """Return a text on one line: plain if YAML allows it, else in quotation marks."""
    return text if _PLAIN.fullmatch(text) and not ESCAPED.search(text) else _quoted(text)


def name(text: str) -> str:
    """Return a text as a name before a colon, valid inside and outside of brackets."""
    return _quoted(text) if text == "<<" or _NAME_ENDS.search(text) else scalar(text)


def pasted(text: str) -> str:
    """Return a text as a message advises to write it: valid inside and outside of brackets."""
    return _quoted(text) if _BRACKETS.search(text) else scalar(text)


def _quoted(text: str) -> str:
    if ESCAPED.search(text):
        return '"' + re.sub(rf'[\\"]|{ESCAPED.pattern}', _escape, text) + '"'
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    return _NAMED_ESCAPES.get(character) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")
