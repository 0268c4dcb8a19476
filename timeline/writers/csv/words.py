"""What keys mean, in cells: the names of records, and sources as citations.

Most of them recur in many rows, so those of the last rows are kept.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from timeline.query.results import SourceRef, place_text
from timeline.query.results.rows import EventRow
from timeline.text import names_in_cell
from timeline.writers.citations.plain import around_place

_MOST: Final = 20_000
_DISPUTES: Final = "disputes"
"""The mark of a passage that supports no value."""


class SourceCitation(NamedTuple):
    """A source: its title in a list of names, and what is around the places in its citation."""

    title: str
    before: list[str]
    after: list[str]

    def at(self, places: Collection[str]) -> str:
        """Return the citation of these places."""
        return ", ".join([*self.before, *dict.fromkeys(places), *self.after])


class RowWords:
    """The words for the rows of one table."""

    def __init__(self) -> None:
        self._citations: dict[str, SourceCitation] = {}
        self._called: dict[str, str] = {}
        self._terms: dict[str, str] = {}

    def named(self, keys: str | Sequence[str], names: Mapping[str, str]) -> tuple[str, str]:
        """Return a cell with a key or several, and one with the names of what has them."""
        cell = keys if isinstance(keys, str) else keys_in_cell(keys)
        if (called := self._called.get(cell)) is None:
            if len(self._called) > _MOST:
                self._called.clear()
            keys = [keys] if isinstance(keys, str) else keys
            called = names_in_cell([names[key] for key in dict.fromkeys(keys)])
            self._called[cell] = called
        return cell, called

    def terms(self, cell: str, terms: Mapping[str, str]) -> str:
        """Return a cell with the terms of the records whose keys a cell has, in their order.

        Of a record that states none it is empty.
        """
        if (found := self._terms.get(cell)) is None:
            if len(self._terms) > _MOST:
                self._terms.clear()
            found = self._terms[cell] = ";".join([terms.get(key, "") for key in cell.split(";")])
        return found

    def evidence(self, row: EventRow) -> tuple[str, str, str]:
        """Return the titles of the sources, their citations, and the quotes.

        A citation is of what supports the event; a quote that only gives a rival value says so.
        """
        places: dict[str, list[str]] = {key: [] for key in row.roots}
        quotes = []
        for source, place, quote, table, disputes in row.quotes:
            at = place_text(place)
            if at and not disputes:
                places[source].append(at)
            # of a row of a table its cells by column
            words = "; ".join(table.texts(quote)) or quote if table is not None else quote
            if disputes:
                at = f"{at}, {_DISPUTES}" if at else _DISPUTES
            quoted = f"{source} ({at})" if at else source
            quotes.append(f"{quoted}: {words}" if words else quoted)
        cited = [(self.citation(row.sources[key]), found) for key, found in places.items()]
        if len(cited) == len(quotes) == 1 and not row.rivals:  # as most events have it
            ((cited_source, found),) = cited
            return cited_source.title, cited_source.at(found), quotes[0]
        others = [(self.citation(row.sources[key]), ()) for key in row.rivals]
        titles = "; ".join([source.title for source, _ in (*cited, *others)])
        citations = "; ".join([source.at(found) for source, found in cited])
        return titles, citations, "\n".join(dict.fromkeys(quotes))

    def citation(self, source: SourceRef) -> SourceCitation:
        """Return a source in words."""
        if (found := self._citations.get(source.key)) is None:
            if len(self._citations) > _MOST:
                self._citations.clear()
            before, after = ([text] if text else [] for text in around_place(source))
            found = self._citations[source.key] = SourceCitation(
                names_in_cell([source.title]), before, after
            )
        return found


def keys_in_cell(keys: Collection[str]) -> str:
    """Return keys, each once, separated by ``;``."""
    return ";".join(keys if len(keys) < 2 else dict.fromkeys(keys))
