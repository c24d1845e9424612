"""Reading who may use a measure (対象団体) as sources word it, for one asker; what cannot be read stays unsure.

A small grammar over the closed class of body words: a list of items, each a body with what narrows it before it
(人口5万人未満の町村, 2以上の市町村で構成する協議会) and brackets behind it （指定都市を除く。）. An item ends with the
body that it means: words before it only narrow it, so that they never make a body of another kind fit.
"""

import re

from knowledge.domain.bodies import BODY, GENERIC, WORDS, Fits, fits, is_union, is_word_only, meant
from knowledge.domain.bracketed import BracketedText
from knowledge.domain.municipality import Asker, MunicipalityKind
from knowledge.domain.narrowing import (
    SURELY,
    UNREAD,
    Finding,
    Why,
    both,
    either,
    narrowed_by_people,
    narrowed_by_prefecture,
)

_SEPARATOR = re.compile(r"、|,(?!\d)|・|/(?!\d)|;|及び|および|又は|または|並びに|ならびに|若しくは|もしくは")
_OPENING = re.compile(r"[（(〔]")
_LONGEST, _MOST_BRACKETS = 300, 8
_LABEL = re.compile(r"^(?:[【\[][^】\]]{1,12}[】\]]|\(\d{1,2}\)|[・\-※●○■:])+")
_NEUTRAL = re.compile(r"^(?:(?:全国|国内|全て|すべて|全|各|あらゆる|対象(?:団体|者)?は)の?)+")
_OPEN = re.compile(r"(?:等|など|ほか|その他)$")
_TAIL = re.compile(
    r"(?:(?:を|が|に|も)?(?:対象団体|対象者|対象)?(?:とする|とします|となる|となります|です|である|であること|に限る|に限ります|のみ|だけ|限定|可))+$"
)
_SIDE_BY_SIDE = re.compile(rf"(?:{BODY})(?:と(?:{BODY}))+")
_FORMED = re.compile(
    r"(?P<members>.+?)(?:(?:で|により|によって|から|が共同して|が共同で|が)(?:構成|組織|設置|設立)"
    r"(?:する|される|された|した|している)|から(?:なる|成る))(?P<heads>.+)"
)
_SEVERAL = re.compile(r"^(?:(?:\d+|[二三四五六七八九])(?:つ)?以上の|複数の)")
_BUSINESS = re.compile(r"(?:中小企業|零細企業|(?:中小企業|小規模企業|小規模事業|中小事業|個人事業|商工業)(?:者|主))$")
_NARROWS = re.compile(r"[のなたるいうくすつぬむ]$")
_LEAVES_OUT = re.compile(
    r"(?P<bodies>.+?)(?:を|は|について(?:は|も)?)?"
    r"(?:以外の|除く|除きます|除外する|対象外|対象とし(?:ない|ません)|対象となら(?:ない|ず)|対象になりません|含ま(?:ない|ず|れない)|含みません|申請でき(?:ない|ません))"
)
_TAKES_IN = re.compile(r"(?P<bodies>.+?)(?:を|も)(?:含む|含みます|含め(?:る|ます)|対象|可)")
_HOLDS_FOR = re.compile(r"(?P<bodies>.+?)(?:に限る|に限ります|に限定する|のみ|だけ|であること)")
_BEGINS = re.compile(r"^(?:ただし|但し|なお|また)、?")
_DEFINES = re.compile(r"^以下|同じ$|という$")


def judged(words: str, asker: Asker) -> Finding:
    """Whether words on recipients are meant for the asker."""
    if len(words) > _LONGEST or len(_OPENING.findall(words)) > _MOST_BRACKETS:
        return UNREAD
    main, *provisos = BracketedText.of(words).sentences()
    found = _listed(main, asker)
    for proviso in provisos:
        found = _with_proviso(found, proviso, asker)
    return found


def demanded(words: str, asker: Asker) -> Finding:
    """What a further demand (要件) decides: only one that leaves bodies out, or is for some alone, speaks against."""
    found = SURELY
    if len(words) > _LONGEST or len(_OPENING.findall(words)) > _MOST_BRACKETS:
        return found
    for sentence in BracketedText.of(words).sentences():
        found = _with_proviso(found, sentence, asker)
    return found if found.fits is Fits.NO else SURELY


# --- lists ---------------------------------------------------------------------------------------------------------
def _listed(text: BracketedText, asker: Asker) -> Finding:
    """A list of bodies, any of which may be the asker, without those that a bracket leaves out."""
    text = text.part(_TAIL.sub("", _LABEL.sub("", text.plain)))
    formed = _FORMED.fullmatch(text.plain)
    if formed:
        found = _formed(text.part(formed["members"]), text.part(formed["heads"]), asker)
    else:
        found = either([_item(item, asker) for item in _items(text)] or [UNREAD])
    for bracket in text.brackets():
        if out := _LEAVES_OUT.match(bracket.plain):
            found = both(found, _left_out(bracket.part(out["bodies"]), asker))
    return found


def _items(text: BracketedText) -> list[BracketedText]:
    return [text.part(item) for item in _SEPARATOR.split(text.plain) if item]


def _left_out(bodies: BracketedText, asker: Asker) -> Finding:
    found = _listed(bodies, asker)
    return Finding(found.fits.opposite, Why.EXCLUDED if found.fits is Fits.YES else None, found.is_read)


