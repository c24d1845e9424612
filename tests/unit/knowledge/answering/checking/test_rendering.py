"""A claim told in another language has its numbers, each and no other, and leads nowhere."""

import pytest

from knowledge.answering.checking.rendering import rendering_stands
from knowledge.domain.language import Language

ENGLISH, PLAIN = Language.ENGLISH, Language.PLAIN_JAPANESE


@pytest.mark.parametrize(
    ("claim", "rendering", "language"),
    [
        ("推進役を各課に置きます。", "Each section appoints a promoter.", ENGLISH),
        ("措置率は0.7です。", "The rate is 0.7.", ENGLISH),
        ("この措置は令和8年3月31日で終わります。", "This measure (措置) ends on March 31, 2026.", ENGLISH),
        ("令和7年度の補助上限額は200万円です。", "In FY2025 the limit is 2,000,000 yen.", ENGLISH),
        ("補助上限額は200万円です。", "The limit is 2 million yen.", ENGLISH),
        ("令和元年度に始まりました。", "It began in fiscal 2019.", ENGLISH),
        ("任期は2年です。", "仕事をする期間は2年です。", PLAIN),
        ("二割を補助します。", "お金の2割を出します。", PLAIN),
    ],
)
def test_the_same_numbers_stand(claim: str, rendering: str, language: Language) -> None:
    assert rendering_stands(rendering, claim, language)


@pytest.mark.parametrize(
    ("claim", "rendering", "language"),
    [
        ("措置率は0.7です。", "The rate is 70 percent.", ENGLISH),
        ("措置率は0.7です。", "The rate is fixed.", ENGLISH),
        ("措置率は0.7です。", "The rate is 0.7 and was 0.5.", ENGLISH),
        ("令和8年3月31日で終わります。", "It ends on May 31, 2026.", ENGLISH),
        ("令和7年度の措置です。", "It is a measure of FY2024.", ENGLISH),
        ("上限額は200万円です。", "The limit is 200 yen.", ENGLISH),
        ("窓口で申請します。", "Apply at https://evil.example.com today.", ENGLISH),
        ("窓口で申請します。", "Apply at evil.example today.", ENGLISH),
        ("窓口で申請します。", "窓口で申請します。", ENGLISH),
        ("窓口で申請します。", "Apply\u200b at the counter.", ENGLISH),
        ("窓口で申請します。", "Apply. " * 100, ENGLISH),
        ("任期は2年です。", "期間は3年です。", PLAIN),
        ("窓口で申請します。", "  ", PLAIN),
    ],
)
def test_anything_else_falls(claim: str, rendering: str, language: Language) -> None:
    assert not rendering_stands(rendering, claim, language)
