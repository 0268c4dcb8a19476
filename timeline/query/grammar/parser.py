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
from dataclasses import dataclass, field, replace

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
from timeline.query.grammar.prefixes import Prefixes, not_sure, read_prefixes, require_fit
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


@dataclass(slots=True)
class _Parser:
    """One parse. ``open`` are the named queries that are being parsed, the outermost first."""

    outer: Mapping[str, QueryField]
    named: Mapping[str, str]
    of_named: Mapping[str, QueryField]
    today: int | None
    shell: bool
    open: list[str] = field(default_factory=list)
    references: int = 0
    values: int = 0

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
        at = prefixes.at
        if at == end:
            hint = f"write it without a space: {source[start:end]}date:2022-07"
            raise QueryError(f"nothing follows {source[start:end]}", source, start, end, hint)
        if source[at] == "@":
            require_fit(prefixes, source, start, source[at:end])
            return self._reference(source, at, end, prefixes.negated)
        stated = prefixes.surely or prefixes.of_sources
        if source[at] == "!" or (source[at] == "-" and not stated):  # surely:-0044 is a date
            raise self._left_out(source, at, end)
        colon = next((i for i in outside_quotes(source, at, end) if source[i] == ":"), -1)
        name = source[at:colon] if colon >= 0 else ""
        bare = self._bare(source, start, at, end)
        dated = bare if bare and bare.is_dated() else None
        if name in self.fields:
            field, first = self.fields[name], colon + 1
            said, uncertain = field.said, field.uncertain
            require_fit(prefixes, source, start, f"{name}:", said=said, uncertain=uncertain)
            dated = None
        elif dated or (stated and self._means_a_date(source, at, end)):
            field, first = self.fields["date"], at
        elif colon >= 0:
            raise self._unknown_field(source, start, at, colon, end)
        else:
            return self._words(source, start, end, prefixes, bare)
        values = self._values(source, Span(start, end), first, field, dated)
        if prefixes.surely and all(isinstance(each, MissingValue) for each in values):
            raise not_sure(source, start, at, "none")
        name = "date" if field.end else field.name
        return Clause(name, values, *prefixes[:4])

    def _bare(self, source: str, start: int, at: int, end: int) -> Bare | None:
        """Return an atom as a word without a field; None if it has quotes."""
        if '"' in source[at:end]:
            return None
        return Bare(
            source=source,
            start=at,
            end=end,
            prefix=source[start:at],
            fields=self.fields,
            parses=self.parses,
            shell=self.shell and not self.open,
        )

    def _means_a_date(self, source: str, at: int, end: int) -> bool:
        """Return whether an atom after ``surely:`` or ``said:`` is probably a date."""
        begins = _DATE_BEGINS.match(source, at) is not None
        return "date" in self.fields and (begins or means_days(source[at:end].strip('"')))

    def _words(
        self, source: str, start: int, end: int, prefixes: Prefixes, bare: Bare | None
    ) -> Clause:
        """Return a clause on full text."""
        if bare and not prefixes.of_sources:
            bare.check()
        require_fit(prefixes, source, start, "full text")
        self.values = count(source, [Span(prefixes.at, end)], self.values)
        phrase = read_phrase(read_piece(source, prefixes.at, end))
        return Clause("text", (self._spelled(phrase),), prefixes.negated)

    def _values(
        self, source: str, clause: Span, first: int, of: QueryField, dated: Bare | None
    ) -> tuple[QueryValue, ...]:
        """Return the values of a clause, which begin at ``first``.

        ``dated`` is the atom if it is a date without a field. Raises QueryError with all faults.
        """
        stretches = split(source, first, clause.end, ",")
        self.values = count(source, stretches, self.values)
        values: list[QueryValue] = []
        faults: list[QueryError] = []
        for piece in [read_piece(source, *span) for span in stretches]:
            try:
                values.append(self._spelled(read_value(of, piece, self.today)))
            except QueryError as fault:
                if dated:
                    raise dated.faulty(fault) from None
                faults.append(unquoted(fault, of, clause))
        if faults:
            prefix = source[clause.start : read_prefixes(source, *clause).at]
            faults[0] = elsewhere(faults[0], of, prefix, source[first : clause.end], self)
            raise QueryError.together(faults)
        return tuple(values)

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
            cycle = " → ".join(f"@{each}" for each in [*self.open[self.open.index(name) :], name])
            raise error(f"@{name} refers to itself: {cycle}")
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
