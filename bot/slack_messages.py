"""The fixed Japanese sentences of Slack: what people read there, and the words on buttons and forms."""

# --- while an answer is made ---------------------------------------------------------------------------------------
STATUS = "資料を調べています…"
STEPS = ("資料を検索しています…", "原文と照合しています…", "期限と対象を確認しています…")
QUEUED = "順番にお答えしています（前に {ahead} 件あります）…"
FAILED = "うまくいきませんでしたので、時間をおいて、もう一度お試しください（受付番号 {error_id}）。"
FOLLOW_UP = "続けてのご質問は、このスレッドに書き込んでください。"
TOO_MANY = "短い間にたくさんのご質問をいただきました。1 分ほどおいて、もう一度お尋ねください。"

LIMITED_ANSWER = (
    "このチャンネルの人だけが見られる資料も調べてお答えしています。ほかの場所へ写すときは、ご注意ください。"
)
LIMITED_SOURCES = "リンクのない根拠は、「…」の「根拠のページを見る」で、ページをこのスレッドに表示できます。"
LIMITED_SOURCES_PRIVATELY = (
    "リンクのない根拠は、「チャンネルに共有」した後、「…」の「根拠のページを見る」で、ページをスレッドに表示できます。"
)
NOT_FOR_HERE = "この回答は、ここでは開けません（見られる人が限られた資料によるものか、控えがありません）。"
QUESTION_OF_A_CHANNEL = "閲覧範囲が限られた質問"

# --- buttons under an answer ---------------------------------------------------------------------------------------
HELPFUL = "役に立った"
UNHELPFUL = "立たなかった"
ASK_PEOPLE = "担当者に聞く"
EVIDENCE = "根拠のページを見る"
COPY = "起案用にコピー"
SIMILAR = "似た事例をもっと"
INQUIRY = "問い合わせ文案"
SHARE = "チャンネルに共有"
CLOSE = "閉じる"
SEND = "送る"
FORM_TOO_LATE = "画面を開けませんでした（混み合っていたようです）。もう一度、同じ操作をしてください。"

# --- feedback ------------------------------------------------------------------------------------------------------
THANKS = "ありがとうございます。評価を記録しました。"
THANKS_FOR_REASON = "ありがとうございます。いただいた理由を、資料と回答の見直しに使います。"
REASON_TITLE = "立たなかった理由"
REASON = "いちばん近いものを選んでください"
REASON_WORDS = "どんな答えを期待していましたか"
UNHELPFUL_REASONS = {
    "wrong": "内容が誤っている",
    "outdated": "情報が古い",
    "off_topic": "聞きたいことと違う",
    "insufficient": "足りない・詳しさが足りない",
    "hard_to_read": "分かりにくい",
}

# --- people --------------------------------------------------------------------------------------------------------
NO_HELPERS = "このチャンネルの担当者が決まっていません。「/dx 設定」で担当者を選ぶと、呼べるようになります。"
CALLED = "{helpers} {asker} さんから、次の質問への回答をお願いされています。"
CALLED_QUESTION = "質問: {question}"
ALREADY_CALLED = "この質問は、すでに担当者に伝えてあります。回答があるとお知らせします。"
REPLY = "回答する"
RESOLVE = "解決済みにする"
REPLY_TITLE = "担当者として回答"
REPLY_WORDS = "回答"
REPLY_HINT = "質問した人と、このスレッドに届きます。根拠（資料名・ページ）があれば書き添えてください。"
REPLIED = "{helper} さんの回答です（登録資料による回答ではありません）。"
REPLIED_TO_ASKER = "「{question}」に、担当者 {helper} さんが回答しました。"
RESOLVED = "{helper} さんが解決済みにしました。"
RESOLVED_TO_ASKER = "「{question}」を、担当者 {helper} さんが解決済みにしました。"
OPEN_THREAD = "スレッドを開く"
SETTLED_BEFORE = "この依頼は、すでにほかの人が対応しました。"
ONLY_HELPERS = "この操作は、このチャンネルの担当者だけができます。"

