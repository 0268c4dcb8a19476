"""Pictures for slides and papers: charts as specifications of Vega-Lite, drawn as SVG, PNG or PDF.

Each view (``lanes``, ``density`` …) returns a ``Chart``: layers of marks with their data inline, in
pixels of a ``Size``. ``layout`` places them; its ``frame`` adds title and caption and returns the
specification as plain dicts. ``drawing`` draws it, and ``picture`` writes the file. All text from
data is a value of inline data: Vega reads expressions in no such value, so that a title is never
anything but text.
"""
