import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.made_events import of_days
from timeline.dates.calendar import day
from timeline.errors import UsageError
from timeline.query.results import LeftOut, SourceRef
from timeline.writers.charts.drawing import drawn, has_glyph
from timeline.writers.charts.lanes import lanes
from timeline.writers.charts.layout.frame import Chart, framed
from timeline.writers.charts.pdf import in_order
from timeline.writers.charts.picture import Look, Origin, format_of, write_picture
from timeline.writers.charts.text.fonts import font_of, lacking
from timeline.writers.charts.theme import SIZES

JULY = day(2022, 7, 4)
HOSTILE = '<script>alert(1)</script> & "q" ]]> datum.x {{y}} \x1b[31m \u202e'
SVG = "{http://www.w3.org/2000/svg}"


def chart(*titles: str) -> Chart:
    events = [of_days(JULY + 90 * n, title=title) for n, title in enumerate(titles)]
    found = lanes(events, SIZES["page"])
    assert found is not None
    return found


def source(title: str, **given: str) -> SourceRef:
    made = {"key": title, "publisher": "", "published": "unknown", "reliability": "", "url": ""}
    bounds = {"published_lo": 1 << 62, "published_hi": 1 << 62}
    return SourceRef(**(made | bounds | given), title=title)  # type: ignore[arg-type]


def test_an_svg_has_its_size_its_description_and_all_texts_as_text(tmp_path: Path) -> None:
    out = tmp_path / "out.svg"
    origin = Origin(
        "kind:launch", [source(HOSTILE, publisher="A paper"), source("T", author="A. Writer")]
    )
    write_picture(chart(HOSTILE, "북한 발사"), origin, Look(title=HOSTILE), out)
    root = ElementTree.parse(out).getroot()
    assert root.get("width") == "672"
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "description")
    description = root.find(f"{SVG}desc")
    assert description is not None
    assert "launch 2" in (description.text or "")
    texts = ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]
    shown = HOSTILE.replace("\x1b", "<U+001B>").replace("\u202e", "<U+202E>")
    assert texts.count(shown) == 2  # the title of the picture, and that of an event
    assert "북한 발사" in texts
    assert any("(A paper)" in each for each in texts)
    assert any("T (A. Writer)" in each for each in texts), "it has no publisher"
    assert "Query: kind:launch" in texts
    assert not list(root.iter(f"{SVG}script"))
    assert root[1].get("fill") == "white"
    assert "aria-label=" not in out.read_text(encoding="utf-8")  # they would be in local time


@pytest.mark.parametrize("lines", [0, 1, 40])
def test_a_slide_has_its_size_however_much_is_on_it(lines: int, tmp_path: Path) -> None:
    out = tmp_path / "out.svg"
    look = Look(SIZES["slide"], title="\n".join(["A line"] * lines))
    write_picture(chart("A launch"), Origin(), look, out)
    root = ElementTree.parse(out).getroot()
    assert (root.get("width"), root.get("height")) == ("1280", "720")
    _, _, wide, high = (float(each) for each in (root.get("viewBox") or "").split())
    assert wide / high == pytest.approx(16 / 9, abs=0.002)
    assert (wide == 1280) == (lines < 40), "what needs more is drawn smaller"


def test_an_axis_writes_all_digits_of_a_year(tmp_path: Path) -> None:
    days = [day(year, 3, 1) for year in (-12_000, 12_000)]
    found = lanes([of_days(each, title="") for each in days], SIZES["page"])
    assert found is not None
    write_picture(found, Origin(), Look(), tmp_path / "out.svg")
    root = ElementTree.parse(tmp_path / "out.svg").getroot()
    texts = ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]
    assert {"10001 BC", "5001 BC", "1 BC", "5000", "10000"} <= {*texts}


def test_a_title_may_have_several_lines() -> None:
    spec = framed(chart("A"), SIZES["page"], "First line\nand second")
    lines = next(each for each in spec["layer"] if each["name"] == "title")["data"]["values"]
    assert [each["text"] for each in lines] == ["First line", "and second"]


