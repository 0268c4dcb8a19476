"""The passages, claims and reasons of a record as rows.

``canonical.from_rows`` reads the same rows back into the same record; the two change together.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from timeline.canonical.evidence import publications
from timeline.canonical.record import CITATION, CLAIMS, LOCATORS, Canonical, origins
from timeline.canonical.to_rows import RowSet
from timeline.kinds.base import Field, FieldType
from timeline.models import Claim, Passage, PassageOrigin
from timeline.spans import Span


class CitedWords(NamedTuple):
    """The words of a citation as its text has them, those of the record instead, and their span.

    ``written`` is empty if these differ in white space only; ``span`` is None if the text of the
    source is not stored.
    """

    quote: str
    written: str = ""
    span: Span | None = None


_PLACES: Final = [
    (each.name, each.type is FieldType.ORDINAL) for each in CITATION if each.name in LOCATORS
]
"""The columns that state a place in the source, and whether each is a number."""
_NO_WORDS: Final = CitedWords("")


def add_claims(
    rows: RowSet,
    entity_id: int,
    record: Canonical,
    ids: Mapping[str, int],
    spans: Mapping[tuple[str, int], CitedWords],
    *,
    fields: Sequence[Field],
) -> None:
    """Add the rows of the passages and claims of a record with these ``fields``.

    ``spans`` has the words of the n-th citation of a source. A date of publication that supports a
    value is a passage without words and without a place.
    """
    cited = [
        (source, item, spans[source, number])
        for source, items in record.get("cite", {}).items()
        for number, item in enumerate(items)
    ]
    for path, sources in publications(record, fields):
        cited += ((source, {"for": [path]}, _NO_WORDS) for source in sources)
    for source, item, words in cited:
        passage_id = _add_passage(rows, entity_id, source, item, words, ids=ids)
        claimant = item.get("claimant")
        for stance, paths, says in _statements(item):
            rows.add(
                Claim,
                entity_id=entity_id,
                passage_id=passage_id,
                fields=paths,
                stance=stance,
                says=says,
                credibility=item.get("credibility", "6"),
                claimant_id=ids[claimant] if claimant else None,
                note=item.get("note"),
            )
    for stance in ("inferred", "accepted"):
        for path, reason in record.get(stance, {}).items():
            rows.add(
                Claim,
                entity_id=entity_id,
                passage_id=None,
                fields=path,
                stance=stance,
                says=None,
                credibility="6",
                claimant_id=None,
                note=reason,
            )


def _add_passage(
    rows: RowSet,
    entity_id: int,
    source: str,
    item: Mapping[str, Any],
    words: CitedWords,
    *,
    ids: Mapping[str, int],
) -> int:
    """Add the rows of the passage of a citation, and return its id."""
    passage_id = rows.next_passage
    rows.next_passage += 1
    rows.add(
        Passage,
        id=passage_id,
        entity_id=entity_id,
        source_id=ids[source],
        quote=words.quote,
        written=words.written or None,
        prefix=item.get("prefix", ""),
        suffix=item.get("suffix", ""),
        start=words.span.start if words.span else None,
        end=words.span.end if words.span else None,
        language=item.get("language"),
        translation=item.get("translation"),
        **{
            name: int(item[name]) if number and name in item else item.get(name)
            for name, number in _PLACES
        },
    )
    for position, origin in enumerate(origins(item)):
        rows.add(
            PassageOrigin,
            entity_id=entity_id,
            passage_id=passage_id,
            source_id=ids[origin],
            position=position,
        )
    return passage_id


def _statements(item: Mapping[str, Any]) -> Iterator[tuple[str, str, str | None]]:
    """Yield stance, value paths, and the source's own value if it differs, for each claim."""
    if item.get("for"):
        yield "supports", " ".join(item["for"]), None
    for name, stance in CLAIMS.items():
        for path, value in item.get(name, {}).items():
            yield stance, path, value
