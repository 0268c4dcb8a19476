"""Files of other programs: YAML beside seed files, documents as texts, decomposed names."""

import io
import unicodedata
import zipfile
from pathlib import Path

import pytest

from timeline.errors import Problem, ValueFault
from timeline.kinds import KINDS
from timeline.readers import open_chronicles, read_chronicle, source_text
from timeline.readers.opening.formats import binary_format, how_to_read, is_html

SEED = "actors:\n  prk: {name: North Korea, kind: state}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the folder with ``drills`` the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drills").mkdir()
    (tmp_path / "drills/a.yaml").write_text(SEED)
    return tmp_path / "drills"


def opened(path: str = "drills") -> tuple[list[str], list[Problem]]:
    """The names of the files that are read, and what is said of all."""
    chronicles, problems = open_chronicles([Path(path)])
    for chronicle in chronicles:
        problems += [item for item in read_chronicle(chronicle) if isinstance(item, Problem)]
    return [file.file for each in chronicles for file in each.files], problems


FOREIGN = [
    ("mkdocs.yml", "site_name: Drills\nnav:\n  - Home: index.md\n", "(site_name, nav)"),
    ("docker-compose.yaml", "services:\n  db: {image: postgres}\n", "(services)"),
    ("k8s.yaml", "apiVersion: v1\nkind: Deployment\nmetadata:\n  name: x\n", "apiVersion, kind"),
    ("two.yaml", "---\napiVersion: v1\n---\napiVersion: v1\n", "(apiVersion)"),
    ("helm.yaml", "{{- if .Values.x }}\nkind: {{ .Values.kind }}\n{{- end }}\n", "(kind)"),
    (
        "play.yml",
        "- hosts: all\n  tasks:\n    - name: x\n      when: y\n",
        "it is a list, not sections",
    ),
    ("_config.yml", "title: Blog\ntimezone: Asia/Seoul\nsource: .\n", "(title, timezone, source)"),
    ("workflow.yml", "name: CI\non:\n  push:\njobs:\n  a:\n    steps: []\n", "(name, on, jobs)"),
    ("windows.yml", "\ufeff# x\r\nresources:\r\n- a.yaml\r\n", "(resources)"),
    ("quoted.yml", '"openapi": 3.0\n"paths": {}\n', "(openapi, paths)"),
]


@pytest.mark.parametrize(("name", "text", "part"), FOREIGN, ids=[case[0] for case in FOREIGN])
def test_what_is_plainly_no_seed_file_is_left_out_with_a_warning(
    folder: Path, name: str, text: str, part: str
) -> None:
    (folder / name).write_text(text, newline="")
    files, [problem] = opened()
    assert files == ["a.yaml"]
    assert (problem.path, problem.warning) == (f"drills/{name}", True)
    assert problem.message.startswith("skipped: ")
    assert part in problem.message
    # Whoever names the file itself has it read, and hears what is wrong with it.
    files, problems = opened(f"drills/{name}")
    assert files == [name]
    assert problems
    assert not any(problem.warning for problem in problems)


@pytest.mark.parametrize(
    "text",
    [
        "evnets:\n  a: {title: x}\n",
        "event:\n  a: {title: x}\n",
        "Events:\n  a: {title: x}\n",
        "programs: {a: {name: x}}\n",
        *(f"a:\n  kind: {kind}\n" for kind in KINDS),
        "- kind: launch\n  title: x\n",
        "ereignisse:\n  a:\n    titel: x\n    cite: {b: c}\n",
        "site_name: x\nactors:\n  a: {name: x, kind: state}\n",
        "# nothing yet\n",
        "just words\n",
    ],
)
def test_what_may_be_a_seed_file_with_faults_is_an_error(folder: Path, text: str) -> None:
    (folder / "b.yaml").write_text(text)
    files, problems = opened()
    assert files == ["a.yaml", "b.yaml"]
    assert [problem for problem in problems if not problem.warning]


def test_the_content_of_a_folder_without_seed_files_is_reported(folder: Path) -> None:
    (folder / "a.yaml").unlink()
    for name in ("a.txt", "b.txt", "c.pdf", ".hidden.yaml"):
        (folder / name).write_text("x")
    (folder / "mkdocs.yml").write_text("site_name: x\n")
    _, [skipped, problem] = opened()
    assert skipped.warning
    assert problem.message.startswith("contains no seed file, that is, a YAML file")
    assert "with sections of a chronicle (sources, actors" in problem.message
    assert "; it contains 2 .txt, 1 .pdf, 1 .yml; an article is drafted: " in problem.message


