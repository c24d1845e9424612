"""The effects (効果) of a case, told apart: come about (実績), hoped for (目標・見込), or left open by the source."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ingest.chunking import Piece
from ingest.extract.case_labels import CaseField, CaseLabel
from ingest.extract.case_sayings import Saying
from ingest.extract.slices import stated
from knowledge.domain.case import Effect, EffectKind
from knowledge.domain.record import Stated
from knowledge.text import fold, sentences

_N = r"[0-9０-９]"
_QUANTITY = re.compile(
    rf"(?<![月/／.．第0-9０-９])(?:約|計|延べ)?{_N}[0-9０-９,，.．]*\s*(?:[億万千]{_N}*)*\s*"
    r"(?:時間|分|秒|[%％]|パーセント|ポイント|割|件|人|名|円|枚|倍|箇所|か所|カ所|ヶ所|団体|台|回|種|課|本|通|社|か月|ヶ月|週間|日(?!現在))"
    r"|半分|半減|ゼロ|皆減"
)
_CHANGE = re.compile(
    r"削減|短縮|減(?:少|ら|り|っ|る|量|額)|増(?:加|え|や|大)|向上|改善|縮(?:ま|小|め)|上昇|低下|節約|解消|倍(?:増|に)|達成|到達"
    r"|[0-9０-９]\S*(?:に|と|へ)な(?:っ|り|る)|半減|半分|抑え|軽減|効率化"
    r"|[短少早速安高多長]く(?:な|済|調達|でき)"
)
_HOPED = re.compile(
    r"目指|めざ|目標|見込|見通し|予定|想定|期待|将来|今後|予測|試算|推計|狙|ねらい|計画(?:で|中|して|値|と)"
    r"|(?:図|進め|広げ|増やし|減らし|つなげ|取り組ん|して|り)(?:て|で)?(?:いく|ゆく|まいり|まいる|いきたい|いきます)"
    r"|(?:ていく|ていき|でいく|でいき|たい)(?:ます|と|。|$|こと)|までに[^。]*(?:する|します|へ|に)?。?$|(?:れば|たら|た場合)"
)
_HAPPENED = re.compile(
    r"(?:[したれえきびみちけめせてっりいん](?:た|だ)|ました|でした)(?:です|こと|ところ|という)?[。）)」]*$"
)
_ONLY_AIMED = re.compile(
    r"(?:目指|見込|期待|目標と|想定|計画|予定|予測|試算|推計|ねらい?と)(?:し|ん|まれ|され)?(?:て(?:い)?)?(?:た|だ|ました)。?$"
)
_GOES_ON = re.compile(r"(?:て|で)(?:おり|いる|います)(?:ます)?[、。）)]*$")
_PROVEN = re.compile(r"実績|達成済|実現済|削減済|[^未]達成し|効果を確認")
_PROVEN_LABEL = re.compile(r"実績|成果(?!目標|指標)|結果|後の変化|得られた")
_PLANNED = re.compile(r"目標|計画|見込|予定|想定|目指")
_LATER = re.compile(
    rf"、(?=(?:将来的?|今後|さらに|更に|最終的|次年度|翌年度|来年度|(?:令和|R|Ｒ){_N}+年度|20{_N}{{2}}年度?"
    r"|(?:目標|実績|見込み?|計画)(?:値|は|[：:]|[0-9０-９])))"
)
_NO_SUBJECT = ("取組", "事業", "今後", "将来", "全体", "導入", "当面")
_ASIDE_AT_END = re.compile(r"[（(][^（）()]*[）)](?=。?$)")
_DATES = re.compile(
    rf"(?:令和|平成|R|Ｒ|H|Ｈ)?[\s.]*(?:{_N}+|元)\s*(?:年度?|月|日)|[RＲ]\s*{_N}+(?:[.．/]{_N}+)*|20{_N}{{2}}"
)
_MOST = 12
_SHORTEST = 4


def effects_of(sayings: Iterable[Saying], told: Iterable[Stated], pieces: Sequence[Piece]) -> tuple[Effect, ...]:
    """What stands under 効果 or 目標, and sentences of `told` with a figure that say by themselves what they are."""
    by_id = {piece.chunk.id: piece for piece in pieces}
    labelled = [effect for saying in sayings for effect in _under_label(saying)]
    by_themselves = [effect for line in told for effect in _in_prose(line, by_id[line.chunk_id])]
    found: dict[str, Effect] = {}
    for effect in (*labelled, *by_themselves):
        key = fold((effect.subject.text if effect.subject else "") + effect.stated.text)
        if not any(key in other for other in found):
            found[key] = effect
    return tuple(found.values())[:_MOST]


def kind_of(words: str, label: CaseLabel | None = None) -> EffectKind:
    """Whether `words` tell of what came about, is hoped for, or neither; the tense at the end counts first."""
    words = _ASIDE_AT_END.sub("", words)
    if _HAPPENED.search(words) and not _ONLY_AIMED.search(words):
        return EffectKind.ACHIEVED
    hoped = _HOPED.search(words)
    if not hoped and (_PROVEN.search(words) or (_GOES_ON.search(words) and _CHANGE.search(words))):
        return EffectKind.ACHIEVED
    if hoped or (label and (CaseField.TARGET in label.fields or label.expects)):
        return EffectKind.TARGET
    return EffectKind.ACHIEVED if label and _PROVEN_LABEL.search(label.words) else EffectKind.UNSTATED


# --- under a label -------------------------------------------------------------------------------------------------
def _under_label(saying: Saying) -> Iterator[Effect]:
    if not saying.tells(CaseField.EFFECT, CaseField.TARGET) or "://" in saying.text:
        return
    if saying.cells:
        yield from _in_cells(saying)
        return
    for start, end in sentences(saying.text):
        for words, kind in _clauses(saying.text[start:end], saying.label):
            found = stated(words, saying.piece)
            if found and len(found.text) >= _SHORTEST and not _is_lead_in(found.text):
                yield Effect(kind=kind, stated=found, subject=_subject(saying))


def _subject(saying: Saying) -> Stated | None:
    """What a label names beside the word for a target: オンライン化率の目標."""
    of = re.fullmatch(r"(?P<what>[^\d]{2,16})の(?:数値)?目標(?:値|設定)?", saying.label.words.strip())
    return stated(of["what"], saying.piece) if of and of["what"] not in _NO_SUBJECT else None


def _is_lead_in(text: str) -> bool:
    """Whether a line only announces what follows: 主な効果は以下のとおり."""
    return bool(re.search(r"(?:以下|次|下記|下表|別紙)の?(?:とおり|通り)|[：:]$|ください。$", text))


def _in_cells(saying: Saying) -> Iterator[Effect]:
    """The cells of a row, each of the kind that its column says (目標 | 実績); without such columns the whole row."""
    kinds = [_of_column(name) for name in saying.header]
    subject = stated(saying.cells[0], saying.piece) if saying.cells[0] else None
    if any(kinds[1:]) and len(kinds) == len(saying.cells):
        for kind, cell in zip(kinds[1:], saying.cells[1:], strict=True):
            if kind and any(map(str.isdigit, cell)) and (found := stated(cell, saying.piece)):
                yield Effect(kind=kind, stated=found, subject=subject)
    elif any(map(str.isdigit, saying.text)) and (found := stated(saying.text, saying.piece)):
        yield Effect(kind=kind_of(saying.cells[-1], saying.label), stated=found)


def _of_column(name: str) -> EffectKind | None:
    if _PLANNED.search(name):
        return EffectKind.TARGET
    return EffectKind.ACHIEVED if re.search(r"実績|成果|(?:導入|実施|取組)後|結果", name) else None


# --- in prose ------------------------------------------------------------------------------------------------------
def _in_prose(line: Stated, piece: Piece) -> Iterator[Effect]:
    """The clauses with a figure that tell of a change and of what kind it is; others say too little to be called so."""
    for start, end in sentences(line.text):
        for words, kind in _clauses(line.text[start:end], None):
            reached = kind is EffectKind.ACHIEVED and _CHANGE.search(words) and _QUANTITY.search(words)
            aimed = kind is EffectKind.TARGET and any(map(str.isdigit, _DATES.sub("", words)))
            if reached or aimed:
                found = stated(words, piece)
                if found:
                    yield Effect(kind=kind, stated=found)


def _clauses(sentence: str, label: CaseLabel | None) -> list[tuple[str, EffectKind]]:
    """The sentence, or the parts of it that hold a figure each and speak of different times (…、将来的に…)."""
    parts = _cut(sentence)
    kinds = [kind_of(part, label) for part in parts]
    if len(parts) > 1 and kinds[-1] is EffectKind.TARGET:
        # 「660時間の削減、将来的に…を目指す」: a noun hangs on the last verb, a verb of its own (短縮し) does not.
        kinds = [
            EffectKind.TARGET if kind is EffectKind.UNSTATED and not re.search(r"[ぁ-ん]、?$", part) else kind
            for part, kind in zip(parts, kinds, strict=True)
        ]
    return list(zip(parts, kinds, strict=True))


def _cut(sentence: str) -> list[str]:
    cuts = [match.end() for match in _LATER.finditer(sentence)]
    bounds = [0, *cuts, len(sentence)]
    parts = [sentence[start:end] for start, end in pairwise(bounds)]
    if len(parts) < 2 or not all(_QUANTITY.search(part) for part in parts):
        return [sentence]
    return [part.rstrip("、") for part in parts]
