"""What a question on cases asks for: of whom, like whom, how many, under which conditions, and about what (theme)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.answering.finding.case_bodies import named_bodies
from knowledge.answering.finding.case_bounds import placed_bounds
from knowledge.answering.reading.interrogatives import without_interrogatives
from knowledge.answering.reading.question import Reading
from knowledge.answering.reading.verbs import verbal_nouns
from knowledge.domain.answer import QuestionKind
from knowledge.domain.case import Case
from knowledge.domain.case_bound import Bound, Bounded
from knowledge.domain.municipality import Asker, Municipality, MunicipalityKind
from knowledge.library.words import Words
from knowledge.text import fold

K = MunicipalityKind

# What cases are called, and who has them. 事例集 is a document, not a case.
_CASE = r"(?:先進|成功|失敗|導入|活用|参考|取組|取り組み)*(?:事例|先例|好例|取組|取り組み|とりくみ)(?!集|[みむんめ])"
_ASKS_FOR_CASES = re.compile(
    rf"{_CASE}|(?:導入|実施|利用|活用)(?:を?して|した|済み).{{0,4}}(?:自治体|団体|市町村|[市町村](?![一-鿿]))|"
    r"(?<![一-鿿ァ-ヶ])例(?:は|が|を|って)?(?:$|[?。]|ない|な[いか]|あ[るり]|教え)|"
    r"[てで]い?るとこ(?:ろ)?(?:は|が|って)?(?:ある|あり|あった|ない|な[いか]|どこ|$|[?。])|"
    r"(?:どこ|どんな|どの|ほか|他|よそ)の?(?:自治体|団体|市町村|町村|[市町村](?![一-鿿]))"
)
_HOW_MANY = re.compile(rf"いくつ(?!か)|何(?:件|例|つ)(?!か)|何事例|{_CASE}の?(?:数|件数)")
_SO_MANY = re.compile(r"(?<![0-9.,第])([1-9]|10|[一二三四五六七八九十])(?:つ|件|例|事例|個)(?![目以])")
# How much a document holds is told by the document (参考事例集には何事例…), not by what we registered of it.
_OF_DOCUMENT = re.compile(r"事例集|資料集?(?:に|の)|文書|冊子|手引|手順書|ガイド")
_COMPARES = re.compile(r"違い|ちがい|比較|比べ|くらべ|異な|どちら|どっち|共通点")
_SMALL = re.compile(r"小さ[なく]|小規模|規模の小さ")
_KINDS = {
    "市区町村": (K.CITY, K.WARD, K.TOWN, K.VILLAGE),
    "市町村": (K.CITY, K.TOWN, K.VILLAGE),
    "町村": (K.TOWN, K.VILLAGE),
    "市町": (K.CITY, K.TOWN),
    "市区": (K.CITY, K.WARD),
    "都道府県": (K.PREFECTURE,),
    "特別区": (K.WARD,),
    "県": (K.PREFECTURE,),
    "市": (K.CITY,),
    "町": (K.TOWN,),
    "村": (K.VILLAGE,),
}
_KIND = re.compile(
    rf"(?<![一-鿿ァ-ヶー0-9])(?:同じ|他の?|ほかの|小さな|小さい|近隣の?)?({'|'.join(_KINDS)})"
    r"(?=(?:の|で|に|が|レベル|単位|自身|独自|における|による|[?。]|$)(?!民))"
)
_GENERIC = re.compile(
    rf"{_CASE}|自治体|団体|地方公共団体|市区?町村|うち|私たち|当[市町村]|本[市町村]|ところ|もの|一覧|リスト|登録|"
    r"ほか|他|類似|似た|同じ|同規模|規模|人口|予算|費用|紹介|例えば|参考|先進|程度|くらい|近い|近隣|比較|比べて?|違い|どちら|"
    r"ある|あり|教え|知り|できる|でき|使え|載って|聞か|見せ|挙げ|出し|ください|ほしい|欲しい"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRequest:
    """`bodies` are those named whose cases the library has; `theme` is a reading of what is left of the question.

    `bounds` are exact conditions; a rough one (人口3万人の町) is part of `asker`. `theme` without terms: any case will
    do. `most` is how many are asked for (3つ), 0 where no number is named. `names_size` says whether a rough figure is
    named. `asked` is the last turn without conditions.
    """

    wants_cases: bool
    is_count: bool
    compares: bool
    most: int
    bodies: tuple[Municipality, ...]
    namesakes: tuple[Municipality, ...]
    kinds: frozenset[MunicipalityKind]
    kind_words: str
    prefecture: str
    bounds: tuple[Bound, ...]
    budget: Bound | None
    is_small: bool
    names_size: bool
    asker: Asker
    theme: Reading
    asked: str

    @property
    def asks_for_the_closest(self) -> bool:
        """Whether it asks for what one body does, or for bodies like the asker's: no list, no count, no limit."""
        narrows = self.bodies or self.is_small or self.asker.population is not None
        return bool(narrows) and not (self.bounds or self.is_count)

    @property
    def names_a_kind_of_body(self) -> bool:
        """Whether it says itself for what kind or size of body (人口3万人の町, 町村の): not who happens to ask."""
        return bool(self.kinds) or self.names_size or self.is_small

    @property
    def theme_words(self) -> str:
        """The theme in the words of the question."""
        return "、".join(term for term in self.theme.terms if not "ぁ" <= term[-1] <= "ゖ")


