"""PDF with its resources in order: the program that makes it orders them at random.

The fonts of a page have names (``fo0``, ``fo1`` …) and objects in an order that differs from one
run to the next, and so have lists of other resources. Here fonts are named in the order of
their own names, lists are sorted, and objects are numbered in the order in which they are reached
from the root, so that the same picture gives the same bytes.
"""

import re
import zlib
from collections.abc import Mapping
from typing import NamedTuple

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)\s*endobj\s*", re.DOTALL)
_OFFSET = re.compile(rb"(\d{10}) \d{5} n")
_REFERENCE = re.compile(rb"(?<!\d)(\d+) 0 R")
_RESOURCES = re.compile(rb"/(Font|XObject|ExtGState|Pattern|Shading)\s*<<([^<>]*)>>")
_RESOURCE = re.compile(rb"/(\w+)\s+(\d+) 0 R")
_TAIL = re.compile(
    rb"xref\n(?P<offsets>[\d fn\r\n]+)(?P<trailer>trailer.*)"
    rb"startxref\s+(?P<table>\d+)\s+%%EOF\s*\Z",
    re.DOTALL,
)
_STREAM = re.compile(rb"(.*?)\bstream\r?\n(.*)\r?\nendstream\Z", re.DOTALL)


def in_order(pdf: bytes) -> bytes:
    """Return an equal PDF whose bytes depend on nothing but what it shows.

    A PDF that is built in another way than the program builds it now is returned as it is.
    """
    found = _parsed(pdf)
    if found is None:
        return pdf
    names = _font_names(found.bodies)
    bodies = {number: _renamed(body, names) for number, body in found.bodies.items()}
    return _written(found.head, bodies, found.trailer)


class _Parsed(NamedTuple):
    """A PDF: what is before its objects, these by number, and its trailer."""

    head: bytes
    bodies: Mapping[int, bytes]
    trailer: bytes


def _parsed(pdf: bytes) -> _Parsed | None:
    """Return the parts of a PDF whose one table has each object; None for any other."""
    found = _TAIL.search(pdf)
    if found is None or b"/Prev" in found["trailer"]:
        return None
    table = int(found["table"])
    if table != found.start():
        return None
    starts = sorted(int(each) for each in _OFFSET.findall(found["offsets"]))
    bodies: dict[int, bytes] = {}
    for start, end in zip(starts, [*starts[1:], table], strict=True):
        each = _OBJECT.fullmatch(pdf[start:end])
        if each is None:
            return None
        bodies[int(each[1])] = each[2]
    dictionaries = (found["trailer"], *map(_dictionary, bodies.values()))
    named = {int(each) for text in dictionaries for each in _REFERENCE.findall(text)}
    if not starts or not named <= bodies.keys():
        return None
    return _Parsed(pdf[: starts[0]], bodies, found["trailer"])


def _font_names(bodies: Mapping[int, bytes]) -> dict[bytes, bytes]:
    """Return the new name of each font, by its old one."""
    fonts = {
        name: _base(bodies[int(number)])
        for body in bodies.values()
        for type_, block in _RESOURCES.findall(_dictionary(body))
        for name, number in _RESOURCE.findall(block)
        if type_ == b"Font"
    }
    ordered = sorted(fonts, key=lambda name: fonts[name])
    return {name: b"fo%d" % number for number, name in enumerate(ordered)}


def _base(font: bytes) -> bytes:
    found = re.search(rb"/BaseFont\s*/(\S+)", font)
    return found[1] if found else font


def _dictionary(body: bytes) -> bytes:
    """Return an object without its stream."""
    found = _STREAM.match(body)
    return found[1] if found else body


def _renamed(body: bytes, names: Mapping[bytes, bytes]) -> bytes:
    """Return an object in which fonts have their new names, and resources are in order."""

    def block(found: re.Match[bytes]) -> bytes:
        used = ((names.get(name, name), number) for name, number in _RESOURCE.findall(found[2]))
        return b"/%s <<%s>>" % (found[1], b" ".join(b"/%s %s 0 R" % each for each in sorted(used)))

    stream = _STREAM.match(body)
    if stream is None:
        return _RESOURCES.sub(block, body)
    head, content = stream.groups()
    if b"/FlateDecode" in head and b"/Subtype" not in head.replace(b"/Subtype /Form", b""):
        content = _used(zlib.decompress(content), names)
        content = zlib.compress(content)
        head = re.sub(rb"/Length \d+", b"/Length %d" % len(content), head)
    return b"%sstream\n%s\nendstream" % (_RESOURCES.sub(block, head), content)


def _used(content: bytes, names: Mapping[bytes, bytes]) -> bytes:
    """Return the content of a page with the new names where a font is selected (``Tf``)."""
    return re.sub(rb"/(\w+)(?=\s+[-\d.]+\s+Tf\b)", lambda f: b"/" + names.get(f[1], f[1]), content)


def _written(head: bytes, bodies: Mapping[int, bytes], trailer: bytes) -> bytes:
    """Return a PDF of these objects, numbered as they are reached from the trailer."""
    order: dict[int, int] = {}
    waiting = [int(each) for each in reversed(_REFERENCE.findall(trailer))]
    while waiting:
        number = waiting.pop()
        if number not in order:
            order[number] = len(order) + 1
            found = _REFERENCE.findall(_dictionary(bodies[number]))
            waiting += [int(each) for each in reversed(found)]

    def renumbered(text: bytes) -> bytes:
        return _REFERENCE.sub(lambda found: b"%d 0 R" % order[int(found[1])], text)

    made, starts = bytearray(head), []
    for old, new in order.items():
        starts.append(len(made))
        dictionary = _dictionary(bodies[old])
        rest = bodies[old][len(dictionary) :]
        made += b"%d 0 obj\n%s%s\nendobj\n" % (new, renumbered(dictionary), rest)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(order) + 1)
    made += b"".join(b"%010d 00000 n \n" % start for start in starts)
    trailer = re.sub(rb"/Size \d+", b"/Size %d" % (len(order) + 1), renumbered(trailer))
    return bytes(made + trailer.strip() + b"\nstartxref\n%d\n%%%%EOF\n" % table)
