"""Pictures as files: SVG, PNG or PDF, for slides and papers."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from timeline import files
from timeline.api.exports.base import ExportingReader, Notes, StrPath
from timeline.api.guards import of_kind, require_count
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.analysis.ledger.accounts.grouping import LedgerBy
    from timeline.over_time.rows import RowsBy
    from timeline.writers.charts.layout.frame import Chart
    from timeline.writers.charts.picture import Look, Origin

SizeName = Literal["slide", "page", "column"]


class PictureExports(ExportingReader):
    """The methods that draw pictures.

    ``to`` is a file whose name ends with ``.svg``, ``.png`` or ``.pdf``; it appears when all of it
    is written, and an existing one is replaced only with ``force``. ``size`` is that of a slide, of
    the width of a page or of a column; ``caption=False`` leaves out all but what the marks mean;
    ``scale`` are the pixels of a PNG for each CSS pixel. Each method returns remarks: what is not
    drawn if there is no caption, and scripts that no font has. Each raises QueryError, and
    UsageError, also if the extra ``charts`` is not installed or if there is nothing to draw.
    """

    def plot_lanes(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        kind: str | None = None,
        sure: bool = False,
        by: "RowsBy" = "kind",
        title: str = "",
        size: SizeName = "page",
        caption: bool = True,
        scale: float | None = None,
        force: bool = False,
    ) -> Notes:
        """Draw events over time in rows, as ``timeline plot lanes`` does.

        ``kind`` selects the events of this kind, ``sure`` those that surely match the query;
        for the others see the class.
        """
        from timeline.api.exports.reading_charts import read_lanes
        from timeline.query.conditions.compile import read_query
        from timeline.writers.charts.picture import Look

        look = Look.of(Path(to), title, size, caption=caption, scale=scale)
        with self._session() as session:
            asked = read_query(session, of_kind(query, kind), sure=sure)
            chart, origin = read_lanes(session, asked, look.size, by)
        return self._written(chart, origin, look, to, force)

    def plot_density(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        kind: str | None = None,
        sure: bool = False,
        by: "RowsBy" = "kind",
        count: Literal["events", "items"] = "events",
        title: str = "",
        size: SizeName = "page",
        caption: bool = True,
        scale: float | None = None,
        force: bool = False,
    ) -> Notes:
        """Draw how many events there are over time, as ``timeline plot density`` does.

        ``count`` is as in ``query``, ``kind`` and ``sure`` as in ``plot_lanes``; for the others see
        the class.
        """
        from timeline.api.exports.reading_charts import read_density
        from timeline.query.conditions.compile import read_query
        from timeline.writers.charts.picture import Look

        require_count(count)
        look = Look.of(Path(to), title, size, caption=caption, scale=scale)
        with self._session() as session:
            asked = read_query(session, of_kind(query, kind), sure=sure)
            chart, origin = read_density(session, asked, look.size, by, count)
        return self._written(chart, origin, look, to, force)

    def plot_ledger(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath,
        by: "LedgerBy" = "system",
        money: bool = False,
        exact: bool = False,
        sure: bool = False,
        title: str = "",
        size: SizeName = "page",
        caption: bool = True,
        scale: float | None = None,
        force: bool = False,
    ) -> Notes:
        """Draw the units of procurements by year and stage, as ``timeline plot ledger`` does.

        With ``money`` their costs, by currency; ``exact``: actors count for themselves, not for
        their states; for the others see the class.
        """
        from timeline.api.exports.reading_charts import read_ledger
        from timeline.query.conditions.compile import read_query
        from timeline.writers.charts.picture import Look

        look = Look.of(Path(to), title, size, caption=caption, scale=scale)
        with self._session() as session:
            asked = read_query(session, query, sure=sure)
            chart, origin = read_ledger(session, asked, look.size, by, money=money, exact=exact)
        return self._written(chart, origin, look, to, force)

    def plot_responses(
        self,
        triggers: str | Sequence[str],
        responses: str | Sequence[str],
        *,
        to: StrPath,
        within: Sequence[int] = (7, 30),
        permutations: int = 1_000,
        seed: int = 0,
        count: Literal["events", "parts"] = "events",
        title: str = "",
        size: SizeName = "page",
        caption: bool = True,
        scale: float | None = None,
        force: bool = False,
    ) -> Notes:
        """Draw how often events followed others, as ``timeline plot responses`` does.

        ``triggers`` and ``responses`` are queries, ``within`` numbers of days; ``permutations`` and
        ``seed`` are those of the p-value; with ``count="parts"`` each part of an event counts
        by itself. For the others see the class.
        """
        from timeline.analysis.following.shifting import Shifts
        from timeline.api.exports.reading_charts import read_responses
        from timeline.query.conditions.compile import read_query
        from timeline.writers.charts.picture import Look

        if count not in ("events", "parts"):
            raise UsageError(f"{count} cannot be counted", "count events or parts")
        if not within or min(within) < 0:
            raise UsageError(
                "windows are numbers of days, at least one of them", "call it with within=(7, 30)"
            )
        look = Look.of(Path(to), title, size, caption=caption, scale=scale)
        with self._session() as session:
            asked = read_query(session, triggers), read_query(session, responses)
            shifts = Shifts(permutations, seed)
            chart, origin = read_responses(
                session,
                *asked,
                within,
                look.size,
                shifts=shifts,
                unit="part" if count == "parts" else "event",
            )
        return self._written(chart, origin, look, to, force)

    def _written(
        self, chart: "Chart", origin: "Origin", look: "Look", to: StrPath, force: bool
    ) -> Notes:
        from timeline.writers.charts.picture import write_picture

        origin = origin.known(self._known_on, self.left_out)
        with files.no_wider_than(self._file):
            return tuple(write_picture(chart, origin, look, Path(to), force=force))
