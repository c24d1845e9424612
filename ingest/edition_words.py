"""The words by which a title or a line tells its edition (版): 第2.1版, Ver.2.0, 令和5年1月改定, 20次締切分."""

import re

_N = r"[0-9０-９]"
_YEAR = rf"(?:(?:令和|平成|R|H)\s*(?:元|{_N}{{1,2}})|{_N}{{4}})"
_LABELS = (
    rf"第\s*{_N}+(?:[.．]{_N}+)*\s*版",
    rf"(?:[Vv]er(?:sion)?|Ｖｅｒ)[.．]?\s*{_N}+(?:[.．]{_N}+)*|[vV]{_N}+[.．]{_N}+",
    rf"{_YEAR}\s*[年.．/]\s*{_N}{{1,2}}\s*月?(?:\s*{_N}{{1,2}}\s*日)?\s*(?:改[定訂正]|更新|策定|版)",
    rf"第?\s*{_N}+\s*次\s*(?:締切|公募|募集)(?:分)?",
    rf"第\s*{_N}+\s*回\s*(?:締切|公募|募集|受付)(?:分)?",
    rf"{_YEAR}\s*年度?\s*版",
    r"(?<![一-龠])(?:初版|改[定訂]版)",
)
EDITION = re.compile("|".join(f"(?:{label})" for label in _LABELS))
_EMPTY_BRACKETS = re.compile(r"[（(【〔［\[＜<「『][\s　]*[）)】〕］\]＞>」』]")


def without_edition(title: str) -> str:
    """A title without the words that tell its edition: 全体手順書【第2.1版】 → 全体手順書."""
    bare = _EMPTY_BRACKETS.sub("", EDITION.sub("", title))
    return re.sub(r"[\s　]+", " ", bare).strip(" 　_-・,、")
