"""Fetching a page or a file from its address (URL) within limits; what has not changed is not fetched again."""

import hashlib
import ipaddress
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from ingest.origins.addresses import AddressGuard
from ingest.origins.file_names import file_name_of
from knowledge.errors import (
    EmptyFile,
    ForbiddenAddress,
    MissingPage,
    TooLargeFile,
    UnreachablePage,
    UnsupportedFormat,
)

_ACCEPTED = (
    "text/",
    "application/pdf",
    "application/xhtml+xml",
    "application/msword",
    "application/vnd.",
    "application/octet-stream",
    "application/x-zip",
    "application/zip",
)
_AGENT = "dx-advisor (+handbook registration)"
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What fetching one address may cost; `step_seconds` bounds each wait, `seconds` the whole."""

    most_bytes: int = 64 * 1024 * 1024
    seconds: float = 120.0
    step_seconds: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server said of an answer, so that it can be asked whether it still holds; empty where it said nothing."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave: the file it was written to, its hash, and the server's validators."""

    path: Path
    content_hash: str
    validators: Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The server says that nothing has changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """Fetches addresses. Through a `proxy` it is the proxy that reaches them: then only the name can be checked."""

    guard: AddressGuard
    limits: FetchLimits = FetchLimits()
    proxy: str = ""

    def fetch(self, url: str, *, into: Path, known: Validators) -> Fetched | NotModified:
        """Writes what an address gives to a file in the folder `into`, unless it is what is `known`.

        Raises ForbiddenAddress, MissingPage, UnreachablePage, UnsupportedFormat, TooLargeFile or EmptyFile.
        """
        ends = time.monotonic() + self.limits.seconds
        try:
            with self._client() as client, client.stream("GET", url, **self._asking(known)) as answer:
                return self._taken(answer, into=into, ends=ends)
        except (httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
            raise ForbiddenAddress("neither http nor https", which=url) from error
        except (httpx.HTTPError, httpx.StreamError) as error:
            raise UnreachablePage(f"it cannot be fetched ({type(error).__name__})", which=url) from error
        except (ForbiddenAddress, MissingPage, UnreachablePage, UnsupportedFormat, TooLargeFile, EmptyFile) as error:
            raise type(error)(error.what, which=url) from error

    # --- asking ----------------------------------------------------------------------------------------------------
    def _client(self) -> httpx.Client:
        return httpx.Client(
            follow_redirects=True,
            max_redirects=self.limits.redirects,
            timeout=self.limits.step_seconds,
            trust_env=False,
            proxy=self.proxy or None,
            headers={"User-Agent": _AGENT, "Accept-Language": "ja"},
            event_hooks={"request": [self._refuse_strange]},
        )

    def _asking(self, known: Validators) -> dict[str, Any]:
        asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        watched = {} if self.proxy else {"trace": self.guard.on_connection}
        return {"headers": {name: value for name, value in asked.items() if value}, "extensions": watched}

    def _refuse_strange(self, request: httpx.Request) -> None:
        """Looks at every request, those after a redirect included: its scheme, a password in it, a bare address."""
        url = request.url
        if url.scheme not in ("http", "https") or not url.host or url.userinfo:
            raise ForbiddenAddress("not a plain http or https address")
        if _is_bare_address(url.host):
            self.guard.check(url.host)

    # --- taking ----------------------------------------------------------------------------------------------------
    def _taken(self, answer: httpx.Response, *, into: Path, ends: float) -> Fetched | NotModified:
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            return NotModified()
        if answer.status_code in (httpx.codes.NOT_FOUND, httpx.codes.GONE):
            raise MissingPage(f"the server answered {answer.status_code}")
        if answer.status_code != httpx.codes.OK:
            raise UnreachablePage(f"the server answered {answer.status_code}")
        content_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if content_type and not content_type.startswith(_ACCEPTED):
            raise UnsupportedFormat(f"the server sends {content_type[:40]!r}")
        name = file_name_of(str(answer.url), answer.headers.get("content-disposition", ""), content_type)
        path = into / name
        return Fetched(
            path=path,
            content_hash=_written(self._pieces(answer, ends), path),
            validators=Validators(
                etag=answer.headers.get("etag", ""), last_modified=answer.headers.get("last-modified", "")
            ),
        )

    def _pieces(self, answer: httpx.Response, ends: float) -> Iterator[bytes]:
        """The unpacked content; its size is counted as it comes, whatever the server announced."""
        taken = 0
        for piece in answer.iter_bytes(_CHUNK):
            taken += len(piece)
            if taken > self.limits.most_bytes:
                raise TooLargeFile("the address gives more bytes than allowed")
            if time.monotonic() > ends:
                raise UnreachablePage("fetching took too long")
            yield piece
        if not taken:
            raise EmptyFile("the address gives nothing")


def _is_bare_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _written(pieces: Iterator[bytes], path: Path) -> str:
    """Writes pieces to a file; returns the SHA-256 of all of them."""
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for piece in pieces:
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()
