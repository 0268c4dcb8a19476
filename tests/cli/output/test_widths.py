"""However narrow or wide a terminal is, no line is wider, and nothing is cut without a mark."""

import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len

from tests.profiles import is_nightly
from tests.running import Result
from timeline.cli.entries import COMMANDS, GROUPS
from timeline.views.records.about import LABEL

Run = Callable[..., Result]
Draw = Callable[..., list[str]]

NARROW = (20, 21, 30, 40, 59) if is_nightly() else (20, 59)
WIDTHS = (*NARROW, 60, 61, 80, 110, 200) if is_nightly() else (*NARROW, 60, 80, 200)
TITLE = "北朝鮮によるミサイル発射と한미연합훈련에 대한 e\u0301te\u0301 대응"
KEY = "a-long-key-of-an-event-that-no-column-was-ever-made-for-and-that-goes-on-and-on"
SEED = f"""\
sources:
  wire: {{title: "{TITLE}", text: text.txt, published: 2022-07-20, reliability: B,
    publisher: 聯合ニュース, url: "https://example.org/{"x" * 60}"}}
  other-wire-service-with-a-long-key: {{title: "{TITLE}", text: text.txt, reliability: C,
    derived_from: wire}}
actors:
  prk: {{name: 조선민주주의인민공화국, kind: state, country: PRK, aliases: [北朝鮮]}}
  kor: {{name: 대한민국, kind: state, country: KOR}}
  a-military-organisation-with-a-long-key: {{name: "{TITLE}", kind: organisation, part_of: kor}}
systems:
  f-35a: {{name: "F-35A ステルス戦闘機", category: aircraft}}
programmes:
  three-axis: {{name: 三軸체계}}
places:
  yongbyon: {{name: 평안북도 영변군 분강로동자구, country: PRK, timezone: Asia/Pyongyang}}
events:
  shot: {{kind: launch, title: "{TITLE}", when: 2022-07-05T21:30:00Z, launcher: prk, quantity: 8,
    place: yongbyon, inferred: {{launcher: x, quantity: {"発射" * 20}, when: y, place: z}}}}
  shot-again: {{kind: launch, title: "{TITLE}", when: 2022-07-06, launcher: prk, quantity: ~8,
    inferred: {{launcher: x, quantity: y, when: z}}}}
  {KEY}:
    kind: exercise
    title: "{TITLE} {"W" * 70}"
    when: about 1 week after shot
    participants: [kor, a-military-organisation-with-a-long-key]
    troops: {{kor: 300000, a-military-organisation-with-a-long-key: 17000+}}
    links: [{{responds-to: shot}}]
    cite:
      wire: {{quote: 한미가 대응했다, for: [when, participants, links], note: "{TITLE}",
        translation: The allies answered, claimant: a-military-organisation-with-a-long-key}}
      other-wire-service-with-a-long-key:
        - {{quote: 미사일 여덟 발을, for: [troops], disputes: {{troops.kor: 299999}}}}
  old: {{kind: statement, title: "{TITLE}", when: by 1950, inferred: {{when: x}}}}
  stay: {{kind: deployment, title: "{TITLE}", when: 2016/2022-09-01, inferred: {{when: x}}}}
  undated: {{kind: summit, title: "{TITLE}", when: unknown}}
  bought:
    kind: procurement
    title: "{TITLE}"
    when: 2016
    stage: approved
    buyer: kor
    systems: [f-35a]
    quantity: 20
    cost: ~3.9e12 KRW
    programme: three-axis
    fleet_after: {{expected: 60}}
    delivery: {{expected: by 2030}}
    inferred: {{when: x, stage: x, buyer: x, systems: x, quantity: x, cost: x, programme: x,
      fleet_after: x, delivery: x}}
queries: {{shots: "kind:launch"}}
"""
TEXT = f"북한이 7월 5일 미사일 여덟 발을 발사했다. 한미가 대응했다. {'発射' * 30} {'a' * 90}.\n"
DATES = ("6 Jul 2022 06:30", "11–15 Jul 2022", "by 1950", "2016 → 1 Sep 2022", "6 Jul 2022")

TEXTS = [
    ("show",),
    ("show", "--by", "actor"),
    ("show", "発射"),
    ("about", "shot"),
    ("about", KEY),
    ("about", "bought"),
    ("about", "kor"),
    ("about", "wire"),
    ("about", "yongbyon"),
    ("list", "events"),
    ("around", "shot", "--days", "40000"),
    ("responses", "--to", "kind:launch", "--by", "kind:exercise"),
    ("ledger",),
    ("disputes",),
    ("duplicates", "--least", "50"),
]
OTHERS = [
    *(
        ("show", "--as", view, "--by", by)
        for view in ("lanes", "density")
        for by in ("kind", "actor")
    ),
    ("about", KEY, "--why"),
    ("about", "shots"),
    *(("list", each) for each in ("actors", "systems", "programmes", "places", "sources")),
    ("count", "--by", "actor,year"),
    ("count", "--by", "place.name", "--sum", "quantity"),
    ("compare", "wire", "other-wire-service-with-a-long-key"),
    ("log",),
    ("log", KEY),
    ("dates", "about 2 weeks after " + KEY[:3], "early 2022-07"),
]
HELP = [
    [],
    *([entry.name] for entry in COMMANDS),
    *([group] for group, *_ in GROUPS),
    *([group, entry.name] for group, _, entries, _ in GROUPS for entry in entries),
]


