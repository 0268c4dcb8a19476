"""Timelines for TimelineJS, of the Knight Lab: its Google sheets as CSV, and its JSON."""

from timeline.readers.formats.base import TableFormat
from timeline.readers.formats.timelinejs.columns import STATED, header
from timeline.readers.formats.timelinejs.slides import convert, kind_fault
from timeline.readers.formats.timelinejs.title import describe

TIMELINEJS = TableFormat(
    name="timelinejs",
    title="a timeline of TimelineJS, as a sheet or as JSON",
    header=header,
    columns=STATED,
    convert=convert,
    describe=describe,
    settings={"kind": kind_fault},
)

__all__ = ["TIMELINEJS"]
