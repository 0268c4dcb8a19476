"""Parquet: the events as one file, or everything as a dataset of tables.

A file has the table ``events`` of ``query.dataset.declared``. A dataset is a folder with one folder
for each table; ``events`` is partitioned by year in the manner of Hive (``year=2022``). Each chunk
of events is a row group (of each year, in a dataset), so memory does not grow with their number.
Two exports of one database are the same bytes.

Numbers are doubles: what is written exactly is in the column ``text`` of ``amounts``. A day outside
the years 1 to 9999 cannot be a DATE of every program and is missing there; the bounds as day
numbers have it.
"""

from timeline.writers.parquet.dataset import write_dataset
from timeline.writers.parquet.file import write_file

__all__ = ["write_dataset", "write_file"]
