"""What a mistyped key was probably meant to be."""

from sqlmodel import Session

from timeline.likeness import near
from timeline.query.naming import called

EVERY_KEY = "keys are in: timeline list events (or actors, systems, programmes, places, sources)"


def nearest_keys(session: Session, key: str, type_: str = "") -> list[str]:
    """At most three keys of records (of one type, if named) that are like ``key``, nearest first.

    What a register entry is called counts like its key: ``rok`` finds ``kor`` by its alias ROK.
    """
    meant: dict[str, list[str]] = {}
    for text, named in called(session, type_):
        meant.setdefault(text, []).append(named.key)
    found = near(key, meant, 6)
    return list(dict.fromkeys(each for text in found for each in meant[text]))[:3]
