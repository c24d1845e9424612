"""What a measure is called: the innermost heading that names something, else the title of its document."""

import re

from ingest.extract.labels import is_only_labels
from ingest.extract.measure_values import Scope
from ingest.outline.headings import words_of

_LONGEST_NAME = 60
_GENERAL_WORD = (
    r"補助金|補助|助成金|助成|交付金|交付|支援|対象|事業者|事業|制度|申請者|申請|応募|公募|募集|手続き?|流れ|スケジュール|日程|概要|内容|要件|条件|詳細"
    r"|経費|費用|者|団体|金額|額|率|上限|期間|期限|締切|方法|審査|採択|実施|報告|実績|提出|書類|受付|基本|情報|総則|趣旨|目的|注意|事項|留意|その他"
    r"|第[0-9０-９一二三四五六七八九十]+条|関係|は?[？?]|別表|別紙|共通|種類|種別|区分|枠|類型|一覧|規定|定義|支払|請求|交付先|決定|義務|公表|必要|主な|本|参考|資料|及び|並びに|について|等|と|の|や|に関する"
    r"|[、・，,（）()｜|\s　0-9０-９.．]"
)
_GENERAL = re.compile(rf"(?:{_GENERAL_WORD})+")
_NAMED_ITEMS = re.compile(r"(?:[^()（）・、の]+[(（][①-⑳][)）][・、]?)+")
_MARK = re.compile(r"^[A-Za-zＡ-Ｚ][)）.．]\s*|※[0-9０-９]*$")


def own_heading(scope: Scope) -> str:
    """The innermost heading that names something; empty where none does."""
    for heading in (scope.name, *reversed(scope.path)):
        words = words_of(heading)
        if words and len(heading) <= _LONGEST_NAME and not is_only_labels(words) and not _GENERAL.fullmatch(words):
            return heading
    return ""


def heading_of(scope: Scope) -> str:
    """The heading that names the measure, else the title of its document."""
    return own_heading(scope) or scope.piece.chunk.location.edition.document.title


def name_of(heading: str) -> str:
    """A heading as a name: without number, mark and について."""
    words = _MARK.sub("", words_of(heading).strip("｜| 　"))
    return re.sub(r"について$", "", words).strip() or heading


def name_of_item(heading: str, mark: str) -> str:
    """確保(①)・育成(②)に関する措置 and ② → 育成に関する措置; else the heading with the mark."""
    words = words_of(heading)
    own = re.search(rf"([^()（）・、の]+)[(（]{mark}[)）]", words)
    return _NAMED_ITEMS.sub(own[1], words, count=1) if own else f"{words}（{mark}）"
