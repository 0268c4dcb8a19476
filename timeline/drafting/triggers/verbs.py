"""The forms of the verbs of the rules, and what their form says of the time of the event."""

from functools import cache
from typing import Final

_IRREGULAR: Final = {
    "agree": "agreed", "begin": "began begun", "blow": "blew blown", "break": "broke broken",
    "bring": "brought", "build": "built", "buy": "bought", "cancel": "cancelled canceled",
    "catch": "caught", "cut": "cut", "fall": "fell fallen", "find": "found", "fly": "flew flown",
    "freeze": "froze frozen", "get": "got", "give": "gave given", "go": "went gone", "have": "had",
    "hit": "hit", "hold": "held", "lay": "laid", "leave": "left", "lend": "lent", "meet": "met",
    "put": "put", "quit": "quit", "run": "ran", "say": "said", "sell": "sold", "send": "sent",
    "set": "set", "shoot": "shot", "shut": "shut", "sink": "sank sunk", "speak": "spoke spoken",
    "spend": "spent", "strike": "struck", "swim": "swam", "take": "took taken", "tell": "told",
    "win": "won", "wind": "wound", "withdraw": "withdrew withdrawn",
}  # fmt: skip
_DOUBLED: Final = (
    "begin", "ban", "ram", "jam", "kidnap", "expel", "scrap", "wrap", "stop", "shut", "hit", "put",
    "run", "set", "cut", "swim", "control", "quit", "get", "ship", "drop", "slam", "slap",
)  # fmt: skip
_PASTS: Final = frozenset(past for pasts in _IRREGULAR.values() for past in pasts.split())
_VOWELS: Final = "aeiou"


@cache
def _past(verb: str) -> tuple[str, ...]:
    if verb in _IRREGULAR:
        return tuple(_IRREGULAR[verb].split())
    if verb.endswith("e"):
        return (f"{verb}d",)
    if verb in _DOUBLED:
        return (f"{verb}{verb[-1]}ed",)
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
