"""Wording that messages of every package share: keys, plurals, articles, lists, suggestions.

English only, and a few lines each: a library for it (inflect, Babel) would cost more at each start
than all of this.
"""

import re
import shlex
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

KEY: Final = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
"""The pattern of a key, for use inside other patterns: it has no group."""
MAX_KEY: Final = 100
"""Characters of a key at most."""
_KEY: Final = re.compile(KEY)
_NOTE_RAISED: Final = re.compile(r"(?<=\d)(?<!(?<!\d)10)[⁰¹²³⁴-⁹]+")
_NOTE_AT_END: Final = re.compile(r"(?<=\w)\s*(?:\[(?:\d{1,3}|[a-z])\]|[*†‡§]+)\s*$")
_IN_PARENTHESES: Final = re.compile(r"[(\[（][^()\[\]（）]*[)\]）]")
_IN_CELL: Final = re.compile(r'(?:^|;)\s*(?:"((?:[^"]|"")*)"|([^";]*))\s*(?=;|$)')
_SLOT: Final = re.compile(rf"({KEY}): (.*)")
_LIKE_SLOT: Final = re.compile(rf"(\r\n?|\n)(?= *{KEY}: )")
_INDENTED: Final = re.compile(rf" +{KEY}: ")


def is_key(text: str) -> bool:
    """Return whether ``text`` is a key: lower-case ASCII words and numbers, joined by hyphens."""
    return len(text) <= MAX_KEY and _KEY.fullmatch(text) is not None


def suggest_key(text: str, prefix: str) -> str:
    """Return the key nearest to a text; empty if the text has no letter that a key may have.

    ``prefix`` goes before a text that begins with a digit: ``2022 launch`` → ``event-2022-launch``.
    """
    letters = unicodedata.normalize("NFKD", text[: 4 * MAX_KEY]).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", letters.lower().replace("'", "")).strip("-")
    if slug[:1].isdigit():
        slug = f"{prefix}-{slug}"
    return slug[:MAX_KEY].rstrip("-")


def latin_key(text: str, prefix: str) -> str:
    """Return the key nearest to a name; empty if letters of another script would be lost.

    ``無水端里, China`` is not ``china``. In parentheses after a Latin name they repeat it, and are
    left out: ``Hwasong-17 (화성-17)`` → ``hwasong-17``.
    """
    if text.isascii():
        return suggest_key(text, prefix)
    bare = _IN_PARENTHESES.sub(lambda found: "" if _is_foreign(found[0]) else found[0], text)
    return "" if _is_foreign(bare) else suggest_key(bare, prefix)


def made_key(name: str, prefix: str) -> str:
    """Return a key for a name of any script, which is not the plain name of another thing.

    If ``latin_key`` has none, it ends in a digest: ``無水端里, China`` → ``china-f8092bc5``, and
    without any letter that a key may have it begins with ``prefix``: ``place-967df000``.
    """
    if key := latin_key(name, prefix):
        return key
    from hashlib import sha256  # not for every command

    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    letters = suggest_key(name, prefix) or prefix
    return f"{letters[: MAX_KEY - len(digest) - 1].rstrip('-')}-{digest}"


def _is_foreign(text: str) -> bool:
    """Return whether a text has letters that are not Latin."""
    return any(
        each > "\x7f"
        and unicodedata.category(each) in ("Lu", "Ll", "Lt", "Lo")  # no marks, as in Hawaiʻi
        and "LATIN" not in unicodedata.name(each, "")
        for each in unicodedata.normalize("NFKC", text[: 4 * MAX_KEY])
    )


def one_line(text: str) -> str:
    """Return text with single spaces: a quote has the line ends of its source."""
    return re.sub(r"\s+", " ", text)


def noun(count: int, one: str, many: str = "") -> str:
    """Return the form of a noun that follows ``count``, without the number: ``queries``."""
    if count == 1:
        return one
    return many or (f"{one[:-1]}ies" if re.search("[^aeiou]y$", one) else f"{one}s")


def plural(count: int, one: str, many: str = "", *, does: str = "", do: str = "") -> str:
    """Return ``1 event``, ``3 events``, ``1,200 events``.

    With ``does`` and ``do``: ``1 event cites it``, ``3 events cite it``.
    """
    return f"{count:,} {noun(count, one, many)} {does if count == 1 else do}".rstrip()


def with_article(word: str) -> str:
    """Return a noun after its indefinite article: ``a launch``, ``an event``."""
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def listed(words: Sequence[str], last: str = "or") -> str:
    """Return ``a``, ``a or b``, ``a, b or c``; an empty text for no words."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def first_of(words: Sequence[str], most: int = 3) -> str:
    """Return ``a``, ``a and b``, or the first words and how many others: ``a, b and 7 more``."""
    more = [f"{len(words) - most:,} more"] if len(words) > most else []
    return listed([*words[:most], *more], "and")


def without_note_marks(text: str) -> str:
    """Return a text without the marks of footnotes after its figures: of ``180¹`` or ``180 [3]``,
    ``180``. A power of ten (``10⁹``) has none.
    """
    return _NOTE_AT_END.sub("", _NOTE_RAISED.sub("", text))


def suggest(names: Sequence[str], otherwise: str = "") -> str:
    """Return a question that offers the names; ``otherwise`` if there are none."""
    return f"did you mean {listed(names)}?" if names else otherwise


def clip(text: str, length: int = 60) -> str:
    """Return a text shortened for a message."""
    return text if len(text) <= length else text[: length - 1] + "…"


def shell_word(path: str) -> str:
    """Return a path as a word of a shell, which no command takes for an option."""
    return shlex.quote(f"./{path}" if path.startswith("-") else path)


def names_in_cell(names: Iterable[str]) -> str:
    """Return names in one text, separated by ``; ``; ``names_of_cell`` is the way back.

    A name is in double quotes, as in CSV, if it could be taken for several or is not trimmed.
    """
    return "; ".join([_in_cell(name) if _is_ambiguous(name) else name for name in names])


def names_of_cell(cell: str) -> list[str]:
    """Return the names in a text; those without a name between two ``;`` are empty."""
    found = _IN_CELL.findall(cell) if cell.strip() else ()
    return [quoted.replace('""', '"') if quoted else plain.strip() for quoted, plain in found]


def texts_in_cell(texts: Mapping[str, str]) -> str:
    """Return texts by slot in one text, on lines ``slot: text``; ``texts_of_cell`` is the way back.

    A further line of a text that could be taken for one with a slot is indented by a space.
    """
    whole = ((slot, _LIKE_SLOT.sub(r"\1 ", text)) for slot, text in texts.items())
    return "\n".join([f"{slot}: {text}" for slot, text in whole])


def texts_of_cell(cell: str) -> dict[str, str]:
    """Return the texts in a text by their slots; lines before the first slot have an empty one."""
    found: dict[str, str] = {}
    slot = ""
    for line in cell.split("\n"):
        if match := _SLOT.fullmatch(line):
            slot = match[1]
            found[slot] = match[2]
        else:
            text = line[1:] if _INDENTED.match(line) else line
            found[slot] = f"{found[slot]}\n{text}" if slot in found else text
    return found


def _is_ambiguous(name: str) -> bool:
    return ";" in name or '"' in name or name != name.strip()


def _in_cell(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
