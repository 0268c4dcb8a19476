"""All works that are measured, in the order of the table."""

from tests.benchmarks.measuring.work import Work
from tests.benchmarks.works import (
    bench_chance,
    bench_draft,
    bench_duplicates,
    bench_edtf,
    bench_export,
    bench_load,
    bench_load_yaml,
    bench_network,
    bench_quotes,
    bench_read,
    bench_reports,
    bench_startup,
)

WORKS: tuple[Work, ...] = (
    *bench_load.WORKS,
    *bench_load_yaml.WORKS,
    *bench_read.WORKS,
    *bench_reports.WORKS,
    *bench_export.WORKS,
    *bench_startup.WORKS,
    *bench_duplicates.WORKS,
    *bench_chance.WORKS,
    *bench_network.WORKS,
    *bench_draft.WORKS,
    *bench_quotes.WORKS,
    *bench_edtf.WORKS,
)
