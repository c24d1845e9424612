"""Every fixed Japanese sentence of the evaluation (評価); docs/messages.md lists them (a test says so)."""

# --- evaluating ------------------------------------------------------------------------------------------------------
EVALUATION_READ = "資料を読んでいます"
EVALUATION_EMBED = "索引を作成中: {name}"
EVALUATION_ASK = "質問しています: {name}"
EVALUATION_ASK_PLAIN = "単純な RAG に質問しています: {name}"
EVALUATION_TITLE = "{name}（{count}問、基準日 {day}）"
EVALUATION_COLUMNS = ("指標", "値", "件数")
EVALUATION_FAILED = "正しく答えられなかった質問（{count}件）"
EVALUATION_BASELINE = "単純な RAG"
EVALUATION_RATIO = "比"
EVALUATION_TIMES = "{ratio:.2f} 倍"
EVALUATION_NOT_MEASURED = "—"
EVALUATION_GROUPS = "分類ごと"
EVALUATION_GROUP = "分類"
EVALUATION_SAID = "答え: {text}"
EVALUATION_METRICS = {
    "right": "すべて満たした質問",
    "facts": "事実が答えにある",
    "facts_in_claims": "事実が答えの文にある",
    "facts_anywhere": "事実が引用・カードを含むどこかにある",
    "page_cited": "正しいページを引用した",
    "places_cited": "挙げた出典のうち引用した割合",
    "wrong_source": "別の資料・章節だけを引用した",
    "foreign_facts": "別の制度の事実を述べた",
    "quotes_verified": "引用が原文どおり",
    "cautions": "必要な注意を示した",
    "refusal_recall": "資料にない質問を断った",
    "refusal_precision": "断ったもののうち、断るべきだった",
    "wrong_refusal": "答えられるのに断った",
    "refused_near": "誤って断ったうち、近い文に事実がある",
    "asked_back": "聞き返すべきときに聞き返した",
    "kind": "問いの種類を読み取った",
    "length_p50": "答えの文と表の字数の中央値",
    "length_p90": "答えの文と表の字数の 90 % 点",
    "claims": "答え一つの文の数（平均）",
    "p50_ms": "回答時間の中央値（2回目）",
    "p95_ms": "回答時間の 95 % 点（2回目）",
    "ndcg@10": "nDCG@10",
    "recall@10": "recall@10",
    "recall@100": "recall@100",
    "mrr@10": "MRR@10",
}
EVALUATION_CHARACTERS = "{count}字"
EVALUATION_FAULTS = {
    "refused": "断った",
    "answered": "断らずに答えた",
    "not_asked_back": "聞き返さなかった",
    "missing": "ない事実: {words}",
    "foreign": "別の制度の事実: {words}",
    "not_cited": "出典が違う: {places}",
    "not_warned": "ない注意: {kinds}",
    "kind": "問いの種類が違う: {kind}",
    "unverified": "原文にない引用: {count}件",
}
EVALUATION_WRITTEN = "{path} に書き出しました。"
EVALUATION_REPORT = "評価の報告"
EVALUATION_PRODUCT = "この製品"
EVALUATION_LESS = "少ないほどよい"
EVALUATION_FLOOR = "下限 {floor}"
EVALUATION_CEILING = "上限 {floor}"
EVALUATION_LEGEND = (
    "濃い棒がこの製品、斜線の棒が単純な RAG（LangChain の標準の分割、Chroma、同じ埋め込みモデル、上位 4 件）です。"
)
EVALUATION_ALL_RIGHT = "すべての質問に正しく答えました。"
EVALUATION_QUESTION = "質問"
EVALUATION_FAULT = "足りないもの"
EVALUATION_ANSWER = "答え"
EVALUATION_CITED = "引用した場所"
EVALUATION_FLOOR_MISSED = "{metric} が {value} で、下限・上限の {floor} を満たしません。"
EVALUATION_FLOORS_KEPT = "下限・上限をすべて満たしました（{count}件）。"
