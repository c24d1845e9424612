"""What real papers and guidelines (PDF) become; the files are not ours to ship: without them the tests skip."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ingest.pipeline import read_publication
from ingest.sandbox import Limits
from ingest.sources import Given
from knowledge.domain.publication import Publication

pytestmark = pytest.mark.slow  # real documents

Read = Callable[[str], Publication]


class _RegexWords:
    def content(self, text: str) -> tuple[str, ...]:
        return tuple(re.findall(r"[一-龠]+|[ァ-ヶー]+|[a-z0-9]+", text.lower()))


@pytest.fixture(scope="module")
def read(shared_documents: Path) -> Read:
    return lambda name: read_publication(shared_documents / name, given=Given(), words=_RegexWords(), limits=Limits())


@pytest.mark.parametrize(
    ("name", "title", "published", "first_page"),
    [
        ("dp2020_03", "政府情報システムにおけるゼロトラスト適用に向けた考え方", date(2020, 6, 1), 3),
        ("dp2021_05", "デジタル社会実現のためのアーキテクチャ設計", date(2021, 8, 1), 3),
        ("dp2021_10", "政府情報システムの移行のためのデータポータビリティ", date(2021, 8, 1), 3),
    ],
)
def test_a_paper_tells_title_day_and_numbered_sections(
    read: Read, name: str, title: str, published: date, first_page: int
) -> None:
    publication = read(f"cio_dp/pdf/{name}.pdf")

    assert publication.edition.document.title.startswith(title)
    assert publication.edition.published == published
    numbers = [re.match(r"[0-9０-９.．]+(?=[\s　])", section.heading_path[-1]) for section in publication.sections]
    depths = [(number[0].count(".") + number[0].count("．") + 1, section.level)
              for number, section in zip(numbers, publication.sections, strict=True) if number]  # fmt: skip
    assert len(depths) >= 8
    assert all(depth == level for depth, level in depths)
    assert (
        next(section.page for section in publication.sections if "はじめに" in section.heading_path[-1]) == first_page
    )


@pytest.mark.parametrize("name", ["dp2020_03", "dp2021_05", "dp2021_10"])
def test_the_contents_page_of_a_paper_is_no_content_and_every_chunk_has_its_page(read: Read, name: str) -> None:
    publication = read(f"cio_dp/pdf/{name}.pdf")

    assert not any(re.search(r"\.{6,}\s*\d", chunk.text) for chunk in publication.chunks)
    pages = [chunk.location.page for chunk in publication.chunks]
    assert None not in pages
    assert pages == sorted(page for page in pages if page is not None)
    assert all(len(chunk.text) <= 900 for chunk in publication.chunks)


def test_a_guideline_with_two_frames_yields_a_measure_for_each(read: Read) -> None:
    publication = read("subsidies/monozukuri-2024/guidelines/公募要領_20次締切_20250516.pdf")

    assert publication.edition.document.title == "ものづくり・商業・サービス生産性向上促進補助金 公募要領"
    assert publication.edition.label == "第20次公募"
    assert [measure.name for measure in publication.measures] == [
        "製品・サービス高付加価値化枠",
        "グローバル枠",
    ]
    assert {measure.location.page for measure in publication.measures} == {9, 10}
    for measure in publication.measures:
        assert measure.rate is not None
        assert "2/3" in measure.rate.stated.text
        assert measure.eligible_costs


def test_the_last_day_for_applying_is_read_from_a_guideline(read: Read) -> None:
    publication = read("subsidies/jizokuka-2024/guidelines/r6_koubover2_ip17.pdf")

    assert publication.edition.label == "第17回公募 第2版"
    ends = [getattr(measure.window, "ends", None) for measure in publication.measures]
    assert date(2025, 6, 13) in ends
