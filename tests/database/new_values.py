"""Values that only the newest version of the schema can store, and the records that contain them.

``EVENTS`` and ``REGISTERS`` map what the refusal of a step down names to such a record.
"""

import re
from collections.abc import Iterable

Case = tuple[str, ...]
"""What the refusal names, and the event; or the section of a record, and the record."""
BASE = """\
sources: {s: {title: S}, o: {title: O}, p: {title: P}, t: {title: T, text: t.txt}}
actors: {usa: {name: United States, kind: state}}
places: {sea: {name: Sea}}
systems: {old: {name: Old, category: missile}}
events:
  other: {kind: procurement, title: T, when: 2022, stage: ordered, inferred: {when: x, stage: x}}
"""
NEW_KINDS = (
    "test", "incident", "agreement", "measure", "inventory", "retirement", "activity",
)  # fmt: skip
EVENTS = [
    *(("event.kind", f"kind: {kind}, when: 2022") for kind in NEW_KINDS),
    ("event.when_text", "kind: launch, when: 2022-07-05T21:13Z"),
    ("event.when_text", "kind: launch, when: '2022-07-05T17:00:00Z~'"),
    ("event.when_text", "kind: launch, when: night of 2022-07-05"),
    ("event.timezone", "kind: launch, when: 2022-07-05, timezone: Asia/Seoul"),
    ("event_tag", "kind: summit, when: 2022, tags: [border]"),
    ("link.type", "kind: procurement, when: 2022, links: [{stage-of: other}]"),
    ("link.type", "kind: deployment, when: 2022, links: [{delivers: other}]"),
    ("participation.role", "kind: statement, when: 2022, target: usa"),
    ("participation.role", "kind: procurement, when: 2022, recipient: usa"),
    ("exercise.number", "kind: exercise, when: 2022, series_number: '3'"),
    ("exercise.code_name", "kind: exercise, when: 2022, code_name: x"),
    ("exercise.purpose", "kind: exercise, when: 2022, purpose: x"),
    ("amount.field", "kind: exercise, when: 2022, killed: 0"),
    ("amount.field", "kind: launch, when: 2022, wounded: 3"),
    ("amount.field", "kind: launch, when: 2022, bearing: 90"),
    ("amount.field", "kind: procurement, when: 2022, delivered: {actual: 8}"),
    *(
        ("amount.field", f"kind: procurement, when: 2022, tiv_{name}: 8")
        for name in ("unit", "total", "delivered")
    ),
    ("launch.outcome", "kind: launch, when: 2022, outcome: not-applicable"),
    ("launch.impact_place_id", "kind: launch, when: 2022, impact_place: sea"),
    ("procurement.mode", "kind: procurement, when: 2022, mode: gift"),
    ("procurement.condition", "kind: procurement, when: 2022, condition: new"),
    ("procurement.platform", "kind: procurement, when: 2022, platform: x"),
    ("procurement.local_designation", "kind: procurement, when: 2022, local_designation: x"),
    ("event_date.text", "kind: procurement, when: 2022, delivery: '{1976,1978}'"),
    ("event_date.item", "kind: procurement, when: 2022, deliveries: [{when: 2014}]"),
    ("amount.item", "kind: procurement, when: 2022, deliveries: [{quantity: 8}]"),
    *(
        (f"passage.{place.split(':')[0]}", f"kind: summit, when: 2022, cite: {{s: {{{place}")
        for place in ("page: 1", "row: 1", "column: x", "line: 1", "time: '00:12:31'")
    ),
    ("amount.field", "kind: procurement, when: 2022, tiv_new: 8"),
    ("amount.field", "kind: test, when: 2022, thrust: 8"),
    ("amount.field of measures", "kind: measure, when: 2022, quantity: 31"),
    ("amount.field of incidents", "kind: incident, when: 2022, quantity: 8"),
    ("participation.role", "kind: procurement, when: 2022, payer: usa"),
    ("launch.series_number", "kind: launch, when: 2022, series_number: '3'"),
    ("incident.form", "kind: incident, when: 2022, form: shootdown"),
    ("measure.form", "kind: measure, when: 2022, form: people-exchange"),
    ("procurement.mode", "kind: procurement, when: 2022, mode: barter"),
    ("statement.form", "kind: statement, when: 2022, form: notice"),
    ("summit.level", "kind: summit, when: 2022, level: others"),
    ("test.form", "kind: test, when: 2022, form: underwater"),
    ("amount.qualifier", "kind: launch, when: 2022, range: not-applicable"),
    ("amount.qualifier", "kind: procurement, when: 2022, cost: unknown"),
    (
        "claim.says",
        "kind: launch, when: 2022, range: 5, inferred: {range: x},"
        " cite: {s: {quote: x, disputes: {range: unknown}",
    ),
    (
        "passage_origin",
        "kind: summit, when: 2022, cite: {s: {derived_from: [o, p], quote: x",
    ),
    ("passage.written", "kind: summit, when: 2022, cite: {t: {quote: It's here"),
    ("passage.quote", "kind: summit, when: by published s"),
    ("passage.derived_from_id", "kind: summit, when: 2022, cite: {s: {derived_from: o, quote: x"),
]
REGISTERS = [
    ("system.class", "systems", "{name: New, category: missile, class: icbm}"),
    ("system.class", "systems", "{name: New, category: vehicle, class: ifv}"),
    ("system.category", "systems", "{name: New, category: engine}"),
    ("system.maker_id", "systems", "{name: New, category: missile, maker: usa}"),
    ("system.version_of_id", "systems", "{name: New, category: missile, version_of: old}"),
    *(
        ("actor.kind", "actors", f"{{name: New, kind: {kind}}}")
        for kind in ("former-state", "company", "armed-group", "unknown")
    ),
    ("actor.valid_from", "actors", "{name: New, kind: state, valid_from: 1990}"),
    ("actor.valid_until", "actors", "{name: New, kind: state, valid_until: 1990}"),
    ("source.covers", "sources", "{title: New, covers: 1990/2000}"),
    ("source.edition", "sources", "{title: New, edition: '2025'}"),
    ("source.file_sha256", "sources", f"{{title: New, file_sha256: {'0f' * 32}}}"),
    ("source_column", "sources", "{title: New, columns: {A: when}}"),
]
CASES = [*EVENTS, *REGISTERS]


def seed(cases: Iterable[Case]) -> str:
    """The base with one more record for each case, in its own line."""
    written = BASE
    for case in cases:
        key = f"new-{CASES.index(case)}"
        if len(case) == 3:
            _, section, record = case
            written = written.replace(f"{section}: {{", f"{section}: {{{key}: {record}, ")
        else:
            written += f"  {key}: {event(case[1])}\n"
    return written


def event(values: str) -> str:
    """An event with these values, all of which have what supports them."""
    if "cite:" in values:
        return f"{{title: T, {values}, for: [when]}}}}}}"
    if "published" in values:
        return f"{{title: T, {values}}}"
    names = [each.partition(":")[0] for each in re.split(r", (?=[a-z_]+:)", values)]
    reasons = ", ".join(
        f"{name}: x" for name in names if name not in ("kind", "tags", "timezone", "deliveries")
    )
    listed = ", deliveries: x" if "deliveries:" in values else ""
    return f"{{title: T, {values}, inferred: {{{reasons}{listed}}}}}"
