"""The library: open a database, load, query, look back and export, as the commands do.

``database`` an opened database · ``reader`` its reading methods, and those of a snapshot · ``data``
a result as JSON. The package ``timeline`` re-exports the public names, with those of results and
errors. Nothing here prints. Results are frozen values that need no open database; errors are
``TimelineError``. Modules that take long to import are imported in the method that needs them.
"""
