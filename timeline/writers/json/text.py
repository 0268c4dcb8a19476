"""JSON as text in which every character is visible."""

import json
import re
from typing import Any, Final

from timeline.safetext import replace_hidden

_SUSPECT: Final = re.compile(r"[^ -~\n]")


def dumps(value: Any, indent: int | None = 2) -> str:
    """Return JSON in UTF-8; control and invisible characters are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    text = _SUSPECT.sub(
        lambda match: match[0] if match[0].isprintable() else _escaped(match[0]), text
    )
    return "\n".join(replace_hidden(line, _escaped) for line in text.split("\n"))


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i] << 8 | units[i + 1]:04x}" for i in range(0, len(units), 2))
