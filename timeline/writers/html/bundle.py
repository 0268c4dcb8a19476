"""The script that draws the charts of a page: bundled by the package that draws, and then kept.

To bundle it takes longer than all the rest of a report, and it depends on nothing but the release
of that package. It is kept among the caches of the user, where any program may delete it.
"""

from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Final

from timeline import files
from timeline.importing import extra
from timeline.writers.charts.drawing import drawing
from timeline.writers.html.embedding import asset

_SNIPPET: Final = "window.vegaEmbed = vegaEmbed;"


@cache
def vega() -> str:
    """Return Vega and what embeds it, as one script.

    The package leaves out the notices of their licences, which a copy must have: they come first.
    """
    script = kept_script(drawing())
    assert "</script" not in script.lower()
    return f"/*\n{asset('notices.txt')}*/\n{script}"


def kept_script(package: ModuleType) -> str:
    """Return the script that the package bundles; it is bundled only if no intact one is kept.

    A folder that cannot be written to is no fault.
    """
    place = place_of_script()
    release = f"{package.__version__}\n{_SNIPPET}\n"
    with suppress(OSError, UnicodeDecodeError):
        digest, _, kept = place.read_bytes().decode().partition("\n")
        if digest == _digest(release, kept):
            return kept
    script: str = package.javascript_bundle(snippet=_SNIPPET)
    if place.is_absolute():  # relative where the user has no home
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            with files.beside(place) as partial:
                partial.write_bytes(f"{_digest(release, script)}\n{script}".encode())
                files.put(partial, place, replace=True)
    return script


def place_of_script() -> Path:
    """Return where the script is kept."""
    folders = extra("platformdirs", "reports", "an HTML report")
    return Path(folders.user_cache_dir("timeline-chronicle", appauthor=False), "vega.js")


def _digest(release: str, script: str) -> str:
    return sha256((release + script).encode()).hexdigest()