def _formed(members: BracketedText, heads: BracketedText, asker: Asker) -> Finding:
    """2以上の市町村で構成する協議会: the asker may be one of its members, not use it by itself."""
    before, forming = _members(members)
    found = [_item(item, asker) for item in before]
    belongs = either([_item(item, asker) for item in forming])
    for head in _items(heads):
        own = _item(head, asker)
        is_other = own.fits is not Fits.YES and asker.kind is not MunicipalityKind.UNKNOWN
        if is_other and is_union(_head(head.bare)):
            own = Finding(Fits.NO, Why.OTHER_BODY if belongs.fits is Fits.NO else Why.JOINTLY, belongs.is_read)
        found.append(own)
    return either(found)


def _members(members: BracketedText) -> tuple[list[BracketedText], list[BracketedText]]:
    """Items that stand for themselves, and those that form something: from 2以上の… on, where that is said."""
    items = _items(members)
    at = next((n for n, item in enumerate(items) if _SEVERAL.match(item.plain)), 0)
    return items[:at], [item.part(_SEVERAL.sub("", item.plain)) for item in items[at:]]


# --- items ---------------------------------------------------------------------------------------------------------
def _item(item: BracketedText, asker: Asker) -> Finding:
    """One body with what narrows it and its brackets; 等 leaves it open unless a bracket says what is meant."""
    plain = item.bare
    is_open = bool(_OPEN.search(plain))
    plain = _NEUTRAL.sub("", _OPEN.sub("", plain))
    found = _body(plain, asker)
    may_be_defined = is_open or meant(_head(plain)) in GENERIC
    for bracket in item.brackets():
        found, defined = _bracketed(found, bracket, asker, may_be_defined=may_be_defined)
        is_open = is_open and not defined
    if is_open and found.why is not Why.NOT_MUNICIPAL:
        found = Finding(max(found.fits, Fits.UNSURE), is_read=found.is_read)
    return found


def _body(plain: str, asker: Asker) -> Finding:
    if _BUSINESS.search(plain):
        return Finding(Fits.NO, Why.NOT_MUNICIPAL)
    if _SIDE_BY_SIDE.fullmatch(plain):
        return either([_body(word, asker) for word in plain.split("と")])
    head = _head(plain)
    if not head:
        people, rest = narrowed_by_people(plain, asker)
        return people if people.why and rest in ("", "団体") else UNREAD
    own = fits(head, asker)
    why = Why.JOINTLY if is_union(head) and asker.kind is not MunicipalityKind.PREFECTURE else Why.OTHER_BODY
    return both(Finding(own, why if own is Fits.NO else None), _narrowed(plain.removesuffix(head), asker))


def _head(plain: str) -> str:
    """The body that an item ends with, empty where it ends with none."""
    for word in WORDS:
        before = plain.removesuffix(word)
        if before != plain and (not before or not is_word_only(word) or _NARROWS.search(before)):
            return word
    return ""


def _narrowed(words: str, asker: Asker) -> Finding:
    """What stands before a body."""
    people, rest = narrowed_by_people(words, asker)
    place, rest = narrowed_by_prefecture(rest, asker)
    found = both(people, place)
    if out := _LEAVES_OUT.match(rest):
        found = both(found, _left_out(BracketedText.of(out["bodies"]), asker))
        rest = rest[out.end() :]
    return both(found, Finding(Fits.UNSURE)) if _NEUTRAL.sub("", rest) else found


# --- brackets and provisos -----------------------------------------------------------------------------------------
def _bracketed(found: Finding, inner: BracketedText, asker: Asker, *, may_be_defined: bool) -> tuple[Finding, bool]:
    """An item with a sentence of its bracket, and whether that says who is meant; who it leaves out is seen later."""
    if _DEFINES.search(inner.plain) or _LEAVES_OUT.match(inner.plain):
        return found, False
    if taken := _TAKES_IN.match(inner.plain):
        return either([found, _listed(inner.part(taken["bodies"]), asker)]), False
    people, rest = narrowed_by_people(inner.plain, asker)
    if rest != inner.plain and not _TAIL.sub("", rest):
        return both(found, people), False
    said = _listed(inner, asker)
    return (said, True) if said.is_read and may_be_defined else (_weighed(found, said, inner), False)


def _weighed(found: Finding, said: Finding, inner: BracketedText) -> Finding:
    """An item and a bracket that neither adds nor leaves out: one that cannot be read makes it unsure."""
    only_narrows = _HOLDS_FOR.match(inner.plain)
    if not said.is_read:
        clouded = found.fits is Fits.YES or (not only_narrows and re.search(BODY, inner.plain))
        return Finding(Fits.UNSURE, is_read=found.is_read) if clouded else found
    if only_narrows:
        return both(found, said)
    return found if said.fits is found.fits else Finding(Fits.UNSURE)


def _with_proviso(found: Finding, sentence: BracketedText, asker: Asker) -> Finding:
    """What a further sentence changes; one that tells of no body changes nothing."""
    text = sentence.part(_BEGINS.sub("", _LABEL.sub("", sentence.plain)))
    if out := _LEAVES_OUT.match(text.plain):
        left_out = _left_out(text.part(out["bodies"]), asker)
        return both(found, left_out) if left_out.is_read else found
    if taken := _TAKES_IN.match(text.plain):
        added = _listed(text.part(taken["bodies"]), asker)
        return either([found, added]) if added.is_read else found
    people, rest = narrowed_by_people(text.plain, asker)
    if rest != text.plain and not _TAIL.sub("", rest.replace("団体", "")):
        return both(found, people)
    if _HOLDS_FOR.match(text.plain):
        said = _listed(text, asker)
        return both(found, said) if said.is_read else found
    if found.fits is Fits.NO and re.search(BODY, text.bare):
        return Finding(Fits.UNSURE)
    return found
