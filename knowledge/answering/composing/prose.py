"""Units as sentences that stand alone (一文で読める): no loose conjunction, no pointing word without its referent.

A fragment is led by what announces it or by its heading; a row of a table is read with its labels.
"""

import re

from knowledge.answering.finding.units import Unit
from knowledge.domain.answer import Draft, Quote
from knowledge.domain.numbers import numbers_in
from knowledge.text import display, fold

_SHORT = 60
_LONGEST_JOINED = 180
_CLOSED = ("。", "！", "？", "!", "?", "」", "』")
# Conjunctions (接続詞) that only add, and may go; and those whose sense lies in the sentence before.
_ADDING = re.compile(
    r"^(?:また|さらに|更に|なお|そして|加えて|次に|つぎに|まず|はじめに|最後に|併せて|あわせて|その上で|そのうえで|ちなみに|特に|とくに|おって)、"
)
_LEANING = re.compile(
    r"^(?:(?:しかし|しかしながら|ただし|但し|そこで|このため|そのため|したがって|従って|よって|"
    r"これにより|それにより|これによって|これに伴い|これに対し|それに対し|これを受けて?|同様に|一方で?|他方|逆に|例えば|たとえば|"
    r"つまり|すなわち|このように|そのように)(?:、|(?=[^、]))|"
    r"(?:この|その)(?:場合|とき|際|ほか|他|うち|後|結果)(?:に?は、?|、))"
)
_POINTING = re.compile(
    r"^(?:この|その|同|当該|上記の?|前述の?|これらの|それらの)([一-鿿ァ-ヶーA-Za-z]+|取組|取り組み|お知らせ)"
)
_POINTS = re.compile(r"^(?:これ|それ|ここ|そこ|こう|そう|この|その|同じく|同[一-鿿]|当該|上記|前述)")
_NOT_POINTING = re.compile(r"^(?:それぞれ|その他|同[意時等席一居封種窓盟]|これまで|これから|そのまま|ここ数)")
_NUMBERING = re.compile(
    r"^(?:第[0-9０-９一二三四五六七八九十]+[章節項条編部]|[0-9０-９]+(?:[.．\-－][0-9０-９]+)*(?:[.．、)）]|(?=[ 　]))|"
    r"[（(][0-9０-９一-十ア-ン]+[）)]|[①-⑳]|[■●○◆◇▶▼])\s*"
)


def draft_of(unit: Unit) -> Draft:
    """The unit as a claim with the slices that bear it."""
    text, quotes = _told(unit)
    return Draft(text=text, quotes=tuple(Quote(key=unit.key, text=quote) for quote in quotes))


def heading_of(unit: Unit) -> str:
    """The innermost heading without its number; empty where it has figures, which the unit's quote may not bear."""
    heading = plain_heading(unit.chunk.heading)
    return "" if numbers_in(heading) else heading


def plain_heading(heading: str) -> str:
    """A heading without the number before it."""
    return _NUMBERING.sub("", display(heading)).strip(" 　：:")


def is_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return text.rstrip("）)】］").endswith(_CLOSED)


def leans(text: str) -> bool:
    """Whether the text means nothing without what stands before it."""
    return bool(_LEANING.match(text) or (_POINTS.match(text) and not _NOT_POINTING.match(text)))


def _told(unit: Unit) -> tuple[str, tuple[str, ...]]:
    if unit.row:
        quotes = (unit.quote, unit.header) if unit.header and unit.row.labels else (unit.quote,)
        return _led(unit.row.text, unit) if len(unit.row.pairs) == 1 else unit.row.text, quotes
    text = _ADDING.sub("", unit.text)
    if leans(text):
        joined = display(unit.with_before)
        joined = _ADDING.sub("", joined)
        if unit.before >= 0 and len(joined) <= _LONGEST_JOINED and not leans(joined) and not unit.is_item:
            return joined, (unit.with_before,)
        text = _with_referent(text, unit)
    if is_sentence(text):
        return text, (unit.quote,)
    if unit.lead and len(text) <= _SHORT and fold(unit.lead) not in fold(unit.quote):
        return text, (unit.quote,)
    return _led(text, unit), (unit.quote,)


def _with_referent(text: str, unit: Unit) -> str:
    """What is pointed at by name: the heading or title that has the word; a bare 「これにより、」 goes."""
    pointing = _POINTING.match(text)
    heading = heading_of(unit)
    if pointing and not _LEANING.match(text):
        place = unit.chunk.location
        names = [plain_heading(name) for name in (*reversed(place.heading_path), place.edition.document.title)]
        holding = [name for name in names if pointing[1][:2] in name and not numbers_in(name)]
        referent = (holding or [heading])[0]
        rest = text[pointing.end() :]
        return f"{referent}{rest}" if referent and _may_replace(rest) else text
    plain = _LEANING.sub("", text)
    if plain == text or not heading:
        return plain
    # A proviso or contrast must not turn into a plain statement: its heading says what it limits.
    return f"{heading}：{text}" if re.match("ただし|但し|しかし|一方|他方|逆に", text) else plain


def _may_replace(rest: str) -> bool:
    """Whether the pointing word and its noun can give way to a name: what follows is a particle."""
    return bool(re.match(r"[はがをにでともへの、]", rest))


def _led(text: str, unit: Unit) -> str:
    """A fragment with its heading before it, so that it says what it is about."""
    heading = heading_of(unit)
    if len(text) <= _SHORT and heading and fold(heading) not in fold(text):
        return f"{heading}：{text}"
    return text
