"""Tests of weapons and engines that are not launches."""

from timeline.kinds.base import Field, FieldType, Kind, limits
from timeline.kinds.common import AT_LEAST_ONE, CASUALTIES, OUTCOME
from timeline.models.vocabularies import words

FORMS = words(
    {
        "nuclear": "a nuclear explosion",
        "subcritical": "nuclear material without a chain reaction",
        "engine": "an engine or a motor on a test stand",
        "warhead": "a warhead or a bomb without its carrier",
        "re-entry": "a re-entry vehicle or a heat shield",
        "ejection": "the ejection of a missile, without its flight",
        "component": "another part of a weapon",
        "underwater": "a torpedo or an uncrewed underwater craft",
        "sea-trial": "the first voyages of a ship or a submarine",
        "flight-test": "a flight of an aircraft on trial",
        "other": "none of these",
    }
)


TEST = Kind(
    name="test",
    plural="tests",
    meaning="tests of weapons and engines that are not launches",
    glyph="◎",
    colour="bright_magenta",
    point=True,
    items="quantity",
    fields=(
        Field("by", "By", FieldType.ACTOR, many=True),
        Field("form", "Form", FieldType.TERM, terms=FORMS),
        OUTCOME,
        Field("quantity", "Number tested", FieldType.NUMBER, unit="devices", usual=AT_LEAST_ONE),
        # The largest test so far was of 50,000 kt, the largest magnitude of a test 7.0.
        Field(
            "yield", "Yield", FieldType.NUMBER, unit="kt", usual=limits(most="60000"), result=True
        ),
        Field(
            "magnitude",
            "Magnitude",
            FieldType.NUMBER,
            unit="mb",
            possible=limits(most="10"),
            usual=limits(most="7.5"),
            result=True,
        ),
        # The strongest rocket engine so far had about 8,000 kN.
        Field(
            "thrust", "Thrust", FieldType.NUMBER, unit="kN", usual=limits(most="20000"), result=True
        ),
        *CASUALTIES,
    ),
)
