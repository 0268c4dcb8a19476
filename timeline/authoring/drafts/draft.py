"""Draft an article into a chronicle: read it, propose, check, and write two files or nothing."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from timeline import database, stopping
from timeline.authoring.drafts.alike import ask_for_same
from timeline.authoring.drafts.composing import CitedText, DraftEvent, events, free_key
from timeline.authoring.drafts.known import Background, TextSource, background_of, words_hash
from timeline.authoring.drafts.placing import (
    DRAFTED_BY,
    TEXTS,
    DraftFiles,
    draft_files,
    files_aside,
    is_drafted,
    key_fault,
    new_files,
)
from timeline.authoring.drafts.stating import days_of, source_record, stated
from timeline.authoring.drafts.text import DraftActor, DraftText, draft_text
from timeline.authoring.drafts.withdrawing import actors_in, withdraw
from timeline.authoring.known import chronicle_at
from timeline.drafting.proposals import Proposal, RegisterNames
from timeline.errors import NO_RECORD, DataError, Problem, UsageError
from timeline.loader import load
from timeline.passages import SourceText
from timeline.readers.articles import Article, read_article
from timeline.readers.chronicle import HEAD_FILE
from timeline.safetext import visible
from timeline.text import is_key, suggest_key

Rules = Callable[[str, tuple[int, int] | None, str, RegisterNames], Sequence[Proposal]]
"""Proposes events: from a text, the first and the last day on which it may have been published,
the key of its source, and the names of the registers."""

_WORDS: Final = 8
"""Words of a title that become the key of a source."""


@dataclass(frozen=True, slots=True)
class DraftOptions:
    """What the user states: where a draft belongs, and what the file does not state of its source.

    ``chronicle`` is a folder. ``source`` is the key of the source, ``output`` another path of the
    seed file, both empty for a default. ``fields`` are fields of the source that replace those of
    the file. ``force`` replaces the draft of this source, and no other file.
    """

    chronicle: Path
    source: str = ""
    output: Path | None = None
    fields: dict[str, str] | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft: its article, its text, and what is in it.

    ``seed`` and ``text_file`` are where it belongs, ``text_file`` only if the text is not stored
    yet; ``kept`` are the files that they replaced, under new names. ``kinds`` counts
    the events that are proposed, by kind. ``refused`` are events that are only comments, because a
    load would refuse them. ``faults`` are those of the rest of the chronicle. ``unresolved`` are
    its references to, and corrections of, records that another chronicle of the database may have.
    """

    article: Article
    source: str
    seed: Path
    text_file: Path | None
    text: str
    kinds: dict[str, int]
    actors: tuple[str, ...]
    questions: int
    refused: int
    faults: tuple[Problem, ...]
    unresolved: tuple[Problem, ...]
    kept: tuple[Path, ...]


def draft(
    path: Path, options: DraftOptions, rules: Rules, *, shown: str = "", write: bool = True
) -> Drafted:
    """Draft the article in a file; without ``write``, only return what would be written.

    ``shown`` is the path for messages. The text and the seed file are written together, after the
    chronicle was checked with them. Raises DataError if the article cannot be read, or if the
    chronicle would have new faults, and UsageError if it is drafted already, if a file is in the
    way, or if an option is wrong.
    """
    shown = shown or str(path)
    root = _root(options.chronicle)
    article = stated(read_article(path, shown), options.fields or {}, Path(shown).stem)
    folder = options.chronicle if root == options.chronicle.resolve() else root
    known = background_of(chronicle_at(folder))
    same = [each for each in known.sources if each.words == words_hash(article.text)]
    key = _key([article.title, Path(shown).stem, "article"], options, known, same)
    place = draft_files(folder, key, options.output)
    there = next((each for each in same if each.key == key), None)
    _require_free(shown, there, place, options, write=write)
    text_is_ours = any(_is_drafted(each, place) for each in known.sources)
    if place.seed.exists():  # it is replaced, and what is in it does not count
        known = background_of(folder, place.seed)
    is_new = there is None or there.location == place.seed
    new = [place.seed, place.text] if is_new else [place.seed]
    if is_new:
        is_free = text_is_ours or place.before[place.text] in (None, article.text.encode())
        _require_unused(key, known, folder, is_free=is_free)
    cited = CitedText(key, SourceText(article.text), article.paged, frozenset({*known.keys, key}))
    proposed = events(rules(article.text, days_of(article.published), key, known.names), cited)
    ask_for_same(proposed, known.events)
    record = (key, *source_record(article, f"{TEXTS}/{key}.txt")) if is_new else None
    with ExitStack() as stack:
        instead = stack.enter_context(new_files(new) if write else files_aside(new))
        engine = database.in_memory()
        stack.callback(engine.dispose)
        if is_new:
            instead[place.text].write_text(article.text, encoding="utf-8", newline="")

        def faults(text: str) -> Sequence[Problem]:
            instead[place.seed].write_text(text, encoding="utf-8", newline="")
            return _faults(engine, folder, instead)

        def written() -> DraftText:
            return draft_text(_head(shown), record, _states(proposed, known), proposed)

        made, others = withdraw(proposed, written, faults, place.seed)
        if others:
            before = {_at(each) for each in _faults(engine, folder, {})}
            if caused := [each for each in others if _at(each) not in before]:
                raise DataError(sorted(caused), "nothing was written")
        kept: list[Path] = []
        if write:
            done = f"{visible(str(place.seed))} is written"
            stopping.declare(place.seed, "nothing was written", done)
            kept = place.put(instead)
    accepted = [each for each in proposed if not each.refused]
    asked = sum(len(each.questions) for each in accepted) + (len(record[2]) if record else 0)
    return Drafted(
        article,
        key,
        place.seed,
        place.text if is_new else None,
        made.text,
        dict(Counter(each.record["kind"] for each in accepted)),
        (*sorted(known.states.keys() & actors_in(proposed)),),
        asked,
        len(proposed) - len(accepted),
        tuple(each for each in others if each.kind != NO_RECORD),
        tuple(each for each in others if each.kind == NO_RECORD),
        (*kept,),
    )


