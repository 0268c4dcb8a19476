"""The closed vocabularies of the shared tables, in the order in which they are shown."""

from collections.abc import Mapping
from typing import Final, NamedTuple


class Word(str):
    """A word of a closed vocabulary, with its definition in one line.

    ``of`` are the words of another vocabulary that it narrows, if it does (``Field.narrows``).
    """

    __slots__ = ("meaning", "of")
    meaning: str
    of: tuple[str, ...]

    def __new__(cls, word: str, meaning: str, of: tuple[str, ...] = ()) -> "Word":
        """Make a word; it is equal to the plain text."""
        made = super().__new__(cls, word)
        made.meaning, made.of = meaning, of
        return made

    def __getnewargs__(self) -> tuple[str, str, tuple[str, ...]]:  # type: ignore[override]
        """Return what a copy is made from."""
        return str(self), self.meaning, self.of


def words(meanings: Mapping[str, str]) -> tuple[Word, ...]:
    """Return a vocabulary from its words and their definitions, in order."""
    return tuple(Word(word, meaning) for word, meaning in meanings.items())


def narrower(meanings: Mapping[str, tuple[str, str]]) -> tuple[Word, ...]:
    """Return a vocabulary whose words narrow those of another one, named before each definition."""
    return tuple(Word(word, each, tuple(of.split())) for word, (of, each) in meanings.items())


ENTITY_TYPES: Final = ("event", "actor", "system", "programme", "place", "source", "query")

CLAIMED: Final = "claimed"
"""The status of an event that may have happened: numbers of what happened may include it."""

STATUSES: Final = words(
    {
        "planned": "intended, not yet made public",
        "announced": "made public, and still to come",
        "occurred": "happened",
        "cancelled": "planned or announced, and called off",
        CLAIMED: "asserted by a party, not otherwise established to have happened",
    }
)

STILL_TO_COME: Final = ("planned", "announced")
"""The statuses of events that have not happened yet."""

NOT_HAPPENED: Final = (*STILL_TO_COME, "cancelled")
"""The statuses of events that have not happened: no number of what happened includes them."""

ACTOR_KINDS: Final = words(
    {
        "state": "a country",
        "former-state": "a country that no longer exists, with or without an ISO code",
        "organisation": "a ministry, an agency, an international organisation, a news agency",
        "company": "a firm that makes, sells or operates equipment",
        "person": "one human being",
        "unit": "a part of armed forces: a fleet, a brigade, a squadron",
        "armed-group": "an armed party that is not part of the forces of a state",
        "alliance": "states bound by treaty: NATO",
        "unknown": "a party that sources mention but do not identify",
    }
)
SYSTEM_CATEGORIES: Final = words(
    {
        "aircraft": "crewed and uncrewed aircraft, airships and balloons",
        "missile": "guided missiles and ballistic missiles",
        "launcher": "launchers of missiles and rockets",
        "ship": "surface ships",
        "submarine": "submarines and uncrewed underwater craft",
        "vehicle": "tanks, armoured vehicles and other land vehicles",
        "artillery": "guns, mortars and rocket artillery",
        "air-defence": "systems that defend against aircraft or missiles",
        "sensor": "radars, sonars and other sensors",
        "munition": "bombs, shells, mines, torpedoes and warheads",
        "engine": "engines for any of the others",
        "space": "satellites and space launch vehicles",
        "other": "none of the others",
    }
)
SYSTEM_CLASSES: Final = narrower(
    {
        "fighter": ("aircraft", "combat aircraft for air or ground targets"),
        "ground-attack": ("aircraft", "combat aircraft for ground targets"),
        "bomber": ("aircraft", "long-range combat aircraft for ground targets"),
        "transport": ("aircraft", "cargo and passengers"),
        "tanker": ("aircraft", "refuels others in flight"),
        "trainer": ("aircraft", "trains crews"),
        "patrol": ("aircraft ship", "watches the sea"),
        "early-warning": ("aircraft sensor", "watches the air by radar over long distances"),
        "reconnaissance": ("aircraft ship vehicle space", "gathers intelligence"),
        "electronic-warfare": ("aircraft ship vehicle sensor", "jams or deceives"),
        "helicopter": ("aircraft", "rotary wing"),
        "attack-helicopter": ("aircraft", "rotary wing, for combat"),
        "uav": ("aircraft munition", "uncrewed"),
        "balloon": ("aircraft", "balloon or airship"),
        "crbm": ("missile", "ballistic, range below 300 km"),
        "srbm": ("missile", "ballistic, range below 1,000 km"),
        "mrbm": ("missile", "ballistic, range of 1,000 to 3,000 km"),
        "irbm": ("missile", "ballistic, range of 3,000 to 5,500 km"),
        "icbm": ("missile", "ballistic, range above 5,500 km"),
        "slbm": ("missile", "ballistic, launched from a submarine"),
        "cruise": ("missile", "flies in the atmosphere for the whole distance"),
        "hypersonic": ("missile", "glides or manoeuvres above five times the speed of sound"),
        "anti-ship": ("missile", "against ships"),
        "anti-tank": ("missile", "against tanks"),
        "anti-submarine": ("missile", "against submarines"),
        "anti-radiation": ("missile", "against radars"),
        "air-to-air": ("missile", "from an aircraft against aircraft"),
        "air-to-surface": ("missile", "from an aircraft against targets on land or at sea"),
        "sam": ("missile air-defence", "from the surface against aircraft"),
        "manpads": ("missile air-defence", "against aircraft, carried and fired by one person"),
        "abm": ("missile air-defence", "against ballistic missiles"),
        "carrier": ("ship", "carries aircraft"),
        "cruiser": ("ship", "large combatant, above a destroyer"),
        "destroyer": ("ship", "large escort"),
        "frigate": ("ship", "escort"),
        "corvette": ("ship", "small combatant"),
        "amphibious": ("ship vehicle", "lands troops"),
        "fast-attack": ("ship", "small and fast, with missiles or torpedoes"),
        "mine-warfare": ("ship", "lays or clears mines"),
        "support": ("ship", "supplies others"),
        "ssn": ("submarine", "nuclear propulsion, attack"),
        "ssbn": ("submarine", "nuclear propulsion, ballistic missiles"),
        "ssgn": ("submarine", "nuclear propulsion, cruise missiles"),
        "ssk": ("submarine", "conventional propulsion"),
        "ssb": ("submarine", "conventional propulsion, ballistic missiles"),
        "midget": ("submarine", "a small one, for coasts and for agents"),
        "uuv": ("submarine", "uncrewed"),
        "tank": ("vehicle", "main battle tank or light tank"),
        "tank-destroyer": ("vehicle", "with a gun or missiles against tanks"),
        "ifv": ("vehicle", "carries infantry and fights with it"),
        "apc": ("vehicle", "carries infantry"),
        "engineering": ("vehicle", "recovers vehicles, lays bridges, lays or clears mines"),
        "turret": ("vehicle ship", "a turret without the rest"),
        "chassis": ("vehicle", "a chassis without its weapon"),
        "gun": ("artillery air-defence", "towed, self-propelled or naval gun"),
        "mlrs": ("artillery launcher", "multiple rocket launcher"),
        "mortar": ("artillery", "mortar"),
        "radar": ("sensor air-defence", "radar"),
        "sonar": ("sensor", "sonar"),
        "electro-optical": ("sensor", "cameras, infra-red sensors and lasers"),
        "bomb": ("munition", "guided or unguided bomb"),
        "loitering": ("munition", "flies over an area until it attacks; a one-way attack drone"),
        "shell": ("munition", "for guns and mortars"),
        "warhead": ("munition", "without its carrier"),
        "torpedo": ("munition", "torpedo"),
        "mine": ("munition", "mine"),
        "satellite": ("space", "in orbit"),
        "launch-vehicle": ("space missile", "carries payloads into orbit"),
        "turbofan": ("engine", "turbofan or turbojet"),
        "turboprop": ("engine", "turboprop or turboshaft"),
        "gas-turbine": ("engine", "gas turbine of a ship or a vehicle"),
        "piston": ("engine", "piston engine of an aircraft"),
        "diesel": ("engine", "diesel"),
        "ramjet": ("engine", "ramjet or scramjet"),
        "aip": ("engine", "air-independent propulsion of a submarine"),
        "rocket": ("engine munition", "rocket motor, or unguided rocket"),
    }
)

