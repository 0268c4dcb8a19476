"""Two chronicles with sources that report the same events, differ, or are alone."""

from typing import Any

HOSTILE = "<script>[b]=cmd|' /C'!A0 \x1b[31m\u202e발사"


def event(cite: dict[str, Any], **values: Any) -> dict[str, Any]:
    """A launch, unless it says otherwise."""
    return {
        "kind": "launch",
        "title": f"A launch {HOSTILE}",
        "launcher": "prk",
        **values,
        "cite": cite,
    }


def supports(quote: str, *paths: str, **more: Any) -> dict[str, Any]:
    return {"quote": quote, "for": list(paths), **more}


ACTORS = {"prk": {"name": "North Korea", "kind": "state", "country": "PRK"}}
SYSTEMS = {each: {"name": each.upper(), "category": "missile"} for each in ("kn-23", "kn-25")}
BOTH = ["when", "launcher", "quantity"]
ONE: dict[str, Any] = {
    "chronicle": {"name": "one"},
    "sources": {
        "wire": {"title": "Wire", "reliability": "B"},
        "paper": {"title": "Paper", "reliability": "C"},
    },
    "actors": ACTORS,
    "systems": SYSTEMS,
    "events": {
        "alike": event(
            {"wire": supports("eight on Monday", *BOTH), "paper": supports("8 were fired", *BOTH)},
            when="2020-01-06",
            quantity="8",
        ),
        "rival": event(
            {
                "wire": supports("eight of them", *BOTH),
                "paper": [
                    supports("in February", "when", "launcher"),
                    {"quote": "ten", "disputes": {"quantity": "10"}},
                ],
            },
            when="2020-02-03",
            quantity="8",
        ),
        "vaguer": event(
            {
                "wire": supports("on the third", "when", "launcher", "systems"),
                "paper": [{"quote": "in March", "says": {"when": "2020-03"}}],
            },
            when="2020-03-03",
            systems=["kn-23"],
        ),
        "only-wire": event({"wire": supports("once", "when", "launcher")}, when="2020-04-04"),
        "only-paper": event(
            {"paper": supports("a test", "when", "launcher")}, when="2021-09-09", launcher="prk"
        ),
        "maybe-wire": event(
            {"wire": supports("seven", *BOTH, "systems")},
            when="2022-05-05",
            quantity="7",
            systems=["kn-23"],
        ),
        "maybe-paper": event(
            {"paper": supports("five", *BOTH, "systems")},
            when="2022-05-05",
            quantity="5",
            systems=["kn-23"],
        ),
        "told-twice": event(
            {
                "wire": supports("eight", *BOTH),
                "paper": [
                    supports("on Monday", "when", "launcher"),
                    {"quote": "six", "disputes": {"quantity": "6"}},
                    {"quote": "ten, in June", "disputes": {"quantity": "10", "when": "2022-06"}},
                ],
            },
            when="2022-07-07",
            quantity="8",
        ),
        "priced": {
            "kind": "procurement",
            "title": "A deal",
            "when": "2022-10-10",
            "cost": "~3.9e12 KRW",
            "cite": {
                "wire": {
                    "quote": "3.9 trillion won ($3 billion)",
                    "for": ["when", "cost"],
                    "restates": {"cost": "3e9 USD"},
                },
                "paper": [
                    supports("in October", "when"),
                    {"quote": "$3 billion", "disputes": {"cost": "3e9 USD"}},
                    {"quote": "$5 billion", "disputes": {"cost": "5e9 USD"}},
                    {"quote": "a euro", "disputes": {"cost": "1 EUR"}},
                ],
            },
        },
        "merged-a": event(
            {"wire": supports("four", *BOTH, "systems")},
            when="2023-03-03",
            quantity="4",
            systems=["kn-23", "kn-25"],
        ),
    },
}
TWO: dict[str, Any] = {
    "chronicle": {"name": "two"},
    "sources": {"blog": {"title": "Blog"}},
    "events": {
        "merged-b": event(
            {
                "blog": supports("three", *BOTH, "systems"),
                "paper": supports("more than two", *BOTH),
            },
            when="2023-03",
            quantity="3",
            systems=["kn-23"],
            links=[{"same-as": "merged-a"}],
            inferred={"links": "the same day"},
        ),
        "only-two": event({"blog": supports("alone", "when", "launcher")}, when="2019-01-01"),
    },
}
