"""Reading a ledger: as a whole, or of many records its largest groups."""

from dataclasses import replace

from timeline.analysis.ledger.accounts.account import sources_of
from timeline.analysis.ledger.accounts.grouping import OF_SYSTEMS, GroupNames, LedgerBy
from timeline.analysis.ledger.leading import LeadingGroups, leading
from timeline.analysis.ledger.selection import selected
from timeline.analysis.ledger.table import Ledger, ledger
from timeline.database.sessions import Session
from timeline.progress import Progress, silent
from timeline.query.grammar.nodes import Query
from timeline.query.records.references import (
    source_refs,
    states_of_actors,
    systems_above,
    terms_of_systems,
)
from timeline.query.results import Most


def read_ledger(
    session: Session,
    asked: Query,
    by: LedgerBy,
    most: Most | None,
    *,
    exact: bool = False,
    check: bool = True,
    progress: Progress = silent,
) -> Ledger | LeadingGroups:
    """Return the ledger of a query; of more records than ``most`` says, only its largest groups.

    Units and persons count for their states unless ``exact``. Without ``check`` nothing is
    compared. Raises QueryError for an unknown key.
    """
    above, names = systems_above(session), _names(session, by, exact=exact)
    if most is not None:
        brief = leading(session, asked, by, most, above, group_names=names)
        if brief is not None:
            return brief._replace(sources=source_refs(session, sources_of(brief.sums)))
    found = selected(session, asked, above, progress)
    progress("adding up", 0, 0)
    whole = ledger(
        found.rows,
        by,
        found.listed,
        found.added,
        above,
        left_out=found.left_out,
        check=check,
        names=names,
        possible=found.possible,
    )
    return replace(whole, sources=source_refs(session, sources_of(whole.sums)))


def _names(session: Session, by: LedgerBy, *, exact: bool) -> GroupNames:
    """Return what names the groups; only what they need is read."""
    if by in OF_SYSTEMS:
        return GroupNames(terms=terms_of_systems(session, by))
    if exact or by in ("system", "programme", "year"):
        return GroupNames()
    return GroupNames(states=states_of_actors(session))
