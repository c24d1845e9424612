"""Every fixed Japanese sentence for those who register documents; docs/messages.md lists them (a test says so)."""

from knowledge.answering import phrases
from knowledge.domain.document import DocumentKind

# --- registering documents ---------------------------------------------------------------------------------------
STEP_FILES = "資料を登録しています"
STEP_READ = "読んでいます: {name}"
STEP_EMBED = "索引を作成中: {name}（{pages} ページ）"
SUMMARY_TITLE = "登録結果"
SUMMARY_COLUMNS = ("文書", "結果", "内訳")
SUMMARY_COUNTS = (
    "ページ {pages}・チャンク {chunks}（埋め込み {embedded}）・事例 {cases}・措置 {measures}・注意 {notices}"
)
SUMMARY_KNOWN = "ページ {pages}・チャンク {chunks}（前回と同じファイルのため読み直していません）"
OUTCOMES = {
    "published": "公開しました",
    "unchanged": "変更なし（登録済み）",
    "staged": "公開待ち（./dx publish で公開）",
    "blocked": "公開を止めました（検査の結果を確かめてください）",
}
NOT_STATED = "記載なし"
KINDS = {
    DocumentKind.HANDBOOK: "手順書",
    DocumentKind.CASES: "事例集",
    DocumentKind.MEASURES: "財政措置・補助金",
    DocumentKind.OTHER: "その他",
}
PREVIEW_COUNTS = (
    "種類 {kind}・発行 {tier}・公表日 {published}・ページ {pages}・章節 {sections}・"
    "チャンク {chunks}・事例 {cases}・措置 {measures}"
)
PREVIEW_CASE = "事例: {title}（{municipality}）"
PREVIEW_MEASURE = "措置: {name}"
PREVIEW_NOTICE = "注意: {text}"

# --- publishing and taking back -------------------------------------------------------------------------------------
STATES = {"staged": "公開待ち", "current": "公開中", "retired": "旧版"}
DOCUMENTS_TITLE = "登録文書（{count}件）"
DOCUMENTS_COLUMNS = ("文書", "発行", "版", "状態", "公表日", "公開した日時", "ページ", "チャンク")
NO_DOCUMENTS = "資料はまだ登録されていません。`./dx ingest ファイル` で登録してください。"
PUBLISHED = "{edition} を公開しました。"
STEP_ROLL_BACK = "戻しています: {edition}"
ROLLED_BACK = "{edition} に戻しました。今までの版は「旧版」として残っています。"
REMOVED = "「{title}」を公開から外しました。版は残っています（戻すときは `./dx rollback {argument}`）。"
ANSWERS_CITING = (
    "{edition} を引用した回答の控えが {count} 件あります。その内容を使う前に、もう一度質問するよう知らせてください。"
)
REMOVE_CONFIRM = "「{title}」を公開から外します。よろしいですか？"
LIKENESS = (
    "「{title}」は、登録済みの「{known}」と似ています（本文の{percent}%が共通）。別の文書として公開しました。"
    "同じ文書の新しい版なら、`./dx remove {argument}` で外し、"
    "`./dx ingest ファイル --title {known_argument}` で登録し直してください。"
)
PENDING_HINT = (
    "内容を確かめたら `./dx publish {argument}` で公開してください（全部を見る: `./dx changes {argument}`）。"
)
FINDINGS_TITLE = "検査の結果: {edition}"
FINDINGS = {
    "less_text": (
        "読み取れた文字が前の版の半分より少なくなっています（{before}字 → {after}字）。元のファイルを確かめてください。"
    ),
    "not_found_again": "「{about}」の本文が、検索で自分自身を見つけられません。",
    "golden_question": "今は答えられている確認用の質問に、答えられなくなります: {about}",
}
BLOCKED_HINT = "内容を確かめ、それでも公開するときは `./dx publish --force {argument}` を実行してください。"

