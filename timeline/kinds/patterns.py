"""The notation of values that one pattern describes, for the loader and for the schema of editors.

Each pattern is in the part of the syntax that Python and ECMAScript share, and has no group that
counts. A type without a pattern has rules that no pattern states, such as dates.
"""

import re
from typing import Final

from timeline.kinds.base import REFERENCES, FieldType
from timeline.text import KEY, suggest

# The parts of a tag that RFC 5646 (BCP 47) allows, except for grandfathered tags and extensions.
LANGUAGE: Final = (
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:-[xX](?:-[A-Za-z0-9]{1,8})+)?"
)
PATTERNS: Final[dict[FieldType, str]] = {
    **dict.fromkeys(sorted(REFERENCES), KEY),
    FieldType.TAG: KEY,
    FieldType.DEGREES: r"-?(?:0|[1-9][0-9]{0,2})(?:\.[0-9]{1,15})?",
    FieldType.HASH: r"[0-9a-f]{64}",
    FieldType.ORDINAL: r"[1-9][0-9]{0,8}",
    FieldType.TIMECODE: r"[0-9]{2}:[0-5][0-9]:[0-5][0-9]",
    FieldType.LANGUAGE: LANGUAGE,
}
"""The pattern of the values of a type, from the first character to the last."""
_LANGUAGE = re.compile(LANGUAGE, re.ASCII)
_LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "english": "en", "french": "fr", "german": "de",
    "hebrew": "he", "hindi": "hi", "italian": "it", "japanese": "ja", "korean": "ko",
    "persian": "fa", "portuguese": "pt", "russian": "ru", "spanish": "es", "turkish": "tr",
    "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi",
}  # fmt: skip


def language_fault(text: str) -> str:
    """Return why a text is not the tag of a language, with a suggestion; empty if it is one."""
    if _LANGUAGE.fullmatch(text) and text.lower() not in _LANGUAGES:
        return ""
    meant = _LANGUAGES.get(text.lower())
    hint = f"; {suggest([meant])}" if meant else ""
    return f"is not a language tag (BCP 47) such as ko or zh-Hant{hint}"
