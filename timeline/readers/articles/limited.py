"""The parts of pdfminer that read and draw a document, each with the limits of that document."""

from functools import partial
from io import BytesIO
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, stream_value

from timeline.readers.articles.limits import Limits


class Parser(PDFParser):
    """Reads a document, whose streams are unpacked as far as the limits allow."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        super().__init__(BytesIO(data))

    def push(self, *objs: Any) -> None:
        """Take objects that were read."""
        for _, each in objs:
            if isinstance(each, PDFStream):
                each.decode = partial(self.limits.unpack, each)  # type: ignore[method-assign]
        super().push(*objs)


class Pages(PDFPageAggregator):
    """Arranges the letters of a page in blocks."""

    def __init__(self, resources: PDFResourceManager, leading: float, limits: Limits) -> None:
        self.limits = limits
        super().__init__(resources, laparams=LAParams(line_margin=leading))

    def render_char(self, *args: Any, **named: Any) -> float:
        """Put a letter on the page."""
        self.limits.letter()
        return super().render_char(*args, **named)

    def begin_page(self, page: Any, ctm: Any) -> None:
        """Begin an empty page."""
        super().begin_page(page, ctm)
        self.limits.page()
        layout: Any = self.cur_item
        group = layout.group_textboxes

        def counted(params: LAParams, boxes: Any) -> Any:
            found = [*boxes]
            self.limits.arrange(len(found))
            return group(params, found)

        layout.group_textboxes = counted


class Interpreter(PDFPageInterpreter):
    """Carries out the instructions of a page, and of its forms."""

    def execute(self, streams: Any) -> None:
        """Carry out instructions."""
        device: Any = self.device
        found = [*streams]
        device.limits.draw(sum(len(stream_value(each).get_data()) for each in found))
        super().execute(found)
