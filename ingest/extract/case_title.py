"""The title line of a case (事例): a number, what was done, and who did it in brackets at the end."""

import re
from dataclasses import dataclass

_APART = r"[\s　.．、：:\-ー―]"
_NUMBER = re.compile(
    rf"[\s*#]*(?:(?:(?:事例|ケース|取組|No\.?|NO\.?|№)\s*[0-9０-９]{{1,3}}|[①-⑳]){_APART}*|[0-9０-９]{{1,3}}{_APART}+)"
)
_BODY = (
    r"[一-龠々ぁ-んァ-ヶー・、\s　]{1,20}"
    r"(?:[都道府県市区町村]|広域連合|組合|企業団|(?:[市区町村]|県)(?:ほか|他|外)[0-9０-９]{0,2}[市区町村団体]{0,4})"
)
_CORNER = re.compile(rf"【(?P<body>{_BODY})】[\s　*]*$")
_ROUND = re.compile(rf"[（(](?P<body>{_BODY})[）)][\s　*]*$")
_CALLED_CASE = re.compile(r"[\s*#]*(?:事例|ケース|取組)\s*[0-9０-９]")
_ANY_BODY = re.compile(r"(?:各|全|都|道|府|県|市|区|町|村|管内|県内|都内|市内|[・、\s])+")
_LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTitle:
    """What a title line says: `title` without number and body, `body` as printed (兵庫県神戸市), `number` or empty."""

    number: str
    title: str
    body: str


def case_title(text: str) -> CaseTitle | None:
    """Reads a title line of a case; a body in round brackets counts only where the line calls itself a case."""
    if len(text) > 2 * _LONGEST:
        return None
    line = " ".join(part.strip() for part in text.split("\n") if part.strip())
    end = _CORNER.search(line) or (_ROUND.search(line) if _CALLED_CASE.match(line) else None)
    if end is None or len(line) > _LONGEST or "。" in line or _ANY_BODY.fullmatch(end["body"]):
        return None
    number = _NUMBER.match(line)
    start = number.end() if number else 0
    title = line[start : end.start()].strip(" \t　*#")
    if len(title) < 4:
        return None
    return CaseTitle(number=number[0].strip(" 　*#.．、：:-") if number else "", title=title, body=end["body"].strip())
