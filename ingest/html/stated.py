"""What a page states of itself: its title without the site's name, and the day of its last update (更新日)."""

import re
from collections.abc import Iterator, Sequence

from ingest.blocks import Block, BlockKind
from ingest.html.inline import text_of
from ingest.html.tree import Node
from knowledge.text import fold

_PARTS = re.compile(r"\s*[|｜/／«»<>＜＞:：]\s*|\s+[-‐–—―−－・]\s*|\s*[-‐–—―−－]\s+|[\s　]{2,}")
_N = r"[0-9０-９]"
_ERA_YEAR = r"(?:令和|平成)\s*[0-9０-９元]{1,2}"
_YEAR = rf"(?:{_ERA_YEAR}(?:\s*[（(]{_N}{{4}}年?[）)])?|{_N}{{4}}(?:年?[（(]{_ERA_YEAR}年?[）)])?)"
_DATE = rf"{_YEAR}\s*[年.．/／-]\s*{_N}{{1,2}}\s*[月.．/／-]\s*{_N}{{1,2}}\s*日?"
_UPDATED = re.compile(rf"(?:最終)?(?:更新|改[定訂正])(?:年月)?日?[時付]?[\s　:：|｜（(]*({_DATE})")
_POSTED = re.compile(rf"(?:公開|掲載|公表|発表|発行|登録|作成|投稿)(?:年月)?日?[時付]?[\s　:：|｜（(]*({_DATE})")
_UPDATED_BY_META = ("article:modified_time", "og:updated_time", "last-modified", "dcterms.modified", "datemodified")
_POSTED_BY_META = ("article:published_time", "dcterms.issued", "dcterms.date", "datepublished", "date", "pubdate")
_BOTH_ERAS = re.compile(r"\s*[（(][^（）()]*[）)]")  # 令和8(2026)年
_LONGEST_DATED = 120
_MOST_DAYS = 2


def title_of(root: Node, blocks: Sequence[Block]) -> str:
    """The title of the page: its highest heading that <title> repeats, else its one h1, else the first part of <title>.

    og:title stands in where there is no <title>.
    """
    metas = _metas(root)
    node = root.first("title")
    title = (" ".join(text_of(node.children).split("\n")) if node else "") or metas.get("og:title", "")
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    whole = fold(title)
    shared = [block for block in headings if len(block.text) > 1 and fold(block.text) in whole]
    highest = [block for block in headings if block.level == 1]
    if shared:
        return min(shared, key=lambda block: block.level).text
    if len(highest) == 1 or not title:
        return next((block.text for block in [*highest, *headings]), "")
    site = fold(metas.get("og:site_name", ""))
    return next((part for part in _PARTS.split(title) if part and fold(part) != site), title)


def day_of(root: Node, lines: Sequence[str]) -> str:
    """The day of the last update as the page writes it, else of its posting; empty where it says neither.

    Several days belong to the items of a list, not to the page.
    """
    metas = _metas(root)
    for pattern, names in ((_UPDATED, _UPDATED_BY_META), (_POSTED, _POSTED_BY_META)):
        said = [match[1] for line in lines if len(line) <= _LONGEST_DATED and (match := pattern.search(line))]
        stated = [metas[name][:10] for name in names if re.match(r"\d{4}-\d{2}-\d{2}", metas.get(name, ""))]
        if len(set(said)) > _MOST_DAYS:
            said = []
        if said or stated:
            return _BOTH_ERAS.sub("", (said or stated)[0])
    return next(_times(root), "")


def is_dated(line: str) -> bool:
    """Whether a line says when the page was updated or posted."""
    return len(line) <= _LONGEST_DATED and bool(_UPDATED.search(line) or _POSTED.search(line))


def _metas(root: Node) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in root.walk():
        if node.tag == "meta" and node.get("content").strip():
            name = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv")
            metas.setdefault(name.lower(), node.get("content").strip())
    return metas


def _times(root: Node) -> Iterator[str]:
    """The day of <time>, where the page has but one: several belong to a list of news."""
    days = {node.get("datetime")[:10] for node in root.walk() if node.tag == "time"}
    if len(days) == 1:
        yield from (day for day in days if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day))
