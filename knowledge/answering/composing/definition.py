"""Definitions (〜とは): the sentence that says what the term is; one that only mentions it is none."""

import re
from collections.abc import Callable

from knowledge.answering.composing.composition import REFUSED, Composition
from knowledge.answering.composing.general import main_units
from knowledge.answering.composing.prose import draft_of, is_sentence, plain_heading
from knowledge.answering.finding.evidence import Evidence
from knowledge.answering.finding.units import Unit
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Draft, QuestionKind
from knowledge.text import display, fold

_ASKS = re.compile(
    r"^(?P<term>.+?)(?:(?<![あこひも])とは(?:何|なに|なん|どういう|どんな|どのような)?(?:もの|こと|意味|制度|の)?|"
    r"って(?:何|なに|なん|どういう|どんな)(?:もの|こと|意味|の)?|(?<![あこひも])とは何(?:か|を指)?.*|の(?:意味|定義)(?:は|って|を.*)?|(?:は|って)(?:何|なん)のこと)"
    r"(?:です|でしょう|ですの|なの)?(?:か|かね)?$"
)
# What a person, a post or a body is for (って何する人): a definition where one is given, else what it does.
_ASKS_FOR_ROLE = re.compile(
    r"^(?P<term>.+?)(?:とは|って|は)何を?(?:する|している|してる|やる)(?:人|職員?|役割?|係|部署|部門|組織|会議?|ところ|所|もの)"
    r"(?:なの|なん)?(?:です|でしょう|だ)?(?:か|かね|の)?$"
)
_FRAMES = "「『\"'【〈《（("
_WITHOUT = re.compile(r"^(?:そもそも|ところで|ここでいう|いわゆる)|(?:という(?:言葉|用語|の)?|の言葉|の用語)$")
_DEFINES = re.compile(
    r"(?:を?いう|いいます|を?指す|を?指します|の(?:こと|総称)(?:である|です|をいう|をいいます)?|である|です)[。」]?$"
)


def asked_term(question: str) -> str:
    """The term whose meaning is asked for, folded; empty where none is."""
    return _term(_ASKS, question)


def _term(asks: re.Pattern[str], question: str) -> str:
    match = asks.match(fold(question).rstrip("?!。"))
    return _WITHOUT.sub("", match["term"]).strip("「」『』\"'、,") if match else ""


def compose_definition(reading: Reading, evidence: Evidence) -> Composition | None:
    """The best definition of the term; refused where the library only mentions it, unless a section is about it."""
    term = asked_term(reading.asked) or (asked_term(reading.text) if reading.kind is QuestionKind.DEFINITION else "")
    units = [scored.unit for scored in main_units(evidence)]
    if not term:
        role = _term(_ASKS_FOR_ROLE, reading.asked)
        return _defined(units, role) if role else None
    return _defined(units, term) or _of_section(units, term)


def _defined(units: list[Unit], term: str) -> Composition | None:
    """The sentence or row that says what the term is."""
    for form in _FORMS:
        for unit in units:
            if text := form(unit, term):
                return Composition(drafts=(_drafted(unit, text),))
    return None


def _drafted(unit: Unit, text: str) -> Draft:
    draft = draft_of(unit)
    return Draft(text=text, quotes=draft.quotes) if text != draft.text and unit.row else draft


def _of_section(units: list[Unit], term: str) -> Composition:
    """The first sentence under the heading that is the term itself."""
    for unit in sorted(units, key=lambda one: one.order):
        if fold(plain_heading(unit.chunk.heading)) == term and is_sentence(unit.text) and not unit.is_item:
            draft = draft_of(unit)
            text = draft.text if term in fold(draft.text) else f"{plain_heading(unit.chunk.heading)}：{draft.text}"
            return Composition(drafts=(Draft(text=text, quotes=draft.quotes),))
    return REFUSED


# --- forms of definitions, the surest first; each gives the words of the claim, or nothing ---------------------------
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


def _called(unit: Unit, term: str) -> str:
    """What is given a name: …をXという."""
    pattern = rf"を[、,]?[「『]?{re.escape(term)}[」』]?と(?:い[いう]|呼[びぶ]|称[しす])"
    return unit.text if re.search(pattern, fold(unit.text)) else ""


def _is_something(unit: Unit, term: str) -> str:
    """Xは、…です / …のこと: a sentence whose subject is the term and whose predicate says what it is."""
    folded = fold(unit.text)
    head = re.match(rf"[{_FRAMES}]?{re.escape(term)}[」』]?(?:[（(][^（）()]{{1,40}}[）)])?は[、,]?", folded)
    return unit.text if head and _DEFINES.search(folded) and not unit.row else ""


_FORMS: tuple[Callable[[Unit, str], str], ...] = (_said_to_be, _in_a_table, _abbreviated, _called, _is_something)


def _is_term(words: str, term: str) -> bool:
    """Whether the words are the term, but for brackets with a reading or a long form."""
    plain = fold(words).strip("「」『』【】")
    return plain == term or re.sub(r"[（(][^（）()]*[）)]", "", plain).strip() == term