def read_case_request(reading: Reading, cases: Sequence[Case], words: Words) -> CaseRequest:
    """Reads the stand-alone question; names are those of the bodies of `cases`."""
    text = fold(reading.text)
    prefecture, rest = _prefecture(text, cases)
    named, rest = named_bodies(rest, cases, reading)
    bounds = placed_bounds(rest)
    rest = _without_bounds(rest)
    number = _SO_MANY.search(rest)
    rest = _SO_MANY.sub(" ", rest)
    is_count = bool(_HOW_MANY.search(text))
    of_document = is_count and bool(_OF_DOCUMENT.search(text))
    kind = _KIND.search(rest)
    kinds = frozenset(_KINDS[kind[1]]) if kind else frozenset[MunicipalityKind]()
    rough = {one.bound.what: one.bound for one in bounds if not one.is_exact}
    return CaseRequest(
        wants_cases=not of_document and (reading.kind is QuestionKind.CASE or bool(_ASKS_FOR_CASES.search(text))),
        is_count=is_count,
        compares=bool(_COMPARES.search(text)),
        most=_number(number[1]) if number else 0,
        bodies=tuple(bodies[0] for bodies in named if len(bodies) == 1),
        namesakes=next((bodies for bodies in named if len(bodies) > 1), ()),
        kinds=kinds if not rough.get(Bounded.POPULATION) else frozenset[MunicipalityKind](),
        kind_words=kind[1] if kind else "",
        prefecture=prefecture,
        bounds=tuple(one.bound for one in bounds if one.is_exact),
        budget=rough.get(Bounded.COST),
        is_small=bool(_SMALL.search(text)),
        names_size=Bounded.POPULATION in rough,
        asker=_asker(reading.asker, kinds, rough.get(Bounded.POPULATION)),
        theme=_theme(reading, rest, words),
        asked=_without_bounds(reading.asked),
    )


# Bodies of a prefecture: 若葉県内の…, 若葉県の町村.
_WITHIN = r"(?:内の?|の)(?=市区?町村|町村|自治体|団体|[市町村](?![一-鿿]))|内"


def _prefecture(text: str, cases: Sequence[Case]) -> tuple[str, str]:
    """The prefecture whose bodies are meant, and the text without it."""
    for name in dict.fromkeys(case.municipality.prefecture for case in cases):
        within = re.compile(rf"{re.escape(fold(name))}(?:{_WITHIN})")
        if name and within.search(text):
            return name, within.sub(" ", text)
    return "", text


def _without_bounds(text: str) -> str:
    for bound in reversed(placed_bounds(text)):
        text = f"{text[: bound.start]} {text[bound.end :]}"
    return text


def _asker(asker: Asker, kinds: frozenset[MunicipalityKind], population: Bound | None) -> Asker:
    """Who asks, helped by a rough figure and the kind that goes with it (人口3万人の町); a kind alone is whose case."""
    [kind] = kinds if len(kinds) == 1 and population else [K.UNKNOWN]
    people = int(population.most) if population and population.most is not None else None
    return replace(
        asker,
        kind=asker.kind if asker.kind is not K.UNKNOWN else kind,
        population=asker.population if asker.population is not None else people,
    )


def _theme(reading: Reading, rest: str, words: Words) -> Reading:
    """The question without conditions and without what any case is called."""
    text = _GENERIC.sub(" ", _KIND.sub(" ", _SMALL.sub(" ", without_interrogatives(rest))))
    tokens = tuple(dict.fromkeys(token for token in words.content(text) if len(token) > 1))
    return replace(reading, text=text.strip(), tokens=tokens, terms=tokens, verbs=verbal_nouns(rest, tokens))


def _number(digits: str) -> int:
    return int(digits) if digits.isdigit() else "一二三四五六七八九十".index(digits) + 1
