"""Draw the picture of a report that the README shows: ``python -m tests.writers.html.picture``.

It is made from the shipped chronicle, in the Chromium of the system.
"""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import timeline
from tests.databases import load_shipped
from tests.writers.html.conftest import BROWSERS

PICTURE = Path(__file__).parents[3] / "docs" / "report.png"
TITLE = "The alliance on the Korean Peninsula, 2015–2022"


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        database, report = Path(folder, "timeline.db"), Path(folder, "report.html")
        load_shipped(str(database))
        with timeline.open(database) as opened:
            opened.export_html(to=report, title=TITLE)
        path = next(filter(None, map(shutil.which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 960, "height": 1150})
        page.goto(report.as_uri())
        page.wait_for_selector("#chart[data-drawn]")
        page.evaluate("document.querySelector('#lanes').scrollIntoView()")
        page.wait_for_timeout(500)  # what comes into view is drawn then
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
