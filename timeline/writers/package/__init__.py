"""A Frictionless data package: a folder of CSV tables, and a descriptor of them.

``tables`` the files · ``schema`` the types, keys and vocabularies of their columns · ``texts`` the
texts of sources, which are files next to them.

Each table has a Table Schema with types, constraints, primary and foreign keys. Two more tables are
the codebook: ``codebook`` has every column, ``vocabulary`` every word of the closed vocabularies.
UTF-8; a missing value is an empty cell; a list is a JSON array; days are ISO dates and missing if
they are in no year from 1 to 9999. Numbers are the nearest doubles: ``amounts.text`` is exact.
"""

from timeline.writers.package.tables import write_package

__all__ = ["write_package"]
