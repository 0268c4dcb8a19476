"""Pictures for slides and papers: charts as specifications of Vega-Lite.

Each view (``lanes``) returns a ``Chart``: layers of marks with their data inline, in pixels of a
``Size``. ``framed`` adds title and caption and returns the specification as plain dicts. All text
from data is a value of inline data: Vega reads expressions in no such value, so that a title is
never anything but text.
"""
