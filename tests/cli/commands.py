"""Every command that reads a database, as a user types it on the shipped chronicle."""

from typing import Final

from timeline.cli.entries import GROUPS

FORMATS: Final = ", ".join(
    each.name for group in GROUPS if group.name == "export" for each in group.entries
)
"""The formats that ``timeline export`` offers."""
OUT: Final = "OUT"
"""Stands for a file or a folder that the command writes, and begins the name of a picture."""
READING: Final[tuple[tuple[str, ...], ...]] = (
    ("show",),
    ("show", "--as", "lanes", "--by", "actor", "kind:launch,exercise"),
    ("show", "exercise", "--sort", "relevance", "--json"),
    ("show", "nothing-like-this"),
    ("show", "--as-of", "2030"),
    ("about", "f35a-second-batch", "--json"),
    ("about", "f35a-second-batch", "--why"),
    ("about", "alliance-article"),
    ("about", "kor"),
    ("list", "actors"),
    ("list", "actors", "kind:state", "date:2022"),
    ("list", "events", "actor:kor"),
    ("show", "system.category:aircraft", "actor.name:korea"),
    ("around", "f35a-arrival", "--days", "400"),
    ("responses", "--to", "kind:summit", "--by", "kind:deployment", "--within", "9999"),
    ("ledger",),
    ("count", "--by", "actor,year", "--sum", "quantity"),
    ("compare", "alliance-article", "cbs-news-tweet", "--json"),
    ("disputes",),
    ("duplicates", "--least", "1"),
    ("log",),
    ("log", "1"),
    ("log", "kor", "--json"),
    ("check",),
    ("export", "csv"),
    ("export", "csv", "--claims"),
    ("export", "csv", "--package", "-o", OUT, "--as-of", "2030"),
    ("export", "jsonl", "-o", OUT, "--as-of", "2030"),
    ("export", "csv", "-o", OUT, "--as-of", "2030"),
    ("export", "parquet", "-o", OUT),
    ("export", "parquet", "--dataset", "-o", OUT, "--as-of", "2030"),
    ("export", "register", "systems", "category:aircraft"),
    ("export", "register", "actors", "-o", OUT, "--as-of", "2030"),
    ("export", "xlsx", "-o", OUT),
    ("export", "markdown"),
    ("export", "markdown", "--pandoc", "-o", OUT, "--as-of", "2030"),
    ("export", "bibliography", "--style", "apa"),
    ("export", "bibtex"),
    ("export", "csl", "kind:launch", "-o", OUT, "--as-of", "2030"),
    ("export", "ris", "reliability:B"),
    ("export", "ics"),
    ("export", "timelinejs"),
    ("export", "geojson", "-o", OUT),
    ("export", "html", "-o", OUT),
    ("export", "chronicle", "-o", OUT),
    ("plot", "lanes", "-o", f"{OUT}.svg", "--as-of", "2030"),
    ("plot", "ledger", "--money", "-o", f"{OUT}.svg"),
    ("plot", "responses", "--to", "kind:summit", "--by", "kind:deployment", "-o", f"{OUT}.svg"),
    ("plot", "density", "--by", "actor", "-o", f"{OUT}.svg"),
    ("db", "status"),
    ("db", "backup", OUT),
)
_GROUPS: Final = {group.name for group in GROUPS}
ONE_OF_EACH: Final = tuple(
    {
        (words[0], words[1] if words[0] in _GROUPS else "", "--as-of" in words): words
        for words in reversed(READING)
    }.values()
)
"""A line of each command that reads, and one as of a day, which fills a second database."""
ALTERING: Final = ("load", "new", "undo", "db upgrade", "db restore")
"""The other commands that have a database."""
