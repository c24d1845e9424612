"""An advisor that answers by a word of the question, with real answers about the sources of shelf.py."""

from datetime import date
from decimal import Decimal

from knowledge.answering.telling import Tell, ToldClaim, nobody
from knowledge.domain.answer import (
    Answer,
    Caution,
    CautionKind,
    Cell,
    Citation,
    Claim,
    Fit,
    Grounded,
    Mode,
    Near,
    Question,
    Reason,
    Table,
    Unanswered,
)
from knowledge.domain.calendar import FiscalYear, Period
from knowledge.domain.case import Case
from knowledge.domain.document import Chunk
from knowledge.domain.feedback import Feedback
from knowledge.domain.measure import Measure, Rate
from knowledge.domain.municipality import Municipality
from knowledge.domain.record import Stated
from tests.unit.bot.web.shelf import COUNTER, FUNDING, STEPS, TRAP

TODAY = date(2026, 10, 1)
SECRET = "データベースの合言葉"
ENDED = "「推進役の育成の支援」の事業期間（令和5年度から令和7年度まで）は令和8年3月31日（2026-03-31）で終了しています。"
TIMINGS = (("find", 12.34), ("total", 15.0))


def stated(text: str, source: Chunk) -> Stated:
    return Stated(text=text, chunk_id=source.id, location=source.location)


def cite(n: int, quote: str, source: Chunk) -> Citation:
    return Citation(n=n, quote=quote, location=source.location, chunk_id=source.id)


SUPPORT = Measure(
    id="support",
    name="推進役の育成の支援",
    recipients=stated("市町村及び特別区", FUNDING),
    eligible_costs=(stated("推進役の研修の受講料", FUNDING),),
    rate=Rate(value=Decimal("0.7"), before=None, stated=stated("措置率0.7", FUNDING)),
    instrument=stated("特別交付税措置", FUNDING),
    period=stated("令和5年度から令和7年度まで", FUNDING),
    validity=Period(starts=FiscalYear(2023).period.starts, ends=FiscalYear(2025).period.ends),
    location=FUNDING.location,
)
COUNTER_CASE = Case(
    id="counter",
    title=stated("書かない窓口", COUNTER),
    municipality=Municipality(name="みなと市", prefecture="青葉県"),
    topics=("内部DX",),
    point=stated("申請書を職員が聞き取って作る", COUNTER),
    outline=(),
    population=stated("8.2万人", COUNTER),
    department=stated("市民課", COUNTER),
    urls=(stated("https://minato.example.jp/kakanai", COUNTER),),
    location=COUNTER.location,
)


class ScriptedAdvisor:
    """財源: an ended measure; 窓口: a case, a table; 体制: one claim, two sources; 罠: hostile text; 故障: an error."""

    def __init__(self) -> None:
        self.questions: list[Question] = []

    def ask(self, question: Question, tell: Tell = nobody) -> Answer:
        self.questions.append(question)
        words = {"財源": _funding, "窓口": _counter, "体制": _steps, "罠": _trap, "故障": _broken}
        made = next((made(question) for word, made in words.items() if word in question.text), _unknown(question))
        _tell_ahead(made, tell)
        return made


def _tell_ahead(answer: Answer, tell: Tell) -> None:
    """As an advisor with a model does: cautions first, then claim by claim."""
    if not isinstance(answer, Grounded):
        return
    for caution in answer.cautions:
        tell(caution)
    told = 0
    for claim in answer.claims:
        brought = max(claim.citations)
        tell(ToldClaim(claim=claim, citations=answer.citations[told:brought]))
        told = max(told, brought)


class KeptAnswers:
    """Answers in memory."""

    def __init__(self) -> None:
        self.kept: list[Answer] = []

    def save(self, answer: Answer) -> None:
        self.kept.append(answer)

    def get(self, answer_id: str) -> Answer | None:
        return next((answer for answer in self.kept if answer.id == answer_id), None)


