"""Who issued a document (発行者), and so how far it is trusted: the line before the first section that names a body."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from knowledge.domain.document import Tier
from knowledge.domain.municipality import MunicipalityKind
from knowledge.domain.municipality_names import municipality_named

# The ministries and agencies of the state (国家行政組織法 別表第一, 内閣府設置法), and the bodies beside them.
_NATIONAL = re.compile(
    r"内閣(?:官房|府|法制局)|人事院|会計検査院|(?:最高)?裁判所|(?:衆|参)議院|国立国会図書館|宮内庁"
    r"|(?:総務|法務|外務|財務|文部科学|厚生労働|農林水産|経済産業|国土交通|環境|防衛)省"
    r"|(?:警察|金融|消費者|こども家庭|デジタル|復興|消防|出入国在留管理|公安調査|国税|スポーツ|文化|林野|水産"
    r"|資源エネルギー|特許|中小企業|観光|気象|海上保安|原子力規制|防衛装備)庁"
    r"|(?:公正取引|国家公安|個人情報保護|カジノ管理|公害等調整|中央労働|運輸安全|原子力規制)委員会"
)
_ROLE = re.compile(r"(?:編集|発行|作成|監修|編著?|著)(?:者|元)?[:：・\s　]*")
# A municipality, with its prefecture before it or not; else a prefecture.
_BODIES = (
    re.compile(r"^(?:\S{2,3}?[都道府県])?[^\s（(]{1,9}?[市区町村]"),
    re.compile(r"^\S{2,3}?[都道府県]"),
)
# What a line that only names its issuer ends with: a body or a part of one.
_OFFICE = re.compile(
    r"(?:[省庁院部局課室班係所府県都道市区町村]|官房|委員会|事務局|本部|センター|グループ|チーム|担当)[）)]?$"
)
_LONGEST = 40
# Domains that only the state (go.jp) and local governments (lg.jp, and the older geographic names) are given.
_HOSTS = (
    (Tier.NATIONAL, re.compile(r"(?:^|\.)go\.jp$")),
    (Tier.PREFECTURE, re.compile(r"(?:^|\.)(?:pref\.[a-z-]+(?:\.lg)?|metro\.tokyo(?:\.lg)?)\.jp$")),
    (Tier.MUNICIPALITY, re.compile(r"(?:^|\.)(?:(?:city|town|vill)\.[a-z.-]+|[a-z.-]+\.lg)\.jp$")),
)


def tier_of(lines: Iterable[str]) -> Tier:
    """The tier of the first line that names nothing but a body (総務省 自治行政局, 若葉県デジタル推進課)."""
    return next((tier for tier in map(_tier, lines) if tier is not Tier.UNKNOWN), Tier.UNKNOWN)


def tier_of_address(url: str) -> Tier | None:
    """What the host of a page tells of its issuer; ``None`` where it tells nothing."""
    host = (urlsplit(url).hostname or "").lower()
    return next((tier for tier, hosts in _HOSTS if hosts.search(host)), None)


def _tier(line: str) -> Tier:
    issuer = _ROLE.sub("", line.strip()).strip("　 ")
    if len(issuer) > _LONGEST or not _OFFICE.search(issuer):
        return Tier.UNKNOWN
    if _NATIONAL.match(issuer):
        return Tier.NATIONAL
    found = (municipality_named(body[0]) for bodies in _BODIES if (body := bodies.match(issuer)))
    named = next((one for one in found if one), None)
    if named is None:
        return Tier.UNKNOWN
    return Tier.PREFECTURE if named.kind is MunicipalityKind.PREFECTURE else Tier.MUNICIPALITY