# --- who may see a document -----------------------------------------------------------------------------------------
HELP_CHANNEL = "この Slack チャンネルの人だけが見られるようにします（チャンネル ID かリンク。何度でも指定できます）"
FOR_ALL = "全員"
ONLY_IN = "{channels} の人だけ"
NO_CHANNEL = "（どのチャンネルでもない）"
LIMITED_DOCUMENT = "閲覧範囲: {visibility}"
VISIBILITY = "「{title}」の閲覧範囲: {visibility}"
VISIBILITY_CHANGED = "「{title}」の閲覧範囲を変えました: {visibility}（旧版を含むすべての版。すぐに効きます）。"
VISIBILITY_CHANGE = "　{moment}　{visibility}"
VISIBILITY_CITING = (
    "この文書を引用した回答の控えが {count} 件あります。見られない人には開けなくなりましたが、"
    "Slack に投稿済みの回答は残っています。"
)
VISIBILITY_INHERITED = (
    "「{title}」は、閲覧範囲を限った「{known}」と似ているため、同じ範囲にしました: {visibility}。"
    "変えるときは `./dx audience {argument}` を実行してください。"
)
CHANNEL_UNCLEAR = (
    "「{channel}」はチャンネル ID ではありません。チャンネル名は変えられるため、ID（例: C0123ABCD）か、"
    "チャンネルの「リンクをコピー」で得たリンクを指定してください。"
)
EVERYONE_OR_CHANNELS = "--everyone と --channel は、どちらか一つだけを指定してください。"

# --- changes between editions ---------------------------------------------------------------------------------------
CHANGES_TITLE = "{title}　{old} → {new}"
CHANGES_PUBLISHED = "{day}公表"
CHANGES_SUMMARY = "財政措置・補助金 {measures}件・数値 {numbers}件・事例 {cases}件・章節 {sections}件"
CHANGES_NONE = "変更はありません。"
CHANGES_MEASURES = "財政措置・補助金の変更"
CHANGES_NUMBERS = "数値の変更"
CHANGES_CASES = "事例の変更"
CHANGES_IN_SECTIONS = "章節ごとの変更"
CHANGES_RENUMBERED = "番号だけが変わった章節（{count}件）"
CHANGES_MORE = "ほか {count}件"
CHANGES_FRONT = "（冒頭）"
CHANGES_CASE = "{title}（{municipality}）"
CHANGES_WAS = "前の版では「{place}」"
CHANGES_SPLIT = "「{others}」から分かれた章節"
CHANGES_MERGED = "内容は「{others}」に移動"
CHANGES_OLD = "旧"
CHANGES_NEW = "新"
CHANGES_NOTHING = "（なし）"
CHANGES_INDEX = "目次"
CHANGES_TOP = "目次へ戻る"
CHANGES_LEGEND = "「＋」は追加、「－」は削除、「≠」は変更、「⇄」は移動を示します。"
CHANGES_REPORT = "改定箇所の一覧"
CHANGES_WRITTEN = "{path} に書き出しました。"
CHANGES_RECORDS = {"added": "追加", "removed": "削除", "changed": "変更"}
CHANGES_TEXTS = {"added": "追加", "removed": "削除", "changed": "変更", "moved": "移動"}
CHANGES_SECTIONS = {
    "added": "追加",
    "removed": "削除",
    "split": "分割",
    "merged": "統合",
    "moved": "移動",
    "renamed": "見出しの変更",
    "renumbered": "番号の変更",
    "changed": "内容の変更",
}
CHANGES_FIGURES = {"rate": "率", "money": "金額", "date": "年月", "count": "数"}
CHANGES_FIELDS = phrases.FIELDS

# --- folders and pages that are looked at again ---------------------------------------------------------------------
FILE_RENAMED = "名前が変わりました（中身は同じ）: {before} → {after}"
FILES_GONE = "フォルダから無くなった資料があります。自動では外しません。外すときは、次のコマンドを実行してください。"
FILE_GONE = "・「{title}」（{place}）: `./dx remove {argument}`"
FILE_WITHHELD = "{path}: 公開から外した文書のため、登録しません（戻すときは、このファイルを直接指定してください）。"
LOOKED = {
    "unchanged": "変更なし: {url}",
    "changed": "変わりました: {url}（新しい版が公開を待っています）",
    "another": "別の文書になりました: {url}（前の「{title}」を外すときは `./dx remove {argument}`）",
    "gone": "ページが無くなりました: {url}（「{title}」を外すときは `./dx remove {argument}`）",
    "failed": "調べられませんでした: {url}（「{title}」は今の版のままです）",
}
NO_PAGES = "URL から登録した資料はありません。`./dx ingest https://…` で登録できます。"
WATCHING = "{folder} を見張っています。置かれた資料は、書き込みが終わってから登録します（終わるには Ctrl-C）。"
WATCH_ENDED = "見張りを終わりました。"
