"""Where a sentence names actors, systems, programmes and places of the registers."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from timeline.dates.names import WEEKDAYS
from timeline.drafting.proposals import EntryNames, RegisterNames
from timeline.drafting.sentences.gazetteer import PAIRS, STATES, regular_peoples
from timeline.kinds.countries import country_name
from timeline.spans import Span

_WORD: Final = re.compile(r"\w+")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_TOGETHER: Final = re.compile(
    r"(?<![가-힣])(?:한미일|한미|한일|미일|한중|한러|북미|북중|북러|미중|미러|중러)"
    r"(?= ?(?:은|는|이|가|의|양국|연합|정상|외교|국방|군|해군|공군|당국|공동)|·)"
)
_AFTER: Final = re.compile(r"(?:s\b|es\b)?(?![\w])")
_CAPITAL_FOLLOWS: Final = re.compile(r"-[A-Z]| (?!The |A |In )[A-Z][a-z]")
_NAME_FOLLOWS: Final = re.compile(
    rf"-[A-Z]| (?!(?:The|A|In|On|At|{'|'.join(day.capitalize() for day in WEEKDAYS)})\b)[A-Z]"
)
"""After a capital, its name is a part of another one: ``Paris Saint-Germain``."""
_NAME_BEFORE: Final = re.compile(
    r"\b(?:North|South|East|West|New|Old|Port|Fort|Mount|Lake|Saint|St\.?|Greater|George|USS|HMS)"
    r" \Z"
)
_JOINED_NAME: Final = re.compile(r"-([A-Z]\w+)")
_FIRM_FOLLOWS: Final = re.compile(
    r" (?:Air ?[Ll]ines?|Airways|Times|Post|Daily|Herald|Today|University|Institute|Steel|Motors?"
    r"|Electric|Petroleum|Telecom|Express|Football|Olympics?|Open|Cup|Grand Prix)\b"
)
"""After the name of a state: a firm, a newspaper or a game."""


class Mention(NamedTuple):
    """A name in a text. ``key`` is empty for a state that the registers lack.

    ``span`` is within the sentence. ``words`` are the words of the text. ``inferred`` is why the
    words mean the entry, if they are not one of its names.
    """

    span: Span
    key: str
    type: str
    kind: str
    name: str
    words: str
    inferred: str = ""


class _Form(NamedTuple):
    text: str
    entry: EntryNames
    inferred: str
    is_capital: bool = False


class NameFinder:
    """Finds the names of the registers; made once for all sentences of a text."""

    def __init__(self, names: RegisterNames) -> None:
        forms = [*_of_entries(names.entries), *_of_states(names.entries)]
        self._by_word: dict[str, list[_Form]] = {}
        cjk: dict[str, _Form] = {}
        for form in forms:
            if _CJK.search(form.text):
                cjk.setdefault(form.text, form)
            elif first := _WORD.search(form.text):
                self._by_word.setdefault(first[0], []).append(form)
        for each in self._by_word.values():
            each.sort(key=lambda form: len(form.text), reverse=True)
        self._cjk = cjk
        by_country = _by_country(names.entries)
        self._pairs = {
            short: _Form(short, entry, f"“{short}” is read as {entry.name}")
            for short, code in PAIRS.items()
            for entry in (by_country.get(code) or _unknown(code),)
        }
        longest = sorted(cjk, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest))) if cjk else None

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in a sentence, in order; of names that overlap, the longest."""
        found = list(self._latin(text))
        if self._pattern is not None and _CJK.search(text):
            found += [
                _mention(Span(*match.span()), text, self._cjk[match[0]])
                for match in self._pattern.finditer(text)
            ]
            found += [
                _mention(Span(at, at + 1), text, self._pairs[text[at]])
                for match in _TOGETHER.finditer(text)
                for at in range(*match.span())
            ]
            found.sort(key=lambda each: each.span)
        return found

    def _latin(self, text: str) -> Iterator[Mention]:
        done = 0
        for word in _WORD.finditer(text):
            if word.start() < done or word[0] not in self._by_word:
                continue
            for form in self._by_word[word[0]]:
                start = word.start() - form.text.index(word[0])
                if start < done or not text.startswith(form.text, start):
                    continue
                after = _AFTER.match(text, start + len(form.text))
                if after is None:
                    continue
                end = start + len(form.text)
                if form.text in ("the North", "the South") and _CAPITAL_FOLLOWS.match(text, end):
                    break  # "the South China Sea" is found by its next word
                if self._is_part(form, text, Span(start, end)):
                    break
                done = end
                yield _mention(Span(start, done), text, form)
                break

    def _is_part(self, form: _Form, text: str, span: Span) -> bool:
        """Whether words of a state are a part of another name: ``Tokyo Electron``."""
        if "state" not in form.entry.kind:
            return False
        joined = _JOINED_NAME.match(text, span.end)
        if joined and joined[1] in self._by_word:  # "the Seoul-Tokyo pact"
            return False
        if form.is_capital and (
            _NAME_FOLLOWS.match(text, span.end) or _NAME_BEFORE.search(text[: span.start])
        ):
            return True
        return _FIRM_FOLLOWS.match(text, span.end) is not None


def _mention(span: Span, text: str, form: _Form) -> Mention:
    entry = form.entry
    words = text[slice(*span)]
    return Mention(span, entry.key, entry.type, entry.kind, entry.name, words, form.inferred)


def _of_entries(entries: Iterable[EntryNames]) -> Iterator[_Form]:
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            for form in _spellings(name):
                yield _Form(form, entry, "")


def _spellings(name: str) -> Iterator[str]:
    """Yield a name as texts write it: with either apostrophe, with and without points."""
    if len(name.strip()) < 2:
        return
    yield name
    if "’" in name or "'" in name:
        yield name.replace("’", "'") if "’" in name else name.replace("'", "’")
    if name.startswith("the "):
        yield f"The{name[3:]}"
    if re.match(r"US\b", name):
        yield f"U.S.{name[2:]}"


def _by_country(entries: Iterable[EntryNames]) -> dict[str, EntryNames]:
    """Return the states by their country; the first one of several."""
    states = [each for each in entries if each.type == "actor" and "state" in each.kind]
    return {each.country: each for each in reversed(states) if each.country}


def _unknown(code: str) -> EntryNames:
    return EntryNames("", "actor", country_name(code), kind="state")


def _of_states(entries: tuple[EntryNames, ...]) -> Iterator[_Form]:
    """Yield the peoples and metonyms of states; states that no register has, with their names."""
    states = [each for each in entries if each.type == "actor" and "state" in each.kind]
    by_country = _by_country(entries)
    taken = {name for each in entries for name in (each.name, *each.aliases)}
    for state in states:
        if state.country not in STATES:
            for word in regular_peoples(state.name):
                if word not in taken:
                    yield _Form(word, state, f"“{word}” is read as {state.name}")
    for code, words in STATES.items():
        entry = by_country.get(code) or _unknown(code)
        if not entry.key:
            yield from (_Form(form, entry, "") for form in _spellings(entry.name))
        for word in (*words.peoples, *words.metonyms):
            if word not in taken:
                reason = f"“{word}” is read as {entry.name}"
                capital = word in words.metonyms and not word.startswith("the ")
                yield from (_Form(form, entry, reason, capital) for form in _spellings(word))
