"""Everyday names of fields, and the fields that they mean.

One table for seed files, value paths and queries. Each word has alternatives, the best first. An
alternative is one name or several, and applies only where it is the name of a field: ``who`` means
``launcher`` in a launch, ``participants`` or ``observers`` in an exercise, ``actor`` in a query.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final

from timeline.kinds import KINDS

_ROLES: Final = " ".join(dict.fromkeys(role.name for kind in KINDS.values() for role in kind.roles))
_WHEN: Final = "when | date | published"
_WHO: Final = f"actor | {_ROLES}"
_GUESTS: Final = f"participants participant | {_WHO}"
_WHAT: Final = "system | systems"
_MONEY: Final = "cost"
_HOW_MANY: Final = "quantity | troops aircraft ships"
_TEXT: Final = "summary | note"
_CITED: Final = "cite | source"

_TABLE: Final[dict[str, str]] = {
    # when
    "when": _WHEN, "date": _WHEN, "dates": _WHEN, "datetime": _WHEN, "day": _WHEN, "time": _WHEN,
    "timestamp": _WHEN, "start": _WHEN, "start_date": _WHEN, "begin": _WHEN, "began": _WHEN,
    "end": _WHEN, "end_date": _WHEN, "month": _WHEN, "period": _WHEN, "year": _WHEN,
    "published_at": "published", "published_on": "published", "publication_date": "published",
    "date_published": "published", "pubdate": "published", "accessed_on": "accessed",
    "retrieved": "accessed", "deadline": "delivery", "due": "delivery", "delivered": "delivery",
    "eta": "delivery", "spent": "spending",
    # where
    "location": "place", "where": "place", "site": "place", "venue": "place", "city": "place",
    "area": "place", "region": "place", "base": "place",
    "facility": "place", "plant": "facility | place", "lat": "latitude", "lon": "longitude",
    "lng": "longitude", "long": "longitude", "coordinates": "latitude longitude",
    "time_zone": "timezone", "tz": "timezone", "zone": "timezone", "target": "impact | place",
    "country": f"country | {_ROLES} | place", "nation": f"country | {_ROLES}",
    "countries": f"country | {_ROLES}", "state": f"country | {_ROLES} | status",
    "nationality": "country", "iso": "country", "country_code": "country",
    # who
    "who": _WHO, "actor": _WHO, "actors": _WHO, "parties": _WHO, "party": _WHO, "by": _WHO,
    "participants": _GUESTS, "participant": _GUESTS,
    "players": _WHO, "nations": _WHO, "states": _WHO, "forces": f"force | {_WHO}",
    "members": _WHO, "people": _WHO, "person": _WHO, "organisation": _WHO, "organization": _WHO,
    "attendees": _GUESTS, "guests": _GUESTS,
    "launched_by": "launcher", "fired_by": "launcher", "operator": f"launcher | {_WHO}",
    "owner": f"operator | {_WHO}", "retired_by": "operator", "given_to": "recipient",
    "financed_by": "payer", "financed": "payer", "paid_by": "payer", "funded_by": "payer",
    "customer": "buyer", "purchaser": "buyer", "client": "buyer", "supplier": "seller",
    "vendor": "seller", "contractor": "seller", "manufacturer": "maker | seller",
    "producer": "maker | seller", "made_by": "maker", "version": "version_of | edition",
    "said_by": "speaker", "to": "addressee | towards | recipient", "buyers": "buyer",
    "spokesperson": "speaker", "audience": "addressee", "recipient": "addressee | buyer",
    "hosted_by": "host", "organizer": "host", "organiser": "host", "unit": f"force | {_WHO}",
    "author": "author | speaker source | cite", "writer": f"author | {_CITED}",
    "publisher": f"publisher | {_CITED}", "outlet": f"publisher | {_CITED}",
    "newspaper": f"publisher | {_CITED}", "claimed": "claimant", "claimed_by": "claimant",
    "according_to": "claimant", "reported_by": "claimant", "attributed_to": "claimant",
    # what
    "type": "kind | category | form", "event_type": "kind", "category": "category | kind",
    "class": "category | kind", "subclass": "class", "subtype": "form", "variant": "form | part_of",
    "system": _WHAT, "weapon": _WHAT, "weapons": _WHAT, "weapon_system": _WHAT, "missile": _WHAT,
    "missiles": f"{_WHAT} | quantity", "rocket": _WHAT, "equipment": _WHAT, "platform": _WHAT,
    "model": _WHAT,
    "designation": f"{_WHAT} | aliases", "vehicle": _WHAT, "plane": _WHAT,
    "topic": "agenda | tags", "topics": "agenda | tags", "subject_matter": "agenda",
    "project": "programme", "program": "programme", "programs": "programme", "plan": "programme",
    "tag": "tags | programme", "tags": "programme", "label": "tags | title",
    "operation": "series", "codename": "series", "exercise_name": "series",
    "result": "outcome", "success": "outcome", "phase": "stage", "step": "stage",
    # how many, how much
    "amount": f"{_HOW_MANY} | {_MONEY}", "count": _HOW_MANY, "number": f"{_HOW_MANY} series_number",
    "num": _HOW_MANY, "how_many": _HOW_MANY, "units": _HOW_MANY, "size": _HOW_MANY,
    "total": _HOW_MANY, "soldiers": "troops", "personnel": "troops", "strength": "troops",
    "casualties": "killed wounded", "deaths": "killed", "dead": "killed",
    "fatalities": "killed", "injured": "wounded", "injuries": "wounded",
    "planes": "aircraft", "jets": "aircraft", "vessels": "ships", "price": _MONEY,
    "budget": _MONEY, "value": _MONEY, "money": _MONEY, "worth": _MONEY, "costs": _MONEY,
    "funding": _MONEY, "fleet": "fleet_after", "inventory": "fleet_after",
    "distance": "range", "altitude": "apogee", "height": "apogee", "max_altitude": "apogee",
    "duration": "flight_time", "flight_duration": "flight_time",
    # texts and their sources
    "description": _TEXT, "desc": _TEXT, "details": _TEXT, "notes": f"note | {_TEXT}",
    "note": _TEXT, "comment": _TEXT, "comments": _TEXT, "remarks": _TEXT,
    "text": f"quote | {_TEXT}", "urls": f"url | {_CITED}",
    "body": f"text | {_TEXT}", "content": f"text | {_TEXT}", "abstract": _TEXT,
    "file": "text", "name": "name | title", "headline": "title", "heading": "title",
    "subject": "title", "title": "title | name", "statement": "words", "said": "words",
    "url": f"url | {_CITED}", "link": f"url | links | {_CITED}", "href": f"url | {_CITED}",
    "website": f"url | {_CITED}", "web": f"url | {_CITED}", "address": f"url | {_CITED}",
    "source": _CITED, "sources": _CITED, "ref": _CITED, "refs": _CITED, "reference": _CITED,
    "references": _CITED, "citation": _CITED, "citations": _CITED, "evidence": _CITED,
    "excerpt": f"quote | {_CITED}", "passage": f"quote | {_CITED}", "archive": "archived",
    "archive_url": "archived", "lang": "language", "rating": "reliability | grade",
    "confidence": "grade | credibility", "quality": "reliability | grade",
    "trust": "reliability | grade", "certainty": "credibility | grade",
    "related": "links", "relations": "links", "parent": "part_of | part-of",
    "belongs_to": "part_of | part-of", "alias": "aliases", "aka": "aliases",
    "also_known_as": "aliases", "other_names": "aliases", "synonyms": "aliases",
    "id": "key", "release": "edition", "sha256": "file_sha256", "hash": "file_sha256",
    "checksum": "file_sha256", "column": "columns", "header": "columns",
}  # fmt: skip


_HOW_MANY_OF: Final = re.compile(
    r"(?:number|amount|count|total|num|no|nr|qty)_(?:of_)?(\w+)|(\w+)_(?:count|number|quantity|total)"
)
_FACT_OF: Final = re.compile(
    r"(?:name|type|kind|date|list|key|id)s?_of_(\w+)"
    r"|(\w+)_(?:name|type|key|id|list|date|day|text|at|on|by)s?"
)
"""A name that says of what a fact is."""


def meant(word: str, fields: Collection[str]) -> list[str]:
    """Return those of these fields that ``word`` means in everyday speech; empty if none."""
    return next(_alternatives(word, fields), [])


def all_meant(word: str, fields: Collection[str]) -> list[list[str]]:
    """Return every alternative of what ``word`` means among these fields, the best first.

    A word of several parts means what its parts say: ``missile_type``, ``number_of_ships``.
    """
    found = [*_alternatives(word, fields)]
    if found:
        return found
    name = _folded(word)
    if match := _HOW_MANY_OF.fullmatch(name):
        rest = match[1] or match[2]
        counted = [each for each in (rest, f"{rest}s", rest.removesuffix("s")) if each in fields]
        return [*([counted] if counted else []), *_alternatives("count", fields)]
    if match := _FACT_OF.fullmatch(name):
        rest = match[1] or match[2]
        own = [[rest]] if rest in fields else [*_alternatives(rest, fields)]
        return own or ([*_alternatives("date", fields)] if name.endswith("_date") else [])
    return []


def _alternatives(word: str, fields: Collection[str]) -> Iterator[list[str]]:
    name = _folded(word)
    for each in dict.fromkeys((name, name.removesuffix("s"), f"{name}s")):
        for alternative in _TABLE.get(each, "").split("|"):
            found = [field for field in alternative.split() if field in fields and field != word]
            if alternative.strip() == _ROLES:
                found = _in_order(found)
            if found:
                yield found


def _in_order(roles: list[str]) -> list[str]:
    """Return the roles of a kind in the order of its fields: the main one comes first."""
    for kind in KINDS.values():
        own = [role.name for role in kind.roles]
        if {*roles} <= {*own}:
            return [role for role in own if role in roles]
    return roles


def _folded(word: str) -> str:
    return word.strip().casefold().replace("-", "_").replace(" ", "_")