RELIABILITIES: Final = words(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged, which is not the worst grade",
    }
)
"""Reliability of a source (NATO Admiralty code)."""
CREDIBILITIES: Final = words(
    {
        "1": "confirmed by other sources",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "truth cannot be judged, which is not the worst grade",
    }
)
"""Credibility of the information (NATO Admiralty code)."""

STANCES: Final = ("supports", "restates", "disputes", "inferred", "accepted")
EXPECTED: Final = "expected"
MODALITIES: Final = ("", EXPECTED, "actual")


class LinkType(NamedTuple):
    """A type of link: its words from the event that has the link, and from the other event.

    ``kinds`` are the kinds of event that can have the link, ``to`` the kinds of the other event;
    empty for any kind. Events cannot be linked in a cycle if it is ``one_way``. If it ``follows``,
    the event that has the link is not expected before the other one.
    """

    reads: str
    back: str
    kinds: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    one_way: bool = False
    follows: bool = False


_STAGED: Final = ("procurement", "agreement", "measure")
"""The kinds of event that have stages, each an event of its own."""

LINKS: Final[dict[str, LinkType]] = {
    "responds-to": LinkType("responds to", "answered by"),
    "part-of": LinkType("part of", "comprises"),
    "during": LinkType("during", "time of"),
    "before": LinkType("before", "after"),
    "after": LinkType("after", "before"),
    "announces": LinkType("announces", "announced by", one_way=True),
    "threatens": LinkType("threatens", "threatened by"),
    "funds": LinkType("funds", "funded by", one_way=True),
    "delivers": LinkType(
        "delivers",
        "delivered by",
        kinds=("procurement", "deployment", "measure"),
        to=_STAGED,
        one_way=True,
        follows=True,
    ),
    "stage-of": LinkType("stage of", "has the stage", kinds=_STAGED, to=_STAGED, one_way=True),
    "supports": LinkType("supports", "supported by"),
    "refers-to": LinkType("refers to", "referred to by"),
    "same-as": LinkType("same as", "same as"),
}
#: Links that constrain dates; each is a constraint of the network of dates.
DATING_LINKS: Final = ("part-of", "during", "before", "after")
#: Links that order an event after the other one on the same days (``before``: the reverse order).
#: Of these two only ``after`` bounds dates: a threat may respond to a drill in the future.
AFTER_LINKS: Final = ("responds-to", "after")

#: The changes of a record, a chronicle or a file in a revision. ``moved``: a record is in another
#: file than before, or the other chronicles that define it have changed.
CHANGES: Final = ("added", "changed", "removed", "moved")
CHANGED_TYPES: Final = (*ENTITY_TYPES, "chronicle", "file")
