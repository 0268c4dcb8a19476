"""How texts report launches, tests, purchases, holdings and retirements of arms."""

from typing import Final

from timeline.drafting.triggers.rule import Roles, Rule

_LAUNCHER: Final = Roles("launcher")
_TESTER: Final = Roles("by")
_BUYER: Final = Roles("buyer", after={"from": "seller"})
_SIGNS: Final = Roles("buyer", after={"from": "seller", "with": "seller"})
_SUPPLIER: Final = Roles("seller", after={"to": "recipient", "for": "recipient"})
_SALE: Final = Roles("seller", after={"to": "buyer"})
_HOLDER: Final = Roles("operator")

LAUNCHES: Final[tuple[Rule, ...]] = (
    Rule("launch", r"<fire|launch|test-fire|test-launch> ~ {missile}(?! (?:engine|launcher|"
         r"test|drill|exercise|program))", _LAUNCHER, count="quantity", counted="missile",
         one=True),
    Rule("launch", r"<test|flight-test> ~ (?:ballistic|cruise|hypersonic|long-range"
        r"|intercontinental)"
         r"[a-z -]* missiles?", _LAUNCHER, count="quantity", counted="missile", one=True),
    Rule("launch", r"{missile}(?: ~~ | )(?:was|were|been) <fire|launch|test-fire>",
         _LAUNCHER, passive=True, count="quantity", counted="missile"),
    Rule("launch", r"{missile} <fire|launch"
        r"|test-fire> by (?:the )?(?={actor})", _LAUNCHER, passive=True,
         count="quantity", counted="missile", one=True),
    Rule("launch", r"<conduct|carry out|stage> ~ (?:missile|rocket|satellite) (?:test|launch)\b",
         _LAUNCHER),
    Rule("launch", r"<conduct|carry out> ~ launch of ~ {missile}", _LAUNCHER, count="quantity",
         counted="missile", one=True),
    Rule("launch", r"\b(?:missile |satellite |rocket )?(?:test )?launch(?: by {actor})? (?:on|in) "
         r"{date} (?:failed|ended in failure)", Roles("launcher", after={"by": "launcher"}),
         {"outcome": "failure"}, noun=True),
    Rule("launch", r"\b(?:test[- ])?launch of (?:an?|two|three|its)(?: ~~ | ){missile}", _LAUNCHER,
         noun=True, count="quantity", counted="missile", one=True),
)  # fmt: skip

TESTS: Final[tuple[Rule, ...]] = (
    Rule("test", r"<conduct|carry out|stage|hold> ~ nuclear (?:weapons? )?test", _TESTER,
         {"form": "nuclear"}),
    Rule("test", r"<test|explode|detonate|set off> ~ (?:nuclear|hydrogen|atomic|thermonuclear)"
         r" (?:bomb|device|weapon|warhead)s?\b", _TESTER, {"form": "nuclear"}),
    Rule("test", r"\b(?:first|second|third|fourth|fifth|sixth|seventh|its|most powerful"
        r"|underground)"
         r" nuclear test,? (?:of|on|in|conducted|carried out)", _TESTER, {"form": "nuclear"},
         noun=True),
    Rule("test", r"<test|test-fire|ground-test> ~ (?:rocket|missile|solid-fuel|high-thrust"
        r"|aircraft)?"
         r" ?(?:engine|motor)s?", _TESTER, {"form": "engine"}),
    Rule("test", r"<conduct|carry out> ~ test of ~ (?:engine|motor)", _TESTER, {"form": "engine"}),
    Rule("test", r"<conduct|carry out> ~ (?:engine|motor|ground jet) test", _TESTER,
         {"form": "engine"}),
    Rule("test", r"<test> ~ (?:warhead|fuze)s?", _TESTER, {"form": "warhead"}),
    Rule("test", r"<test> ~ (?:torpedo(?:es)?|underwater (?:drone|attack craft)s?"
        r"|uncrewed underwater"
         r" vehicles?)", _TESTER, {"form": "underwater"}),
    Rule("test", r"<begin|start|complete|finish|conduct> ~ sea trials?", _TESTER,
         {"form": "sea-trial"}),
    Rule("test", r"<complete|conduct|carry out> ~ (?:first|maiden|test) flight", _TESTER,
         {"form": "flight-test"}),
)  # fmt: skip

