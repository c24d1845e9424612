"""Names of municipalities are found; ambiguous ones stay ambiguous."""

import pytest

from knowledge.domain.municipality import MunicipalityKind
from knowledge.domain.municipality_names import municipalities_in, municipality_named


def _found(text: str) -> list[list[str]]:
    return [[one.full_name for one in candidates] for candidates in municipalities_in(text)]


def test_a_name_with_its_prefecture_is_one_municipality() -> None:
    assert _found("兵庫県神戸市と埼玉県上里町の取組") == [["兵庫県神戸市"], ["埼玉県上里町"]]


def test_a_name_that_several_bear_stays_several() -> None:
    ((*four,),) = _found("池田町の窓口")

    assert sorted(four) == ["北海道池田町", "岐阜県池田町", "福井県池田町", "長野県池田町"]


def test_a_prefecture_counts_by_itself_and_not_before_its_own_town() -> None:
    assert _found("愛媛県・市町DX推進会議と東京都港区") == [["愛媛県"], ["東京都港区"]]


@pytest.mark.parametrize("text", ["県と県内市町", "市町村の支援", "都市計画", "地区の会合"])
def test_words_about_municipalities_are_no_names(text: str) -> None:
    assert _found(text) == []


def test_wards_of_a_city_are_found_with_their_city() -> None:
    assert _found("横浜市中区の窓口") == [["神奈川県横浜市中区"]]


@pytest.mark.parametrize(
    ("body", "name", "prefecture", "kind"),
    [
        ("兵庫県神戸市", "神戸市", "兵庫県", MunicipalityKind.CITY),
        ("神戸市", "神戸市", "兵庫県", MunicipalityKind.CITY),
        ("滋賀県", "滋賀県", "滋賀県", MunicipalityKind.PREFECTURE),
        ("埼玉県児玉郡上里町", "上里町", "埼玉県", MunicipalityKind.TOWN),
        ("府中市", "府中市", "", MunicipalityKind.CITY),
        ("若葉県三日月市", "三日月市", "若葉県", MunicipalityKind.CITY),
        ("みらい村", "みらい村", "", MunicipalityKind.VILLAGE),
        ("神戸市（兵庫県）", "神戸市", "兵庫県", MunicipalityKind.CITY),
        ("（兵庫県）神戸市", "神戸市", "兵庫県", MunicipalityKind.CITY),
        ("兵庫県　神戸市", "神戸市", "兵庫県", MunicipalityKind.CITY),
        ("兵庫県・神戸市", "神戸市", "兵庫県", MunicipalityKind.CITY),
        ("神戸市（こうべし）", "神戸市", "兵庫県", MunicipalityKind.CITY),
        ("神戸市役所", "神戸市", "兵庫県", MunicipalityKind.CITY),
        ("神戸市ほか3市", "神戸市", "兵庫県", MunicipalityKind.CITY),
        ("神戸市、明石市", "神戸市", "兵庫県", MunicipalityKind.CITY),
        ("府中市（広島県）", "府中市", "広島県", MunicipalityKind.CITY),
        ("東京都港区", "港区", "東京都", MunicipalityKind.WARD),
        ("港区", "港区", "", MunicipalityKind.WARD),
        ("世田谷区", "世田谷区", "東京都", MunicipalityKind.WARD),
        ("東京都特別区", "特別区", "東京都", MunicipalityKind.WARD),
        ("兵庫県篠山市", "篠山市", "兵庫県", MunicipalityKind.CITY),
        ("篠山市", "篠山市", "兵庫県", MunicipalityKind.CITY),
        ("茅ヶ崎市", "茅ヶ崎市", "神奈川県", MunicipalityKind.CITY),
        ("若葉県北部広域連合", "北部広域連合", "若葉県", MunicipalityKind.WIDE_AREA_UNION),
        ("三日月地区広域行政事務組合", "三日月地区広域行政事務組合", "", MunicipalityKind.ASSOCIATION),
        ("若葉水道企業団", "若葉水道企業団", "", MunicipalityKind.ENTERPRISE_UNION),
    ],
)
def test_a_whole_text_names_a_municipality(body: str, name: str, prefecture: str, kind: MunicipalityKind) -> None:
    named = municipality_named(body)

    assert named is not None
    assert (named.name, named.prefecture, named.kind) == (name, prefecture, kind)


@pytest.mark.parametrize(
    "words", ["人材の定着", "県内全市町村", "各市町村", "市町村", "全市", "県内市町", "近隣の町村"]
)
def test_other_words_name_none(words: str) -> None:
    assert municipality_named(words) is None
