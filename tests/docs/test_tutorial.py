"""The tutorial leads from three articles to a report with little to type."""

import pytest

from tests.docs import pages
from tests.docs.tutorial import PAGE, parts, walk


@pytest.mark.parametrize("part", parts())
def test_a_part_of_the_page_is_that_of_the_walk(part: str) -> None:
    pages.compare(PAGE, part, parts()[part]())


def test_two_loads_are_enough_and_every_other_command_does_its_work_at_once() -> None:
    ended = dict(walk().ended)
    assert ended.pop("load crisis") == [1, 0]
    assert {line: statuses for line, statuses in ended.items() if statuses != [0]} == {}


def test_a_person_types_at_most_four_lines_for_an_event() -> None:
    typed = walk().typed
    assert len(typed) == 4, "the other six events of the ten need nothing"
    assert max(typed.values()) <= 4


def test_the_report_has_what_the_three_sources_say_of_the_launch() -> None:
    report = walk().report
    for words in (
        "Norvia fired two Sokol-2 ballistic missiles",
        "launched three Sokol-2 missiles in response to the war game",
        "노르비아는 3월 13일 오전 6시 40분께 미사일 2발을 발사했다",
        "Norvia fired two missiles at about 6:40 a.m.",
    ):
        assert words in report
