"""Questions that are answered by figures: rows in, tables of figures out.

Nothing here knows a session or a screen: a function takes values of ``query.results`` and gives
values that ``views`` draws and ``writers`` writes.

``lags`` how far two events are apart · ``around`` what came before and after · ``responses`` what
followed what · ``ledger`` procurements and their sums · ``balance`` stated totals held against
their parts · ``disputes`` values on which sources differ · ``independence`` how many sources bear
a value, reprints counted once.
"""
