"""Generated parts of the pages are those of the program: ``WRITE_GOLDEN=1 pytest tests/docs``.

Those of the tutorial are compared in ``test_tutorial``, which takes the same walk.
"""

from collections.abc import Callable, Mapping

import pytest

from tests.docs import pages, tutorial
from tests.docs.generated import (
    architecture,
    commands,
    data_model,
    dates_and_numbers,
    glossary,
    maps,
    parquet,
    query_language,
    seed_format,
)

PARTS: Mapping[str, dict[str, Callable[[], str]]] = {
    "architecture.md": architecture.parts(),
    "commands.md": commands.parts(),
    "data-model.md": data_model.parts(),
    "dates-and-numbers.md": dates_and_numbers.parts(),
    "glossary.md": glossary.parts(),
    "maps.md": maps.parts(),
    "parquet.md": parquet.parts(),
    "query-language.md": query_language.parts(),
    "seed-format.md": seed_format.parts(),
    "tutorial.md": tutorial.parts(),
}
EACH = [(page, part) for page, parts in PARTS.items() if page != tutorial.PAGE for part in parts]


@pytest.mark.parametrize(("page", "part"), EACH)
def test_a_generated_part_is_that_of_the_program(page: str, part: str) -> None:
    pages.compare(page, part, PARTS[page][part]())


@pytest.mark.parametrize("page", sorted(path.name for path in pages.DOCS.glob("*.md")))
def test_a_page_has_all_its_generated_parts_and_no_other(page: str) -> None:
    assert sorted(pages.part_names(page)) == sorted(PARTS.get(page, {}))
