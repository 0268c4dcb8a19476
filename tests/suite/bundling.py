"""The script that draws charts in a report, kept in ``build/vega`` and not among those of the user.

So all processes and all runs bundle it once.
"""

from pathlib import Path

import pytest

from timeline.writers.html import bundle

_PLACE = Path(__file__).parents[2] / "build" / "vega" / "vega.js"


def bundle_once(patch: pytest.MonkeyPatch) -> None:
    """Let the pages of reports take the script from its file, and keep it there."""
    patch.setattr(bundle, "place_of_script", lambda: _PLACE)
