"""What of a record can be found by its words."""

from collections.abc import Iterable, Iterator, Mapping

from timeline.kinds import FieldType
from timeline.kinds.canonical import fields_of, values
from timeline.loader.batch import Entry


def search_entries(
    entries: Iterable[Entry], ids: Mapping[str, int]
) -> Iterator[tuple[int, str, str]]:
    """Entity id, part and text of everything that full text finds: events and source texts.

    An event's parts are its fields of free text, its wordings and its quotes with translations.
    """
    for entry in entries:
        record = entry.checked.canonical
        if entry.checked.type == "source" and entry.body is not None:
            yield ids[entry.key], "text", entry.body
        if entry.checked.type != "event":
            continue
        for value in values(record, fields_of("event", record["kind"])):
            if value.field.type in (FieldType.TEXT, FieldType.WORDING):
                yield ids[entry.key], value.field.name, value.text
        for items in record.get("cite", {}).values():
            for item in items:
                yield ids[entry.key], "quote", item["quote"]
                if "translation" in item:
                    yield ids[entry.key], "translation", item["translation"]
