"""The tests are shared out as they should be, see ``sharing_out.py``."""

import pytest

from tests.suite.sharing_out import needs_server, share_of


def test_all_tests_that_need_a_server_are_in_one_share(request: pytest.FixtureRequest) -> None:
    needing = [item.nodeid for item in request.session.items if needs_server(item)]
    server = share_of("tests/test_any.py::test_any[postgresql]")
    assert [name for name in needing if share_of(name) != server] == []


def test_other_tests_are_shared_out_by_file() -> None:
    assert share_of("tests/test_a.py::test_any[sqlite]") == share_of("tests/test_a.py::test_other")
    assert share_of("tests/test_a.py::test_any") != share_of("tests/test_b.py::test_any")
