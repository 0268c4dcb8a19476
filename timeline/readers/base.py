"""The output of a reader: records in which every value knows its line.

How to add a reader for another format of file:

1. Write ``readers/FORMAT.py`` with one function ``read(file: ChronicleFile) -> Iterator[Item]``.
   It yields one :class:`Header` before the first record (an empty one if the format has none),
   then one :class:`Record` or :class:`Problem` at a time while it reads, so that a large file is
   never completely in memory. At the end of the file it sets ``file.sha256``. It opens the file
   with :func:`timeline.readers.opening.feed.open_file` and reads it through
   :class:`timeline.readers.opening.feed.Feed`, which hashes the bytes and rejects invalid UTF-8.
2. Add the ending of its files to ``READERS`` in ``readers/by_name.py``.
3. Test it in ``tests/readers/test_FORMAT.py``, with its own table of broken files.

A reader knows only syntax and sections. The loader and the kinds define which fields a record may
have, and what they mean.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from timeline.errors import Problem

ScalarStyle = Literal["plain", "quoted", "block", "flow"]


class Node(NamedTuple):
    """A value with its place in the file. Every scalar is text: ``no`` is "no", not false.

    A scalar that is null in YAML (empty, ``~``, an unquoted ``null``) is the empty text. ``line``
    is the line where the value begins, and ``key_line`` the line of its key, both counted from 1;
    for an item of a list they are equal. The style of a scalar is plain, quoted or block (``|``,
    ``>``); that of a collection is flow (``[…]``, ``{…}``) or block. ``lost`` is text next to a
    scalar that is not part of it for YAML: a comment after an unquoted text, from its ``#`` on; a
    written ``null`` or ``~``; the ``>`` of a block without text.

    A named tuple, because a large file has millions of them.
    """

    value: "str | list[Node] | dict[str, Node]"
    line: int
    key_line: int
    style: ScalarStyle
    lost: str = ""

    @property
    def written(self) -> str:
        """The value on one line, as YAML's flow style writes it, without spaces after commas.

        ``when: [2022-07-01..2022-07-10]`` is a list in YAML, but an EDTF set was meant. With this
        text an error can show the set to put in quotes.
        """
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, list):
            return "[" + ",".join(item.written for item in self.value) + "]"
        fields = ((key, node.written) for key, node in self.value.items())
        return "{" + ",".join(f"{key}: {text}" if text else key for key, text in fields) + "}"


def node_of(value: Any, line: int) -> Node:
    """Return a value with its line. Texts count as quoted: YAML interprets nothing in them."""
    if isinstance(value, str):
        return Node(value, line, line, "quoted")
    if isinstance(value, Mapping):
        return Node(
            {name: node_of(each, line) for name, each in value.items()}, line, line, "block"
        )
    return Node([node_of(each, line) for each in value], line, line, "block")


@dataclass(frozen=True, slots=True)
class Header:
    """What a file states about its chronicle, above its records. Empty text: not stated."""

    name: str = ""
    title: str = ""
    chronicle_timezone: str = ""  # IANA name; for files that state none
    timezone: str = ""  # IANA name; of this file
    line: int = 0  # of the ``chronicle:`` section; 0 if the file has none
    files: Mapping[str, str] = field(default_factory=dict)  # see ``ChronicleFile``


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One entry of a section, unchecked."""

    type: str  # event, actor, system, programme, place, source or query
    key: str
    body: Mapping[str, Node]  # a query's text is its field "text"
    path: str  # as the user would type it, relative to the current folder
    file: str  # inside the chronicle's folder, with "/" on every system
    line: int  # of the key
    sound: bool = True  # False: a fault in it is reported
    rejected: frozenset[str] = frozenset()  # fields that may lack a part; with "", any field may
    correction: bool = False  # True: a part of an event of another chronicle, which wins over it
    on_one_line: bool = False  # True: all of it is on the line of the key, as in a table
    exact: bool = False  # True: the white space in quotes is that of a text, which is not here

    def may_lack(self, name: str) -> bool:
        """Return whether a part of a field was rejected, so that it may be in the file."""
        return name in self.rejected or "" in self.rejected


ReadItem = Header | RawRecord | Problem


@dataclass(slots=True)
class ChronicleFile:
    """One file of a chronicle.

    ``sha256`` (hex) is empty until the file is read to its end. It is calculated with LF line ends
    and without a byte order mark, so that a checkout with CRLF has the same hash. ``files`` are
    those that the records of a data package are from, with their time zones: they are files of
    the chronicle, which the package represents.
    """

    path: str  # as the user would type it
    file: str  # inside the chronicle's folder
    location: Path  # where it is opened
    timezone: str = ""  # IANA name that applies to the file; empty if none is stated
    sha256: str = ""
    done: int = 0  # bytes read so far
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def zones(self) -> Mapping[str, str]:
        """The files that its records are of, with their time zones."""
        return self.files or {self.file: self.timezone}


@dataclass(slots=True)
class ChronicleFolder:
    """A folder of seed files and source texts, or the requested part of it."""

    name: str
    title: str
    root: Path
    files: list[ChronicleFile] = field(default_factory=list)  # sorted by ``file``
    head: tuple[str, int] | None = None  # path and line of the ``chronicle:`` section, if any
    whole: bool = False  # whole folder requested: files that are not in ``files`` do not exist
    instead: Mapping[Path, Path] = field(default_factory=dict)  # see ``open_chronicles``
