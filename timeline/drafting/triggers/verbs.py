"""The forms of the verbs of the rules, and what their form says of the time of the event."""

from functools import cache
from typing import Final

_IRREGULAR: Final = {
    "shoot": "shot", "hold": "held", "begin": "began begun", "buy": "bought", "sell": "sold",
    "send": "sent", "meet": "met", "sink": "sank sunk", "blow": "blew blown", "strike": "struck",
    "hit": "hit", "shut": "shut", "build": "built", "fly": "flew flown", "leave": "left",
    "give": "gave given", "lend": "lent", "take": "took taken", "put": "put",
    "break": "broke broken",
    "cancel": "cancelled canceled",
    "win": "won", "say": "said", "tell": "told", "speak": "spoke spoken", "run": "ran", "withdraw":
    "withdrew withdrawn", "pull": "pulled", "ban": "banned", "ram": "rammed", "jam": "jammed",
    "kidnap": "kidnapped", "expel": "expelled", "scrap": "scrapped", "swim": "swam",
    "wrap": "wrapped", "stop": "stopped", "have": "had", "find": "found", "set": "set",
    "lay": "laid", "mothball": "mothballed", "deploy": "deployed", "destroy": "destroyed",
    "float": "floated", "bring": "brought", "kill": "killed", "cut": "cut", "hand": "handed",
    "control": "controlled", "phase": "phased", "call": "called", "fall": "fell fallen",
    "catch": "caught", "go": "went gone", "freeze": "froze frozen", "quit": "quit",
    "wind": "wound", "get": "got", "ship": "shipped",
    "drop": "dropped", "slam": "slammed",
    "spend": "spent", "infiltrate": "infiltrated", "torpedo": "torpedoed", "hijack": "hijacked",
}  # fmt: skip
_DOUBLED: Final = (
    "begin", "ban", "ram", "jam", "kidnap", "expel", "scrap", "wrap", "stop", "shut", "hit", "put",
    "run", "set", "cut", "swim", "control", "quit", "get", "ship", "drop", "slam",
)  # fmt: skip
_PASTS: Final = frozenset(past for pasts in _IRREGULAR.values() for past in pasts.split())
_VOWELS: Final = "aeiou"


@cache
def _past(verb: str) -> tuple[str, ...]:
    if verb in _IRREGULAR:
        return tuple(_IRREGULAR[verb].split())
    if verb.endswith("e"):
        return (f"{verb}d",)
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return (f"{verb[:-1]}ied",)
    return (f"{verb}ed",)


def _ing(verb: str) -> str:
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb[:-1]}ing"
    return f"{verb}ing"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ies"
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    return f"{verb}{ending}" if verb != "have" else "has"


def _split(verb: str) -> tuple[str, str, str]:
    """Return the words before, the verb itself and what follows: ``test-``, ``fire``, `` off``."""
    head, space, tail = verb.partition(" ")
    first, hyphen, last = head.rpartition("-")
    return f"{first}{hyphen}", last, f"{space}{tail}"


@cache
def forms(verb: str) -> tuple[str, ...]:
    """Return all forms of a verb; it may have a particle, as in ``kick off``."""
    before, stem, after = _split(verb)
    own = (stem, *_past(stem), _ing(stem), _third(stem))
    return tuple(f"{before}{each}{after}" for each in dict.fromkeys(own))


def tense(form: str) -> str:
    """Return ``past``, ``ing``, ``third`` or ``base`` for the form of a verb in a text.

    A form that may be the past is taken as it: ``hit``, ``shut``.
    """
    word = form.lower().split()[0].rpartition("-")[2]
    if word in _PASTS or (word.endswith("ed") and not word.endswith("eed")):
        return "past"
    if word.endswith("ing"):
        return "ing"
    return "third" if word.endswith("s") and not word.endswith("ss") else "base"
