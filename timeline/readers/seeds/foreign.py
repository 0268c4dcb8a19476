"""Recognise YAML files of other programs in a folder of seed files.

They are recognised by the lines that begin in the first column, and not parsed: such a file may be
very large, or a template that is not valid YAML.
"""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from timeline.kinds import KINDS
from timeline.readers.opening.feed import MAX_FILE
from timeline.text import clip

_NAMED = 3
_TOP = re.compile(
    rb"""^(["']?)([^\s#"'\-{}\[\],&*!|>%@`:][^:\n"']{0,100})\1[ \t]*:(?=[ \t\r\n]|\Z)([^\n]*)"""
)
# Lines that only a seed file has, even a faulty one.
_SEED_LINE = re.compile(
    rb"^[ \t]*(?:-[ \t]+)?(?:cite|inferred|queries|chronicle):|^(?:[ \t]+|-[ \t]+)(?:-[ \t]+)?kind:"
    rb"[ \t]*(?:%s)\b" % "|".join(KINDS).encode()
)
_LIST = re.compile(rb"-[ \t\r\n]")


def foreign_keys(path: Path, sections: Iterable[str]) -> list[str] | None:
    """Return the names in the first column of a file of another program; None for any other file.

    A file is another program's if it has names in the first column or is a list, none of these
    names is a section or a misspelt one, and no line looks like one of a record. If it is a list,
    the result is empty. A file that cannot be read is not foreign: reading it reports the reason.
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
                if _SEED_LINE.match(line):
                    return None
                listed |= _LIST.match(line) is not None
                if not (top := _TOP.match(line)):
                    continue
                name, value = top[2].strip(), top[3].split(b" #")[0].strip()
                text = name.decode("utf-8", "replace")
                # Invisible characters may hide a section.
                if text in known or not text.isprintable():
                    return None
                # A section contains a mapping, on the lines below it or in braces.
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
    """Return whether at most one letter is wrong, missing, added or swapped with the next."""
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
    """Return the warning for a file that is skipped."""
    if not keys:
        what = "it is a list, not sections of a chronicle"
    else:
        more = ", …" if len(keys) > _NAMED else ""
        what = f"its keys are not sections of a chronicle ({', '.join(keys[:_NAMED])}{more})"
    return f"skipped: {what}; to read it, give the path of the file itself"


def what_is_there(names: Iterable[str]) -> str:
    """Return how many files of each extension there are: ``12 .txt, 3 .pdf``."""
    counts = Counter(Path(name).suffix.lower() or "without an extension" for name in names)
    most = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:5]
    listed = [f"{count:,} {ending}" for ending, count in most]
    return ", ".join(listed) + (", …" if len(counts) > len(listed) else "")
