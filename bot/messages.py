"""Every fixed Japanese sentence that people read, in one place; docs/messages.md lists them (a test says so)."""

from knowledge import errors
from knowledge.domain.answer import Mode, Reason
from knowledge.domain.document import Tier
from knowledge.domain.feedback import Verdict

# --- answers -------------------------------------------------------------------------------------------------------
NOT_IN_LIBRARY = "登録資料では分かりません。"
TIERS = {
    Tier.NATIONAL: "国",
    Tier.PREFECTURE: "都道府県",
    Tier.MUNICIPALITY: "自治体",
    Tier.COMMUNITY: "コミュニティ投稿",
}
VERDICTS = {Verdict.HELPFUL: "役に立った", Verdict.UNHELPFUL: "役に立たなかった"}
RELATED = "{day}に、似た質問「{question}」への回答が役に立ったと評価されています。"
CHOICES = "次の中から選んで、もう一度お尋ねください"
AS_OF = "基準日 {day}"
DRAFT_QUESTION = "照会事項"
DRAFT_ANSWER = "回答"
NEAREST = "近い資料"
NEAREST_QUOTED = "質問に近い文です。お尋ねの答えとは限りませんので、前後をお確かめください。"
SOURCES = "根拠"
NOT_OPEN = "対象外"
CAUTIONS = "ご注意"
REASONS = {
    Reason.EMPTY_LIBRARY: "資料がまだ登録されていません。管理者に登録を依頼してください。",
    Reason.NOTHING_FOUND: "ご質問に当たる記述が登録資料に見つかりませんでした。",
    Reason.NOT_SUPPORTED: "関連する資料はありますが、答えとして引用できる記述が見つかりませんでした。",
    Reason.WHICH_DOCUMENT: "どの文書についてのご質問か、決められませんでした。",
    Reason.WHICH_MUNICIPALITY: "どの自治体についてのご質問か、決められませんでした。",
    Reason.WHICH_FACT: "お答えするには、次の点を教えてください。",
    Reason.NO_QUESTION: "ご質問が書かれていません。知りたいことを文で入力してください。",
}

