"""The costs (費用・予算) of a case: each amount as printed, what it is for, and the fiscal year it belongs to."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.chunking import Piece
from ingest.extract.case_labels import CaseField
from ingest.extract.case_sayings import Saying, as_row
from ingest.extract.slices import stated
from knowledge.domain.calendar import FiscalYear, Period, UnknownPeriod, Validity
from knowledge.domain.case import Cost
from knowledge.domain.record import Stated
from knowledge.domain.wareki import periods_in
from knowledge.text import fold, sentences

_N = r"[0-9０-９]"
_YEN = re.compile(
    rf"(?:(?:約|およそ|概ね|おおよそ|年間?|年額|月額?|毎月|計|総額)\s*)*{_N}[0-9０-９,，.．]*\s*(?:(?:億|百万|千万|万|千){_N}*[0-9０-９,，]*\s*)*"
    r"(?:万|千)?円(?:程度|余り?|弱|強|以内|未満|以下)?(?:[/／](?:年|月|年間|人|件|台))?"
)
_YEAR_WORD = re.compile(r"年度|年")
_BARE_YEAR = re.compile(r"(?<![0-9０-９])(?P<n>[0-9０-９]{1,2}|元)年度")
_PARTS = re.compile(r"[、。,，；;／]|\s/\s|(?<=円)[\s　]+|及び|\n")
_UNIT = re.compile(r"円")
_SAVED = re.compile(r"削減|節約|節減|軽減|効果額|縮減|浮")
# In prose an amount is a cost where its clause names what is paid (…費, …料), or the sentence that it was spent.
_SPENT = re.compile(r"(?<!消)費|(?<![数資材無有飲史])料|予算|コスト(?!削)|謝金|報酬|代金|契約額|委託額")
_SPENDING = re.compile(r"円[^、。]{0,6}(?:かか|掛か|要し|投じ|支出|支払|計上|負担し)")
# What is received, asked of residents, for one head only, a part of another amount, or no more than a limit.
_NOT_SPENT = re.compile(
    r"補助|助成|交付|措置|給付|支給|収入|収益|収納|売上|税収|寄[附付]|滞納|還付|手数料|使用料収|基金|交付税|"
    r"あたり|当たり|[1一]人|[1一]件|うち|内訳|上限|以内|限度|場合|未満|以上"
)
# Who paid is no cost of its own (県の補助金を48万円充てた); how a clause goes on is no part of the amount (95万円で).
_FUNDED = re.compile(r"(?:補助|助成|交付|基金|寄[附付])[^、。]*円[^、。]*(?:充て|充当|受け|得)")
_GOING_ON = re.compile(r"(?<=円)(?:で|であり|である|だ|です)$")
_ITEM_AND_AMOUNT = re.compile(
    r"(?:(?P<item>[一-鿿ァ-ヶーA-Za-zＡ-Ｚａ-ｚ・々]{1,20}?)(?:として|とし|には?|は|が|の)?[、\s　]*)?"
    rf"(?P<amount>{_YEN.pattern})"
)
_LONGEST_CELL = 60
_MOST = 12


def costs_of(sayings: Iterable[Saying], told: Iterable[Stated], pieces: Sequence[Piece]) -> tuple[Cost, ...]:
    """The amounts under 費用, コスト, 予算 …; a year without its era (4年度) is read where the case writes it in full.

    Where nothing stands under such a label, the amounts that sentences of `told` say were spent. `pieces` are all of
    the case: the header of a table may stand in another one than the row.
    """
    costs = [cost for saying in sayings if saying.tells(CaseField.COST) for cost in _costs(as_row(saying), pieces)]
    by_id = {piece.chunk.id: piece for piece in pieces}
    costs = costs or [cost for line in told for cost in costs_in_prose(line.text, by_id[line.chunk_id])]
    known = {_short(reading.validity): reading.validity for piece in pieces for reading in periods_in(piece.chunk.text)}
    return tuple(_dated(cost, known) for cost in dict.fromkeys(costs))[:_MOST]


def _costs(saying: Saying, pieces: Sequence[Piece]) -> Iterator[Cost]:
    if saying.cells:
        yield from _in_row(saying, (saying.piece, *pieces))
        return
    for start, end in sentences(saying.text):
        sentence = saying.text[start:end]
        for words, year, _ in [] if _SAVED.search(sentence) else amounts_in(sentence, saying.piece):
            if not _FUNDED.search(words) and (amount := stated(words, saying.piece)):
                yield Cost(amount=amount, year=year)


# --- tables --------------------------------------------------------------------------------------------------------
def _in_row(saying: Saying, pieces: Sequence[Piece]) -> Iterator[Cost]:
    """The amounts of a row: columns are years or 金額; the first cell is a year or what the money is for."""
    header = (*saying.header, *[""] * len(saying.cells))
    first = saying.cells[0]
    lead = None if not first or _YEN.search(first) else stated(first, saying.piece)
    for name, cell in zip(header, saying.cells, strict=False):
        counted = re.fullmatch(rf"約?{_N}[0-9０-９,，.．]*", cell) and _UNIT.search(name)
        if len(cell) > _LONGEST_CELL or not (_YEN.search(cell) or counted):
            continue
        amount = stated(cell, saying.piece)
        if amount is None:
            continue
        beside = lead if cell is not first else None
        year = (_named(name, pieces) if _is_year(name) else None) or (
            beside if beside and _is_year(beside.text) else None
        )
        item = beside if beside and beside is not year else _named(name, pieces) if counted else None
        yield Cost(amount=amount, item=item, year=year)


def _named(name: str, pieces: Sequence[Piece]) -> Stated | None:
    """The header of a column, where it stands in one of the pieces."""
    return next((found for piece in pieces if (found := stated(name, piece))), None) if name else None


def _is_year(words: str) -> bool:
    return bool(_YEAR_WORD.search(words)) and any(map(str.isdigit, fold(words))) and not _YEN.search(words)


# --- sentences -----------------------------------------------------------------------------------------------------
def amounts_in(sentence: str, piece: Piece) -> Iterator[tuple[str, Stated | None, str]]:
    """Each amount with the words before it up to the next comma, and its year: one counts on until another is named.

    The last is the sentence from its beginning or the amount before, up to this amount.
    """
    year: Stated | None = None
    led = ""
    for part in _parts(sentence):
        reading = next((r for r in periods_in(part) if _YEAR_WORD.search(r.text)), None)
        bare = _BARE_YEAR.search(part)
        named = reading.text if reading else bare[0] if bare else ""
        year = (stated(named, piece) if named else None) or year
        led += part
        if _YEN.search(part):
            yield _plain(part, named), year, led
            led = ""


def _parts(sentence: str) -> Iterator[str]:
    """The sentence cut at commas outside brackets and figures."""
    start, depth = 0, 0
    for at, character in enumerate(sentence):
        depth += (character in "（(") - (character in "）)")
        cut = depth <= 0 and _PARTS.match(sentence, at)
        if cut and not (character in ",，" and sentence[at - 1 : at].isdigit()):
            yield sentence[start:at]
            start = cut.end()
    yield sentence[start:]


def _plain(part: str, year: str) -> str:
    """The words of an amount without the year in front: 「令和5年度は200万円」 → 「200万円」."""
    rest = part.strip(" 　・-")
    if year and rest.startswith(year):
        rest = re.sub(
            r"^(?:当初|補正)?(?:予算額?|決算額?)?[\s　]*(?:は|に|の|で|が|：|:|（予定）|\(予定\))*[\s　]*",
            "",
            rest[len(year) :],
        )
    return _GOING_ON.sub("", rest if _YEN.search(rest) else part)


# --- prose ---------------------------------------------------------------------------------------------------------
def costs_in_prose(text: str, piece: Piece) -> Iterator[Cost]:
    """The amounts that a text says were spent (委託料として年間約120万円), with what for where that stands before."""
    for start, end in sentences(text):
        sentence = text[start:end]
        if _SAVED.search(sentence) or not (_SPENT.search(sentence) or _SPENDING.search(sentence)):
            continue
        for words, year, led in amounts_in(sentence, piece):
            found = _ITEM_AND_AMOUNT.search(words)
            amount = stated(found["amount"], piece) if found and not _NOT_SPENT.search(led) else None
            if found and amount and (_SPENT.search(led) or _SPENDING.search(sentence)):
                item = found["item"]
                yield Cost(amount=amount, item=stated(item, piece) if item else None, year=year)


# --- years ---------------------------------------------------------------------------------------------------------
def _dated(cost: Cost, known: dict[int, Validity]) -> Cost:
    if cost.year is None:
        return cost
    return Cost(amount=cost.amount, item=cost.item, year=cost.year, period=_days(cost.year.text, known))


def _days(year: str, known: dict[int, Validity]) -> Validity:
    """The days of a year; 4年度 without an era counts as the year that the case itself writes as 令和4年度."""
    readings = periods_in(year)
    if readings:
        return readings[0].validity
    bare = _BARE_YEAR.search(year)
    if bare is None:
        return UnknownPeriod()
    number = 1 if bare["n"] == "元" else int(fold(bare["n"]))
    return known.get(number, UnknownPeriod())


def _short(validity: Validity) -> int:
    """The number by which a fiscal year of 令和 goes; 0 for other periods."""
    if isinstance(validity, Period) and validity.starts:
        year = FiscalYear.of(validity.starts)
        if year.period == validity:
            return year.year - 2018 if year.year > 2018 else 0
    return 0
