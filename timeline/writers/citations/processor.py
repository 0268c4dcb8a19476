"""A citation in a style of the Citation Style Language (CSL), by citeproc-py.

Five rules of CSL that this library does not implement are implemented here: what replaces a missing
author is not repeated, a date in words appears once, the case of every text can be set, a macro is
empty if all of its variables are, and a full stop goes inside quotation marks where the language of
the style has it there. "Retrieved" is left out if nothing but the address would follow it. Numbers
of citations are left out, because reports have footnotes. This module is imported only if the extra
``citations`` is there.
"""

import re
from pathlib import Path
from typing import Any, Final

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    Locator,
    model,
)
from citeproc.source import LiteralDate, VariableError
from citeproc.source.json import CiteProcJSON
from citeproc.string import MixedString, String
from lxml import etree

from timeline.errors import OF_DAMAGE
from timeline.writers.citations.citing import Run
from timeline.writers.citations.parts import JOINER

_ITALIC, _UPRIGHT, _OPEN, _CLOSE, _ALONE = "\ue000\ue001\ue002\ue003\ue004"
_QUOTES: Final = {"open": _OPEN, "close": _CLOSE}
_MARKS: Final = f"[{_UPRIGHT}{_CLOSE}]"
_CSL: Final = "http://purl.org/net/xbiblio/csl"
_OF_ACCESS: Final = ("retrieved", "accessed")
_ADDRESS: Final = r"[\s:,]*(?=\w+://)"

UNREADABLE: Final = (*OF_DAMAGE, etree.XMLSyntaxError)
"""What making a style of a file raises that is none."""


class _Format:
    """The marks of italic text, which the data cannot have; all other forms are left out."""

    @staticmethod
    def preformat(text: object) -> str:
        return str(text)

    @staticmethod
    def Italic(text: object) -> str:  # noqa: N802 - the name in the library
        return f"{_ITALIC}{text}{_UPRIGHT}"

    Oblique = Italic
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = staticmethod(str)


class _Cased:
    """An element whose text may be of any type: the library sets the case of its own strings."""

    def case(self, text: Any, language: str | None = None) -> Any:
        if not text:  # the given name of a name that is not divided is None
            return text
        if not isinstance(text, (String, MixedString)):
            text = String(text)
        return super().case(text, language)  # type: ignore[misc]


class _DatePart(_Cased, model.Date_Part):  # type: ignore[misc]
    pass


class _NamePart(_Cased, model.Name_Part):  # type: ignore[misc]
    pass


class _Text(_Cased, model.Text):  # type: ignore[misc]
    """A text; what replaces an author is noted, to be left out later."""

    def _term(self, item: Any) -> Any:
        """Mark, as often as it has words, a term of access without a day of access."""
        text = super()._term(item)
        if self.get("term") in _OF_ACCESS and "accessed" not in item.reference:
            return String(str(text) + _ALONE * len(str(text).split()))
        return text

    def _variable(self, item: Any, context: Any) -> Any:
        if self.get("variable") == "citation-number":
            return None
        text = super()._variable(item, context)
        noted = context.get_layout().noted
        if text and noted is not None:
            noted.append(self.get("variable"))
        return text


class _Macro(model.Macro):  # type: ignore[misc]
    """A macro: without any of its variables, its words are left out, too (``translated by``)."""

    def render_children(self, item: Any, delimiter: str = "", **options: Any) -> Any:
        output, called, stated = [], False, False
        for child in self.iterchildren():
            called = called or child.calls_variable()
            inherited = {"delimiter": delimiter} if isinstance(child, model.Choose) else {}
            try:
                text = child.render(item, **inherited, **options)
            except VariableError:
                continue
            if text:
                output.append(text)
                stated = stated or child.calls_variable()
        return model.join(output, delimiter) if output and (stated or not called) else None


class _Substitute(model.Substitute):  # type: ignore[misc]
    """What replaces an author: its variables are left out of the rest."""

    def render(self, item: Any, context: Any = None, **options: Any) -> Any:
        layout = context.get_layout()
        outer, layout.noted = layout.noted, []
        try:
            text = super().render(item, context=context, **options)
            tag = f"{{{_CSL}}}text"
            layout.repressed.setdefault(tag, []).extend(layout.noted)
        finally:
            layout.noted = outer  # a replacement may be inside another
        return text


class _Date(model.Date):  # type: ignore[misc]
    """A date; one in words appears only where a year would."""

    def process(self, item: Any, variable: str | None = None, **options: Any) -> Any:
        date = item.reference.get((variable or self.get("variable")).replace("-", "_"))
        shown = options.get("show_parts") or (self.get("date-parts") or "year").split("-")
        names = [part.get("name") for part in self.findall(f"{{{_CSL}}}date-part")]
        if isinstance(date, LiteralDate) and (
            "year" not in shown or (names and "year" not in names)
        ):
            return None
        return super().process(item, variable=variable, **options)


