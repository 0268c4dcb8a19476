"""Laws of corrections: what each leaves of a record, whatever both of them state."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from timeline.canonical.correcting import contradictions, corrected
from timeline.canonical.record import Canonical, covers, fields_of, values
from timeline.loader.checking.record import check_record, nodes_of
from timeline.readers import RawRecord

FIELDS = fields_of("event", "procurement")
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "when": st.sampled_from(["2014", "2014-05", "2014-05-03", "2013", "unknown", "2 days after x"]),
    "status": st.sampled_from(["planned", "announced"]),
    "systems": st.lists(st.sampled_from(["kite", "jet", "boat"]), min_size=1, unique=True),
    "tags": st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, unique=True),
    "stage": st.sampled_from(["ordered", "delivered"]),
    "buyer": st.lists(st.sampled_from(["kor", "usa", "prk"]), min_size=1, unique=True),
    "quantity": st.sampled_from(["40", "~40", "40..60", "50", "unknown", "30+"]),
    "cost": st.sampled_from(["5e6 USD", "5000000 USD", "7e9 KRW", "unknown"]),
    "delivery": st.sampled_from([{"expected": "2015"}, {"actual": "2016"}, {"actual": "2017-02"}]),
    "deliveries": st.sampled_from(
        [
            {"1.when": "2014"},
            {"1.when": "2015", "1.quantity": "8"},
            {"1.when": "2014", "2.when": "2016"},
        ]
    ),
    "links": st.sampled_from([[["part-of", "x"]], [["refers-to", "x"], ["part-of", "y"]]]),
}  # fmt: skip


@st.composite
def statements(draw: st.DrawFn, source: str, *, whole: bool) -> Canonical:
    """What one chronicle states of an event: each value with a passage of its source, or inferred.

    It is checked as a record from a file is.
    """
    record: dict[str, Any] = {"kind": "procurement"}
    if whole:
        record |= {"title": "T", "when": draw(VALUES["when"])}
    names = draw(st.sets(st.sampled_from(sorted(VALUES)), min_size=1))
    record |= {name: draw(VALUES[name]) for name in sorted(names)}
    cited = [name for name in record if name not in ("kind", "title", "status", "tags")]
    quoted = [name for name in cited if draw(st.booleans())]
    if quoted:
        record["cite"] = {source: [{"quote": "a passage", "for": quoted}]}
    if inferred := {name: "so it is" for name in cited if name not in quoted}:
        record["inferred"] = inferred
    return checked(record, correction=not whole)


def checked(record: Canonical, *, correction: bool = False) -> Canonical:
    """The record as it is loaded; there is no fault in it."""
    raw = RawRecord("event", "e", nodes_of(record), "c.yaml", "c.yaml", 1, correction=correction)
    found, problems = check_record(raw)
    assert [str(each) for each in problems if not each.warning] == []
    return found.canonical


def texts(record: Canonical) -> dict[str, str]:
    """The values of a record by path."""
    return {value.path: value.text for value in values(record, FIELDS)}


@given(statements("register", whole=True), statements("paper", whole=False))
def test_a_corrected_record_is_a_record_in_which_the_correction_wins(
    record: Canonical, correction: Canonical
) -> None:
    both = corrected(record, [correction])
    assert checked(both) == both
    defaults = {"status": "occurred"}
    stated = texts(correction)
    assert stated.items() <= (defaults | texts(both)).items()
    names = {path.partition(".")[0] for path in stated}
    left = {
        path: text for path, text in texts(record).items() if path.partition(".")[0] not in names
    }
    assert left.items() <= texts(both).items()


@given(statements("register", whole=True), statements("paper", whole=False))
def test_a_passage_of_the_record_still_says_what_it_said(
    record: Canonical, correction: Canonical
) -> None:
    """Each value that it supported is supported, given or disputed, if one is in its place."""
    both, was = corrected(record, [correction]), texts(record)
    now = texts(both)
    (item,) = both.get("cite", {}).get("register", [{}])
    said = {**item.get("says", {}), **item.get("disputes", {})}
    for path in (path for before in record.get("cite", {}).values() for path in before[0]["for"]):
        for own, text in was.items():
            if covers(path, own) and own in now and text != "unknown":
                held = any(covers(each, own) for each in item.get("for", ()))
                assert held != (own in said)
                assert held or said[own] == text


@given(
    statements("register", whole=True),
    statements("paper", whole=False),
    statements("letter", whole=False),
)
def test_corrections_that_agree_can_come_in_any_order(
    record: Canonical, one: Canonical, other: Canonical
) -> None:
    assert list(contradictions(one, one)) == []
    assert bool(list(contradictions(one, other))) == bool(list(contradictions(other, one)))
    assert corrected(record, []) == record
    again = corrected(record, [one, one])
    assert again == corrected(record, [one])
    if list(contradictions(one, other)):
        return
    both, turned = (corrected(record, each) for each in ([one, other], [other, one]))
    assert checked(both) == both
    for name in fields_of("event", "procurement"):
        mine, theirs = both.get(name.name), turned.get(name.name)
        assert type(mine) is type(theirs)
        if not isinstance(mine, list) and name.name != "cost":
            assert mine == theirs
