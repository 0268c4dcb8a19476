"""Each actor of an event has its days, whatever is loaded, dated or undone."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from tests.profiles import one_in
from timeline.loader import load, undo

OWN = ("2022-05-01", "2022-05", "1990/2030", "/2022-06", "2021/..", "unknown", "2022-05-02T23:30Z")
AFTER = ("3 days after {}", "by {}", "the month after {}", "during {}", "0 days after {}")
ACTORS = ("[usa]", "[usa, kor]", "[kor]")
DAYS = """
SELECT entity.key, event.start_lo, event.end_hi, participation.start_lo, participation.end_hi
FROM participation JOIN event ON event.id = event_id JOIN entity ON entity.id = event_id
"""

whens = st.tuples(
    st.none() | st.sampled_from(OWN),
    *(st.none() | st.sampled_from((*OWN, *(each.format(key) for each in AFTER))) for key in "ab"),
)


def _seed(when: tuple[str | None, ...], actors: str) -> str:
    """The events a, b and c; one that is None, or refers to such a one, is not there."""
    lines = ["actors: {usa: {name: United States, kind: state}, kor: {name: Korea, kind: state}}"]
    there: set[str] = set()
    for key, words in zip("abc", when, strict=True):
        if words is not None and (words[-1] not in "ab" or words[-1] in there):
            there.add(key)
            lines.append(f"  {key}: {{kind: exercise, title: {key}, when: '{words}',")
            lines.append(f"    participants: {actors}, inferred: {{when: x, participants: x}}}}")
    return "\n".join([lines[0], *(["events:"] if there else []), *lines[1:]])


@settings(max_examples=one_in(2), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states=st.lists(st.tuples(whens, st.sampled_from(ACTORS)), min_size=2, max_size=4))
def test_the_days_are_those_of_the_event_after_every_change(
    engine: Engine, tmp_path: Path, states: list[tuple[tuple[str | None, ...], str]]
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(_seed((None, None, None), "[kor]"))
    load(engine, [file], prune=True)  # whatever the example before has left
    for number, (when, actors) in enumerate(states):
        file.write_text(_seed(when, actors))
        done = load(engine, [file], prune=True)
        _agree(engine)
        if number % 2 and done.revision is not None:
            undo(engine)
            _agree(engine)


def _agree(engine: Engine) -> None:
    with engine.connect() as connection:
        for key, *days in connection.execute(text(DAYS)):
            assert days[:2] == days[2:], key


def test_the_days_follow_an_event_that_only_another_one_dates(
    engine: Engine, tmp_path: Path
) -> None:
    """Nothing is written of such an event but its days."""
    file = tmp_path / "a.yaml"
    found = []
    for day in ("2022-05-01", "2022-06-01"):
        file.write_text(_seed((day, "3 days after a", "0 days after b"), "[usa, kor]"))
        load(engine, [file])
        _agree(engine)
        with engine.connect() as connection:
            found.append({row.key: row[1] for row in connection.execute(text(DAYS))})
    assert [now - then for then, now in zip(*map(dict.values, found), strict=True)] == [31] * 3
