"""An index of a text finds every place of a needle, as a search of the whole text does."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.passages import SourceText
from timeline.passages.finding import Finder

LETTERS = st.text("ab ", max_size=300)


def places(text: str, needle: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(needle, at)]


@given(LETTERS, st.data())
def test_the_index_finds_what_is_there(text: str, data: st.DataObject) -> None:
    finder = Finder(text, patience=0, long=0)
    start = data.draw(st.integers(0, len(text)))
    there = text[start : start + data.draw(st.integers(1, 60))]
    for needle in filter(None, (there, data.draw(LETTERS))):
        assert list(finder.find(needle)) == places(text, needle)


@given(LETTERS, st.text("ab ", min_size=1, max_size=3), st.integers(0, 300), st.integers(0, 300))
def test_a_part_of_a_text_is_searched_alone(text: str, needle: str, first: int, stop: int) -> None:
    found = [at for at in places(text, needle) if first <= at < stop]
    assert list(Finder(text).within(needle, first, stop)) == found


def test_a_needle_of_parts_that_are_everywhere_is_found() -> None:
    text = f"{'again and ' * 5000}once, {'again and ' * 5000}"
    finder = Finder(text, patience=0, long=0)
    needle = f"{'again and ' * 8}once, again"
    assert list(finder.find(needle)) == places(text, needle)
    assert len(list(finder.find("again and again and "))) == 9998


def test_the_same_is_found_before_and_after_the_index_is_built() -> None:
    text = " ".join(f"item {number} of the bulletin" for number in range(9000))
    finder = Finder(text, patience=2)
    needle = "item 4321 of the bulletin"
    assert {tuple(finder.find(needle)) for _ in range(5)} == {(text.index(needle),)}


PARTS = st.lists(st.sampled_from(["a", "b", "ab", "ba"]), max_size=3).map(" ".join)


@given(st.lists(st.sampled_from(["a", "b", "ab", "aba"]), max_size=30), PARTS, PARTS, PARTS)
def test_a_quote_fits_if_prefix_and_suffix_are_beside_it(
    words: list[str], quote: str, prefix: str, suffix: str
) -> None:
    body = " ".join(words)
    heads = {prefix, f"{prefix} "} if prefix else {""}
    tails = {suffix, f" {suffix}"} if suffix else {""}
    due = {
        at + len(head)
        for head in heads
        for tail in tails
        for at in places(body, f"{head}{quote}{tail}")
    }
    found = [span.start for span in SourceText(body).spans(quote, prefix, suffix)]
    assert found == (sorted(due) if quote else [])
