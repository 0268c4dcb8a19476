"""Calculations on events: rows in, tables of figures out.

Nothing here uses a terminal: a function takes values of ``query.results`` and returns values that
``views`` draws and ``writers`` writes.

``around`` events before and after · ``following`` events that followed others · ``crosstab`` how
many events there are by field · ``ledger`` procurements and their sums · ``duplicates`` records
that may describe one event · ``sides`` two sources or chronicles side by side · ``disputes`` values
on which sources differ · ``independence`` how many independent sources support a value · ``lags``
days between two events · ``sequence`` events by distance in time · ``dated`` events as they are
compared in time.
"""
