"""Take out of a draft what a load would refuse: a value becomes a question, an event a comment."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from timeline.authoring.drafts.composing import DraftEvent, OpenQuestion
from timeline.authoring.drafts.stating import FIELDS
from timeline.authoring.drafts.text import DraftText
from timeline.canonical.record import LINKS, Canonical, beginnings, fields_by_name, values
from timeline.errors import DataError, Problem, UsageError

Faults = Callable[[str], Sequence[Problem]]
"""Returns the faults of the chronicle with a seed file of this text."""

_NEEDED = frozenset({"kind", "title", "when"})


def withdraw(
    events: Sequence[DraftEvent],
    write: Callable[[], DraftText],
    faults: Faults,
    place: Path,
) -> tuple[DraftText, list[Problem]]:
    """Withdraw values and events until a load finds no fault in the seed file at ``place``.

    ``write`` returns its text, without what is withdrawn. Returns the text, and the faults that
    the chronicle has elsewhere. Raises UsageError for a fault in the record of the source, which
    comes from what the user stated, and DataError for any other fault
    outside of the events.
    """
    by_key = {each.key: each for each in events}
    while True:
        made = write()
        found = [*faults(made.text)]
        here = [each for each in found if Path(each.path).resolve() == place]
        if not here:
            return made, found
        for problem in here:
            record = made.at(problem.line)
            event = by_key.get(record[1]) if record and record[0] == "event" else None
            name = problem.field.rpartition(".")[2]
            if record and record[0] == "source" and name in FIELDS:  # there is an option for it
                raise UsageError(f"--{name} {problem.message}", "nothing was written")
            if event is None:
                raise DataError(here, "nothing was written")
            _withdraw(event, problem)


def _withdraw(event: DraftEvent, problem: Problem) -> None:
    """Withdraw the value that a fault is about, or else the event."""
    path = problem.field.removeprefix(f"{event.key}.")
    name = path.partition(".")[0]
    record = event.record
    may_go = name in record and name not in _NEEDED | {"cite", "inferred"}
    if event.refused or not may_go:
        event.refused = event.refused or problem.message
        return
    ask = f"what is right? A load refuses this value: {problem.message}"
    gone = record.pop(name)
    event.questions += _as_questions(name, gone, ask)
    _forget(record, name)


def _as_questions(name: str, value: object, ask: str) -> list[OpenQuestion]:
    if name == LINKS.name and isinstance(value, list):
        return [OpenQuestion(f"{name}.{type_}", key, ask) for type_, key in value]
    if isinstance(value, dict):
        return [OpenQuestion(f"{name}.{slot}", text, ask) for slot, text in value.items()]
    texts = value if isinstance(value, list) else [value]
    return [OpenQuestion(name, str(text), ask) for text in texts]


def _forget(record: Canonical, name: str) -> None:
    """Remove a field from the passages and the reasons; a passage for nothing else goes, too."""
    record["inferred"] = _left(record.get("inferred", {}), name)
    for source, passages in record.get("cite", {}).items():
        for passage in passages:
            passage["for"] = [path for path in passage["for"] if not _is_of(path, name)]
            passage["restates"] = _left(passage.get("restates", {}), name)
        record["cite"][source] = [
            {key: each for key, each in passage.items() if each}
            for passage in passages
            if passage["for"]
        ]
    for part in ("inferred", "cite"):
        if not any(record.get(part, {}).values()):
            record.pop(part, None)


def _left(found: dict[str, str], name: str) -> dict[str, str]:
    return {path: text for path, text in found.items() if not _is_of(path, name)}


def _is_of(path: str, name: str) -> bool:
    return name in beginnings(path)


def actors_in(events: Iterable[DraftEvent]) -> set[str]:
    """Return the keys of the actors that the accepted events name."""
    found: set[str] = set()
    for event in events:
        if event.refused:
            continue
        fields = [*fields_by_name("event", event.record["kind"]).values()]
        for value in values(event.record, fields):
            if value.field.type.value == "actor":
                found.add(value.text)
            elif value.field.per.value == "participant":
                found.add(value.slot)
    return found
