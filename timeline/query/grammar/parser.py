"""The query language: text to a ``Query``. A query is data; nothing here uses a database.

::

    query  = clause {clause}                     all must be true
    clause = ["not:"] ["surely:"] ["said:" | "rival:"] atom
    atom   = field ":" value {"," value}         comma: any of
           | "@" NAME                            a named query, as one clause
           | date | A ".." B                     short for date:… (2017, 2022-07, 2016..)
           | word | word"*" | "a phrase"         full text, short for text:word
    value  = key | "="key | A ".." B | A ".." | ".." B | A | none

``surely:2022-07`` is short for ``surely:date:2022-07``. ``said:`` searches the values that any
source gives, accepted or not, ``rival:`` only those that dispute the accepted value; both are for
fields on which sources may differ.

Text in quotes is one value with its spaces, commas and colons, and has no special meaning:
``summary:none`` finds events without a summary, ``summary:"none"`` those whose summary has the
word.

The canonical text of a query, ``str(query)``, is parsed to the same query.
"""

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.dates.from_today import joined_days, names_days
from timeline.errors import QueryError
from timeline.likeness import near
from timeline.query.grammar.bare import Bare
from timeline.query.grammar.days import means_days
from timeline.query.grammar.lexer import (
    check_characters,
    join_words,
    outside_quotes,
    quote,
    read_piece,
    split,
    split_text,
)
from timeline.query.grammar.limits import DEEPEST, MOST_NAMED, check_length, count
from timeline.query.grammar.nodes import (
    Clause,
    MissingValue,
    Phrase,
    Query,
    QueryField,
    QueryReference,
    QueryValue,
    lay_out,
)
from timeline.query.grammar.prefixes import not_of_sources, not_sure, read_prefixes
from timeline.query.grammar.unknown import advice, elsewhere, repeated, unquoted
from timeline.query.grammar.values import read_phrase, read_value
from timeline.query.grammar.windows import check_windows, with_joined_windows
from timeline.spans import Span
from timeline.text import suggest

_DATE_BEGINS = re.compile(r"[0-9XY\[{.-]")


def parse_query(
    words: Sequence[str] | str,
    fields: Mapping[str, QueryField],
    named: Mapping[str, str] | None = None,
    of_named: Mapping[str, QueryField] | None = None,
    *,
    today: int | None,
) -> Query:
    """Return the query that ``words`` express; ``fields`` are the fields by name.

    ``words`` is the text of a stored query, or the words of a command line: one with spaces was
    quoted there and is one phrase, or one value (``title:joint statement``). ``named`` maps the
    names of named queries to their texts; ``of_named`` are their fields, if these are others. A
    query without clauses matches every event. ``today`` is the day (number) from which words such
    as ``last-week`` are counted; None only checks a query that is asked later, on any day.

    Raises QueryError with the position of the error in its ``query``: the text that was parsed, or
    the text of a named query if the error is in that.
    """
    check_length(words)
    if isinstance(words, str):
        source, spans = split_text(words)
    else:
        source, spans = join_words(words, fields)
    shell = not isinstance(words, str)
    parser = _Parser(fields, named or {}, of_named or fields, today, shell=shell)
    return parser.parse(source, spans)