_DEAL: Final = r"\b(?:order|purchase|contract|deal|plan)"
PROCUREMENTS: Final[tuple[Rule, ...]] = (
    Rule("procurement", r"<sign|conclude|close|seal|ink|clinch|finalise|finalize|place>"
         r" ~ (?:contract|deal|agreement|order)s?(?: with {actor})?(?: (?:on )?{date})?"
         r"(?:,? (?:worth|valued at|of)(?: [a-z]+)? {money})?"
         r" (?:to (?:buy|purchase|acquire)|for|on the purchase of)(?: ~~ | ){system}", _SIGNS,
         {"stage": "ordered"},
         count="quantity", counted="system"),
    Rule("procurement", r"<sign|conclude|clinch|win> ~ (?:contract|deal|agreement|order)"
         r" to (?:supply|provide|equip) {actor} with(?: ~~ | ){system}",
         Roles("seller", after={"supply": "buyer", "provide": "buyer", "equip": "buyer"}),
         {"stage": "ordered"}, count="quantity", counted="system"),
    Rule("procurement", r"<win> ~ (?:contract|order|deal) ~~ {system}",
         Roles("seller", after={"from": "buyer"}), {"stage": "ordered"},
         count="quantity", counted="system"),
    Rule("procurement", r"<award> ~ (?:contract|order)s? ~~ {system}", Roles("buyer", "seller"),
         {"stage": "ordered"}, count="quantity", counted="system"),
    Rule("procurement", r"<approve|clear|authorise|authorize|sign off on> ~ "
         r"(?:sale|export|transfer|delivery) of(?: ~ | ){system}",
         _SALE, {"stage": "approved"}, count="quantity", counted="system"),
    Rule("procurement", r"<consent to|agree to> ~ (?:sale|export|transfer|delivery|re-export)"
         r" of(?: ~ | ){system}", Roles("", after={"to": "buyer", "by": "seller"}),
         {"stage": "approved"}, count="quantity", counted="system"),
    Rule("procurement", r"<notify> (?:the )?(?:U\.S\. |US |\ue000+ )?(?:Congress|parliament"
         r"|lawmakers)(?: ~~ | )(?:sale|export|transfer) (?:to {actor} )?of(?: ~~ | ){system}",
         _SALE, {"stage": "proposed"}, count="quantity", counted="system"),
    Rule("procurement", r"<approve|authorise|authorize> ~ (?:plan|funding|purchase|budget"
        r"|order|bill|request|proposal)s?\b"
         r"(?: ~~ | ){system}", Roles("buyer", after={"from": "seller"}), {"stage": "approved"},
         count="quantity", counted="system"),
    Rule("procurement", r"<order|buy|purchase|acquire"
        r"|procure> ~ {system}", _BUYER, {"stage": "ordered"},
         count="quantity", counted="system"),
    Rule("procurement", r"<request|ask for|seek> ~ (?:sale|purchase) of(?: ~~ | ){system}", _BUYER,
         {"stage": "proposed"}, count="quantity", counted="system"),
    Rule("procurement", r"<sell> ~ {system}", _SALE, {"stage": "ordered"},
         count="quantity", counted="system"),
    Rule("procurement", r"<supply|provide|equip> (?:the )?{actor} with(?: ~~ | ){system}",
         Roles("seller", "recipient"), {"stage": "delivered"}, count="quantity", counted="system"),
    Rule("procurement", r"<give|hand|lend> (?:the )?{actor} ~ {system}",
         Roles("seller", "recipient"), {"stage": "delivered"}, count="quantity", counted="system"),
    Rule("procurement", r"<deliver|hand over|transfer|supply|ship> ~ {system}",
         _SUPPLIER,
         {"stage": "delivered"}, count="quantity", counted="system"),
    Rule("procurement", r"{system}(?: ~~ | )(?:was|were) <deliver|hand over|transfer> to ",
         Roles(after={"to": "recipient", "by": "seller"}), {"stage": "delivered"}, passive=True,
         count="quantity", counted="system"),
    Rule("procurement", r"<donate> ~ {system}", _SUPPLIER, {"stage": "delivered", "mode": "gift"},
         count="quantity", counted="system"),
    Rule("procurement", r"<receive|take delivery of>(?: [^\s,;:()\ue000]+){0,6} {system}"
         r"(?! (?:pilot|crew|part))", _BUYER,
         {"stage": "delivered"}, count="quantity", counted="system"),
    Rule("procurement", rf"{_DEAL}(?:,? (?:with|from) {{actor}})? (?:of|for|to buy)(?: ~~ | )"
         rf"{{system}}(?: ~~ | )(?:was|were|has been|have been) <cancel|scrap|call off|drop|axe>",
         Roles("buyer", after={"of": "seller", "by": "buyer", "from": "seller"}),
         {"stage": "cancelled"}, noun=True, count="quantity", counted="system"),
    Rule("procurement", r"{system} (?:was|were) <order|buy|purchase|acquire> by (?={actor})",
         Roles("buyer", after={"by": "buyer", "from": "seller"}), {"stage": "ordered"},
         passive=True, count="quantity", counted="system"),
    Rule("procurement", r"{system},? <order|buy|purchase|acquire> (?:from {actor} |by {actor} )?"
         r"(?:in|on) {date}", Roles("buyer", after={"by": "buyer", "from": "seller"}),
         {"stage": "ordered"}, passive=True, count="quantity", counted="system"),
    Rule("procurement", r"{system},? <deliver|hand over|supply|donate> to {actor} "
         r"(?:by {actor} )?(?:in|on) {date}",
         Roles("", after={"to": "recipient", "by": "seller"}), {"stage": "delivered"},
         passive=True, count="quantity", counted="system"),
    Rule("procurement", r"<cancel|scrap> ~ (?:order|purchase|contract|deal)"
         r"(?: with {actor})? (?:of|for) ~~ {system}", Roles("buyer", after={"with": "seller"}),
         {"stage": "cancelled"}, count="quantity", counted="system"),
)  # fmt: skip

