"""A query as a SQL condition on events.

``fields`` every field with its condition · ``event_conditions`` and ``value_conditions`` the
conditions · ``ranges`` numbers and dates in a range · ``said`` values that any source gives ·
``rivals`` values that dispute the accepted ones · ``differing`` disputed values · ``naming`` keys
of records by their names · ``meaning`` other meanings of searched words · ``compile`` a query from
all of these.
"""
