"""Rules that recognise an event in a sentence, and the short notation of their patterns.

A pattern is matched against the *tagged* text of a sentence, in which every name, date and amount
of money is replaced by as many copies of one private character (``TAGS``), so that a pattern sees
a fighter where the text has ``F-35A``. In a pattern

- ``<buy|order>`` is any form of these verbs, which are listed in ``verbs``;
- `` ~~ `` is a gap of at most nine words without a comma or another mark;
- `` ~ `` is such a gap inside one object: without a preposition, or a noun that is the object;
- ``{missile}`` and the like are the nouns of ``NOUNS``, in the singular or the plural.
"""

import re
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property
from typing import Final

from timeline.drafting.triggers.verbs import forms

TAGS: Final = {
    "actor": "\ue000", "system": "\ue001", "missile": "\ue002", "place": "\ue003",
    "programme": "\ue004", "date": "\ue005", "money": "\ue006", "name": "\ue007",
}  # fmt: skip
_VERBS: Final = re.compile(r"(?<!\?P)<([a-z][^<>]*)>")
_WORD: Final = r"[^\s;:()“”\"]*[^\s,;:()“”\"]"
_NOT_INSIDE: Final = (
    r"(?:into|against|at(?! least)|for|(?<!up )to|by|that|which|because|with|from|on|talks|review"
    r"|study|investigations?|inquiry|probe|discussions|speech|report|vote|preparations|opposition"
    r"|moratorium|campaign|offensive|search|(?:about|over|around)(?! (?:[0-9]|an? |half|one|two"
    r"|three"
    r"|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty)))\b(?! \ue005)"
)
_GAP: Final = rf"(?: {_WORD}){{0,9}}? "
_SEEMS: Final = r"(?: what (?:[a-z]+ ){1,4}(?:to be|called|was|were)\b)?"
_OBJECT_GAP: Final = rf"{_SEEMS}(?: (?!{_NOT_INSIDE}){_WORD}){{0,9}}? "

NOUNS: Final[dict[str, str]] = {
    "missile": rf"(?:missile|rocket|projectile|satellite|launch vehicle|ICBM|SLBM|SRBM"
    rf"|{TAGS['missile']}+)s?",
    "aircraft": r"(?:aircraft|jet|plane|fighter|bomber|helicopter|drone|warplane|airplane"
    r"|(?:MiG|Su|F|F/A|B|C|J|Tu|Mi|UH|AH|P|E|RC|KC|MQ|RQ)-[0-9]+[A-Z]*)s?",
    "ship": r"(?:ship|warship|vessel|boat|tanker|trawler|freighter|destroyer|frigate|submarine"
    r"|carrier|patrol boat|cargo ship)s?",
    "troops": r"(?:troop|soldier|personnel|servicemember|marine|sailor|serviceman|servicemen"
    r"|airmen|men|policemen|police officer|fighter|civilian|people|person|worker|crew member)s?",
    "system": rf"(?:(?:{TAGS['system']}|{TAGS['missile']})+s?|(?:tank|howitzer|launcher|missile|jet"
    r"|fighter|aircraft|helicopter|submarine|destroyer|frigate|corvette|drone|vehicle|gun|radar"
    r"|batter(?:y|ie)"
    r"|interceptor|bomber|plane|ship|system)s?)",
    "exercise": r"(?:exercise|drill|manoeuvre|maneuver|war ?game|training)s?",
    "actor": rf"{TAGS['actor']}+",
    "date": rf"{TAGS['date']}+",
    "money": rf"{TAGS['money']}+",
    "name": rf"{TAGS['name']}+",
}  # fmt: skip


NOUNS["force"] = f"(?:{'|'.join(NOUNS[each] for each in ('troops', 'aircraft', 'ship', 'system'))})"


@dataclass(frozen=True, slots=True)
class Roles:
    """The fields of the actors of an event, by their place in its clause; empty for none.

    ``after`` are those after a preposition, ``every`` those anywhere in the clause.
    """

    subject: str = ""
    object: str = ""
    after: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """One way to report an event.

    ``written`` is its pattern in the notation of this module. ``sets`` are terms that its words
    state. ``passive``: the subject in the text is what the event happens to. ``noun``: the event is
    a noun, which has no tense. ``count`` is the field of the number before ``counted``, a noun of
    ``NOUNS``; ``one``: its article is a number, too. ``named``: without an actor as its subject it
    is not an event.
    """

    kind: str
    written: str
    roles: Roles
    sets: Mapping[str, str] = field(default_factory=dict)
    _: KW_ONLY
    passive: bool = False
    noun: bool = False
    count: str = ""
    counted: str = ""
    one: bool = False
    named: bool = False

    @cached_property
    def _forms(self) -> tuple[str, ...]:
        """The forms of its verbs; none if it has no verbs."""
        verbs = _VERBS.search(self.written)
        return tuple(form for verb in verbs[1].split("|") for form in forms(verb)) if verbs else ()

    @cached_property
    def words(self) -> frozenset[str]:
        """The first words of the forms of its verbs, of which a sentence must have one."""
        return frozenset(form.split()[0].split("-")[0] for form in self._forms)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern. A text has the words of few rules: only these are compiled."""
        group = "|".join(sorted(map(re.escape, self._forms), key=len, reverse=True))
        text = _VERBS.sub(lambda _: rf"\b(?P<verb>{group})\b", self.written, count=1)
        text = text.replace(" ~~ ", _GAP).replace(" ~ ", _OBJECT_GAP)
        for name, noun in NOUNS.items():
            text = text.replace(f"{{{name}}}", noun)
        return re.compile(text, re.IGNORECASE)
