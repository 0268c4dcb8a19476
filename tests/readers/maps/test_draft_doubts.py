"""What a draft of a map asks about, because the cells of a column can mean two things."""

import pytest

from tests.readers.maps.tables import converted_text, draft


def said_in(text: str) -> str:
    """The draft without the line breaks of its comments."""
    return " ".join(text.replace("\n#  ", "").split())


@pytest.mark.parametrize(
    ("cells", "costs", "refused"),
    [
        (["55,5", "2093", "1,135"], ["55.5", "2093"], ["1,135"]),
        (["5.5", "0,25", "~1.204", "12"], ["5.5", "0.25", "12"], ["~1.204"]),
        (["5.5", "5,25", "1.204,75", "1,135,000"], ["5.5", "5.25", "1204.75", "1135000"], []),
        (["55,5", "1.135", "1.135,25"], ["55.5", "1135", "1135.25"], []),
        (["1,204.5", "1.204", "1,135"], ["1204.5", "1.2040", "1135"], []),
    ],
)
def test_a_number_that_is_two_in_a_column_of_mixed_marks_is_asked_for_and_refused(
    cells: list[str], costs: list[str], refused: list[str]
) -> None:
    rows = [["ID", "Date", "Buyer", "Cost"]]
    rows += [[f"A{at}", "2031-07-05", "Chad", cell] for at, cell in enumerate(cells)]
    text = draft(rows)
    said = said_in(text)
    found = converted_text(text, rows)
    assert [event["cost"] for event in found.events if "cost" in event] == [
        f"{cost} USD" for cost in costs
    ]
    assert [fault.split("'")[1] for fault in found.faults] == refused
    for cell in refused:
        bare = cell.strip("~")
        assert f"CHECK: 1 cell such as {cell} can be" in said
        assert f"write {bare.replace(',', '').replace('.', '')} or" in found.faults[0]
