"""A record that is in a temporary file is the same as one in memory, and knows its lines."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.canonical.record import content_hash, order_hash, values
from timeline.errors import DataError
from timeline.loader.checking.record import CheckedRecord, check_record
from timeline.loader.records import spooled
from timeline.loader.records.spooled import RecordSpool, SpooledRecord, ties_of
from timeline.readers import RawRecord, open_chronicles, read_chronicle

SHIPPED = Path(__file__).parents[3] / "seeds" / "alliance"
FAULTY = """\
actors:
  usa: {name: United States, kind: state, aliases: [US, {text: Amerika, language: de}]}
sources:
  note: {title: A note, columns: {Buyer: buyer}}
events:
  first:
    kind: procurement
    title: An order
    when: 2022-07
    buyer: [usa, Some Name]
    quantity: many
    deliveries: [{when: 2014, quantity: 8}, {when: 2016}]
    links:
      - responds-to: second
      - {part-of: [third, fourth]}
    cite:
      note:
        - {page: 3, for: [when]}
        - quote: so many
          for: [deliveries.1.when]
          says: {deliveries.1.quantity: 9}
"""


def checked_records(folder: Path) -> Iterator[CheckedRecord]:
    for chronicle in open_chronicles([folder])[0]:
        for item in read_chronicle(chronicle):
            if isinstance(item, RawRecord):
                yield check_record(item, "Asia/Seoul")[0]


def paths(checked: CheckedRecord) -> Iterator[str]:
    """The paths that a message may name: of values, and of what is cited for them."""
    yield from checked.record.body
    yield "nothing.of.this.name"
    for value in values(checked.canonical, checked.fields):
        yield value.path
    yield from ("buyer.Some Name", "quantity", "deliveries.2", "links.part-of.fourth", "aliases.1")
    for source, passages in checked.canonical.get("cite", {}).items():
        for number, passage in enumerate(passages):
            yield from (f"cite.{source}.{number}.{name}" for name in passage)
            yield from (f"cite.{source}.{number}.says.{path}" for path in passage.get("says", ()))


@pytest.mark.parametrize("shipped", [True, False])
def test_a_spooled_record_is_the_same(tmp_path: Path, shipped: bool) -> None:
    (tmp_path / "faulty.yaml").write_text(FAULTY)
    records = list(checked_records(SHIPPED if shipped else tmp_path))
    assert len(records) > 2
    spool = RecordSpool()
    kept_ones = [spool.put(each) for each in records]
    for _ in range(1500):  # others are read in between, so that it is not in memory any more
        spool.put(records[0])
    for each, kept in zip(records, kept_ones, strict=True):
        assert isinstance(kept, SpooledRecord)
        assert kept.canonical == each.canonical
        assert list(kept.canonical) == list(each.canonical)
        assert kept.content.hash == content_hash(each.canonical)
        assert kept.content.order == order_hash(each.canonical)
        assert kept.ties == ties_of(each)
        same = (
            "type",
            "key",
            "path",
            "file",
            "line",
            "timezone",
            "sound",
            "fields",
            "unquoted",
            "exact",
        )
        assert [getattr(kept, name) for name in same] == [getattr(each, name) for name in same]
        assert {path: kept.line_of(path) for path in paths(each)} == {
            path: each.line_of(path) for path in paths(each)
        }


class Full:
    """A temporary file on a full disk."""

    def __init__(self, _memory: int) -> None: ...

    def write(self, _content: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def close(self) -> None: ...


def test_a_full_folder_of_temporary_files_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooled, "SpooledTemporaryFile", Full)
    record = next(checked_records(SHIPPED))
    with pytest.raises(DataError, match="set TMPDIR to another"):
        RecordSpool().put(record)
