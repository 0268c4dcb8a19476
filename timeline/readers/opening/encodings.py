"""Guess the legacy encoding of a text that is not UTF-8."""

import re

_HIGH = re.compile(rb"[\x80-\xff]")
_HANGUL = re.compile(rb"[\xb0-\xc8][\xa1-\xfe]")  # KS X 1001; Chinese also uses bytes above C8
_KANA = re.compile(rb"\x82[\x9f-\xf1]|\x83[\x40-\x96]")
_RUN = re.compile(rb"[\x80-\xff]{3}")
_LETTER = re.compile(rb"[A-Za-z]")


def encoding_of(data: bytes) -> str:
    """Return ``; it seems to be Windows-1252``, from a part of the text; empty if unclear."""
    high = len(_HIGH.findall(data))
    if 2 * len(_HANGUL.findall(data)) >= 0.9 * high > 0:
        return "; it seems to be EUC-KR (CP949, Korean)" if high >= 6 else ""
    if 2 * len(_KANA.findall(data)) >= 0.5 * high > 0:
        return "; it seems to be Shift JIS (CP932, Japanese)" if high >= 6 else ""
    if high and not _RUN.search(data) and len(_LETTER.findall(data)) >= 4 * high:
        try:
            data.decode("cp1252")
        except UnicodeDecodeError:
            return ""
        return "; it seems to be Windows-1252"
    return ""
