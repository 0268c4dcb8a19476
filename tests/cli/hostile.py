"""Hostile text, and what is harmless to print."""

from collections.abc import Callable

from tests.running import Result
from timeline.safetext import visible

Run = Callable[..., Result]

HOSTILE = "[bold]x[/b] :smile: \x1b[2J\x1b]0;owned\x07 \u202etxt\u200b"
"""Markup, an emoji code, escapes and a bidirectional override, in few characters."""
LONG = f"{HOSTILE} {'W' * 300} {'発射' * 60} 발사\n\r\tend"
"""The same with a very long word, wide characters and control characters."""


def harmless(text: str, tabs: bool = False) -> None:
    """Fail if a terminal would obey, or a reader not see, any of it."""
    text = text.replace("\t", " ") if tabs else text
    assert visible(text, keep_newlines=True) == text
    assert "😄" not in text