# --- web page ------------------------------------------------------------------------------------------------------
WEB_NAME = "自治体DXアドバイザー"
WEB_LEAD = "登録された手順書・財政措置・事例集から、原文の引用を付けて答えます。"
WEB_SKIP = "本文へ移動"
WEB_ASK = "質問する"
WEB_ASK_MORE = "質問を変える"
WEB_QUESTION = "質問"
WEB_QUESTION_HINT = "知りたいことを文で入力してください。"
WEB_KEYS_HINT = "Enter で送信、Shift＋Enter で改行します。"
WEB_AS_OF = "基準日"
WEB_AS_OF_HINT = "この日の時点で使えるかどうかを答えます。空欄なら今日です。"
WEB_MUNICIPALITY = "あなたの自治体"
WEB_MUNICIPALITY_HINT = "使える措置や、規模の近い事例を選ぶために使います。空欄でも尋ねられます。"
WEB_SUBMIT = "資料に尋ねる"
WEB_WORKING = "資料を調べています…"
WEB_AHEAD = "確かめた文から順に示しています（続きを作成中です）"
WEB_EXAMPLES_TITLE = "質問の例"
WEB_EXAMPLES = (
    "DX推進リーダーの研修費に使える財政措置は？",
    "DXの全体方針はどのような手順で決めますか？",
    "書かない窓口を始めた自治体の効果は？",
)
WEB_INVALID_TITLE = "入力内容を確かめてください"
WEB_ANSWER = "回答"
WEB_MODES = {
    Mode.EXTRACTIVE: "登録資料からの抜粋です。",
    Mode.MODEL: "言語モデルが登録資料から作成し、引用を原文と照合しました。",
}
WEB_SOURCE_MARK = "根拠{n}"
WEB_MEASURES = "財政措置・補助金"
WEB_CASES = "取組事例"
WEB_TO_DEADLINES = "財政措置・補助金の期限一覧"
WEB_OPEN_SOURCE = "原文で確かめる"
WEB_DOCUMENT = "文書"
WEB_EDITION = "版"
WEB_SECTION = "章節"
WEB_PAGE = "ページ"
WEB_PUBLISHED = "公表日"
WEB_FILE = "ファイル"
WEB_NO_EDITION = "版の記載なし"
WEB_NO_PUBLISHED = "公表日の記載なし"
UNDATED = "版・公表日の記載なし"
WEB_NO_PAGE = "ページ番号なし"
WEB_NO_HEADING = "見出しなし"
WEB_PAGE_NUMBER = "p.{page}"
WEB_PUBLISHED_ON = "{day}公表"
WEB_DAY = "{japanese}（{iso}）"
WEB_ANSWER_NOT_FOUND = "お探しの回答は見つかりませんでした。もう一度質問してください。"
WEB_THANKS = "ご回答ありがとうございました。"
WEB_KEPT = "{day}の回答の控えです。資料が変わっていることがあるため、使う前にもう一度質問してください。"
WEB_RATE = "この回答は役に立ちましたか"
WEB_SHARE = "この基準日の回答へのリンク"
WEB_CHOICES = "次の中から選んでください（同じ質問を、選んだものについて尋ねます）"
WEB_REPHRASE = "制度や文書の名前、自治体名などを入れて尋ね直すと見つかることがあります。"
WEB_DOCUMENTS = "登録されている資料（{count}件）"
WEB_NO_DOCUMENTS = "資料はまだ登録されていません。"
WEB_DISCLAIMER = "事務に使うときは、根拠の原文と最新の通知を必ず確かめてください。"
WEB_SOURCE = "原文"
WEB_TO_QUOTE = "引用した箇所へ移動"
WEB_IMAGE_TITLE = "原本のページ"
WEB_IMAGE_ALT = "「{document}」{page}ページの画像"
WEB_IMAGE_BOXED = "赤い枠が引用した箇所です。"
WEB_IMAGE_RECOGNISED = (
    "このページは画像です。下の文字は OCR で読み取ったもので、誤りがあり得ます。原本のページで確かめてください。"
    "枠はおよその位置です。"
)
WEB_IMAGE_LARGER = "拡大する"
WEB_IMAGE_SMALLER = "元の大きさに戻す"
WEB_TO_IMAGE = "原本のページへ移動"
WEB_QUOTE_MISSING = "引用した箇所をこの章節の中に見つけられませんでした。原文の全体を確かめてください。"
WEB_RETIRED = "この版は現在の版ではありません。現在は「{current}」が登録されています。"
WEB_WITHDRAWN = "この文書は現在の登録資料にありません。"
WEB_HOME = "質問の画面に戻る"
WEB_SOURCE_NOT_FOUND = (
    "お探しの原文は見つかりませんでした。資料が入れ替わった可能性があります。もう一度質問してください。"
)
WEB_NOT_FOUND = "お探しのページは見つかりませんでした。"
WEB_FAILED = "回答を用意できませんでした。時間をおいてもう一度お試しください。"
WEB_BAD_REQUEST = "この要求は受け付けられません。"
WEB_TOO_LARGE = "送られた内容が大きすぎます。"
WEB_ERROR_ID = "受付番号 {error_id}"
INVALID_QUESTION_EMPTY = "質問を入力してください。"
INVALID_QUESTION_LONG = "質問は2,000文字以内で入力してください。"
INVALID_QUESTION = "質問は文字列で入力してください。"
INVALID_CHARACTER = "使えない文字（制御文字など）が含まれています。取り除いて入力してください。"
INVALID_AS_OF = "基準日は「2026-04-01」の形（YYYY-MM-DD）で、1900年から2199年までの実在する日を入力してください。"
INVALID_MUNICIPALITY = "自治体名は100文字以内の文字列で入力してください。"
INVALID_FIELD = "この項目は使えません。question・as_of・municipality だけを送ってください。"
INVALID_BODY = "JSON のオブジェクトとして読み取れません。Content-Type を application/json にして送ってください。"

# --- demo and server -----------------------------------------------------------------------------------------------
DEMO_REGISTER = "見本の資料を登録します。"
DEMO_ASK = "見本の質問に答えます。"
SERVING = "画面を開きました: http://{host}:{port}/ （終わるには Ctrl-C）"
LOADING_MODEL = "埋め込みモデルを準備しています（初回は1分ほどかかります）。"

# --- commands ------------------------------------------------------------------------------------------------------
UNEXPECTED = (
    "予期しない問題で止まりました（番号 {error_id}）。もう一度試してください。"
    "続くときは、管理者に番号と記録 {path} を伝えてください。"
)
HELP_AS_OF = "基準日（この日の時点で答えます）"
DAY_OUT_OF_RANGE = "日付は {first} 年から {last} 年の間で指定してください。"

USAGE_TITLE = "言語モデルの利用量（{first} から {last} まで）"
USAGE_COLUMNS = ("日・月", "モデル", "回数", "入力トークン", "出力トークン", "費用")
USAGE_TOTAL = "合計"
USAGE_NO_COST = "価格の設定なし"
USAGE_NONE = "{first} から {last} までに、言語モデルは使われていません。"
USAGE_ANSWERS = "この期間の回答: 言語モデル {model} 件、資料からの抜粋 {extractive} 件"

