"""How texts report exercises, incidents, deployments and activities."""

from typing import Final

from timeline.drafting.triggers.rule import Roles, Rule

_TOGETHER: Final = Roles("participants", after={"with": "participants", "between": "participants"})
_OF: Final = Roles("participants", after={
    "of": "participants", "between": "participants", "with": "participants",
})  # fmt: skip
_HELD: Final = Roles("participants", after={"between": "participants", "with": "participants"})
_SIDES: Final = Roles("by", "against", {"against": "against", "by": "by"})
_ENTERS: Final = Roles("by", "against", {"of": "against"})
_BOTH: Final = Roles("involved", "involved", {"between": "involved", "with": "involved"})
_SUFFERED: Final = Roles("involved")
_ARRIVES: Final = Roles("force", after={"in": "host", "to": "host", "at": "host"})
_MOVED: Final = Roles("", "force", {"in": "host", "to": "host", "at": "host"})
_LEAVES: Final = Roles("force", after={"from": "host", "out of": "host"})
_DOES: Final = Roles("by")

EXERCISES: Final[tuple[Rule, ...]] = (
    Rule("exercise", r"<cancel|call off|scrap|abandon> ~ {exercise}\b", _TOGETHER,
         {"status": "cancelled"}),
    Rule("exercise", r"{exercise}(?: ~~ | )(?:was|were) <cancel|call off|scrap>", _HELD,
         {"status": "cancelled"}, passive=True),
    Rule("exercise", r"<hold|conduct|begin|start|kick off|stage|launch|carry out|end|conclude"
         r"|finish|wrap up|wind up|open|complete|resume|run|mount>"
         r" ~ {exercise}\b(?! (?:ground|area|plane|mission"
         r"|aircraft))",
         _TOGETHER),
    Rule("exercise", r"<hold|conduct|begin|start|kick off|launch|open|stage|end|conclude|finish"
         r"|wrap up|complete>(?: [^\s,;]+){1,5},"
         r" (?:an?|the|their|its)(?: [^\s,;]+){0,8}? {exercise}\b", _TOGETHER),
    Rule("exercise", r"<hold|conduct|begin|start|kick off|launch|open|stage|end|conclude|finish"
         r"|wrap up|complete|resume>(?: (?:the|their|its|annual))* {name}", _TOGETHER),
    Rule("exercise", r"<take part|participate|join> in(?: (?:the|their|annual))* {name}",
         _TOGETHER),
    Rule("exercise", r"{name}(?: {exercise})?(?: |,[^,;]{1,60}, )"
         r"(?:(?:will|is to|was to|had|has) )*<begin|start|kick off|take place|end|conclude>",
         _OF),
    Rule("exercise", r"{name}(?:[ ,]{1,2}{exercise})?(?: ~~ |, | )(?:was|were|will be|is being"
         r"|are being) <hold|conduct|stage>", _HELD, passive=True),
    Rule("exercise", r"{exercise},[^,;]{1,60}, (?:was|were|will be) <hold|conduct|stage>", _HELD,
         passive=True),
    Rule("exercise", r"\b(?P<verb>had) (?:their|its|an?) ~ {exercise}\b", _TOGETHER),
    Rule("exercise", r"{exercise}(?: ~~ |, | )(?:was|were|will be|is being|are being)"
         r" <hold|conduct|stage>", _HELD, passive=True),
    Rule("exercise", r"{exercise}(?: ~~ | )<take place>", _OF),
    Rule("exercise", r"<train> together", _TOGETHER),
    Rule("exercise", r"<take part|participate> in ~~ {exercise}\b", _TOGETHER),
    Rule("exercise", r"<join> ~ {exercise}\b", _TOGETHER),
    Rule("exercise", r"{exercise}(?: ~~ |, | )(?:that |which )?<begin|start|end|conclude|open"
         r"|kick off|wrap up|get under way> (?:on |in )?(?={date})", _OF,
         named=True),
    Rule("exercise", r"<exercise|drill> (?:together|jointly) ", _TOGETHER),
)  # fmt: skip

