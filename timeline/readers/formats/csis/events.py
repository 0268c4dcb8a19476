"""The names of events in the register of provocations, and the kind and form that each means.

The register writes the names by hand: *Exchange of Fire (Ground)*, *DMZ Exchange of Fire*. So each
row of the table is a pattern, and the first one that is found in a name counts. A name that has no
row keeps what is sure: it is a provocation, so an incident, without a form.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple


class EventType(NamedTuple):
    """What a name means.

    ``fields`` are fields of the kind. ``party`` is the field with the state whose provocations are
    listed. Without ``known`` the name is not in the table.
    """

    kind: str
    fields: Mapping[str, str]
    party: str
    known: bool = True


_PARTIES: Final = {
    "launch": "launcher",
    "test": "by",
    "incident": "by",
    "measure": "by",
    "activity": "by",
    "exercise": "participants",
    "statement": "speaker",
    "agreement": "parties",
}

# One line an entry: kind, then the fields, and what is found in the name.
_TABLE: Final = r"""
agreement form=treaty stage=withdrawn    | withdraw.*\b(?:npt|treaty)
agreement form=ceasefire stage=withdrawn | withdraw.*\barmistice
agreement stage=withdrawn                | withdraw
statement form=declaration               | boundary declaration
statement form=notice                    | no[- ](?:sail|fly)|navigation\w* warning|\bzones?\b.*\b(?:declar|clos)|(?:declar|clos)\w*.*\bzone
statement form=threat                    | threat|ultimatum
measure form=sanction                    | sanction
measure form=closure                     | clos(?:ure|ed|ing)\b|shut ?down
test form=engine                         | \bengine|\bmotor\b
test form=ejection                       | eject
activity form=production                 | reactor|reprocess|fuel rod|enrichment|plutonium|cent?rifuge
activity form=construction               | construct|rebuil
activity form=traffic                    | \btraffic|port activit
test form=subcritical                    | subcritical
test form=component                      | detonat\w+ device|trigger
test form=nuclear                        | nuclear (?:\w+ )?(?:test|detonation|explosion)|hydrogen bomb
test form=underwater                     | underwater|\buuvs?\b|torpedo test
test form=re-entry                       | re-?entry
test form=warhead                        | warhead.*test
test form=sea-trial                      | sea trial
launch form=space                        | satellite|space (?:launch|vehicle|rocket)|carrier rocket
launch form=artillery-rocket             | \bmlrs?\b|multiple[- ]\w+[- ]rocket|multiple rocket|artillery rocket|rocket artillery|controll\w+ rocket
launch form=mixed                        | cruise.*ballistic|ballistic.*cruise
launch form=anti-ship                    | anti-?ship|(?:surface|land)-to-ship
launch form=interceptor                  | surface-to-air|anti-?air|\bsams?\b
launch form=hypersonic                   | hypersonic
launch form=cruise                       | cruise
launch form=ballistic                    | ballistic|\b(?:[scmi]r|ic|sl)bms?\b
launch                                   | missile|projectile|rocket
exercise form=air                        | (?:air|plane|flight|bomber).*(?:exercise|drill)
exercise form=naval                      | (?:naval|navy|maritime).*(?:exercise|drill)
exercise form=live-fire                  | live[- ]fire
exercise                                 | exercise|\bdrill
activity form=broadcast                  | loudspeaker|broadcasts?\b
activity form=ceremony                   | parade|ceremon
incident form=jamming                    | jamm|\bgps\b
incident form=cyber-attack               | cyber|hack(?:ing|er|ed)\b|malware
incident form=balloon                    | balloon
incident form=drone                      | \bdrones?\b|\buavs?\b|unmanned aerial
incident form=assassination              | ass?ass?inat
incident form=seizure                    | hijack
incident form=shootdown                  | sh(?:ot|oot\w*)[- ]?down|down(?:ing|ed)\b
incident form=discovery                  | tunnel
incident form=infiltration               | infiltrat
incident form=arrest                     | arrest|spy ring
incident form=defection                  | defect
incident form=abduction                  | abduct|kidnap
incident form=seizure                    | seiz|captur|detain|detention
incident form=sinking                    | sink|sank|sunk
incident form=collision                  | collision|collid
incident form=crash                      | crash
incident form=explosion                  | (?:land ?)?mines? (?:explo|blast|incident)|landmine
incident form=attack                     | bomb|\braid|ambush|assault|attack|shelling|murder|killing|terror
incident form=demolition                 | demoli|bl(?:ow|ew)\w* up
incident form=explosion                  | explo|blast|detonat
incident form=clash                      | clash|skirmish|battle|firefight|naval campaign
incident form=fire                       | \bfires?\b|\bfired\b|gunfire|firing|shooting|\bshots?\b
incident form=interception               | intercept
incident form=incursion-air              | (?:incursion|intrusion|territorial|violation|cross|encroach|enroach).*\bair|air\w* (?:incursion|intrusion|violation)
incident form=incursion-sea              | (?:incursion|intrusion|territorial|violation|cross|encroach|enroach).*(?:maritime|\bsea\b|naval|\bnll\b)|(?:maritime|\bnll\b|naval).*(?:incursion|intrusion|violation|cross|encroach|enroach)
incident form=incursion-land             | (?:incursion|intrusion|territorial|violation|cross|encroach|enroach).*(?:ground|\bland\b|border|\bmdl\b|\bdmz\b)|(?:\bdmz\b|\bmdl\b|border).*(?:incursion|intrusion|violation|cross|encroach|enroach)
"""  # noqa: E501

_OTHERS_ACT: Final = frozenset({"discovery", "arrest", "defection"})
"""Forms in which the state takes part, but is not the one that acts."""
_AGAINST: Final = frozenset({"seizure", "sinking", "collision", "crash", "shootdown", "attack"})
_VICTIM: Final = re.compile(
    r"\b(?:of|on|against)\b(?: an?| the)? (?:north korean?|nk|dprk)\b", re.IGNORECASE
)


def _read(line: str) -> tuple[re.Pattern[str], EventType]:
    words, _, pattern = line.partition("|")
    kind, *pairs = words.split()
    fields = dict(pair.split("=") for pair in pairs)
    party = "involved" if fields.get("form") in _OTHERS_ACT else _PARTIES[kind]
    return re.compile(pattern.strip(), re.IGNORECASE), EventType(kind, fields, party)


_PATTERNS: Final = tuple(_read(line) for line in _TABLE.strip().splitlines())


def event_type(name: str, category: str) -> EventType:
    """Return the kind of an event by its name; ``category`` is the column *type* of its row."""
    for pattern, found in _PATTERNS:
        if pattern.search(name):
            if found.fields.get("form") in _AGAINST and _VICTIM.search(name):
                return found._replace(party="involved")
            return found
    kind = "launch" if "missile" in category.casefold() else "incident"
    return EventType(kind, {}, _PARTIES[kind], known=False)