SETTING_FAULT = "運用の手引き（docs/operations.md）の表にある形で指定してください"
SETTING_FAULTS = {
    "enum": "{expected} のどちらかを指定してください",
    "int_parsing": "整数で指定してください",
    "float_parsing": "数で指定してください",
    "greater_than": "{gt:g} より大きい数を指定してください",
    "greater_than_equal": "{ge} 以上の数を指定してください",
    "less_than_equal": "{le} 以下の数を指定してください",
}

# --- errors --------------------------------------------------------------------------------------------------------
_ERRORS: dict[type[errors.DxError], str] = {
    errors.MissingFile: "ファイルが見つかりません。名前と場所を確認してください。",
    errors.NotAFile: "通常のファイルではないため読み込めません。資料のファイルかフォルダを指定してください。",
    errors.UnreadableFile: "ファイルを開けません。読み取りの権限とファイル名を確認してください。",
    errors.ChangedFile: "読み込みの途中でファイルが変わりました。保存やコピーが終わってから登録し直してください。",
    errors.UnsupportedFormat: (
        "読み込めない形式です。登録できるのは PDF・Word（docx）・PowerPoint（pptx）・Excel（xlsx・xls）・HTML・CSV・"
        "テキスト・Markdown です。doc・ppt・一太郎（jtd）などは、docx・pptx・PDF で保存し直して登録してください。"
    ),
    errors.EncryptedFile: "パスワードで保護されています。保護を解除したファイルを登録してください。",
    errors.DamagedFile: "ファイルが壊れているため読み込めません。元のファイルを入手し直して登録してください。",
    errors.ReadingFailed: (
        "読み込みの途中で止まりました。ファイルが開けることを確かめ、PDF などの別の形式で保存し直して登録してください。"
    ),
    errors.EmptyFile: "ファイルの中身が空です。正しいファイルか確認してください。",
    errors.ForbiddenAddress: (
        "この URL からは登録できません。外部に公開されている http・https のページだけを登録できます"
        "（庁内のページは DX_FETCH_NETWORKS で許可できます）。"
    ),
    errors.MissingPage: "URL のページがありません（404）。アドレスを確かめてください。",
    errors.UnreachablePage: "URL のページを取得できません。アドレスとネットワークの状態を確かめてください。",
    errors.ErrorPage: (
        "「ページが見つかりません」という案内だけで、資料の本文がありません。元のページを確かめて保存し直してください。"
    ),
    errors.TextlessFile: (
        "文字情報がありません（スキャン画像の可能性）。文字を含む PDF を登録するか、"
        "DX_OCR=auto で OCR を使ってください（50ページまで）。"
    ),
    errors.TooLargeFile: (
        "ファイルの大きさが上限を超えています。分割して登録するか、DX_READ_FILE_MB を大きくしてください。"
    ),
    errors.SwellingFile: (
        "開くと上限を超えて大きくなるため、読み込みをやめました。正しい資料なら、分割して登録するか、"
        "DX_READ_MEMORY_MB を大きくしてください。"
    ),
    errors.ReadingTimedOut: (
        "制限時間内に読み終わりませんでした。分割して登録するか、DX_READ_SECONDS を大きくしてください。"
    ),
    errors.OtherModelError: "登録時と埋め込みモデルが違います。DX_EMBEDDING_MODEL を元に戻してください。",
    errors.UnknownDocument: "その名前の文書または版は登録されていません。`./dx documents` で確かめてください。",
    errors.AmbiguousDocument: "その名前に当たる文書が複数あります。文書名をもう少し長く指定してください。",
    errors.NoOtherEdition: "比べられる版がほかに登録されていません。`./dx documents` で確かめてください。",
    errors.NothingStaged: "公開を待っている版はありません。",
    errors.LibraryBusy: "別の登録処理が実行中です。終わってからもう一度実行してください。",
    errors.ClosedNetwork: (
        "外部への接続を止める設定（DX_CLOSED_NETWORK=on）のため、URL からは取得できません。"
        "ページや PDF をファイルに保存して登録してください。"
    ),
    errors.QuestionFileError: (
        "質問ファイルに、決まりと違う書き方の項目があります。「question.2」は 2 番目の質問を指します。"
    ),
    errors.GlossaryError: (
        "用語集の書き方に誤りがあります。次の項目を確かめてください（same.3.names は 3 番目の組の names）。"
    ),
    errors.ConfigurationError: "設定に誤りがあります。",
    errors.ModelError: "言語モデルから応答を得られませんでした。",
    errors.LibraryError: "資料庫を開けませんでした。",
    errors.DocumentError: "ファイルを読み込めませんでした。",
}


def error_message(error: errors.DxError) -> str:
    """The one sentence for an error: the most specific class that has one; never the exception's own text."""
    return next(_ERRORS[kind] for kind in type(error).__mro__ if kind in _ERRORS)
