"""Numbers and bullets of lists as they are drawn: １, ①, ア, イ, 一, 甲, Ⅰ; ✓ for the ü of a font of signs."""

from collections.abc import Callable

from ingest.normalise import mend
from ingest.xlsx.numerals import in_numerals

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_KANJI_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_LEGAL_DIGITS = str.maketrans("一二三十", "壱弐参拾")
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_AIUEO_HALF = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_IROHA_HALF = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽ"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_STOPPED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_CIRCLED_KANJI = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LARGEST_ROMAN = 4000
_LARGEST_KANJI = 10_000
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "marlett")
_PRIVATE = 0xF000


def numeral(number: int, form: str) -> str:
    """The number in a format of w:numFmt; plain digits where the format does not reach so far or is not known."""
    write = _FORMATS.get(form)
    return (write(number) if write else "") or str(number)


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else ""


def _repeated(signs: str) -> Callable[[int], str]:
    """Letters that double behind the last one: a … z, aa, bb."""
    return lambda number: signs[(number - 1) % len(signs)] * ((number - 1) // len(signs) + 1) if number > 0 else ""


def _around(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else ""


def _roman(number: int) -> str:
    if not 0 < number < _LARGEST_ROMAN:
        return ""
    written = ""
    for worth, sign in _ROMAN:
        written += sign * (number // worth)
        number %= worth
    return written


def _kanji(number: int) -> str:
    """十一, 二百三."""
    return in_numerals(str(number), 1) if 0 < number < _LARGEST_KANJI else ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "\u200b",
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _one_of(_CIRCLED),
    "decimalEnclosedCircleChinese": _one_of(_CIRCLED),
    "decimalEnclosedParen": _one_of(_BRACKETED),
    "decimalEnclosedFullstop": _one_of(_STOPPED),
    "ideographEnclosedCircle": _one_of(_CIRCLED_KANJI),
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _repeated(_LETTERS.upper()),
    "lowerLetter": _repeated(_LETTERS),
    "aiueo": _around(_AIUEO_HALF),
    "aiueoFullWidth": _around(_AIUEO),
    "iroha": _around(_IROHA_HALF),
    "irohaFullWidth": _around(_IROHA),
    "ideographTraditional": _around(_STEMS),
    "ideographZodiac": _around(_BRANCHES),
    "ideographDigital": lambda number: str(number).translate(_KANJI_DIGITS),
    "japaneseDigitalTenThousand": lambda number: str(number).translate(_KANJI_DIGITS),
    "japaneseCounting": _kanji,
    "japaneseLegal": lambda number: _kanji(number).translate(_LEGAL_DIGITS),
    "chineseCounting": _kanji,
    "chineseCountingThousand": _kanji,
    "taiwaneseCountingThousand": _kanji,
}


def symbol(sign: str, font: str) -> str:
    """A sign of a font such as Wingdings as the character that looks like it; empty where none is known."""
    if ord(sign) < _PRIVATE and font.lower().startswith(_SYMBOL_FONTS):
        sign = chr(_PRIVATE + ord(sign) % 0x100)
    mended = mend(sign).strip()
    return "" if any("\ue000" <= character <= "\uf8ff" for character in mended) else mended
