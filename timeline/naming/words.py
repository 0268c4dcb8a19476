"""Everyday words for the words of closed vocabularies, and texts that mean “no value”.

Each word has alternatives, the best first. An alternative applies only where it is a word of the
field: ``n/a`` means ``not-applicable`` for an outcome. The tables serve messages only; no value is
read by them.
"""

import re
from collections.abc import Sequence
from typing import Final

from timeline.models.vocabularies import Word

LONGEST: Final = 120
"""Characters of a text at most that is looked up; longer ones are prose."""
_ABSENT: Final = re.compile(
    r"[?–—.-]+|n\.?[/\\ ]?[ads]\.?|none|nil|null|nothing|empty|missing|blank|various|local"
    r"|(?:un|not[ -]|in)(?:known|applicable|available|reported|stated|disclosed|specified|given"
    r"|determined|recorded|clear|confirmed)|undefined|tb[acd]|no data|see (?:text|note)",
    re.IGNORECASE,
)
_NOT_APPLICABLE: Final = re.compile(
    r"n\.?[/\\ ]?a\.?|none|nil|not[ -]applicable|[–—-]+", re.IGNORECASE
)

_TABLE: Final[dict[str, str]] = {
    # outcomes
    "ok": "success", "succeeded": "success", "worked": "success", "passed": "success",
    "yes": "success", "good": "success", "failed": "failure", "exploded": "failure",
    "unsuccessful": "failure", "no": "failure", "aborted": "cancelled",
    "partially successful": "partial", "partial success": "partial", "partial failure": "partial",
    # statuses
    "done": "occurred | delivered", "happened": "occurred", "held": "occurred",
    "took place": "occurred", "conducted": "occurred", "completed": "occurred | delivered",
    "finished": "occurred", "past": "occurred", "confirmed": "occurred | 1", "actual": "occurred",
    "scheduled": "planned", "future": "planned",
    "expected": "planned", "upcoming": "planned", "postponed": "planned", "delayed": "planned",
    "tentative": "planned", "called off": "cancelled", "alleged": "claimed", "rumoured": "claimed",
    "unconfirmed": "claimed", "reported": "claimed",
    # stages, actions, modes, conditions
    "contract": "ordered | signed | procurement",
    "contracted": "ordered | signed", "order": "ordered | procurement",
    "bought": "ordered | purchase", "signed": "signed | ordered", "awarded": "ordered",
    "requested": "proposed", "planned": "proposed", "announced": "proposed | agreed",
    "authorised": "approved", "authorized": "approved", "approval": "approved",
    "cleared": "approved", "delivery": "delivered | procurement", "received": "delivered",
    "in service": "delivered", "terminated": "cancelled | withdrawn", "canceled": "withdrawn",
    "cancelled": "withdrawn", "abrogated": "withdrawn", "effective": "in-force",
    "entered into force": "in-force", "active": "in-force", "lapsed": "expired",
    "concluded": "agreed", "draft": "negotiated", "negotiations": "negotiated",
    "tightened": "extended", "renewed": "extended", "relaxed": "eased", "removed": "lifted",
    "introduced": "imposed", "started": "imposed",
    "sale": "purchase | procurement", "sold": "purchase",
    "fms": "purchase", "dcs": "purchase", "donation": "gift", "donated": "gift | aid",
    "grant": "aid", "licence": "licence-production", "license": "licence-production",
    "licensed production": "licence-production", "assembly": "kits", "leased": "lease",
    "used": "second-hand", "refurbished": "modernised", "upgraded": "modernised",
    "secondhand": "second-hand", "brand new": "new",
    # forms, levels, movements
    "test-fire": "ballistic | launch", "slbm": "ballistic", "icbm": "ballistic",
    "srbm": "ballistic",
    "irbm": "ballistic", "mrbm": "ballistic", "mlrs": "artillery-rocket", "slv": "space",
    "rocket": "artillery-rocket | space", "hgv": "hypersonic",
    "sam": "interceptor", "ftx": "field-training", "cpx": "command-post",
    "command post": "command-post", "simulation": "computer-simulated", "maritime": "naval",
    "aerial": "air", "joint": "mixed", "nuke": "nuclear", "uav": "drone",
    "cyber": "cyber-attack", "hacking": "cyber-attack", "hack": "cyber-attack",
    "gps jamming": "jamming", "shooting": "fire", "shelling": "fire", "artillery fire": "fire",
    "kidnapping": "abduction", "skirmish": "clash", "hijacking": "seizure", "phone": "telephone",
    "phone call": "telephone", "call": "telephone", "video": "virtual", "online": "virtual",
    "in person": "in-person", "face-to-face": "in-person", "heads of state": "leaders",
    "presidents": "leaders", "president": "leaders", "working level": "officials",
    "ministerial": "ministers", "mou": "memorandum", "truce": "ceasefire",
    "armistice": "ceasefire", "pact": "treaty | agreement", "contract for arms": "arms-deal",
    "joint statement": "joint-statement", "tweet": "post", "interview": "remarks",
    "press conference": "remarks", "warning": "threat", "sanctions": "sanction",
    "humanitarian aid": "aid", "export controls": "export-control", "arrived": "arrival",
    "left": "departure", "departed": "departure", "visit": "port-call | summit",
    "port visit": "port-call",
    # kinds of actor
    "country": "state", "nation": "state", "nation-state": "state", "government": "state",
    "ministry": "organisation", "agency": "organisation", "ngo": "organisation",
    "igo": "organisation", "institution": "organisation", "newspaper": "organisation",
    "party": "organisation", "military": "organisation", "army": "organisation",
    "navy": "organisation", "armed forces": "organisation", "firm": "company",
    "manufacturer": "company", "corporation": "company", "business": "company",
    "politician": "person", "leader": "person", "president of": "person", "official": "person",
    "individual": "person", "military unit": "unit", "brigade": "unit", "fleet": "unit | inventory",
    "terrorist group": "armed-group", "militia": "armed-group", "rebels": "armed-group",
    "non-state actor": "armed-group", "bloc": "alliance", "coalition": "alliance",
    # categories of system
    "plane": "aircraft", "airplane": "aircraft", "jet": "aircraft", "drone": "uav",
    "rotorcraft": "helicopter", "boat": "ship", "vessel": "ship", "naval": "ship",
    "warship": "ship", "sub": "submarine", "armor": "vehicle", "armour": "vehicle",
    "afv": "vehicle", "truck": "vehicle", "howitzer": "gun", "tel": "launcher",
    "ammunition": "munition", "ammo": "munition", "sensor suite": "sensor",
    "spacecraft": "satellite", "slv rocket": "space", "air defense": "air-defence",
    "air defence": "air-defence", "motor": "engine",
    # kinds of event
    "drill": "exercise", "military exercise": "exercise", "joint exercise": "exercise",
    "joint drill": "exercise", "war game": "exercise", "wargame": "exercise",
    "manoeuvre": "exercise", "maneuver": "exercise", "training": "exercise",
    "missile test": "launch", "missile launch": "launch", "missile firing": "launch",
    "rocket launch": "launch", "satellite launch": "launch", "test launch": "launch",
    "missile": "launch", "firing": "launch", "nuclear test": "test", "engine test": "test",
    "weapons test": "test", "meeting": "summit", "talk": "summit", "conference": "summit",
    "dialogue": "summit", "announcement": "statement", "comment": "statement",
    "deal": "agreement", "accord": "agreement", "arms deal": "arms-deal | procurement",
    "purchase": "procurement", "acquisition": "procurement", "arms sale": "procurement",
    "buy": "procurement", "stock": "inventory", "holding": "inventory",
    "decommissioning": "retirement", "scrapping": "retirement", "movement": "deployment",
    "troop movement": "deployment",
    # grades
    "probable": "2", "likely": "2", "possible": "3", "unlikely": "5",
    "true": "1", "false": "5",
}  # fmt: skip
_GRADE: Final = re.compile(r"([A-Fa-f])[-/ ]?([1-6])")


