"""Chronicles that people edit: what the laws of undo and of pruning are tried on.

Two folders, of which each has some of the same records, spread over its files. Whatever is said
depends on what its folder holds, so that most edits can be loaded; one that cannot is refused, and
that is tried too.
"""

from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from typing import Any

from hypothesis import strategies as st

from tests import yamls

ZONES = ("", "UTC", "Asia/Seoul", "America/New_York")
TITLES = ("", "First", "Second: a title")
FILES = ("a.yaml", "b.yaml", "deep/c.yml")
CHRONICLES = ("one", "two")
#: Records that both chronicles may define, and sections.
SHARED = {"kor": "actors", "usa": "actors", "jet": "systems", "seoul": "places", "wire": "sources"}
SHARED |= {"drills": "queries"}
#: Events of each folder; ``roamer`` has the same key in both, so that only one of them may have it.
EVENTS = ("shot", "after", "answer", "again", "told", "roamer")
#: A correction of the ``shot`` of the other folder.
FIX = "fix"
TEXTS = (
    "The drill began on 5 July. It was over by the 7th.\n",
    "A first line.\nThe drill began on 5 July. It was over by the 7th.\n",
)


@dataclass
class Folder:
    """A chronicle as it is written: where each record is, and in which wording."""

    title: str = ""
    where: dict[str, str] = field(default_factory=dict)
    wording: dict[str, int] = field(default_factory=dict)
    zones: dict[str, str] = field(default_factory=dict)
    comments: dict[str, int] = field(default_factory=dict)


@dataclass
class Disk:
    """Both folders, and the wordings that are the same in both.

    Beside these, each folder may say more of a shared record, which never contradicts the other.
    """

    folders: dict[str, Folder] = field(default_factory=lambda: {c: Folder() for c in CHRONICLES})
    shared: dict[str, int] = field(default_factory=dict)
    text: int = 0

    def files(self, chronicle: str) -> dict[str, str]:
        """The files of a chronicle by their paths."""
        folder = self.folders[chronicle]
        head = {"chronicle": {"name": chronicle}}
        if folder.title:
            head["chronicle"]["title"] = folder.title
        sections: dict[str, dict[str, Any]] = {"chronicle.yaml": head}
        for key, file in folder.where.items():
            within = sections.setdefault(file, {})
            if key in SHARED:
                body = _shared(key, self.shared.get(key, 0))
                if key != "drills":
                    body |= _own(chronicle, key, folder)
                within.setdefault(SHARED[key], {})[key] = body
            elif key == FIX:
                other = next(each for each in CHRONICLES if each != chronicle)
                if "shot" in self.folders[other].where or folder.wording[key] & 4:
                    fixed = within.setdefault("corrections", {})
                    fixed[f"{other}-shot"] = _correction(chronicle, folder)
            else:
                event = _event(chronicle, key, folder)
                name = key if key == "roamer" else f"{chronicle}-{key}"
                within.setdefault("events", {})[name] = event
        written = {}
        for file, content in sections.items():
            zone = folder.zones.get(file, "")
            zoned = {"timezone": zone} if zone else {}
            comment = "# a line\n" * folder.comments.get(file, 0)
            written[file] = comment + yamls.written(zoned | content)
        if "wire" in folder.where:
            written["texts/wire.txt"] = TEXTS[self.text]
        return written


