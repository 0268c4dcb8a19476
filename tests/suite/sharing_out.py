"""How the tests are shared out among the processes of pytest-xdist (``-n``).

All that need PostgreSQL go to one process, so that there is one server, whose databases are made
once. The others go file by file, so that what a file prepares for its tests is prepared once.

All cases of a test that needs nothing but its parameters are one test: such a case takes far less
time than what pytest-xdist does to pass it around. Each case that fails is reported all the same.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

_SERVER = "postgres"
_WITH_SERVER = (
    "cli/database/test_connections.py",
    "cli/safety/test_passwords.py",
    "database/test_locks.py",
    "loader/loading/test_statistics.py",
    "query/conditions/test_compile.py",
    "query/conditions/test_compile_laws.py",
    "query/conditions/test_meaning.py",
    "query/conditions/test_register_fields.py",
    "query/counting/test_crosstab.py",
    "query/events/test_events.py",
    "query/events/test_merged.py",
    "query/events/test_moments.py",
    "query/order/test_first_events.py",
    "query/records/test_about.py",
    "query/test_fulltext.py",
)
"""Files of tests that need a server and do not say so in their names."""


def is_on_postgresql(item: pytest.Item) -> bool:
    """Whether a test is the case of PostgreSQL of one that runs on both databases."""
    case = getattr(item, "callspec", None)
    return case is not None and "postgresql" in map(str, case.params.values())


def share_of(name: str) -> str:
    """Return which share a test of this name (its node id) is in: only names are known here."""
    file, _, test = name.partition("::")
    return _SERVER if _SERVER in test or file.endswith(_WITH_SERVER) else file


def needs_server(item: pytest.Item) -> bool:
    """Whether a test uses PostgreSQL in any way."""
    return is_on_postgresql(item) or "postgres_server" in getattr(item, "fixturenames", ())


def scheduler(config: pytest.Config, log: Any) -> object:
    """Return what shares out the tests."""
    from xdist.scheduler import LoadScopeScheduling  # only where there is pytest-xdist

    class ByServerAndFile(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return share_of(nodeid)

    return ByServerAndFile(config, log)


_FOR_ALL = {"_compile_once", "request"}
"""Fixtures that every test has, and that a test without a database does without."""


class _CaseError(Exception):
    def __init__(self, failed: list[tuple[pytest.Function, BaseException]]) -> None:
        super().__init__(f"{len(failed)} cases failed")
        self.failed = failed


class Together(pytest.Item):
    """The cases of one test."""

    def __init__(self, *, cases: list[pytest.Function], **given: Any) -> None:
        super().__init__(**given)
        self.cases = cases

    def runtest(self) -> None:
        failed: list[tuple[pytest.Function, BaseException]] = []
        for case in self.cases:
            try:
                case.obj(**case.callspec.params)
            except pytest.skip.Exception:
                continue
            except (Exception, pytest.fail.Exception) as error:
                failed.append((case, error))
        if failed:
            raise _CaseError(failed)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: Any) -> Any:
        if not isinstance(excinfo.value, _CaseError):
            return super().repr_failure(excinfo)
        return "\n".join(
            f"{case.name}\n{case.repr_failure(pytest.ExceptionInfo.from_exception(error))}"
            for case, error in excinfo.value.failed
        )

    def reportinfo(self) -> tuple[Path, int | None, str]:
        path, line, _ = self.cases[0].reportinfo()
        return Path(path), line, self.name


def put_together(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """Return the tests with one for all cases of each test that needs nothing else."""
    together: dict[tuple[pytest.Item | Any, str], Together] = {}
    found: list[pytest.Item] = []
    for item in items:
        if not (isinstance(item, pytest.Function) and _has_only_parameters(item)):
            found.append(item)
            continue
        test = item.parent, item.originalname
        if test not in together:
            assert item.parent is not None
            together[test] = Together.from_parent(item.parent, name=item.originalname, cases=[])
            found.append(together[test])
        together[test].cases.append(item)
    return found


def _has_only_parameters(item: pytest.Function) -> bool:
    if not hasattr(item, "callspec") or any(
        mark.name != "parametrize" for mark in item.iter_markers()
    ):
        return False
    given: set[str] = set()
    for mark in item.iter_markers("parametrize"):
        names = mark.args[0]
        if mark.kwargs.get("indirect") or len(mark.args) > 2:
            return False
        given |= (
            {name.strip() for name in names.split(",")} if isinstance(names, str) else set(names)
        )
    return set(item.callspec.params) == given and not set(item.fixturenames) - given - _FOR_ALL
