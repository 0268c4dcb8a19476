"""Inputs for the fuzzers: from the pieces of what is right, and from sound ones that were hurt."""

import random

CHARACTERS = "\0\t\n\r \x1b\x7f\u200b\u202e\ufeff\ud800'\"\\%_*?:,.-+/()[]{}<>~|&;$#@!=é발東𝟘🚀"
WORDS = {
    "date": (
        "2022 2022-07 2022-07-05 2022-07-05T09:30:00Z 201X XXXX 2022-21 -0044 Y170000002 .. / ~ ? %"
        " [ ] { } , early mid late by before after about within during same month year week day as"
        " the of and 3 days weeks event-00 published paper unknown 2022/23 Q3 5 July +09:00 9999"
    ),
    "query": (
        "kind: launch actor: one =one date: 2022 .. surely: not: said: disputed: grade: B2 =C none"
        ' place: quantity: 6.. cost: 1e12KRW @named word word* "a phrase" , title:"x" part-of: ( )'
        " system:rocket sort: status:planned same-as: since: -- -x 2022-07..2022-08 troops.one:"
    ),
    "number": (
        "8 ~10 17000+ >17000 <5 >= <= 6..8 .. 3.9e12 KRW USD XXX 1e99 1e-99 -1 0 0.5 , ' million"
        " 1e999999999 000 + - ~ ? e E _ 17.000 ９ $3 billion % inf nan 0x1F"
    ),
}


def text(chances: random.Random, what: str) -> str:
    """An input of some sort: ``date``, ``query`` or ``number``."""
    words = WORDS[what].split()
    made = [chances.choice(words) for _ in range(chances.choice([1, 2, 3, 5, 8]))]
    joined = chances.choice(["", " ", " "]).join(made)
    if chances.random() < 0.1:
        joined *= chances.choice([50, 400, 5000])
    return hurt(chances, joined) if chances.random() < 0.6 else joined


def hurt(chances: random.Random, sound: str, times: int = 0) -> str:
    """A text in which characters came, went, or moved."""
    characters = list(sound)
    for _ in range(times or chances.choice([1, 1, 2, 5])):
        place = chances.randrange(len(characters) + 1)
        match chances.randrange(4):
            case 0:
                characters.insert(place, chances.choice(CHARACTERS))
            case 1:
                del characters[place : place + chances.choice([1, 1, 10])]
            case 2:
                characters[place:place] = characters[place : place + chances.choice([1, 5, 30])]
            case _:
                characters.insert(place, chr(chances.randrange(1, 0xD800)))
    return "".join(characters)


def hurt_lines(chances: random.Random, sound: str) -> str:
    """A file in which lines went, came twice, changed places or depth, or were hurt."""
    lines = sound.splitlines(keepends=True)
    for _ in range(chances.choice([1, 1, 2, 4])):
        place = chances.randrange(len(lines))
        match chances.randrange(6):
            case 0:
                del lines[place : place + chances.choice([1, 1, 3])]
            case 1:
                lines.insert(place, lines[chances.randrange(len(lines))])
            case 2:
                lines[place] = "  " + lines[place]
            case 3:
                lines[place] = lines[place].lstrip(" ")
            case 4:
                head, colon, _ = lines[place].partition(": ")
                value = text(chances, chances.choice(list(WORDS)))
                lines[place] = f"{head}{colon}{value}\n"
            case _:
                lines[place] = hurt(chances, lines[place])
        lines = lines or ["\n"]
    return "".join(lines)


PATHS = (
    "../outside.txt", "ABSOLUTE", ".git/config", "a/../../b.txt", "a/./b.txt", ".hidden",
    "a/.b/c.txt", "CON", "nul.txt", "a/aux.txt", "dot.", "space ", "seed.yaml", "SEED.YAML",
    "a\\b.txt", "a//b.txt", "", ".", "..", "paper.txt/", "x" * 300, "a/" * 200 + "b", "~/x",
    "file:///etc", "a\nb.txt", "a\x1b[2Jb.txt", "\u202etxt.a", "chronicle.yaml", "é.txt", "C:x",
)  # fmt: skip
OPTIONS = (
    "--json", "--limit", "--as", "lanes", "density", "--by", "actor", "year", "--sort", "relevance",
    "--as-of", "2022", "--kind", "launch", "--since", "--until", "--within", "7,30", "--to",
    "--why", "--by", "--days", "--least", "--dry-run", "--prune", "--excel", "-o", "made",
    "events.csv", "out", "--force", "--help", "--version", "--", "-", "-1", "0",
    "99999999999999999999",
    "", " ", "first", "event-00", "one", "paper", "1..", "1", "kind:launch", "\x1b[2J", "[bold]x",
    "\udcff", "--no-such", "é",
)  # fmt: skip
COMMANDS = (
    "load", "check", "dates", "show", "about", "list", "around", "responses", "ledger", "disputes",
    "compare", "count", "duplicates", "log", "undo", "export", "csv", "chronicle", "db", "upgrade",
    "status", "backup", "restore", "nonsense",
)  # fmt: skip
