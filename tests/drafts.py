"""Chronicles that hypothesis draws: every field of every kind, in every form that it may have."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlmodel import SQLModel

from tests.drawn import columns_of_tables, hostile
from timeline import database
from timeline.canonical.comparing import AMOUNTS
from timeline.canonical.record import CITATION, fields_of
from timeline.kinds import KINDS, REGISTERS, Field, FieldType, Per
from timeline.kinds.registers import SECTIONS
from timeline.loader.checking.values.plausible import impossible
from timeline.models.vocabularies import Word
from timeline.quantities import UNSTATED

ZONES = ("", "Asia/Seoul", "UTC")
NUMBERS = ("8", "~10", "17000+", ">17000", "<5", "6..8")
MONEY = ("~3.9e12 KRW", "3e9 USD")
SAMPLES: Mapping[FieldType, tuple[str, ...]] = {
    FieldType.FLAG: ("USA", "KOR", "PRK"),
    FieldType.ZONE: ("Asia/Seoul", "UTC"),
    FieldType.DEGREES: ("0", "-40.25", "89.000"),
    FieldType.LANGUAGE: ("ko", "en", "zh-Hant"),
    FieldType.URL: ("https://example.org/a?b=c#d", "http://x.org/[1]"),
    FieldType.HASH: ("0123456789abcdef" * 4, "f" * 64),
    FieldType.NUMBER: (*NUMBERS, *UNSTATED),
    FieldType.MONEY: (*MONEY, *UNSTATED),
    FieldType.TAG: ("border", "annual"),
    FieldType.PERIOD: ("unknown", "1994/2012-02", "../2012", "2012"),
    FieldType.ORDINAL: ("1", "12", "123456789"),
    FieldType.TIMECODE: ("00:12:31", "99:59:59"),
    FieldType.DATE: ("unknown", "2022", "2022-07~", "[2022-07-01..2022-07-10]", "2022-08/2022-09"),
}
LINK_TYPES = ("responds-to", "announces", "threatens", "refers-to")

UNSTATING = frozenset({"unknown", "when", "expected"})
"""Words in values that state nothing."""
EVIDENT = "by published "
"""How a date begins that is evidence of its own."""

slots = st.sampled_from(["null", "a", "b-1", "wider-exercises"])


@dataclass
class Draft:
    """A chronicle on its way: keys by type, bodies by file and section, source texts."""

    keys: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


@st.composite
def chronicles(draw: st.DrawFn) -> Draft:
    """A whole chronicle, with values of every type that the declarations know."""
    draft = Draft()
    # Sources first, because every citation needs one.
    order = sorted((register.name for register in REGISTERS), key=lambda name: name != "source")
    for type_ in (*order, "event"):
        for number in range(draw(st.integers(1, 3 if type_ != "event" else 4))):
            key = "null" if (type_, number) == ("actor", 0) else f"{type_}-{number}"
            body = draw(_bodies(draft, type_, key))
            file = draw(st.sampled_from(["a.yaml", "b/c.yml", "chronicle.yaml"]))
            sections = draft.files.setdefault(file, {})
            section = next(name for name, each in SECTIONS.items() if each == type_)
            sections.setdefault(section, {})[key] = body["text"] if type_ == "query" else body
            draft.keys.setdefault(type_, []).append(key)
    for file, sections in draft.files.items():
        head: dict[str, Any] = {}
        if file == "chronicle.yaml":
            head["chronicle"] = {"name": "null", "title": "A: title"}
        if zone := draw(st.sampled_from(ZONES)):
            head["timezone"] = zone
        draft.files[file] = head | sections
    return draft


@st.composite
def _bodies(draw: st.DrawFn, draft: Draft, type_: str, key: str) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(KINDS))) if type_ == "event" else ""
    body: dict[str, Any] = {}
    for each in fields_of(type_, kind):
        if each.name == "kind" and kind:
            body["kind"] = kind
        elif each.type is FieldType.FILE:
            if draw(st.integers(0, 3)):  # the others have no text
                body[each.name] = f"texts/{key}.txt"
        elif each.required or draw(st.booleans()):
            value = draw(_values(draft, each, type_, body))
            if value:
                body[each.name] = value
    if {"valid_from", "valid_until"} <= body.keys():
        body["valid_until"] = "2023"
    if {"latitude", "longitude"} & body.keys():
        body |= {"latitude": "1.50", "longitude": "-0.0"}
    if type_ == "event" and "event" in draft.keys:
        links = st.tuples(st.sampled_from(LINK_TYPES), st.sampled_from(draft.keys["event"]))
        body["links"] = [{link: to} for link, to in draw(st.lists(links, unique=True, max_size=3))]
        if not body["links"]:
            del body["links"]
    if "text" in body and type_ == "source":
        # Words that a quote can be taken from, each with words before it that stand only there.
        quotes = draw(st.lists(hostile, min_size=1, max_size=4))
        draft.texts[body["text"]] = "".join(
            f"passage {number}:  {quote}\r\n" for number, quote in enumerate(quotes)
        )
    if type_ not in ("source", "query"):
        draw(_support(draft, body))
    return body


@st.composite
def _values(draw: st.DrawFn, draft: Draft, each: Field, type_: str, body: dict[str, Any]) -> Any:
    """A value of a field as a seed file writes it; empty where there is nothing to refer to."""
    if each.type is FieldType.WORDING and each.many:
        alias = st.fixed_dictionaries({"text": hostile}, optional={"language": st.just("ko")})
        found = draw(st.lists(hostile | alias, min_size=1, max_size=3))
        return [item for n, item in enumerate(found) if _bare(item) not in map(_bare, found[:n])]
    if each.type is FieldType.WORDING:
        return draw(st.dictionaries(slots, hostile, min_size=1, max_size=3))
    if each.type is FieldType.COLUMNS:
        return draw(columns_of_tables)
    if each.type is FieldType.RECORDS:
        parts = {part.name: _single(draft, part, type_) for part in each.parts}
        item = st.fixed_dictionaries(
            {}, optional={name: of for name, of in parts.items() if of is not None}
        )
        return draw(item.filter(bool) | st.lists(item.filter(bool), min_size=1, max_size=3))
    single = _single(draft, each, type_)
    if each.narrows:
        single = st.sampled_from(
            [str(word) for word in each.terms if _fits(word, body[each.narrows])]
        )
    if single is None:
        return None
    if each.many:
        return draw(st.lists(single, min_size=1, max_size=2, unique=True))
    if each.per is Per.MODALITY:
        modal = st.fixed_dictionaries({}, optional={"expected": single, "actual": single})
        return draw(modal | single)
    actors = body.get("participants", [])
    if each.per is Per.PARTICIPANT and actors:
        return draw(single | st.dictionaries(st.sampled_from(actors), single, min_size=1))
    return draw(single)


def _fits(word: str, wide: str) -> bool:
    return isinstance(word, Word) and (wide in word.of or wide == "other")


def _bare(alias: Any) -> Any:
    return alias["text"].strip() if isinstance(alias, dict) else alias.strip()


def _single(draft: Draft, each: Field, type_: str) -> st.SearchStrategy[str] | None:
    if each.terms:
        return st.sampled_from([*map(str, each.terms)])
    if each.type is FieldType.TEXT:
        fitting = hostile.filter(lambda text: len(text) <= each.limit)
        return st.just("kind:launch") if type_ == "query" else fitting
    if each.type is FieldType.DATE and type_ == "event" and "event" in draft.keys:
        anchor = draft.keys["event"][-1]
        source = draft.keys["source"][-1]
        worded = [f"{EVIDENT}{source}", f"the week before published {source}"]
        worded += ["by 2030", f"about 1 week after {anchor}", f"same month as {anchor}"]
        worded += ["2022-07-05T21:13Z", "2022-07-05T17:00~", "night of 2022-07-05"]
        worded += [] if each.name == "when" else ["{1976,1978}"]
        return st.sampled_from((*SAMPLES[each.type], *worded))
    if each.type in SAMPLES:
        of_type = SAMPLES[each.type]
        if each.type in AMOUNTS:
            of_type = tuple(one for one in of_type if not impossible(each, one))
        return st.sampled_from(of_type)
    keys = draft.keys.get(each.type.value)
    return st.sampled_from(keys) if keys else None


def _has_needing(body: dict[str, Any]) -> bool:
    """Whether a value of a record needs evidence, and is not only unknown."""
    if body.get("kind") not in KINDS:
        return True
    return any(
        EVIDENT not in str(body[each.name])
        and set(re.findall("[^{}\\[\\],: ']+", str(body[each.name]))) - UNSTATING
        for each in fields_of("event", body["kind"])
        if each.cited and each.name in body
    )


@st.composite
def _of_all(draw: st.DrawFn, draft: Draft) -> tuple[str, Any]:
    """A source, and a passage in it that supports all values, as a text or without their names."""
    source = draw(st.sampled_from(draft.keys["source"]))
    text = draft.texts.get(f"texts/{source}.txt")
    if text is None:
        return source, draw(st.sampled_from(["all of it", {"page": "3"}, {"quote": "when"}]))
    number = draw(st.integers(0, text.count("passage ") - 1))
    if draw(st.booleans()):
        return source, f"passage {number}:"
    quote = text.split("passage ")[number + 1].partition(":  ")[2]
    return source, {"quote": quote, "prefix": f"passage {number}:", "for": "all"}


@st.composite
def _support(draw: st.DrawFn, draft: Draft, body: dict[str, Any]) -> None:
    """Let every value rest on a passage or a reason, and some be disputed."""
    if _has_needing(body) and not draw(st.integers(0, 2)):
        body["cite"] = {}
        for source, passage in draw(
            st.lists(_of_all(draft), min_size=1, max_size=3, unique_by=str)
        ):
            body["cite"].setdefault(source, []).append(passage)
        return
    cite: dict[str, Any] = {}
    for name in [name for name in body if name not in ("kind", "title", "name")]:
        if name == "when" and EVIDENT in body[name] and draw(st.booleans()):
            continue
        if draw(st.booleans()):
            body.setdefault("inferred", {})[name] = draw(hostile)
            continue
        source = draw(st.sampled_from(draft.keys["source"]))
        text = draft.texts.get(f"texts/{source}.txt")
        item: dict[str, Any] = {"row": "3", "for": [name]}
        if text is not None:
            passages = text.split("passage ")[1:]
            number = draw(st.integers(0, len(passages) - 1))
            head, _, quote = passages[number].partition(":  ")
            item = {"quote": quote, "prefix": f"passage {head}:", "for": [name]}
        for each in CITATION:
            # The line of a quote depends on the text.
            if each.name not in ("quote", "prefix", "suffix", "line") and draw(st.booleans()):
                single = _single(draft, each, "")
                earlier = [key for key in draft.keys["source"] if key < source]
                if each.many and earlier:  # two sources do not repeat each other
                    several = st.lists(st.sampled_from(earlier), min_size=1, unique=True)
                    item[each.name] = draw(several)
                elif single is not None and not each.many:
                    item[each.name] = draw(single)
        if isinstance(body[name], str) and body[name] in NUMBERS:
            item["disputes"] = {name: "999"}
            body.setdefault("accepted", {})[name] = draw(hostile)
        if isinstance(body[name], str) and body[name] in MONEY:
            item["restates"] = {name: "7 EUR"}
        items = cite.setdefault(source, [])
        if item not in items:
            items.append(item)
    if cite:
        body["cite"] = cite


def write(draft: Draft, folder: Path) -> Path:
    """Write a chronicle in a notation that the writer of chronicles never uses."""
    for name, sections in draft.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(sections, default_style='"', sort_keys=False))
    for name, body in draft.texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body.encode())
    return folder


def empty(engine: Engine) -> None:
    """Remove everything that the database contains."""
    tables = ["search_index", *(table.name for table in reversed(SQLModel.metadata.sorted_tables))]
    with database.session(engine) as session:
        if engine.dialect.name == "postgresql":
            session.execute(text(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE"))
        else:
            for table in tables:
                session.execute(text(f"DELETE FROM {table}"))
