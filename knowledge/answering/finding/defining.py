"""Definitions (定義) among units: the sentence, row or line that says what a term is; the surest form of them first."""

import re
from collections.abc import Callable, Sequence

from knowledge.answering.finding.units import Unit
from knowledge.text import display, fold

_FRAMES = "「『\"'【〈《（("
_DEFINES = re.compile(
    r"(?:を?いう|いいます|を?指す|を?指します|の(?:こと|総称)(?:である|です|をいう|をいいます)?|である|です)[。」]?$"
)
_COMPARED = re.compile(
    r"^(?P<one>[^、。]{1,20}?)(?:と|や)(?P<other>[^、。]{1,20}?)(?:と)?(?:の(?:違い|ちがい|差)|(?:は|って)?(?:どう|何が|なにが|どこが)(?:違|ちが))"
)


def compared_terms(question: str) -> tuple[str, ...]:
    """The two terms whose difference is asked for (XとYの違い), folded."""
    found = _COMPARED.match(fold(question))
    return (found["one"], found["other"]) if found else ()


def definition_in(units: Sequence[Unit], term: str) -> tuple[Unit, str] | None:
    """The unit that says what the term is, and the words of the claim."""
    for form in _FORMS:
        for unit in units:
            if text := form(unit, term):
                return unit, text
    return None


def _said_to_be(unit: Unit, term: str) -> str:
    """Xとは、…をいう (the term may stand in brackets, with a reading or a long form after it)."""
    head = (
        rf"(?:^|。|、|[{_FRAMES}]){re.escape(term)}(?:[」』）)]|[（(][^（）()]{{1,40}}[）)]){{0,2}}(?:とは|というのは)"
    )
    return unit.text if not unit.row and re.search(head, fold(unit.text)) else ""


def _in_a_table(unit: Unit, term: str) -> str:
    """A row or line that begins with the term: 用語 | 意味, X：…."""
    if unit.row:
        cells = [cell for cell in unit.row.cells if cell]
        at = next((at for at, cell in enumerate(cells[:2]) if _is_term(cell, term)), None)
        meaning = max(cells[at + 1 :], key=len, default="") if at is not None else ""
        return f"{cells[at]}：{meaning}" if at is not None and len(meaning) > len(term) else ""
    before, mark, after = display(unit.quote).replace(":", "：").partition("：")
    return unit.text if mark and _is_term(before, term) and len(after) > len(term) else ""


def _abbreviated(unit: Unit, term: str) -> str:
    """The term introduced by their long form: …（以下「X」という。）."""
    pattern = rf"以下[、,]?(?:単に)?[「『\"]{re.escape(term)}[」』\"]と(?:い|言|総称|略)"
    return unit.text if re.search(pattern, fold(unit.text)) else ""


def _spelled_out(unit: Unit, term: str) -> str:
    """What an abbreviation stands for: …（X）, after the words it is short for."""
    pattern = rf"[一-鿿ァ-ヶー]{{2,}}[（(]{re.escape(term)}[)）]"
    return unit.text if term.isascii() and re.search(pattern, fold(unit.text)) else ""


def _called(unit: Unit, term: str) -> str:
    """What is given a name: …をXという."""
    pattern = rf"を[、,]?[「『]?{re.escape(term)}[」』]?と(?:い[いう]|呼[びぶ]|称[しす])"
    return unit.text if re.search(pattern, fold(unit.text)) else ""


def _is_something(unit: Unit, term: str) -> str:
    """Xは、…です / …のこと: a sentence whose subject is the term and whose predicate says what it is."""
    folded = fold(unit.text)
    head = re.match(rf"[{_FRAMES}]?{re.escape(term)}[」』]?(?:[（(][^（）()]{{1,40}}[）)])?は[、,]?", folded)
    return unit.text if head and _DEFINES.search(folded) and not unit.row else ""


_FORMS: tuple[Callable[[Unit, str], str], ...] = (
    _said_to_be,
    _in_a_table,
    _abbreviated,
    _called,
    _is_something,
    _spelled_out,
)


def _is_term(words: str, term: str) -> bool:
    """Whether the words are the term, but for brackets with a reading or a long form."""
    plain = fold(words).strip("「」『』【】")
    return plain == term or re.sub(r"[（(][^（）()]*[）)]", "", plain).strip() == term
