"""Drawing: plain values in, lines of text for a terminal out. No view sees a session.

``base`` the recipe, the palette and how a line is filled · ``dates`` dates as precise as they are
known · ``listing`` events in order · ``passages`` quotes inside their sentences · ``about`` one
event · ``source`` one source · ``entity`` one actor, system, programme or place · ``registers`` a
register · ``entry`` an event behind its distance from another · ``around`` what came before and
after · ``responses`` what followed what · ``ledger`` procurements and their sums ·
``lanes`` and ``density`` charts over time, on an ``axis`` in a ``frame`` · ``rows`` what ``--by``
makes of events.
"""
