"""What every test stands on: golden files, a wall around the network, a clean environment, no silent skips in CI."""

import difflib
import gc
import ipaddress
import os
import socket
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
SHARED = ROOT.parent / "shared"
ALLOWED_SKIP = "../shared"  # a fresh clone has no ../shared: the one reason to skip that CI accepts
OUR_VARIABLES = ("DX_", "SLACK_", "OPENAI_", "ANTHROPIC_", "LANGCHAIN_", "LANGSMITH_")

Golden = Callable[[str, str], None]

# Shared cores make deadlines flaky, and random examples would make one commit pass and fail in turn.
hypothesis_settings.register_profile("house", derandomize=True, deadline=None)
hypothesis_settings.load_profile("house")


def pytest_collection_finish() -> None:
    """What is imported stays for the whole run: looking through it for garbage again and again only takes time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_sessionfinish() -> None:
    """What was left open is told at the end."""
    gc.unfreeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden from what the code says now")


# --- golden files --------------------------------------------------------------------------------------------------
@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """golden(name, text) compares text with tests/golden/<name>; --update-golden rewrites the file instead."""
    updating = bool(request.config.getoption("--update-golden"))

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if updating:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
            return
        _same_as_file(path, text)

    return compare


def _same_as_file(path: Path, text: str) -> None:
    name = path.relative_to(ROOT).as_posix()
    todo = f"If the change is meant: ./dx test --update-golden, then read the diff of {name} before you commit it."
    if not path.exists():
        pytest.fail(f"{name} does not exist. {todo}", pytrace=False)
    expected = path.read_bytes().decode("utf-8")
    if expected != text:
        lines = difflib.unified_diff(
            expected.splitlines(), text.splitlines(), f"{name} (kept)", f"{name} (now)", lineterm="", n=2
        )
        pytest.fail("\n".join([f"{name} differs. {todo}", *lines]), pytrace=False)


# --- the network ---------------------------------------------------------------------------------------------------
class OutsideConnection(ConnectionError):
    """A test tried to reach beyond loopback."""


@pytest.fixture(scope="session")
def outside_attempts() -> Iterator[list[str]]:
    """Hosts beyond loopback that were tried; connecting to one raises, and the test fails even if it swallows that."""
    attempts: list[str] = []

    def guarded(real: Callable[..., Any], host_of: Callable[..., object]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            host = host_of(*args, **kwargs)
            if not _is_loopback(host):
                attempts.append(str(host))
                raise OutsideConnection(f"no test reaches beyond loopback: {host!r}")
            return real(*args, **kwargs)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for method in ("connect", "connect_ex"):
            patch.setattr(socket.socket, method, guarded(getattr(socket.socket, method), _peer))
        patch.setattr(socket.socket, "sendto", guarded(socket.socket.sendto, lambda s, *a: _peer(s, a[-1])))
        patch.setattr(socket, "getaddrinfo", guarded(socket.getaddrinfo, lambda host, *_a, **_k: host))
        yield attempts


@pytest.fixture(autouse=True)
def _nothing_outside(outside_attempts: list[str]) -> Iterator[None]:
    outside_attempts.clear()
    yield
    assert not outside_attempts, f"reached beyond loopback: {outside_attempts}"


def _peer(sock: socket.socket, address: object) -> object:
    """The host of an address; ``None`` for families that never leave the machine."""
    inet = sock.family in (socket.AF_INET, socket.AF_INET6)
    return address[0] if inet and isinstance(address, tuple) else None


def _is_loopback(host: object) -> bool:
    if host is None or host in ("", b"", "localhost", b"localhost"):
        return True
    name = host.decode() if isinstance(host, bytes) else str(host)
    try:
        return ipaddress.ip_address(name.split("%")[0]).is_loopback
    except ValueError:
        return False


# --- the environment -----------------------------------------------------------------------------------------------
@pytest.fixture(autouse=True, scope="session")
def _clean_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nobody's tokens, settings or library are seen by a test, and none writes into the home of the person."""
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):  # noqa: TID251 - the tests' own composition root
            if name.startswith(OUR_VARIABLES):
                patch.delenv(name)
        patch.setenv("DX_HOME", str(tmp_path_factory.mktemp("dx-home")))
        yield


@pytest.fixture(scope="session")
def shared_documents() -> Path:
    """../shared/data/documents: real documents that are not ours to ship."""
    folder = SHARED / "data" / "documents"
    if not folder.is_dir():
        pytest.skip("../shared is absent: real documents are not part of the project")
    return folder


# --- no silent skips in CI -----------------------------------------------------------------------------------------
def _in_ci() -> bool:
    return os.environ.get("CI", "").lower() in ("true", "1")  # noqa: TID251 - set by .ci/run


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if not hasattr(report, "wasxfail"):
        _fail_if_silently_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _fail_if_silently_skipped(report)
    return report


def _fail_if_silently_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    if not (report.skipped and _in_ci()):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if ALLOWED_SKIP not in reason:
        report.outcome = "failed"
        report.longrepr = f"In CI nothing is skipped but for {ALLOWED_SKIP}; install what is missing. {reason}"
