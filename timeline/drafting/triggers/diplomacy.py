"""How texts report statements, meetings, agreements and measures."""

from typing import Final

from timeline.drafting.triggers.rule import Roles, Rule

_SAYS: Final = Roles("speaker")
_TO: Final = Roles("speaker", "addressee")
_ABOUT: Final = Roles("speaker", "target")
_MEETS: Final = Roles("participants", "participants",
                      {"with": "participants", "between": "participants",
                       "from": "participants"})  # fmt: skip
_PARTIES: Final = Roles("parties", after={"with": "parties", "between": "parties"})
_IMPOSES: Final = Roles("by", after={
    "against": "towards", "on": "towards", "towards": "towards",
    "toward": "towards", "with": "towards",
})  # fmt: skip

STATEMENTS: Final[tuple[Rule, ...]] = (
    Rule("statement", r"<issue|release|publish> ~ joint (?:statement|declaration)", _SAYS,
         {"form": "joint-statement"}, named=True),
    Rule("statement", r"<issue|release|publish> (?:an? |the )(?:[a-z]+ )?(?:statement"
        r"|communiqu[eé])\b",
         _SAYS, named=True),
    Rule("statement", r"\b(?P<verb>said|says|pledged|agreed|declared) in (?:a|their) joint"
         r" (?:statement|declaration)", _SAYS, {"form": "joint-statement"}, named=True),
    Rule("statement", r"\b(?P<verb>gave|delivered|broadcast|made) an? (?:[a-z-]+ )?speech\b", _SAYS,
         {"form": "speech"}, named=True),
    Rule("statement", r"\bspeech by (?={actor})", Roles(after={"by": "speaker"}),
         {"form": "speech"}, noun=True, named=True),
    Rule("statement", r"<warn|urge> ", _TO, named=True),
    Rule("statement", r"\b(?:was|were) <condemn|denounce|criticise"
        r"|criticize> by (?:the )?(?={actor})",
         Roles(after={"by": "speaker"}), passive=True, named=True),
    Rule("statement", r"<demand> (?:that|the|an?) ", _SAYS, named=True),
    Rule("statement", r"<call for> ", _SAYS, named=True),
    Rule("statement", r"<blame> ", _ABOUT, named=True),
    Rule("statement", r"<call on> ", _TO, named=True),
    Rule("statement", r"<condemn|denounce|criticise|criticize|accuse> ", _ABOUT, named=True),
    Rule("statement", r"<adopt|pass> ~ resolution\b",
         Roles("speaker", after={"condemning": "target", "against": "target"}),
         {"form": "resolution"}, named=True),
    Rule("statement", r"<promise> (?:on {date} )?(?:to|that|an?|its|not) ", _SAYS, named=True),
    Rule("statement", r"<slam|deplore> (?:the|\ue000)", _ABOUT, named=True),
    Rule("statement", r"<threaten|vow|pledge> (?:to|that|“|\"|a|retaliation|revenge|an|its|not) ?",
         _SAYS, named=True),
    Rule("statement", r"<protest> (?:against|over|to|at|the|that) ?", _SAYS, named=True),
    Rule("statement", r"<lodge|file> ~ protest", Roles("speaker", after={"with": "addressee"}),
         named=True),
    Rule("statement", r"<deny> (?:that|the|an?|any|having|it|involvement|responsibility) ?", _SAYS,
         named=True),
    Rule("statement", r"<reject> (?:the|an?|any|calls?|claims?|accusations?|offers?) ?", _SAYS,
         named=True),
    Rule("statement", r"<call> the [a-z-]+ {1,2}(?:an?|“|\"|[a-z]+(?:[ic]|ous|able|ful|al"
        r"|ble)\b) ?", _SAYS,
         named=True),
)  # fmt: skip

