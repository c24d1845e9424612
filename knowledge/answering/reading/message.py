"""A message (文面) and the questions in it: greetings, thanks and background are no part of what is asked."""

import re
import unicodedata
from dataclasses import dataclass

from knowledge.answering.reading.interrogatives import REQUEST, asks_something
from knowledge.answering.reading.letters import written_out
from knowledge.text import sentences

# Forms of courtesy (挨拶・結び): a closed class of business Japanese.
_COURTESY = re.compile(
    r"(?:いつも)?(?:大変)?お(?:疲|つか)れ(?:様|さま)(?:です|でございます|でした)?|(?:いつも)?(?:大変)?お世話に(?:なっております|なってます|なります|なりました)|"
    r"おはようございます|こんにち[はわ]|こんばん[はわ]|(?:はじ|初)めまして|失礼(?:いた|致)?します|突然(?:の\S{1,8}で)?(?:すみません|失礼(?:いた|致)?します)|"
    r"(?:大変)?(?:お忙しい(?:ところ|中))?(?:誠に)?(?:恐れ入ります|申し訳(?:ございません|ありません)|恐縮です|すみません|すいません|恐縮)(?:が)?|お忙しい(?:ところ|中)|"
    r"(?:以上)?(?:、|です)?(?:どうぞ|何卒|なにとぞ)?(?:ご確認|ご教示|ご回答|ご対応)?(?:の)?(?:ほど|程)?、?(?:よろしく|宜しく)(?:お願い)?(?:いた|致|申し上げ)?(?:します|ます|たします)?|"
    r"(?:どうも)?(?:ありがとう|有難う|有り難う)(?:ございま(?:す|した))?|(?:大変|とても|本当に)?助かりま(?:す|した)|承知(?:いた|致)?しました|わかりました|分かりました|了解(?:です|しました)|"
    r"(?:一つ|ひとつ|一点|1点|少し|ちょっと)?(?:質問|お尋ね|お聞き|お伺い|確認)(?:です|が(?:あり|ござい)ます|が|なの?です|させて(?:ください|下さい)|したい(?:こと|点)?(?:が(?:あり|ござい)ます|です|のです)?)(?:が)?|"
    r"取り急ぎ(?:\S{0,12})?|拝啓|敬具|以上(?:です)?"
)
_LEADS = re.compile(rf"\s*(?:{_COURTESY.pattern})[\s、,。.！!…]+")
_ONLY_COURTESY = re.compile(rf"(?:(?:{_COURTESY.pattern})[\s、,。.！!…]*)+")
_ADDRESSEE = re.compile(
    r"[^、。？?]{1,30}(?:様|御中|各位|さん)[\s、,。]*|(?:件名|From|To|Cc|Subject|宛先|差出人|日時)\s*[:：].*",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(
    r"^\s*(?:[・\-*●○]|[(（]?\d{1,2}[)）.．、](?!\d)|[①-⑳])?\s*(?:(?:あと|また|それと|それから|さらに|加えて|ついでに|併せて|あわせて|ちなみに|なお|つきましては|そこで|次に|最後に|まず|もう(?:1|１|一)つ)、?)?\s*"
)
_CLAUSES = re.compile(
    r"(?<=[ですまろの]か)(?:、|と、|。)(?:また|あと|それと|それから|さらに)?、?|(?<=何で)、|(?<=いくらで)、|(?<=どこで)、|(?<=いつ[まか][でら]で)、"
)
_EACH = re.compile(r"(?:の)?(?:それぞれ|各々|おのおの|各)(?:の)?")
_PAIR = re.compile(r"(?P<one>[^、。？?とや]{1,40})(?:と|及び|および|や)(?P<other>[^、。？?とや]{1,40})$")
_STATEMENT = re.compile(
    r"^(?P<said>[^、。？?]{1,60}?(?:な(?:の|ん))?(?:です(?:が|けど|けれども?|ので)|でして|だ(?:が|けど)|"
    r"と申します(?:が)?|ますが|ましたが))[、,\s　]+"
)
# 三日月市の総務課です。: who writes, and nothing of what is asked.
_IDENTITY = re.compile(
    r"[^、。]{0,40}[市区町村県都府道](?:役所|役場|庁)?(?:の[^、。はがでにを]{1,15}|[一-鿿]{1,6}[課部局室係](?:の[^、。]{1,8})?)?(?:なん|な)?(?:です|だ|と申します)(?:が|けど)?[。\s]*"
)
_REPEATED = re.compile(r"([？?！!。、ー~〜…・])\1+")
_WIDE = {
    code: code - 0xFEE0
    for span in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for code in range(span[0], span[1] + 1)
}
_HALF_KANA = re.compile(r"[ｦ-ﾟ]+")
_ITEM = re.compile(r"^\s*(?:[・\-*●○]|[(（]?[0-9０-９]{1,2}[)）.．、](?![0-9０-９])|[①-⑳])\s*\S")
_MOST_PARTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """The questions of a message, each as written without courtesies, and what was told first beside them (背景)."""

    parts: tuple[str, ...]
    background: str = ""


def tidied(text: str) -> str:
    """Wide letters and digits narrow, narrow kana wide, marks said once (？？, ーー), letters read out as letters."""
    plain = _HALF_KANA.sub(lambda kana: unicodedata.normalize("NFKC", kana[0]), text.translate(_WIDE))
    return written_out(_REPEATED.sub(r"\1", plain).strip())


def is_courtesy_alone(text: str) -> bool:
    """Whether a message says nothing but greetings, thanks and the like (ありがとうございました)."""
    plain = tidied(text)
    return not any(_without_courtesy(plain[a:b]) for a, b in sentences(plain))


def read_message(text: str) -> Message:
    """The questions in a text; the text without courtesies where none of its sentences asks outright."""
    plain = tidied(text)
    said = [line for line in (_without_courtesy(plain[a:b]) for a, b in sentences(plain)) if line]
    asking = [line for line in said if asks_something(line)]
    told = [line for line in said if line not in asking]
    if not asking:
        wishes = [line for line in said if not _IDENTITY.fullmatch(line)] or said
        return Message(parts=tuple(_parts_of(wishes[0])) if len(wishes) == 1 else ("\n".join(wishes) or plain,))
    items = [line for line in told if _ITEM.match(line)]
    if len(items) > 1:  # 次の点を教えてください: the items are what is asked
        asking, told = items, [line for line in said if line not in items]
    lifted = [_lifted(line) for line in asking]
    told += [statement for statement, _ in lifted if statement]
    parts = [part for _, line in lifted for part in _parts_of(line) if not _is_request_alone(part)]
    return Message(
        parts=tuple(dict.fromkeys(parts))[:_MOST_PARTS] or ("\n".join(said),),
        background=next((line for line in told if not _IDENTITY.fullmatch(line)), ""),
    )


def _without_courtesy(line: str) -> str:
    rest = line.strip()
    while lead := _LEADS.match(rest):
        rest = rest[lead.end() :]
    return "" if _ONLY_COURTESY.fullmatch(rest) or _ADDRESSEE.fullmatch(rest) else rest


def _lifted(line: str) -> tuple[str, str]:
    """うちは人口3万人の町ですが、財政措置は？: what is told first, and the question by itself."""
    statement = _STATEMENT.match(line)
    if statement and not asks_something(statement["said"].rstrip("がけどれもので")):
        return statement["said"], line[statement.end() :]
    return "", line


def _parts_of(line: str) -> list[str]:
    """The questions that one sentence asks."""
    plain = _CONNECTIVE.sub("", line)
    clauses = [clause for clause in _CLAUSES.split(plain) if clause]
    if len(clauses) > 1 and all(asks_something(clause) for clause in clauses):
        return [_CONNECTIVE.sub("", clause) for clause in clauses]
    return _distributed(plain) or [plain]


def _distributed(line: str) -> list[str]:
    """AとBそれぞれの補助率, AとBの補助率をそれぞれ: one question for each."""
    each = _EACH.search(line)
    if each is None:
        return []
    before, after = line[: each.start()], line[each.end() :]
    pair = _PAIR.search(before)
    if pair and after and not after.startswith(("教", "知", "お")):
        return [f"{before[: pair.start()]}{one}の{after.lstrip('の')}" for one in (pair["one"], pair["other"])]
    noun, _, asked = before.rpartition("の")  # AとBの補助率を | それぞれ教えて
    pair = _PAIR.search(noun)
    rest = f"{asked}{after}"
    return [f"{noun[: pair.start()]}{one}の{rest}" for one in (pair["one"], pair["other"])] if pair else []


def _is_request_alone(text: str) -> bool:
    """Whether nothing but a request is said (教えてください。)."""
    return not REQUEST.sub("", text).strip(" 　。、.!！?？")
