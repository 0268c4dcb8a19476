"""Names that texts give to exercises and operations: ``the war game Iron Lantern``.

They are in no register: the words around them show what they are names of.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from timeline.drafting.triggers.rule import NOUNS
from timeline.spans import Span

_EXERCISE: Final = rf"(?i:{NOUNS['exercise']})"
_WORD: Final = r"[A-Z][A-Za-z\u00c0-\u024f]+(?:[’'-][A-Za-z]+)*"
_NAME: Final = (
    rf"(?P<name>(?!(?:The|An?|In|On|At|It|Its|Their|This|That|These|Those|Both|All|Such)\b)"
    rf"{_WORD}(?: (?:of |the )?{_WORD}){{0,3}}"
    r"(?:[ -][0-9]{1,4}(?:-[0-9]{1,2})?(?![0-9,.]*[0-9]))?)"
)
_QUOTED: Final = r"[“\"‘](?P<name>[A-Z][\w &.-]{1,40}?)[,.]?[”\"’]"
_ARTICLE: Final = r"(?:an?|the|their|its|his|this)"
_LIKE: Final = r"(?:[a-z][a-z-]*,? )"
_CALLED: Final = (
    r",? (?:which is |that is )?(?:called|named|dubbed|known as|code-?named"
    r"|(?:under|with) the (?:code )?name(?: of)?)(?: the| as)? "
)
_SURE: Final = tuple(
    re.compile(pattern)
    for named, gap in ((_NAME, " "), (_QUOTED, ",? "))
    for pattern in (
        rf"{_EXERCISE}(?:{_CALLED}|{gap}){named}(?! {_EXERCISE})",
        rf"{named}, {_ARTICLE} (?:[^\s,;]+ ){{0,7}}?{_EXERCISE}\b",
    )
)
_BEFORE: Final = tuple(
    re.compile(rf"{named} {_LIKE}{{0,4}}{_EXERCISE}\b") for named in (_NAME, _QUOTED)
)
"""A name before the noun; of capital letters alone it may be that of a sea, or of a force."""
_OPERATION: Final = re.compile(rf"\b(?P<name>Operation {_WORD}(?: {_WORD}){{0,2}})")
_OTHER: Final = re.compile(
    r"(?:\b(?:Sea|Ocean|Strait|Straits|Gulf|Bay|Islands?|Peninsula|Coast|Army|Navy|Forces?|Corps"
    r"|Command|Guard|Guards|Fleet|Ministry|Marines?|Staff|Chiefs|Council|District|Division"
    r"|Brigade|Base|Range|Area|Zone|River|Border|Union|Treaty|Organi[sz]ation|Alliance|Day)"
    r"|^(?:Joint|Annual|Military|Naval|Combined|Live|Large|Major|Allied|Multinational|Routine"
    r"|New|Winter|Summer|Spring|Autumn|Fall|East|West|North|South)"
    r"|^(?:NATO|EU|UN|ASEAN|AUKUS|CSTO|SCO|OSCE|UK|US|USA|ROK|DPRK)$"
    r"|^(?:President|Minister|Prime|General|Admiral|Captain|Colonel|Commander|Lieutenant|Major"
    r"|Vice|Rear|Chief|King|Queen|Prince|Princess|Chairman|Mr|Mrs|Ms|Dr|Defen[cs]e|Foreign"
    r"|Secretary)\b.*)$"
)
"""Words with a capital letter that name no exercise."""
_YEARLY: Final = re.compile(r"\b(?:annual|yearly|biennial|biannual|regular)\b[^,;]{0,40}(?:, ?)?\Z")


class Name(NamedTuple):
    """The name of an exercise or an operation, and the words that contain it.

    ``span`` includes the quotation marks around it. ``is_sure``: the words around it say that it
    is a name; otherwise it may also be that of a place or of a force. ``yearly``: it is the name
    of a series. ``exercise`` is false for an operation that nothing calls an exercise.
    """

    span: Span
    text: str
    is_sure: bool = True
    yearly: bool = False
    exercise: bool = True


def names_in(tagged: str, known: Sequence[str]) -> list[Name]:
    """Return the names in a sentence, in order; ``known`` are those of the sentences before.

    ``tagged`` is its text, in which the names of the registers and the dates are replaced.
    """
    found: list[Name] = []
    for name in _candidates(tagged, known):
        if not any(_overlap(name.span, each.span) for each in found):
            found.append(name)
    return sorted(found)


def base_of(name: str) -> str:
    """Return a name without the number or the year after it: the name of the series."""
    return re.sub(r"[ -][0-9]+(?:-[0-9]+)?\Z", "", name)


def _candidates(tagged: str, known: Sequence[str]) -> Iterator[Name]:
    for text in sorted(known, key=len, reverse=True):
        pattern = rf"[“\"‘]?(?<!\w){re.escape(text)}(?!\w)[”\"’]?"
        for match in re.finditer(pattern, tagged):
            yield Name(Span(*match.span()), text)
    for said in _SURE:
        for match in said.finditer(tagged):
            if name := _name(tagged, match, sure=True):
                yield name
    for number, said in enumerate(_BEFORE):
        for match in said.finditer(tagged):
            sure = number == 1 or " " in match["name"]
            if name := _name(tagged, match, sure=sure):
                yield name
    for match in _OPERATION.finditer(tagged):
        yield Name(Span(*match.span("name")), match["name"], exercise=False)


def _name(tagged: str, match: re.Match[str], *, sure: bool) -> Name | None:
    text = match["name"]
    if _OTHER.search(text) or len(text) < 3:
        return None
    start, end = match.span("name")
    if tagged[start - 1 : start] in tuple('“"‘') and start:
        start -= 1
        end = min(end + 1 + (tagged[end : end + 1] in ",."), len(tagged))
    yearly = _YEARLY.search(tagged[:start]) is not None
    return Name(Span(start, end), text, sure, yearly)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
