"""A chronicle of a line, an article, and rules that propose what a test states."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from timeline import database
from timeline.drafting.proposals import (
    Proposal,
    ProposedLink,
    ProposedValue,
    Question,
    RegisterNames,
)
from timeline.loader import Report, load
from timeline.spans import Span

Rules = Callable[[str, tuple[int, int] | None, str, RegisterNames], Sequence[Proposal]]

ARTICLE = (
    "Launch and exercise\n\nBy Jane Doe\n4 March 2031\n\nNorth Korea launched a missile on Monday."
    " South Korea began an exercise in response to it on Tuesday. It was not the first.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "chronicle"
    folder.mkdir()
    (folder / "chronicle.yaml").write_text("chronicle: {name: drafts}\n")
    return folder


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE)
    return file


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def launch(text: str, *values: ProposedValue, questions: Sequence[Question] = ()) -> Proposal:
    """The launch of the article, with more values and questions."""
    sentence = span(text, "North Korea launched a missile on Monday.")
    return Proposal(
        "launch",
        "launch",
        "North Korea launches a missile",
        (sentence,),
        (
            ProposedValue(
                "when", "2031-03-03", span(text, "on Monday"), "the Monday before 4 March 2031"
            ),
            ProposedValue("launcher", "prk", span(text, "North Korea")),
            *values,
        ),
        questions=(*questions,),
    )


def exercise(text: str, *values: ProposedValue) -> Proposal:
    """The exercise of the article, which responds to the launch."""
    sentence = span(text, "South Korea began an exercise in response to it on Tuesday.")
    answer = ProposedLink("responds-to", "launch", span(text, "in response to it"))
    named = ProposedValue("participants", "kor", span(text, "South Korea"))
    when = ProposedValue("when", "2031-03-04", span(text, "Tuesday"))
    values = (when, named, *values)
    return Proposal("exercise", "exercise", "An exercise", (sentence,), values, (answer,))


def both(text: str, published: object, source: str, names: RegisterNames) -> list[Proposal]:
    """Rules that propose the launch and the exercise."""
    return [launch(text), exercise(text)]


def loaded(folder: Path) -> Report:
    engine = database.in_memory()
    try:
        return load(engine, [folder])
    finally:
        engine.dispose()


def files(folder: Path) -> dict[str, bytes]:
    found = (each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in found}
