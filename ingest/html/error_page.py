"""Pages that say only that nothing is there (404): a server's answer that was saved in the place of a document."""

import re
from collections.abc import Sequence

from ingest.blocks import Block

_SAYS_SO = re.compile(
    r"^\W*(?:HTTP\s*|error\s*|エラー\s*)*40[34](?!\d)|40[34]\s*(?:error|エラー|not|forbidden)|not\s+found"
    r"|(?:ページ|ファイル|URL)[^。]{0,20}(?:見つかりません|見つけられません|存在しません|は(?:ございません|ありません))",
    re.IGNORECASE,
)
_FIRST = 6
_MOST = 400
_MOST_UNDER_TITLE = 1500


def is_error_page(title: str, blocks: Sequence[Block]) -> bool:
    """Whether the title says that the page is not there, or the first lines do and hardly anything else is said."""
    characters = sum(len(block.text) for block in blocks)
    if _SAYS_SO.search(title):
        return characters <= _MOST_UNDER_TITLE
    return characters <= _MOST and any(_SAYS_SO.search(block.text) for block in blocks[:_FIRST])
