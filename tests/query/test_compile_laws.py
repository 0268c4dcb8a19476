"""The laws that hold for every clause, on both databases alike."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from tests.profiles import one_in
from tests.query.finding import ALL, keys
from timeline.query.conditions.fields import FIELDS

VALUES = {
    "kind": ["launch", "exercise"],
    "status": ["planned", "occurred"],
    "country": ["USA", "KOR"],
    "grade": ["B2", "C", "1", "=C", "=F", "=6", "B..C"],
    "inferred": ["outcome", "links"],
    "disputed": ["quantity"],
    "source": ["wire", "rumour"],
    "claimant": ["kor"],
    "system": ["hwasong", "=f-35a"],
    "programme": ["axis"],
    "place": ["korea", "=gate"],
    "key": ["shot", "vow"],
    "form": ["mixed", "ballistic", "threat"],
    "stage": ["ordered"],
    "outcome": ["success"],
    "level": ["leaders"],
    "movement": ["arrival"],
}
DATES = ["2022-05-25", "2022", "..2017", "2019..2020", "2023..", "201X", "2029..2031"]
NUMBERS = ["8", "6..", "..17000", "58..60", "600.."]
WORDS = ["launch", "발사", "탄*", "launch*", '"of a"', "発射", "drill", "射"]


def values_of(name: str) -> st.SearchStrategy[str]:
    match FIELDS[name].type:
        case "date":
            return st.sampled_from([*DATES, "none"])
        case "number":
            return st.sampled_from([*NUMBERS, "none"])
        case "money":
            return st.sampled_from(["1e12KRW..", "..4e9USD", "none"])
        case "text":
            return st.sampled_from([*WORDS, "none", '"none"'])
    if name in VALUES:
        return st.sampled_from([*VALUES[name], "none"])
    if FIELDS[name].type == "vocabulary":
        return st.sampled_from([*(FIELDS[name].values or ()), "none"])
    if FIELDS[name].keys == "place":
        return st.sampled_from([*VALUES["place"], "none"])
    if FIELDS[name].keys == "actor" and name != "claimant":
        return st.sampled_from(["usa", "=usa", "kor", "jpn", "none"])
    return st.sampled_from(["shot", "shot-again", "decade", "=decade", "none"])


@st.composite
def clauses(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(sorted(FIELDS)))
    values = draw(st.lists(values_of(name), min_size=1, max_size=2, unique=True))
    return f"{name}:{','.join(values)}"


@settings(max_examples=one_in(3), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(clause=clauses(), other=clauses())
def test_a_clause_and_its_negation_split_the_events(
    sessions: tuple[Session, Session], clause: str, other: str
) -> None:
    """On both databases alike; ``surely:`` finds a part; two clauses find what each finds."""
    name, _, values = clause.partition(":")
    by_database = []
    for session in sessions:
        found, left = keys(session, clause), keys(session, f"not:{clause}")
        assert found | left == ALL
        assert not found & left
        if FIELDS[name].type in ("date", "number", "money") and "none" not in values.split(","):
            surely = keys(session, f"surely:{clause}")
            assert surely <= found
            assert keys(session, f"not:surely:{clause}") == ALL - surely
        if FIELDS[name].said:
            said, rival = keys(session, f"said:{clause}"), keys(session, f"rival:{clause}")
            assert keys(session, f"not:said:{clause}") == ALL - said
            assert keys(session, f"not:rival:{clause}") == ALL - rival
            if "none" not in values.split(","):
                assert found | rival <= said
        both = keys(session, f"not:{other} {clause}")
        assert both == found - keys(session, other)
        by_database.append((found, both))
    assert by_database[0] == by_database[1]
