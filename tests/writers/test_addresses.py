"""An address leads where its source is in every format, whatever characters it has."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import icalendar
import rispy

from tests.writers.test_xlsx import Read, Written
from timeline.query.results import EventPage
from timeline.writers.citations.bibtex import write_bibtex
from timeline.writers.citations.csl import write_csl
from timeline.writers.citations.ris import write_ris
from timeline.writers.ics import write_ics
from timeline.writers.reports.head import ReportHead

HIDDEN, LONG = "https://example.org/\ufffe\x7f\u202e?a=b&c", f"https://example.org/{'x' * 2_079}"
ADDRESS = "https://example.org/%EF%BF%BE%7F%E2%80%AE?a=b&c"


def test_an_address_leads_there_or_is_a_text(complete: Read, tmp_path: Path) -> None:
    (event,) = complete("kind:summit")
    (source,) = event.sources.values()
    source = replace(source, url=HIDDEN, archived=LONG)
    event = replace(event, sources={source.key: source})
    written = Written([event], tmp_path / "a.xlsx")
    (row,) = written.tables["Sources"]
    assert row["Address"] == "https://example.org/<U+FFFE>␡<U+202E>?a=b&c"
    assert row["Archived at"] == LONG
    links = [cell.hyperlink.target for cell in written.cells() if cell.hyperlink]
    assert [*filter(None, links)] == [ADDRESS]
    assert written.notes == ["1 address without a link: it has at most 2,079 characters"]
    (event,) = complete("kind:statement")
    event = replace(event, sources={source.key: source})
    file = io.StringIO(newline="")
    write_ics(ReportHead.of(EventPage("", (), 0), None), [event], {}, file, notify=print)
    (made,) = icalendar.Calendar.from_ical(file.getvalue()).walk("VEVENT")
    assert str(made["url"]) == ADDRESS
    formats: dict[Callable[..., None], Callable[[str], str]] = {
        write_bibtex: lambda text: text.partition("  url = {")[2].partition("}")[0],
        write_csl: lambda text: str(json.loads(text)[0]["URL"]),
        write_ris: lambda text: str(rispy.loads(text)[0]["urls"][0]),
    }
    for write, read in formats.items():
        write([source], file := io.StringIO(newline=""))
        assert read(file.getvalue()) == ADDRESS
