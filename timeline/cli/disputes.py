"""``timeline disputes``: the values on which sources differ."""

from typing import TYPE_CHECKING, Any

from timeline.cli.console import draw, on_terminal, print_json, print_plain
from timeline.cli.opening import Database, Wait
from timeline.cli.reading import AsOf, reading
from timeline.cli.show import Json, QueryWords

if TYPE_CHECKING:
    from timeline.analysis.disputes import Dispute, Side
    from timeline.query.results import ClaimLine

EXAMPLES = """
timeline disputes
timeline disputes kind:launch 2022..
timeline disputes disputed:quantity --as-of 2022-06-30
"""


def disputes(
    query: QueryWords = None,
    as_of: AsOf = None,
    json: Json = False,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Show the values on which sources differ: the accepted one and each rival, side by side.

    Listed is what a citation disputes, and what two records of one event surely have otherwise: 8
    and 10, not 8 and about 10. A rival that fits the accepted value all the same says so: 5 is
    within 3+. With the grade of each claim (reliability A-F, credibility 1-6), its quote, when its
    source was published and whose word it reports. Support is counted by independent sources:
    reprints of one wire story are one. Not on a terminal, a tab-separated line for each claim:
    event, value path, accepted or rival, value, grade, source, published, claimant, the source that
    it repeats, quote, how a rival fits the accepted value.
    """
    with reading(database, wait, as_of) as seen:
        from timeline.analysis.disputes import disputes as analyse
        from timeline.query.compile import read_query
        from timeline.query.disputes import contested

        asked = read_query(seen.session, query or ())
        found = list(analyse(contested(seen.session, asked)))
    if json or not on_terminal():
        seen.warn()
    if json:
        print_json([_dispute(each) for each in found])
        return
    from timeline.views.disputes import disputes as view
    from timeline.views.disputes import plain_disputes

    if on_terminal():
        draw(lambda width: seen.headed(view(found, str(asked), width), width))
    else:
        print_plain(plain_disputes(found))


def _dispute(dispute: "Dispute") -> dict[str, Any]:
    return {
        "event": dispute.event.key,
        "title": dispute.event.title,
        "field": dispute.path,
        "accepted": _side(dispute.accepted) | {"reasons": list(dispute.reasons)},
        "rivals": [
            _side(rival) | {"compatible": rival.compatible or None} for rival in dispute.rivals
        ],
    }


def _side(side: "Side") -> dict[str, Any]:
    return {
        "value": side.text,
        "sources": side.support.sources,
        "independent": side.support.independent,
        "claims": [_claim(claim) for claim in side.claims],
    }


def _claim(claim: "ClaimLine") -> dict[str, Any]:
    source = claim.source
    return {
        "record": claim.record.key,
        "stance": claim.stance,
        "says": claim.says,
        "grade": claim.grade or None,
        "source": source.key if source else None,
        "published": source.published if source else None,
        "repeats": (source.root or None) if source else None,
        "claimant": claim.claimant.key if claim.claimant else None,
        "quote": claim.quote or None,
        "note": claim.note or None,
    }
