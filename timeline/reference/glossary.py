"""The terms of this project, in the order of the glossary. The meanings are Markdown."""

from typing import Final

TERMS: Final[dict[str, str]] = {
    "accepted value": "the value that a record has, when sources give rival values",
    "actor": "a state, organisation, person, unit or alliance; takes part in an event in a role",
    "alias": "another name of a record",
    "anchor": "the event or source on which a relative date depends",
    "BC": "before the year 1: EDTF has a year 0, which is 1 BC, so 100 BC is `-0099`",
    "bounds": "the first and the last day, or number, that a value allows; both included",
    "canonical record": "a checked record in the one form that everything uses; a dict of texts",
    "chronicle": "a folder of seed files and source texts",
    "citation": (
        "a passage of a source, with the values of a record that it supports, restates or disputes"
    ),
    "claim": (
        "one statement about values of a record: from a passage, or the reason of the person "
        "who recorded it"
    ),
    "claimant": "the actor whose words a source reports",
    "correction": "what a chronicle states of an event of another chronicle; it takes precedence",
    "credibility": "digit 1 to 6: how credible the information is; 6 cannot be judged",
    "curator": "the person who writes the seed files",
    "data package": (
        "a folder of CSV files with one file that describes their columns, types and keys "
        "(Frictionless)"
    ),
    "definition": (
        "what one chronicle states of a record; several definitions of one record are united"
    ),
    "disputed": "a property of a value for which a source gives a rival",
    "draft": (
        "a seed file that `timeline draft` writes from an article: records that load at once, and "
        "comments that ask what is not sure"
    ),
    "EDTF": "Extended Date/Time Format, ISO 8601-2: the notation of dates",
    "entity": "a record that has a key",
    "event": "something that happened, is planned or is claimed; of exactly one kind",
    "fiscal year": (
        "a year of accounts, which begins in another month in each country; a date states its first"
        " and its last month: `2022-10/2023-09`"
    ),
    "footnote": (
        "a numbered citation in a report, with the quote in its sentence; HTML reports list "
        "them as notes"
    ),
    "grade": "reliability and credibility together: B2 (NATO Admiralty code)",
    "inferred": (
        "a property of a value that no passage supports, or not fully; it has a reason instead"
    ),
    "item": (
        "one missile of a launch, one device of a test: what `--count items` counts, if it "
        "happened and the query is true of it"
    ),
    "key": "the identity of a record: lower-case words joined by hyphens",
    "kind": (
        "exercise, launch, test, incident, summit, statement, agreement, measure, "
        "procurement, inventory, retirement, deployment or activity; each has fields of its "
        "own"
    ),
    "leading record": (
        "of several records of one event (`same-as`), the one whose title and date the event has; "
        "its values are accepted first"
    ),
    "link": "a typed relation from one event to another",
    "modality": "expected or actual: a plan, or what happened",
    "moved": (
        "said of a record in a load: it is unchanged, but another file, or a file with other "
        "content, defines it now, alone or too"
    ),
    "network": "the dates that depend on each other, as constraints that are solved together",
    "note": (
        "what an export says of the file that it wrote: how many events it left out, for example"
    ),
    "open, unknown": (
        "properties of an end: open, nobody set one; unknown, there is one but nobody knows it"
    ),
    "part of": (
        "belongs to: a unit to its army, a variant to its system. A query for the whole finds"
        " the parts. An event that is part of another one of its kind is not counted in"
        " addition to it"
    ),
    "passage": (
        "an exact piece of the text of a source: a quote with its place, or only a place if "
        "no text is stored"
    ),
    "picture": "a chart of events or of an analysis as an SVG, PNG or PDF file",
    "place": "a named location",
    "possibly, surely": (
        "the value allows it; the value allows nothing else, and, if it is a date, is not "
        "approximate, uncertain or inferred"
    ),
    "problem": "an error in the data, with path, line, what is wrong and what would be right",
    "programme": "a plan to which events belong",
    "proposal": (
        "an event that the rules of `timeline draft` read in an article, before a person checks it"
    ),
    "qualifier": (
        "a mark of a value: approximate, uncertain, about, over, under, at least, at most; of"
        " a number also unknown and not applicable"
    ),
    "record": "one entry of a section of a seed file",
    "register": (
        "all records of one type: actors, systems, programmes, places, sources; a *public "
        "register* is a table that others publish"
    ),
    "register source": (
        "a source that represents the table in a file: edition, hash and columns; each of its"
        " rows is one passage"
    ),
    "reliability": "letter A to F: how reliable a source is; F cannot be judged",
    "report": (
        "a text on the events that a query finds, with quotes, footnotes and sources: HTML or"
        " Markdown; the *report of a load* lists what it did"
    ),
    "revision": "one change of the database by one command",
    "rival": "a value that a source gives instead of the accepted one",
    "role": "the way in which an actor takes part: buyer, host, launcher; also the name of a field",
    "salvo": "a launch of several missiles, whose launches may be recorded as its parts",
    "seed file": "a YAML file of a chronicle",
    "short citation": (
        "a quote alone in place of a passage: it supports every value that needs evidence and has "
        "none of its own"
    ),
    "slot": "the name that distinguishes one text of a field from its others: `commitments.talks`",
    "source": "a document: article, register, post",
    "stance": (
        "the relation of a claim to a value: supports, restates, disputes; or, for a reason: "
        "inferred, accepted"
    ),
    "system": "a type of equipment",
    "tag": "a word that a user chooses to group events",
    "value path": "the name of one value inside a record: `troops.usa`, `delivery.expected`",
    "vaguer value": (
        "the value of a source (`says`) that is less precise than the accepted value but does"
        " not contradict it"
    ),
    "vocabulary": (
        "the closed list of words of a field, each with a [definition](seed-format.md#vocabularies)"
    ),
    "window": (
        "the days that a query asks for; of `responses` and `around`, the number of days "
        "after or around an event"
    ),
    "wording": "a date in words that EDTF cannot express: `about 1 week after KEY`",
}
"""What a term means, by the term."""
