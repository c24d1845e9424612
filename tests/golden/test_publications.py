"""What our own small documents become is written down as text and compared: outline, chunks and records."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.parsers import markdown, plain
from ingest.pipeline import publication_of
from ingest.sources import Given
from knowledge.domain.case import Case
from knowledge.domain.document import Chunk
from knowledge.domain.measure import Measure
from knowledge.domain.publication import Publication
from knowledge.domain.record import Stated

_SOURCES = Path(__file__).parent / "sources"
_PARSERS = {".md": markdown.parse, ".txt": plain.parse}


class _RegexWords:
    """Runs of one script: enough to see what goes into the index."""

    def content(self, text: str) -> tuple[str, ...]:
        return tuple(re.findall(r"[一-龠]+|[ァ-ヶー]+|[a-z0-9]+", text.lower()))


@pytest.mark.parametrize("name", sorted(path.name for path in _SOURCES.iterdir()))
def test_a_document_of_our_own_becomes_the_publication_written_down(
    name: str, golden: Callable[[str, str], None]
) -> None:
    path = _SOURCES / name

    publication = publication_of(
        _PARSERS[path.suffix](path), source_name=name, source_hash="0" * 64, given=Given(), words=_RegexWords()
    )

    golden(f"publications/{path.stem}.txt", "\n".join(_printed(publication)) + "\n")


def _printed(publication: Publication) -> Iterator[str]:
    edition = publication.edition
    yield f"文書: {edition.document.title}"
    yield f"版: {edition.label} / 公表: {edition.published} / 種類: {edition.document.kind.value}"
    yield from (f"注意: {notice.text}" for notice in publication.notices)
    yield "\n== 章節"
    for section in publication.sections:
        yield f"{'  ' * (section.level - 1)}{section.heading_path[-1]}{_page(section.page)}"
    yield "\n== チャンク"
    for chunk in publication.chunks:
        yield from _chunk(chunk)
    for case in publication.cases:
        yield from _case(case)
    for measure in publication.measures:
        yield from _measure(measure)


def _chunk(chunk: Chunk) -> Iterator[str]:
    yield f"[{chunk.ordinal}] {' ＞ '.join(chunk.location.heading_path)}{_page(chunk.location.page)}"
    yield from (f"    {line}" for line in chunk.text.split("\n"))
    yield f"    索引: {' '.join(chunk.tokens)}"


def _case(case: Case) -> Iterator[str]:
    yield f"\n== 事例 {case.title.text} / {case.municipality.full_name} / {'・'.join(case.topics)}"
    yield f"ポイント: {_words(case.point)}"
    yield from (f"概要: {line.text}" for line in case.outline)
    yield from (f"背景: {line.text}" for line in case.background)
    yield from (f"進め方: {line.text}" for line in case.method)
    for cost in case.costs:
        yield f"費用: {_words(cost.year)} / {_words(cost.item)} / {cost.amount.text} / {cost.period}"
    for effect in case.effects:
        yield f"効果: {effect.kind.value} / {_words(effect.subject)} / {effect.stated.text}"
    yield f"人口: {_words(case.population)} / 担当: {_words(case.department)}"
    yield from (f"URL: {url.text}" for url in case.urls)


def _measure(measure: Measure) -> Iterator[str]:
    yield f"\n== 財政措置 {measure.name}"
    yield f"対象団体: {_words(measure.recipients)}"
    yield from (f"対象経費: {cost.text}" for cost in measure.eligible_costs)
    yield from (f"要件: {one.text}" for one in measure.conditions)
    for rate in measure.rates:
        yield f"率: {rate.before} → {rate.value}（{rate.stated.text}）"
        yield f"　条件: {_words(rate.condition)} / {_words(rate.category)}"
    for limit in measure.limits:
        yield f"上限: {limit.amount.text} / {_words(limit.condition)} / {_words(limit.category)}"
    yield f"種類: {_words(measure.instrument)} / 期間: {_words(measure.period)} / {measure.validity}"
    yield f"申請: {_words(measure.application)} / {measure.window} / 主体: {_words(measure.body)}"


def _words(stated: Stated | None) -> str:
    return stated.text if stated else "なし"


def _page(page: int | None) -> str:
    return "" if page is None else f"（p.{page}）"
