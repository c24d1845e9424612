"""What a model may not write, beside what the check of every claim asks (下書きの条件)."""

import re

from knowledge.answering.writing.brief import Brief
from knowledge.domain.answer import Draft
from knowledge.domain.document import Chunk
from knowledge.text import fold, shown

# An address that chat programs and pages would make a link of: with a scheme, of a mailbox, or a bare host.
_ADDRESS = re.compile(
    r"[a-z][a-z0-9+.-]*://[!-~]*|www\.[!-~]+|[!-~]+@[!-~]+|(?<![!-~])(?:[a-z0-9-]+\.)+[a-z]{2,}[!-~]*", re.IGNORECASE
)
_TELLING = re.compile(r"[一-鿿々〆ァ-ヶー]+|[a-z0-9]+")
_LEAST_BORNE = 0.5
# An order to the one who reads aloud, not to the one who reads: 「…」と答えよ, 前の指示を無視して.
_ORDER = re.compile(
    r"[」』\"]と(?:だけ|のみ)?(?:答|回答|返答|返事|出力|述|表示|返|言|記載|断言)\w{0,3}(?:よ|ろ|ください|下さい|なさい)"
    r"|(?:指示|命令|規則|ルール|プロンプト|instructions?|prompts?)\S{0,6}(?:無視|忘れ|破棄)"
    r"|(?:ignore|disregard|forget)(?:all|any|the|my|your|previous|prior|above)*(?:instructions?|prompts?|rules?)",
)


def is_admissible(draft: Draft, brief: Brief) -> bool:
    """Whether a draft has no address and no unseen sign of its own, and rests on words of the source.

    It rests on them where a quote says more than a heading, no quote is an order to the model, and at least half of
    what the claim is about stands in its quotes, their headings or the question.
    """
    if shown(draft.text) != draft.text or not _addresses_stand(draft):
        return False
    if any(_ORDER.search(fold(quote.text)) for quote in draft.quotes):
        return False
    return _says_more_than_headings(draft, brief) and _is_borne(draft, brief)


def _addresses_stand(draft: Draft) -> bool:
    """Every address stands whole in a quote: a model may not send readers where the source does not."""
    quoted = "\n".join(quote.text for quote in draft.quotes)
    return all(match.group() in quoted for match in _ADDRESS.finditer(draft.text))


def _says_more_than_headings(draft: Draft, brief: Brief) -> bool:
    """Fields of records are statements, even where a heading says the same."""
    material = brief.material
    passages = {passage.key for passage in material.passages}
    return not draft.quotes or any(
        quote.key not in passages or not _is_heading(quote.text, material.offered.get(quote.key, ()))
        for quote in draft.quotes
    )


def _is_heading(quote: str, chunks: tuple[Chunk, ...]) -> bool:
    folded = fold(quote)
    return any(folded in fold(heading) for chunk in chunks for heading in _above(chunk))


def _is_borne(draft: Draft, brief: Brief) -> bool:
    """By pairs of letters within the words of a claim: 「国が全額を負担します」 is not borne by 「会議で決めます」."""
    chunks = (chunk for quote in draft.quotes for chunk in brief.material.offered.get(quote.key, ()))
    heard = [quote.text for quote in draft.quotes] + [line for chunk in chunks for line in _above(chunk)]
    mine, theirs = _pairs(draft.text), _pairs("\n".join((*heard, brief.reading.text)))
    return not mine or len(mine & theirs) >= len(mine) * _LEAST_BORNE


def _pairs(text: str) -> set[str]:
    words = _TELLING.findall("\n".join(map(fold, text.splitlines())))
    return {word[at : at + 2] for word in words for at in range(max(1, len(word) - 1))}


def _above(chunk: Chunk) -> tuple[str, ...]:
    """The headings above a text, the document's title among them."""
    return (*chunk.location.heading_path, chunk.location.edition.document.title)