_TALKS: Final = r"(?:talks|summit(?: meeting)?|meeting|phone call|telephone talks)"
SUMMITS: Final[tuple[Rule, ...]] = (
    Rule("summit", r"<speak|talk> (?:by (?:tele)?phone"
        r"|on the phone) ?", _MEETS, {"form": "telephone"}),
    Rule("summit", r"<hold> ~ (?:phone call|telephone talks|phone talks)", _MEETS,
         {"form": "telephone"}),
    Rule("summit", r"<hold> ~ (?:video|virtual) (?:talks|summit"
        r"|meeting)", _MEETS, {"form": "virtual"}),
    Rule("summit", rf"<hold> ~ {_TALKS}\b", _MEETS),
    Rule("summit", rf"<host> ~ {_TALKS}\b",
         Roles("host", after={"with": "participants", "between": "participants"})),
    Rule("summit", rf"\b{_TALKS} (?:between|of)(?= (?:the )?{{actor}}) ~~ <take place>",
         Roles(after={"between": "participants", "of": "participants"})),
    Rule("summit", rf"\b{_TALKS} (?:between|of)(?= (?:the )?{{actor}}) ~~ (?:on|in) "
         r"(?:\ue003+ on )?{date}",
         Roles(after={"between": "participants", "of": "participants"}), noun=True),
    Rule("summit", r"<meet> (?:with |(?:its |their )?{actor}|in |on |at |for |near |his |her "
         r"|{date}|president|prime|foreign |minister )", _MEETS, named=True),
)  # fmt: skip

_TEXTS: Final = {
    "memorandum": r"memorand(?:um|a)(?: of understanding)?|MOU",
    "ceasefire": r"(?:ceasefire|cease-fire|armistice|truce)(?: agreement| deal| accord)?",
    "treaty": r"treaty",
    "declaration": r"declaration",
    "protocol": r"protocol",
    "framework": r"framework (?:agreement|deal|accord)",
    "": r"agreement|pact|accord|document|deal(?! (?:for|to buy|worth)\b| with [^ ]+ for\b)",
}
_STAGES: Final = {
    "signed": "sign|ink", "ratified": "ratify",
    "agreed": "agree on|agree to|reach|strike|hammer out",
    "withdrawn": "withdraw from|pull out of|quit|leave|exit|abandon",
    "suspended": "suspend",
}  # fmt: skip
AGREEMENTS: Final[tuple[Rule, ...]] = (
    *(
        Rule("agreement", rf"<announce> (?:its|the|their) withdrawal from ~ (?:{words})\b",
             _PARTIES, {"form": form, "stage": "withdrawn"} if form else {"stage": "withdrawn"})
        for form, words in _TEXTS.items()
    ),
    *(
        Rule("agreement", rf"<conclude> ~ (?:{words})\b(?! (?:to|for|worth|on (?!\ue005))\b)",
             _PARTIES, {"form": form} if form else {})
        for form, words in _TEXTS.items()
    ),
    *(
        Rule("agreement", rf"\b(?:{words}) (?:of|dated) (?={{date}})",
             Roles(after={"between": "parties", "with": "parties"}),
             {"form": form} if form else {}, noun=True)
        for form, words in _TEXTS.items()
    ),
    *(
        Rule("agreement", rf"<{verb}> ~ (?:{words})\b", _PARTIES,
             {"form": form, "stage": stage} if form else {"stage": stage})
        for stage, verb in _STAGES.items()
        for form, words in _TEXTS.items()
    ),
    *(
        Rule("agreement", rf"\b(?:{words})(?: ~~ | )(?:was|were) <sign|ratify>",
             Roles(after={"by": "parties", "between": "parties"}),
             {"form": form, "stage": "signed"} if form else {"stage": "signed"}, noun=True)
        for form, words in _TEXTS.items()
    ),
    *(
        Rule("agreement", rf"\b(?:{words})(?: ~~ | )<enter into force|take effect>",
             Roles(after={"between": "parties", "with": "parties"}),
             {"form": form, "stage": "in-force"} if form else {"stage": "in-force"})
        for form, words in _TEXTS.items()
    ),
    *(
        Rule("agreement", rf"\b(?:{words})(?: ~~ | )<expire>",
             Roles(after={"between": "parties", "with": "parties"}),
             {"form": form, "stage": "expired"} if form else {"stage": "expired"})
        for form, words in _TEXTS.items()
    ),
)  # fmt: skip

