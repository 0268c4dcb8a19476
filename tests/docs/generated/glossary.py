"""Generated part of ``glossary.md``: the terms that ``timeline help`` explains."""

from collections.abc import Callable

from tests.docs.pages import table
from timeline.reference.glossary import TERMS


def parts() -> dict[str, Callable[[], str]]:
    """The generated parts of the page, by name."""
    return {"terms": lambda: table(["Word", "Meaning"], TERMS.items())}
