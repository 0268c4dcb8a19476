"""Drafting an article: what is written loads at once, is the same each time, and is never half."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.authoring.drafts.conftest import (
    ARTICLE,
    both,
    exercise,
    files,
    launch,
    loaded,
    span,
)
from tests.readers.articles.made import pdf
from timeline.authoring.drafts import DraftOptions, draft
from timeline.drafting.proposals import Proposal, ProposedValue, Question, RegisterNames
from timeline.errors import DataError, UsageError
from timeline.spans import Span


def test_a_draft_loads_at_once(folder: Path, article: Path) -> None:
    made = draft(article, DraftOptions(folder), both)
    assert made.source == "launch-and-exercise"
    assert made.kinds == {"launch": 1, "exercise": 1}
    assert made.seed.read_text() == made.text
    report = loaded(folder)
    assert {*report.added} >= {("event", "launch"), ("event", "exercise"), ("actor", "prk")}
    assert not report.warnings
    assert files(folder).keys() == {
        "chronicle.yaml", "drafts/launch-and-exercise.yaml", "sources/launch-and-exercise.txt",
    }  # fmt: skip


def test_it_reads_as_written_by_hand(folder: Path, article: Path) -> None:
    text = draft(article, DraftOptions(folder), both).text
    assert (
        text.partition("\nsources:")[2]
        == """
  launch-and-exercise:
    title: Launch and exercise
    author: Jane Doe
    published: 2031-03-04
    text: sources/launch-and-exercise.txt

actors:
  kor: {name: South Korea, kind: state, country: KOR}
  prk: {name: North Korea, kind: state, country: PRK}

events:
  launch:
    kind: launch
    title: North Korea launches a missile
    when: 2031-03-03
    launcher: [prk]
    cite:
      launch-and-exercise:
        - quote: North Korea launched a missile on Monday.
          for: [when, launcher]
    inferred: {when: the Monday before 4 March 2031}

  exercise:
    kind: exercise
    title: An exercise
    when: 2031-03-04
    participants: [kor]
    links: [{responds-to: launch}]
    cite:
      launch-and-exercise: South Korea began an exercise in response to it on Tuesday.
