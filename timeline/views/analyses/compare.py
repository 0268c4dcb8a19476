"""``compare``: two sources, or two chronicles, side by side.

The numbers come first, then the events on which both differ, with their values side by side and the
passages that give them, the pairs that are likely one event or related, the events of one side
only, and those of both that are alike, or of which each side gives other values.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Final, TypeVar

from rich.text import Text

from timeline.analysis.duplicates.relations import PairRelation
from timeline.analysis.sides.comparison import ComparedEvent, Comparison, LikelyPair
from timeline.analysis.sides.statements import SideValue
from timeline.analysis.sides.values import ComparedValue
from timeline.canonical.rivals import Difference
from timeline.query.results import EventLine, Most
from timeline.query.results.counting import heads
from timeline.text import clip, noun, one_line, plural
from timeline.views.analyses.duplicates import MEANINGS, why
from timeline.views.base import CONFLICT, FAINT, HEADING, Lines, fill, kind_text, row, shown
from timeline.views.counts import more_lines
from timeline.views.nesting import nested, with_place
from timeline.wording.claims import evidence
from timeline.wording.counts import with_parts
from timeline.wording.dates import brief, marks
from timeline.wording.values import path_label, text_in_words

T = TypeVar("T")
_QUOTE: Final = 160
"""The most characters of a passage; ``about`` shows all of it."""
_INDENT: Final = "     "
COLUMN: Final = 34
"""The fewest cells of a side next to the other one."""
_GAP: Final = 3


def compare(found: Comparison, width: int, most: Most | None = None) -> Lines:
    """Yield the comparison; with ``most``, only the first events of each section."""
    names = tuple(side.name for side in found.sides)
    yield from fill(shown(f"{' and '.join(names)}  {found.query}".rstrip(), FAINT), width)
    yield Text()
    numbers = [*_numbers(found)]
    wide = max(len(number) for _, number in numbers)
    for title, number in numbers:
        yield from fill(shown(title), width, Text(f"{number:>{wide}}  "))

    def section(title: str, each: Sequence[T], draw: Callable[[T], Lines], name: str) -> Lines:
        if each:
            yield Text()
            yield from fill(shown(title, HEADING), width)
        first = each[: most.of(len(each)) if most else None]
        for one in first:
            yield from draw(one)
        yield from more_lines(len(each) - len(first), name, width)

    def line(placed: tuple[EventLine, int]) -> Lines:
        return fill(_event(*placed), width, "  ", "    ")

    differ = f"Different in {names[0]} and {names[1]}"
    yield from section(
        differ, found.differing, lambda each: _differing(each, names, width), "event"
    )
    likely = "Likely one event, but not linked"
    yield from section(likely, found.likely, lambda each: _likely(each, names, width), "pair")
    for relation, pairs in _related(found):
        may_be = f"May be {_meaning(relation, pairs)}, but not linked"
        yield from section(may_be, pairs, lambda each: _likely(each, names, width), "pair")
    for name, events in zip(names, (found.only_first, found.only_second), strict=True):
        yield from section(f"Only in {name}", nested(events), line, "event")
    alike = nested(each.event for each in found.alike)
    yield from section("Alike", alike, line, "event")
    apart = nested(each.event for each in found.not_compared)
    yield from section("In both, with nothing to compare", apart, line, "event")


def _numbers(found: Comparison) -> Iterator[tuple[str, str]]:
    """Yield what each section has, and how much. Parts are counted apart from their wholes.

    The whole of a part may be in another section.
    """
    keys = found.keys

    def count(events: Iterable[EventLine]) -> str:
        every = [*events]
        parts = sum(_is_part(event, keys) for event in every)
        if parts == len(every) - len(heads(every)):
            return with_parts(len(every) - parts, parts)
        whole = plural(len(every) - parts, "event")
        return " and ".join([whole] * (parts < len(every)) + [plural(parts, "part")])

    yield "in both, alike", count(each.event for each in found.alike)
    yield "in both, different", count(each.event for each in found.differing)
    if found.not_compared:
        yield "in both, with nothing to compare", count(each.event for each in found.not_compared)
    both = sum(_is_part(each.first, keys) and _is_part(each.second, keys) for each in found.likely)
    number = plural(len(found.likely), "pair") + f", {both:,} of parts" * (both > 0)
    yield f"likely in both, {_not_linked(found.likely)}", number
    for relation, pairs in _related(found):
        title = f"may be {_meaning(relation, pairs)}, {_not_linked(pairs)}"
        yield title, plural(len(pairs), "pair")
    for side, events in zip(found.sides, (found.only_first, found.only_second), strict=True):
        yield f"only in {side.name}", count(events)


def _is_part(event: EventLine, keys: Container[str]) -> bool:
    """Return whether an event is counted with another one of these."""
    return any(key in keys for key in event.counted_with)


def _not_linked(pairs: Sequence[LikelyPair]) -> str:
    differ = sum(bool(pair.differences) for pair in pairs)
    return "not linked" + (
        f"; {differ:,} of them {noun(differ, 'differs', 'differ')}" if differ else ""
    )


def _related(found: Comparison) -> Iterator[tuple[PairRelation, list[LikelyPair]]]:
    """Yield the related pairs by what they may be."""
    for relation in MEANINGS:
        if pairs := [each for each in found.related if each.pair.relation == relation]:
            yield relation, pairs


def _meaning(relation: PairRelation, pairs: Sequence[LikelyPair]) -> str:
    return noun(len(pairs), *MEANINGS[relation])


def _event(event: EventLine, depth: int = 0) -> Text:
    date = f"{brief(event)} {marks(event.qualifiers)}".strip()
    title = with_place(shown(event.title), event, depth)
    parts = [title, kind_text(event.kind), Text(date)]
    return Text.assemble(Text(" · ").join(parts), shown(f"  {event.key}", FAINT))


def _differing(each: ComparedEvent, names: Sequence[str], width: int) -> Lines:
    yield from fill(_event(each.event), width, "  ", "    ")
    for value in _told(each.values):
        yield from _value(value, each.event, names, width, _DIFFERENCES)


def _likely(each: LikelyPair, names: Sequence[str], width: int) -> Lines:
    score = Text(f"{each.pair.score:>3}  ", HEADING)
    yield from fill(_event(each.first), width, score, _INDENT)
    yield from fill(_event(each.second), width, _INDENT, _INDENT)
    yield from fill(shown(f"{each.pair.relation}: {why(each.pair)}", FAINT), width, _INDENT)
    words = _DIFFERENCES
    if each.pair.relation != "same-as":  # values of a stage or a part may well be others
        words = {**words, "contradicts": "different"}
    event = each.first._replace(zone=each.first.zone or each.second.zone)
    for value in _told(each.values):
        yield from _value(value, event, names, width, words)


def _told(values: Sequence[ComparedValue]) -> Iterator[ComparedValue]:
    """Yield the values that differ, with all others of their fields, and those converted."""
    paths = {value.path for value in values if value.differs}
    for value in values:
        if value.first and value.second and (value.path in paths or value.converted):
            yield value


def _value(
    value: ComparedValue,
    event: EventLine,
    names: Sequence[str],
    width: int,
    words: Mapping[Difference, str],
) -> Lines:
    """Yield a value as each side gives it: side by side, or one below the other if narrow.

    The clock times of both are told in the time zone of ``event``.
    """
    label = shown(path_label(value.path, event, value.field))
    kind = value.difference or "same"
    label.append(f": {words[kind]}", CONFLICT if words[kind] == _DIFFERENCES["contradicts"] else "")
    label.append(", as a source converts it" if value.converted else "")
    yield from fill(label, width, _INDENT)
    indent = f"{_INDENT}  "
    column = (width - len(indent) - _GAP) // 2
    beside = column >= COLUMN
    room = column if beside else width - len(indent)
    blocks = [
        [*_block(name, side, value, event.zone, room)]
        for name, side in zip(names, (value.first, value.second), strict=True)
        if side is not None
    ]
    if beside:
        for cells in zip_longest(*blocks, fillvalue=Text()):
            yield Text.assemble(indent, row([(cell, room) for cell in cells], _GAP))
    else:
        for block in blocks:
            yield from (Text.assemble(indent, line) for line in block)


def _block(name: str, side: SideValue, value: ComparedValue, zone: str, width: int) -> Lines:
    """Yield the value of one side, with the passages that give it."""
    texts = filter(None, (side.text, side.conversion))
    words = (text_in_words(value.field, each, zone=zone) for each in texts)
    text = shown(" = ".join(words), HEADING)
    yield from fill(text, width, shown(f"{name}  "), "  ")
    for claim in side.claims:
        source = claim.source.key if claim.source else ""
        quote = clip(one_line(evidence(claim, value.path)), _QUOTE)
        passage = f"{claim.grade} {source}  ›{quote}‹" if quote else f"{claim.grade} {source}"
        yield from fill(shown(passage, FAINT), width, "  ")


_DIFFERENCES: Final[Mapping[Difference, str]] = {
    "contradicts": "both cannot be true",
    "vaguer": "the second is vaguer",
    "finer": "the second is finer",
    "overlaps": "they overlap",
    "same": "the same",
    "differs": "only a reader can compare them",
}
"""The kinds of difference in words."""


def plain_compare(found: Comparison, most: Most | None = None) -> Iterator[list[str]]:
    """Yield the lines for a pipe: section, event of the first side, event of the second side, value
    path, value of each side, kind of difference, evidence of each side, score.

    The sections are ``different``, ``likely``, ``part``, ``stage``, ``first``, ``second``,
    ``alike`` and ``not-compared``. An event of both sides is in both fields, one of a single side
    in its own. A line of ``different`` or of a pair is one value that differs; a pair without one
    has a line without a value.
    """

    def first(each: Sequence[T]) -> Sequence[T]:
        return each[: most.of(len(each)) if most else None]

    for event in first(found.differing):
        for value in event.differences:
            yield ["different", event.event.key, event.event.key, *_fields(value), ""]
    sections: list[tuple[str, Sequence[LikelyPair]]] = [("likely", found.likely)]
    sections += [(relation.partition("-")[0], pairs) for relation, pairs in _related(found)]
    for section, pairs in sections:
        for pair in first(pairs):
            keys = [section, pair.first.key, pair.second.key]
            for each in pair.differences or (None,):
                yield [*keys, *_fields(each), str(pair.pair.score)]
    for line in first(found.only_first):
        yield ["first", line.key, "", *_fields(None), ""]
    for line in first(found.only_second):
        yield ["second", "", line.key, *_fields(None), ""]
    for name, both in (("alike", found.alike), ("not-compared", found.not_compared)):
        for one in first(both):
            yield [name, one.event.key, one.event.key, *_fields(None), ""]


def _fields(value: ComparedValue | None) -> list[str]:
    if value is None:
        return [""] * 6
    sides = (value.first, value.second)
    return [
        value.path,
        *("" if side is None else side.text for side in sides),
        value.difference or "",
        *("" if side is None else _evidence(side, value.path) for side in sides),
    ]


def _evidence(side: SideValue, path: str) -> str:
    return "; ".join(one_line(evidence(claim, path)) for claim in side.claims)