INCIDENTS: Final[tuple[Rule, ...]] = (
    Rule("incident", r"<shoot down|down> ~ (?:{aircraft}"
        r"|{missile})(?! flight)", _SIDES, {"form": "shootdown"},
         count="quantity", counted="aircraft"),
    Rule("incident", r"<shoot> ~ {aircraft} down", _SIDES, {"form": "shootdown"},
         count="quantity", counted="aircraft"),
    Rule("incident", r"{aircraft} (?:was|were) <shoot down>", _SIDES, {"form": "shootdown"},
         passive=True, count="quantity", counted="aircraft"),
    Rule("incident", r"<seize|capture|hijack|board> ~ {ship}", _SIDES, {"form": "seizure"},
         count="quantity", counted="ship"),
    Rule("incident", r"{ship} (?:was|were) <seize|capture|hijack>", _SIDES, {"form": "seizure"},
         passive=True, count="quantity", counted="ship"),
    Rule("incident", r"<sink|torpedo> ~ {ship}", _SIDES, {"form": "sinking"},
         count="quantity", counted="ship"),
    Rule("incident", r"{ship} (?:was )?<sink>(?! ~ {ship})", _SUFFERED, {"form": "sinking"},
         count="quantity", counted="ship"),
    Rule("incident", r"\b(?:killed|wounded|injured|dead|died)(?: [^\s,;]+){0,4} in an? (?:armed "
        r"|border |"
         r"violent )?(?:clash|firefight|gun ?battle|skirmish|exchange of fire)", _BOTH,
         {"form": "clash"}, noun=True),
    Rule("incident", r"<exchange|trade> (?:gun)?fire\b", _BOTH, {"form": "clash"}),
    Rule("incident", r"(?:{ship}|{aircraft}) <catch fire>", _SUFFERED, {"form": "accident"}),
    Rule("incident", r"\b(?:killed|wounded|injured|died)(?: [^\s,;]+){0,4} in an?"
         r" (?:[a-z]+ ){0,2}(?:attack|raid|strike|bombing|shelling|ambush)\b",
         Roles(after={"by": "by"}), {"form": "attack"}, noun=True),
    Rule("incident", r"(?:{ship}|{aircraft}) <collide> (?:in|off|near|over|on|at)", _SUFFERED,
         {"form": "collision"}),
    Rule("incident", r"\b(?:clash|skirmish|firefight|exchange of fire) (?:between|with) ", _BOTH,
         {"form": "clash"}, noun=True),
    Rule("incident", r"<clash> (?:with|along|near|at|in|on) ", _BOTH, {"form": "clash"}),
    Rule("incident", r"<collide> with ", Roles("involved", after={"with": "involved"}),
         {"form": "collision"}),
    Rule("incident", r"{ship} (?:was|were) <ram> by ", _SIDES, {"form": "collision"}, passive=True),
    Rule("incident", r"<block> ~ {ship}", _SIDES, {"form": "interception"}),
    Rule("incident", r"<ram> ~ {ship}", _SIDES, {"form": "collision"}),
    Rule("incident", r"(?:{aircraft}|\ue001+) <go down> (?:in|near|off|over|shortly|on)",
         _SUFFERED, {"form": "crash"}),
    Rule("incident", r"(?:{aircraft}|\ue001+)(?: ~~ | )?<crash> (?:into|in|near|during|at|off|on"
        r"|shortly|"
         r"after|while)", _SUFFERED, {"form": "crash"}),
    Rule("incident", r"{aircraft} <cross|violate|enter|intrude into|penetrate> ~ (?:border|airspace"
         r"|demarcation line|median line|territory)", _ENTERS, {"form": "incursion-air"},
         count="quantity", counted="aircraft"),
    Rule("incident", r"{ship} <cross|violate|enter|intrude into> ~ (?:limit line|waters|border)",
         _ENTERS, {"form": "incursion-sea"}, count="quantity", counted="ship"),
    Rule("incident", r"<fire> ~ (?:artillery shells?|warning shots?|shells|rounds|water cannons?"
        r"|shots"
         r"|mortars?|flares)", Roles("by", after={"at": "against"}), {"form": "fire"}),
    Rule("incident", r"<open> fire (?:on|at)"
        r" ", Roles("by", after={"on": "against", "at": "against"}),
         {"form": "fire"}),
    Rule("incident", r"<blow up|demolish> ~ (?:office|building|road|bridge|tunnel|liaison"
        r"|railway|dam)",
         Roles("by"), {"form": "demolition"}),
    Rule("incident", r"<attack|bomb|shell|raid|storm> ~ (?:base|post|ship|island|village|city"
        r"|convoy|"
         r"airfield|port|embassy|town|depot|position|refinery|tanker|vessel|patrol|outpost"
         r"|troops)s?",
         _SIDES, {"form": "attack"}),
    Rule("incident", r"\b(?:drone|missile)s? <strike|hit> ~ (?:{ship}|base|building|depot|airport"
         r"|refinery|airfield|warehouse|hospital|school|power plant|bridge|station|house)",
         Roles("by"), {"form": "attack"}),
    Rule("incident", r"<arrest|detain> ~ (?:m[ae]n|wom[ae]n|spies|spy|agents?|people|nationals?"
        r"|suspects?|"
         r"citizens?|officers?|soldiers?|fishermen)", Roles("by"), {"form": "arrest"}),
    Rule("incident", r"(?:m[ae]n|wom[ae]n|spies|spy|agents?|people|suspects?|citizens?|fishermen)"
         r" (?:was|were) <arrest|detain>", Roles("by"), {"form": "arrest"}, passive=True),
    Rule("incident", r"<abduct|kidnap> ~ (?:men|women|people|nationals?|citizens?|soldiers?"
        r"|fishermen|"
         r"tourists?|officials?)", Roles("by"), {"form": "abduction"}),
    Rule("incident", r"<intercept> ~ {aircraft}", Roles("by", "against"), {"form": "interception"},
         count="quantity", counted="aircraft"),
    Rule("incident", r"<assassinate> ", Roles("by"), {"form": "assassination"}),
    Rule("incident", r"<defect> (?:to|across|from) ", Roles(), {"form": "defection"}),
    Rule("incident", r"<jam> ~ (?:GPS|radar|signals?|navigation)", _SIDES, {"form": "jamming"}),
    Rule("incident", r"<hack> (?:into )?", Roles("by", "against"), {"form": "cyber-attack"}),
    Rule("incident", r"\bcyber ?-?attack on ", Roles(after={"on": "against"}),
         {"form": "cyber-attack"}, noun=True),
    Rule("incident", r"\bballoons? ~ (?:border|demarcation line)", Roles(), {"form": "balloon"},
         noun=True),
    Rule("incident", r"<float|send|fly> ~ balloons", Roles("by", after={"into": "against"}),
         {"form": "balloon"}),
    Rule("incident", r"\b(?:explosion|blast) (?:at|in|on|near|tore|ripped|killed|hit) ", Roles(),
         {"form": "explosion"}, noun=True),
)  # fmt: skip