"""
    )


def test_two_drafts_are_the_same_bytes(folder: Path, article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "chronicle.yaml").write_bytes((folder / "chronicle.yaml").read_bytes())
    for each in (folder, other):
        draft(article, DraftOptions(each), both)
    assert files(folder) == files(other)


def test_what_is_stated_replaces_what_the_file_tells(folder: Path, article: Path) -> None:
    days: list[tuple[int, int] | None] = []

    def rules(
        text: str, published: tuple[int, int] | None, source: str, names: RegisterNames
    ) -> list[Proposal]:
        days.append(published)
        return []

    fields = {"published": "2031-04", "publisher": "The Daily", "title": "Another title"}
    made = draft(article, DraftOptions(folder, "my-key", fields=fields), rules, write=False)
    assert "published: 2031-04\n" in made.text
    assert "title: Another title\n    publisher: The Daily\n    author: Jane Doe" in made.text
    assert "sources/my-key.txt" in made.text
    assert days[0] is not None
    assert days[0][1] - days[0][0] == 29
    assert files(folder).keys() == {"chronicle.yaml"}


def test_a_day_that_the_file_does_not_tell_is_asked_for(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("North Korea launched a missile on Monday. It was the second one.\n")
    made = draft(file, DraftOptions(folder), lambda *_: [])
    assert "# question: when was it published? The file does not state it" in made.text
    assert (
        "# question: what is its title? The file does not state it\n    # title: TEXT\n"
        in made.text
    )
    assert made.questions == 2
    assert ("source", "note") in loaded(folder).added


def test_a_key_is_made_from_the_name_of_the_file_if_the_title_has_no_letters_for_one(
    folder: Path, tmp_path: Path
) -> None:
    for title in ("북한, 탄도미사일 발사", "북한, 미사일 2발 KN-23 발사"):
        (tmp_path / "note.txt").write_text(f"{title}\n\n2024년 3월 18일\n\n북한이 쐈다.\n")
        made = draft(tmp_path / "note.txt", DraftOptions(folder), lambda *_: [], write=False)
        assert made.source == "note"
        assert f"title: {title}\n    published: 2024-03-18\n" in made.text


def test_a_second_draft_of_an_article_says_that_it_is_there(folder: Path, article: Path) -> None:
    draft(article, DraftOptions(folder), both)
    before = files(folder)
    copy = article.with_name("copy.txt")
    copy.write_text(f"\n{ARTICLE}\n")
    with pytest.raises(UsageError, match=r"its text is that of the source launch-and-exercise"):
        draft(copy, DraftOptions(folder), both)
    assert files(folder) == before
    draft(article, DraftOptions(folder, force=True), both)
    assert files(folder) == before


def test_the_events_of_a_source_that_is_recorded_can_be_drafted(
    folder: Path, article: Path
) -> None:
    (folder / "text.txt").write_text(ARTICLE.replace(". ", ".\n"))
    (folder / "s.yaml").write_text("sources:\n  own: {title: Own, text: text.txt}\n")
    with pytest.raises(UsageError) as raised:
        draft(article, DraftOptions(folder), both)
    assert "--source own" in raised.value.hint
    made = draft(article, DraftOptions(folder, "own"), both)
    assert made.text_file is None
    assert "sources:" not in made.text
    assert "      own: South Korea began" in made.text
    assert ("event", "launch") in loaded(folder).added


def test_to_look_at_a_draft_needs_no_place_for_it(folder: Path, article: Path) -> None:
    made = draft(article, DraftOptions(folder), both)
    before = files(folder)
    again = draft(article, DraftOptions(folder), both, write=False)
    assert again.text == made.text
    assert files(folder) == before


def test_a_part_of_a_chronicle_knows_the_whole(folder: Path, article: Path) -> None:
    (folder / "a.yaml").write_text("actors: {rok: {name: South Korea, kind: state, country: KOR}}")
    (folder / "part").mkdir()

    def rules(text: str, published: object, source: str, names: RegisterNames) -> list[Proposal]:
        other = exercise(text)
        values = [
            replace(each, text="rok" if each.text == "kor" else each.text) for each in other.values
        ]
        return [replace(other, values=(*values,), links=())]

    made = draft(article, DraftOptions(folder / "part"), rules)
    assert made.seed.parent == folder.resolve() / "drafts"
    assert made.refused == 0
    loaded(folder)


def test_the_text_of_another_source_is_never_replaced(folder: Path, article: Path) -> None:
    (folder / "sources").mkdir()
    (folder / "sources" / "mine.txt").write_text("Another text.")
    (folder / "a.yaml").write_text("sources: {other: {title: A, text: sources/mine.txt}}")
    with pytest.raises(UsageError, match="is the text of the source other"):
        draft(article, DraftOptions(folder, "mine", force=True), both)


def test_keys_that_are_taken_get_a_number(folder: Path, article: Path) -> None:
    (folder / "a.yaml").write_text(
        "actors:\n  rok: {name: South Korea, kind: state, country: KOR}\n"
        "sources:\n  launch-and-exercise: {title: Another}\n"
        "events:\n  launch: {kind: launch, title: A launch, when: unknown}\n"
    )
    seen: list[RegisterNames] = []

    def rules(text: str, published: object, source: str, names: RegisterNames) -> list[Proposal]:
        seen.append(names)
        return both(text, published, source, names)[:1]

    made = draft(article, DraftOptions(folder), rules)
    assert made.source == "launch-and-exercise-2"
    assert "\n  launch-2:\n" in made.text
    keys = {entry.key for entry in seen[0].entries if entry.country == "KOR"}
    assert keys == {"rok"}
    loaded(folder)


def test_a_sentence_that_occurs_twice_is_found_by_the_words_beside_it(
    folder: Path, article: Path
) -> None:
    article.write_text(ARTICLE + "\nIt said so again. North Korea launched a missile on Monday.\n")

    def rules(text: str, *_: object) -> list[Proposal]:
        first = launch(text)
        at = text.rindex("North Korea") - first.spans[0].start
        moved = [replace(each, span=_moved(each.span, at)) for each in first.values]
        return [replace(first, spans=(_moved(first.spans[0], at),), values=(*moved,))]

    made = draft(article, DraftOptions(folder), rules)
    assert "prefix: It said so again.\n" in made.text
    loaded(folder)


def _moved(at: Span, by: int) -> Span:
    return Span(at.start + by, at.end + by)


def test_a_passage_of_a_document_has_its_page(folder: Path, tmp_path: Path) -> None:
    lines = ARTICLE.splitlines()
    (tmp_path / "a.pdf").write_bytes(pdf([["The first page."], lines[5:]]))
    made = draft(tmp_path / "a.pdf", DraftOptions(folder, "a-pdf"), lambda text, *_: [launch(text)])
    assert "          page: 2\n" in made.text
    loaded(folder)


HOSTILE = "x\n  evil: {kind: launch}\n\x1b[31m\u202e# <script> =1+1 '\" \\ : - {[*&!|>%@`\u2028"


def test_text_is_never_read_as_yaml(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "#evil: \u202e.txt"
    file.write_text(f"{HOSTILE}\n\nNorth Korea launched a missile on Monday. {HOSTILE}.\n")

    def rules(text: str, *_: object) -> list[Proposal]:
        at = span(text, "a missile")
        whole = span(text, text[text.index("North") : -1])
        asked = [Question(path, HOSTILE, at, HOSTILE) for path in ("", "place", "summary")]
        event = launch(text, ProposedValue("troops", HOSTILE, at), questions=asked[:2])
        event = replace(event, title=HOSTILE, spans=(whole,), values=(*event.values[:2],))
        return [event]

    made = draft(file, DraftOptions(folder, "a", fields={"title": HOSTILE}), rules)
    assert "\x1b" not in made.text
    assert "\u202e" not in made.text
    assert {key for type_, key in loaded(folder).added if type_ == "event"} == {"launch"}


def test_nothing_is_left_if_it_cannot_be_written(folder: Path, article: Path) -> None:
    (folder / "own.yaml").write_text("sources:\n  launch-and-exercise: {title: Another}\n")
    cases: list[tuple[DraftOptions, str]] = [
        (DraftOptions(folder, "launch-and-exercise"), "is used by"),
        (DraftOptions(folder, "Not a key"), "is not a key"),
        (DraftOptions(folder, output=folder / "own.yaml"), "exists"),
        (DraftOptions(folder, output=folder.parent / "out.yaml"), "outside the folder"),
        (DraftOptions(folder, output=folder / "draft.txt"), "not the name of a seed file"),
        (DraftOptions(folder, output=folder / "con.yaml"), "device"),
        (DraftOptions(folder, fields={"published": "after launch"}), "--published"),
        (DraftOptions(folder, fields={"url": "javascript:1"}), "url"),
        (DraftOptions(folder, fields={"language": "English"}), "language"),
        (DraftOptions(folder / "none"), "no folder"),
        (DraftOptions(folder.parent), "is not a chronicle"),
    ]
    before = files(folder)
    for options, said in cases:
        with pytest.raises((UsageError, DataError), match=said):
            draft(article, options, both)
    assert files(folder) == before
    assert {each.name for each in folder.iterdir()} == {"chronicle.yaml", "own.yaml"}
