"""Plain Japanese (やさしい日本語): short sentences and everyday words, for who is still learning the language."""

from typing import Final

from bot.languages.words import Words
from knowledge.domain.answer import CautionKind, Reason
from knowledge.domain.calendar import japanese_date
from knowledge.domain.language import Language

WORDS: Final = Words(
    language=Language.PLAIN_JAPANESE,
    day=japanese_date,
    note="資料（しりょう）の ことばは、もとの 日本語の ままです。",
    note_rendered=(
        "やさしい 日本語は、AI（コンピューター）が 書きました。ちがう ところが あるかもしれません。"
        "下の「もとの文」を たしかめてください。"
    ),
    checked="もとの文",
    as_of="{day}の ときの こたえです",
    follow_up="もっと 聞きたい ときは、この スレッドに 書いてください。",
    cautions="気を つけて ください",
    caution_labels={
        CautionKind.PERIOD_ENDED: "もう おわりました",
        CautionKind.PERIOD_UPCOMING: "まだ はじまって いません",
        CautionKind.PERIOD_UNKNOWN: "いつまでか わかりません",
        CautionKind.SUCCESSOR: "次の 制度（せいど）が あります",
        CautionKind.NO_SUCCESSOR: "次の 制度（せいど）は 見つかりません",
        CautionKind.QUOTED_LIMIT_PASSED: "しめきりが すぎています",
        CautionKind.EDITION_UNKNOWN: "聞かれた 版（はん）が ありません",
        CautionKind.EDITIONS_COMPARED: "古い 資料と 新しい 資料を くらべました",
        CautionKind.NOT_COMPARABLE: "くらべられません",
        CautionKind.MODEL_UNAVAILABLE: "AI を 使わないで こたえました",
        CautionKind.PREMISE: "質問に 資料と ちがう ところが あります",
        CautionKind.CONTRADICTION: "資料によって 書いて あることが ちがいます",
        CautionKind.PART_UNANSWERED: "こたえられない 質問が あります",
        CautionKind.ASKER_UNKNOWN: "あなたの 町が わかりません",
        CautionKind.NOT_ELIGIBLE: "使えない 制度（せいど）です",
        CautionKind.MORE_LISTED: "ほかにも あります",
        CautionKind.CASES_COUNTED: "数（かず）を かぞえました",
    },
    choices="どれか えらんで、もういちど 聞いてください",
    sources="どの 資料に 書いてあるか",
    nearest="近い 資料",
    nearest_quoted="質問に 近い 文です。こたえでは ないかもしれません。前と あとも 読んでください。",
    not_in_library="この 資料の 中では、わかりません。",
    reasons={
        Reason.EMPTY_LIBRARY: "資料が まだ ありません。管理者（かんりしゃ）に 話してください。",
        Reason.NOTHING_FOUND: "質問の ことは、資料に 見つかりませんでした。",
        Reason.NOT_SUPPORTED: "近い 資料は あります。でも、こたえになる 文は ありませんでした。",
        Reason.WHICH_DOCUMENT: "どの 資料の ことか わかりませんでした。",
        Reason.WHICH_MUNICIPALITY: "どの 町（市・町・村）の ことか わかりませんでした。",
        Reason.WHICH_FACT: "こたえる ために、つぎの ことを 教えてください。",
        Reason.NO_QUESTION: "質問が ありません。知りたいことを 書いてください。",
    },
    related="{day}に、にている 質問「{question}」の こたえが 役に立ったと 言われています。",
    helpful="役に立った",
    unhelpful="役に立たなかった",
    ask_people="担当（たんとう）の 人に 聞く",
    evidence="資料の ページを 見る",
    copy="文を コピーする",
    similar="にている 例（れい）を もっと",
    inquiry="問い合わせの 手紙",
    share="みんなに 見せる",
    close="閉じる",
    limited_answer=(
        "この チャンネルの 人だけが 見られる 資料も 使いました。ほかの 人に 見せる ときは 気を つけて ください。"
    ),
    limited_sources="リンクが ない 資料は、「…」の「資料の ページを 見る」で 見られます。",
    limited_sources_privately=(
        "リンクが ない 資料は、「みんなに 見せる」の あと、「…」の「資料の ページを 見る」で 見られます。"
    ),
    community="みんなの 投稿（とうこう）",
    colleague_title="人の こたえ（{tier}・{day}）",
    colleague_note="にている 質問に、担当の 人が こたえました。資料の ことばでは ありません。",
    colleague_older="この こたえの あとで、資料が 新しく なりました。いまも 同じか たしかめてください。",
    colleague_question="質問: {question}",
    colleague_reply="こたえ: {reply}",
    colleague_basis="もとの 資料: {basis}",
    colleague_no_basis="書いて ありません",
)
