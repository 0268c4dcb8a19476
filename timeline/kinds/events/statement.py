"""Statements: the words, the speaker, the addressee and the commitments."""

from timeline.kinds.base import Field, FieldType, Kind
from timeline.kinds.rules import Apart
from timeline.models.vocabularies import words

FORMS = words(
    {
        "joint-statement": "issued by several parties together",
        "communique": "issued after a meeting",
        "declaration": "a formal declaration",
        "speech": "a prepared speech",
        "remarks": "words to the press or in an interview",
        "press-release": "a written release to the press",
        "testimony": "words to a parliament or a court",
        "report": "a written report, an assessment or an investigation",
        "notice": "a formal notice, such as a warning to ships and aircraft",
        "post": "a post on a social network",
        "threat": "announces harm, with or without a condition",
        "letter": "a letter that became public",
        "resolution": "adopted by an assembly or a council",
    }
)


STATEMENT = Kind(
    name="statement",
    plural="statements",
    meaning="what an actor says, threatens, promises or publishes",
    glyph="❝",
    colour="yellow",
    point=True,
    note="``words`` is a verbatim text.",
    fields=(
        Field("speaker", "Said by", FieldType.ACTOR, many=True),
        Field("addressee", "Said to", FieldType.ACTOR, many=True),
        Field("target", "About", FieldType.ACTOR, many=True, mentioned=True),
        Field("form", "Form", FieldType.TERM, terms=FORMS),
        Field("words", "Words", FieldType.TEXT),
        Field("commitments", "Commitments", FieldType.WORDING, limit=2000),
    ),
    rules=(Apart("speaker", "addressee"),),
)
