"""The schema of analyses: what came around, what followed, ledgers, disputes, duplicates."""

from timeline.models.vocabularies import STANCES
from timeline.writers.schema.notation import (
    COUNT,
    NUMBER,
    TEXT,
    TRUTH,
    Schema,
    by_name,
    each,
    maybe,
    one_of,
    pair,
    ref,
    shape,
)
from timeline.writers.schema.records import event


def outputs() -> Schema:
    """The outputs of the commands that analyse, by the command's name."""
    return {
        "around": _around(),
        "responses": _responses(),
        "ledger": _ledger(),
        "disputes": each(
            shape(
                {"event": TEXT, "title": TEXT, "field": TEXT}
                | {"accepted": shape(_side() | {"reasons": each(TEXT)})}
                | {"rivals": each(shape(_side() | {"compatible": maybe(TEXT)}))}
            )
        ),
        "duplicates": each(
            shape(
                {"score": COUNT, "stands": TEXT, "other": TEXT}
                | {"reasons": each(shape({"points": NUMBER, "text": TEXT})), "seed": TEXT}
            )
        ),
    }


def shared() -> Schema:
    """What these outputs share, by name."""
    return {
        "account": shape(
            {"systems": each(TEXT), "entries": each(ref("entry")), "sums": each(ref("sum"))}
            | {"backlog": maybe(ref("quantity"))}
        ),
        "entry": _with_event(
            {"stage": maybe(TEXT), "same_units": each(TEXT)}
            | {"fleet_after": by_name(ref("quantity"))}
            | dict.fromkeys(("quantity", "backlog", "cost"), maybe(ref("quantity")))
            | {"dates": each(ref("entry-date")), "checks": each(ref("check"))}
        ),
        "entry-date": shape(
            {"field": TEXT, "slot": TEXT, "earliest": ref("day"), "latest": ref("day")}
        ),
        "check": shape(
            {"slot": TEXT, "verdict": one_of(("agrees", "differs", "unknown"))}
            | {"base_key": maybe(TEXT), "base_slot": maybe(TEXT)}
            | dict.fromkeys(
                ("stated", "here", "base", "added", "cancelled", "sum", "implied"),
                maybe(ref("quantity")),
            )
        ),
        "sum": shape(
            {"stage": maybe(TEXT), "events": COUNT, "units": maybe(ref("quantity"))}
            | {"numbered": COUNT, "costs": each(ref("quantity")), "priced": COUNT}
        ),
    }


def _with_event(more: Schema) -> Schema:
    """An event with more that is said of it."""
    return shape(event() | more)


def _around() -> Schema:
    ends = {"start": pair(ref("day")), "end": pair(ref("day"))}
    moment = {"key": maybe(TEXT), "title": TEXT, "when": TEXT} | ends
    side = maybe(one_of(("before", "after")))
    neighbour = _with_event({"offset": pair(NUMBER), "surely": TRUTH, "side": side})
    counts = {"days": COUNT, "undated": COUNT}
    return shape({"around": shape(moment)} | counts | {"events": each(neighbour)})


def _responses() -> Schema:
    within = by_name(one_of(("surely", "possibly", "no")))
    response = _with_event({"lag": pair(NUMBER), "within": within})
    counts = {"surely": COUNT, "possibly": COUNT}
    return shape(
        {"to": TEXT, "by": TEXT, "windows": each(COUNT)}
        | {"rates": each(shape({"days": COUNT, "of": COUNT} | counts))}
        | {"triggers": each(_with_event({"responses": each(response)}))}
        | {"unanswered": each(TEXT), "lags": each(shape({"days": pair(NUMBER)} | counts))}
        | {"undated": shape({"triggers": COUNT, "responses": COUNT})}
    )


def _ledger() -> Schema:
    groups = {
        by: each(TEXT) for by in ("system", "programme", "buyer")
    }  # the one that it is divided by
    costs = by_name(each(ref("quantity")))
    group = shape({"accounts": each(ref("account")), "costs": costs}, groups)
    return shape({"by": one_of(groups), "events": COUNT, "differing": COUNT, "groups": each(group)})


def _side() -> Schema:
    nullable = ("says", "grade", "source", "published", "repeats", "claimant", "quote", "note")
    claim = {"record": TEXT, "stance": one_of(STANCES)} | dict.fromkeys(nullable, maybe(TEXT))
    return {"value": TEXT, "sources": COUNT, "independent": COUNT, "claims": each(shape(claim))}
