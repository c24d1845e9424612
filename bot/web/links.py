"""Addresses (リンク) of the page: where a source opens with the quote marked."""

from collections.abc import Callable
from urllib.parse import quote as percent
from urllib.parse import urlencode

from knowledge.domain.answer import Question
from knowledge.library.library import Library

MARK = "quote"
"""The id of the marked quote on the source page."""


def source_url(public_url: str) -> Callable[[str, str], str]:
    """(chunk id, quote) → address of the source page; `public_url` is where the page is reached, or "." on itself."""
    base = public_url.rstrip("/")

    def url(chunk_id: str, quote: str) -> str:
        address = f"{base}/sources/{percent(chunk_id, safe='')}"
        return f"{address}?{urlencode({'quote': quote}, quote_via=percent)}#{MARK}" if quote else address

    return url


def shown_source_url(public_url: str, library: Library) -> Callable[[str, str], str]:
    """As `source_url`, for what the page shows, which is what `library` holds; empty for anything else."""
    url = source_url(public_url)
    return lambda chunk_id, quote: url(chunk_id, quote) if library.chunks([chunk_id]) else ""


def page_image_url(source_hash: str, page: int) -> str:
    """The picture of a page of an original, from the page of a source."""
    return f"../pages/{source_hash}/{page}.webp"


def question_url(question: Question, *, home: str) -> str:
    """The answer's own address, from the page that shows it: the same question for the same day and asker."""
    fields = {"q": question.text, "as_of": question.as_of.isoformat()}
    if question.municipality:
        fields["municipality"] = question.municipality
    return f"{home}/?" + urlencode(fields, quote_via=percent)


def answer_url(base: str, answer_id: str) -> str:
    """The kept answer, from a page whose first page is at `base`."""
    return f"{base.rstrip('/')}/answers/{percent(answer_id, safe='')}"


def way_home(path: str) -> str:
    """From a path to the first page, relatively, so that the page also works below a prefix of a proxy."""
    return "/".join([".."] * (path.count("/") - 1)) or "."
