"""The laws that hold for every clause, on both databases alike."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from tests.profiles import one_in
from tests.query.finding import ALL, keys
from timeline.query.conditions.fields.declared import FIELDS, OWN

VALUES = {
    "kind": ["launch", "exercise"],
    "status": ["planned", "occurred"],
    "grade": ["B2", "C", "1", "=C", "=F", "=6", "B..C"],
    "inferred": ["outcome", "links"],
    "disputed": ["quantity"],
    "form": ["mixed", "ballistic", "threat"],
    "stage": ["ordered"],
    "outcome": ["success"],
    "level": ["leaders"],
    "movement": ["arrival"],
    "tag": ["annual"],
}
"""Values that some events have, by the name of the field."""
KEYS = {
    "actor": ["usa", "=usa", "kor", "jpn"],
    "system": ["hwasong", "=f-35a"],
    "programme": ["axis"],
    "place": ["korea", "=gate"],
    "source": ["wire", "rumour"],
    "event": ["shot", "shot-again", "decade", "=decade", "vow"],
}
"""Keys by the type of their records."""
OF_TYPE = {
    "date": ["2022-05-25", "2022", "..2017", "2019..2020", "2023..", "201X", "2029..2031"],
    "number": ["8", "6..", "..17000", "58..60", "600.."],
    "money": ["1e12KRW..", "..4e9USD"],
    "degrees": ["37.5", "-10..40", "..37.1"],
    "country": ["USA", "KOR"],
    "zone": ["Asia/Seoul", "UTC"],
    "language": ["ko", "en"],
    "text": ["launch", "발사", "탄*", "launch*", '"of a"', "発射", "drill", "射", "kor*", '"none"'],
}
"""Values by the type of the field."""


def values_of(name: str) -> st.SearchStrategy[str]:
    field = FIELDS[name]
    if field.type == "key":
        return st.sampled_from([*KEYS[field.keys], "none"])
    if field.end:  # since: and until: take one date
        return st.sampled_from(["2022-05-25", "2022", "201X", "2019-06"])
    some = VALUES.get(name) or OF_TYPE.get(field.type) or field.values or ()
    return st.sampled_from([*some, "none"])


names = st.sampled_from(sorted(each.name for each in OWN)) | st.sampled_from(
    sorted({*FIELDS} - {each.name for each in OWN})
)
"""Fields of events, and as often the fields that they reach."""


@st.composite
def clauses(draw: st.DrawFn) -> str:
    name = draw(names)
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
            stated, rival = keys(session, f"said:{clause}"), keys(session, f"rival:{clause}")
            assert keys(session, f"not:said:{clause}") == ALL - stated
            assert keys(session, f"not:rival:{clause}") == ALL - rival
            if "none" not in values.split(","):
                assert found | rival <= stated
        both = keys(session, f"not:{other} {clause}")
        assert both == found - keys(session, other)
        by_database.append((found, both))
    assert by_database[0] == by_database[1]
