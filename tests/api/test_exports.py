"""The library exports what the commands export, on both databases."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

import timeline
from tests.api.conftest import Command


def test_an_export_is_that_of_the_command(
    db: timeline.Database, command: Command, tmp_path: Path
) -> None:
    command("export", "csv", "--kind", "launch", "-o", str(tmp_path / "a.csv"))
    db.export_csv(to=tmp_path / "b.csv", kind="launch")
    stream = io.StringIO(newline="")
    db.export_csv(to=stream, kind="launch")
    text = (tmp_path / "a.csv").read_bytes()
    assert (tmp_path / "b.csv").read_bytes() == text
    assert stream.getvalue().encode() == text

    command("export", "register", "systems", "category:aircraft", "-o", str(tmp_path / "c.csv"))
    db.export_register("systems", "category:aircraft", to=tmp_path / "d.csv")
    assert (tmp_path / "c.csv").read_bytes() == (tmp_path / "d.csv").read_bytes()

    command("export", "parquet", "kind:launch", "-o", str(tmp_path / "e.parquet"))
    db.export_parquet("kind:launch", to=tmp_path / "f.parquet")
    assert (tmp_path / "e.parquet").read_bytes() == (tmp_path / "f.parquet").read_bytes()
    command("export", "parquet", "--dataset", "-o", str(tmp_path / "g"))
    db.export_parquet(to=tmp_path / "h", dataset=True)
    tables = [
        {path.relative_to(tmp_path / name): path.read_bytes() for path in files}
        for name in ("g", "h")
        for files in [sorted((tmp_path / name).rglob("*.parquet"))]
    ]
    assert tables[0] == tables[1]


def test_an_export_of_complete_events_is_that_of_the_command(
    db: timeline.Database, command: Command, tmp_path: Path
) -> None:
    exports = {
        "xlsx": db.export_xlsx,
        "geojson": db.export_geojson,
        "timelinejs": db.export_timelinejs,
        "ics": db.export_ics,
    }
    for name, export in exports.items():
        command("export", name, "--kind", "launch", "-o", str(tmp_path / f"a.{name}"))
        export(kind="launch", to=tmp_path / f"b.{name}")
        assert (tmp_path / f"a.{name}").read_bytes() == (tmp_path / f"b.{name}").read_bytes()
        with pytest.raises(timeline.UsageError, match="exists"):
            export(to=tmp_path / f"b.{name}")

    pictures: dict[str, Callable[..., tuple[str, ...]]] = {
        "lanes": db.plot_lanes,
        "density": db.plot_density,
        "ledger": db.plot_ledger,
    }
    for name, export in exports.items():
        left = [tmp_path / f"{end}.{name}" for end in ("c", "d")]
        command("export", name, "date:2022", "--sure", "-o", str(left[0]))
        export("date:2022", sure=True, to=left[1])
        assert left[0].read_bytes() == left[1].read_bytes()
    for name, plot in pictures.items():
        command("plot", name, "date:2022", "--title", "T", "-o", str(tmp_path / f"{name}.svg"))
        assert plot("date:2022", to=tmp_path / f"{name}-2.svg", title="T") == ()
    asked = "kind:summit", "kind:deployment"
    out = str(tmp_path / "responses.svg")
    command("plot", "responses", "--to", asked[0], "--by", asked[1], "-o", out)
    assert db.plot_responses(*asked, to=tmp_path / "responses-2.svg") == ()
    for name in (*pictures, "responses"):
        drawn = [(tmp_path / f"{name}{end}.svg").read_bytes() for end in ("", "-2")]
        assert drawn[0] == drawn[1]

    command("export", "chronicle", "-o", str(tmp_path / "a"))
    exported = db.export_chronicle(tmp_path / "b")
    assert exported.folders == (tmp_path / "b",)
    for name in ("chronicle.yaml", "events.yaml"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    command("export", "csv", "--package", "kind:launch", "-o", str(tmp_path / "p"))
    assert db.export_package("kind:launch", to=tmp_path / "q") == ()
    for file in (each for each in (tmp_path / "p").rglob("*") if each.is_file()):
        other = tmp_path / "q" / file.relative_to(tmp_path / "p")
        assert other.read_bytes() == file.read_bytes()


def test_an_export_replaces_no_file_of_others(db: timeline.Database, tmp_path: Path) -> None:
    notes = tmp_path / "notes.csv"
    notes.write_text("mine")
    with pytest.raises(timeline.UsageError):
        db.export_csv(to=notes)
    with pytest.raises(timeline.UsageError, match="lunch"):
        db.export_csv(to=notes, kind="lunch", force=True)
    assert notes.read_text() == "mine"
