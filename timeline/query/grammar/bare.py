"""A word without a field: a date, a word of full text, or an error.

A year, a month, a day or a range of them (``2017``, ``2022-07``, ``2016..``) is short for a clause
on ``date`` if its years are plausible for a chronicle; ``35``, ``17000`` and ``8500`` are words. A
word that may also be meant as a clause raises an error that suggests both. A clause is suggested
only if it parses.
"""

import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from timeline.errors import QueryError
from timeline.query.grammar.lexer import looks_like_a_date, quote
from timeline.query.grammar.nodes import QueryField
from timeline.query.grammar.ranges import as_range
from timeline.text import listed

Parses = Callable[[str], bool]
"""Return whether a text is a valid query."""

_COMPARED = re.compile(r"([^=<>≥≤]+)([=<>≥≤]+)(.*)")
_WORDS_OF_OTHERS = {
    "AND": "leave it out: an event must match all clauses",
    "OR": "a comma means or: kind:launch,summit or text:missile,rocket",
    "NOT": "write not: before a clause, without a space: not:kind:launch",
    "none": "write it after a field: place:none finds events without a place",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """A word without a field and without quotes, from ``start`` to ``end`` of ``source``.

    ``prefix`` is the text before it: ``not:``, ``surely:``, both or nothing. ``parses`` checks that
    a suggestion is a valid query. ``shell``: the word was written on a command line.
    """

    source: str
    start: int
    end: int
    prefix: str
    fields: Mapping[str, QueryField]
    parses: Parses
    shell: bool

    @property
    def word(self) -> str:
        """The word itself."""
        return self.source[self.start : self.end]

    @property
    def surely(self) -> bool:
        """Whether only certain values match."""
        return "surely:" in self.prefix

    def is_dated(self) -> bool:
        """Return whether the word is meant as a date or dates, which may still be invalid."""
        return "date" in self.fields and looks_like_a_date(self.word)

    def faulty(self, fault: QueryError) -> QueryError:
        """Return the error of a date with a hint how to search for the word itself."""
        hint = "; ".join(filter(None, (fault.hint, self._literally())))
        return QueryError(fault.message, fault.query, fault.start, fault.end, hint)

    def check(self) -> None:
        """Raise QueryError if the word was probably not meant as a word of full text."""
        word = self.word
        if word in self.fields and self.prefix:
            raise self._bare_field()
        if self.surely:
            return
        if word in _WORDS_OF_OTHERS:
            what = "needs a field" if word == "none" else "is not an operator of a query"
            raise self._error(f"{word} {what}", _WORDS_OF_OTHERS[word])
        if word[0] == "(" or word[-1] == ")":
            raise self._error("a query has no brackets", "give the inner query a name: @NAME")
        compared = _COMPARED.fullmatch(word)
        if compared and compared[1] in self.fields:
            raise self._compared(*compared.groups())
        if ".." in word:
            ways = self._ways(f"date:{word}", f"quantity:{word}")
            raise self._error(
                "a range needs a field", ways or "as in date:2016..2018, quantity:6..8"
            )
        if "," in word:
            ways = self._ways(f"text:{word}")
            hint = ways and f"{ways} for either"
            raise self._error("a comma separates the values of a field", hint)

    def _bare_field(self) -> QueryError:
        field = self.fields[self.word]
        if self.surely:
            example = {"date": "2022-07", "number": "6..", "money": "1e9USD.."}.get(field.type, "")
            return self._error(
                f"{field.name} is a field and needs a value",
                self._ways(f"{field.name}:{example}") or "surely: is for dates and numbers",
            )
        return self._error(
            f"{field.name} may mean the field or the word",
            f"write {field.name}:none for events without a value of {field.name}, "
            f"not:{field.name}:none for those with one",
            "to exclude events with the word",
        )

    def _compared(self, name: str, sign: str, value: str) -> QueryError:
        written, remark = value, ""
        if sign[0] in "<>≤≥":
            written, remark = as_range(sign, value, self.fields[name].whole)
        ways = self._ways(f"{name}:{written}")
        ways += remark if ways else ""
        return self._error(f"a field is followed by a colon: {name}:", ways)

    def _ways(self, *queries: str) -> str:
        """Return a hint with those of the queries that parse."""
        good = [query for each in queries if self.parses(query := f"{self.prefix}{each}")]
        return f"write {listed(good)}" if good else ""

    def _literally(self, what: str = "for the word itself") -> str:
        """Return how to search for the word; a shell removes one pair of quotes."""
        if self.surely:  # not possible for words
            return ""
        quoted = f"{self.prefix}{quote(self.word)}"
        return f"{what}: {shlex.quote(quoted) if self.shell else quoted}"

    def _error(self, message: str, hint: str, what: str = "for the word itself") -> QueryError:
        hint = "; ".join(filter(None, (hint, self._literally(what))))
        return QueryError(message, self.source, self.start, self.end, hint)
