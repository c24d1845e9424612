"""Wrong premises (前提の誤り): an edition, a section or a document that a question names and the library does not have.

What there is is read off the labels and headings of the library. A premise that is wrong is said before anything else;
where nothing but the missing thing is asked for, there is no answer.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from knowledge.answering import phrases
from knowledge.answering.changes.compared_editions import is_named, named_edition, plain_label, unknown_edition
from knowledge.answering.changes.question import mentioned
from knowledge.answering.reading.edition_meant import EDITION_NAMES, KINDS_OF_DOCUMENT
from knowledge.answering.reading.section_series import NUMBERED_SECTION, missing_sections
from knowledge.answering.reading.topic import is_elliptical
from knowledge.domain.answer import Caution, CautionKind, Passage
from knowledge.domain.document import Edition
from knowledge.library.catalog import EditionState
from knowledge.library.history import Held
from knowledge.library.library import Library
from knowledge.text import fold

_EDITION = re.compile(EDITION_NAMES)
_NUMBER = re.compile(r"\d+(?:\.\d+)*|元")
# What is said of a document that is cited: 「…」では, …によると, …の第3章.
_CITED = (
    r"(?=では|によ(?:ると|れば)|に(?:は)?(?:書|載|記載)|に(?:従|沿|基づ)|"
    r"の(?:第?\d|p\.?\d|中で|第[一二三四五六七八九十]))"
)
_DOCUMENT = re.compile(
    rf"[『「](?P<quoted>[^』」]{{2,40}}(?:{KINDS_OF_DOCUMENT}))[』」]{_CITED}|"
    rf"(?P<bare>[一-鿿ァ-ヶーa-z0-9&・]{{2,30}}(?:{KINDS_OF_DOCUMENT})){_CITED}"
)
_ALIKE = 0.6
_BELONGS = ("の", "、", ",")  # what ends the words that a section belongs to


@dataclass(frozen=True, slots=True, kw_only=True)
class Premises:
    """What has to be said first, and whether that leaves nothing to be answered.

    `absent` are the folded words of the question for what is not there: nothing can be found by them.
    """

    cautions: tuple[Caution, ...] = ()
    absent: tuple[str, ...] = ()
    leave_nothing: bool = False


@dataclass(frozen=True, slots=True)
class _Wrong:
    """What the question says, folded; what is to be said of it; whether the library has nothing in its place."""

    said: str
    caution: Caution
    is_absent: bool = True
    is_section: bool = False


def examine(question: str, library: Library, find: Callable[[], Sequence[Passage]]) -> Premises:
    """The wrong premises of a stand-alone question; `find` finds its passages, where it names what can be missing."""
    text = fold(question)
    if not any(pattern.search(text) for pattern in (_EDITION, _DOCUMENT, NUMBERED_SECTION)):
        return Premises()
    passages = find()
    editions = library.editions()
    named = [edition for edition in editions if mentioned(edition.document.title, text)]
    wrong = [
        *_of_editions(text, library, named, passages),
        *_of_sections(text, library, named, passages),
        *_of_documents(text, editions, passages),
    ]
    rest = text
    for said in sorted({one.said for one in wrong}, key=len, reverse=True):
        rest = rest.replace(said, " ")
    for edition in named:
        rest = rest.replace(mentioned(edition.document.title, text), " ")
    return Premises(
        cautions=tuple(dict.fromkeys(one.caution for one in wrong)),
        absent=tuple(dict.fromkeys(one.said for one in wrong)),
        leave_nothing=any(one.is_absent for one in wrong)
        and (is_elliptical(rest, library.words) or any(_is_asked_for(one, text, library) for one in wrong)),
    )


def _is_asked_for(wrong: _Wrong, text: str, library: Library) -> bool:
    """Whether the missing section itself is asked for (移行の手順9を教えて), nothing of what stands before."""
    before, _, after = text.partition(wrong.said)
    if not wrong.is_section or (before and not before.endswith(_BELONGS)):
        return False
    series = _NUMBER.sub("", wrong.said).lstrip("第")
    return is_elliptical(after.replace(series, " "), library.words)


# --- editions ------------------------------------------------------------------------------------------------------
def _of_editions(
    text: str, library: Library, named: Sequence[Edition], passages: Sequence[Passage]
) -> Iterator[_Wrong]:
    """An edition that is not registered, or is not the one that answers now."""
    labels = dict.fromkeys(match[0] for match in _EDITION.finditer(text))
    if not labels:
        return
    kept = [one for held in library.history.documents() for one in held if one.state is not EditionState.STAGED]
    if named:
        kept = [one for one in kept if any(one.edition.document.id == edition.document.id for edition in named)]
    for label in labels:
        alike = [one for one in kept if one.edition.label and _form(one.edition.label) == _form(label)]
        if not alike and not label.endswith("版"):
            continue  # TLS v1.2 is no edition of anything here
        same = [one for one in alike if is_named(one, [label])]
        latest = _latest([*named, *(passage.location.edition for passage in passages)], alike)
        if latest is None or any(one.state is EditionState.CURRENT for one in same):
            continue
        yield _wrong_edition(label, same, latest)


def _wrong_edition(label: str, same: Sequence[Held], latest: Edition) -> _Wrong:
    if not same:
        return _Wrong(label, unknown_edition(label, latest))
    text = phrases.EDITION_NOT_CURRENT.format(label=same[0].edition.label, latest=named_edition(latest))
    return _Wrong(label, Caution(kind=CautionKind.PREMISE, text=text), is_absent=False)


def _latest(near: Sequence[Edition], alike: Sequence[Held]) -> Edition | None:
    """The current edition of the document that is meant: one with such labels, the named or nearest one first."""
    current = {one.edition.document.id: one.edition for one in alike if one.state is EditionState.CURRENT}
    return next((current[edition.document.id] for edition in near if edition.document.id in current), None) or next(
        iter([*current.values(), *near]), None
    )


def _form(label: str) -> str:
    """第2.1版 and 第3版 are labels of one form."""
    return _NUMBER.sub("N", plain_label(label))


# --- sections ------------------------------------------------------------------------------------------------------
def _of_sections(
    text: str, library: Library, named: Sequence[Edition], passages: Sequence[Passage]
) -> Iterator[_Wrong]:
    """ステップ7 where there are ステップ0 to ステップ3, and nothing that was found speaks of it either."""
    ids = {edition.id for edition in named}
    sections = [place for place in library.sections() if not ids or place.edition.id in ids]
    told = [fold(passage.text) for passage in passages]
    for one in missing_sections(text, sections):
        if not any(one.said in passage for passage in told):
            said = phrases.SECTION_UNKNOWN.format(label=one.said, first=one.first, last=one.last)
            yield _Wrong(one.said, Caution(kind=CautionKind.PREMISE, text=said), is_section=True)


# --- documents -----------------------------------------------------------------------------------------------------
def _of_documents(text: str, editions: Sequence[Edition], passages: Sequence[Passage]) -> Iterator[_Wrong]:
    """A document that is cited, is not registered under a name like it, and that nothing found speaks of."""
    for match in _DOCUMENT.finditer(text):
        name = match["quoted"] or match["bare"]
        titles = [fold(edition.document.title) for edition in editions]
        told = [fold(f"{' '.join(passage.location.heading_path)} {passage.text}") for passage in passages]
        if any(name in text or _is_like(name, title) for title in titles for text in (title, *told)):
            continue
        said = phrases.DOCUMENT_UNKNOWN.format(name=name)
        yield _Wrong(match[0], Caution(kind=CautionKind.PREMISE, text=said))


def _is_like(name: str, title: str) -> bool:
    return SequenceMatcher(None, name, title).ratio() >= _ALIKE
