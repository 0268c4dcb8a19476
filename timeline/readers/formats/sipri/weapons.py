"""What the register calls a weapon, as a category and a class of systems.

The register has two sets of descriptions: abbreviations (``FGA aircraft``) until 2024, and words
(``fighter/ground-attack aircraft``) since then. A description that names two sorts of weapon, such
as ``SAM/BVRAAM``, has only what both have in common.
"""

from typing import Final

from timeline.readers.formats.base import Fields

_DESCRIPTIONS: Final[dict[str, str]] = {
    "aircraft fighter": (
        "fighter aircraft; FGA aircraft; fighter/ground-attack aircraft; combat aircraft"
    ),
    "aircraft ground-attack": "ground attack aircraft; ground-attack aircraft; ground attack ac",
    "aircraft bomber": "bomber aircraft",
    "aircraft transport": (
        "transport aircraft; light transport aircraft; heavy transport aircraft; "
        "light transport ac; transport ac"
    ),
    "aircraft tanker": "tanker aircraft; tanker/transport aircraft",
    "aircraft trainer": (
        "trainer aircraft; (armed) trainer aircraft; armed trainer aircraft; "
        "trainer/combat aircraft; trainer/light aircraft; light/trainer aircraft"
    ),
    "aircraft patrol": (
        "maritime patrol aircraft; ASW aircraft; anti-submarine aircraft; MP aircraft; "
        "maritime patrol/ASW aircraft"
    ),
    "aircraft early-warning": (
        "AEW&C aircraft; AEW aircraft; AEW helicopter; AEW&C helicopter; "
        "airborne early-warning aircraft; airborne early-warning and control aircraft; "
        "airborne early-warning helicopter"
    ),
    "aircraft reconnaissance": (
        "reconnaissance aircraft; SIGINT aircraft; AGS aircraft; "
        "signals intelligence aircraft; reconnaissance/SIGINT aircraft; recce/SIGINT ac; "
        "reconnaissance ac; airborne ground surveillance aircraft; AGS/SIGINT aircraft"
    ),
    "aircraft electronic-warfare": "EW aircraft; electronic warfare aircraft",
    "aircraft helicopter": (
        "helicopter; light helicopter; transport helicopter; ASW helicopter; "
        "anti-submarine helicopter; anti-ship helicopter; heavy transport helicopter; "
        "medium transport helicopter; trainer helicopter"
    ),
    "aircraft attack-helicopter": "combat helicopter; attack helicopter",
    "aircraft uav": "UAV; armed UAV; maritime patrol UAV; UCAV; unmanned aerial vehicle",
    "aircraft balloon": "airship; balloon; aerostat",
    "aircraft": "light aircraft; aircraft; amphibious aircraft; light aircraft/UAV",
    "missile anti-ship": "anti-ship missile; anti-ship/land-attack missile; ShShM; coastal ShShM",
    "missile anti-tank": (
        "anti-tank missile; anti-tank/air-to-surface missile; anti-tank missile/ASM"
    ),
    "missile anti-submarine": "ASW missile; anti-submarine missile",
    "missile anti-radiation": (
        "anti-radar missile; ARM; anti-radar missile/ASM; anti-radar/air-to-surface missile"
    ),
    "missile air-to-air": (
        "SRAAM; BVRAAM; short-range air-to-air missile; long-range air-to-air missile; "
        "air-to-air missile; beyond-visual-range air-to-air missile"
    ),
    "missile air-to-surface": "ASM; air-to-surface missile",
    "missile sam": "SAM; surface-to-air missile; naval SAM",
    "missile manpads": (
        "portable SAM; portable surface-to-air missile; man-portable surface-to-air missile"
    ),
    "missile abm": "ABM missile; anti-ballistic missile; ABM",
    "missile slbm": "SLBM; submarine-launched ballistic missile",
    "missile": (
        "SSM; surface-to-surface missile; SSM/ASM; anti-ship missile/SSM; BVRAAM/SAM; "
        "SAM/BVRAAM; missile; land-attack missile; surface-to-surface/air-to-surface missile"
    ),
    "launcher": (
        "SSM launcher; SSM TEL; surface-to-surface missile launcher; coastal defence system; "
        "anti-tank missile launcher"
    ),
    "ship carrier": "aircraft carrier; light aircraft carrier; helicopter carrier",
    "ship cruiser": "cruiser",
    "ship destroyer": "destroyer",
    "ship frigate": "frigate; light frigate",
    "ship corvette": "corvette; gunboat/corvette",
    "ship amphibious": (
        "AALS; landing ship; landing craft; amphibious assault landing ship; "
        "amphibious assault ship; support/landing ship; air-cushion landing craft"
    ),
    "ship fast-attack": "FAC; fast attack craft; missile boat; torpedo boat; FAC(M); FAC(T)",
    "ship mine-warfare": "minesweeper; minehunter; minelayer; MCM ship; mine countermeasures ship",
    "ship patrol": (
        "patrol craft; patrol boat; OPV; offshore patrol vessel; gunboat; patrol ship; "
        "OPV/transport ship; OPV/support ship; OPV/training ship; OPV/tug; icebreaker/OPV"
    ),
    "ship reconnaissance": "SIGINT ship; intelligence ship; signals intelligence ship",
    "ship support": (
        "support ship; replenishment ship; replenishment tanker; tanker; cargo ship; "
        "transport ship; tug; salvage ship; support craft; transport craft; cargo craft; "
        "replenishment/transport ship; tender; depot ship; support tanker"
    ),
    "ship": (
        "training ship; survey ship; icebreaker; research ship; frigate/landing ship; "
        "corvette/minesweeper; ship; hospital ship; submarine rescue ship"
    ),
    "submarine": "submarine; diesel submarine",
    "submarine ssn": "nuclear submarine",
    "submarine midget": "midget submarine",
    "vehicle tank": "tank; light tank; main battle tank; training tank",
    "vehicle tank-destroyer": "tank destroyer",
    "vehicle ifv": "IFV; infantry fighting vehicle; AIFV; IFV/AFSV",
    "vehicle apc": "APC; armoured personnel carrier; APC/APV; amphibious APC",
    "vehicle reconnaissance": (
        "reconnaissance AV; armoured reconnaissance vehicle; armoured car; "
        "reconnaissance vehicle; scout car"
    ),
    "vehicle engineering": (
        "ARV; AEV; AEV/ARV; armoured bridgelayer; ABL; armoured recovery vehicle; "
        "armoured engineer vehicle; armoured engineering vehicle; bridge-layer; "
        "armoured bridge-layer"
    ),
    "vehicle turret": (
        "tank turret; IFV turret; APC turret; IFV/APC turret; turret; "
        "infantry fighting vehicle turret; armoured personnel carrier turret; "
        "armoured vehicle turret"
    ),
    "vehicle chassis": "tank chassis; APC chassis; armoured vehicle chassis; chassis",
    "vehicle": (
        "APV; ALV; AFSV; armoured vehicle; armoured patrol vehicle; armoured support vehicle; "
        "armoured fire-support vehicle; armoured logistic vehicle; armoured command vehicle; "
        "ACV; armoured protected vehicle"
    ),
    "artillery gun": "towed gun; self-propelled gun; naval gun; coastal gun; gun; howitzer",
    "artillery mlrs": (
        "self-propelled MRL; towed MRL; multiple rocket launcher; MRL; "
        "self-propelled multiple rocket launcher; towed multiple rocket launcher"
    ),
    "artillery mortar": "mortar; self-propelled mortar",
    "artillery": (
        "ASW MRL; ASW mortar; anti-submarine mortar; anti-submarine rocket launcher; "
        "anti-submarine multiple rocket launcher"
    ),
    "air-defence sam": (
        "SAM system; mobile SAM system; naval SAM system; surface-to-air missile system; "
        "mobile surface-to-air missile system; naval surface-to-air missile system; "
        "portable SAM system; self-propelled SAM system"
    ),
    "air-defence gun": (
        "AA gun; anti-aircraft gun; self-propelled AA gun; SPAAG; AA gun system; "
        "self-propelled anti-aircraft gun; CIWS; naval AA gun; towed anti-aircraft gun"
    ),
    "air-defence abm": "ABM system; anti-ballistic missile system",
    "air-defence": (
        "AA gun/SAM system; ABM/SAM system; self-propelled air-defence system; "
        "air-defence system; AD system; naval air-defence system"
    ),
    "sensor radar": (
        "air search radar; air-search radar; air/sea search radar; air/sea-search radar; "
        "sea search radar; sea-search radar; ground/sea search radar; ground surv radar; "
        "ground surveillance radar; fire control radar; fire-control radar; "
        "height-finding radar; artillery locating radar; artillery-locating radar; "
        "multi-function radar; combat aircraft radar; combat heli radar; "
        "combat helicopter radar; MP aircraft radar; AGS/MP aircraft radar; SAM system radar; "
        "radar; maritime patrol aircraft radar; coastal radar; ASW radar; AGS radar; "
        "ground/sea-search radar; tracking radar"
    ),
    "sensor early-warning": "AEW radar; airborne early-warning radar; AEW&C radar",
    "sensor sonar": "ASW sonar; anti-submarine sonar; submarine sonar; sonar; MCM sonar",
    "sensor electro-optical": (
        "EO system; aircraft EO system; EO search/fire control; electro-optical system; "
        "EO sensor; EO search/fire-control system"
    ),
    "sensor electronic-warfare": "EW system; electronic warfare system",
    "sensor": (
        "SIGINT system; AGS/SIGINT system; air search system; air-search system; "
        "aircraft recce system; recce system; signals intelligence system; "
        "aircraft reconnaissance system"
    ),
    "munition bomb": "guided bomb; guided glide bomb; glide bomb",
    "munition shell": "guided shell",
    "munition rocket": "guided rocket",
    "munition torpedo": (
        "ASW torpedo; anti-ship torpedo; anti-ship/ASW torpedo; torpedo; "
        "anti-submarine torpedo; anti-ship/anti-submarine torpedo"
    ),
    "munition loitering": "loitering munition",
    "munition mine": "naval mine; mine",
    "engine turbofan": "turbofan; turbojet",
    "engine turboprop": "turboprop; turboshaft",
    "engine gas-turbine": "gas turbine",
    "engine piston": "radial engine; piston engine",
    "engine diesel": "diesel engine",
    "engine aip": "AIP engine; air-independent propulsion engine",
    "engine": "aircraft engine; ship engine; vehicle engine; engine; nuclear reactor",
    "space reconnaissance": "recce satellite; surveillance satellite; reconnaissance satellite",
    "space satellite": "satellite; communications satellite",
    "other": "air refuel system; air refuelling system; air-refuelling system",
}
_ARMAMENT: Final = {
    "aircraft": "aircraft",
    "air defence systems": "air-defence",
    "armoured vehicles": "vehicle",
    "artillery": "artillery",
    "engines": "engine",
    "satellites": "space",
    "sensors": "sensor",
}
"""Of the armament categories, those that are one of ours: *ships* has submarines too, and
*missiles* bombs and torpedoes."""


def _by_description() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for ours, theirs in _DESCRIPTIONS.items():
        category, _, class_ = ours.partition(" ")
        for description in theirs.split("; "):
            found.setdefault(_folded(description), (category, class_))
    return found


def _folded(description: str) -> str:
    return " ".join(description.lower().split())


_FOUND: Final = _by_description()


def weapon(description: str, armament: str = "") -> Fields:
    """Return the fields of a system, with the words of the register in its ``note``.

    ``armament`` is the armament category, for a description that is not known.
    """
    category, class_ = _FOUND.get(_folded(description), ("", ""))
    found = {"category": category or _ARMAMENT.get(_folded(armament), "other")}
    if class_:
        found["class"] = class_
    if words := description or armament:
        found["note"] = words
    return found
