"""The title in a file's metadata (標題), where a person put it there."""

import re

from ingest.normalise import mend

_MEANINGLESS = re.compile(
    r"microsoft\s|\.(?:docx?|xlsx?|pptx?|jtdc?|pdf|ai|indd|txt)$|untitled|無題|名称未設定|プレゼンテーション$|presentation"
    r"|スライド\s*\d*$|^(?:document|book|sheet|文書)\s*\d*$|^<[0-9a-f]+>$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[ぁ-んァ-ヶ一-龠]{2}|[A-Za-z]{3}.*\s.*[A-Za-z]{3}")


def meaningful_title(stated: str) -> str:
    """The title of the metadata, unless it is a file name or what a program put there by itself."""
    title = mend(stated).strip()
    return title if _WORDS.search(title) and not _MEANINGLESS.search(title) else ""