class Style(CitationStylesStyle):  # type: ignore[misc]
    """A style, from a file of CSL. Raises OSError, or one of ``UNREADABLE`` if it is none.

    ``knows_doubts``: it marks a date that is ``circa``. ``has_notes``: it cites in footnotes.
    """

    def __init__(self, file: str) -> None:
        # The library makes its parser itself, so what it does is done here with other elements.
        lookup = etree.ElementNamespaceClassLookup()
        names = lookup.get_namespace(_CSL)
        names[None] = model.CitationStylesElement
        classes = model.CitationStylesElement.__subclasses__()
        names.update({each.__name__.replace("_", "-").lower(): each for each in classes})
        names.update({"text": _Text, "substitute": _Substitute, "date": _Date, "macro": _Macro})
        names.update({"date-part": _DatePart, "name-part": _NamePart})
        self.parser = etree.XMLParser(
            remove_comments=True, no_network=True, resolve_entities=False, load_dtd=False
        )
        self.parser.set_element_class_lookup(lookup)
        with Path(file).open("rb") as opened:  # a name may look like the address of a page
            self.xml = etree.parse(opened, self.parser)
        self.root = self.xml.getroot()
        if self.root.tag != f"{{{_CSL}}}style" or self.root.bibliography is None:
            raise ValueError("it has no bibliography")
        self.root.set_locale_list(self.root.get("default-locale", "en-US"), validate=False)
        self.knows_doubts = self.root.find(f".//{{{_CSL}}}*[@is-uncertain-date]") is not None
        self.has_notes = self.root.get("class") == "note" and self.root.citation is not None
        if self.has_notes:  # more follows a citation in a note of a report
            self.root.citation.find(f"{{{_CSL}}}layout").attrib.pop("suffix", None)
        self.inside = self.root.get_locale_option("punctuation-in-quote") == "true"
        self.quotes = {mark: self._marked(side, mark) for side, mark in _QUOTES.items()}

    def _marked(self, side: str, mark: str) -> str:
        """Replace the quotation mark of the style by a mark, and return that."""
        found = ""
        for locale in self.root.locales:
            for term in locale.iterfind(f".//{{{_CSL}}}term[@name='{side}-quote']"):
                found = found or term.text or ""
                term.text = mark
        return found

    def cite(self, item: dict[str, Any]) -> list[Run]:
        """Return the citation of a CSL item; raises the errors of the library."""
        source = CiteProcJSON([_without_marks(item)])
        bibliography = CitationStylesBibliography(self, source, _Format)
        bibliography.register(Citation([CitationItem(item["id"])]))
        [text] = bibliography.bibliography()
        return list(self._runs(_with_capital(str(text), item)))

    def note(self, item: dict[str, Any], place: str = "", *, again: bool = False) -> list[Run]:
        """Return the citation of a CSL item in a note; raises the errors of the library.

        ``place`` is the place in the source, as the style writes a page. ``again``: an earlier note
        has cited the item, though not the one before, so that no "ibid." is written.
        """
        other = {"id": f"not-{item['id']}", "type": "document", "title": "-"}
        source = CiteProcJSON([_without_marks(item), other])
        bibliography = CitationStylesBibliography(self, source, _Format)
        at = {"locator": Locator("page", _without_marks(place))} if place else {}
        notes = [Citation([CitationItem(item["id"], **at)])]
        if again:
            before = [Citation([CitationItem(each)]) for each in (item["id"], other["id"])]
            notes = [*before, *notes]
        for each in notes:
            bibliography.register(each)
        texts = [bibliography.cite(each, _ignored) for each in notes]
        return list(self._runs(_with_capital(str(texts[-1]), item)))

    def _runs(self, text: str) -> Any:
        """Yield the runs of a text with marks."""
        while alone := re.search(f"{_ALONE}+", text):
            words = rf"(?:\S+\s+){{{len(alone[0]) - 1}}}\S+"
            text = re.sub(f"{words}{alone[0]}{_ADDRESS}", "", text, count=1)
            text = text.replace(alone[0], "", 1)
        if self.inside:
            text = re.sub(f"({_CLOSE})([.,])", r"\2\1", text)
        text = re.sub(rf"([.,;:!?])({_MARKS}+)\1", r"\1\2", text)
        text = re.sub(rf"([!?]{_MARKS}*)\.", r"\1", text)
        text = re.sub(r"\s+", " ", text).strip().replace(JOINER, "")
        for mark, quote in self.quotes.items():
            text = text.replace(mark, quote)
        italic = False
        for part in re.split(f"([{_ITALIC}{_UPRIGHT}])", text):
            if part in (_ITALIC, _UPRIGHT):
                italic = part == _ITALIC
            elif part:
                yield Run(part, italic)


def _ignored(_: Any) -> None:
    """Take a citation of an item that is not there, of which there is none."""


def _with_capital(text: str, item: dict[str, Any]) -> str:
    """Return a citation in which a date in words that begins a sentence has a capital letter."""
    words = _without_marks(item.get("issued", {}).get("literal", ""))
    pattern = rf"([.!?]{_MARKS}*\s+){re.escape(words)}"
    return (
        re.sub(pattern, lambda found: found[1] + words[0].upper() + words[1:], text)
        if words
        else text
    )


def _without_marks(item: Any) -> Any:
    """Return an item in whose texts no character is a mark."""
    if isinstance(item, str):
        return re.sub("[\ue000-\ue004]", lambda found: f"<U+{ord(found[0]):04X}>", item)
    if isinstance(item, dict):
        return {key: _without_marks(value) for key, value in item.items()}
    return [_without_marks(each) for each in item] if isinstance(item, list) else item
