"""A question, what was found for it, and the two kinds of answer: grounded, or honestly unanswered."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from knowledge.domain.case import Case
from knowledge.domain.document import Location
from knowledge.domain.measure import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An earlier question of the same thread and the text it was answered with."""

    question: str = field(repr=False)
    answer: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked (hidden in repr), on which day (Asia/Tokyo), and for which day the answer should hold (基準日)."""

    text: str = field(repr=False)
    asked_on: date
    as_of: date
    municipality: str = ""
    history: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of one section that was found: neighbouring chunks joined. `key` (P1, P2…) is how a model names it.

    `chunk_ids` are the run in reading order, `chunk_id` the best of them, at `location`; `text` is verbatim;
    `score` is the fused relevance in 0..1.
    """

    key: str
    chunk_id: str
    chunk_ids: tuple[str, ...]
    text: str
    location: Location
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """An exact slice of the passage or record field named by `key`."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim before the check: a sentence and the quotes it rests on."""

    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A checked quote with its place. `n` is its number in the answer, from 1; `chunk_id` opens the source."""

    n: int
    quote: str
    location: Location
    chunk_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence of the answer and the numbers of the citations that bear it (at least one)."""

    text: str
    citations: tuple[int, ...]


class CautionKind(StrEnum):
    """Why the reader should be careful."""

    PERIOD_ENDED = "period_ended"
    PERIOD_UPCOMING = "period_upcoming"
    PERIOD_UNKNOWN = "period_unknown"
    SUCCESSOR = "successor"
    NO_SUCCESSOR = "no_successor"
    QUOTED_LIMIT_PASSED = "quoted_limit_passed"
    EDITION_UNKNOWN = "edition_unknown"
    EDITIONS_COMPARED = "editions_compared"
    NOT_COMPARABLE = "not_comparable"
    MODEL_UNAVAILABLE = "model_unavailable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """A warning in the reader's language, shown in a visible place."""

    kind: CautionKind
    text: str


class Mode(StrEnum):
    """How the claims were written."""

    EXTRACTIVE = "extractive"
    MODEL = "model"


class Reason(StrEnum):
    """Why there is no answer."""

    EMPTY_LIBRARY = "empty_library"
    NOTHING_FOUND = "nothing_found"
    NOT_SUPPORTED = "not_supported"
    NO_QUESTION = "no_question"
    WHICH_DOCUMENT = "which_document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounded:
    """An answer whose every claim carries a checked quote. Timings are (step, milliseconds)."""

    id: str
    question: Question
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    cautions: tuple[Caution, ...]
    cases: tuple[Case, ...]
    measures: tuple[Measure, ...]
    mode: Mode
    timings: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """The library does not answer; `nearest` are the sources that came closest, best first."""

    id: str
    question: Question
    reason: Reason
    nearest: tuple[Passage, ...]
    cautions: tuple[Caution, ...] = ()
    mode: Mode = Mode.EXTRACTIVE
    timings: tuple[tuple[str, float], ...] = ()


Answer = Grounded | Unanswered