# --- a colleague's answer, kept for who asks the same ---------------------------------------------------------------
CURATE = "この回答を登録する"
CURATE_TITLE = "人の回答の登録"
CURATE_NOTE = (
    "登録すると、似た質問の答えの下に「人の回答」として、このワークスペースのだれにでも表示します。"
    "質問した人と答えた人の名前は付きません。個人の名前らしい語は「〇〇」に替えてあります。"
    "残っている名前・連絡先・相談者の事情があれば、書き直してください。"
)
CURATE_QUESTION = "質問（それだけで意味が通る一文に）"
CURATE_REPLY = "回答"
CURATE_BASIS = "もとにした資料と版・通知の日付"
CURATE_BASIS_HINT = "はじめに入っているのは、このときの答えが引いた資料です。回答のもとと違うときは書き直してください。"
CURATE_SEND = "登録する"
CURATED = "「{question}」への回答を登録しました。似た質問の答えの下に表示します。"
NOT_FOR_ALL = (
    "見られる人が限られた資料による質問のため、登録できません（登録した回答は、だれにでも表示されるためです）。"
)
CURATED_BEFORE = "この回答は、すでに登録されています。"
ONLY_CURATORS = "回答の登録と取り下げができるのは、推進役と管理者だけです。"
WITHDRAW = "取り下げる（推進役・管理者）"
WITHDRAWN = "登録した回答を取り下げました。これからの答えには表示しません。"
COLLEAGUE_TITLE = "人の回答（{tier}・{day}）"
COLLEAGUE_NOTE = "似た質問に担当者が答えたものです。登録資料の引用ではなく、原文と照合していません。"
COLLEAGUE_OLDER = "この回答のあとに、関係する資料の版が変わっています。今も同じかを確かめてください。"
COLLEAGUE_REPLY = "回答: {reply}"
COLLEAGUE_BASIS = "もとにした資料: {basis}"
COLLEAGUE_NO_BASIS = "記載なし"

# --- sharing -------------------------------------------------------------------------------------------------------
SHARED = "{user} さんが共有しました。"
SHARED_QUESTION = "質問: {question}"
NOT_SHARED = "共有できませんでした。このチャンネルにアプリが追加されているかを確かめてください。"

# --- more of an answer ---------------------------------------------------------------------------------------------
PAGE_SHOWN = "{place}（引用した箇所を赤い枠で示しています）"
NO_PAGES = "この回答の根拠には、表示できるページの画像がありません。根拠のリンクから原文をご覧ください。"
NO_PAGES_HERE = "この回答の根拠には、表示できるページの画像がありません。回答の引用が、原文のままの文言です。"
COPIED = "起案に貼り付けられる形にしました（あなただけに表示しています）。"
DRAFT_FILE = "Word でも受け取る"
DRAFT_FILE_NAME = "起案用 {question}.docx"
DRAFT_FILE_MADE = "{user} さんの起案用の Word ファイルです。根拠の番号・基準日・版が入っています。"
DRAFT_FILE_FAILED = "Word ファイルをここに置けませんでした。表示した文章をコピーしてお使いください。"
SIMILAR_QUESTION = "{topics}に取り組んだ自治体の事例をもっと教えてください"
INQUIRY_LEAD = "問い合わせの文案です。自治体名とお名前を書き足してお使いください。"
INQUIRY_LETTER = """{body} {department} 御中

突然のご連絡で失礼いたします。（自治体名）（所属）の（氏名）と申します。
「{source}」に掲載されている貴団体の取組「{title}」を拝見し、参考にさせていただきたくご連絡しました。
差し支えない範囲で、次の点をお教えいただけますでしょうか。

1. 始めるまでの準備と、庁内の体制
2. 費用（初期費用と、年ごとの費用）
3. 効果をどのように確かめているか、難しかった点

お忙しいところ恐れ入りますが、よろしくお願いいたします。"""

# --- settings of a channel -----------------------------------------------------------------------------------------
SETTINGS_TITLE = "チャンネルの設定"
SETTINGS_SPEAKS = "このチャンネルでの答え方"
SPEAKS_MENTIONED = "呼びかけられた質問にだけ答える"
SPEAKS_EVERY_QUESTION = "質問にはすべて答える"
SPEAKS_PRIVATELY_FIRST = "呼びかけられた質問に、まず本人だけに答える"
SETTINGS_HELPERS = "「担当者に聞く」で呼ぶ人"
SETTINGS_LANGUAGE = "答えのことば"
SETTINGS_LANGUAGE_HINT = (
    "引用・根拠・カード・注意の詳しい文は日本語のままです。言語モデルを使うときは、答えの文にそのことばの訳を付け、"
    "照合した日本語の文をすぐ下に示します。使わないときは、見出し・ボタン・断りの文だけがそのことばになります。"
)
LANGUAGE_JAPANESE = "日本語"
LANGUAGE_PLAIN_JAPANESE = "やさしい日本語"
LANGUAGE_ENGLISH = "English"
SETTINGS_SAVED = "このチャンネルの設定を変えました: {speaks}。担当者は{helpers}。答えのことばは{language}。"
NOBODY = "いません"
ONLY_FACILITATORS = "設定を変えられるのは、推進役と管理者だけです（管理者が DX_FACILITATORS・DX_ADMINS で決めます）。"
SAVE = "保存する"

