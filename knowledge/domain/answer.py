"""A question, what was found for it, and the two kinds of answer: grounded, or honestly unanswered."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from knowledge.domain.case import Case
from knowledge.domain.document import Location
from knowledge.domain.language import Language
from knowledge.domain.measure import Measure
from knowledge.domain.record import Stated
from knowledge.domain.visibility import EVERYONE, Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An earlier question of the same thread and the text it was answered with."""

    question: str = field(repr=False)
    answer: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked (hidden in repr), on which day (Asia/Tokyo), and for which day the answer should hold (基準日).

    `audience` is who will read the answer; `language` the one that its sentences are read in, as far as a model writes
    them.
    """

    text: str = field(repr=False)
    asked_on: date
    as_of: date
    municipality: str = ""
    history: tuple[Turn, ...] = ()
    audience: Audience = EVERYONE
    language: Language = Language.JAPANESE


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
    """A claim before the check: a sentence and the quotes it rests on.

    `counted` are words of the sentence that no source states: how many records we counted (3件), and the condition in
    the question's own words (人口1万人未満). A model's drafts never have any. `rendering` tells the
    same in the language of the question, where that is not Japanese.
    """

    text: str
    quotes: tuple[Quote, ...]
    counted: tuple[str, ...] = ()
    rendering: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A checked quote with its place. `n` is its number in the answer, from 1; `chunk_id` opens the source."""

    n: int
    quote: str
    location: Location
    chunk_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A place that came near a question that is not answered (近い資料); `score` in 0..1.

    `quote` are the words that stand nearest there, verbatim; empty where the question came near nothing.
    """

    chunk_id: str
    location: Location
    score: float
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence of the answer and the numbers of the citations that bear it (at least one).

    `part` is the question that it answers, where several were asked at once; else empty. `rendering` tells the same in
    the language of the question; only its numbers were checked, so that it never stands without `text`.
    """

    text: str
    citations: tuple[int, ...]
    part: str = ""
    rendering: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table; `citations` bear its text, none where it is a label of our own or a gap."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A comparison or a list of costs (表): every row is as long as `header`."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ineligible:
    """A measure that is not open to the asker (対象外), why in the reader's language, and the words that say so."""

    measure_id: str
    reason: str
    stated: Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Why a case is a precedent for the asker (一致した点), and in what it differs (違う点)."""

    case_id: str
    matches: tuple[str, ...]
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """An earlier answer to much the same question that its reader accepted (役に立った)."""

    answer_id: str
    question: str
    asked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What a language model was given and gave: its name, the prompts' versions, tokens; cost in `currency` or None."""

    model: str
    prompts: str
    input_tokens: int
    output_tokens: int
    cost: Decimal | None = None
    currency: str = ""


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
    PREMISE = "premise"
    CONTRADICTION = "contradiction"
    PART_UNANSWERED = "part_unanswered"
    ASKER_UNKNOWN = "asker_unknown"
    NOT_ELIGIBLE = "not_eligible"
    MORE_LISTED = "more_listed"
    CASES_COUNTED = "cases_counted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """A warning in the reader's language, shown in a visible place."""

    kind: CautionKind
    text: str


class QuestionKind(StrEnum):
    """What kind of thing a question waits for (問いの種類)."""

    PROCEDURE = "procedure"
    MEASURE = "measure"
    CASE = "case"
    DEFINITION = "definition"
    NUMBER = "number"
    COMPARISON = "comparison"
    CHANGE = "change"
    DEADLINE = "deadline"
    GENERAL = "general"


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
    WHICH_MUNICIPALITY = "which_municipality"
    WHICH_FACT = "which_fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounded:
    """An answer whose every claim carries a checked quote; its first claim is the conclusion (結論).

    `question.as_of` is the day that it holds for: the one named in the question, where one is. `measures` that are not
    open to the asker are among `ineligible`; `cases` are ranked by their `fits`. Timings are (step, milliseconds).
    """

    id: str
    question: Question
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    cautions: tuple[Caution, ...]
    cases: tuple[Case, ...]
    measures: tuple[Measure, ...]
    mode: Mode
    timings: tuple[tuple[str, float], ...] = ()
    kind: QuestionKind = QuestionKind.GENERAL
    tables: tuple[Table, ...] = ()
    ineligible: tuple[Ineligible, ...] = ()
    fits: tuple[Fit, ...] = ()
    related: Related | None = None
    usage: Usage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """The library does not answer, or not before one thing is known.

    `nearest` are the places that came closest, best first. Where the reader is asked back in one line (a caution),
    `choices` are the answers that would do (長野県池田町, 岐阜県池田町).
    """

    id: str
    question: Question
    reason: Reason
    nearest: tuple[Near, ...]
    cautions: tuple[Caution, ...] = ()
    mode: Mode = Mode.EXTRACTIVE
    timings: tuple[tuple[str, float], ...] = ()
    kind: QuestionKind = QuestionKind.GENERAL
    choices: tuple[str, ...] = ()
    related: Related | None = None
    usage: Usage | None = None


Answer = Grounded | Unanswered