_FORCES: Final = (
    r"(?:{troops}|{aircraft}|{ship}|{system}|brigade|battalion|squadron|battery|division"
    r"|strike group"
    r"|forces|unit|contingent)s?"
)
DEPLOYMENTS: Final[tuple[Rule, ...]] = (
    Rule("deployment", rf"{_FORCES}(?: ~~ | )<arrive> (?:in|at"
        rf"|on) ", _ARRIVES, {"movement": "arrival"},
         count="quantity", counted="force"),
    Rule("deployment", r"{aircraft}(?: ~~ | )<land> (?:in|at|on) ", _ARRIVES,
         {"movement": "arrival"}, count="quantity", counted="aircraft"),
    Rule("deployment", r"{ship}(?: ~~ |, | )<dock|call|moor> (?:in|at) ", _ARRIVES,
         {"movement": "port-call"}),
    Rule("deployment", rf"<deploy> ~ {_FORCES}(?: ~~ | )(?:to"
        rf"|in) ", _ARRIVES, {"movement": "arrival"},
         count="quantity", counted="force"),
    Rule("deployment", rf"{_FORCES}(?: ~~ | )(?:be|was|were|been) <deploy> (?:to|in) ", _MOVED,
         {"movement": "arrival"}, passive=True, count="quantity", counted="force"),
    Rule("deployment", rf"<move|station|base> ~ {_FORCES}(?: ~~ | )(?:to|into|in|at) ", _ARRIVES,
         {"movement": "arrival"}, count="quantity", counted="force"),
    Rule("deployment", rf"<send|dispatch> ~ {_FORCES} (?:to"
        rf"|into) ", _ARRIVES, {"movement": "arrival"},
         count="quantity", counted="force"),
    Rule("deployment", rf"<withdraw|pull out|redeploy> ~ {_FORCES} (?:from|out of) ", _LEAVES,
         {"movement": "departure"}, count="quantity", counted="force"),
    Rule("deployment", rf"<pull> ~ {_FORCES} (?:out of|from) ", _LEAVES,
         {"movement": "departure"}, count="quantity", counted="force"),
    Rule("deployment", rf"{_FORCES} <leave|depart> (?!open|behind|for)", Roles("force", "host"),
         {"movement": "departure"}, count="quantity", counted="force"),
    Rule("deployment", r"{aircraft}(?: ~~ | )<fly> over"
        r" ", Roles("force"), {"movement": "overflight"},
         count="quantity", counted="aircraft"),
    Rule("deployment", r"{ship} <transit|sail through|pass through> ", Roles("force"),
         {"movement": "transit"}, count="quantity", counted="ship"),
)  # fmt: skip

