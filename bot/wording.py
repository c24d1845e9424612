"""How places, measures and cases are worded for people: the same in the terminal, on the page and in Slack."""

from collections.abc import Sequence
from datetime import date

from bot import messages
from knowledge.domain.answer import Fit, Ineligible, Related
from knowledge.domain.calendar import Period, Standing, Validity, japanese_date
from knowledge.domain.case import Case, Cost, Effect, EffectKind
from knowledge.domain.document import Edition, Location
from knowledge.domain.measure import Limit, Measure, Rate
from knowledge.domain.record import Stated
from knowledge.text import display

_STANDING = {
    Standing.OPEN: "実施期間中",
    Standing.CLOSED: "終了",
    Standing.UPCOMING: "開始前",
    Standing.UNKNOWN: "期間の記載なし",
}
_APPLYING = {
    Standing.OPEN: "申請受付中",
    Standing.CLOSED: "申請受付終了",
    Standing.UPCOMING: "申請受付前",
    Standing.UNKNOWN: "申請期間の記載なし",
}
_EFFECTS = {
    EffectKind.ACHIEVED: "効果（実績）",
    EffectKind.TARGET: "効果（目標・見込）",
    EffectKind.UNSTATED: "効果（実績か見込みかの記載なし）",
}
_ABSENT = "資料に記載なし"
_MOST_LINES = 4
_LONGEST_LINE = 160


def place(location: Location) -> str:
    """「［国］自治体DX全体手順書 第2.1版（令和5年1月20日公表） ＞ 2. DX推進の手順 ＞ ステップ2（p.3）」."""
    path = " ＞ ".join((dated(location.edition), *(display(heading) for heading in location.heading_path)))
    return f"{path}（{pages(location)}）" if location.page is not None else path


def dated(edition: Edition) -> str:
    """「［国］自治体DX全体手順書 第2.1版（令和5年1月20日公表）」; what of edition and day the source lacks is said."""
    title = tier_mark(edition) + " ".join(part for part in (edition.document.title, edition.label) if part)
    if edition.published:
        return f"{title}（{messages.WEB_PUBLISHED_ON.format(day=japanese_date(edition.published))}）"
    return f"{title}（{messages.WEB_NO_PUBLISHED if edition.label else messages.UNDATED}）"


def tier_mark(edition: Edition) -> str:
    """「［国］」: who issued the document, before its title; empty where that is not known."""
    tier = messages.TIERS.get(edition.document.tier)
    return f"［{tier}］" if tier else ""


def pages(location: Location) -> str:
    """「p.3」, 「p.3–4」 where the place goes on over a page break; empty where the source has no pages."""
    if location.page is None:
        return ""
    return f"p.{location.page}–{location.last_page}" if location.last_page else f"p.{location.page}"


def measure_rows(measure: Measure, *, as_of: date, barred: Ineligible | None = None) -> list[tuple[str, str]]:
    """The rows of a measure card (label, text); what the source does not state is said, not left out.

    Why it is not open to the asker (対象外) stands first, where it is not.

    Conditions, limits, applying and who is in charge have rows only where they are stated: not every measure has them.
    """
    rows = [
        ("対象の判定", barred.reason if barred else ""),
        ("対象団体", _words(measure.recipients)),
        ("対象の要件", _lines(measure.conditions)),
        ("対象経費", "／".join(display(cost.text) for cost in measure.eligible_costs) or _ABSENT),
        ("措置率・補助率", _rates(measure.rates) or _ABSENT),
        ("補助上限額", "／".join(map(_limit, measure.limits))),
        ("措置の種類", _words(measure.instrument)),
        ("事業期間", _period(measure, as_of)),
        ("申請期間", _window(measure, as_of)),
        ("実施主体・所管", _words(measure.body, absent="")),
        ("根拠", place(measure.location)),
    ]
    return [(label, text) for label, text in rows if text]


def case_rows(case: Case) -> list[tuple[str, str]]:
    """The rows of a case card (label, text); rows without a statement are left out.

    What came about, what is hoped for, and what the source leaves open are rows of their own.
    """
    rows = [
        ("自治体", case.municipality.full_name),
        ("分野", "／".join(case.topics)),
        ("ポイント", _words(case.point, absent="")),
        ("背景・課題", _lines(case.background)),
        ("概要", "／".join(display(line.text) for line in case.outline)),
        ("進め方・工夫", _lines(case.method)),
        ("費用", "／".join(map(cost_words, case.costs))),
        *((label, "／".join(map(effect_words, case.effects_of(kind)))) for kind, label in _EFFECTS.items()),
        ("人口", _words(case.population, absent="")),
        ("担当", _words(case.department, absent="")),
        ("関連URL", "／".join(display(url.text) for url in case.urls)),
        ("根拠", place(case.location)),
    ]
    return [(label, text) for label, text in rows if text]


