"""A report in a browser: filters, keyboard, hostile texts, paper, no script, no request."""

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.writers.html.opening import open_report, show_all, text
from tests.writers.html.story import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SHOWN = "[...document.querySelectorAll('.event')].filter(e => e.checkVisibility()).map(e => e.id)"
FOCUSED = """(() => {
  const focused = document.activeElement;
  const { outlineStyle } = getComputedStyle(focused);
  return [focused.textContent, outlineStyle, focused.getBoundingClientRect().top];
})()"""
LOWEST_CONTRAST = """() => {
  const numbers = color => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].reduce((sum, value, at) => {
    const c = value / 255;
    const linear = c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    return sum + linear * [0.2126, 0.7152, 0.0722][at];
  }, 0);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const found = numbers(getComputedStyle(e).backgroundColor);
      if (found.length === 3 || found[3] === 1) return found;
    }
    return matchMedia('(prefers-color-scheme: dark)').matches ? [0, 0, 0] : [255, 255, 255];
  };
  let lowest = [99, ''];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || /SCRIPT|STYLE|OPTION/.test(element.tagName)) continue;
    if (element.matches(':disabled')) continue;
    const pair = [numbers(getComputedStyle(element).color), ground(element)].map(light);
    const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (contrast < lowest[0]) lowest = [contrast, element.className + element.textContent];
  }
  return lowest;
}"""


def shown(page: "Page") -> list[str]:
    return [key.removeprefix("e-") for key in page.evaluate(SHOWN)]


def test_no_text_is_markup_or_code(page: "Page") -> None:
    assert page.title() == "Report & <more>"
    assert page.locator("#e-launch .lines").first.inner_text() == (
        f"{HOSTILE}\n\nIts second paragraph."
    )
    assert text(page, "#e-launch h4") == HOSTILE
    assert text(page, "#e-launch .group blockquote").startswith(f"The army {HOSTILE} launched")
    assert text(page, "#s-rival").startswith("“북한 미사일 <U+202E> live”")
    assert page.evaluate("typeof hit") == "undefined"
    assert page.locator("[onerror], [onmouseover], iframe, object").count() == 0
    assert page.locator("script").count() == 3
    addresses = page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
    assert {re.split("[:#]", address)[0] for address in addresses} == {"", "https"}


def test_filters_by_kind_actor_tag_and_text(page: "Page") -> None:
    kinds = page.get_by_role("group", name="Kinds")
    assert shown(page) == ["moved", "launch", "word", "unknown"]
    expect(page.locator("#count")).to_have_attribute("aria-live", "polite")
    kinds.get_by_label("launches").uncheck()
    expect(page.locator("#count")).to_contain_text("3 of 4")
    assert shown(page) == ["moved", "word", "unknown"]
    show_all(page)
    page.get_by_label("Actor").select_option(label="North <b>Korea</b> (2)")  # and its units
    expect(page.locator("#count")).to_contain_text("2 of 4")
    assert shown(page) == ["launch", "word"]
    expect(page.locator("#chart")).to_have_attribute("aria-label", re.compile("^2 events"))
    page.get_by_label("Tag").select_option(label="icbm (1)")
    expect(page.locator("#count")).to_contain_text("1 of 4")
    assert shown(page) == ["launch"]
    assert not page.get_by_role("heading", name="2023").is_visible()
    years = page.get_by_role("navigation", name="Years").get_by_role("listitem")
    assert years.all_inner_texts() == ["2022 1"]
    contested = page.locator("#disputes ~ ul > li:visible")
    assert contested.count() == 1
    assert contested.get_by_role("link").get_attribute("href") == "#e-launch"
    show_all(page)
    page.get_by_label("Text").fill("MOVED 배치")
    expect(page.locator("#count")).to_contain_text("1 of 4")
    assert shown(page) == ["moved"]
    page.get_by_label("Text").fill("deployment “OF GUNS” moved")
    expect(page.locator("#count")).to_contain_text("1 of 4")
    page.get_by_label("Text").fill('"guns of"')  # both words are there, the phrase is not
    expect(page.locator("#count")).to_contain_text("0 of 4")
    page.get_by_label("Text").fill("통일부")  # a publisher, which only the list of sources names
    expect(page.locator("#count")).to_contain_text("1 of 4")
    assert shown(page) == ["launch"]
    show_all(page)
    page.get_by_label("Text").fill('guns of "guns were')
    expect(page.locator("#count")).to_contain_text("1 of 4")
    page.locator("#e-moved").get_by_role("link", name="onmouseover").click()  # to a hidden event
    expect(page.locator("#count")).to_contain_text("All 4 events are shown. The filter is off")
    assert shown(page) == ["moved", "launch", "word", "unknown"]
    assert page.evaluate("document.activeElement.id") == "e-launch"
    page.go_back()
    expect(page.locator("#count")).to_have_text("1 of 4 events are shown.")
    assert page.get_by_label("Text").input_value() == 'guns of "guns were'
    page.go_forward()
    expect(page.locator("#count")).to_have_text("All 4 events are shown.")
    page.get_by_label("Text").fill('guns of "guns were')
    expect(page.locator("#count")).to_contain_text("1 of 4")
    page.locator("#e-moved").get_by_role("link", name="onmouseover").click()  # the same address
    expect(page.locator("#count")).to_contain_text("All 4 events are shown. The filter is off")


