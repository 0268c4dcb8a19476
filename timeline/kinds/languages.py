"""Languages by their tags (BCP 47), such as ``ko`` and ``zh-Hant``."""

import re

from timeline.text import suggest

# The parts of a tag that RFC 5646 (BCP 47) allows, but for grandfathered tags and extensions.
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?"
    r"(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-x(-[a-z0-9]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)
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
