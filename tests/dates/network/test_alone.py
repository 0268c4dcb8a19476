"""A date that depends on no other is the same with and without the network."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.network.statements import windows
from tests.dates.wordings import CLOCKS
from timeline.canonical.record import Canonical
from timeline.dates.calendar import iso
from timeline.loader.records import dating
from timeline.loader.records.dating import DatedRecord, solve

ZONES = ("", "Asia/Seoul", "America/New_York", "Pacific/Kiritimati")
OTHERS = (
    "unknown", "2022-07-05", "2022-07", "2022-21", "2022~", "2022-07-05?", "202X%", "XXXX", "XXXX~",
    "2022-07-XX", "2022-07-05/2022-07-09", "2022-07~/2022-08?", "2022-07-05/..", "../2022-07-05",
    "2022/", "/2022", "[2022-07-05,2022-07-09]", "[..2022-07-05]", "[2022-07-05~..]", "by 2022",
    "before 2022-07-05", "after early 2022-07", "late 2022", "by mid 2022?",
    "after 2022 and by 2024", "before [2022,2024]", "by night of 2022-07-05",
    "after 2022-07-05T17:00Z", "Y-170000002", "2022-07-05T21:13:00", "2022-07-05T21:13:00+09:00~",
    "{2022,2024}", "{2022-07-05,2022-08~}",
)  # fmt: skip
texts = st.one_of(windows(), st.sampled_from([*CLOCKS, *OTHERS]))


def event(record: Canonical, *zones: str) -> DatedRecord:
    return DatedRecord("a", record, "a.yaml", lambda _: 1, *zones)


@given(
    texts.filter(lambda text: not text.startswith("{")),
    texts,
    st.sampled_from(["launch", "procurement", "exercise"]),
    st.lists(st.sampled_from(ZONES), min_size=3, max_size=3),
    st.sets(st.sampled_from(["when", "delivery"])),
)
def test_an_event_alone_is_dated_as_in_the_network(
    when: str, delivery: str, kind: str, zones: list[str], inferred: set[str]
) -> None:
    record: Canonical = {"kind": kind, "when": when, "inferred": dict.fromkeys(inferred, "so")}
    if kind == "procurement":
        record["delivery"] = {"expected": delivery}
    one = event(record, *zones)
    dates, contradictions = solve([one], {})
    network, stated = dating.build([one], {})
    network.solve()
    assert contradictions == list(network.contradictions)
    assert dates["a"] == dating._in_network(one, network, stated)


@pytest.mark.parametrize("text", ["2022-07-05", "after 2022", "late 2022-07"])
def test_an_event_that_another_depends_on_is_narrowed_by_it(text: str) -> None:
    alone = event({"kind": "launch", "when": text}, "", "")
    other = alone._replace(
        key="b", record={"kind": "launch", "when": "2022-07-25", "links": [["after", "a"]]}
    )
    dates, _ = solve([alone, other], {})
    assert iso(dates["a"].when.end_hi) <= "2022-07-25"
