"""Which editions a question about changes means (比べる版): the document, the older and the newer edition."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answering import phrases
from knowledge.answering.changes.question import ChangeQuestion, mentioned
from knowledge.domain.answer import Caution, CautionKind
from knowledge.domain.calendar import japanese_date
from knowledge.domain.document import Edition
from knowledge.library.catalog import EditionState
from knowledge.library.history import Held
from knowledge.text import fold

Editions = tuple[Held, ...]
_BARE = re.compile(r"\d+(?:\.\d+)*版")


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPair:
    """Two editions of one document that readers may see, and the one that answers now."""

    old: Held
    new: Held
    latest: Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The pairs that may be meant, each of another document; the labels that no such document has.

    `cautions` say why there is no pair.
    """

    pairs: tuple[EditionPair, ...]
    unknown: tuple[str, ...]
    cautions: tuple[Caution, ...] = ()


def pairs_meant(asked: ChangeQuestion, documents: Sequence[Editions]) -> Found:
    """The documents that the question fits, each with the editions to compare; staged editions are not told of."""
    fitting = _named_best(asked, [editions for one in documents if (editions := public_editions(one))])
    unknown = tuple(label for label in asked.labels if not any(_has(editions, label) for editions in fitting))
    known = [label for label in asked.labels if label not in unknown]
    pairs = tuple(pair for editions in fitting if (pair := _pair(editions, known, asked.from_label)))
    if pairs or len(fitting) != 1:
        return Found(pairs=pairs, unknown=unknown)
    cautions = [unknown_edition(label, fitting[0][-1].edition) for label in unknown]
    return Found(pairs=(), unknown=unknown, cautions=tuple(cautions) or (_no_earlier(known, fitting[0]),))


def unknown_edition(label: str, latest: Edition) -> Caution:
    """「第3.1版は登録されていません（最新は第2.1版）。」."""
    text = phrases.EDITION_UNKNOWN.format(label=label, latest=named_edition(latest))
    return Caution(kind=CautionKind.EDITION_UNKNOWN, text=text)


def named_edition(edition: Edition) -> str:
    """第2.1版; else 令和7年4月1日の版; else 前の版."""
    if edition.label:
        return edition.label
    if edition.published:
        return phrases.UNLABELLED_EDITION.format(day=japanese_date(edition.published))
    return phrases.NAMELESS_EDITION


def public_editions(editions: Editions) -> Editions:
    """The editions that answer or have answered, oldest first, a file that was read anew only once.

    None of a document that was taken off the shelf.
    """
    seen = [held for held in editions if held.state is not EditionState.STAGED]
    if not any(held.state is EditionState.CURRENT for held in seen):
        return ()
    by_file = {held.edition.source_hash: held for held in reversed(seen)}
    by_file |= {held.edition.source_hash: held for held in seen if held.state is EditionState.CURRENT}
    return tuple(sorted(by_file.values(), key=lambda held: held.shelved.key))


def _named_best(asked: ChangeQuestion, documents: Sequence[Editions]) -> list[Editions]:
    """The documents whose title the question names best; without any, those that have the edition named; else all."""
    scores = [len(mentioned(editions[-1].edition.document.title, asked.text)) for editions in documents]
    best = max(scores, default=0)
    named = [editions for editions, score in zip(documents, scores, strict=True) if score == best]
    labelled = [editions for editions in named if any(_has(editions, label) for label in asked.labels)]
    return labelled or named


def _pair(editions: Editions, labels: Sequence[str], from_label: str) -> EditionPair | None:
    """The two named; from the one named up to now; else the one named, or the current one, and that before it."""
    named = [at for at, held in enumerate(editions) if is_named(held, labels)]
    current = next(at for at, held in enumerate(editions) if held.state is EditionState.CURRENT)
    newer = named[-1] if named else current
    older = named[0] if len(named) > 1 else newer - 1
    if len(named) == 1 and newer < current and is_named(editions[newer], [from_label]):
        older, newer = newer, current
    if older < 0:
        return None
    return EditionPair(old=editions[older], new=editions[newer], latest=editions[current])


def _has(editions: Editions, label: str) -> bool:
    return any(is_named(held, [label]) for held in editions)


def is_named(held: Held, labels: Sequence[str]) -> bool:
    """Whether the edition bears one of the labels: 第2版 is 第2.0版 too."""
    own = plain_label(held.edition.label)
    return bool(own) and any(label and plain_label(label) in own for label in labels)


def plain_label(label: str) -> str:
    """A label as others are compared with: 2.0版, 第2.0版 and 第2版 are one."""
    plain = fold(label).replace(".0版", "版")
    return f"第{plain}" if _BARE.fullmatch(plain) else plain


def _no_earlier(labels: Sequence[str], editions: Editions) -> Caution:
    named = [held for held in editions if is_named(held, labels)]
    edition = (named or [editions[-1]])[0].edition
    text = phrases.NO_EARLIER_EDITION.format(title=edition.document.title, label=named_edition(edition))
    return Caution(kind=CautionKind.NOT_COMPARABLE, text=text)
