"""How long one EDTF expression takes, compared with the packages edtf, undate and edtf-validate.

    python -m tests.benchmarks.inside.edtf

All run in one process, one after the other, over the same texts; a package that is not installed
is left out. A text that a package refuses or chokes on counts as read, and is counted as an error.
``edtf-validate`` answers yes or no only, and gives no bounds.
"""

import importlib
import json
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from io import StringIO
from time import process_time

from timeline.dates.edtf import parse

PLAIN = ["2022-07-05", "1985-04-12", "2022-07", "1985", "2016-12-31", "0044-03-15"]

MIX = """
1985-04-12 1985-04 1985 1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30+04:30
1964/2008 2004-06/2006-08 2004-02-01/2005-02 Y170000002 Y-170000002 2001-21 1984? 2004-06~
2004-06-11% 201X 20XX 2004-XX 1985-04-XX 1985-XX-XX 1985-04-12/.. ../1985-04 1985/ /1985-04-12
1984~/2004-06 -1985 Y-17E7 1950S2 Y171010000S3 Y3388E2S3 2001-34 [1667,1668,1670..1672]
[..1760-12-03] [1760-01,1760-02,1760-12..] {1960,1961-12} 2004-06~-11 2004?-06-11 ?2004-06-~11
156X-12-25 15XX-12-25 XXXX-12-XX 1XXX-12 1984-1X 2004-06-~01/2004-06-~20 2004-06-XX/2004-07-03
"""

# Name, module, and the attributes that lead to its reader.
OTHERS = (
    ("edtf", "edtf", ("parse_edtf",)),
    ("undate", "undate", ("Undate", "parse"), "EDTF"),
    ("edtf-validate", "edtf_validate.valid_edtf", ("is_valid",)),
)


def readers() -> dict[str, Callable[[str], object]]:
    """Ours first, then every other that is installed."""
    found: dict[str, Callable[[str], object]] = {"timeline": parse}
    for name, module, path, *extra in OTHERS:
        try:
            reader = importlib.import_module(module)
        except ImportError:
            continue
        for attribute in path:
            reader = getattr(reader, attribute)
        found[name] = lambda text, read=reader, rest=extra: read(text, *rest)  # type: ignore[misc]
    return found


def taken(read: Callable[[str], object], texts: list[str], seconds: float) -> tuple[float, int]:
    """CPU microseconds of one expression, tried for some seconds, and how many are errors."""
    errors = done = 0
    for text in texts:  # once before the clock starts: caches, lazy grammars
        try:
            read(text)
        except Exception:
            errors += 1
    started = process_time()
    while (elapsed := process_time() - started) < seconds:
        for text in texts:
            with suppress(Exception):
                read(text)
        done += len(texts)
    return elapsed / done * 1e6, errors


def measure(seconds: float = 0.5) -> dict[str, float]:
    """Return the figures of each package, for plain dates and for all levels of EDTF."""
    figures: dict[str, float] = {}
    for title, texts in (("plain", PLAIN), ("all", MIX.split())):
        for name, read in readers().items():
            figures[f"{name}, {title}"], errors = taken(read, texts, seconds)
            figures[f"{name}, {title}.errors"] = errors
    return figures


if __name__ == "__main__":
    with redirect_stdout(StringIO()):  # a package prints what it tries
        found = measure()
    print(json.dumps(found))
