"""The wheel carries all that the program needs, and works from any folder in an environment."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*words: str | Path, cwd: Path) -> tuple[str, str]:
    """Run a program as a stranger to this checkout would; return what it printed and said."""
    own = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "TIMELINE_DATABASE")
    environment = {name: value for name, value in os.environ.items() if name not in own}
    done = subprocess.run(
        words, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    [wheel] = folder.iterdir()
    return wheel


@pytest.mark.parametrize("name", ["alembic", "seeds"])
def test_the_wheel_contains_migrations_and_seeds(wheel: Path, name: str) -> None:
    files = {
        path.relative_to(ROOT / name).as_posix(): path.read_bytes()
        for path in (ROOT / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    inside = f"timeline/_{name}/"
    with zipfile.ZipFile(wheel) as archive:
        packed = {
            file.removeprefix(inside): archive.read(file)
            for file in archive.namelist()
            if file.startswith(inside)
        }
    assert packed == files


def test_the_wheel_contains_the_maps_of_registers(wheel: Path) -> None:
    maps = {path.relative_to(ROOT).as_posix() for path in (ROOT / "timeline").rglob("*.toml")}
    assert len(maps) >= 3
    assert maps <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_contains_the_chronicle_to_start_from(wheel: Path) -> None:
    starter = ROOT / "timeline" / "authoring" / "starter"
    files = [path for path in starter.rglob("*") if path.is_file()]
    assert len(files) >= 4
    with zipfile.ZipFile(wheel) as archive:
        for path in files:
            assert archive.read(path.relative_to(ROOT).as_posix()) == path.read_bytes()


START = """
import sys
from importlib.metadata import entry_points

import timeline
from timeline.cli.starting import start

(own,) = (each for each in entry_points(group="console_scripts") if each.name == "timeline")
print(timeline.__file__, file=sys.stderr)
sys.argv[1:] = ["load"]
assert not start()
sys.argv[1:] = ["show"]
own.load()()
"""
"""What the script of an installer does, after a load; it also says where the program is."""


def test_the_wheel_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "environment"
    venv.create(folder)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
    with zipfile.ZipFile(wheel) as archive:  # as an installer does with a wheel of pure Python
        archive.extractall(site)
    # The libraries that it needs are those of this environment, to download nothing.
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    printed, where = run(python, "-c", START, cwd=elsewhere)
    assert Path(where.splitlines()[0]).is_relative_to(folder)
    assert "added" in printed
    assert "Biden and Yoon meet" in printed
    assert [file.name for file in elsewhere.iterdir()] == ["timeline.db"]
