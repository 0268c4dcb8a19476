"""A report as a file, and a browser that opens it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import timeline
from tests.writers.html.opening import Opened, open_report, show_all
from tests.writers.html.story import write
from timeline import database
from timeline.loader import load

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def paged(tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path) -> Path:
    """A database with the chronicle of ``story``."""
    folder = tmp_path_factory.mktemp("paged")
    file = Path(shutil.copy(migrated_sqlite, folder / "db"))
    engine = database.open_engine(database.locate(str(file)))
    load(engine, [write(folder / "chronicle")])
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def report(paged: Path) -> Path:
    """A report on that chronicle."""
    file = paged.with_name("report.html")
    with timeline.open(paged) as opened:
        opened.export_html(to=file, title="Report & <more>")
    return file


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Chromium or Chrome, as the system has it; skipped loudly where it has none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        reason = "NO BROWSER: neither Chromium nor Chrome is on PATH"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def opened(browser: "Browser", report: Path) -> Iterator[Opened]:
    found = open_report(browser, report)
    found.page.wait_for_selector("#chart[data-drawn]")
    yield found
    found.page.context.close()


@pytest.fixture
def page(opened: Opened, report: Path) -> Iterator["Page"]:
    """The opened report, as it is after loading."""
    page = opened.page
    page.emulate_media(media="screen", color_scheme="light")
    page.set_viewport_size({"width": 1100, "height": 900})
    show_all(page)
    yield page
    inside = ("data:image/svg+xml", report.as_uri())
    assert [each for each in opened.seen if not each.startswith(inside)] == []
