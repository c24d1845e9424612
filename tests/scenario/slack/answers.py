"""Answers of our own words, for the views and for the advisor's double."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from knowledge.domain.answer import (
    Caution,
    CautionKind,
    Citation,
    Claim,
    Grounded,
    Mode,
    Near,
    Question,
    Reason,
    Unanswered,
)
from knowledge.domain.calendar import FiscalYear, Period
from knowledge.domain.case import Case
from knowledge.domain.document import Document, DocumentKind, Edition, Location
from knowledge.domain.measure import Measure, Rate
from knowledge.domain.municipality import Municipality
from knowledge.domain.record import Stated

AS_OF = date(2026, 7, 1)
HANDBOOK = Edition(
    id="e1",
    document=Document(id="d1", title="見本市DX手順書", kind=DocumentKind.HANDBOOK),
    label="第2.1版",
    published=date(2025, 3, 1),
    source_name="handbook.pdf",
    source_hash="0" * 64,
)


def location(*headings: str, page: int | None = 12) -> Location:
    return Location(edition=HANDBOOK, heading_path=headings, page=page)


def question(text: str = "研修の費用に使える措置はありますか") -> Question:
    return Question(text=text, asked_on=AS_OF, as_of=AS_OF)


def grounded(
    *texts: str,
    asked: Question | None = None,
    quotes: Sequence[str] = (),
    cautions: Sequence[Caution] = (),
    cases: Sequence[Case] = (),
    measures: Sequence[Measure] = (),
    headings: Sequence[str] = ("3. 人材", "3.2 研修"),
    pages: Sequence[int] = (),
) -> Grounded:
    """An answer whose claim number i is borne by citation number i."""
    borne = quotes or texts
    on = pages or [10 + n for n in range(1, len(borne) + 1)]
    return Grounded(
        id="a-0001",
        question=asked or question(),
        claims=tuple(Claim(text=text, citations=(n,)) for n, text in enumerate(texts, start=1)),
        citations=tuple(
            Citation(n=n, quote=quote, location=location(*headings, page=on[n - 1]), chunk_id=f"c{n}")
            for n, quote in enumerate(borne, start=1)
        ),
        cautions=tuple(cautions),
        cases=tuple(cases),
        measures=tuple(measures),
        mode=Mode.EXTRACTIVE,
    )


def without_pages(answer: Grounded) -> Grounded:
    """The same from a source that has no pages."""
    cited = (replace(one, location=replace(one.location, page=None)) for one in answer.citations)
    return replace(answer, citations=tuple(cited))


def unanswered(*, asked: Question | None = None, reason: Reason = Reason.NOT_SUPPORTED) -> Unanswered:
    paths = (("1. 窓口",), ""), (("2. 手数料", "2.1 減免"), "*手数料*は免除する。")
    near = tuple(
        Near(chunk_id=f"n{n}", location=location(*path), score=0.4, quote=quote)
        for n, (path, quote) in enumerate(paths, start=1)
    )
    return Unanswered(id="a-0002", question=asked or question("証明書の手数料は"), reason=reason, nearest=near)


def closed_measure() -> Measure:
    def stated(text: str) -> Stated:
        return Stated(text=text, chunk_id="c9", location=location("4. 財政措置", page=40))

    return Measure(
        id="m1",
        name="推進役の育成に係る措置",
        recipients=stated("市町村"),
        eligible_costs=(stated("外部研修の受講料"), stated("資格試験の受験料")),
        rate=Rate(value=Decimal("0.7"), before=Decimal("0.5"), stated=stated("0.5→0.7")),
        instrument=stated("特別交付税措置"),
        period=stated("令和7年度まで"),
        validity=FiscalYear(2025).period,
        location=location("4. 財政措置", page=40),
    )


def ending_measure() -> Measure:
    """Open on AS_OF, and for two months more."""
    period = Period(starts=date(2026, 4, 1), ends=date(2026, 8, 31))
    return replace(closed_measure(), id="m2", name="窓口の改善に係る措置", validity=period)


def training_case() -> Case:
    def stated(text: str) -> Stated:
        return Stated(text=text, chunk_id="c8", location=location("事例集", page=55))

    return Case(
        id="k1",
        title=stated("全職員を対象にした階層別研修"),
        municipality=Municipality(name="見本市", prefecture="架空県"),
        topics=("人材確保・育成",),
        point=stated("* 管理職から始め、各課に**推進役**を置いた"),
        outline=(stated("年4回の集合研修と動画教材を組み合わせた。"),),
        population=stated("3.2万人"),
        department=stated("総務部 デジタル推進課"),
        urls=(stated("https://www.city.example.jp/dx/?id=1&page=2"),),
        location=location("事例集", page=55),
    )


def period_ended() -> Caution:
    return Caution(kind=CautionKind.PERIOD_ENDED, text="この措置は令和8年3月31日で終わっています。")
