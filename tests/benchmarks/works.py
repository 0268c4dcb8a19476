"""All works that are measured, in the order of the table."""

from tests.benchmarks import bench_load
from tests.benchmarks.measuring.work import Work

WORKS: tuple[Work, ...] = (*bench_load.WORKS,)
