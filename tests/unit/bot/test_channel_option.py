"""A channel is named by its id or its link, never by a name that somebody else could take."""

import pytest
import typer

from bot.channel_option import visibility_of
from knowledge.domain.visibility import only_in


def test_ids_and_links_name_channels() -> None:
    link = "https://mihon.slack.com/archives/C0123ABCD"
    assert visibility_of([link, " G0456EFGH "]) == only_in(["C0123ABCD", "G0456EFGH"])
    assert visibility_of([]) is visibility_of(None) is None


@pytest.mark.parametrize(
    "given",
    ["", "#企画課", "kikaku", "D0123ABCD", "U0123ABCD", "C0123ABCD,C0456EFGH", "https://mihon.example.jp/C0123ABCD"],
)
def test_anything_else_is_refused_with_what_to_give_instead(given: str) -> None:
    with pytest.raises(typer.BadParameter, match="チャンネル ID"):
        visibility_of(["C0456EFGH", given])
