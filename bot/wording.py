"""How places, measures and cases are worded for people: the same in the terminal, on the page and in Slack."""

from datetime import date

from knowledge.domain.calendar import Period, Standing, japanese_date
from knowledge.domain.case import Case
from knowledge.domain.document import Location
from knowledge.domain.measure import Measure, Rate
from knowledge.domain.record import Stated
from knowledge.text import display

_STANDING = {
    Standing.OPEN: "実施期間中",
    Standing.CLOSED: "終了",
    Standing.UPCOMING: "開始前",
    Standing.UNKNOWN: "期間の記載なし",
}


def place(location: Location) -> str:
    """「自治体DX全体手順書 第2.1版 ＞ 2. DX推進の手順 ＞ ステップ2（p.3）」."""
    edition = location.edition
    title = " ".join(part for part in (edition.document.title, edition.label) if part)
    path = " ＞ ".join((title, *(display(heading) for heading in location.heading_path)))
    return f"{path}（{pages(location)}）" if location.page is not None else path


def pages(location: Location) -> str:
    """「p.3」, 「p.3–4」 where the place goes on over a page break; empty where the source has no pages."""
    if location.page is None:
        return ""
    return f"p.{location.page}–{location.last_page}" if location.last_page else f"p.{location.page}"


def measure_rows(measure: Measure, *, as_of: date) -> list[tuple[str, str]]:
    """The rows of a measure card (label, text); what the source does not state is said, not left out."""
    return [
        ("対象団体", _words(measure.recipients)),
        ("対象経費", "／".join(display(cost.text) for cost in measure.eligible_costs) or _words(None)),
        ("措置率・補助率", _rate(measure.rate)),
        ("措置の種類", _words(measure.instrument)),
        ("事業期間", _period(measure, as_of)),
        ("根拠", place(measure.location)),
    ]


def case_rows(case: Case) -> list[tuple[str, str]]:
    """The rows of a case card (label, text); rows without a statement are left out."""
    rows = [
        ("自治体", case.municipality.full_name),
        ("ポイント", _words(case.point, absent="")),
        ("概要", "／".join(display(line.text) for line in case.outline)),
        ("人口", _words(case.population, absent="")),
        ("担当", _words(case.department, absent="")),
        ("関連URL", "／".join(display(url.text) for url in case.urls)),
        ("根拠", place(case.location)),
    ]
    return [(label, text) for label, text in rows if text]


def standing_label(measure: Measure, *, as_of: date) -> str:
    """実施期間中 / 終了 / 開始前 / 期間の記載なし."""
    return _STANDING[measure.standing(as_of)]


def _words(stated: Stated | None, absent: str = "資料に記載なし") -> str:
    return display(stated.text) if stated else absent


def _rate(rate: Rate | None) -> str:
    """As the source states it: with its conditions, and 2分の1 rather than 0.5."""
    return display(rate.stated.text) if rate else "資料に記載なし"


def _period(measure: Measure, as_of: date) -> str:
    label = standing_label(measure, as_of=as_of)
    if isinstance(measure.validity, Period) and measure.validity.ends:
        return f"{_words(measure.period)}（{japanese_date(measure.validity.ends)}まで・{label}）"
    return f"{_words(measure.period)}（{label}）" if measure.period else label
