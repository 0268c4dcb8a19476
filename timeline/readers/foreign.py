"""YAML files that are plainly no seed files: another program's, in a folder that both use.

Told by a look at the lines that begin in the first column, since such a file may be a template that
no YAML parser reads, or very large.
"""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from timeline.readers.feed import MAX_FILE
from timeline.text import clip

_NAMED = 3
_TOP = re.compile(
    rb"""^(["']?)([^\s#"'\-{}\[\],&*!|>%@`:][^:\n"']{0,100})\1[ \t]*:(?=[ \t\r\n]|\Z)([^\n]*)"""
)
# What only a seed file has, however wrong the rest of it is.
_TELLING = re.compile(
    rb"^[ \t]*(?:-[ \t]+)?(?:cite|inferred|queries|chronicle):|^(?:[ \t]+|-[ \t]+)(?:-[ \t]+)?kind:"
    rb"[ \t]*"
    rb"(?:exercise|launch|summit|statement|procurement|deployment)\b"
)
_LIST = re.compile(rb"-[ \t\r\n]")


def foreign_keys(path: Path, sections: Iterable[str]) -> list[str] | None:
    """The names in the first column of a file that is plainly no seed file; None for any other.

    Plainly none: it has names in the first column, or is a list; none of the names is a section,
    nor one spelt wrong; and nothing in it is written as in a record. The list is empty for a list.
    Whatever cannot be read is not foreign: reading it says why.
    """
    known = {*sections, "chronicle"}
    singular = {name[:-1] for name in known if name.endswith("s")} | {
        "query",
        "program",
        "programs",
    }
    near = {name.encode() for name in known | singular}
    found: dict[bytes, None] = {}
    listed = False
    try:
        if path.stat().st_size > MAX_FILE or not path.is_file():
            return None
        with path.open("rb") as stream:
            for number, raw in enumerate(stream):
                line = raw if number else raw.removeprefix(b"\xef\xbb\xbf")
                if _TELLING.match(line):
                    return None
                listed |= _LIST.match(line) is not None
                if not (top := _TOP.match(line)):
                    continue
                name, value = top[2].strip(), top[3].split(b" #")[0].strip()
                text = name.decode("utf-8", "replace")
                if (
                    text in known or not text.isprintable()
                ):  # what cannot be seen may hide a section
                    return None
                # A section holds a mapping, on the lines below it or in braces.
                if not value.strip(b"\r") or value.startswith(b"{"):
                    lower = name.lower()
                    if any(_is_near(lower, each) for each in near):
                        return None
                found[name] = None
    except OSError:
        return None
    if not found and not listed:
        return None
    return [clip(name.decode("utf-8", "replace"), 30) for name in found]


def _is_near(name: bytes, known: bytes) -> bool:
    """Whether at most one letter is wrong, missing, too many or swapped with the next."""
    if abs(len(name) - len(known)) > 1:
        return False
    first = next((n for n, (a, b) in enumerate(zip(name, known, strict=False)) if a != b), None)
    if first is None:
        return True
    rest, known_rest = name[first:], known[first:]
    return (
        rest[1:] == known_rest[1:]
        or rest[1:] == known_rest
        or rest == known_rest[1:]
        or (rest[1::-1] == known_rest[:2] and rest[2:] == known_rest[2:])
    )


def foreign_fault(keys: list[str]) -> str:
    """What is said of a file that is left out."""
    if not keys:
        what = "a list, and no section of a chronicle"
    else:
        more = ", …" if len(keys) > _NAMED else ""
        what = f"no section of a chronicle among its names ({', '.join(keys[:_NAMED])}{more})"
    return f"skipped: {what}; name the file itself to have it read"


def what_is_there(names: Iterable[str]) -> str:
    """``12 .txt, 3 .pdf``: how many files of which ending there are."""
    counts = Counter(Path(name).suffix.lower() or "without an ending" for name in names)
    listed = [f"{count:,} {ending}" for ending, count in counts.most_common(5)]
    return ", ".join(listed) + (", …" if len(counts) > len(listed) else "")
