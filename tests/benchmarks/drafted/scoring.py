"""How right the proposals for the labelled texts are: precision and recall, by sort of value.

    python -m tests.benchmarks.drafted.scoring [SET …]

Only the faults of the texts for tuning are printed, so that the others stay unseen.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests import yamls
from timeline.dates import edtf
from timeline.drafting.proposals import EntryNames, Proposal, RegisterNames
from timeline.drafting.propose import propose
from timeline.errors import TimelineError
from timeline.kinds import KINDS, FieldType, event_fields
from timeline.quantities import parse_quantity

FOLDER: Final = Path(__file__).parent
SOURCE: Final = "article"
SETS: Final = ("tuning", "held_out", "later", "independent", "second_independent")
ANY: Final = "*"
SORTS: Final = ("kind", "date", "count", "actor", "money", "other")
_SORT: Final = {
    FieldType.DATE: "date", FieldType.NUMBER: "count", FieldType.ACTOR: "actor",
    FieldType.MONEY: "money",
}  # fmt: skip
_ABOUT: Final = ("at", "kind", "optional")


class Score(NamedTuple):
    """How many values were proposed, right, asked for, and found of those asked for."""

    proposed: Mapping[str, int]
    right: Mapping[str, int]
    wanted: Mapping[str, int]
    found: Mapping[str, int]

    def precision(self, *sorts: str) -> float:
        """Return the part of the proposed values that is right, in percent."""
        return _part(self.right, self.proposed, sorts)

    def recall(self, *sorts: str) -> float:
        """Return the part of the labelled values that is proposed, in percent."""
        return _part(self.found, self.wanted, sorts)


def _part(some: Mapping[str, int], of: Mapping[str, int], sorts: tuple[str, ...]) -> float:
    every = sorts or SORTS
    whole = sum(of.get(each, 0) for each in every)
    return 100 * sum(some.get(each, 0) for each in every) / whole if whole else 100.0


class Fault(NamedTuple):
    """A value that is proposed and wrong, or labelled and not proposed."""

    what: str
    sort: str
    text: str


def score(name: str) -> tuple[Score, list[Fault]]:
    """Return the score of a file of labelled texts, and its faults."""
    names = registers()
    totals = tuple(Counter[str]() for _ in range(4))
    faults: list[Fault] = []
    for article in yamls.values((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")):
        proposals = proposed(article, names)
        faults += _judge(article, proposals, totals)
    return Score(*totals), faults


def proposed(article: Mapping[str, Any], names: RegisterNames) -> list[Proposal]:
    """Return the proposals for a labelled text."""
    day = edtf.parse(str(article["published"]))
    return propose(article["text"], (day.earliest, day.latest), SOURCE, names)


def registers() -> RegisterNames:
    """Return the registers of the labelled texts."""
    sections = yamls.values((FOLDER / "names.yaml").read_text(encoding="utf-8"))
    return RegisterNames.of(
        EntryNames(
            key,
            section[:-1],
            entry["name"],
            tuple(entry.get("aliases", ())),
            entry.get("kind", entry.get("category", "")),
            entry.get("country", ""),
            entry.get("part_of", ""),
        )
        for section, entries in sections.items()
        for key, entry in entries.items()
    )


def _judge(
    article: Mapping[str, Any], proposals: list[Proposal], totals: tuple[Counter[str], ...]
) -> Iterator[Fault]:
    given, right, wanted, found = totals
    labels = list(article["events"])
    for proposal in proposals:
        label = _label_of(proposal, article["text"], labels)
        given["kind"] += 1
        if label is None:
            yield Fault("wrong", "kind", f"{proposal.kind}: {proposal.title}")
            for path, value in _values(proposal):
                given[_sort(proposal.kind, path)] += 1
                yield Fault("wrong", _sort(proposal.kind, path), f"{path}: {value}")
            continue
        labels.remove(label)
        right["kind"] += 1
        found["kind"] += not label.get("optional")
        expected = _expected(label)
        for path, value in _values(proposal):
            sort = _sort(proposal.kind, path)
            accepted = expected.get(path, [])
            if any(each[0] == ANY for each in accepted):
                continue  # not judged
            given[sort] += 1
            match = next((each for each in accepted if _equal(each[0], value, path)), None)
            if match is None:
                yield Fault("wrong", sort, f"{label['at']}: {path}: {value}")
                continue
            right[sort] += 1
            if match[1]:
                found[sort] += not label.get("optional")
                accepted.remove(match)
        for path, rest in expected.items():
            for each, needed in rest:
                if needed and not label.get("optional"):
                    yield Fault(
                        "missed", _sort(proposal.kind, path), f"{label['at']}: {path}: {each}"
                    )
    for label in article["events"]:
        if label.get("optional"):
            continue
        wanted["kind"] += 1
        kind = label["kind"].partition(" | ")[0]
        for path, values in _expected(label).items():
            wanted[_sort(kind, path)] += sum(needed for _, needed in values)
        if label in labels:
            yield Fault("missed", "kind", f"{kind}: {label['at']}")


def _label_of(
    proposal: Proposal, text: str, labels: list[Mapping[str, Any]]
) -> Mapping[str, Any] | None:
    """Return the label whose words are in the sentences of a proposal, and whose kind is its."""
    for span in proposal.spans:
        sentence = " ".join(text[slice(*span)].split())
        fits = [
            label
            for label in labels
            if " ".join(label["at"].split()) in sentence
            and proposal.kind in label["kind"].split(" | ")
        ]
        if fits:
            return max(fits, key=lambda each: _likeness(each, proposal))
    return None


def _likeness(label: Mapping[str, Any], proposal: Proposal) -> int:
    expected = _expected(label)
    return sum(
        any(_equal(each[0], value, path) for each in expected.get(path, []))
        for path, value in _values(proposal)
    )


def _expected(label: Mapping[str, Any]) -> dict[str, list[tuple[str, bool]]]:
    """Return the accepted values of each path, and whether each must be found."""
    result: dict[str, list[tuple[str, bool]]] = {}
    for name, value in label.items():
        if name not in _ABOUT:
            values = value if isinstance(value, list) else [value]
            needed = not name.endswith("~") and name != "status"
            result.setdefault(name.rstrip("~"), []).extend((str(each), needed) for each in values)
    return result


def _values(proposal: Proposal) -> list[tuple[str, str]]:
    """Return the values of a proposal; a date that it leaves open is none."""
    links = [("links", each.type) for each in proposal.links]
    return [(each.path, each.text) for each in proposal.values if each.text != "unknown"] + links


def _equal(label: str, value: str, path: str) -> bool:
    return any(_is(each.strip(), value, path) for each in label.split(" | "))


def _is(label: str, value: str, path: str) -> bool:
    if label == ANY:
        return True
    label = label.replace("SRC", SOURCE)
    if label == value:
        return True
    try:
        return parse_quantity(label) == parse_quantity(value) and path != "when"
    except TimelineError:
        return False


def _sort(kind: str, path: str) -> str:
    name = path.partition(".")[0]
    kind = kind if kind in KINDS else kind.partition(" | ")[0]
    field = next((each for each in event_fields(KINDS[kind]) if each.name == name), None)
    return _SORT.get(field.type, "other") if field else "other"


def main() -> None:
    """Print the score of sets of labelled texts, by default of all, and faults in the tuning."""
    for name in sys.argv[1:] or SETS:
        result, faults = score(name)
        for sort in (*SORTS, ""):
            sorts = (sort,) if sort else ()
            print(
                f"{name:<18} {sort or 'all':<6} precision {result.precision(*sorts):5.1f} %"
                f" of {sum(result.proposed.get(each, 0) for each in sorts or SORTS):<4}"
                f" recall {result.recall(*sorts):5.1f} %"
                f" of {sum(result.wanted.get(each, 0) for each in sorts or SORTS)}"
            )
        for fault in faults if name == "tuning" else ():
            print(f"  {fault.what:<7} {fault.sort:<6} {fault.text}")


if __name__ == "__main__":
    main()
