"""Claims as plain values: the statements of passages about values, each quote in its sentence.

A sentence is read from the part of the stored text around its quote, so that a page of claims does
not load whole texts. A sentence that extends beyond the margin is cut there. If the passage states
its column, the sentence is its cell.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, case, func, null, select

from timeline.canonical.record import LOCATORS
from timeline.database.rounds import among, in_batches
from timeline.database.sessions import Session
from timeline.models.columns import TABLES
from timeline.passages import cell_at, sentence_at
from timeline.query.records.references import actor_refs, refs, source_refs
from timeline.query.results import ActorRef, ClaimLine, Most, Ref, SourceRef
from timeline.text import is_key

MARGIN: Final = 2_000
"""Code points on each side of a quote that are searched for the ends of its sentence."""

_CLAIM, _ENTITY, _ORIGIN, _PASSAGE, _SOURCE, _TEXT = (
    TABLES[name] for name in ("claim", "entity", "passage_origin", "passage", "source", "text")
)


def claims_of(
    session: Session, ids: Sequence[int], in_text: bool = True
) -> list[tuple[int, ClaimLine]]:
    """Return the claims on these records, each with the id of its record.

    They are in the order of the ids, then of the citations. Without ``in_text`` no stored text is
    read: claims have no sentence, and ``verified`` is None.
    """
    owners = among(ids, session.get_bind().dialect.name)
    found = _claims(session, _CLAIM.c.entity_id.in_(owners), (_CLAIM.c.id,), in_text)
    place = {id_: number for number, id_ in enumerate(ids)}
    return sorted(found, key=lambda each: place[each[0]])


def citations(session: Session, source_id: int, most: Most | None = None) -> list[ClaimLine]:
    """Return the claims that cite a source, by their position in its text or else their place.

    They are those of all passages, or of the first of many.
    """
    places = (_PASSAGE.c[name].nulls_first() for name in ("page", "row", "line", "time"))
    order = (_PASSAGE.c.start, _PASSAGE.c.end, *places)
    of_source = _PASSAGE.c.source_id == source_id
    if most is not None:
        ranked = select(_PASSAGE.c.id).where(of_source).order_by(*order, _PASSAGE.c.id)
        first = session.scalars(ranked.limit(max(most) + 1)).all()
        of_source = _PASSAGE.c.id.in_(first[: most.of(len(first))])
    found = _claims(session, of_source, (*order, _CLAIM.c.id), in_text=True)
    return [claim for _, claim in found]


def cited_places(session: Session, source_id: int) -> tuple[int, int]:
    """Return how many passages of a source are cited, and how many rows if it is a table."""
    counts = select(func.count(), func.count(_PASSAGE.c.row.distinct()))
    passages, rows = session.execute(counts.where(_PASSAGE.c.source_id == source_id)).one()
    return passages, rows


def quoted_spans(session: Session, source_id: int) -> list[tuple[int, int]]:
    """Return the spans of a text that are quoted, each once, in the order of the text."""
    spans = select(_PASSAGE.c.start, _PASSAGE.c.end).distinct()
    of_source = (_PASSAGE.c.source_id == source_id, _PASSAGE.c.start.is_not(None))
    found = session.execute(spans.where(*of_source).order_by(_PASSAGE.c.start, _PASSAGE.c.end))
    return [(start, end) for start, end in found]


def _claims(
    session: Session, wanted: ColumnElement[bool], order: Sequence[Any], in_text: bool
) -> list[tuple[int, ClaimLine]]:
    cited = _ENTITY.alias()
    begin = case((_PASSAGE.c.start > MARGIN, _PASSAGE.c.start - MARGIN), else_=0)
    around = func.substr(_TEXT.c.body, begin + 1, _PASSAGE.c.end - begin + MARGIN)
    rows = session.execute(
        select(
            _CLAIM,
            *(_PASSAGE.c[name] for name in ("quote", "prefix", "suffix", "start", "end")),
            *(_PASSAGE.c[name] for name in LOCATORS),
            _PASSAGE.c.language,
            _PASSAGE.c.translation,
            _ENTITY.c.key.label("record"),
            cited.c.key.label("source"),
            (around if in_text else null()).label("around"),
        )
        .join(_ENTITY, _ENTITY.c.id == _CLAIM.c.entity_id)
        .outerjoin(_PASSAGE, _PASSAGE.c.id == _CLAIM.c.passage_id)
        .outerjoin(_SOURCE, _SOURCE.c.id == _PASSAGE.c.source_id)
        .outerjoin(cited, cited.c.id == _SOURCE.c.id)
        .outerjoin(_TEXT, _TEXT.c.id == _SOURCE.c.text_id)
        .where(wanted)
        .order_by(*order)
    ).all()
    said = {row.says for row in rows if row.says is not None and is_key(row.says)}
    records = refs(session, {row.record for row in rows} | said)
    origins = _origins(session, {row.passage_id for row in rows if row.passage_id})
    keys = {row.source for row in rows if row.source}.union(*origins.values())
    sources = source_refs(session, keys)
    claimants = actor_refs(session, {row.claimant_id for row in rows if row.claimant_id})
    return [
        (
            row.entity_id,
            _line(
                row,
                records,
                sources,
                origins.get(row.passage_id, ()),
                claimants.get(row.claimant_id),
            ),
        )
        for row in rows
    ]


def _origins(session: Session, passages: set[int]) -> dict[int, list[str]]:
    """Return by passage the keys of the sources that it repeats, in order."""
    found: dict[int, list[str]] = {}
    for some in in_batches(sorted(passages)):
        statement = (
            select(_ORIGIN.c.passage_id, _ENTITY.c.key)
            .join(_ENTITY, _ENTITY.c.id == _ORIGIN.c.source_id)
            .where(_ORIGIN.c.passage_id.in_(some))
            .order_by(_ORIGIN.c.passage_id, _ORIGIN.c.position)
        )
        for passage, key in session.execute(statement):
            found.setdefault(passage, []).append(key)
    return found


def _line(
    row: Any,
    records: Mapping[str, Ref],
    sources: Mapping[str, SourceRef],
    origins: Sequence[str],
    claimant: ActorRef | None,
) -> ClaimLine:
    source = sources.get(row.source)
    sentence, sentence_start, verified = _sentence(row)
    return ClaimLine(
        record=records[row.record],
        paths=tuple(row.fields.split(" ")),
        stance=row.stance,
        says=row.says,
        source=source,
        quote=row.quote or "",
        prefix=row.prefix or "",
        suffix=row.suffix or "",
        start=row.start,
        end=row.end,
        sentence=sentence,
        sentence_start=sentence_start,
        verified=verified,
        language=row.language or "",
        translation=row.translation or "",
        credibility=row.credibility if source else "",
        claimant=claimant,
        note=row.note or "",
        place=tuple((name, getattr(row, name)) for name in LOCATORS if getattr(row, name)),
        derived_from=tuple(sources[key] for key in origins),
        says_ref=records.get(row.says),
    )


def _sentence(row: Any) -> tuple[str, int, bool | None]:
    """Return the sentence of a quote, its start in the text, and whether the quote is there."""
    if row.around is None or row.start is None:
        return "", 0, None
    begin = max(row.start - MARGIN, 0)
    start, end = row.start - begin, row.end - begin
    verified = bool(row.around[start:end] == row.quote)
    cell = cell_at(row.around, start, end) if row.column else None
    first, last = cell or sentence_at(row.around, start, end)
    return row.around[first:last], begin + first, verified