_MEASURES: Final = {
    "sanction": r"sanctions",
    "embargo": r"(?:arms |oil |trade )?embargo(?:es)?|ban on (?:[a-z]+ )?(?:exports|imports|sales)",
    "tariff": r"tariffs?|(?:import )?duties",
    "export-control": r"export (?:controls?|restrictions?|curbs?)",
    "travel-ban": r"travel bans?|ban on travel|entry bans?",
}
_ACTIONS: Final = {
    "imposed": "impose|slap|adopt|introduce|announce",
    "extended": "extend|renew|prolong",
    "eased": "ease|relax|loosen",
    "lifted": "lift|remove|end",
}
MEASURES: Final[tuple[Rule, ...]] = (
    *(
        Rule("measure", rf"<{verbs}> ~ (?:{words})\b", _IMPOSES, {"form": form, "action": action})
        for action, verbs in _ACTIONS.items()
        for form, words in _MEASURES.items()
    ),
    Rule("measure", r"<blacklist> ~ (?:compan(?:y|ies)|people|individuals?|officials?"
         r"|entit(?:y|ies)|banks?|firms?|ships?|vessels?|tankers?)", Roles("by", "towards"),
         {"form": "sanction", "action": "imposed"}),
    Rule("measure", r"<freeze> ~ assets\b", Roles("by", after={"of": "towards"}),
         {"form": "sanction", "action": "imposed"}),
    Rule("measure", r"<sanction> ~ (?:compan(?:y|ies)|people|individuals?|entit(?:y|ies)|banks?"
        r"|firms?)",
         Roles("by"), {"form": "sanction", "action": "imposed"}),
    Rule("measure", r"<expel> ~ (?:diplomats?|ambassadors?|attach[eé]s?|workers)",
         Roles("by", "towards"), {"form": "expulsion"},
         count="quantity", counted="diplomat"),
    Rule("measure", r"<close|shut> ~ (?:border|park|office|crossing|airspace|consulate|embassy|zone"
         r"|ports?|complex)\b", Roles("by"), {"form": "closure"}),
    Rule("measure", r"(?:border|park|office|crossing|airspace|consulate|embassy|zone)(?: ~ "
        r"| )(?:was|were)"
         r" <close|shut>", Roles(), {"form": "closure"}, passive=True),
    Rule("measure", r"<reopen> ~ (?:border|park|office|crossing|airspace|consulate|embassy|zone)\b",
         Roles("by"), {"form": "opening"}),
    Rule("measure", r"<pledge|promise> ~ {money} (?:[a-z]+ ){0,3}(?:in|of|worth of)"
         r" (?:[a-z]+ ){0,2}(?:aid|assistance)\b",
         Roles("by", after={"to": "towards", "for": "towards"}),
         {"form": "aid", "status": "announced"}),
    Rule("measure", r"<grant|give|lend>(?= {actor}) ~ (?:aid|assistance)\b",
         Roles("by", "towards"), {"form": "aid"}),
    Rule("measure", r"<grant|give|lend> {actor} {money} (?:[a-z]+ ){0,2}in (?:[a-z]+ ){0,2}"
         r"(?:aid|assistance)\b", Roles("by", "towards"), {"form": "aid"}),
    Rule("measure", r"<provide|send|give|deliver|donate> ~ (?:aid|assistance)\b",
         Roles("by", after={"to": "towards", "for": "towards"}), {"form": "aid"}),
    Rule("measure", r"<provide|send|donate|give|ship> ~ (?:tons|tonnes) of(?: ~~ | )(?:rice|food"
        r"|fertili[sz]er"
         r"|wheat|fuel|oil|grain|flour"
         r"|corn)", Roles("by", after={"to": "towards"}), {"form": "aid"}),
    Rule("measure", r"<suspend|halt> ~ (?:arms|weapons|coal|oil|gas) (?:exports?|imports?|sales?)",
         Roles("by", after={"to": "towards"}), {"form": "embargo", "action": "imposed"}),
    Rule("measure", r"<ban|prohibit> ~ (?:exports?|imports?|sales?) ",
         Roles("by", after={"from": "towards", "to": "towards"}),
         {"form": "embargo", "action": "imposed"}),
)  # fmt: skip

RULES: Final = (*MEASURES, *AGREEMENTS, *STATEMENTS, *SUMMITS)
