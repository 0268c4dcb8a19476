"""Names that a package offers, each imported when it is first used."""

from collections.abc import Callable, Collection, Sequence
from importlib import import_module


def importing(
    package: str, offered: Collection[str], homes: Sequence[str]
) -> Callable[[str], object]:
    """Return ``__getattr__`` for a package (PEP 562), which finds a name in the modules ``homes``.

    So a part of the package is imported only if it is used. Those that import little come first.
    """

    def found(name: str) -> object:
        if name in offered:
            for home in map(import_module, (f"{package}.{each}" for each in homes)):
                if hasattr(home, name):
                    return getattr(home, name)
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return found
