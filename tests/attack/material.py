"""The chronicle that is loaded, in as many versions as needed; each says everywhere which it is.

A version stands in every event, in several tables: in its title, a number, a commitment, a quote, a
reason; in the names of actors and places, in the text of the source, and in the title of the
chronicle. So an output that mixes two versions shows it.
"""

import re
import shutil
from pathlib import Path

from tests.database.released import kept

OLDEST = kept.versions()[0]
MARK = re.compile(r"edition-(\d+)")
EVENTS = 12
KINDS = ("launch", "exercise", "summit", "statement", "deployment", "procurement")
ZONES = ("Asia/Seoul", "UTC")

HEAD = """
chronicle: {{name: attacked, title: The chronicle of edition-{n}}}
timezone: {zone}
queries:
  named: 'title:"edition-{n}"'
sources:
  paper:
    title: Paper of edition-{n}
    published: 2022-07-0{day}
    reliability: B
    text: paper.txt
actors:
  one: {{name: One edition-{n}, kind: state, aliases: [First edition-{n}]}}
  two: {{name: Two edition-{n}, kind: unit, part_of: one}}
systems:
  rocket: {{name: Rocket edition-{n}, category: missile}}
programmes:
  plan: {{name: Plan edition-{n}, owner: one}}
places:
  range: {{name: Range edition-{n}, country: KOR, timezone: Asia/Seoul}}
events:
"""
EVENT = """  event-{i:02}:
    kind: {kind}
    title: Event {i} of edition-{n}
    summary: What happened in edition-{n}
    when: {when}
    place: range
    systems: [rocket]
    cite:
      paper:
        - quote: Event {i} is told by edition-{n}.
          for: [when]
{more}    inferred:
      place: as edition-{n} says
      systems: as edition-{n} says
{reasons}"""
VALUES = {
    "launch": ("launcher: [one, two]", "quantity: {n}", "impact: at edition-{n}"),
    "exercise": ("participants: [one, two]", "troops: {{one: {n}000}}"),
    "summit": ("participants: [one]", "agenda: of edition-{n}"),
    "statement": ("speaker: [two]", "commitments: {{first: do edition-{n}}}"),
    "deployment": ("force: [one]", "quantity: {n}", "purpose: for edition-{n}"),
    "procurement": ("buyer: [one]", "quantity: {n}", "delivery: {{expected: by 203{day}}}"),
}


def write(folder: Path, edition: int, events: int = EVENTS) -> Path:
    """Write an edition into a folder, in the place of what is there; return the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    edition_values = {"n": edition, "day": edition % 9 + 1, "zone": ZONES[edition % 2]}
    parts = [HEAD.format(**edition_values)]
    for i in range(events):
        kind = KINDS[i % len(KINDS)]
        values = [each.format(**edition_values) for each in VALUES[kind]]
        names = [each.partition(":")[0] for each in values]
        parts.append(
            EVENT.format(
                i=i,
                kind=kind,
                when=f"about {i} days after event-00" if i % 4 == 3 else f"2022-07-{i % 20 + 1:02}",
                more="".join(f"    {each}\n" for each in values),
                reasons="".join(f"      {each}: as edition-{edition} says\n" for each in names),
                **edition_values,
            )
        )
    (folder / "seed.yaml").write_text("".join(parts))
    lines = [f"Event {i} is told by edition-{edition}.\n" for i in range(events)]
    (folder / "paper.txt").write_text(f"The text of edition-{edition}.\n{''.join(lines)}")
    return folder


def editions(text: str) -> set[str]:
    """The editions that a text names."""
    return set(MARK.findall(text))
