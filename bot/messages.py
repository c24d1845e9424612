"""Every fixed Japanese sentence that people read, in one place; docs/messages.md lists them (a test says so)."""

from knowledge import errors
from knowledge.domain.answer import Reason

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