def test_the_text_filter_finds_data_in_any_notation_and_no_words_of_the_report(
    page: "Page",
) -> None:
    field = page.get_by_label("Text")

    def found(words: str) -> str:
        field.fill(words)
        field.press("Enter")
        return text(page, "#count").partition(" ")[0]

    assert page.get_by_text("(written: after 2022-06-01)").count() == 1
    for word in ("written", "inferred", "accepted", "contradicts", "translation", "according"):
        assert page.locator(".event", has_text=word).count() >= 1
        assert found(word) == "0", word
    for number in ("2500", "2,500", "2,5", "1200", '"of 1,200"'):
        assert found(number) == "1", number
    assert found('"annees\' drills"') == "1"


def test_the_filter_is_the_same_after_the_reader_comes_back(
    browser: "Browser", report: Path
) -> None:
    page, _ = open_report(browser, report)
    page.get_by_label("launches").uncheck()
    page.get_by_label("Text").fill("guns")
    expect(page.locator("#count")).to_contain_text("1 of 4")
    assert text(page, "#disputes ~ ul > li:visible") == "none of the events that the filter shows"
    page.goto("about:blank")
    page.go_back()
    expect(page.locator("#count")).to_contain_text("1 of 4")
    assert page.get_by_label("Text").input_value() == "guns"
    assert not page.get_by_label("launches").is_checked()
    assert shown(page) == ["moved"]
    page.context.close()


def test_all_of_it_is_used_by_keyboard(page: "Page") -> None:
    page.reload()
    page.keyboard.press("Tab")
    focused, outline, top = page.evaluate(FOCUSED)
    assert (focused, outline) == ("Skip to the events", "solid")
    assert top >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "events"
    page.get_by_role("checkbox", name="launches").focus()
    page.keyboard.press("Space")
    expect(page.locator("#count")).to_contain_text("3 of 4")
    page.get_by_role("button", name="Zoom in").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#period")).to_contain_text("1 of 2 events")
    for key in ("+", "ArrowLeft", "ArrowRight", "-", "Home"):
        before = text(page, "#period")
        page.get_by_role("region", name="Lanes: arrow keys").press(key)
        expect(page.locator("#period")).not_to_have_text(before)
    page.locator("#e-moved a.note").first.press("Enter")
    assert page.evaluate("location.hash") == "#n1"
    page.locator("#n1").get_by_role("link", name="back to reference 1 of note 1").press("Enter")
    assert page.evaluate("location.hash") == "#r1-1"


