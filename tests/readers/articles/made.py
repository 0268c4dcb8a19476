"""Small files made by hand: a PDF with pages of lines, and a Word document."""

import io
import zipfile
from collections.abc import Sequence

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
)


def pdf(pages: Sequence[Sequence[str]], *, info: str = "", trailer: str = "") -> bytes:
    """A PDF with these lines on its pages; an empty line is a gap between two paragraphs."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        content = "BT /F1 12 Tf 14 TL 72 720 Td\n"
        content += "".join(f"({line}) Tj T*\n" if line else "T* T*\n" for line in lines) + "ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    objects.append(f"<< {info} >>")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {trailer} >>"
    start = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}\n"
    return out + f"{start}startxref\n{len(out)}\n%%EOF\n".encode()


def docx(
    body: str, *, core: str = "", notes: str = "", styles: str = "", declaration: str = ""
) -> bytes:
    """A Word document with this XML in its body, core properties, footnotes and styles."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        document = f"<w:document {_W} {_MC}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", f"{declaration}{document}")
        if core:
            archive.writestr(
                "docProps/core.xml", f"<cp:coreProperties {_CORE}>{core}</cp:coreProperties>"
            )
        if styles:
            archive.writestr("word/styles.xml", f"<w:styles {_W}>{styles}</w:styles>")
        if notes:
            archive.writestr("word/footnotes.xml", f"<w:footnotes {_W}>{notes}</w:footnotes>")
    return stream.getvalue()


def p(*runs: str) -> str:
    """A paragraph of these runs."""
    return (
        "<w:p>"
        + "".join(f"<w:r><w:t xml:space='preserve'>{run}</w:t></w:r>" for run in runs)
        + "</w:p>"
    )


def lzw(data: bytes) -> bytes:
    """Data packed by LZW, as in a PDF."""
    bits, before = "", b""
    table: dict[bytes, int] = {}

    def put(code: int) -> None:
        nonlocal bits
        size = len(table) + 2
        bits += f"{code:0{9 + (size >= 512) + (size >= 1024) + (size >= 2048)}b}"

    for byte in data:
        if not table or len(table) == 4_000:
            if before:
                put(table[before])
            put(256)
            table, before = {bytes([each]): each for each in range(256)}, b""
        after = before + bytes([byte])
        if after not in table:
            put(table[before])
            table[after] = len(table) + 2
            after = bytes([byte])
        before = after
    put(table[before])
    put(257)
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")
