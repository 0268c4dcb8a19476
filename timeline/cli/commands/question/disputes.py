"""``timeline disputes``: the values on which sources differ."""

from timeline.cli.options import (
    All,
    AsOfOption,
    DatabaseOption,
    Json,
    LimitOption,
    QueryWords,
    Wait,
    most_drawn,
)
from timeline.cli.reading import read_asked, reading, tell_meanings
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.console import Views
from timeline.progress import counted

EXAMPLES = """
timeline disputes
timeline disputes kind:launch 2022..
timeline disputes rival:quantity:10..
timeline disputes disputed:quantity --as-of 2022-06-30
"""

VALUES = 3
"""How many disputed values a terminal shows by default if there are many."""


def disputes(
    query: QueryWords = None,
    *,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    all_: All = False,
    json: Json = False,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Show the values on which sources differ: the accepted value and its rivals, side by side.

    A value is listed if a citation disputes it, also if both values can be true, or if two records
    of one event certainly differ: 8 and 10, but not 8 and about 10. A rival contradicts the
    accepted value, is finer (5 is within 3+) or vaguer, overlaps it, or differs in a way that only
    a reader can judge. Each claim has its grade (reliability A-F, credibility 1-6), its quote, the
    publication date of its source and its claimant. Support counts independent sources: reprints of
    the same wire story count once. rival:quantity:10 finds events by a rival value. A terminal
    shows the first of more than 50. Not on a terminal, one tab-separated line for each claim:
    event, value path, accepted or rival, value, grade, source, published, claimant, the sources
    that it repeats, quote, how a rival is compatible with the accepted value, kind of difference.
    """
    shown = most_drawn(limit, all_, json, VALUES)
    with reading(database, wait, as_of) as seen:
        from timeline.analysis.disputes import disputes as analyse
        from timeline.query.events.candidates import contested

        asked = read_asked(seen.session, query or ())
        found = list(analyse(counted(contested(seen.session, asked), tell, "reading")))
        if not found:
            tell_meanings(seen.session, asked)
    most = shown.of(len(found)) if shown else None

    def views() -> Views:
        from timeline.views.analyses.disputes import disputes as view
        from timeline.views.analyses.disputes import plain_disputes

        return (
            lambda width: view(found, str(asked), width, most),
            lambda: plain_disputes(found[:most]),
        )

    seen.present("disputes", found, json, views)