_PRODUCTION: Final = r"(?:production|operations?|enrichment|reprocessing)(?! (?:minister|agency))"
_BUILDING: Final = r"(?:construction|building work|rebuilding)"
ACTIVITIES: Final[tuple[Rule, ...]] = (
    *(
        Rule("activity", rf"<{verbs}> (?:the |its |full |commercial |uranium )*{what}"
             r"(?: (?:of|at|in|on)\b|$|\.)",
             _DOES, {"form": form, "change": change})
        for form, what in (("production", _PRODUCTION), ("construction", _BUILDING))
        for change, verbs in (
            ("started", "start|begin|resume|restart"),
            ("stopped", "stop|halt|suspend|end|cease"),
            ("increased", "expand|increase|step up"),
        )
    ),
    *(
        Rule("activity", rf"\b{what} (?:of|on|at|in)(?: ~~ | )<{verbs}> (?:in|at|on|last) ",
             Roles(after={"by": "by"}), {"form": form, "change": change})
        for form, what in (("production", _PRODUCTION), ("construction", _BUILDING))
        for change, verbs in (("started", "start|begin|resume"), ("stopped", "stop|end|cease"))
    ),
    Rule("activity", r"<restart|start up|resume> ~ reactor\b", _DOES,
         {"form": "production", "change": "started"}),
    Rule("activity", r"<shut down|stop> ~ reactor\b", _DOES,
         {"form": "production", "change": "stopped"}),
    Rule("activity", r"<hold|stage> ~ (?:military )?parade", _DOES, {"form": "ceremony"}),
    Rule("activity", r"<resume|restart|start|begin> ~ (?:loudspeaker )?broadcasts", _DOES,
         {"form": "broadcast", "change": "started"}),
    Rule("activity", r"<stop|halt|suspend|end> ~ (?:loudspeaker )?broadcasts", _DOES,
         {"form": "broadcast", "change": "stopped"}),
)  # fmt: skip

RULES: Final = (*EXERCISES, *INCIDENTS, *DEPLOYMENTS, *ACTIVITIES)
