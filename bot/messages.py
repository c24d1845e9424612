"""Every fixed Japanese sentence that people read, in one place; docs/messages.md lists them (a test says so)."""

from knowledge import errors
from knowledge.domain.answer import Reason
from knowledge.domain.document import DocumentKind

# --- answers -------------------------------------------------------------------------------------------------------
NOT_IN_LIBRARY = "登録資料では分かりません。"
AS_OF = "基準日 {day}"
NEAREST = "近い資料"
SOURCES = "根拠"
CAUTIONS = "ご注意"
REASONS = {
    Reason.EMPTY_LIBRARY: "資料がまだ登録されていません。管理者に登録を依頼してください。",
    Reason.NOTHING_FOUND: "ご質問に当たる記述が登録資料に見つかりませんでした。",
    Reason.NOT_SUPPORTED: "関連する資料はありますが、答えとして引用できる記述が見つかりませんでした。",
    Reason.NO_QUESTION: "ご質問の文が空です。知りたいことを文で入力してください。",
}

# --- Slack ---------------------------------------------------------------------------------------------------------
SLACK_STATUS = "資料を調べています…"
SLACK_FAILED = "回答を用意できませんでしたので、時間をおいてもう一度お尋ねください（受付番号 {error_id}）。"
SLACK_FOLLOW_UP = "続けてのご質問は、このスレッドに書き込んでください。"

# --- registering documents ---------------------------------------------------------------------------------------
STEP_FILES = "資料を登録しています"
STEP_EMBED = "索引を作成中: {name}"
SUMMARY_TITLE = "登録結果"
SUMMARY_COLUMNS = ("ファイル", "文書", "結果", "ページ", "チャンク", "埋め込み", "事例", "措置", "注意")
REGISTERED = "登録しました"
UNCHANGED = "変更なし（登録済み）"
NOT_STATED = "記載なし"
KINDS = {
    DocumentKind.HANDBOOK: "手順書",
    DocumentKind.CASES: "事例集",
    DocumentKind.MEASURES: "財政措置・補助金",
    DocumentKind.OTHER: "その他",
}
PREVIEW_COUNTS = (
    "種類 {kind}・公表日 {published}・ページ {pages}・章節 {sections}・チャンク {chunks}・事例 {cases}・措置 {measures}"
)
PREVIEW_CASE = "事例: {title}（{municipality}）"
PREVIEW_MEASURE = "措置: {name}"
PREVIEW_NOTICE = "注意: {text}"

# --- demo and server -----------------------------------------------------------------------------------------------
DEMO_REGISTER = "見本の資料を登録します。"
DEMO_ASK = "見本の質問に答えます。"
SERVING = "画面を開きました: http://{host}:{port}/ （終わるには Ctrl-C）"
LOADING_MODEL = "埋め込みモデルを準備しています（初回は1分ほどかかります）。"

# --- errors --------------------------------------------------------------------------------------------------------
_ERRORS: dict[type[errors.DxError], str] = {
    errors.MissingFile: "ファイルが見つかりません。パスを確認してください。",
    errors.UnsupportedFormat: "この形式は読み込めません。PDF・テキスト・Markdown で登録してください。",
    errors.EncryptedFile: "パスワードで保護されています。保護を解除したファイルを登録してください。",
    errors.DamagedFile: "ファイルが壊れているため読み込めません。元のファイルを入手し直してください。",
    errors.EmptyFile: "ファイルの中身が空です。正しいファイルか確認してください。",
    errors.TextlessFile: "文字情報がありません（スキャン画像の可能性）。文字を含む PDF を登録してください。",
    errors.TooLargeFile: "ファイルが大きすぎるか、開くと大きくなりすぎます。分割して登録してください。",
    errors.ReadingTimedOut: "制限時間内に読み込めませんでした。分割して登録してください。",
    errors.OtherModelError: "登録時と埋め込みモデルが違います。DX_EMBEDDING_MODEL を元に戻してください。",
    errors.LibraryBusy: "別の登録処理が実行中です。終わってからもう一度実行してください。",
    errors.ConfigurationError: "設定に誤りがあります。",
    errors.ModelError: "言語モデルから応答を得られませんでした。",
    errors.LibraryError: "資料庫を開けませんでした。",
    errors.DocumentError: "ファイルを読み込めませんでした。",
}


def error_message(error: errors.DxError) -> str:
    """The one sentence for an error: the most specific class that has one; never the exception's own text."""
    return next(_ERRORS[kind] for kind in type(error).__mro__ if kind in _ERRORS)