class KeptFeedback:
    """Verdicts in memory, on the answers of a memory."""

    def __init__(self, answers: KeptAnswers) -> None:
        self._answers = answers
        self.given: list[Feedback] = []

    def put(self, given: Feedback) -> bool:
        self.given.append(given)
        return self._answers.get(given.answer_id) is not None


def _grounded(
    question: Question,
    claims: list[tuple[str, tuple[int, ...]]],
    citations: tuple[Citation, ...],
    *,
    cautions: tuple[Caution, ...] = (),
    cases: tuple[Case, ...] = (),
    measures: tuple[Measure, ...] = (),
    tables: tuple[Table, ...] = (),
    fits: tuple[Fit, ...] = (),
) -> Grounded:
    return Grounded(
        id="a1",
        question=question,
        claims=tuple(Claim(text=text, citations=numbers) for text, numbers in claims),
        citations=citations,
        cautions=cautions,
        cases=cases,
        measures=measures,
        mode=Mode.EXTRACTIVE,
        timings=TIMINGS,
        tables=tables,
        fits=fits,
    )


def _funding(question: Question) -> Answer:
    ended = question.as_of > date(2026, 3, 31)
    cautions = (
        Caution(kind=CautionKind.PERIOD_ENDED, text=ENDED),
        Caution(kind=CautionKind.NO_SUCCESSOR, text="後継の措置は登録資料にありません。"),
    )
    quotes = ("推進役の研修の受講料", "特別交付税措置（措置率0.7）", "令和5年度から令和7年度まで")
    claims = [("対象経費：推進役の研修の受講料", (1,)), ("措置：特別交付税措置（措置率0.7）", (2,))]
    return _grounded(
        question,
        [*claims, ("事業期間：令和5年度から令和7年度まで", (3,))],
        tuple(cite(n, quote, FUNDING) for n, quote in enumerate(quotes, 1)),
        cautions=cautions if ended else (),
        measures=(SUPPORT,),
    )


def _counter(question: Question) -> Answer:
    quote = "転入の手続きは、1件あたり40分から15分に短くなった。"
    facts = Table(
        title="書かない窓口の概要",
        header=("項目", "みなと市"),
        rows=(
            (Cell(text="人口"), Cell(text="8.2万人", citations=(2,))),
            (Cell(text="担当"), Cell(text="市民課 <b>", citations=(2, 3))),
            (Cell(text="URL"), Cell(text="https://minato.example.jp/kakanai")),
        ),
    )
    return _grounded(
        question,
        [(quote, (1,))],
        (cite(1, quote, COUNTER), cite(2, "人口 8.2万人", COUNTER), cite(3, "担当 市民課", COUNTER)),
        cases=(COUNTER_CASE,),
        tables=(facts,),
        fits=(Fit(case_id="counter", matches=("同じ市",), differs=("人口規模が違う（8.2万人）",)),),
    )


def _steps(question: Question) -> Answer:
    quotes = ("**推進役**は、各課から１名を選ぶ。", "任期は定めない。")
    return _grounded(
        question,
        [("推進役は、各課から1名を選び、任期は定めない。", (1, 2))],
        tuple(cite(n, quote, STEPS) for n, quote in enumerate(quotes, 1)),
    )


def _trap(question: Question) -> Answer:
    quote = '<script>alert("本文")</script>'
    return _grounded(question, [(f"行に{quote}がある。", (1,))], (cite(1, quote, TRAP),))


def _broken(question: Question) -> Answer:
    raise RuntimeError(f"{SECRET}: {question.text}")


def _unknown(question: Question) -> Answer:
    near = Near(chunk_id=STEPS.id, location=STEPS.location, score=0.4123, quote="任期は定めない。")
    return Unanswered(id="u1", question=question, reason=Reason.NOT_SUPPORTED, nearest=(near,), timings=TIMINGS)
