"""Tables as CSV.

``table`` how any table is written · ``events`` one row each · ``claims`` one row for each value
and what a source says of it · ``registers`` one row for each entry.
"""

from timeline.writers.csv.claims import write_claims
from timeline.writers.csv.events import columns, write_csv

__all__ = ["columns", "write_claims", "write_csv"]
