"""The marks of the lanes: a picture and the script of the page place them by the same rules."""

import json
from typing import TYPE_CHECKING

import pytest

from tests.made_events import of_edtf
from timeline.writers.html.embedding import asset
from timeline.writers.html.lanes import live_data
from timeline.writers.html.layout import WIDTH, EventSpan, layout
from timeline.writers.html.still import marks

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = """
<div id="live"><p id="period"></p><div><div id="chart" style="width:%spx"></div></div></div>
<script>
const drawn = {};
let shown = 0;
let early = false;
const view = {
  signal: () => view, addEventListener: () => {}, runAsync: async () => {},
  width: (width) => (width ? shown = width : shown),
  data: (layer, rows) => { drawn[layer] = rows; early ||= !shown; },
};
const event = document.createElement("article");
event.append(document.createElement("h4"));
const page = {
  data: %s, events: Array(99).fill(event), number: new Intl.NumberFormat("en"),
  isShown: () => true, embed: async () => view, follow: (changed) => changed(),
};
</script>
<script>%s</script>
"""  # what the script needs of the page, and a chart that only keeps what it is given
EVENTS = (
    ("2015/2022", "occurred"),
    ("2016-03", "occurred"),
    ("2016-03-04", "occurred"),
    ("2016-01/2016-12", "planned"),
    ("2016-05-06", "announced"),
    ("2017-02-03?", "occurred"),
    ("[2017-01-01,2017-06-01..2017-12-31,2019-05]", "occurred"),
    ("[2017-01-01,2017-06-01..2017-12-31,2019-05]", "planned"),
    ("2018-02/..", "occurred"),
    ("../2018-04-05", "occurred"),
    ("2018/..", "planned"),
    ("2018-01~/2020-06", "occurred"),
)


def test_the_page_draws_the_marks_of_its_picture(browser: "Browser") -> None:
    made = [of_edtf(date, status=status) for date, status in EVENTS]
    spans = [EventSpan.of(number, each, None, False) for number, each in enumerate(made)]
    found = layout([span for span in spans if span])
    page = browser.new_page()
    page.set_content(PAGE % (WIDTH, json.dumps(live_data(found)), asset("lanes.js")))
    page.wait_for_function("width => shown === width", arg=found.axis.width)
    drawn, still = page.evaluate("drawn"), marks(found)
    assert not page.evaluate("early"), "nothing is drawn before the width is known"
    page.close()
    del drawn["titles"], still["titles"]  # a browser knows how wide texts are, a picture guesses
    for side in ("left", "right"):
        drawn[side] = [{name: each[name] for name in ("n", "x", "y")} for each in drawn[side]]
    assert drawn.keys() == still.keys()
    for layer, expected in still.items():
        assert expected
        assert drawn[layer] == [pytest.approx(each, abs=0.1) for each in expected]
