"""Every command that reads, and every one that writes, in words for the attacked chronicle."""

READING: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("show",),
    ("show", "--json"),
    ("show", "--as", "lanes"),
    ("show", "--as", "density", "--by", "month"),
    ("show", "event"),
    ("show", "--as-of", "2022-08"),
    ("about", "event-00"),
    ("about", "event-01", "--json"),
    ("about", "event-03", "--why"),
    ("about", "paper"),
    ("list", "actors"),
    ("list", "events"),
    ("around", "event-00"),
    ("responses", "--to", "kind:exercise", "--by", "kind:launch"),
    ("ledger",),
    ("count", "--by", "year,kind"),
    ("compare", "one", "paper"),
    ("disputes",),
    ("duplicates", "--least", "1"),
    ("export", "csv"),
    ("export", "register", "actors"),
    ("export", "chronicle", "-o", "out"),
    ("db", "status"),
    ("log",),
    ("log", "1.."),
    ("log", "event-01"),
)
HISTORY = ("log",)
"""What rightly reports several editions."""
WRITING: tuple[tuple[str, ...], ...] = (
    ("load", "second"),
    ("load", "fewer", "--prune"),
    ("load", "second", "--dry-run"),
    ("undo",),
    ("undo", "--dry-run"),
    ("db", "upgrade"),
)
COPYING: tuple[tuple[str, ...], ...] = (("db", "backup", "made.db"), ("db", "restore", "sound.db"))
"""What there is for SQLite only."""
