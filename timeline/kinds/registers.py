"""The registers: actors, systems, programmes, places, sources and named queries.

Their values can have citations like those of events, but do not need them.
"""

from timeline.kinds.base import Field, FieldPeriod, FieldType, Register, limits
from timeline.kinds.rules import Precedes
from timeline.models.vocabularies import (
    ACTOR_KINDS,
    RELIABILITIES,
    SYSTEM_CATEGORIES,
    SYSTEM_CLASSES,
)

_NAME = Field("name", "Name", FieldType.TEXT, required=True, cited=False, limit=500)
_COUNTRY = Field("country", "Country", FieldType.FLAG, cited=False)
_NOTE = Field("note", "Note", FieldType.TEXT, cited=False, joined=True)
_ALIASES = Field(
    "aliases", "Also", FieldType.WORDING, many=True, query="alias", cited=False, limit=500
)

ACTOR = Register(
    "actor",
    "actors",
    (
        _NAME,
        Field("kind", "Kind", FieldType.TERM, terms=ACTOR_KINDS, required=True, cited=False),
        _COUNTRY,
        Field("part_of", "Part of", FieldType.ACTOR, cited=False),
        Field("valid_from", "Existed from", FieldType.DATE, cited=False, default="unknown"),
        Field("valid_until", "Existed until", FieldType.DATE, cited=False, default="unknown"),
        _ALIASES,
        _NOTE,
    ),
    rules=(Precedes("valid_from", "valid_until", impossible=True),),
    periods=(FieldPeriod("valid", "Existed", "valid_from", "valid_until"),),
)
SYSTEM = Register(
    "system",
    "systems",
    (
        _NAME,
        Field(
            "category",
            "Category",
            FieldType.TERM,
            terms=SYSTEM_CATEGORIES,
            required=True,
            cited=False,
        ),
        _COUNTRY,
        Field(
            "class",
            "Class",
            FieldType.TERM,
            terms=SYSTEM_CLASSES,
            narrows="category",
            cited=False,
        ),
        Field("maker", "Maker", FieldType.ACTOR, cited=False),
        Field("part_of", "Part of", FieldType.SYSTEM, cited=False),
        Field("version_of", "Version of", FieldType.SYSTEM, cited=False),
        _ALIASES,
        _NOTE,
    ),
)
PROGRAMME = Register(
    "programme",
    "programmes",
    (
        _NAME,
        Field("aim", "Aim", FieldType.TEXT, cited=False),
        Field("owner", "Owner", FieldType.ACTOR, cited=False),
        Field("part_of", "Part of", FieldType.PROGRAMME, cited=False),
        _ALIASES,
        _NOTE,
    ),
)
PLACE = Register(
    "place",
    "places",
    (
        _NAME,
        _COUNTRY,
        Field("latitude", "Latitude", FieldType.DEGREES, cited=False, possible=limits("-90", "90")),
        Field(
            "longitude", "Longitude", FieldType.DEGREES, cited=False, possible=limits("-180", "180")
        ),
        Field("timezone", "Time zone", FieldType.ZONE, cited=False),
        Field("part_of", "Part of", FieldType.PLACE, cited=False),
        _ALIASES,
        _NOTE,
    ),
)
SOURCE = Register(
    "source",
    "sources",
    (
        Field("title", "Title", FieldType.TEXT, required=True, cited=False, limit=500),
        Field("publisher", "Publisher", FieldType.TEXT, cited=False, limit=500),
        Field("author", "Author", FieldType.TEXT, cited=False, limit=500),
        Field("edition", "Edition", FieldType.TEXT, cited=False, limit=200),
        Field("url", "Address", FieldType.URL, cited=False, limit=4000),
        Field("archived", "Archived at", FieldType.URL, cited=False, limit=4000),
        Field("accessed", "Accessed", FieldType.TEXT, cited=False, limit=40),
        Field("published", "Published", FieldType.DATE, cited=False, default="unknown"),
        Field("covers", "Covers", FieldType.PERIOD, cited=False, default="unknown"),
        Field("language", "Language", FieldType.LANGUAGE, cited=False),
        Field(
            "reliability",
            "Reliability",
            FieldType.TERM,
            terms=RELIABILITIES,
            cited=False,
            default="F",
        ),
        Field("timezone", "Time zone", FieldType.ZONE, cited=False),
        Field("derived_from", "Derived from", FieldType.SOURCE, cited=False),
        Field("text", "Text", FieldType.FILE, query="file", cited=False),
        Field("file_sha256", "File SHA-256", FieldType.HASH, cited=False),
        Field("columns", "Columns", FieldType.COLUMNS, cited=False, limit=200),
        _ALIASES,
        _NOTE,
    ),
    rules=(Precedes("covers", "published", whole=True),),
)
QUERY = Register(
    "query",
    "queries",
    (Field("text", "Query", FieldType.TEXT, required=True, cited=False, limit=2000),),
)

#: In the order in which they are written: a record comes after those it refers to.
REGISTERS: tuple[Register, ...] = (ACTOR, SYSTEM, PROGRAMME, PLACE, SOURCE, QUERY)
BY_TYPE: dict[str, Register] = {register.name: register for register in REGISTERS}

SECTION_OF: dict[str, str] = {
    **{each.name: each.section for each in (SOURCE, ACTOR, SYSTEM, PROGRAMME, PLACE)},
    "event": "events",
    QUERY.name: QUERY.section,
}
"""The section of a seed file by the type of its records, in the order in which a file has them."""
CORRECTIONS = "corrections"
"""The section of corrections: parts of events of other chronicles, which win over these."""
SECTIONS: dict[str, str] = {
    name: type_
    for type_, section in SECTION_OF.items()
    for name in ((section, CORRECTIONS) if type_ == "event" else (section,))
}
"""The type of the records in each section, by the section's name, in the order of a file."""
