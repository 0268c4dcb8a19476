"""``timeline db`` as a user types it, and the upgrade that a load does."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.cli.seeds import SEED, Run
from timeline import database
from timeline.database.versions import schema


def test_a_backup_is_restored(run: Run, folder: Path, tmp_path: Path) -> None:
    file, copy = tmp_path / "timeline.db", tmp_path / "copy.db"
    run("load", str(folder), "--database", str(file))
    assert run("db", "backup", str(copy), "--database", str(file)).stdout.strip() == str(copy)
    (folder / "events.yaml").write_text(SEED.partition("events:")[0])
    run("load", str(folder), "--prune", "--database", str(file))
    assert run("about", "a-launch", "--database", str(file)).exit_code == 2
    restored = run("db", "restore", str(copy), "--database", str(file))
    assert restored.exit_code == 0, restored.output
    assert run("about", "a-launch", "--database", str(file)).exit_code == 0
    assert (tmp_path / "timeline.db.before-restore").is_file()


def test_only_a_database_of_ours_is_restored(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"")
    result = run("db", "restore", str(other), "--database", str(tmp_path / "timeline.db"))
    assert result.exit_code == 1
    assert "is not a database of timeline" in result.stderr


def test_status_counts(run: Run, loaded: str) -> None:
    lines = run("db", "status", "--database", loaded).stdout.splitlines()
    assert "chronicles alliance" in lines
    assert any(line.split() == ["13", "events"] for line in lines)


LATER = """
revision = "0999"
down_revision = "{head}"


def upgrade():
    pass
"""


def test_an_older_database_is_copied_before_it_is_upgraded(
    run: Run, loaded_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program gets one more migration than the database has seen."""
    file = shutil.copy(loaded_sqlite, tmp_path / "timeline.db")
    migrations = shutil.copytree(database.bundled("alembic"), tmp_path / "alembic")
    (migrations / "versions" / "0999_later.py").write_text(LATER.format(head=database.head()))
    bundled = {"alembic": migrations, "seeds": database.bundled("seeds")}
    monkeypatch.setattr(schema, "bundled", bundled.__getitem__)
    assert "timeline db upgrade" in run("show", "--database", str(file)).stderr
    result = run("load", "--database", str(file))
    assert result.exit_code == 0, result.output
    assert (tmp_path / "timeline.db.before-0999").is_file()


def test_a_newer_database_is_refused(run: Run, loaded: str, folder: Path) -> None:
    engine = database.open_engine(database.locate(loaded))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    for words in (("show",), ("load", str(folder))):
        result = run(*words, "--database", loaded)
        assert result.exit_code == 1
        assert "a newer version of timeline" in result.stderr
