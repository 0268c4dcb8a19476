"""What a reader hands over: records whose every value remembers the line it stands on.

How to add a reader for another format of file:

1. Write ``readers/FORMAT.py`` with one function ``read(file: ChronicleFile) -> Iterator[Item]``.
   It yields one :class:`Header` before the first record (an empty one where the format knows
   none), then a :class:`Record` or a :class:`Problem` at a time while it reads, so that a large
   file is never held whole; at the end of the file it sets ``file.sha256``. It opens the file with
   :func:`timeline.readers.feed.open_file` and passes its bytes through
   :class:`timeline.readers.feed.Feed`, which hashes them and refuses what is no UTF-8 text.
2. Add the ending of its files to ``READERS`` in ``readers/chronicle.py``.
3. Test it in ``tests/readers/test_FORMAT.py``, with its own table of broken files.

A reader knows syntax and sections only. Which fields a record may have, and what they mean, is the
affair of the loader and of the kinds.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from timeline.errors import Problem

Style = Literal["plain", "quoted", "block", "flow"]


class Node(NamedTuple):
    """A value that remembers its place. A scalar is text whatever it looks like: ``no`` is "no".

    A scalar that YAML calls null (nothing at all, ``~``, an unquoted ``null``) is the empty text.
    ``line`` is where the value begins and ``key_line`` where the key that leads to it stands, both
    counted from 1; for an item of a list they are the same. A scalar's style is plain, quoted or
    block (``|``, ``>``), a collection's flow (``[…]``, ``{…}``) or block. ``lost`` is what stands
    there and YAML takes for no part of a scalar: the comment after an unquoted text, from its ``#``
    on, the ``null`` or ``~`` that was written, the ``>`` of a block without any text.

    A named tuple, because a large file makes millions of them.
    """

    value: "str | list[Node] | dict[str, Node]"
    line: int
    key_line: int
    style: Style
    lost: str = ""

    @property
    def written(self) -> str:
        """The value on one line, as YAML's flow style writes it, without spaces after commas.

        ``when: [2022-07-01..2022-07-10]`` is a list to YAML; written so, it is the EDTF set that
        was meant, and an error can say: put it in quotes.
        """
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, list):
            return "[" + ",".join(item.written for item in self.value) + "]"
        fields = ((key, node.written) for key, node in self.value.items())
        return "{" + ",".join(f"{key}: {text}" if text else key for key, text in fields) + "}"


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of its chronicle, above its records. Empty text: the file does not say."""

    name: str = ""
    title: str = ""
    chronicle_timezone: str = ""  # IANA name; holds where a file gives none
    timezone: str = ""  # IANA name; of this file
    line: int = 0  # of the ``chronicle:`` section; 0 where the file has none


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a section, unchecked."""

    type: str  # event, actor, system, programme, place, source or query
    key: str
    body: dict[str, Node]  # a query's text is its field "text"
    path: str  # as the user would type it, relative to where they stand
    file: str  # inside the chronicle's folder, with "/" on every system
    line: int  # of the key
    sound: bool = True  # False: a fault in it is reported, and the body may lack what was refused


Item = Header | Record | Problem


@dataclass(slots=True)
class ChronicleFile:
    """One file of a chronicle.

    ``sha256`` (hex) is empty until the file is read through. It is of its bytes with line ends of
    LF and no byte order mark, so that a checkout with CRLF is the same file.
    """

    path: str  # as the user would type it
    file: str  # inside the chronicle's folder
    location: Path  # where it is opened
    timezone: str = ""  # IANA name that holds for the file; empty where nothing says
    sha256: str = ""


@dataclass(slots=True)
class ChronicleFolder:
    """A folder of seed files and source texts, or the part of it that was asked for."""

    name: str
    title: str
    root: Path
    files: list[ChronicleFile] = field(default_factory=list)  # sorted by ``file``
    head: tuple[str, int] | None = None  # path and line of the ``chronicle:`` section, if any
    whole: bool = False  # the whole folder was asked for: a file that is not in ``files`` is gone
