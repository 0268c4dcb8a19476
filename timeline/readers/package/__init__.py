"""Data packages as ``timeline export csv --package`` writes them, read back as records.

What counts is stated once: values of events in ``events``, their numbers in ``amounts`` and other
dates in ``dates`` (``text``), ``links`` and ``claims``; the registers with their ``aliases``,
``source_columns`` and ``register_claims``; the texts of sources, and ``queries``. All else is
computed again.
"""

from timeline.readers.package.reading import DESCRIPTOR, foreign_fault, read

__all__ = ["DESCRIPTOR", "foreign_fault", "read"]