class _Parser:
    """One parse. ``open`` are the named queries that are being parsed, the outermost first."""

    def __init__(
        self,
        fields: Mapping[str, QueryField],
        named: Mapping[str, str],
        of_named: Mapping[str, QueryField],
        today: int | None,
        *,
        shell: bool,
    ) -> None:
        self.outer = fields
        self.named = named
        self.of_named = of_named
        self.today = today
        self.shell = shell
        self.open: list[str] = []
        self.references = 0
        self.values = 0

    @property
    def fields(self) -> Mapping[str, QueryField]:
        """The fields of the query that is being parsed."""
        return self.of_named if self.open else self.outer

    def parse(self, source: str, spans: list[Span]) -> Query:
        check_characters(source)
        clauses: list[Clause | QueryReference] = []
        given: dict[str, Clause] = {}
        faults: list[QueryError] = []
        twice: list[QueryError] = []  # may follow from a fault, such as OR between two clauses
        for span in spans:
            try:
                clause = self._clause(source, *span)
            except QueryError as fault:
                faults.append(fault)
                if len(faults) == QueryError.most:
                    break
                continue
            if isinstance(clause, Clause) and not (clause.negated or clause.said or clause.rival):
                field = self.fields.get(clause.field)
                if field and field.single and field.name in given:
                    twice.append(repeated(field, given[field.name], clause, source, span))
                given[clause.field] = clause
            clauses.append(clause)
        if faults or twice:
            raise QueryError.together(faults or twice)
        check_windows(source, spans, clauses, asked=self.today is not None)
        return lay_out(clauses if self.today is None else with_joined_windows(clauses))

    def _clause(self, source: str, start: int, end: int) -> Clause | QueryReference:
        prefixes = read_prefixes(source, start, end)
        negated, surely, at = prefixes.negated, prefixes.surely, prefixes.at
        stated = prefixes.of_sources
        if at == end:
            raise QueryError(
                f"nothing follows {source[start:end]}",
                source,
                start,
                end,
                f"write it without a space: {source[start:end]}date:2022-07",
            )
        if source[at] == "@":
            if stated:
                raise not_of_sources(prefixes, source, start, at, source[at:end])
            if surely:
                raise not_sure(source, start, at, source[at:end])
            return self._reference(source, at, end, negated)
        bare_dash = source[at] == "-" and not (surely or stated)  # surely:-0044 is a date
        if source[at] == "!" or bare_dash:
            raise self._left_out(source, at, end)
        colon = next((i for i in outside_quotes(source, at, end) if source[i] == ":"), -1)
        name = source[at:colon] if colon >= 0 else ""
        bare = None
        if '"' not in source[at:end]:
            bare = Bare(
                source=source,
                start=at,
                end=end,
                prefix=source[start:at],
                fields=self.fields,
                parses=self.parses,
                shell=self.shell and not self.open,
            )
        dated = bare is not None and bare.is_dated()
        if name in self.fields:
            field, value = self.fields[name], colon + 1
            if stated and not field.said:
                raise not_of_sources(prefixes, source, start, at, f"{name}:")
            if surely and not field.uncertain:
                raise not_sure(source, start, at, f"{name}:")
        elif dated or (
            (surely or stated)
            and "date" in self.fields
            and (_DATE_BEGINS.match(source, at) or means_days(source[at:end].strip('"')))
        ):
            field, value = self.fields["date"], at
        elif colon >= 0:
            raise self._unknown_field(source, start, at, colon, end)
        elif stated:
            raise not_of_sources(prefixes, source, start, at, "full text")
        else:
            if bare:
                bare.check()
            if surely:
                raise not_sure(source, start, at, "full text")
            self.values = count(source, [Span(at, end)], self.values)
            phrase = read_phrase(read_piece(source, at, end))
            return Clause("text", (self._spelled(phrase),), negated)
        stretches = split(source, value, end, ",")
        self.values = count(source, stretches, self.values)
        pieces = [read_piece(source, *span) for span in stretches]
        values: list[QueryValue] = []
        faults: list[QueryError] = []
        for piece in pieces:
            try:
                values.append(self._spelled(read_value(field, piece, self.today)))
            except QueryError as fault:
                if bare and dated and value == at:
                    raise bare.faulty(fault) from None
                faults.append(unquoted(fault, field, Span(start, end)))
        if faults:
            faults[0] = elsewhere(faults[0], field, source[start:at], source[value:end], self)
            raise QueryError.together(faults)
        if surely and all(isinstance(each, MissingValue) for each in values):
            raise not_sure(source, start, at, "none")
        name = "date" if field.end else field.name
        return Clause(name, tuple(values), negated, surely, prefixes.said, prefixes.rival)

    def _spelled(self, value: QueryValue) -> QueryValue:
        """Return a value that is valid without a field: the name of a field needs quotes then."""
        if isinstance(value, Phrase) and value.text in self.fields:
            return replace(value, text=quote(value.phrase))
        return value

    def _left_out(self, source: str, at: int, end: int) -> QueryError:
        words = source[at:end]
        without = f"not:{words.lstrip('!-')}"
        dated = "date" in self.fields and names_days(words)
        hints = [f"write date:{joined_days(words)}"] if dated else []
        hints += [f"write {without}"] if self.parses(without) and not dated else []
        hints += [f"for the words: {self._quoted(words)}"] if self.parses(quote(words)) else []
        text = "a date needs a field" if dated else f"{source[at]} does not exclude anything"
        return QueryError(text, source, at, at + 1, "; ".join(hints))

    def _quoted(self, words: str, prefix: str = "") -> str:
        """Return how to search for exactly these words; a shell removes one pair of quotes."""
        quoted = prefix + quote(words)
        return shlex.quote(quoted) if self.shell and not self.open else quoted

    def parses(self, text: str) -> bool:
        """Return whether a suggestion is a valid query."""
        try:
            parse_query(text, self.fields, today=self.today)
        except QueryError:
            return False
        return True

    def _reference(self, source: str, start: int, end: int, negated: bool) -> QueryReference:
        name = source[start + 1 : end]

        def error(message: str, hint: str = "") -> QueryError:
            return QueryError(message, source, start, end, hint)

        if name not in self.named:
            otherwise = "a seed file defines named queries under queries:"
            if self.named:
                otherwise = f"named queries: {', '.join(sorted(self.named)[:20])}"
            like = [f"@{each}" for each in near(name, self.named)]
            raise error(f"there is no named query @{name}", suggest(like, otherwise))
        if name in self.open:
            circle = " → ".join(f"@{each}" for each in [*self.open[self.open.index(name) :], name])
            raise error(f"@{name} refers to itself: {circle}")
        self.references += 1
        if len(self.open) == DEEPEST or self.references > MOST_NAMED:
            raise error(
                "too many nested named queries",
                f"at most {DEEPEST} levels and {MOST_NAMED} in total",
            )
        self.open.append(name)
        try:
            query = self.parse(*split_text(self.named[name]))
        except QueryError as inner:
            told = (
                QueryError(
                    f"in @{name}: {each.message}", each.query, each.start, each.end, each.hint
                )
                for each in inner.every
            )
            raise QueryError.together([*told]) from None
        finally:
            self.open.pop()
        return QueryReference(name, query, negated)

    def _unknown_field(
        self, source: str, begin: int, start: int, colon: int, end: int
    ) -> QueryError:
        name, prefix = source[start:colon], source[begin:start]
        plain = f"{prefix}{name.lower()}{source[colon:end]}"
        if name.lower() in self.fields and self.parses(plain):
            hint = f"write {plain};"
        else:
            hint = advice(prefix, name, source[colon + 1 : end], self)
        if '"' not in source[start:end] and prefix in ("", "not:"):
            quoted = self._quoted(source[start:end], prefix)
            hint = f"{hint} to search for the words, quote them: {quoted}".strip()
        return QueryError(f"there is no field {name}:", source, start, colon + 1, hint.rstrip(";"))
