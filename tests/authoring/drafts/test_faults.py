"""Faults of a chronicle that gets a draft: those of the draft stop it, and others do not."""

from pathlib import Path

import pytest

from tests.authoring.drafts.conftest import (
    both,
    files,
)
from timeline.authoring.drafts import DraftOptions, draft
from timeline.drafting.proposals import Proposal
from timeline.errors import DataError


def test_what_another_chronicle_may_have_is_no_fault(folder: Path, article: Path) -> None:
    (folder / "corrections.yaml").write_text(
        "sources: {paper: {title: A paper}}\n"
        "corrections:\n"
        "  peninsula-50: {kind: launch, quantity: 8, cite: {paper: [{page: 7, for: [quantity]}]}}\n"
        "events:\n"
        "  own: {kind: launch, title: A, when: unknown, launcher: dprk, inferred: {launcher: x}}\n"
        "  bad: {kind: launch, title: Bad, when: unknown, place: The Sea}\n"
    )
    made = draft(article, DraftOptions(folder), both)
    assert [each.field for each in made.faults] == ["bad.place"]
    assert [each.field for each in made.unresolved] == ["peninsula-50", "own.launcher.dprk"]


def test_faults_elsewhere_do_not_stop_a_draft_but_new_ones_do(folder: Path, article: Path) -> None:
    (folder / "bad.yaml").write_text("events:\n  bad: {kind: launch, title: Bad, when: soon}\n")
    made = draft(article, DraftOptions(folder), both)
    assert [each.field for each in made.faults] == ["bad.when"]
    (folder / "bad.yaml").write_text(
        "events:\n  own: {kind: launch, title: Own, when: unknown, links: [{part-of: launch}]}\n"
    )
    before = files(folder)

    def rules(text: str, *_: object) -> list[Proposal]:
        return []

    with pytest.raises(DataError, match="launch"):
        draft(article, DraftOptions(folder, force=True), rules)
    assert files(folder) == before
