"""A chart (グラフ) as the rows of a table: categories down, series across, values as the chart shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ingest.normalise import mend
from ingest.office.numbers import whole
from ingest.xlsx.days import Epoch
from ingest.xlsx.formats import shown_number

_MOST_POINTS: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The title of a chart and its table; the first row names the series, the first column the categories."""

    title: str
    rows: tuple[tuple[str, ...], ...]


def chart_of(root: etree._Element) -> Chart:
    """The chart of a chart part."""
    title = root.find("{*}chart/{*}title")
    words = _texts(title) if title is not None else ""
    series = list(root.iterfind(".//{*}plotArea/*/{*}ser"))
    columns = [_points(one, ("val", "yVal")) for one in series]
    names = [_texts(tx) if (tx := one.find("{*}tx")) is not None else "" for one in series]
    categories: dict[int, str] = {}
    for one in series:
        categories = _points(one, ("cat", "xVal")) or categories
    numbers = sorted({at for column in columns for at in column} | set(categories))[:_MOST_POINTS]
    if not any(columns) or not numbers:
        return Chart(title=words, rows=())
    return Chart(title=words, rows=_table(names, categories, columns, numbers))


def _table(
    names: Sequence[str], categories: dict[int, str], columns: Sequence[dict[int, str]], numbers: Sequence[int]
) -> tuple[tuple[str, ...], ...]:
    body = [(categories.get(at, ""), *(column.get(at, "") for column in columns)) for at in numbers]
    return (("", *names), *body) if any(names) else tuple(body)


def _points(series: etree._Element, names: Sequence[str]) -> dict[int, str]:
    """The cached points of one axis by their number."""
    found: dict[int, str] = {}
    for name in names:
        for cache in series.iterfind(f"{{*}}{name}//{{*}}ptCount/.."):
            code = cache.findtext("{*}formatCode") or ""
            for point in cache.iterfind("{*}pt"):
                text = point.findtext("{*}v") or ""
                at = whole(point.get("idx"))
                words = mend(_shown(text, point.get("formatCode") or code)).strip()
                found[at] = f"{found[at]} {words}" if at in found and words else found.get(at, words)
    return found


def _shown(text: str, code: str) -> str:
    if not code:
        return text
    try:
        return shown_number(float(text), code, Epoch.Y1900)
    except (ValueError, OverflowError, ArithmeticError):
        return text


def _texts(element: etree._Element) -> str:
    """The words of a title or a series' name: rich text, or the cached words of its cell."""
    words = [text.text or "" for text in element.iter("{*}t")] or [text.text or "" for text in element.iter("{*}v")]
    return mend("".join(words)).strip()