def barred_of(measure: Measure, ineligible: Sequence[Ineligible]) -> Ineligible | None:
    """Why a measure is not open to the asker, among those of an answer."""
    return next((one for one in ineligible if one.measure_id == measure.id), None)


def fit_rows(fit: Fit | None) -> list[tuple[str, str]]:
    """Why a case is a precedent for the asker and in what it differs (label, text); the first rows of its card."""
    if fit is None:
        return []
    rows = [("参考になる点", "／".join(fit.matches)), ("違う点", "／".join(fit.differs))]
    return [(label, text) for label, text in rows if text]


def fit_of(case: Case, fits: Sequence[Fit]) -> Fit | None:
    """The fit of a case among those of an answer."""
    return next((fit for fit in fits if fit.case_id == case.id), None)


def related_words(related: Related | None) -> str:
    """That a reader accepted an earlier answer to a question much like it; empty where none did."""
    if related is None:
        return ""
    return messages.RELATED.format(day=japanese_date(related.asked_on), question=related.question)


def standing_label(measure: Measure, *, as_of: date) -> str:
    """実施期間中 / 終了 / 開始前 / 期間の記載なし; 申請受付終了 and the like where the window for applying decides."""
    labels = _APPLYING if measure.is_decided_by_window(as_of) else _STANDING
    return labels[measure.standing(as_of)]


def cost_words(cost: Cost) -> str:
    """「令和4年度予算：システムの構築 約200万円」; the year in full behind one that the source writes short."""
    year = cost.year_name
    item = f"{display(cost.item.text)} " if cost.item else ""
    return f"{year}：{item}{display(cost.amount.text)}" if year else f"{item}{display(cost.amount.text)}"


def effect_words(effect: Effect) -> str:
    """「窓口の待ち時間：24分」; the statement alone where no cell or heading says what is measured."""
    subject = f"{display(effect.subject.text)}：" if effect.subject else ""
    return f"{subject}{display(effect.stated.text)}"


def _lines(statements: Sequence[Stated]) -> str:
    """The first statements, long ones cut with …; the source has the rest."""
    lines = [display(line.text) for line in statements[:_MOST_LINES]]
    shown = [line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…" for line in lines]
    return "／".join([*shown, "…"] if len(statements) > _MOST_LINES else shown)


def _words(stated: Stated | None, absent: str = _ABSENT) -> str:
    return display(stated.text) if stated else absent


def _rates(rates: Sequence[Rate]) -> str:
    """As the source states them: with their conditions, and 2分の1 rather than 0.5; each line once."""
    lines = (f"{_category(rate.category)}{display(rate.stated.text)}" for rate in rates)
    return "／".join(dict.fromkeys(lines))


def _limit(limit: Limit) -> str:
    condition = f"{display(limit.condition.text)} " if limit.condition else ""
    return f"{_category(limit.category)}{condition}{display(limit.amount.text)}"


def _category(category: Stated | None) -> str:
    return f"{display(category.text)}：" if category else ""


def _period(measure: Measure, as_of: date) -> str:
    label = _STANDING[measure.validity.standing(as_of)]
    if measure.period is None and measure.application is not None:
        return _ABSENT
    return _dated(measure.period, measure.validity, label)


def _window(measure: Measure, as_of: date) -> str:
    if measure.application is None:
        return ""
    days = measure.window
    is_open_ended = isinstance(days, Period) and days.ends is None and days.standing(as_of) is Standing.OPEN
    return _dated(measure.application, days, "" if is_open_ended else _APPLYING[days.standing(as_of)])


def _dated(words: Stated | None, days: Validity, label: str) -> str:
    if words is None:
        return label
    if isinstance(days, Period) and days.ends:
        return f"{display(words.text)}（{japanese_date(days.ends)}まで・{label}）"
    return f"{display(words.text)}（{label}）" if label and isinstance(days, Period) else display(words.text)
