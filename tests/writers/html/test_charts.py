"""The lanes and the map of a report in a browser, and a picture of all of it."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.writers.html.opening import open_report, show_all, text
from tests.writers.html.story import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TEXTS = """
window.drawn = [];
const fill = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
  const width = this.measureText(text).width;
  const left = this.getTransform().e / devicePixelRatio + x
    - { left: 0, center: width / 2, right: width }[this.textAlign];
  window.drawn.push([text, left, left + width - this.canvas.clientWidth]);
  return fill.call(this, text, x, y, ...rest);
};
"""  # each text that a canvas draws, from its left edge, and from its right one
DRAWN = """[...document.querySelectorAll('.event, .notes li, .sources li')]
  .every(e => e.checkVisibility({ contentVisibilityAuto: true }))"""


def test_the_map_and_its_table_have_what_the_filter_shows(page: "Page") -> None:
    expect(page.locator(".places canvas")).to_be_visible()
    assert not page.locator(".still-map").is_visible()
    places = page.locator("#places-table tbody tr")
    before = places.all_inner_texts()
    full = page.locator(".places").screenshot()
    name = re.compile("^Map of [0-9]+ place")
    expect(page.locator(".places")).to_have_attribute("aria-label", name)
    key = places.first.locator("a").first.get_attribute("href") or ""
    page.get_by_label("Text").fill('"no such words"')
    expect(page.locator("#count")).to_contain_text("0 of 4")
    assert page.locator("#places-table tbody tr:visible").count() == 0
    expect(page.locator("#map ~ figure figcaption .all")).to_be_visible()
    assert page.locator(".places").screenshot() != full
    show_all(page)
    title = text(page, f"{key} h4")
    page.get_by_label("Text").fill(f'"{title}"' if '"' not in title else title)
    expect(page.locator("#count")).to_contain_text("1 of 4")
    expect(page.locator(".places")).to_have_attribute(
        "aria-label", re.compile("^Map of 1 place of")
    )
    visible = page.locator("#places-table tbody tr:visible")
    assert visible.locator("a:visible").evaluate_all("all => all.map(a => a.hash)") == [key]
    show_all(page)
    assert places.all_inner_texts() == before


def test_the_lanes_name_what_is_below_the_pointer_and_lead_to_it(page: "Page") -> None:
    canvas = page.locator("#chart canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    y, launches = box["y"] + 54, range(round(box["x"]), round(box["x"] + box["width"]), 6)
    for x in launches:  # along the first lane
        page.mouse.move(x, y)
        if page.locator(".tip").is_visible():
            break
    assert text(page, ".tip").startswith("<script>hit=1</script><img")
    assert text(page, ".tip").endswith("5 Jul 2022")
    page.keyboard.press("Escape")
    assert not page.locator(".tip").is_visible()
    page.mouse.click(x, y)
    expect(page.locator("#e-launch")).to_be_focused()


def test_the_lanes_say_what_they_show_and_how_many_events_that_has(page: "Page") -> None:
    expect(page.locator("#period")).to_have_text(
        re.compile("^Shown: [0-9]+ [A-Z][a-z]+ 2022 to [0-9]+ [A-Z][a-z]+ 2023, 3 of 3 ev")
    )
    page.get_by_label("Tag").select_option(label="icbm (1)")
    expect(page.locator("#period")).to_have_text(re.compile(", 1 of 1 events$"))
    for _ in range(2):  # to the event, which is not in the middle
        before = text(page, "#period")
        page.get_by_role("button", name="Zoom in").click()
        expect(page.locator("#period")).not_to_have_text(before)
        expect(page.locator("#period")).to_have_text(re.compile(", 1 of 1 events$"))
    for _ in range(2):
        page.get_by_role("button", name="Later").click()
    expect(page.locator("#period")).to_have_text(re.compile(", 0 of 1 events: 1 earlier, 0 later$"))
    page.get_by_role("button", name="Whole period").click()


def test_titles_in_the_lanes_end_where_the_lanes_do(browser: "Browser", report: Path) -> None:
    page, _ = open_report(browser, report, init=TEXTS)
    page.wait_for_selector("#chart[data-drawn]")
    titles = set()
    for width in (1100, 500):
        page.set_viewport_size({"width": width, "height": 900})
        for zoom in ("all", "in", "in", "on", "out"):
            page.evaluate("drawn.length = 0")
            page.locator(f"[data-zoom={zoom}]").click()
            page.wait_for_function("() => drawn.length > 0")
            drawn = page.evaluate("drawn")
            assert [text for text, left, right in drawn if left < 0 or right > 0] == []
            titles |= {text for text, _, _ in drawn}
    assert any(title.startswith(HOSTILE[:9]) for title in titles)
    page.context.close()


def test_a_picture_of_the_whole_page_has_all_of_it_though_nobody_scrolls(
    browser: "Browser", page: "Page", report: Path, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": 1100, "height": 200})
    assert page.evaluate(DRAWN)
    long = tmp_path / "long.html"  # as one of thousands of events
    long.write_text(report.read_text("utf-8").replace("<body>", '<body class="many">'), "utf-8")
    for scripts in (True, False):
        opened = open_report(browser, long, java_script_enabled=scripts)
        opened.page.set_viewport_size({"width": 1100, "height": 200})
        opened.page.wait_for_function(f"() => {DRAWN}")
        if scripts:  # and again after a filter
            opened.page.get_by_label("Text").fill("no such words")
            expect(opened.page.locator("#count")).to_contain_text("0 of 4")
            show_all(opened.page)
            opened.page.wait_for_function(f"() => {DRAWN}")
        opened.page.context.close()
