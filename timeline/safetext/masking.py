"""Mask passwords in a text that may repeat what a user typed.

A database address is easily typed in a wrong place, such as that of a file or a query, or without
``--database``. So texts that a message repeats are searched for addresses. A possible password is
masked up to the last ``@``, because one that is not percent-encoded may contain any character; too
much is masked rather than too little. A path is not changed: it has no scheme before its colon.
"""

import re
from typing import Final

MASK: Final = "***"

_WEB: Final = ("http", "https", "ftp", "file", "urn")
_SCHEME: Final = re.compile(
    r"\b(?:(?P<known>(?:postgres(?:ql)?|psql|mysql|mariadb|mssql|oracle)(?:\+\w+)?):/*"
    r"|(?P<other>[a-z][a-z0-9+.-]+):/+)",
    re.IGNORECASE,
)
_SECRET: Final = r"\w*(?:pass|pwd|secret|token)\w*\s*"
_SETTING: Final = re.compile(rf"(?<![\w/.-])({_SECRET}=).*", re.IGNORECASE | re.DOTALL)
_PARAMETER: Final = re.compile(rf"((?:{_SECRET}|options)(?:=|%3D)).*", re.IGNORECASE | re.DOTALL)
_PORT: Final = re.compile(r"[0-9]{0,5}(?![^/?\s)'\"])")
_CLEAN: Final = re.compile(r"[^\s/?#:@]*:[^\s/?#@]*@")


def masked(text: str) -> str:
    """Return ``text`` with ``***`` for every possible password of a database address."""
    kept, at = "", 0
    while match := _SCHEME.search(text, at):
        kept += text[at : match.end()]
        at = match.end()
        user = re.match(r"[^\s:/?#@]*:", text[at:])
        if user is None:
            continue
        rest = at + user.end()
        if (match["other"] or "").lower() in _WEB:
            if clean := _CLEAN.match(text, at):
                kept += f"{user[0]}{MASK}@"
                at = clean.end()
        elif "@" in text[rest:]:
            kept += f"{user[0]}{MASK}@"
            at = text.rindex("@") + 1
        elif not _PORT.match(text, rest):
            return f"{kept}{user[0]}{MASK}"
    return (_PARAMETER if kept else _SETTING).sub(rf"\1{MASK}", kept + text[at:])
