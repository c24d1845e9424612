"""The fixed Japanese sentences that are part of an answer itself (those around it are in bot/messages.py)."""

PERIOD_ENDED = "「{name}」の事業期間（{period}）は{ends}（{iso}）で終了しています。基準日は{as_of}です。"
PERIOD_UPCOMING = "「{name}」の事業期間（{period}）は、基準日（{as_of}）では始まっていません。"
PERIOD_UNKNOWN = "「{name}」の事業期間は登録資料から読み取れません。現在も使えるかを確認してください。"
SUCCESSOR = "登録資料には、対象経費が似た措置として{names}があります。"
NO_SUCCESSOR = "後継の措置は登録資料にありません。最新の通知などを確認してください。"
QUOTED_LIMIT_PASSED = "根拠［{n}］にある「{limit}」は、基準日（{as_of}）では過ぎています。"
MODEL_UNAVAILABLE = "言語モデルの回答を確認できなかったため、資料からの抜粋で回答しています。"
