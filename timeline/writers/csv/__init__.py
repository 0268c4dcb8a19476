"""Tables as CSV.

``table`` how any table is written · ``events`` one row each · ``claims`` one row for each value
and what a source says of it · ``registers`` one row for each entry · ``losses`` what a table of
events does not have.
"""

from timeline.writers.csv.claims import write_claims
from timeline.writers.csv.events import columns, write_csv
from timeline.writers.csv.losses import TableLosses

__all__ = ["TableLosses", "columns", "write_claims", "write_csv"]
