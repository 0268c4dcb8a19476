"""What ``propose`` makes of sentences, one a line in the files of ``sentences``.

Behind ``//`` are all events that the sentence reports, separated by ``;;``: the kind, then every
value, and a question as ``?`` with its path. ``-`` means no event.
"""

from pathlib import Path

import pytest

from tests.benchmarks.drafted.scoring import registers
from timeline.dates import edtf
from timeline.drafting.proposals import Proposal
from timeline.drafting.propose import propose

NAMES = registers()
WEDNESDAY = edtf.parse("2022-07-13").earliest
SHORT = {"P": "by published src", "A": "after published src"}
FILES = sorted((Path(__file__).parent / "sentences").glob("*.txt"))


def asked(text: str) -> list[Proposal]:
    return propose(text, (WEDNESDAY, WEDNESDAY), "src", NAMES)


def in_short(proposal: Proposal, questions: set[str]) -> str:
    """Return a proposal as the files write it, with those of its questions that they name."""
    found: dict[str, list[str]] = {}
    for each in proposal.values:
        found.setdefault(each.path, []).append(each.text)
    values = sorted(f"{path}={' '.join(texts)}" for path, texts in found.items())
    open_ = {f"?{each.path}" for each in proposal.questions}
    return " | ".join([proposal.kind, *values, *sorted(questions & open_)])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_sentence_gives_its_events_and_no_other(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        text, _, expected = line.partition(" // ")
        wanted = []
        for event in expected.split(" ;; ") if expected != "-" else ():
            kind, *parts = event.split(" | ")
            pairs = [part.partition("=") for part in parts if not part.startswith("?")]
            values = [f"{path}={SHORT.get(value, value)}" for path, _, value in pairs]
            open_ = sorted(part for part in parts if part.startswith("?"))
            wanted.append(" | ".join([kind, *sorted(values), *open_]))
        questions = {part for part in expected.split(" | ") if part.startswith("?")}
        assert (text, [in_short(each, questions) for each in asked(text)]) == (text, wanted)