@pytest.fixture(scope="module")
def wide_database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of long names in wide letters."""
    from timeline import database
    from timeline.loader import load

    folder = tmp_path_factory.mktemp("wide")
    (folder / "seed.yaml").write_text(SEED, encoding="utf-8")
    (folder / "text.txt").write_text(TEXT, encoding="utf-8")
    engine = database.open_engine(database.locate(str(folder / "timeline.db")))
    load(engine, [folder])
    engine.dispose()
    return str(folder / "timeline.db")


@pytest.fixture(scope="module")
def drawn() -> dict[tuple[int, tuple[str, ...]], list[str]]:
    """What was drawn already, by width and command line: several tests look at it."""
    return {}


@pytest.fixture
def draw(
    run: Run,
    wide_database: str,
    drawn: dict[tuple[int, tuple[str, ...]], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> Draw:
    """The lines that a terminal of a width is shown."""
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")

    def draw(width: int, *words: str) -> list[str]:
        if (width, words) not in drawn:
            monkeypatch.setenv("COLUMNS", str(width))
            database = () if words[0] == "dates" else ("--database", wide_database)
            result = run(*words, *database)
            assert result.stdout, result.stderr
            drawn[width, words] = result.stdout.splitlines()
        return drawn[width, words]

    return draw


def squeezed(lines: list[str]) -> str:
    """The text of lines, wherever they were broken."""
    return re.sub(r"[\s│]", "", "".join(lines))


@pytest.mark.parametrize("words", [*TEXTS, *OTHERS], ids=lambda words: " ".join(words)[:40])
def test_no_line_is_wider_than_the_terminal(draw: Draw, words: tuple[str, ...]) -> None:
    for width in WIDTHS if words in TEXTS or is_nightly() else (20, 80, 200):
        lines = draw(width, *words)
        if words[0] == "duplicates":  # it has lines to be copied, which are not broken
            lines = [line for line in lines if "same-as" not in line]
        widest = max(lines, key=cell_len)
        assert cell_len(widest) <= width, widest


@pytest.mark.parametrize("words", TEXTS, ids=lambda words: " ".join(words)[:40])
def test_no_title_and_no_date_is_cut(draw: Draw, words: tuple[str, ...]) -> None:
    """On a narrow screen, where no columns are next to them."""
    widest = squeezed(draw(WIDTHS[-1], *words))
    whole = [each for each in (TITLE, *DATES) if squeezed([each]) in widest]
    if words == ("show",):
        whole += [date for date in ("11–15 Jul", "6 Jul") if squeezed([date]) in widest]
    assert whole
    for width in NARROW:
        seen = squeezed(draw(width, *words))
        for each in whole:
            assert squeezed([each]) in seen, f"{each} at {width}"


@pytest.mark.parametrize("view", ["lanes", "density"])
def test_what_a_chart_cuts_is_marked(draw: Draw, view: str) -> None:
    for width in WIDTHS:
        lines = draw(width, "show", "--as", view, "--by", "actor")
        name = "조선민주주의인민공화국"
        told = re.compile(rf"{name}|조선.*…|^ *prk\b")  # all of it, what is left of it, or its key
        assert any(map(told.search, lines)), width
        assert any("surely" in line for line in lines)
        assert sum(line.count("░") + line.count("█") for line in lines) > 4


@pytest.mark.parametrize("words", HELP, ids=" ".join)
def test_help_fits(run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    shown = {}
    for width in WIDTHS:
        monkeypatch.setenv("COLUMNS", str(width))
        result = run(*words, "--help")
        assert result.exit_code == 0
        assert max(map(cell_len, result.stdout.splitlines())) <= width
        shown[width] = result.stdout
    words_at = {width: re.sub(r"[\s-]+", "", text) for width, text in shown.items()}
    assert set(map(len, words_at.values())) == {len(words_at[80])}, "the same words at every width"
    assert shown[80] == shown[200], "no example is broken where there are 80 columns"


KEYS = ("shot", KEY, "stay", "bought", "wire", "other-wire-service-with-a-long-key", "f-35a")


@pytest.mark.parametrize("words", TEXTS, ids=lambda words: " ".join(words)[:40])
def test_a_key_can_be_copied(draw: Draw, words: tuple[str, ...]) -> None:
    """What a next command needs is shown at every width, and in one piece if it fits in a line."""
    widest = squeezed(draw(WIDTHS[-1], *words))
    keys = [key for key in KEYS if key in widest]
    assert keys
    for width in sorted({*WIDTHS[:-1], 110}):
        lines = draw(width, *words)
        for key in keys:
            assert key in squeezed(lines), f"{key} at {width}"
            if len(key) <= width - LABEL * (words[0] == "about"):  # whose values are labelled
                assert any(key in line for line in lines), f"{key} at {width}"
