"""Drawing: plain values in, lines of text for a terminal out. A view has no access to a session.

``base`` how to add a view, colours, and wrapping of lines · ``dates`` dates as precise as they are
known · ``listing`` events in order · ``passages`` quotes inside their sentences · ``about`` one
event · ``source`` one source · ``entity`` one actor, system, programme or place · ``registers`` a
register · ``entry`` an event with its distance from another · ``around`` events before and after
another · ``responses`` events that followed others · ``ledger`` procurements and their sums ·
``lanes`` and ``density`` charts over time, on an ``axis`` in a ``layout`` · ``rows`` events grouped
by ``--by``.
"""