def is_absent(text: str) -> bool:
    """Return whether a text says that there is no value: ``n/a``, ``unknown``, ``TBD``, ``-``."""
    return len(text) <= LONGEST and _ABSENT.fullmatch(text.strip()) is not None


def word_meant(text: str, terms: Sequence[str]) -> str:
    """Return the word of a vocabulary that a text means in everyday speech; empty if none.

    The text may be the definition of the word, or the word with a remark after it.
    """
    if len(text) > LONGEST:
        return ""
    name = " ".join(text.replace("_", " ").split()).casefold()
    if is_absent(name):
        wanted = ("not-applicable",) if _NOT_APPLICABLE.fullmatch(name) else ()
        return next((each for each in (*wanted, "unknown", "F", "6") if each in terms), "")
    if match := _GRADE.fullmatch(name):
        return next((each for each in match.groups() if each.upper() in terms), "").upper()
    bare = re.sub(r"\s*\(.*\)$|[?!.]+$", "", name)
    for each in dict.fromkeys((name, bare, bare.removesuffix("s"))):
        for word in terms:
            meaning = word.meaning if isinstance(word, Word) else ""
            if each in (word.casefold(), word.replace("-", " "), meaning.partition(",")[0]):
                return str(word)
        for alternative in _TABLE.get(each, "").split(" | "):
            if alternative in terms:
                return alternative
    return ""
