"""The parts of pdfminer that read and draw a document, each with the budget of that document."""

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from typing import Any

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, list_value, resolve1, stream_value
from pdfminer.utils import choplist

from timeline.readers.articles.budget import DocumentBudget


class Parser(PDFParser):
    """Reads a document, whose streams are unpacked as far as the budget allows."""

    def __init__(self, data: bytes, budget: DocumentBudget) -> None:
        self.budget = budget
        super().__init__(BytesIO(data))

    def push(self, *objs: Any) -> None:
        """Take objects that were read."""
        for _, each in objs:
            if isinstance(each, PDFStream):
                each.decode = partial(self.budget.unpack, each)  # type: ignore[method-assign]
        super().push(*objs)


class Resources(PDFResourceManager):
    """Makes the fonts of a document."""

    def __init__(self, budget: DocumentBudget) -> None:
        self.budget = budget
        self._counted: set[object] = set()
        super().__init__()

    def get_font(self, objid: Any, spec: Any) -> Any:
        """Return a font; its ranges of codes are counted when it is made."""
        if not objid or objid not in self._counted:
            self._count(list_value(spec.get("W", [])), 3)
            self._count(list_value(spec.get("W2", [])), 5)
            names = resolve1(spec.get("ToUnicode"))
            if isinstance(names, PDFStream) and "DescendantFonts" not in spec:
                _Ranges(names.get_data(), self.budget).run()
            self._counted.add(objid)
        return super().get_font(objid, spec)

    def _count(self, widths: Sequence[Any], size: int) -> None:
        """Count the ranges of widths: each is its first and last code, with what all have."""
        found: list[float] = []
        for each in map(resolve1, widths):
            if isinstance(each, list):
                found = []
            elif isinstance(each, (int, float)):
                found.append(each)
            if len(found) == size:
                self.budget.codes(found[0], found[1])
                found = []


class _Ranges(CMapParser):
    """Counts the ranges of codes of a font that have names, without listing them."""

    def __init__(self, data: bytes, budget: DocumentBudget) -> None:
        self.budget = budget
        super().__init__(FileUnicodeMap(), BytesIO(data))

    def do_keyword(self, pos: int, token: Any) -> None:
        """Take a keyword, which follows its operands."""
        operands = [each for _, each in self.popall()]
        if token in (self.KEYWORD_ENDCIDRANGE, self.KEYWORD_ENDBFRANGE):
            for first, last, _ in choplist(3, operands):
                if isinstance(first, bytes) and isinstance(last, bytes):
                    self.budget.codes(int.from_bytes(first, "big"), int.from_bytes(last, "big"))


class Pages(PDFPageAggregator):
    """Arranges the letters of a page in blocks."""

    def __init__(
        self, resources: PDFResourceManager, leading: float, budget: DocumentBudget
    ) -> None:
        self.budget = budget
        super().__init__(resources, laparams=LAParams(line_margin=leading))

    def render_char(self, *args: Any, **named: Any) -> float:
        """Put a letter on the page."""
        self.budget.letter()
        return super().render_char(*args, **named)

    def begin_page(self, page: Any, ctm: Any) -> None:
        """Begin an empty page."""
        super().begin_page(page, ctm)
        self.budget.page()
        layout: Any = self.cur_item
        group = layout.group_textboxes

        def counted(params: LAParams, boxes: Any) -> Any:
            found = [*boxes]
            self.budget.arrange(len(found))
            return group(params, found)

        layout.group_textboxes = counted


class Interpreter(PDFPageInterpreter):
    """Carries out the instructions of a page, and of its forms."""

    def execute(self, streams: Any) -> None:
        """Carry out instructions."""
        device: Any = self.device
        found = [*streams]
        device.budget.draw(sum(len(stream_value(each).get_data()) for each in found))
        super().execute(found)
