"""``timeline ledger``: procurements over time, their sums, and totals that do not follow."""

from typing import Annotated, Literal

import typer

from timeline.cli.console import draw, on_terminal, print_json, print_plain
from timeline.cli.opening import snapshot
from timeline.cli.options import Database, Json, QueryWords, Wait

EXAMPLES = """
timeline ledger
timeline ledger buyer:kor date:2016..2030
timeline ledger --by programme system:f-35a --json
"""


def ledger(
    query: QueryWords = None,
    *,
    by: Annotated[
        Literal["system", "programme", "buyer"], typer.Option("--by", help="What divides it.")
    ] = "system",
    json: Json = False,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Show procurements over time: what was proposed, approved, ordered, delivered, and its cost.

    Units are summed by stage and with their bounds, money for each currency alone; the backlog is
    what is ordered and not delivered. What a record says was actually delivered counts from then
    on. Records that links join (part-of, announces, funds; responds-to or refers-to an earlier
    stage) are of the same units, which are added once; a delivery told twice without a link counts
    once or twice. What is planned or announced is listed and not summed; what is claimed counts
    from nothing on. A stated fleet is held against the last one stated before and what was added
    since: ✓ they add up, ! they cannot, ? no base is recorded. Not on a terminal, a line for each
    procurement, parted by tabs: group, systems, first day, last day, stage, status, units, backlog,
    cost, fleet expected, fleet actual, agrees or differs or unknown, key, title.
    """
    with snapshot(database, wait) as session:
        from timeline.analysis.ledger import ledger as analyse
        from timeline.query.conditions.compile import read_query
        from timeline.query.events.amounts import stream_figures
        from timeline.query.grammar.nodes import Clause, Word, lay_out

        asked = read_query(session, query or ())
        procured = Clause("kind", (Word(text="procurement", value="procurement"),))
        rows = stream_figures(session, lay_out([*asked.clauses, procured]))
        found = analyse(rows, by)
    if json:
        print_json("ledger", found)
        return
    from timeline.views.ledger import ledger as view
    from timeline.views.ledger import plain_ledger

    if on_terminal():
        draw(lambda width: view(found, str(asked), width))
    else:
        print_plain(plain_ledger(found))
