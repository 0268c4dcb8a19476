"""Calculations on events: rows in, tables of figures out.

Nothing here uses a session or a terminal: a function takes values of ``query.results`` and returns
values that ``views`` draws and ``writers`` writes.

``lags`` days between two events · ``around`` events before and after · ``responses`` events that
followed other events · ``starts`` events by their possible beginning · ``coverage`` the days that
sources cover · ``ledger`` procurements and their sums · ``batches`` which procurements concern the
same units · ``backlog`` units ordered and not delivered · ``balance`` stated totals compared with
their parts · ``disputes`` values on which sources differ · ``duplicates`` records that may describe
one event, or a whole and its part · ``independence`` how many independent sources support a value.
"""
