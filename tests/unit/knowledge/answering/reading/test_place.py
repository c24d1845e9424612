"""Who asks, and whose practice is asked for."""

import pytest

from knowledge.answering.reading.bodies import Bodies
from knowledge.answering.reading.place import Place, asker_in, read_place
from knowledge.domain.municipality import NOBODY, Asker, Municipality, MunicipalityKind

_TOWN = Municipality(name="汐風町", prefecture="若葉県")
_BODIES = Bodies(names={"汐風町": (_TOWN,), "若葉県汐風町": (_TOWN,)}, populations={"若葉県汐風町": 18_000})


def _place(text: str, *earlier: str, municipality: str = "") -> Place:
    return read_place(text, earlier, municipality, _BODIES)


@pytest.mark.parametrize(
    ("text", "kind", "population"),
    [
        ("うちは人口3万人の町です。使える財政措置は？", MunicipalityKind.TOWN, 30_000),
        ("町の場合は？", MunicipalityKind.TOWN, None),
        ("じゃあ県は？", MunicipalityKind.PREFECTURE, None),
        ("町でも使える？", MunicipalityKind.TOWN, None),
        ("特別区も対象になりますか", MunicipalityKind.WARD, None),
        ("人口1万人くらいの村なのですが", MunicipalityKind.VILLAGE, 10_000),
    ],
)
def test_a_kind_and_a_population_are_the_asker_s(text: str, kind: MunicipalityKind, population: int | None) -> None:
    assert asker_in(text, _BODIES) == Asker(kind=kind, population=population)


@pytest.mark.parametrize(
    "text", ["市町村が対象の措置は？", "市民への周知", "都市計画の手順", "人口5万人以上が対象ですか"]
)
def test_words_about_bodies_name_no_asker(text: str) -> None:
    assert asker_in(text, _BODIES) == NOBODY


@pytest.mark.parametrize(
    "text", ["汐風町でも使えますか", "当方は汐風町です", "汐風町役場の総務課の者ですが、補助金は？", "汐風町の場合は？"]
)
def test_a_named_body_that_asks_is_the_asker_with_the_population_its_case_states(text: str) -> None:
    assert _place(text).asker == Asker(
        name="汐風町", kind=MunicipalityKind.TOWN, prefecture="若葉県", population=18_000
    )
    assert _place(text).about is None


@pytest.mark.parametrize("text", ["汐風町の書かない窓口の効果は？", "汐風町ではどう進めましたか"])
def test_a_named_body_whose_practice_is_asked_for_is_no_asker(text: str) -> None:
    assert _place(text) == Place(about=_TOWN)


def test_a_body_that_nothing_knows_is_taken_by_its_form() -> None:
    assert _place("三日月市ですが、研修費の財政措置は？").asker == Asker(name="三日月市", kind=MunicipalityKind.CITY)


def test_the_channel_s_setting_is_the_asker_until_the_question_says_otherwise() -> None:
    assert _place("使える措置は？", municipality="兵庫県神戸市").asker.name == "神戸市"
    assert _place("町の場合は？", municipality="兵庫県神戸市").asker == Asker(kind=MunicipalityKind.TOWN)


def test_what_was_said_of_the_asker_earlier_in_the_thread_holds() -> None:
    assert _place("使える措置は？", "うちは人口3万人の町です").asker.population == 30_000


def test_a_name_that_several_bear_stays_open() -> None:
    assert {body.prefecture for body in _place("池田町の事例").unclear} == {"北海道", "福井県", "長野県", "岐阜県"}
    assert _place("長野県池田町の事例").about == Municipality(name="池田町", prefecture="長野県")


def test_a_name_that_several_bear_is_that_of_the_asker_s_prefecture() -> None:
    assert _place("池田町の事例", municipality="長野県松本市").about == Municipality(name="池田町", prefecture="長野県")
