"""The form in which a style states the most of a source.

Each style expects other types of items, and the publisher in another variable: IEEE has no date of
a web page, and many styles look for its publisher in ``container-title``. So a made-up item with
the same variables is cited in every form, and the first form that states all of them is used; if
none does, the one that states the most.
"""

import re
import warnings
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from timeline.writers.citations.citing import Run
from timeline.writers.citations.csl import HOLDERS

CiteItem = Callable[[dict[str, Any]], list[Run]]
"""What cites a CSL item in a style: in its bibliography, or in a note."""

_OTHERS: Final = ("webpage", "document", "report", "article-newspaper", "post-weblog")
_NAMES: Final = {
    "author": "author",
    "title": "title",
    "issued": "date",
    "publisher": "publisher",
    "URL": "address",
}
"""The variables that a citation must have, each with its name for a reader."""
ESSENTIAL: Final = frozenset(("author", "title", "date"))
"""The names of what no citation may lack."""
_TEXT: Final = "probe"
_YEARS: Final = (1837, 1843)
_UNITS: Final = {2: "month", 3: "day"}
"""The last part of a date with as many parts."""
_PAGE: Final[dict[str, Any]] = {
    "id": "page",
    "type": "webpage",
    "title": "Page",
    "container-title": "Ministry",
    "URL": "https://example.org",
    "language": "en",
}
_AUTHOR: Final = {"author": [{"literal": "Press office"}]}
_ISSUED: Final = {"issued": {"date-parts": [[2022, 7, 5]]}}
USUAL: Final = (_PAGE | _AUTHOR | _ISSUED, _PAGE | _ISSUED, _PAGE | _AUTHOR, _PAGE)
"""Items of which every style must state what is essential."""


class ItemForm(NamedTuple):
    """The type of an item and the variable of its publisher; ``missing`` is what is not stated.

    ``left_out`` is what a form is not chosen for, and is not stated either: ``edition``.
    """

    type: str
    holder: str
    missing: frozenset[str] = ESSENTIAL
    left_out: frozenset[str] = frozenset()

    def of(self, item: dict[str, Any]) -> dict[str, Any]:
        """Return an item in this form."""
        kept = {name: value for name, value in item.items() if name not in HOLDERS}
        holder = next((item[name] for name in HOLDERS if name in item), None)
        return kept | {"type": self.type} | ({self.holder: holder} if holder else {})


class ItemForms:
    """The forms of items for one way of a style to cite, each found once."""

    def __init__(self, cite: CiteItem) -> None:
        self._cite = cite
        self._known: dict[frozenset[str], ItemForm] = {}

    def best(self, item: dict[str, Any]) -> ItemForm:
        """Return the form in which the style states the most of an item."""
        dates = item.get("issued", {})
        shape = frozenset((*item, item["type"], *dates, *map(str, map(len, _parts(dates)))))
        if shape not in self._known:
            self._known[shape] = self._find(item)
        return self._known[shape]

    def _find(self, item: dict[str, Any]) -> ItemForm:
        probe = _probe(item)
        best = None
        for form in _forms(item):
            found = form._replace(missing=self._missing(form.of(probe)))
            if best is None or len(found.missing) < len(best.missing):
                best = found
            if not found.missing:
                break
        assert best is not None
        return best._replace(left_out=self._left_out(best, probe))

    def _left_out(self, form: ItemForm, probe: dict[str, Any]) -> frozenset[str]:
        """Return the names of the parts without which a made-up item is cited in the same way."""
        whole = cited(self._cite, form.of(probe))
        lesser = _without_parts(probe)
        return frozenset(
            name for name, each in lesser.items() if cited(self._cite, form.of(each)) == whole
        )

    def _missing(self, probe: dict[str, Any]) -> frozenset[str]:
        """Return the names of what a citation of a made-up item does not state."""
        text = "".join(run.text for run in cited(self._cite, probe)).casefold()
        held = {"publisher" if name in HOLDERS else name: value for name, value in probe.items()}
        stated = {name: _stated(held[name]) for name in _NAMES if name in held}
        return frozenset(_NAMES[name] for name, each in stated.items() if each not in text)


def cited(cite: CiteItem, item: dict[str, Any]) -> list[Run]:
    """Return the citation of an item; it is empty if the style or the library cannot make one."""
    with warnings.catch_warnings(action="ignore"):
        try:
            return cite(item)
        except Exception:  # any: the library fails on parts that a style does not expect
            return []


def _forms(item: dict[str, Any]) -> list[ItemForm]:
    """Return the forms to try, that of the item first."""
    holder = next((name for name in HOLDERS if name in item), HOLDERS[0])
    holders = (holder, *(name for name in HOLDERS if name != holder))
    types = dict.fromkeys((item["type"], *_OTHERS))
    return [ItemForm(type_, name) for type_ in types for name in holders]


def _probe(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item with the same variables, whose texts and years are found again."""
    probe: dict[str, Any] = dict(item)
    for name in ("title", *HOLDERS):
        if name in probe:
            probe[name] = f"{_TEXT}{re.sub('[^a-z]', '', name)}"
    if "author" in probe:
        probe["author"] = [{"literal": f"{_TEXT}author"}]
    if "URL" in probe:
        probe["URL"] = f"https://{_TEXT}.example/"
    if (dates := probe.get("issued")) is not None:
        parts = [[year, *each[1:]] for year, each in zip(_YEARS, _parts(dates), strict=False)]
        probe["issued"] = dates | ({"date-parts": parts} if parts else {"literal": f"{_TEXT}date"})
    return probe


def _without_parts(item: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return an item without its edition, its season, or the last part of its date, by name."""
    found = {}
    for name in ("edition", "version"):
        if name in item:
            found["edition"] = {key: value for key, value in item.items() if key != name}
    dates = item.get("issued", {})
    if "season" in dates:
        season = {name: value for name, value in dates.items() if name != "season"}
        found["season of publication"] = item | {"issued": season}
    longest = max(map(len, _parts(dates)), default=0)
    if longest > 1:
        shorter = dates | {"date-parts": [each[: longest - 1] for each in _parts(dates)]}
        found[f"{_UNITS[longest]} of publication"] = item | {"issued": shorter}
    return found


def _stated(value: Any) -> str:
    """Return what a citation has of a variable of a made-up item."""
    if isinstance(value, list):
        return str(value[0]["literal"])
    if isinstance(value, dict):
        parts = _parts(value)
        return str(parts[-1][0]) if parts else str(value["literal"])
    return str(value)


def _parts(dates: dict[str, Any]) -> list[list[int]]:
    found: list[list[int]] = dates.get("date-parts", [])
    return found
