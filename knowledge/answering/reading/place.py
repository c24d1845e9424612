"""Who asks, and whose practice is asked for: うちは人口3万人の町です, 町の場合は, 汐風町の書かない窓口."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.answering.reading.bodies import Bodies
from knowledge.domain.municipality import NOBODY, Asker, Municipality, MunicipalityKind
from knowledge.domain.municipality_names import Named, municipality_named
from knowledge.domain.numbers import placed_numbers_in

_COPULA = (
    r"(?:な(?:の|ん))?(?:です(?!か)|でして|だ(?:が|けど)|と申し)|に(?:勤め|おり|い(?:る|ま))|として|の(?:場合|"
    r"立場)|だと|なら"
)
_HAVING = r"使え|使う|対象|申請でき|活用でき|利用でき|受けられ|もらえ|該当|適用|応募でき|間に合"
_OFFICE = r"(?:役所|役場|庁)?"
_POST = (
    r"(?:の(?:者|職員|[^、。\s]{1,14}?(?:課|部|局|室|係|担当|職員)(?:の(?:者|担当|職員|[一-鿿]{1,6}))?|"
    r"[一-鿿]{1,4}(?=です(?!か)|と申)))?"
)
# 上里町です, 上里町役場の総務課の者ですが, 上里町の場合, 上里町でも使えますか, 上里町は対象になりますか
_IS_ASKER = re.compile(rf"{_OFFICE}{_POST}(?:{_COPULA}|(?:で)?[はもが][^、。？?]{{0,16}}(?:{_HAVING}))")
_WE = re.compile(r"(?:うち|私(?:たち|ども)?|わたし|当方|こちら|弊方|我々)(?:の[^、。は]{1,6})?は[^。、]{0,20}$")
_KINDS = {
    **dict.fromkeys(("政令指定都市", "指定都市", "政令市", "中核市", "市"), MunicipalityKind.CITY),
    **dict.fromkeys(("特別区", "区"), MunicipalityKind.WARD),
    **dict.fromkeys(("都道府県", "県", "府", "都", "道"), MunicipalityKind.PREFECTURE),
    "町": MunicipalityKind.TOWN,
    "村": MunicipalityKind.VILLAGE,
    "広域連合": MunicipalityKind.WIDE_AREA_UNION,
    "一部事務組合": MunicipalityKind.ASSOCIATION,
}
KIND = rf"(?<![一-鿿ァ-ヶー])(?P<kind>{'|'.join(_KINDS)})"
"""A kind of body that stands by itself, in folded text or not."""
_KIND_ASKS = re.compile(
    rf"{KIND}{_OFFICE}(?:{_COPULA}|の(?:担当|職員|者)(?=です|だ|なの|と申)|でも|みたいな|(?:で)?[はもが][^、。？?]{{0,16}}(?:{_HAVING})|(?:は|も|だと)?[？?。]*$)"
)
_UNKNOWN_NAME = re.compile(
    rf"(?:^|[、。\s　]|は)(?P<name>[一-鿿々ヶケァ-ヺー]{{2,9}}[市区町村]){_OFFICE}{_POST}(?:な(?:の|"
    rf"ん))?(?:です(?!か)|でして|だが|だけど|と申し|に勤め)"
)
_PEOPLE_BEFORE = re.compile(r"(?:人口|住民)(?:規模)?[はがも約、およそ\s　]*$")
_PEOPLE_AFTER = re.compile(
    r"(?:規模|程度|くらい|ぐらい|前後|弱|強|ほど|余り?)*の?(?:自治体|団体|[市町村区県](?![一-鿿]))"
)
_A_DEMAND = re.compile(r"(?:以上|以下|未満|を超え)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Who asks; whose practice is asked for; or the bodies of one name (`unclear`) among which it is left open."""

    asker: Asker = NOBODY
    about: Municipality | None = None
    unclear: tuple[Municipality, ...] = ()


def read_place(text: str, earlier: Sequence[str], municipality: str, bodies: Bodies) -> Place:
    """The place of a question; what was said of the asker earlier in the thread holds until it is said anew.

    `municipality` is the channel's setting (兵庫県神戸市), the asker where nothing else is said.
    """
    asker = _set(municipality, bodies)
    for said in (*earlier, text):
        asker = _updated(asker, asker_in(said, bodies))
    others = [named for named in bodies.named_in(text) if not _asks(text, named)]
    if len({named.candidates for named in others}) != 1:
        return Place(asker=asker)
    candidates = _narrowed(others[0].candidates, asker)
    if len(candidates) > 1:
        return Place(asker=asker, unclear=candidates)
    return Place(asker=asker, about=candidates[0])


def asker_in(text: str, bodies: Bodies) -> Asker:
    """What `text` says of who asks; NOBODY where it says nothing."""
    asker = NOBODY
    for named in bodies.named_in(text):
        if _asks(text, named):
            asker = _of(named.candidates, text[named.start : named.end], bodies)
    if not asker.is_known and (own := _UNKNOWN_NAME.search(text)) and (body := municipality_named(own["name"])):
        asker = Asker(name=body.name, kind=body.kind, prefecture=body.prefecture)
    if not asker.is_known and (kinds := tuple(_KIND_ASKS.finditer(text))):
        asker = Asker(kind=_KINDS[kinds[-1]["kind"]])
    return replace(asker, population=_population(text) or asker.population)


def _asks(text: str, named: Named) -> bool:
    return bool(_IS_ASKER.match(text, named.end) or _WE.search(text[: named.start]))


def _of(candidates: tuple[Municipality, ...], said: str, bodies: Bodies) -> Asker:
    """A named asker; the prefecture of a name that several bear stays open."""
    first = candidates[0]
    if len(candidates) > 1:
        return Asker(name=said, kind=first.kind)
    return Asker(
        name=first.name, kind=first.kind, prefecture=first.prefecture, population=bodies.population(candidates)
    )


def _set(municipality: str, bodies: Bodies) -> Asker:
    """The channel's setting: a name, or words about the asker (人口3万人の町)."""
    if not municipality.strip():
        return NOBODY
    whole = [named for named in bodies.named_in(municipality) if named.end - named.start == len(municipality.strip())]
    if whole:
        return _of(whole[0].candidates, municipality.strip(), bodies)
    body = municipality_named(municipality)
    if body is not None:
        return _of((body,), body.name, bodies)
    return asker_in(f"{municipality}です", bodies)


def _updated(asker: Asker, said: Asker) -> Asker:
    """What is said last wins; a population alone is added to what is known."""
    if said.name or said.kind is not MunicipalityKind.UNKNOWN:
        return said
    return replace(asker, population=said.population) if said.population is not None else asker


def _narrowed(candidates: tuple[Municipality, ...], asker: Asker) -> tuple[Municipality, ...]:
    """Of bodies of one name the asker's own (its name), else that of its prefecture, where there is one."""
    near = tuple(body for body in candidates if asker.prefecture and body.prefecture == asker.prefecture)
    return near if len(near) == 1 else candidates


def _population(text: str) -> int | None:
    """人口3万人, 3万人規模の町; not a demand (人口5万人以上が対象)."""
    for placed in placed_numbers_in(text):
        after = text[placed.end :]
        if placed.number.unit not in ("人", "") or _A_DEMAND.match(after):
            continue
        is_counted = placed.number.unit == "人" and _PEOPLE_AFTER.match(after)
        if is_counted or _PEOPLE_BEFORE.search(text[: placed.start]):
            return int(placed.number.value)
    return None
