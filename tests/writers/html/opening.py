"""A report that is open in a browser, and what is read from it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WATCH = """
addEventListener('securitypolicyviolation', e => console.error('policy', e.violatedDirective));
"""


class Opened(NamedTuple):
    """A page with the report, and what it should never have done: requests, errors, violations."""

    page: "Page"
    seen: list[str]


def open_report(browser: "Browser", report: Path, init: str = "", **options: Any) -> Opened:
    seen: list[str] = []
    context = browser.new_context(viewport={"width": 1100, "height": 900}, **options)
    context.add_init_script(WATCH + init)
    page = context.new_page()
    page.on("console", lambda message: seen.append(message.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("dialog", lambda dialog: seen.append(dialog.message))
    page.on("request", lambda request: seen.append(request.url))
    page.goto(report.as_uri())
    return Opened(page, seen)


def show_all(page: "Page") -> None:
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("#count")).to_have_text("All 4 events are shown.")


def text(page: "Page", selector: str) -> str:
    """Return the text of the first such element, also where it is not drawn yet."""
    return (page.locator(selector).first.text_content() or "").strip()
