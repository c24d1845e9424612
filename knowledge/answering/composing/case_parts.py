"""The parts of a case that a question may ask for (費用は, 担当は…), as labelled lines with what bears them.

What came about and what is hoped for are labelled as such in every line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from knowledge.answering import phrases
from knowledge.answering.composing.case_source import CaseSource
from knowledge.domain.answer import Draft
from knowledge.domain.case import Case, Cost, Effect, EffectKind
from knowledge.domain.record import Stated
from knowledge.text import display


class Part(Enum):
    """A part of a case; the value is what calls it."""

    EFFECT = re.compile(
        r"効果|成果|実績|メリット|(?:減っ|減らし|増え|増やし|縮まっ|縮め|短くなっ|浮い|削減し|短縮し|削減でき|短縮でき)た"
        r"(?:作業|処理|待ち)?(?:時間|日数|[件人回枚]数|割合|量|分(?!の))|"
        r"何(?:時間|[分日件回人割%枚])(?:くらい|ぐらい|ほど|も)?(?:減|増|短[く縮]|縮|削減|浮い)"
    )
    TARGET = re.compile(r"目標|見込")
    COST = re.compile(r"費用|コスト|予算|経費|事業費|いくら|金額")
    BACKGROUND = re.compile(r"背景|課題|きっかけ|経緯|問題意識")
    METHOD = re.compile(r"進め方|方法|手順|工夫")
    POPULATION = re.compile(r"人口|住民数")
    DEPARTMENT = re.compile(
        r"担当|問い?合わ?せ(?!対応|件数|数|[をがに]|の(?!窓口))|連絡(?!会|網|帳|体制)|部署|どこ[にへ]聞"
    )
    URLS = re.compile(r"url|リンク|サイト|ホームページ|web|ウェブ")


_PER_UNIT = re.compile(r"(?:あたり|当たり|につき)(?!前)|毎月|月額|月(?:に)?いくら")

# A kind of money by its own name (補助金はいくら), which the costs as a whole do not tell.
_OWN_MONEY = re.compile(r"(?P<noun>[一-鿿ァ-ヶー]{1,8}[金料代賃])(?:の額)?(?:は|って|が)?[^。?]{0,6}?(?:いくら|何円)")

_CALLED = {
    Part.EFFECT: "効果 成果 実績",
    Part.TARGET: "目標 見込",
    Part.COST: "費用 コスト 予算 経費 導入",
    Part.BACKGROUND: "背景 課題 きっかけ 経緯",
    Part.METHOD: "進め方 方法 手順 工夫",
    Part.POPULATION: "人口 住民数",
    Part.DEPARTMENT: "担当 担当課 部署 問い合わせ 連絡先",
    Part.URLS: "URL リンク サイト ホームページ",
}
_EFFECTS = {
    EffectKind.ACHIEVED: "effect_achieved",
    EffectKind.TARGET: "effect_target",
    EffectKind.UNSTATED: "effect_unstated",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A label, words with the year that they are of, and the slices of the source that bear them."""

    label: str
    words: str
    slices: tuple[str, ...]
    year: str = ""

    def draft(self, source: CaseSource) -> Draft:
        """「費用（令和4年度）：導入 200万円」."""
        label = f"{self.label}（{self.year}）" if self.year else self.label
        return Draft(text=f"{label}：{self.words}", quotes=source.quotes(*self.slices))


def parts_asked(folded_question: str) -> tuple[Part, ...]:
    """The parts that a question names."""
    return tuple(part for part in Part if part.value.search(folded_question))


def costs_per_unit(folded_question: str) -> bool:
    """Whether the cost of one is asked for (1人あたり, 月いくら), which a total does not answer."""
    return bool(_PER_UNIT.search(folded_question))


def money_named(folded_question: str) -> str:
    """The kind of money whose amount is asked for by its own name; empty where it is no such kind."""
    found = _OWN_MONEY.search(folded_question)
    return found["noun"] if found else ""


def has(case: Case, part: Part) -> bool:
    """Whether the case states the part."""
    return any(True for _ in lines_of(case, part))


def called(case: Case) -> str:
    """What the parts that the case has are called in questions."""
    return " ".join(words for part, words in _CALLED.items() if has(case, part))


def lines_of(case: Case, part: Part) -> Iterator[Line]:
    """What the case states of a part, in the order of the source; results before targets."""
    match part:
        case Part.EFFECT:
            for kind in _EFFECTS:
                yield from effects_of(case, kind)
        case Part.TARGET:
            yield from effects_of(case, EffectKind.TARGET)
        case Part.COST:
            yield from map(_cost, case.costs)
        case Part.BACKGROUND:
            yield from (_statement("background", line) for line in case.background)
        case Part.METHOD:
            yield from (_statement("method", line) for line in case.method)
        case Part.POPULATION:
            yield from (_statement("population", words) for words in (case.population,) if words)
        case Part.DEPARTMENT:
            yield from (_statement("department", words) for words in (case.department,) if words)
        case Part.URLS:
            yield from (_statement("urls", url) for url in case.urls)


def effects_of(case: Case, kind: EffectKind) -> tuple[Line, ...]:
    """The effects of one kind, under its own label."""
    return tuple(_effect(_EFFECTS[kind], effect) for effect in case.effects_of(kind))


def main_statement(case: Case) -> Line | None:
    """What was done, in one line: the point, else the first line of the outline."""
    if case.point:
        return _statement("point", case.point)
    return _statement("outline", case.outline[0]) if case.outline else None


def _effect(field: str, effect: Effect) -> Line:
    slices = tuple(part.text for part in (effect.subject, effect.stated) if part)
    return Line(label=phrases.CASE_FIELDS[field], words="：".join(map(display, slices)), slices=slices)


def _cost(cost: Cost) -> Line:
    parts = [part for part in (cost.item, cost.amount) if part]
    slices = tuple(part.text for part in (cost.year, *parts) if part)
    return Line(
        label=phrases.CASE_FIELDS["cost"],
        words=" ".join(display(part.text) for part in parts),
        slices=slices,
        year=display(cost.year.text) if cost.year else "",
    )


def _statement(field: str, stated: Stated) -> Line:
    return Line(label=phrases.CASE_FIELDS[field], words=display(stated.text), slices=(stated.text,))