@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_the_same_picture_is_the_same_bytes(ending: str, tmp_path: Path) -> None:
    made = chart("A launch", "북한 발사", "日本", "اختبار")
    files = [tmp_path / f"{n}.{ending}" for n in range(3)]
    for file in files:
        write_picture(made, Origin(), Look(title="Title"), file)
    assert len({file.read_bytes() for file in files}) == 1
    start = {"svg": b"<svg ", "png": b"\x89PNG\r\n", "pdf": b"%PDF-"}[ending]
    assert files[0].read_bytes().startswith(start)


def test_a_pdf_has_its_objects_where_its_table_says() -> None:
    pdf = drawn(framed(chart("A launch", "북한 발사", "日本"), SIZES["page"]), "pdf")
    table = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
    starts = [int(each) for each in re.findall(rb"(\d{10}) 00000 n", pdf[table:])]
    assert starts
    for number, start in enumerate(starts, 1):
        assert pdf[start:].startswith(b"%d 0 obj" % number)
    assert b"/MediaBox [0 0 504 " in pdf  # 7 inches


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b" 0 obj\n<<", b" 0 obX\n<<"),
        (b" 0 R", b"99999 0 R"),
        (b"trailer", b"trailer <</Prev 9>>"),
        (b"startxref\n", b"startxref\n1"),
        (b"xref\n0 ", b"xref\n% 0 "),
    ],
)
def test_a_pdf_of_another_structure_is_left_as_it_is(old: bytes, new: bytes) -> None:
    pdf = drawn(framed(chart("A launch"), SIZES["page"]), "pdf")
    assert in_order(pdf) == pdf, "one that is in order stays as it is"
    other = pdf.replace(old, new, 1)
    assert other != pdf
    assert in_order(other) == other


def test_a_png_has_pixels_for_each_css_pixel(tmp_path: Path) -> None:
    for scale, width in ((None, 1344), (1.0, 672)):
        out = tmp_path / f"{width}.png"
        write_picture(chart("A launch"), Origin(), Look(scale=scale), out)
        assert int.from_bytes(out.read_bytes()[16:20]) == width


def test_nothing_of_the_data_is_an_expression() -> None:
    """Vega reads expressions in specifications only, not in values of inline data."""
    spec = framed(chart("datum.secret", "{'expr': 'secret'}"), SIZES["page"], "secret")
    assert "secret" in json.dumps([each["data"] for each in spec["layer"]])
    rest = [{**each, "data": None} for each in spec["layer"]]
    assert "secret" not in json.dumps(spec | {"layer": rest, "description": ""})


def test_the_caption_has_sources_and_what_is_left_out() -> None:
    sources = [source(f"Source {n}") for n in range(8)]
    left = [LeftOut(3, "sources published after 2022-12-31")]
    assert [*Origin("kind:launch", sources, left, "2022").caption()] == [
        "As of 2022.",
        "Left out: 3 sources published after 2022-12-31.",
        "Query: kind:launch",
        "Sources: Source 0; Source 1; Source 2; Source 3; Source 4; and 3 other sources.",
    ]
    assert [*Origin().caption()] == []


def test_without_a_caption_the_remarks_say_what_is_not_drawn(tmp_path: Path) -> None:
    made = Chart(chart("A").layers, chart("A").plot, "All.", "A key.", ["1 event not drawn."])
    sources = Origin(sources=[source("A paper")])
    out = tmp_path / "out.svg"
    assert write_picture(made, sources, Look(caption=False), out) == ["1 event not drawn"]
    text = out.read_text(encoding="utf-8")
    assert "A key." in text
    assert "A paper" not in text


