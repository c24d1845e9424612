"""A page is fetched within limits, from public or allowed addresses only, and not twice while it is the same."""

import gzip
import itertools
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path

import pytest

from ingest.origins.addresses import AddressGuard, networks_of
from ingest.origins.fetching import Fetched, Fetcher, FetchLimits, NotModified, Validators
from knowledge import errors
from tests.unit.ingest.origins.page_server import Answer, PageServer, served

UNKNOWN = Validators()
STRICT = Fetcher(guard=AddressGuard())
FETCHER = Fetcher(
    guard=AddressGuard(allowed=(ip_network("127.0.0.0/8"),)),
    limits=FetchLimits(most_bytes=100_000, seconds=5, step_seconds=1, redirects=3),
)
PRIVATE = (
    "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1",
    "255.255.255.255", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "2002:0a00:0001::",
)  # fmt: skip
PAGE = "<title>手引き</title><p>受付は九時から。</p>".encode()


@pytest.fixture
def server() -> Iterator[PageServer]:
    with served() as running:
        yield running


def test_a_page_is_written_to_a_file_with_what_the_server_says_of_it(server: PageServer, tmp_path: Path) -> None:
    server.answers["/dx/a.html"] = Answer(PAGE, headers={"Content-Type": "text/html; charset=utf-8", "ETag": '"1"'})
    fetched = FETCHER.fetch(f"{server.url}/dx/a.html", into=tmp_path, known=UNKNOWN)
    assert isinstance(fetched, Fetched)
    assert (fetched.path.name, fetched.path.read_bytes()) == ("a.html", PAGE)
    assert fetched.validators == Validators(etag='"1"')
    assert len(fetched.content_hash) == 64


def test_what_the_server_calls_unchanged_is_not_fetched_again(server: PageServer, tmp_path: Path) -> None:
    server.answers["/a"] = Answer(PAGE, headers={"Content-Type": "text/html", "ETag": '"1"'})
    known = Validators(etag='"1"', last_modified="Thu, 01 Oct 2026 00:00:00 GMT")
    assert FETCHER.fetch(f"{server.url}/a", into=tmp_path, known=known) == NotModified()
    headers = server.asked[0][1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"1"', "Thu, 01 Oct 2026 00:00:00 GMT")
    assert list(tmp_path.iterdir()) == []


def test_a_redirect_is_followed_and_the_file_named_after_its_end(server: PageServer, tmp_path: Path) -> None:
    server.answers["/old"] = Answer(status=302, headers={"Location": "/new/tebiki.pdf"})
    server.answers["/new/tebiki.pdf"] = Answer(b"%PDF-", headers={"Content-Type": "application/pdf"})
    fetched = FETCHER.fetch(f"{server.url}/old", into=tmp_path, known=UNKNOWN)
    assert isinstance(fetched, Fetched)
    assert fetched.path.name == "tebiki.pdf"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(status=404), errors.MissingPage),
        (Answer(status=410), errors.MissingPage),
        (Answer(status=500), errors.UnreachablePage),
        (Answer(status=403), errors.UnreachablePage),
        (Answer(status=302, headers={"Location": "/"}), errors.UnreachablePage),
        (Answer(status=302, headers={"Location": "file:///etc/passwd"}), errors.ForbiddenAddress),
        (Answer(status=302, headers={"Location": "http://10.0.0.1/"}), errors.ForbiddenAddress),
        (Answer(b"x", headers={"Content-Type": "image/png"}), errors.UnsupportedFormat),
        (Answer(b"x" * 100_001), errors.TooLargeFile),
        (Answer(itertools.repeat(b"x" * 10_000)), errors.TooLargeFile),
        (Answer(gzip.compress(b"x" * 10_000_000), headers={"Content-Encoding": "gzip"}), errors.TooLargeFile),
        (Answer(b""), errors.EmptyFile),
    ],
)
def test_what_is_no_document_is_refused_under_its_address(
    server: PageServer, tmp_path: Path, answer: Answer, error: type[errors.DocumentError]
) -> None:
    server.answers["/"] = answer
    with pytest.raises(errors.DocumentError) as caught:
        FETCHER.fetch(f"{server.url}/", into=tmp_path, known=UNKNOWN)
    assert type(caught.value) is error
    assert caught.value.which == f"{server.url}/"


def test_an_answer_that_drips_ends_in_time(server: PageServer, tmp_path: Path) -> None:
    server.answers["/"] = Answer(itertools.repeat(b"x"))
    hasty = replace(FETCHER, limits=replace(FETCHER.limits, seconds=0.0))
    with pytest.raises(errors.UnreachablePage):
        hasty.fetch(f"{server.url}/", into=tmp_path, known=UNKNOWN)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://127.0.0.1/a",
        "file:///etc/passwd",
        "http://user:secret@127.0.0.1/",
        "http:///a",
        "javascript:1",
    ],
)
def test_an_address_that_is_not_plain_web_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(errors.ForbiddenAddress):
        FETCHER.fetch(url, into=tmp_path, known=UNKNOWN)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"])
def test_nothing_is_sent_to_the_own_machine_unless_it_is_allowed(server: PageServer, tmp_path: Path, host: str) -> None:
    port = server.url.rpartition(":")[2]
    with pytest.raises(errors.ForbiddenAddress):
        STRICT.fetch(f"http://{host}:{port}/", into=tmp_path, known=UNKNOWN)
    assert server.asked == []


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    with pytest.raises(errors.ForbiddenAddress):
        AddressGuard().check(address)


def test_public_addresses_and_allowed_networks_pass() -> None:
    AddressGuard().check("93.184.215.14")
    AddressGuard().check("2606:2800:21f::1")
    AddressGuard(allowed=networks_of("10.1.0.0/16, 192.168.0.5")).check("10.1.2.3")
    with pytest.raises(errors.ConfigurationError):
        networks_of("庁内")


def test_a_server_that_is_not_there_is_unreachable(tmp_path: Path) -> None:
    with served() as gone:
        url = gone.url
    with pytest.raises(errors.UnreachablePage):
        FETCHER.fetch(url, into=tmp_path, known=UNKNOWN)
