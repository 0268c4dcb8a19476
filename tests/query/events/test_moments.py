"""Events as they are compared in time: lines of a list without their details."""

from sqlmodel import Session

from timeline.query.conditions.compile import read_query
from timeline.query.events.moments import cited_by, moments
from timeline.query.events.pages import page


def test_moments_are_the_lines_of_a_list_without_their_details(chronicle: Session) -> None:
    for text in ("", "kind:exercise", "actor:none"):
        query = read_query(chronicle, text)
        lines = page(chronicle, query).events
        assert [*moments(chronicle, query)] == [
            line._replace(
                place=None, actors=(), systems=(), programmes=(), tags=(),
                sources=(), grade="", inferred=(), disputed=(),
            )
            for line in lines
        ]  # fmt: skip
        assert cited_by(chronicle, query) == {key for line in lines for key in line.sources}