def test_a_screen_reader_finds_landmarks_labels_and_languages(page: "Page") -> None:
    for role, name in (("main", None), ("banner", None), ("contentinfo", None), ("search", None)):
        assert page.get_by_role(role, name=name).count() == 1  # type: ignore[arg-type]
    assert page.get_by_role("navigation", name="Contents").count() == 1
    levels = page.eval_on_selector_all(
        "h1, h2, h3, h4, h5, h6", "all => all.map(each => Number(each.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(next_ <= level + 1 for level, next_ in pairwise(levels))
    unnamed = "all => all.filter(each => !(each.labels && each.labels.length)).length"
    assert page.eval_on_selector_all("input, select", unnamed) == 0
    assert page.locator("img:not([alt])").count() == 0
    ids = page.eval_on_selector_all("[id]", "all => all.map(each => each.id)")
    assert len(ids) == len(set(ids))
    inside = page.eval_on_selector_all("a[href^='#']", "all => all.map(a => a.hash.slice(1))")
    assert set(inside) <= set(ids)
    for quote in ("#e-word blockquote", ".notes [lang]"):
        assert page.locator(quote).first.get_attribute("lang") == "ko"
    assert text(page, "#e-launch mark").startswith("launched 3 missiles")
    assert page.locator("#e-unknown").get_by_role("img", name="inferred").count() == 2
    assert page.get_by_role("heading", name="2022", exact=True).count() == 1
    assert page.get_by_role("region", name="2022").count() == 0, "years are no landmarks"
    sides = page.get_by_role("table", name="Sources differ: Number launched")
    assert sides.get_by_role("columnheader").all_text_contents() == ["✓ accepted", "≠ contradicts"]
    assert text(page, "#e-launch .sides blockquote").startswith("The army <script>")
    assert " · 북한 미사일 <U+202E> live" in sides.get_by_role("cell").last.inner_text()
    notes = "all => all.map(each => [each.hash.slice(2), each.id])"
    seen: dict[str, int] = {}
    for note, reference in page.eval_on_selector_all("a.note", notes):
        seen[note] = seen.get(note, 0) + 1
        assert reference == f"r{note}-{seen[note]}"
    assert [*seen] == [str(number) for number in range(1, len(seen) + 1)], "in order of first use"


def test_without_scripts_everything_is_there(browser: "Browser", report: Path) -> None:
    page, seen = open_report(browser, report, java_script_enabled=False)
    assert page.locator(".event:visible").count() == 4
    assert page.locator(".filter:visible, .tools:visible").count() == 0
    assert page.locator("img.still").is_visible()
    for image in page.locator("img").all():
        assert image.bounding_box()["height"] > 50  # type: ignore[index]
    everything = text(page, "main")
    for part in ("حدث في القدس شيء", "미사일 5발", "37.55° N, 126.98° E", "Open or unknown dates"):
        assert part in everything
    page.context.close()
    assert [each for each in seen if not each.startswith("data:")] == [report.as_uri()]


def test_on_paper_it_has_all_that_is_shown_and_no_controls(page: "Page") -> None:
    page.emulate_media(color_scheme="dark")
    page.get_by_label("Tag").select_option(label="drill (1)")
    expect(page.locator("#count")).to_contain_text("1 of 4")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown(page) == ["unknown"]
    assert page.locator(":is(.notes, .sources) > li:visible").count() == 0  # nothing is cited
    hidden = ".filter input, .filter select, button, .live, nav, .back, .skip"
    assert page.locator(f":is({hidden}):visible").count() == 0
    assert page.locator("img.still").is_visible()
    for rest in ("list", "table"):
        expect(page.get_by_text(f"The picture has all events, the {rest}")).to_be_visible()
    expect(page.locator("#count")).to_be_visible()
    expect(page.locator("#asked")).to_have_text("Filter: Tag drill")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="screen")
    assert page.locator(".notes > li:visible").count() > 1
    page.get_by_label("Tag").select_option(label="icbm (1)")
    expect(page.locator("#asked")).to_contain_text("icbm")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    cited = "all => new Set(all.map(each => each.hash)).size"
    notes = page.eval_on_selector_all("#e-launch a.note", cited)
    assert page.locator(".notes > li:visible").count() == notes > 0
    assert page.locator(".sources > li:visible").count() == 2


def test_text_stands_out_in_light_and_dark(page: "Page") -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        contrast, where = page.evaluate(LOWEST_CONTRAST)
        assert contrast >= 4.5, (scheme, where)


def test_a_narrow_screen_is_not_scrolled_sideways(page: "Page") -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_shown_period_has_the_lines_that_it_needs(page: "Page") -> None:
    longest = "Shown: 29 Dec 2015 to 30 Dec 2016, 0 of 5,000 events: 2,312 earlier, 2,688 later"
    heights = f"e => [e.textContent = '{longest}', e.clientHeight, e.scrollHeight].slice(1)"
    for width in (320, 520, 720, 1100):
        page.set_viewport_size({"width": width, "height": 700})
        height, needed = page.locator("#period").evaluate(heights)
        assert needed <= height, width
