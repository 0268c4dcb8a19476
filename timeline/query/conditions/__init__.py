"""A query as a SQL condition on events, or on the entries of a register.

``fields`` every field with its condition · ``event_conditions`` and ``value_conditions`` the
conditions · ``entries`` and ``entry_conditions`` the same for registers · ``reaching`` fields of
the entries that an event refers to · ``listing`` the query of a list · ``keys`` the records of the
keys in a query · ``ranges`` numbers and dates in a range · ``said`` values that any source gives ·
``rivals`` values that dispute the accepted ones · ``differing`` disputed values · ``naming`` keys
of records by their names · ``meaning`` other meanings of searched words · ``compile`` a query from
all of these.
"""
