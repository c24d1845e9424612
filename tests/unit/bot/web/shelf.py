"""A small library in memory and the places in it: our own words, no embedding, no database."""

from collections.abc import Iterable
from datetime import date

from knowledge.domain.document import Chunk, Document, DocumentKind, Edition, Location
from knowledge.library.library import Library


def edition(
    title: str, label: str = "", *, published: date | None = None, kind: DocumentKind = DocumentKind.HANDBOOK
) -> Edition:
    document = Document(id=title, title=title, kind=kind)
    return Edition(
        id=f"{title}/{label}",
        document=document,
        label=label,
        published=published,
        source_name=f"{title}.pdf",
        source_hash="0" * 64,
    )


def chunk(of: Edition, *headings: str, text: str, ordinal: int = 0, page: int | None = None) -> Chunk:
    location = Location(edition=of, heading_path=headings, page=page)
    return Chunk(location=location, ordinal=ordinal, text=text)


OLD_HANDBOOK = edition("窓口改革の手引", "第1.0版", published=date(2022, 4, 1))
HANDBOOK = edition("窓口改革の手引", "第2.0版", published=date(2024, 6, 3))
MEASURES = edition("デジタル化の財源一覧", published=None, kind=DocumentKind.MEASURES)
CASES = edition("取組の記録", "令和6年度版", published=date(2025, 3, 31), kind=DocumentKind.CASES)
HOSTILE = edition('<script>alert("文書")</script>', "<b>版</b>")

STEPS = chunk(
    HANDBOOK,
    "2. 進め方",
    "(1) 体制をつくる",
    page=3,
    text="(1) 体制をつくる\n- **推進役**は、各課から１名を選ぶ。\n"
    " - ・ 選ぶときは、所属長が推薦する。\n※ 任期は定めない。",
)
STEPS_NEXT = chunk(
    HANDBOOK,
    "2. 進め方",
    "(1) 体制をつくる",
    ordinal=1,
    page=4,
    text="推進役の集まりを毎月開く。\n記録は翌日までに全庁へ\n公開する。",
)
OLD_STEPS = chunk(OLD_HANDBOOK, "1. 体制", text="推進役は、情報担当課から2名を選ぶ。", page=2)
FUNDING = chunk(
    MEASURES,
    "1. 推進役の育成の支援",
    text="# 1. 推進役の育成の支援\n【対象団体】 市町村及び特別区\n【対象経費】\n- 推進役の研修の受講料\n"
    "【事業期間】 令和5年度から令和7年度まで\n【財政措置】 特別交付税措置（措置率0.7）",
)
COUNTER = chunk(
    CASES,
    "【青葉県みなと市】書かない窓口",
    page=12,
    text="【青葉県みなと市】書かない窓口\nPoint 申請書を職員が聞き取って作る\n人口 8.2万人\n担当 市民課\n"
    "転入の手続きは、1件あたり40分から15分に短くなった。\nhttps://minato.example.jp/kakanai",
)
TRAP = chunk(
    HOSTILE,
    "<img src=x onerror=alert(1)>",
    text='前置き <script>alert("本文")</script> と <mark id="quote"> のある行。\n" onmouseover="alert(2)" を含む行。',
)


class Shelf(Library):
    """What the page reads of a library: chunks, their sections and the current editions."""

    def __init__(self, chunks: Iterable[Chunk], editions: Iterable[Edition]) -> None:
        self._chunks = tuple(chunks)
        self._editions = tuple(editions)

    def size(self) -> int:
        return len(self._chunks)

    def editions(self) -> tuple[Edition, ...]:
        return self._editions

    def chunks(self, ids: Iterable[str]) -> dict[str, Chunk]:
        wanted = set(ids)
        return {part.id: part for part in self._chunks if part.id in wanted}

    def holds_file(self, source_hash: str) -> bool:
        return any(edition.source_hash == source_hash for edition in self._editions)

    def section(self, chunk: Chunk) -> tuple[Chunk, ...]:
        place = chunk.location
        return tuple(
            part
            for part in self._chunks
            if (part.location.edition.id, part.location.heading_path) == (place.edition.id, place.heading_path)
        )


def shelf() -> Shelf:
    """Every source of these tests; of the handbook, only the newer edition is current."""
    return Shelf([OLD_STEPS, STEPS, STEPS_NEXT, FUNDING, COUNTER, TRAP], [HANDBOOK, MEASURES, CASES, HOSTILE])
