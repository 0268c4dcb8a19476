"""The keys of records by their names: by a key, a name, an alias, or the code of a country."""

from collections.abc import Mapping

from timeline.kinds.countries import codes_of
from timeline.text import latin_key


class KeysByName:
    """The keys of the records of one type, by each form of their names.

    Case and white space do not matter, nor does what no key has (``Château`` is found by
    ``chateau``).
    """

    def __init__(self) -> None:
        self._keys: dict[str, list[str]] = {}

    @property
    def by_form(self) -> Mapping[str, list[str]]:
        """The keys by the texts for which they are found; those of countries begin with ``=``."""
        return self._keys

    def add(self, key: str, name: str = "") -> None:
        """Add the name of a record, or its key alone."""
        for form in {_folded(name), latin_key(name, "x")} - {"", key} if name else {key}:
            self._keys.setdefault(form, []).append(key)

    def add_country(self, key: str, code: str) -> None:
        """Add the record of a state by the code of its country."""
        self._keys.setdefault(f"={code}", []).append(key)

    def called(self, text: str) -> list[str]:
        """Return the keys of the records that a text names, each once."""
        found = self._keys.get(_folded(text)) or self._keys.get(latin_key(text, "x"), [])
        if not found:
            codes = codes_of(text) or codes_of(text.replace("-", " "))
            found = [key for code in codes for key in self._keys.get(f"={code}", ())]
        return list(dict.fromkeys(found))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