def _root(folder: Path) -> Path:
    """Return the folder of the chronicle that a folder is, or is a part of. Raises UsageError."""
    try:
        place = folder.resolve()
        if not place.is_dir():
            raise UsageError(f"there is no folder {folder}", "timeline init makes a chronicle")
    except (OSError, RuntimeError) as error:
        raise UsageError(f"{folder} cannot be read", "name the folder of a chronicle") from error
    above = (each for each in (place, *place.parents) if (each / HEAD_FILE).is_file())
    return next(above, place)


def _key(
    names: Sequence[str], options: DraftOptions, known: Background, same: list[TextSource]
) -> str:
    """Return the key of the source: as stated, or of one with this text, or from a name of it."""
    if options.source:
        if not is_key(options.source):
            meant = suggest_key(options.source, "source")
            hint = f"did you mean {meant}?" if meant else "write lower-case words with hyphens"
            raise UsageError(f"--source {options.source} is not a key", hint)
        if fault := key_fault(options.source):
            raise UsageError(f"--source {options.source} {fault}", "name another key")
        return options.source
    if same:
        return same[0].key
    words = next(filter(None, map(_named_after, names)))
    key = free_key("-".join(words.split("-")[:_WORDS]), known.keys)
    return free_key(key, {*known.keys, key}) if key_fault(key) else key


def _named_after(name: str) -> str:
    """Return the key nearest to a name; empty if most of its letters can be in no key."""
    key = suggest_key(name, "")
    letters = sum(each.isalpha() for each in name)
    kept = sum(each.isalpha() for each in key)
    return suggest_key(name, "source") if kept and 2 * kept > letters else ""


def _is_drafted(source: TextSource, place: DraftFiles) -> bool:
    """Return whether the text of a source is the one that its draft stored."""
    text = f"{TEXTS}/{place.key}.txt"
    return (source.key, source.location, source.text) == (place.key, place.seed, text)


def _require_free(
    path: str,
    there: TextSource | None,
    place: DraftFiles,
    options: DraftOptions,
    *,
    write: bool,
) -> None:
    """Raise UsageError if the article is drafted already, or if the seed file is in the way."""
    is_draft = place.seed.exists() and is_drafted(place)
    if there is not None and not options.source and write:
        where = f"its text is that of the source {there.key} ({there.path}:{there.line})"
        what = f"{path} is in the chronicle already: {where}"
        if there.location != place.seed or not is_draft:
            raise UsageError(what, f"to draft its events nevertheless, add --source {there.key}")
        if not options.force:
            raise UsageError(what, "edit that draft, or add --force to replace it")
    if place.seed.exists() and not is_draft:
        hint = "name another file with -o" if write else "name another key with --source"
        raise UsageError(
            f"{place.shown} exists, and is not a draft of the source {place.key}", hint
        )
    if is_draft and write and not options.force:
        raise UsageError(f"{place.shown} exists", "name another file with -o, or add --force")


def _require_unused(key: str, known: Background, folder: Path, *, is_free: bool) -> None:
    """Raise UsageError if the key of a new source is used, or the name of its text."""
    hint = "name another one with --source"
    if key in known.keys:
        raise UsageError(f"the key {key} is used by {known.keys[key]}", hint)
    text = f"{TEXTS}/{key}.txt"
    if other := next((each for each in known.sources if each.text == text), None):
        raise UsageError(f"{folder / text} is the text of the source {other.key}", hint)
    if not is_free:
        raise UsageError(f"{folder / text} exists, and is not the text of this article", hint)


def _head(shown: str) -> list[str]:
    return [
        f"Drafted from {Path(shown).name} {DRAFTED_BY} Rules propose, a person decides:",
        "check each event against its quote, and delete what is wrong. Below each question is a",
        "line that answers it: put in what is in capitals, and remove the # if the line is right.",
    ]


def _states(proposed: Sequence[DraftEvent], known: Background) -> list[DraftActor]:
    """Return the actors that no register has: states of events, and actors of questions only."""
    named = actors_in(proposed)
    questions = [each for event in proposed for each in event.questions]
    asked = {each.value for each in questions}
    unknown = {each.value: each.actor for each in questions if each.actor}
    states = [
        DraftActor(
            key,
            {"name": state.name, "kind": state.kind, "country": state.country},
            is_sure=key in named,
        )
        for key, state in sorted(known.states.items())
        if key in named | asked
    ]
    return states + [
        DraftActor(key, {"name": name, "kind": "KIND"}, is_sure=False)
        for key, name in sorted(unknown.items())
    ]


def _at(problem: Problem) -> tuple[str, int, str, str]:
    """Return where a fault is and its kind, not its advice, which may name what a draft adds."""
    return problem.path, problem.line, problem.field, problem.kind


def _faults(engine: Engine, folder: Path, instead: dict[Path, Path]) -> Sequence[Problem]:
    """Return the faults that a load would report, with files that are not in place yet."""
    try:
        load(engine, [folder], dry_run=True, instead=instead)
    except DataError as error:
        return error.problems
    return ()