def write(files: dict[str, str], folder: Path) -> Path:
    """A folder with these files and no other."""
    rmtree(folder, ignore_errors=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def _shared(key: str, wording: int) -> Any:
    if key == "drills":
        return ("kind:exercise", "kind:launch")[wording % 2]
    if key == "wire":
        zone = {"timezone": "Asia/Tokyo"} if wording % 2 else {}
        return {"title": "Wire", "text": "texts/wire.txt", "published": "2022-07-20"} | zone
    if key == "seoul":
        zone = {} if wording % 2 else {"timezone": "Asia/Seoul"}
        return {"name": "Seoul", "country": "KOR"} | zone
    if key == "jet":
        return {"name": ("F-35A", "F-35")[wording % 2], "category": "aircraft"}
    return {"name": (key, f"The {key}")[wording % 2], "kind": "state"}


def _own(chronicle: str, key: str, folder: Folder) -> dict[str, Any]:
    """What one folder says of a shared record, and the other one may leave out or say as well."""
    wording = folder.wording.get(key, 0)
    own: dict[str, Any] = {}
    if wording & 1:
        own["note"] = f"A note on {key}"
        if "wire" in folder.where and key != "wire":
            quote = ("began on 5 July", "over by the 7th")[wording & 2 > 0]
            own["cite"] = {"wire": [{"quote": quote, "for": ["note"]}]}
    if wording & 2:
        own["aliases"] = [chronicle, "both", {"text": key * 2, "language": "en"}][
            :: -1 if wording & 4 else 1
        ]
    if wording & 4 and key == "seoul":
        own |= {"latitude": "37.5", "longitude": "127"}
    return own


def _event(chronicle: str, key: str, folder: Folder) -> dict[str, Any]:
    wording = folder.wording.get(key, 0)
    body: dict[str, Any] = {"kind": "launch", "title": f"{key} {wording // 4}"}
    reasons = {"when": "so it was", "place": "said so", "launcher": "known", "links": "seen"}
    shot = f"{chronicle}-shot"
    linked = "shot" in folder.where and key != "shot"
    body["when"] = "2022-07-06T01:00:00"
    if key == "shot":
        body["when"] = ("2022-07-05T21:30:00", "2022-07-05")[wording % 2]
    elif key == "after" and linked:
        body["when"] = ("1 day after ", "within 3 days after ")[wording % 2] + shot
    elif key == "answer":
        body |= {"kind": "statement", "when": "2022-07-05"}
        if linked:
            body["links"] = [{"responds-to": shot}]
    elif key == "again":
        body |= {"kind": ("launch", "deployment")[wording % 2], "when": "2022-07-05"}
        if linked:
            body["links"] = [{"same-as": shot}]
    if "seoul" in folder.where:
        body["place"] = "seoul"
    actors = [each for each in ("kor", "usa") if each in folder.where]
    if actors and body["kind"] == "launch":
        body["launcher"] = actors if wording % 2 else actors[::-1]
    if key == "told" and "wire" in folder.where:
        item = {"quote": "began on 5 July", "for": ["when"]}
        over = {"quote": "over by the 7th", "says": {"when": "by 2022-07-07"}}
        body |= {"when": "2022-07-05T20:00:00", "cite": {"wire": [item, over]}}
        del reasons["when"]
    inferred = {name: reasons[name] for name in reasons if name in body}
    turned = list(inferred.items())[:: -1 if wording // 2 % 2 else 1]
    if turned:
        body["inferred"] = dict(turned)
    return body


def _correction(chronicle: str, folder: Folder) -> dict[str, Any]:
    wording = folder.wording.get(FIX, 0)
    body: dict[str, Any] = {"kind": "launch", "tags": [f"of-{chronicle}"]}
    if wording & 1:
        body |= {"when": "2022-07-04", "inferred": {"when": "a slip"}}
        if "wire" in folder.where:
            body["cite"] = {
                "wire": [{"quote": "began on 5 July", "disputes": {"when": "2022-07-05"}}]
            }
    if wording & 2:
        body |= {"title": "The first shot", "status": ("occurred", "planned")[wording % 2]}
    return body


@st.composite
def edits(draw: st.DrawFn) -> tuple[Any, ...]:
    """One edit of a folder."""
    what = draw(
        st.sampled_from(
            ["put"] * 6 + ["drop", "drop", "reword", "reword", "share", "zone", "zone"]
            + ["title", "text", "rename", "comment"]
        )
    )  # fmt: skip
    chronicle = draw(st.sampled_from(CHRONICLES))
    key = draw(st.sampled_from((*SHARED, *EVENTS, *EVENTS, FIX, FIX)))
    file = draw(st.sampled_from(FILES))
    return what, chronicle, key, file, draw(st.integers(0, 7))


def edit(disk: Disk, change: tuple[Any, ...]) -> None:
    """Make one edit."""
    what, chronicle, key, file, number = change
    folder = disk.folders[chronicle]
    if what == "put":
        folder.where[key] = file
        folder.wording[key] = number
    elif what == "drop":
        folder.where.pop(key, None)
    elif what == "reword":
        folder.wording[key] = number
    elif what == "share":
        disk.shared[key] = number
    elif what == "zone":
        folder.zones[file] = ZONES[number % len(ZONES)]
    elif what == "title":
        folder.title = TITLES[number % len(TITLES)]
    elif what == "text":
        disk.text = number % len(TEXTS)
    elif what == "comment":
        folder.comments[file] = number % 3
    else:
        other = f"other-{number % 2}.yaml"
        folder.where = {k: other if at == file else at for k, at in folder.where.items()}


@st.composite
def stories(draw: st.DrawFn) -> list[tuple[Any, ...]]:
    """Edits, loads and undos, in any order."""
    begin: list[tuple[Any, ...]] = [("edit", each) for each in draw(st.lists(edits(), max_size=14))]
    loads = st.tuples(
        st.just("load"),
        st.sampled_from([("one",), ("two",), ("one", "two"), ("two", "one")]),
        st.booleans(),
        st.sampled_from([*[""] * 5, *FILES]),
    )
    undos = st.tuples(st.just("undo"), st.integers(1, 3))
    few = st.lists(edits(), min_size=1, max_size=4)
    for _ in range(draw(st.integers(1, 3))):
        begin.append(draw(loads))
        if draw(st.integers(0, 3)) == 0:
            begin.append(draw(undos))
        begin += [("edit", each) for each in draw(few)]
    return [*begin, draw(loads)]
