"""The tests' own ground holds: the network guard, golden files, no silent skips in CI."""

import socket
import textwrap
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
HOUSE = Path(__file__).resolve().parent.parent / "conftest.py"


@pytest.fixture
def house(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A small test folder under the same conftest.py, outside CI."""
    monkeypatch.delenv("CI", raising=False)
    (pytester.path / "tests").mkdir()
    (pytester.path / "tests" / "conftest.py").write_text(HOUSE.read_text(encoding="utf-8"), encoding="utf-8")
    return pytester


def _write(house: pytest.Pytester, body: str) -> None:
    (house.path / "tests" / "test_it.py").write_text(textwrap.dedent(body), encoding="utf-8")


def test_a_connection_beyond_loopback_raises(outside_attempts: list[str]) -> None:
    with socket.socket() as sock, pytest.raises(ConnectionError, match="beyond loopback"):
        sock.connect(("192.0.2.1", 80))
    with pytest.raises(ConnectionError, match="beyond loopback"):
        socket.getaddrinfo("example.com", 443)
    assert outside_attempts == ["192.0.2.1", "example.com"]
    outside_attempts.clear()


def test_a_connection_to_loopback_is_allowed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_a_swallowed_attempt_still_fails_the_test(house: pytest.Pytester) -> None:
    _write(
        house,
        """
        import contextlib, socket
        def test_swallows():
            with contextlib.suppress(Exception), socket.socket() as sock:
                sock.connect(("192.0.2.1", 80))
        """,
    )
    house.runpytest().assert_outcomes(passed=1, errors=1)


def test_a_golden_file_is_compared_and_rewritten_only_on_request(house: pytest.Pytester) -> None:
    _write(house, "def test_text(golden): golden('sub/name.txt', '一行目\\n二行目\\n')")
    house.runpytest().assert_outcomes(failed=1)
    house.runpytest("--update-golden").assert_outcomes(passed=1)
    house.runpytest().assert_outcomes(passed=1)
    (house.path / "tests/golden/sub/name.txt").write_text("一行目\n古い行\n", encoding="utf-8")
    result = house.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*-古い行*", "*+二行目*"])


_SKIPS = """
    import pytest
    def test_browser(): pytest.skip("chromium is not installed")
    def test_shared(shared_documents): pass
"""


def test_in_ci_a_skip_for_a_missing_program_is_a_failure(
    house: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(house, _SKIPS)
    monkeypatch.setenv("CI", "true")
    house.runpytest().assert_outcomes(failed=1, skipped=1)


def test_outside_ci_both_are_skipped_visibly(house: pytest.Pytester) -> None:
    _write(house, _SKIPS)
    result = house.runpytest("-rs")
    result.assert_outcomes(skipped=2)
    result.stdout.fnmatch_lines(["*chromium is not installed*"])


def test_in_ci_a_module_that_skips_itself_is_a_failure(house: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(house, "import pytest\npytest.skip('no node', allow_module_level=True)")
    monkeypatch.setenv("CI", "true")
    house.runpytest().assert_outcomes(errors=1)
