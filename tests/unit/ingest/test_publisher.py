"""Who issued a document, read from its first lines or from the address of its page."""

import pytest

from ingest.publisher import tier_of, tier_of_address
from knowledge.domain.document import Tier


@pytest.mark.parametrize(
    ("line", "tier"),
    [
        ("総務省", Tier.NATIONAL),
        ("総務省 自治行政局 地域情報化企画室", Tier.NATIONAL),
        ("デジタル庁", Tier.NATIONAL),
        ("（編集：消防庁）", Tier.UNKNOWN),
        ("発行：内閣府", Tier.NATIONAL),
        ("広島県", Tier.PREFECTURE),
        ("若葉県デジタル推進室", Tier.PREFECTURE),
        ("若葉県 デジタル推進室", Tier.PREFECTURE),
        ("東京都 総務局", Tier.PREFECTURE),
        ("神戸市役所", Tier.MUNICIPALITY),
        ("若葉県汐風町 住民生活課", Tier.MUNICIPALITY),
        ("みらい自治体研究会", Tier.UNKNOWN),
        ("総務省の通知に基づく手続の進め方", Tier.UNKNOWN),
        ("市町村", Tier.UNKNOWN),
        ("各都道府県", Tier.UNKNOWN),
        ("自治体DX推進の手引き", Tier.UNKNOWN),
    ],
)
def test_a_line_that_only_names_a_body_tells_the_issuer(line: str, tier: Tier) -> None:
    assert tier_of([line]) is tier


def test_the_first_line_that_names_a_body_counts() -> None:
    assert tier_of(["手続の手引き", "令和6年4月1日", "三日月市 総務課", "総務省"]) is Tier.MUNICIPALITY
    assert tier_of([]) is Tier.UNKNOWN


@pytest.mark.parametrize(
    ("url", "tier"),
    [
        ("https://www.soumu.go.jp/main_content/1.pdf", Tier.NATIONAL),
        ("https://www.pref.kyoto.jp/", Tier.PREFECTURE),
        ("https://www.pref.hiroshima.lg.jp/soshiki/", Tier.PREFECTURE),
        ("https://www.metro.tokyo.lg.jp/", Tier.PREFECTURE),
        ("https://www.city.kobe.lg.jp/a.html", Tier.MUNICIPALITY),
        ("https://www.vill.kitayama.wakayama.jp/", Tier.MUNICIPALITY),
        ("https://www.town.example.lg.jp:8443/", Tier.MUNICIPALITY),
        ("https://go.jp.example.com/", None),
        ("https://www.example.co.jp/", None),
    ],
)
def test_the_host_of_a_page_tells_its_issuer_where_only_a_public_body_may_bear_it(url: str, tier: Tier | None) -> None:
    assert tier_of_address(url) is tier


def test_the_most_trusted_issuer_ranks_first() -> None:
    assert min(Tier, key=lambda tier: tier.rank) is Tier.NATIONAL
    assert max(Tier, key=lambda tier: tier.rank) is Tier.COMMUNITY
