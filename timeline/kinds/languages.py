"""Languages by their tags (BCP 47), such as ``ko`` and ``zh-Hant``."""

import re

from timeline.kinds.patterns import LANGUAGE
from timeline.text import suggest

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
