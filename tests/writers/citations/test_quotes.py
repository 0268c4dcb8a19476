"""Two claims that cite one passage in different ways are two, wherever passages are listed."""

from pathlib import Path

from sqlalchemy import Engine

from tests.writers.complete import loaded_events
from timeline.views.passages import claim_lines
from timeline.writers.citations.quotes import quotes
from timeline.writers.reports.notes import FootnoteNumbers

SEED = """\
sources:
  paper: {title: Paper, reliability: C}
  wire: {title: Wire, reliability: B}
actors:
  kim: {name: "Kim <b>", kind: person}
events:
  shot:
    kind: launch
    title: A shot
    when: 2022-07-05
    quantity: 8
    launcher: kim
    outcome: success
    cite:
      paper:
        - {page: 2, credibility: 2, claimant: kim, for: [when]}
        - {page: 2, credibility: 5, for: [quantity]}
        - {page: 2, credibility: 5, for: [launcher]}
        - {page: 2, credibility: 5, derived_from: wire, for: [outcome]}
        - {page: 3, quote: "eight\\n shots", translation: "huit\\ntirs", for: [quantity]}
"""


def test_a_passage_is_listed_once_for_each_way_in_which_it_is_cited(
    engine: Engine, tmp_path: Path
) -> None:
    (event,) = loaded_events(engine, tmp_path, SEED)
    found = [*map(str, quotes(event))]
    assert sorted(found) == [
        "“Paper”, page 2, C2, according to Kim <b>",
        "“Paper”, page 2, C5",
        "“Paper”, page 2, C5, repeats wire",
        "“eight shots” [“huit tirs”] (“Paper”, page 3, C6)",
    ]
    notes = FootnoteNumbers()
    assert [each for each, _ in notes.passages(event.claims)] == [1, 2, 3, 4]
    listed = "\n".join(map(str, claim_lines(event.claims, None, 80, {})))
    assert [listed.count(grade) for grade in ("C2", "C5", "C6")] == [1, 2, 1]
