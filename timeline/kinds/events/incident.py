"""Incidents: clashes, incursions, attacks, seizures, crashes and the like."""

from timeline.kinds.base import Field, FieldType, Kind, Per
from timeline.kinds.common import CASUALTIES, casualties
from timeline.models.vocabularies import words

FORMS = words(
    {
        "clash": "both sides fight",
        "fire": "fire across a line, or at a target, that is not a launch of missiles",
        "incursion-air": "aircraft enter airspace without permission",
        "incursion-sea": "ships or submarines enter waters without permission",
        "incursion-land": "people or vehicles cross a line on land",
        "drone": "an uncrewed aircraft crosses a line or attacks",
        "balloon": "balloons cross a line",
        "infiltration": "agents enter in secret",
        "seizure": "a vessel, an aircraft or a post is taken",
        "sinking": "a ship or a submarine is sunk",
        "attack": "one side attacks: assault, bombing, shelling",
        "shootdown": "an aircraft is shot down",
        "assassination": "a person is killed, or nearly, as the target",
        "abduction": "people are taken by force",
        "cyber-attack": "an attack on computers or networks",
        "jamming": "radio, radar or navigation is jammed",
        "interception": "aircraft or ships are met, followed or turned away",
        "collision": "vessels, aircraft or vehicles collide",
        "crash": "an aircraft is lost in flight, not by an enemy",
        "accident": "another accident",
        "explosion": "an explosion, by a mine or of unknown cause",
        "demolition": "a party destroys a building, a road or a bridge",
        "arrest": "agents or other people are arrested",
        "discovery": "a tunnel, a wreck, weapons or agents are found",
        "defection": "people change sides",
        "other": "none of these",
    }
)
LOSING = ("seizure", "sinking", "shootdown", "crash")
"""The forms in which a party probably loses the equipment that is named."""


INCIDENT = Kind(
    name="incident",
    plural="incidents",
    meaning="clashes, incursions, attacks, seizures, crashes and the like",
    glyph="✕",
    colour="bright_red",
    point=True,
    fields=(
        Field("form", "Form", FieldType.TERM, terms=FORMS),
        Field("by", "By", FieldType.ACTOR, many=True),
        Field("against", "Against", FieldType.ACTOR, many=True),
        Field("involved", "Also involved", FieldType.ACTOR, many=True),
        Field("quantity", "Number of objects", FieldType.NUMBER, unit="objects"),
        *CASUALTIES,
        casualties("captured", "Captured"),
        Field(
            "lost",
            "Equipment lost",
            FieldType.NUMBER,
            unit="units",
            per=Per.PARTICIPANT,
            result=True,
        ),
        Field("damage", "Damage", FieldType.TEXT, limit=1000, result=True),
    ),
)
