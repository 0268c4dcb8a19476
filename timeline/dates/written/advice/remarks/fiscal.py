"""Fiscal years and seasons whose months depend on the country."""

import re
from typing import Final

from timeline.dates.written.advice.reading import Read, choices
from timeline.dates.written.advice.single.fiscal import in_every_country

_ELSEWHERE: Final = re.compile(
    r"(?:the )?(?P<name>(?:school|academic|sports?|football|crop|marketing|water|model) year"
    r"|season|(?:monsoon|rainy|wet|dry|flood|harvest|typhoon|hurricane|campaign|fighting|hunting)"
    r"(?: season)?)(?: of)? (?P<year>\d{4})(?: ?[-/–] ?(?P<next>\d{4}|\d\d))?"
).fullmatch


def country(text: str, read: Read) -> str:
    """Say which months a fiscal year has in several countries."""
    if (found := in_every_country(text)) and all(read(each.text) for each in found):
        slash = found[0].text.strip("[]").replace("..", "/")
        lasted = f"; with a slash, as in {slash}, if it lasted all the time"
        return (
            "a fiscal year begins in a different month in each country: write"
            f" {choices(found)}{lasted if '[' in found[0].text else ''}"
        )
    match = _ELSEWHERE(re.sub(r"^(the )?(\d{4}(?: ?[-/–] ?\d+)?) (.+)$", r"\3 \2", text))
    if not match:
        return ""
    last = int(match["year"]) + (match["next"] is not None)
    return (
        f"the months of a {match['name']} are not the same everywhere: write"
        f' "[{match["year"]}-06..{last:04}-09]" with its first and its last month'
    )
