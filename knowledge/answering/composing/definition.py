"""Definitions (〜とは): the sentence that says what the term is; one that only mentions it is none."""

import re

from knowledge.answering.composing.composition import REFUSED, Composition
from knowledge.answering.composing.general import main_units
from knowledge.answering.composing.prose import draft_of, is_sentence, plain_heading
from knowledge.answering.finding.defining import compared_terms, definition_in
from knowledge.answering.finding.evidence import Evidence
from knowledge.answering.finding.units import Unit
from knowledge.answering.reading.question import Reading
from knowledge.domain.answer import Draft, QuestionKind
from knowledge.text import fold

_ASKS = re.compile(
    r"^(?P<term>.+?)(?:(?<![あこひも])とは(?:何|なに|なん|どういう|どんな|どのような)?(?:もの|こと|意味|制度|の)?|"
    r"って(?:何|なに|なん|どういう|どんな)(?:もの|こと|意味|の)?|(?<![あこひも])とは何(?:か|を指)?.*|の?(?:意味|定義)(?:は|って|を.*)?|(?:は|って)(?:何|なん)のこと)"
    r"(?:です|でしょう|ですの|なの)?(?:か|かね)?$"
)
# What a person, a post or a body is for (って何する人): a definition where one is given, else what it does.
_ASKS_FOR_ROLE = re.compile(
    r"^(?P<term>.+?)(?:とは|って|は)何を?(?:する|している|してる|やる)(?:人|職員?|役割?|係|部署|部門|組織|会議?|ところ|所|もの)"
    r"(?:なの|なん)?(?:です|でしょう|だ)?(?:か|かね|の)?$"
)
_WITHOUT = re.compile(r"^(?:そもそも|ところで|ここでいう|いわゆる)|(?:という(?:言葉|用語|の)?|の言葉|の用語)$")


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
    if (terms := compared_terms(reading.asked)) and (both := _both(units, terms)):
        return both
    if not term:
        role = _term(_ASKS_FOR_ROLE, reading.asked)
        return _defined(units, role) if role else None
    return _defined(units, term) or _of_section(units, term)


def _defined(units: list[Unit], term: str) -> Composition | None:
    """The sentence or row that says what the term is."""
    found = definition_in(units, term)
    return Composition(drafts=(_drafted(*found),)) if found else None


def _both(units: list[Unit], terms: tuple[str, ...]) -> Composition | None:
    """What the terms compared are, side by side; the difference is not told where one of them is not defined."""
    found = [definition_in(units, term) for term in terms]
    drafts = tuple(_drafted(*one) for one in found if one)
    return Composition(drafts=drafts) if len(drafts) == len(terms) else None


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
