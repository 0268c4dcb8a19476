"""What the tests of pictures share: the layers of a chart by name."""

from typing import Any

import pytest

from timeline.writers.charts.layout.frame import Chart


class Layers(dict[str, list[dict[str, Any]]]):
    """The data of each layer of a chart; of a layer that the chart does not have, none."""

    def __missing__(self, name: str) -> list[dict[str, Any]]:
        return []


@pytest.fixture(scope="session")
def layers() -> Any:
    def of(chart: Chart | None) -> Layers:
        assert chart is not None
        return Layers({each["name"]: each["data"]["values"] for each in chart.layers})

    return of
