"""The CPU seconds in which DuckDB writes the table of a Parquet file again: ``copying FILE TO``.

It has the table in memory, and does not read it from anywhere meanwhile.
"""

import json
import sys
import time

import duckdb


def main() -> None:
    """Measure it, and print the figure."""
    file, to = sys.argv[1:]
    with duckdb.connect() as opened:
        opened.execute("SET threads = 2")
        opened.execute("CREATE TABLE events AS SELECT * FROM read_parquet(?)", [file])
        began = time.process_time()
        opened.execute(f"COPY events TO '{to}' (FORMAT parquet, COMPRESSION zstd)")
        print(json.dumps({"copy": time.process_time() - began}))


if __name__ == "__main__":
    main()
