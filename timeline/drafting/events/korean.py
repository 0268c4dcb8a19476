"""Korean sentences: their trigger words, particles and endings."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from timeline.drafting.events.draft import Draft
from timeline.drafting.events.mood import Mood
from timeline.drafting.scenes.mentions import Mention
from timeline.drafting.scenes.scene import Scene
from timeline.quantities.notation import number
from timeline.spans import Span

_HANGUL: Final = re.compile("[가-힣]")


class _Trigger(NamedTuple):
    kind: str
    pattern: re.Pattern[str]
    subject: str
    sets: dict[str, str]


def _trigger(kind: str, pattern: str, subject: str, **sets: str) -> _Trigger:
    return _Trigger(kind, re.compile(pattern), subject, sets)


_DID: Final = r"(?:했|하였|됐|되었|했다고|할 예정|할 계획|한다|하기로|을 예정|를 예정)"
_TRIGGERS: Final = (
    _trigger("test", rf"핵실험[을를]? ?(?:실시|진행|단행|{_DID})", "by", form="nuclear"),
    _trigger("exercise", rf"훈련[을를이]? ?(?:실시|시작|개시|진행|개최|돌입|{_DID})",
             "participants"),
    _trigger("launch", rf"(?:미사일|로켓|발사체|위성|방사포)[^,.]{{0,24}}(?:시험 ?)?발사(?:{_DID})",
             "launcher"),
    _trigger("launch", r"(?:미사일|로켓|발사체|위성)[^,.]{0,12}쏘(?:았|았다|아)|쐈", "launcher"),
    _trigger("summit", rf"회담[을를]? ?(?:개최|진행|가졌|열었|{_DID})", "participants"),
    _trigger("statement", rf"(?:규탄|비난|경고|항의|촉구)(?:{_DID})", "speaker"),
    _trigger("agreement", rf"(?:협정|조약|합의서|양해각서|의정서)[에을를]? ?"
             rf"(?:서명|체결)(?:{_DID})", "parties", stage="signed"),
    _trigger("procurement", rf"(?:구매|도입|구입|공급) ?계약[을를]? ?(?:체결)?(?:{_DID})", "buyer",
             stage="ordered"),
    _trigger("procurement", rf"(?:구매|도입|구입)(?:{_DID})", "buyer"),
    _trigger("measure", rf"(?:지원|제공)(?:{_DID})", "by", form="aid"),
    _trigger("deployment", rf"(?:배치|파견)(?:{_DID})", "force", movement="arrival"),
    _trigger("incident", rf"(?:격추)(?:{_DID})", "by", form="shootdown"),
    _trigger("incident", rf"(?:나포)(?:{_DID})", "by", form="seizure"),
    _trigger("measure", rf"제재[를을]? ?(?:부과|발표|단행)(?:{_DID})", "by", form="sanction",
             action="imposed"),
)  # fmt: skip
_NOT: Final = re.compile(r"지 ?않|못 ?했|못하|부인|아니|없[다었]|가능성|수 있|경우")
_TO_COME: Final = re.compile(r"예정|계획|하기로|할 것")
_FORMS: Final = (
    ("launch", "ballistic", "탄도미사일|탄도탄"),
    ("launch", "cruise", "순항미사일"),
    ("launch", "space", "우주발사체|정찰위성|인공위성"),
    ("exercise", "air", "공중훈련|공군 ?훈련"),
    ("exercise", "naval", "해상훈련|해군 ?훈련"),
    ("agreement", "memorandum", "양해각서"),
    ("agreement", "treaty", "조약"),
)
_COUNT: Final = re.compile(
    r"(?<![0-9.,])(?P<number>[0-9]{1,4}|한|두|세|네) ?(?P<unit>여 ?)?(?:발|기|대|척)(?![가-힣]*년)"
)
_WORDS: Final = {"한": "1", "두": "2", "세": "3", "네": "4"}
_OFFICES: Final = "군|정부|당국|외무성|외교부|국방부|국방성|해군|공군|육군|대통령실|총리"
_SUBJECT: Final = re.compile(rf" ?(?:{_OFFICES})?(?:이|가|은|는|께서)(?![가-힣])")
_PARTNER: Final = re.compile(r"(?:과|와)(?: |$)")
_MONEY: Final = re.compile(
    r"(?P<about>약 ?)?(?P<figures>(?:[0-9][0-9,.]*(?:조|억|만)? ?){1,3})(?P<unit>원|달러|엔|유로)"
)
_POWERS: Final = {"조": 12, "억": 8, "만": 4, "": 0}
_CODES: Final = {"원": "KRW", "달러": "USD", "엔": "JPY", "유로": "EUR"}
_WITH: Final = re.compile(r"(?:과|와)(?= )|·|, ?|(?:과|와) ")
_INTO: Final = re.compile(r"(?:상|쪽|방향)?(?:으로|로)|에")
_AT: Final = re.compile(r"(?:상|일대|인근)?(?:에서| 해상에서)")


def is_korean(text: str) -> bool:
    """Whether a sentence is mostly Korean."""
    letters = sum(each.isalpha() for each in text)
    return letters > 0 and 2 * len(_HANGUL.findall(text)) > letters


def drafts_in(scene: Scene, at: int) -> list[Draft]:
    """Return the events that a Korean sentence reports: one, by the last of its trigger words."""
    best: tuple[int, _Trigger, re.Match[str]] | None = None
    for each in _TRIGGERS:
        for match in each.pattern.finditer(scene.text):
            if scene.is_quoted(match.start()) or (best and best[0] >= match.end()):
                continue
            best = (match.end(), each, match)
    if best is None or _NOT.search(scene.text, max(0, best[2].start() - 4)):
        return []
    _, trigger, match = best
    future = _TO_COME.search(scene.text, match.start())
    mood: Mood = "announced" if future else "happened"
    draft = Draft(trigger.kind, at, scene, Span(0, len(scene.text)), Span(*match.span()), mood)
    draft.spans = [scene.whole]
    found = _subject(scene)
    if trigger.kind == "statement" and not found:
        return []
    draft.subjects = found
    draft.name(trigger.subject, found, scene)
    span = scene.at(Span(*match.span()))
    for path, term in trigger.sets.items():
        draft.add(path, term, span)
    for kind, form, words in _FORMS:
        if kind == trigger.kind and (said := re.search(words, scene.text)):
            draft.add("form", form, scene.at(Span(*said.span())))
    if future:
        draft.add("status", "announced", span)
    if trigger.kind in ("launch", "procurement"):
        _add_count(draft, scene, match.end())
    if trigger.kind in ("procurement", "measure"):
        add_money(draft, scene)
    if trigger.kind == "procurement":
        partners = [
            each
            for each in scene.mentions
            if each.type == "actor" and _PARTNER.match(scene.text, each.span.end)
        ]
        draft.name("seller", (each for each in partners if each not in found), scene)
    _add_places(draft, scene)
    return [draft]


def _subject(scene: Scene) -> tuple[Mention, ...]:
    """Return the first actors with the particle of a subject, and those joined with them."""
    actors = [each for each in scene.mentions if each.type == "actor"]
    for at, each in enumerate(actors):
        if not _SUBJECT.match(scene.text, each.span.end):
            continue
        group = [each]
        for before in reversed(actors[:at]):
            gap = scene.text[before.span.end : group[0].span.start]
            if not _WITH.fullmatch(gap):
                break
            group.insert(0, before)
        return tuple(group)
    return ()


def _add_count(draft: Draft, scene: Scene, end: int) -> None:
    numbers = list(_COUNT.finditer(scene.text, 0, end))
    if len(numbers) == 1:
        text = _WORDS.get(numbers[0]["number"], numbers[0]["number"])
        about = "~" if numbers[0]["unit"] else ""
        draft.add("quantity", about + text, scene.at(Span(*numbers[0].span())))
    for match in numbers if len(numbers) > 1 else ():
        draft.ask(
            "quantity",
            "",
            scene.at(Span(*match.span())),
            "which number is it? The sentence has several",
        )


def add_money(draft: Draft, scene: Scene) -> None:
    """Add the amount of money in a sentence, if there is one only."""
    amounts = list(_MONEY.finditer(scene.text))
    if len(amounts) != 1:
        return
    match = amounts[0]
    total = Decimal(0)
    for figure, power in re.findall(r"([0-9][0-9,.]*)(조|억|만)?", match["figures"]):
        plain = figure.replace(",", "").rstrip(".")
        if not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", plain):
            return
        total += Decimal(plain).scaleb(_POWERS[power])
    text = f"{number(total)} {_CODES[match['unit']]}"
    path = "cost" if draft.kind == "procurement" else "amount"
    draft.add(path, f"{'~' if match['about'] else ''}{text}", scene.at(Span(*match.span())))


def _add_places(draft: Draft, scene: Scene) -> None:
    for each in scene.mentions:
        if each.type == "system":
            draft.add("systems", each.key, scene.at(each.span))
        elif each.type == "place" and _AT.match(scene.text, each.span.end):
            draft.add("place", each.key, scene.at(each.span))
        elif (
            each.type == "place"
            and draft.kind == "launch"
            and _INTO.match(scene.text, each.span.end)
        ):
            draft.add("impact_place", each.key, scene.at(each.span))