def _zip(*names: str, first: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99
FORMATS = [
    (b"%PDF-1.4\n1 0 obj\n<< >>\n", "a PDF", "pdftotext 'a b.x' 'a b.txt'"),
    (b"{\\rtf1\\ansi x}", "an RTF document", "pandoc 'a b.x' -t plain -o 'a b.txt'"),
    (_zip("[Content_Types].xml", "word/document.xml"), "a Word document (DOCX)", "pandoc "),
    (_zip("xl/workbook.xml"), "an Excel workbook (XLSX)", "as plain text (UTF-8)"),
    (_zip(first="application/vnd.oasis.opendocument.text"), "an OpenDocument file", "pandoc "),
    (_zip(first="application/hwp+zip"), "a Hangul document (HWPX)", "hwp5txt "),
    (_zip("a.txt"), "a ZIP archive", "unpack it"),
    (OLE + b"HWP Document File", "a Hangul document", "hwp5txt "),
    (OLE, "an old Office or Hangul", "plain text"),
    (b"\x1f\x8b\x08", "a gzip file", "unpack it"),
    (b"\x89PNG\r\n\x1a\n", "an image (PNG)", "OCR"),
    (b"\xff\xd8\xff\xe0", "an image (JPEG)", "OCR"),
    (b"GIF89a", "an image (GIF)", "OCR"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name", "remedy"), FORMATS, ids=[case[1] for case in FORMATS])
def test_a_document_is_known_by_its_first_bytes(data: bytes, name: str, remedy: str) -> None:
    found, way = binary_format(data)
    assert found.startswith(name)
    assert remedy in how_to_read(way, "a b.x")


def test_a_name_in_a_suggestion_is_neither_an_option_nor_shell_code() -> None:
    assert how_to_read("pdf", "-o x;rm.pdf").endswith("pdftotext './-o x;rm.pdf' './-o x;rm.txt'")


def test_a_remedy_does_not_write_over_the_file() -> None:
    assert how_to_read("pdf", "a.txt").endswith("pdftotext a.txt a-text.txt")


@pytest.mark.parametrize(
    "text", ["", "PK", "He said %PDF-.", "{rtf}", "MM", "BM", "<p>x</p>", "a" * 99]
)
def test_a_text_is_a_text(text: str) -> None:
    assert binary_format(text.encode()) == ("", "")
    assert not is_html(text.encode())


@pytest.mark.parametrize(
    "text", ["<!DOCTYPE html><p>x", "\ufeff\n<html lang='ko'>", "<?xml version='1.0'?>\n<html>"]
)
def test_a_web_page_is_known(text: str) -> None:
    assert is_html(text.encode())


def test_a_document_given_as_a_seed_file_is_named(folder: Path) -> None:
    (folder / "b.pdf").write_bytes(b"%PDF-1.4\n")
    _, [problem] = opened("drills/b.pdf")
    assert problem.message.startswith("is a PDF, not a seed file")


NFC, NFD = (unicodedata.normalize(form, "북한 é.txt") for form in ("NFC", "NFD"))


@pytest.mark.parametrize("on_disk", [NFC, NFD, NFD.replace("e\u0301", "é")])
@pytest.mark.parametrize("asked", [NFC, NFD])
def test_a_name_in_decomposed_letters_is_the_same_name(
    folder: Path, on_disk: str, asked: str
) -> None:
    (folder / unicodedata.normalize("NFD", "출처")).mkdir()
    (folder / unicodedata.normalize("NFD", "출처") / on_disk).write_text("x")
    [chronicle], _ = open_chronicles([folder])
    assert source_text(chronicle, f"출처/{asked}") == b"x"


def test_a_name_that_two_files_have_is_refused(folder: Path) -> None:
    (folder / NFC).write_text("x")
    (folder / NFD).write_text("y")
    if len(list(folder.iterdir())) == 2:  # this file system takes the two for one
        return
    [chronicle], _ = open_chronicles([folder])
    for name in (NFC, NFD):
        with pytest.raises(ValueFault, match="the name of two files"):
            source_text(chronicle, name)


def test_a_decomposed_name_leads_out_of_the_folder_no_more_than_any_other(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (folder / NFD).symlink_to("../secret.txt")
    [chronicle], _ = open_chronicles([folder])
    with pytest.raises(ValueFault, match="is a link out"):
        source_text(chronicle, NFC)


def test_a_seed_file_has_one_name_on_every_system(folder: Path) -> None:
    (folder / unicodedata.normalize("NFD", "훈련.yaml")).write_text("places:\n  a: {name: x}\n")
    files, problems = opened()
    assert (files, problems) == (["a.yaml", unicodedata.normalize("NFC", "훈련.yaml")], [])
    (folder / unicodedata.normalize("NFC", "훈련.yaml")).write_text("places:\n  b: {name: x}\n")
    _, [problem] = opened()
    assert "the name of two files" in problem.message


def test_a_chronicle_has_one_name_on_every_system(folder: Path, tmp_path: Path) -> None:
    for form in ("NFC", "NFD"):
        other = tmp_path / form / unicodedata.normalize(form, "훈련")
        other.mkdir(parents=True)
        (other / "a.yaml").write_text(SEED)
        [chronicle], _ = open_chronicles([other])
        assert chronicle.name == unicodedata.normalize("NFC", "훈련")
