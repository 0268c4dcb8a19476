"""The time zones of files in a data package, also in one that does not name the files."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.writers.package.packages import package, table
from timeline.loader import load

ZONED = """
timezone: {zone}
places:
  seoul-{n}: {{name: Seoul, country: KOR, timezone: Asia/Seoul}}
  somewhere-{n}: {{name: Somewhere}}
sources:
  here-{n}: {{title: Here}}
  there-{n}: {{title: There, timezone: Europe/London}}
events:
  clock-{n}: {{kind: exercise, title: E, when: 2022-07-05T23:30, inferred: {{when: r}}}}
"""
TIMES = (
    "2022-07-05T23:30, place: seoul-{n}",
    "2022-07-05, place: seoul-{n}",
    "night of 2022-07-05, place: somewhere-{n}",
    "2022-07-05T23:30, timezone: Asia/Tokyo, place: seoul-{n}",
    "2 hours after clock-{n}, place: somewhere-{n}",
    "by 2022-07, place: seoul-{n}",
)
BOUNDS = ("start_lo", "start_hi", "end_lo", "end_hi", "zone", "instant_lo", "instant_hi")


def zoned(zone: str, n: int) -> str:
    """Seeds in a time zone, whose dates depend on it in all ways."""
    text = ZONED.format(zone=zone, n=n)
    for at, when in enumerate(TIMES):
        said = when.format(n=n)
        inferred = "inferred: {when: r, place: r}"
        text += f"  e{at}-{n}: {{kind: exercise, title: E, when: {said}, {inferred}}}\n"
    for source in ("here", "there"):
        cite = f"{{{source}-{n}: [{{quote: q, for: [when]}}]}}"
        text += (
            f"  {source}-event-{n}:"
            f" {{kind: exercise, title: E, when: 2022-07-05T23:30, cite: {cite}}}\n"
        )
    return text


def dated(folder: Path) -> dict[str, list[str]]:
    return {row["key"]: [row[name] for name in BOUNDS] for row in table(folder, "events")}


@pytest.mark.parametrize("several", [True, False])
def test_a_package_keeps_the_time_zones_of_files_that_it_does_not_name(
    second_sqlite_engine: Engine, sqlite_engine: Engine, tmp_path: Path, several: bool
) -> None:
    zones = ("America/New_York", "Asia/Tokyo")
    for n, zone in enumerate(zones):
        folder = tmp_path / (str(n) if several else "one")
        folder.mkdir(exist_ok=True)
        (folder / f"s{n}.yaml").write_text(zoned(zone, n))
        if several:
            load(second_sqlite_engine, [folder])
    if not several:
        load(second_sqlite_engine, [folder])
    first = package(second_sqlite_engine, tmp_path / "p", "" if several else "kind:exercise")
    assert load(sqlite_engine, [first]).warnings == []
    assert dated(package(sqlite_engine, tmp_path / "again")) == dated(first)
    own = {row["key"]: row["timezone"] for row in table(first, "events")}
    assert [own[f"clock-{n}"] for n in (0, 1)] == [*zones]
    assert [own[f"there-event-{n}"] for n in (0, 1)] == ["Europe/London"] * 2


def test_a_package_beside_other_files_warns_of_the_time_zones_that_it_loses(
    second_sqlite_engine: Engine, sqlite_engine: Engine, tmp_path: Path
) -> None:
    (tmp_path / "one").mkdir()
    for n, zone in enumerate(("America/New_York", "Asia/Tokyo")):
        (tmp_path / "one" / f"s{n}.yaml").write_text(zoned(zone, n))
    load(second_sqlite_engine, [tmp_path / "one"])
    package(second_sqlite_engine, tmp_path / "home" / "package")
    (tmp_path / "home" / "chronicle.yaml").write_text("chronicle: {name: home}\n")
    (warning,) = load(sqlite_engine, [tmp_path / "home"]).warnings
    assert "16 events" in warning.message