# --- my municipality -----------------------------------------------------------------------------------------------
MUNICIPALITY_TITLE = "所属する自治体"
MUNICIPALITY_NAME = "都道府県名から入力してください"
MUNICIPALITY_HINT = "例: 長野県池田町。財政措置の対象の判定と、近い規模の事例を選ぶのに使います。"
MUNICIPALITY_SAVED = "{name}として記録しました。財政措置の対象の判定と、事例の順位に使います。"
MUNICIPALITY_FORGOTTEN = "所属する自治体の記録を消しました。"
MUNICIPALITY_UNKNOWN = "「{name}」という自治体が見つかりませんでした。都道府県名を付けて、もう一度入力してください。"
MUNICIPALITY_AMBIGUOUS = "「{name}」は{choices}があります。都道府県名を付けて、もう一度入力してください。"
FORGET = "記録を消す"
MUNICIPALITY_ASKED = (
    "どの自治体の方かを記録しておくと、次から、対象になる財政措置と近い規模の事例を選んでお答えします。"
    "お尋ねするのは今回だけです（あとからでも「/dx 団体」で記録・変更・消去できます）。"
)
MUNICIPALITY_TELL = "設定する"
MUNICIPALITY_NOT_NOW = "いまは設定しない"

# --- help ----------------------------------------------------------------------------------------------------------
HELP = (
    "使い方:",
    "• 「@自治体DXアドバイザー 質問」: スレッドで、みんなに見える形で答えます。続きはスレッドに書くだけです。",
    "• 「/dx 質問」: あなただけに答えます。よければ「チャンネルに共有」を押してください。",
    "• メッセージの「…」→「これをDXアドバイザーに聞く」: 書かれている質問に、あなただけに答えます。",
    "• 「/dx 団体」: 所属する自治体を記録すると、対象になる財政措置と近い規模の事例を選びます。",
    "• 「/dx 設定」: チャンネルでの答え方と、担当者を決めます。",
)

# --- questions offered when the conversation is opened (title, question) -------------------------------------------
PROMPTS_STAFF = {
    "締切の近い補助金": "もうすぐ締め切りの補助金は？",
    "使える財政措置": "デジタル人材の育成に使える財政措置を教えてください",
    "近い規模の事例": "職員研修に取り組んだ自治体の事例を教えてください",
}
PROMPTS_FACILITATOR = {"事例を比べる": "窓口の改善に取り組んだ自治体の事例を比べてください"}
PROMPTS_ADMIN = {"版の違い": "最新の版で変わったところは？"}

# --- the home tab --------------------------------------------------------------------------------------------------
HOME_ASK = "質問を入力して Enter を押すと、ダイレクトメッセージでお答えします"
HOME_ASK_EXAMPLE = "例: 職員研修に使える財政措置は？"
HOME_ASKED = "ホームからのご質問: {question}"
HOME_MUNICIPALITY = "所属する自治体"
HOME_NO_MUNICIPALITY = "まだ記録がありません。記録すると、対象になる財政措置と近い規模の事例を選びます。"
HOME_CHANGE = "変更する"
HOME_RECORD = "記録する"
HOME_MINE = "あなたの質問と回答"
HOME_NO_QUESTIONS = "まだ質問がありません。"
HOME_EDITIONS = "最近登録された資料"
HOME_NO_EDITIONS = "資料がまだ登録されていません。"
HOME_EDITION = "{title} {registered}登録"
HOME_DEADLINES = "締切の近い財政措置・補助金（90 日以内）"
HOME_NO_DEADLINES = "90 日以内に締め切られるものは、登録資料にありません。"
HOME_BARRED = "（対象外: {reason}）"
HOME_QUEUE = "担当者の回答を待っている質問"
HOME_NO_QUEUE = "待っている質問はありません。"
HOME_WAITING = "{question}（{day}から）"
HOME_UNANSWERED = "登録資料で答えられなかった質問"
HOME_NO_UNANSWERED = "答えられなかった質問はありません。"
HOME_CURATED = "登録された人の回答（新しい順）"
HOME_NO_CURATED = "まだありません。担当者が答えたあと、スレッドの「この回答を登録する」で登録できます。"
HOME_LIBRARY = "資料庫の状態"
HOME_LIBRARY_STATE = "文書 {documents} 件、チャンク {chunks} 個"
HOME_LAST_REGISTERED = "最後の登録 {day}"
HOME_STAGED = "公開を待っている版: {titles}"
HOME_HEALTH = "順番を待っている質問 {waiting} 件"
HOME_UP_TO = "{moment} 現在"

# --- the preview page ----------------------------------------------------------------------------------------------
PREVIEW = "Slack での見え方"
PREVIEW_APP = "アプリ"
PREVIEW_ASKER = "職員"
PREVIEW_WRITTEN = "Slack での見え方を {path} に書き出しました。ブラウザーで開いてください。"
