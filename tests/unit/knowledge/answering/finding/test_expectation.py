"""What an interrogative asks for by name has to be named."""

import pytest

from knowledge.answering.finding.expectation import names_what_is_asked


@pytest.mark.parametrize(
    ("asked", "said", "named"),
    [
        ("案内板は何語ですか", "案内板は英語と中国語で書かれています。", True),
        ("案内板は何語ですか", "案内板は四つの言語と外国語の音声で読めます。", False),
        ("協議会はどことどこ?", "青木市と白川町が入っています。", True),
        ("協議会はどことどこ?", "四町村が入り、白川町に置かれています。", False),
        ("休館は何曜日?", "休館は月曜です。", True),
        ("協議会はいつできた?", "四町村でつくりました。", True),
    ],
)
def test_names_are_asked_for_by_what_and_where(asked: str, said: str, named: bool) -> None:
    assert names_what_is_asked(asked, said) is named
