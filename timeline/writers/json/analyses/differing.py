"""Values on which sources differ, and events that may be the same: ``disputes``, ``duplicates``."""

from operator import itemgetter
from typing import Annotated

from timeline.canonical.rivals import DIFFERENCES
from timeline.models.vocabularies import STANCES
from timeline.query.results import place_text
from timeline.writers.json.notation import KeyOf, TextOrNull, WholeNumber
from timeline.writers.json.records.claims import CellTexts, cells
from timeline.writers.json.shape import Schema, Shape, of


class _Claim(Shape):
    record: KeyOf
    stance: Annotated[str, Schema(enum=STANCES)]
    says: str | None
    grade: TextOrNull
    source: KeyOf | None
    published: str | None = of(lambda claim: claim.source and claim.source.published)
    repeats: list[str]
    claimant: KeyOf | None
    quote: TextOrNull
    place: TextOrNull = of(lambda claim: place_text(claim.place))
    note: TextOrNull


class DisputedClaim(_Claim, inside={_Claim: itemgetter(0)}):
    """A claim of a value.

    ``repeats`` are the original sources that its source or its passage repeats; ``place`` is the
    stated place in its source, such as ``page 12, row 17``. ``cells`` are those of a row of a table
    that state the value, by column; empty if the whole row does, and null if the quote is not such
    a row.
    """

    cells: CellTexts | None = of(lambda each: cells(*each))


class _Side(Shape):
    value: str = of("text")
    sources: WholeNumber = of("support.sources")
    independent: WholeNumber = of("support.independent")
    claims: list[DisputedClaim] = of(lambda side: [(each, side.path) for each in side.claims])


class Accepted(_Side, inside={_Side: "accepted"}):
    """The accepted value of the chronicle, and the reasons for accepting it."""

    reasons: list[str]


class Rival(_Side):
    """A rival value, and how it differs from the accepted one.

    ``difference``: it contradicts it, is vaguer or finer, overlaps it, is the same value in another
    notation, or differs in a way that only a reader can judge (texts, keys, two currencies).
    ``compatible`` states how both values can be true.
    """

    difference: Annotated[str, Schema(enum=DIFFERENCES)]
    compatible: TextOrNull


class Dispute(Shape):
    """A value on which sources differ."""

    event: KeyOf
    title: str = of("event.title")
    field: str = of("path")
    accepted: Accepted = of(lambda dispute: dispute)
    rivals: list[Rival]


class PairReason(Shape):
    """A reason for a pair, or with negative points against it."""

    points: int
    text: str


class Pair(Shape):
    """Two records that may be one event (``same-as``), a whole and its part, or two stages.

    ``primary`` is the key under which both would be shown, that of the whole, or that of the
    earlier stage. ``seed`` is the text to write under the other key in the seed file; if the
    other record is a row of a table, it is a correction of it, in a seed file of its own.
    """

    relation: Annotated[str, Schema(enum=["same-as", "part-of", "stage-of"])]
    score: Annotated[int, Schema(minimum=0, maximum=100)]
    primary: KeyOf
    other: KeyOf
    reasons: list[PairReason]
    seed: str = of(lambda pair: "\n".join(pair.seed_lines))


Disputes = list[Dispute]
Duplicates = list[Pair]
