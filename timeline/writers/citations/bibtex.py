"""BibTeX: sources as entries for biblatex, BibTeX and the programs that read them.

The file is UTF-8. Every text is escaped for LaTeX and is in two pairs of braces, so that no
style changes its capitals or takes it for several names; an address is left as it is. ``date`` is
EDTF of the levels that biblatex reads (0 and 1). What it cannot say, and the address of an archived
copy, are in ``note``. An unknown part has no field.

Written here because libraries for BibTeX write the texts that they are given: the escaping, which
is most of it, would be here all the same.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final, TextIO

from timeline.query.results import SourceRef
from timeline.writers.citations.parts import (
    SourceType,
    accessed,
    address,
    clean,
    is_version,
    published,
    remarks,
    source_type,
)

_TYPES: Final[dict[SourceType, str]] = {"table": "dataset", "page": "online", "document": "misc"}
_ESCAPES: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        **{each: f"\\{each}" for each in "$&#_%{}"},
    }
)
_LONE_BRACES: Final = _ESCAPES | str.maketrans({"{": r"\lbrace{}", "}": r"\rbrace{}"})
_LIGATURES: Final = re.compile(r"([-`',])(?=\1)|([?!])(?=`)")
_IN_ADDRESSES: Final = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def write_bibtex(sources: Iterable[SourceRef], file: TextIO) -> None:
    """Write sources as BibTeX into an open file, an entry after the other."""
    before = ""
    for source in sources:
        lines = [f"@{_TYPES[source_type(source)]}{{{source.key},"]
        lines += [f"  {name} = {{{text}}}," for name, text in _fields(source)]
        file.write(before + "\n".join((*lines, "}\n")))
        before = "\n"


def escaped(text: str) -> str:
    """Return a text that LaTeX sets as it is."""
    text = clean(text)
    table = _ESCAPES if _is_balanced(text) else _LONE_BRACES  # readers count escaped braces, too
    return _LIGATURES.sub(r"\g<0>{}", text.translate(table))


def _is_balanced(text: str) -> bool:
    depths = list(accumulate((each == "{") - (each == "}") for each in text))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)


def _fields(source: SourceRef) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry, with their texts between the outer braces."""
    when, access = published(source), accessed(source)
    in_edtf = when.edtf is not None and when.edtf.level <= 1 and not when.edtf.is_set
    texts = {
        "author": source.author,
        "title": source.title,
        ("publisher" if source_type(source) == "table" else "organization"): source.publisher,
    }
    if not source.edition.isdecimal():
        texts["edition"] = source.edition
    elif is_version(source.edition):
        texts["version"] = source.edition
    else:
        yield "edition", source.edition  # a number, which styles write as "2nd"
    for name, text in texts.items():
        if text:
            yield name, f"{{{escaped(text)}}}"
    if when.edtf is not None and in_edtf:
        yield "date", when.edtf.text
    if source.url:
        yield "url", address(source.url).translate(_IN_ADDRESSES)
    if access is not None and access.season is None:
        yield "urldate", source.accessed
    if source.language:
        yield "language", escaped(source.language)
    inferred = source.published_inferred
    if note := remarks(source, date=not in_edtf or inferred, access=access is None):
        yield "note", f"{{{escaped(note)}}}"
