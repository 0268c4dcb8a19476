"""The library: open a database, load, query, look back and export, as the commands do.

``database`` a database, and one moment of it · ``reader`` what can be asked of either · ``data`` a
result as JSON. The package ``timeline`` offers their names, with those of results and faults.
Nothing here prints. Results are frozen values that need no open database; faults are
``TimelineError``. What takes long to import is imported in the method that needs it.
"""