HOLDINGS: Final[tuple[Rule, ...]] = (
    Rule("inventory", r"\b(?P<verb>has|have|had|operates|operated|fields|maintains)"
         r"(?: (?:about|some|around|more|than|at|least|a|fleet|of|over|nearly|total))*"
         r" [0-9a-z,-]+ [^,;:]{0,40}?{system}[^,;:.]{0,20} (?:in service|in its (?:fleet|inventory)"
         r"|in use|in stock)", _HOLDER, count="quantity", counted="system"),
    Rule("inventory", r"\b(?P<verb>operates|operated|fields|flies|possesses)"
         r"(?: (?:about|some|around|more|than|at|least|a|fleet|of|over|nearly|total))*"
         r" [0-9][0-9,]*(?: of its)? (?:[a-z-]+ )?{system}", _HOLDER,
         count="quantity", counted="system"),
)  # fmt: skip

_LEAVES: Final = r"(?:{system}|[A-Z]+(?:/[A-Z]+)?-[0-9]+[A-Z]?s?)"
RETIREMENTS: Final[tuple[Rule, ...]] = (
    Rule("retirement", rf"<retire|decommission|phase out> ~"
        rf" {_LEAVES}", _HOLDER, {"form": "retired"},
         count="quantity", counted="system"),
    Rule("retirement", rf"<take|withdraw> ~ {_LEAVES} (?:out of|from) (?:active )?service", _HOLDER,
         {"form": "retired"}, count="quantity", counted="system"),
    Rule("retirement", rf"<scrap|dismantle> ~ {_LEAVES}", _HOLDER, {"form": "scrapped"},
         count="quantity", counted="system"),
    Rule("retirement", rf"<mothball> ~ {_LEAVES}", _HOLDER, {"form": "stored"},
         count="quantity", counted="system"),
    Rule("retirement", rf"(?:{{ship}}|{_LEAVES}) (?:was|were) <break up|scrap|dismantle>",
         Roles("", "operator"), {"form": "scrapped"}, passive=True, count="quantity",
         counted="system"),
    Rule("retirement", rf"{_LEAVES} (?:was|were) <retire|decommission>",
         Roles("", "operator"),
         {"form": "retired"}, passive=True, count="quantity", counted="system"),
)  # fmt: skip

RULES: Final = (*LAUNCHES, *TESTS, *PROCUREMENTS, *HOLDINGS, *RETIREMENTS)
