"""Words in the names of columns, and what they mean: a name says more than a few odd cells."""

import re
from typing import Final

from timeline.kinds import KINDS, event_fields
from timeline.naming import synonyms
from timeline.readers.maps.cells.values import AMOUNTS

IDS: Final = frozenset(
    {"id", "uid", "guid", "uuid", "identifier", "key", "code", "no", "nr", "ref"}
)
"""Words of columns with an id."""
DATED: Final = frozenset({"date", "dates", "datetime", "day", "when", "month"})
"""Words of columns with dates."""
CERTAIN_DATES: Final = frozenset({"date", "dates", "datetime", "when"})
"""Words of columns with dates, for any cells, if they end the name."""
PLAIN_STARTS: Final = frozenset(
    {"start", "started", "starts", "begin", "begins", "began", "beginning"}
)
"""Words of columns with first days, for any cells."""
PLAIN_ENDS: Final = frozenset({"end", "ended", "ends", "until", "finish", "finished"})
"""Words of columns with last days, for any cells."""
ENDS: Final = PLAIN_ENDS | {"to", "last"}
"""Words of columns with last days, if they have dates."""
BOUNDS: Final = PLAIN_STARTS | ENDS | {"from", "since", "first"}
"""Words of columns with first or last days, if some of their cells are dates."""
LATER: Final = frozenset({
    "added", "created", "entered", "entry", "modified", "updated", "update", "published",
    "reported", "retrieved", "accessed",
})  # fmt: skip
"""Words of dates that are not those of the events."""
TYPES: Final = frozenset({"type", "subtype", "form", "sort", "kind", "category"})
"""Words of columns that say in a few words what an event is."""
_TRANSLATED: Final[dict[str, str]] = {
    "killed": "tote getötete todesopfer muertos muertes fallecidos morts tués morti mortos",
    "wounded": "verletzte verwundete heridos blessés feriti feridos",
    "cost": "kosten preis coste costo coût prix montant precio custo 금액 계약금액",
    "quantity": "anzahl menge stückzahl cantidad quantité nombre quantità quantidade 수량",
    "date": "datum fecha 일자 날짜 계약일",
    "year": "jahr año année anno ano",
    "place": "ort stadt lugar ciudad lieu ville luogo 장소",
    "country": "land staat país pays paese 국가",
    "title": "titel título titre titolo 제목 사업명",
    "summary": "beschreibung bemerkung bemerkungen notizen descripción remarques 비고",
    "buyer": "käufer comprador acheteur 구매자",
    "seller": "verkäufer vendedor vendeur 업체",
}
_ENGLISH: Final = {
    word: meaning for meaning, words in _TRANSLATED.items() for word in words.split()
}
_AMOUNTS: Final = frozenset(
    field.name for kind in KINDS.values() for field in event_fields(kind) if field.type in AMOUNTS
)


def words_of(name: str) -> list[str]:
    """Return the words of the name of a column in lower case, and what foreign ones mean.

    ``Order date`` and ``orderDate`` are the same.
    """
    split = re.sub(r"([a-z])([A-Z])", r"\1 \2", name)
    found = re.findall(r"[^\W\d_]+|\d+", split.lower())
    return [*found, *(_ENGLISH[word] for word in found if word in _ENGLISH)]


def means_dates(words: list[str]) -> bool:
    """Return whether the name of a column says that it has dates: ``Order date``."""
    return words[-1:] != [] and (words[-1] in CERTAIN_DATES or words[:2] == ["date", "of"])


def means_amounts(words: list[str]) -> bool:
    """Return whether the name of a column says that it has numbers or money: ``Killed``."""
    return any(word in _AMOUNTS or synonyms.meant(word, _AMOUNTS) for word in words)
