"""Agreements: treaties, memoranda, ceasefires and frameworks, at one stage each."""

from timeline.kinds.base import Field, FieldType, Kind
from timeline.models.vocabularies import words

FORMS = words(
    {
        "treaty": "binding, and ratified",
        "protocol": "adds to or changes a treaty",
        "memorandum": "a memorandum of understanding",
        "communique": "commitments in a common communiqué",
        "declaration": "commitments in a common declaration",
        "ceasefire": "an armistice, a truce or a ceasefire",
        "arms-deal": "a framework for deliveries of arms",
        "framework": "a framework for another kind of cooperation",
        "exchange-of-notes": "by letters or diplomatic notes",
        "other": "none of these",
    }
)
STAGES = words(
    {
        "negotiated": "talks are under way",
        "agreed": "the text is agreed, and not signed",
        "signed": "signed by the parties",
        "ratified": "ratified by a party or by all",
        "in-force": "enters into force",
        "suspended": "set aside for a time",
        "withdrawn": "a party withdraws or declares it void",
        "expired": "ended by its own terms",
    }
)
SEQUENCE = ("negotiated", "agreed", "signed", "ratified", "in-force", "expired")
"""The stages in their usual order; an agreement can be suspended or withdrawn from at any time."""


AGREEMENT = Kind(
    name="agreement",
    plural="agreements",
    meaning="treaties, memoranda, ceasefires and frameworks, at one stage each",
    glyph="§",
    colour="bright_blue",
    point=True,
    note="A stage is an act, such as a signature.",
    fields=(
        Field("parties", "Parties", FieldType.ACTOR, many=True, query="party"),
        Field("form", "Form", FieldType.TERM, terms=FORMS),
        Field("stage", "Stage", FieldType.TERM, terms=STAGES, sequence=SEQUENCE),
        Field("commitments", "Commitments", FieldType.WORDING, limit=2000),
    ),
)
