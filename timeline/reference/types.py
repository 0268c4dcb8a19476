"""The types of values: the name of each, how it is written, and an example."""

from typing import Final, NamedTuple

from timeline.kinds.base import FieldType


class TypeOfValue(NamedTuple):
    """A type in words. ``how`` is Markdown; ``example`` is empty if each field has a list of its
    own. ``page`` is the part of the documentation with the rules.
    """

    name: str
    how: str
    example: str = ""
    page: str = ""


TYPES: Final[dict[FieldType, TypeOfValue]] = {
    FieldType.TEXT: TypeOfValue("text", "any text", "Northern Shield"),
    FieldType.TERM: TypeOfValue("term", "one word of a closed list"),
    FieldType.FLAG: TypeOfValue("country", "ISO 3166-1 alpha-3 code", "KOR"),
    FieldType.ZONE: TypeOfValue("time zone", "name of the IANA time zone database", "Asia/Seoul"),
    FieldType.DEGREES: TypeOfValue(
        "degrees", "WGS 84 decimal degrees; south and west are negative", "37.09"
    ),
    FieldType.LANGUAGE: TypeOfValue("language", "BCP 47 language tag", "ko"),
    FieldType.URL: TypeOfValue(
        "web address", "begins with `https://` or `http://`", "https://example.org/a"
    ),
    FieldType.HASH: TypeOfValue("hash", "SHA-256 as 64 digits from 0 to f", "0f" * 32),
    FieldType.ORDINAL: TypeOfValue("whole number", "from 1, in digits", "12"),
    FieldType.TIMECODE: TypeOfValue("time in a recording", "`HH:MM:SS`", "00:12:31"),
    FieldType.NUMBER: TypeOfValue(
        "number",
        "a number, `~10` (about), `17000+` (over), `<5`, `6..8`, or `unknown`",
        "17000+",
        "numbers",
    ),
    FieldType.MONEY: TypeOfValue("money", "number and ISO 4217 currency", "~3.9e12 KRW", "numbers"),
    FieldType.DATE: TypeOfValue(
        "date",
        "a day, month or year (EDTF), or a wording such as `by 2030`; `unknown` if it is not known",
        "early 2022-07",
        "dates",
    ),
    FieldType.PERIOD: TypeOfValue(
        "period", "interval of exact days; `..` is an open end", "1994/2012-02"
    ),
    FieldType.RECORDS: TypeOfValue(
        "records", "a list of `{part: value, …}`", "{when: 2014, quantity: 8}"
    ),
    FieldType.WORDING: TypeOfValue("texts", "several texts of one field", "continue the talks"),
    FieldType.TAG: TypeOfValue("tag", "lower-case words joined by hyphens", "gulf-of-oman"),
    FieldType.ACTOR: TypeOfValue("actor", "key of an actor", "kor"),
    FieldType.SYSTEM: TypeOfValue("system", "key of a system", "f-35a"),
    FieldType.PROGRAMME: TypeOfValue("programme", "key of a programme", "kill-chain"),
    FieldType.PLACE: TypeOfValue("place", "key of a place", "sunan"),
    FieldType.SOURCE: TypeOfValue("source", "key of a source", "ministry-note"),
    FieldType.EVENT: TypeOfValue("event", "key of an event", "northern-shield"),
    FieldType.COLUMNS: TypeOfValue(
        "columns", "names, each with value paths", "{Buyer: buyer, Notes: ''}"
    ),
    FieldType.FILE: TypeOfValue(
        "file", "path inside the folder of the chronicle", "sources/note.txt"
    ),
}
