"""How Korean texts report events: the words and the particles of those who take part."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple


class KoreanTrigger(NamedTuple):
    """One way to report an event.

    ``subject`` is the field of who does it. ``roles`` are the fields of the others by the particle
    after their names; ``*`` is the only other actor of the sentence. ``sets`` are terms. ``only``
    are words that must be in the sentence, too; empty for none.
    """

    kind: str
    pattern: str
    subject: str
    roles: Mapping[str, str]
    sets: Mapping[str, str]
    only: str


def _trigger(
    kind: str,
    pattern: str,
    subject: str,
    roles: Mapping[str, str] | None = None,
    only: str = "",
    **sets: str,
) -> KoreanTrigger:
    return KoreanTrigger(kind, pattern, subject, roles or {}, sets, only)


_DID: Final = r"(?:했|하였|됐|되었|했다고|할 예정|할 계획|한다|하기로|을 예정|를 예정)"
_ARMS: Final = r"전투기|전차|자주포|헬기|함정|잠수함|미사일|초계기|장갑차|무인기"
_TALKS: Final = r"(?:개최|진행|가졌|열었|갖|{did})"
_TO: Final = {"에": "towards", "에 대한": "towards"}

TRIGGERS: Final = (
    _trigger("test", rf"핵실험[을를]? ?(?:실시|진행|단행|{_DID})", "by", form="nuclear"),
    _trigger("exercise", rf"훈련[을를이]? ?(?:실시|시작|개시|진행|개최|돌입|{_DID})",
             "participants"),
    _trigger("exercise", r"훈련[을를이]? ?(?:종료|마무리|마쳤|끝냈|끝났)", "participants"),
    _trigger("launch", rf"(?:미사일|로켓|발사체|위성|방사포)[^,.]{{0,24}}(?:시험 ?)?발사(?:{_DID})",
             "launcher"),
    _trigger("launch", r"(?:미사일|로켓|발사체|위성)[^,.]{0,12}쏘(?:았|았다|아)|쐈", "launcher"),
    _trigger("summit", rf"회담[을를]? ?{_TALKS.format(did=_DID)}", "participants",
             {"과": "participants"}),
    _trigger("summit", rf"(?:전화|유선) ?(?:협의|통화|회담)[을를]? ?{_TALKS.format(did=_DID)}",
             "participants", {"과": "participants"}, form="telephone"),
    _trigger("statement", rf"(?:규탄|비난|경고|항의|촉구)(?:{_DID})", "speaker"),
    _trigger("agreement", rf"(?:협정|조약|합의서|양해각서|의정서)[에을를]? ?"
             rf"(?:서명|체결)(?:{_DID})", "parties", {"과": "parties"}, stage="signed"),
    _trigger("agreement", rf"(?:협정|조약|합의)(?:의|을|를)? ?(?:효력[을를]? ?|이행[을를]? ?)?"
             rf"(?:정지|중단)(?:{_DID})", "parties", stage="suspended"),
    _trigger("agreement", rf"(?:협정|조약|합의)(?:에서|을|를)? ?(?:탈퇴|파기)(?:{_DID})",
             "parties", stage="withdrawn"),
    _trigger("procurement", rf"공급 ?계약[을를]? ?(?:체결)?(?:{_DID})", "seller", {"과": "buyer"},
             stage="ordered"),
    _trigger("procurement", rf"(?:구매|도입|구입) ?계약[을를]? ?(?:체결)?(?:{_DID})", "buyer",
             {"과": "seller"}, stage="ordered"),
    _trigger("procurement", rf"(?:구매|도입|구입)(?:{_DID})", "buyer", {"에서": "seller"}),
    _trigger("procurement", rf"(?:인수|인도받)(?:{_DID}|았|은)", "buyer", only=_ARMS,
             stage="delivered"),
    _trigger("procurement", rf"판매[를을]? ?(?:의회에 ?)?통보(?:{_DID})", "seller", {"에": "buyer"},
             stage="proposed"),
    _trigger("procurement", rf"판매[를을]? ?승인(?:{_DID})", "seller", {"에": "buyer"},
             stage="approved"),
    _trigger("procurement", rf"(?:구매|도입)[^,.]{{0,12}}(?:의결|승인)(?:{_DID})", "buyer",
             stage="approved"),
    _trigger("measure", rf"(?:지원|제공)(?:{_DID})", "by", {"에": "towards"}, form="aid"),
    _trigger("deployment", rf"(?:배치|파견)(?:{_DID})", "force", {"에": "host"},
             movement="arrival"),
    _trigger("deployment", rf"(?:철수|철군)(?:{_DID})", "force", {"에서": "host"},
             movement="departure"),
    _trigger("deployment", rf"(?:입항)(?:{_DID})", "force", {"에": "host"}, movement="port-call"),
    _trigger("incident", rf"(?:격추)(?:{_DID})", "by", form="shootdown"),
    _trigger("incident", rf"(?:나포)(?:{_DID})", "by", form="seizure"),
    _trigger("incident", rf"(?:전투기|헬기|항공기|무인기|여객기)[^,.]{{0,24}}추락(?:{_DID})",
             "involved", form="crash"),
    _trigger("measure", rf"제재[를을]? ?(?:부과|발표|단행)(?:{_DID})", "by", _TO,
             form="sanction", action="imposed"),
    _trigger("measure", rf"(?<!규탄·)제재(?:{_DID})", "by", {"*": "towards"}, form="sanction",
             action="imposed"),
    _trigger("measure", rf"제재[를을]? ?연장(?:{_DID})", "by", _TO, form="sanction",
             action="extended"),
    _trigger("measure", rf"제재[를을]? ?해제(?:{_DID})", "by", _TO, form="sanction",
             action="lifted"),
)  # fmt: skip
NOT: Final = re.compile(
    r"지 ?않|못 ?했|못하|부인|부정[했하]|아니|없[다었]|가능성|수 있|경우|거짓|허위|오보"
    r"|소문|루머|가짜|사실무근|사실과 ?다르|사실이 ?아"
)
TO_COME: Final = re.compile(r"예정|계획(?![을를])|하기로|할 것|한다")
ENDS: Final = re.compile(r"종료|마무리|마쳤|끝냈|끝났")
FORMS: Final = (
    ("launch", "form", "ballistic", "탄도미사일|탄도탄"),
    ("launch", "form", "cruise", "순항미사일"),
    ("launch", "form", "space", "우주발사체|정찰위성|인공위성"),
    ("exercise", "form", "air", "공중훈련|공군 ?훈련"),
    ("exercise", "form", "naval", "해상훈련|해군 ?훈련"),
    ("agreement", "form", "memorandum", "양해각서"),
    ("agreement", "form", "treaty", "조약"),
    ("summit", "level", "ministers", "외교장관|국방장관|외무상|방위상"),
    ("summit", "level", "leaders", "정상|대통령|총리|주석"),
)
"""The kind, the field, the term and its words."""
