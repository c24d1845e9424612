"""Words on recipients, for askers of every kind: read where they say it, unsure where they do not."""

import pytest

from knowledge.domain.bodies import Fits
from knowledge.domain.municipality import Asker, MunicipalityKind
from knowledge.domain.narrowing import Why
from knowledge.domain.recipients import demanded, judged

_K = MunicipalityKind
_ASKERS = {
    "県": Asker(kind=_K.PREFECTURE, prefecture="若葉県"),
    "政": Asker(name="神戸市", prefecture="兵庫県", kind=_K.CITY, population=1_518_000),
    "市": Asker(kind=_K.CITY, population=80_000),
    "区": Asker(kind=_K.WARD),
    "町": Asker(kind=_K.TOWN, population=30_000),
    "村": Asker(kind=_K.VILLAGE),
    "連": Asker(kind=_K.WIDE_AREA_UNION),
    "組": Asker(kind=_K.ASSOCIATION),
}
_FITS = {"○": Fits.YES, "×": Fits.NO, "？": Fits.UNSURE}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # 県政市区町村連組
        ("都道府県", "○×××××？？"),
        ("市町村", "×○○？○○？？"),
        ("市町村及び特別区", "×○○○○○？？"),
        ("市区町村", "×○○○○○？？"),
        ("都道府県及び市町村", "○○○？○○？？"),
        ("都道府県と市町村", "○○○？○○？？"),
        ("町村", "××××○○？？"),
        ("町又は村", "××××○○？？"),
        ("【対象団体】 町村に限る。", "××××○○？？"),
        ("市、町、村", "×○○？○○？？"),
        ("全ての市町村とする。", "×○○？○○？？"),
        ("地方公共団体", "○○○○○○○○"),
        ("市町村、一部事務組合及び広域連合", "×○○？○○○○"),
        ("中核市及び指定都市", "×○？×××？？"),
        ("人口5万人未満の市町村", "×××？○？？？"),
        ("人口５万人未満の市町村", "×××？○？？？"),
        ("人口五万人未満の市町村", "×××？○？？？"),
        ("人口50,000人未満の市町村", "×××？○？？？"),
        ("人口3万人以上10万人未満の市", "××○？××？？"),
        ("人口10万人未満の団体", "？×？？？？？？"),
        ("市町村（人口5万人未満に限る。）", "×××？○？？？"),
        ("指定都市を除く市町村", "××○？○○？？"),
        ("指定都市以外の市町村", "××○？○○？？"),
        ("市町村（指定都市を除く。）", "××○？○○？？"),
        ("市町村及び特別区（指定都市を除く。）", "××○○○○？？"),
        ("市（指定都市を除く。）及び町村", "××○？○○？？"),
        ("市町村。ただし、指定都市を除く。", "××○？○○？？"),
        ("市町村。ただし、指定都市は対象外とする。", "××○？○○？？"),
        ("地方公共団体（都道府県を除く。）", "×○○○○○？？"),
        ("地方公共団体（市町村、特別区）", "×○○○○○？？"),
        ("都道府県等（都道府県、指定都市）", "○○××××？？"),
        ("市町村（特別区を含む。以下同じ。）", "×○○○○○？？"),
        ("市町村（都道府県も可）", "○○○？○○？？"),
        ("都道府県（市町村への補助を行う場合に限る。）", "？×××××？？"),
        ("2以上の市町村で構成する協議会、一部事務組合又は広域連合", "××××××○○"),
        ("都道府県、市町村、2以上の市町村で構成する協議会", "○○○？○○？？"),
        ("都道府県等", "○？？？？？？？"),
        ("市町村等", "？○○？○○？？"),
        ("過疎地域の市町村", "×？？？？？？？"),
        ("離島の町村", "××××？？？？"),
        ("県内市町村", "×？？？？？？？"),
        ("中小企業者", "××××××××"),
        ("中小企業・小規模事業者等", "××××××××"),
        ("市町村内の中小企業者", "××××××××"),
        ("市町村が出資する法人", "？？？？？？？？"),
        ("市町村の職員", "？？？？？？？？"),
        ("市町村が参加する協議会", "？？？？？？？？"),
        ("都市", "？？？？？？？？"),
        ("NPO法人", "？？？？？？？？"),
    ],
)
def test_words_on_recipients_are_for_some_and_not_for_others(words, expected):
    found = [judged(words, asker).fits for asker in _ASKERS.values()]

    assert found == [_FITS[sign] for sign in expected]


@pytest.mark.parametrize(
    ("words", "who", "why"),
    [
        ("市町村", "県", Why.OTHER_BODY),
        ("市町村（指定都市を除く。）", "政", Why.EXCLUDED),
        ("人口5万人未満の市町村", "市", Why.POPULATION),
        ("若葉県内の市町村", "政", Why.PREFECTURE),
        ("2以上の市町村で構成する協議会、一部事務組合又は広域連合", "町", Why.JOINTLY),
        ("2以上の市町村で構成する協議会、一部事務組合又は広域連合", "県", Why.OTHER_BODY),
        ("中小企業者", "町", Why.NOT_MUNICIPAL),
    ],
)
def test_what_speaks_against_the_asker_is_named(words, who, why):
    assert judged(words, _ASKERS[who]).why is why


def test_of_an_asker_whose_kind_is_not_known_nothing_is_said_but_by_people():
    asker = Asker(population=30_000)

    assert judged("市町村", asker).fits is Fits.UNSURE
    assert judged("2以上の市町村で構成する協議会", asker).fits is Fits.UNSURE
    assert judged("人口1万人未満の団体", asker).why is Why.POPULATION


def test_a_designated_city_is_known_by_its_full_name_too():
    asker = Asker(name="兵庫県神戸市", prefecture="兵庫県", kind=_K.CITY)

    assert judged("指定都市", asker).fits is Fits.YES


@pytest.mark.parametrize(
    ("words", "who", "fits"),
    [
        ("人口5万人未満であること。", "市", Fits.NO),
        ("人口5万人未満であること。", "町", Fits.YES),
        ("指定都市は対象外とする。", "政", Fits.NO),
        ("町村に限る。", "市", Fits.NO),
        ("国の他の補助を受けた経費は対象外とする。", "町", Fits.YES),
        ("市町村がDXの計画を定めていること。", "県", Fits.YES),
    ],
)
def test_a_further_demand_speaks_against_only_those_that_it_leaves_out(words, who, fits):
    assert demanded(words, _ASKERS[who]).fits is fits


@pytest.mark.parametrize("words", ["（" * 5000 + "市町村" + "）" * 5000, "市町村" * 5000, "\ue005市町村（"])
def test_words_made_to_break_the_reading_are_left_unsure_or_read(words):
    assert judged(words, _ASKERS["町"]).fits is not Fits.NO
    assert demanded(words, _ASKERS["町"]).fits is Fits.YES