@pytest.mark.parametrize(
    ("name", "scale", "message"),
    [
        ("out.gif", None, "end it with .svg, .png or .pdf"),
        ("out", None, "end it with .svg, .png or .pdf"),
        ("out.svg", 2.0, "omit --scale"),
    ],
)
def test_a_name_that_is_no_picture_is_refused(name: str, scale: float | None, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        format_of(Path(name), scale)
    assert caught.value.hint.startswith(message)
    assert format_of(Path("OUT.PNG"), 3) == "png"


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(UsageError) as caught:
        format_of(Path("out.svg"))
    assert "timeline-chronicle[charts]" in caught.value.hint


def test_an_existing_file_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "out.svg"
    out.write_text("mine")
    with pytest.raises(UsageError, match="exists"):
        write_picture(chart("A"), Origin(), Look(), out)
    assert out.read_text() == "mine"
    write_picture(chart("A"), Origin(), Look(), out, force=True)
    assert out.read_text().startswith("<svg")


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["A launch", "Учения", "Übung"], []),
        (["북한", "日本", "日本の", "中国"], ["Hangul", "Chinese characters", "fonts-noto-cjk"]),
        (["اختبار", "ทดสอบ"], ["Arabic", "Thai", "fonts-noto-core"]),
        (["\N{ROCKET} launch \N{MAN}"], ["has emoji", "fonts-noto-color-emoji"]),
    ],
)
def test_scripts_without_a_font_are_named_with_what_to_install(
    texts: Sequence[str], said: Sequence[str]
) -> None:
    assert [*lacking(texts, lambda _character, _families: True)] == []
    found = " ".join(lacking(texts, lambda _character, _families: False))
    assert all(each in found for each in said)
    assert bool(found) == bool(said)


def test_a_single_character_that_no_font_has_is_named_and_not_its_script() -> None:
    [found] = lacking(["الجيش", "﷽ مرحبا"], lambda character, _: character not in "ا﷽")
    assert found.startswith("no font on this computer has “ا”:")


def test_korean_and_japanese_decide_the_form_of_chinese_characters() -> None:
    families = [font_of(text).split(",")[0] for text in ("北韓 발사", "北朝鮮の", "北京", "Seoul")]
    assert families == [
        "Noto Sans CJK KR", "Noto Sans CJK JP", "Noto Sans CJK SC", "Liberation Sans",
    ]  # fmt: skip


def test_only_east_asian_words_of_a_text_are_in_another_font(tmp_path: Path) -> None:
    text = "5 “DF-17 東風” <b> & 발사 시험 (A)"
    out = tmp_path / "out.svg"
    write_picture(chart(text, "اختبار 東風 test"), Origin(), Look(SIZES["slide"]), out)
    texts = {"".join(each.itertext()): each for each in ElementTree.parse(out).iter(f"{SVG}text")}
    mixed = texts[text]
    assert [(part.text, part.get("font-family", "")[:10]) for part in mixed] == [
        ("5 “DF-17 ", "Liberation"), ("東風", "Noto Sans "), ("” <b> & ", "Liberation"),
        ("발사 ", "Noto Sans "), ("시험 ", "Noto Sans "), ("(A)", "Liberation"),
    ]  # fmt: skip
    places = [float(part.get("x", "")) for part in mixed]
    assert places == sorted(places)
    font = SIZES["page"].font
    assert abs(places[2] - places[1] - 2 * font) < 0.2
    blank = 0.278 * font
    assert abs(places[5] - places[4] - 2 * 0.92 * font - blank) < 0.2, "as wide as it is drawn"
    assert not [*texts["اختبار 東風 test"]], "its order depends on all of it"


def test_a_text_with_line_ends_is_on_one_line_of_a_picture(tmp_path: Path) -> None:
    out = tmp_path / "out.svg"
    write_picture(chart("One\nTwo\r\nThree"), Origin(), Look(), out)
    assert ">One Two Three<" in out.read_text(encoding="utf-8")


def test_a_character_that_no_font_has_is_known() -> None:
    assert has_glyph("A", font_of("A"))
    assert has_glyph("Ж", font_of("Ж"))
    assert not has_glyph("\u0379", font_of("A"))
