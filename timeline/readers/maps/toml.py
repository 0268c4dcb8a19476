"""Values of a map in TOML, as drafts and advice write them."""

import json
from typing import Any


def toml(value: Any) -> str:
    """Return a value of a map as TOML on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, dict):
        inside = ", ".join(f"{_key(name)} = {toml(item)}" for name, item in value.items())
        return f"{{{inside}}}"
    return quoted(str(value))


def quoted(text: str) -> str:
    """Return a text in quotation marks, with escapes: valid in TOML, and on one line."""
    return "".join(
        char if char.isprintable() else f"\\U{ord(char):08x}"
        for char in json.dumps(text, ensure_ascii=False)
    )


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if bare else quoted(name)
