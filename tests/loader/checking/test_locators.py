"""The places of citations as people write them: page ranges, Roman numerals, times."""

from collections.abc import Callable

import pytest

from tests.loader.checking.pasting import advised
from timeline.loader.checking.record import CheckedRecord

Check = Callable[[str], tuple[CheckedRecord, list[str]]]


def event(*lines: str) -> str:
    shown = "".join(f"          {line}\n" for line in lines)
    return (
        "events:\n  e:\n    kind: summit\n    title: x\n    when: 2020\n    cite:\n      s:\n"
        f"        - quote: words\n{shown}          for: [when]\n"
    )


@pytest.mark.parametrize(
    ("field", "written", "meant"),
    [
        ("page", "012", ["12"]),
        ("page", "p. 12", ["12"]),
        ("page", "p.12", ["12"]),
        ("page", "page 12", ["12"]),
        ("page", "S. 12", ["12"]),
        ("page", "no. 12", ["12"]),
        ("row", "row 5", ["5"]),
        ("line", "l. 4", ["4"]),
        ("line", "line 4.", ["4"]),
        ("time", "1:02:03", ["01:02:03"]),
        ("time", "12:31", ["00:12:31", "12:31:00"]),
        ("time", "75:31", ["01:15:31"]),
        ("time", "00:12:31.5", ["00:12:31"]),
        ("time", "00:12:31,500", ["00:12:31"]),
        ("time", "12m31s", ["00:12:31"]),
        ("time", "1h2m3s", ["01:02:03"]),
        ("time", "12 min 31 s", ["00:12:31"]),
        ("time", "751 s", ["00:12:31"]),
        ("time", "751", ["00:12:31"]),
    ],
)
def test_a_place_in_another_notation_is_advised_in_the_right_one(
    check: Check, field: str, written: str, meant: list[str]
) -> None:
    _, (problem,) = check(event(f"{field}: {written}"))
    assert advised(problem) == meant
    for text in meant:
        assert check(event(f"{field}: {text}"))[1] == []


@pytest.mark.parametrize("written", ["xii", "XII", "xii–xiv", "A-12", "12a"])
@pytest.mark.parametrize("quoted", [True, False])
def test_a_page_without_an_arabic_number_may_be_a_note_beside_the_words(
    check: Check, written: str, quoted: bool
) -> None:
    """A note is not a place, so a passage without a quote needs one then."""
    note = f"note: page {written}"
    place = event(f"page: {written}")
    _, (problem,) = check(place if quoted else place.replace("quote: words\n          ", ""))
    advice = f"remove page:, add {note}, and quote: with the words if the passage has none"
    assert problem.endswith(advice)
    checked, found = check(event(note))
    assert found == []
    (passage,) = checked.canonical["cite"]["s"]
    assert passage["note"] == f"page {written}"


@pytest.mark.parametrize(
    ("field", "written", "first", "note"),
    [
        ("page", "12-13", "12", "page 12-13"),
        ("page", "12–13", "12", "page 12–13"),
        ("page", "pp. 12-13", "12", "pp. 12-13"),
        ("page", "12 ff.", "12", "page 12 ff."),
        ("page", "12f.", "12", "page 12f."),
        ("row", "3-5", "3", "row 3-5"),
        ("row", "rows 3 to 5", "3", "rows 3 to 5"),
        ("line", "12–14", "12", "line 12–14"),
    ],
)
def test_of_a_range_the_first_is_kept_and_the_whole_may_be_a_note(
    check: Check, field: str, written: str, first: str, note: str
) -> None:
    _, (problem,) = check(event(f"{field}: {written}"))
    assert problem.endswith(f" add note: {note}")
    assert f"write {first}, where the passage begins;" in problem
    checked, found = check(event(f"{field}: {first}", f"note: {note}"))
    assert found == []
    (passage,) = checked.canonical["cite"]["s"]
    assert (passage[field], passage["note"]) == (first, note)


@pytest.mark.parametrize("written", ['"12, 14"', "[12, 14]", "12 and 14"])
def test_several_pages_are_several_passages(check: Check, written: str) -> None:
    _, (problem,) = check(event(f"page: {written}"))
    assert "each of the others in a passage of its own" in problem


@pytest.mark.parametrize("written", ["cover", "0", "12.5", "-3", "mimic"])
def test_any_other_page_is_refused_without_a_guess(check: Check, written: str) -> None:
    _, (problem,) = check(event(f"page: {written}"))
    assert advised(problem) == []


@pytest.mark.parametrize(
    ("field", "written", "meant"),
    [("time", "00:12:31-00:13:02", ["00:12:31"]), ("time", "12:31 - 13:02", ["00:12:31"])],
)
def test_a_passage_of_a_recording_has_the_time_at_which_it_begins(
    check: Check, field: str, written: str, meant: list[str]
) -> None:
    _, (problem,) = check(event(f"{field}: {written}"))
    assert problem.endswith(", where the passage begins")
    assert advised(problem.removesuffix(", where the passage begins"))[:1] == meant
