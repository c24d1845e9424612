"""Names of municipalities are found; ambiguous ones stay ambiguous."""

import pytest

from ingest.extract.municipalities import municipalities_in, municipality_named
from knowledge.domain.municipality import MunicipalityKind


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
    ],
)
def test_a_whole_text_names_a_municipality(body: str, name: str, prefecture: str, kind: MunicipalityKind) -> None:
    named = municipality_named(body)

    assert named is not None
    assert (named.name, named.prefecture, named.kind) == (name, prefecture, kind)


def test_other_words_name_none() -> None:
    assert municipality_named("人材の定着") is None
