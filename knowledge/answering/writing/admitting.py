"""What a model may not write, beside what the check of every claim asks (下書きの条件)."""

import re

from knowledge.answering.finding.evidence import Evidence
from knowledge.domain.answer import Draft
from knowledge.domain.document import Chunk
from knowledge.text import fold, shown

# An address that chat programs and pages would make a link of: with a scheme, of a mailbox, or a bare host.
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S|www\.\S|\S@[a-z0-9-]+\.|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b", re.IGNORECASE)


def is_admissible(draft: Draft, evidence: Evidence) -> bool:
    """Whether a draft has no address and no unseen sign of its own, and rests on more than headings."""
    if shown(draft.text) != draft.text or not _addresses_stand(draft):
        return False
    passages = {passage.key for passage in evidence.passages}
    return not draft.quotes or any(
        quote.key not in passages or not _is_heading(quote.text, evidence.offered.get(quote.key, ()))
        for quote in draft.quotes
    )


def _addresses_stand(draft: Draft) -> bool:
    """Every address stands whole in a quote: a model may not send readers where the source does not."""
    quoted = "\n".join(quote.text for quote in draft.quotes)
    return all(_address_around(match, draft.text) in quoted for match in _ADDRESS.finditer(draft.text))


def _address_around(match: re.Match[str], text: str) -> str:
    rest = re.match(r"[!-~]*", text[match.end() :])
    return match.group() + (rest.group() if rest else "")


def _is_heading(quote: str, chunks: tuple[Chunk, ...]) -> bool:
    """Whether a quote is no more than (a part of) a heading that stands above its text, or the document's title."""
    folded = fold(quote)
    return any(
        folded in fold(heading)
        for chunk in chunks
        for heading in (*chunk.location.heading_path, chunk.location.edition.document.title)
    )
