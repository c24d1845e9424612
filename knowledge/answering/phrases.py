"""The fixed Japanese sentences that are part of an answer itself (those around it are in bot/messages.py)."""

from knowledge.domain.calendar import Standing
from knowledge.domain.narrowing import Why

PERIOD_ENDED = "「{name}」の{what}（{period}）は{ends}（{iso}）で終了しています。基準日は{as_of}です。"
PERIOD_UPCOMING = "「{name}」の{what}（{period}）は、基準日（{as_of}）では始まっていません。"
PROJECT_PERIOD = "事業期間"
APPLICATION_PERIOD = "申請期間"
PERIOD_UNKNOWN = "「{name}」の事業期間は登録資料から読み取れません。現在も使えるかを確認してください。"
SUCCESSOR = "登録資料には、対象経費が似た措置として{names}があります。"
NO_SUCCESSOR = "後継の措置は登録資料にありません。最新の通知などを確認してください。"
QUOTED_LIMIT_PASSED = "根拠［{n}］にある「{limit}」は、基準日（{as_of}）では過ぎています。"
NEAR_LIMIT_PASSED = "近い文にある「{limit}」は、基準日（{as_of}）では過ぎています。"
EDITION_UNKNOWN = "{label}は登録されていません（最新は{latest}）。"
EDITION_NOT_CURRENT = "{label}は現在の版ではありません。最新の{latest}でお答えします。"
EARLIER_SAID = "{edition}では、{text}"
NOW_SAID = "{edition}では、{text}"
NOW_SAME = "{edition}でも同じです。"
CURRENT_EDITION = "今の版"
CURRENT_NAMED = "今の版（{name}）"
CURRENT_DATED = "今の版（{label}、{day}）"
EDITION_DATED = "{label}（{day}）"
RECORDED = "{label}の改定の記録には「{text}」とあります。"
EARLIER_TOLD = "「{title}」の{old}は現在の版ではありません。今の版は{new}です。"
EARLIER_GONE = "「{title}」の{old}にあるこの記述は、今の版（{new}）にはありません。"
NOT_IN_EARLIER = (
    "「{title}」の{old}には、お尋ねの事項に当たる記述が見つかりませんでした。今の版（{new}）でお答えします。"
)
NO_EARLIER_HELD = "「{title}」の{label}より前の版は登録されていません。{label}でお答えします。"
SECTION_UNKNOWN = "「{label}」は登録資料にありません（{first}から{last}まで）。"
DOCUMENT_UNKNOWN = "「{name}」という文書は登録されていません。"
NO_EARLIER_EDITION = "「{title}」は{label}より前の版が登録されていないため、版どうしを比べられません。"
WHICH_DOCUMENT = "改定箇所を比べられる文書が複数あります: {titles}。文書名を入れて尋ねてください。"
NO_SUCH_CHANGE = "{old}と{new}の間では、お尋ねの事項に当たる変更が見つかりませんでした。"
CHANGES_COMPARED = "「{title}」の{old}と{new}を比べました。すべての変更は `./dx changes {argument}` で確かめられます。"
CHANGES_MORE = (
    "「{title}」の{old}と{new}を比べました。"
    "変更はほかに{count}件あり、すべては `./dx changes {argument}` で確かめられます。"
)
CHANGE_ADDED = "追加："
CHANGE_REMOVED = "削除："
CHANGE_MOVED = "移動："
CHANGE_RENAMED = "見出しの変更："
CHANGE_FROM_TO = "{before} → {after}"
CHANGE_WAS = "{new}（改定前：{old}）"
CHANGE_MADE_IN = "{label}（{day}）での変更です。"
UNLABELLED_EDITION = "{day}の版"
NAMELESS_EDITION = "前の版"
PROCEDURE_WHOLE = "「{title}」は、次の順に進めます。"
PROCEDURE_IN_ORDER = "「{name}」は、次の順に進めます。"
PROCEDURE_LIST = "「{name}」では、次のことを行います。"
CONTRADICTION = (
    "登録資料の間で{what}が食い違っています: {newer}は「{first}」、{older}は「{second}」。新しい資料を先に示します。"
)
CONTRADICTION_UNDATED = (
    "登録資料の間で{what}が食い違っています: {newer}は「{first}」、{older}は「{second}」。"
    "どちらが新しいかを確認してください。"
)
CONTRADICTORY_NUMBERS = "数値"
CONTRADICTORY_DAYS = "日付や期間"
SOURCE_NAMED = "「{title}」{label}（{details}）"
DAY_UNKNOWN = "公表日不明"
PAGE = "{page}ページ"
THIS_MEASURE = "この措置"
OF = "{name}の"
YOUR_BODY = "貴団体（{called}）"
YOUR_BODY_UNNAMED = "貴団体"
NOT_OPEN = {
    Why.OTHER_BODY: "{who}は{of}対象外です（「{words}」）。",
    Why.EXCLUDED: "{who}は{of}対象から除かれています（「{words}」）。",
    Why.POPULATION: "{who}は人口の条件に合わず、{of}対象外です（「{words}」）。",
    Why.PREFECTURE: "{who}は都道府県が違うため、{of}対象外です（「{words}」）。",
    Why.JOINTLY: "{who}は単独では{of}対象外です（「{words}」）。",
    Why.NOT_MUNICIPAL: "自治体は{of}対象外です（「{words}」）。",
}
NOT_RECOMMENDED = "「{name}」：{reason}"
LAST_DAY_TO_APPLY = "申請期限"
MEASURE_RATE = "措置率"
SUBSIDY_RATE = "補助率"
AT_MOST = "上限{amount}"
AS_MEASURE = "{name}として{money}"
USES = {
    Standing.OPEN: "{measure}が使えます。",
    Standing.CLOSED: "{measure}が使えましたが、{period}は終了しています。",
    Standing.UPCOMING: "{measure}が使えるようになりますが、{period}はまだ始まっていません。",
    Standing.UNKNOWN: "{measure}があります。事業期間が読み取れないため、今も使えるかを確認してください。",
}
USE_IF_RECIPIENT = "{measure}が、対象団体（「{recipients}」）に当たれば使えます。"
FIELD_ENDINGS = {
    Standing.OPEN: "です。",
    Standing.CLOSED: "で、終了しています。",
    Standing.UPCOMING: "で、まだ始まっていません。",
    Standing.UNKNOWN: "です。",
}
BUT = {
    Standing.OPEN: "",
    Standing.CLOSED: "ただし、{period}は終了しています。",
    Standing.UPCOMING: "ただし、{period}はまだ始まっていません。",
    Standing.UNKNOWN: "事業期間は資料から読み取れません。",
}
STANDINGS = {
    Standing.OPEN: "期間中",
    Standing.CLOSED: "終了",
    Standing.UPCOMING: "開始前",
    Standing.UNKNOWN: "期間の記載なし",
}
OTHER_MEASURE = "ほかに{name}（{money}、{standing}）があります。"
MEASURE_KIND_UNSTATED = "措置の種類の記載なし"
SUCCESSOR_NAMED = "後継と見られる措置に{name}{money}があります。"
FIELD_COLUMN = "項目"
MEASURES_COMPARED = "措置の比較"
MEASURE_CONTRADICTED = "「{name}」の記載の違い"
MEASURE_DISAGREES = "「{name}」の記載が資料により違います（{sources}）。新しい{newest}によって答えています。"
MEASURE_DISAGREES_UNDATED = "「{name}」の記載が資料により違います（{sources}）。どちらが新しいかを確認してください。"
COMPARED = "{one}と{other}の違いは、表のとおりです。"
HIGHER_RATE = "率が高いのは{high}（{high_rate}）で、{low}は{low_rate}です。"
PUBLISHED = "{day}公表"
LISTED_ENDING = "{name}の{what}（{period}）が、まもなく終わります。"
LISTED_ENDS_THEN = "{name}の{what}（{period}）が、お尋ねの時期に終わります。"
LISTED_ENDED = "{name}の{what}（{period}）は、終了しています。"
LISTED_UPCOMING = "{name}の{what}（{period}）は、まだ始まっていません。"
LISTED_BEGINS_THEN = "{name}の{what}（{period}）が、お尋ねの時期に始まります。"
LISTED_NEXT = "まもなく終わる措置はなく、次に終わるのは{name}の{what}（{period}）です。"
MORE_LISTED = "ほかに{count}件あります。期限一覧（`./dx deadlines`、画面の /deadlines）ですべて確かめられます。"
ASKER_UNKNOWN = (
    "使える団体が措置によって違います。"
    "自治体名か団体の種類（都道府県・市・町・村など）を添えて尋ねると、使えるものに絞って答えます。"
)
FIELDS = {
    "recipients": "対象団体",
    "conditions": "要件",
    "eligible_costs": "対象経費",
    "rate": "措置率・補助率",
    "other_rates": "その他の率",
    "limits": "上限額",
    "instrument": "措置の種類",
    "period": "事業期間",
    "application": "申請期限",
    "body": "実施主体・所管",
    "title": "題名",
    "point": "ポイント",
    "background": "背景",
    "outline": "概要",
    "method": "進め方",
    "costs": "費用",
    "effects": "効果",
    "population": "人口",
    "department": "担当",
    "urls": "関連URL",
}
CASE_THEME = "テーマ：{words}"
CASE_TOPIC = "分野：{topic}"
CASE_SAME_KIND = "同じ{kind}"
CASE_OF_KIND = "{kind}の取組"
CASE_OTHER_KIND = "団体の区分が違う（{kind}）"
CASE_OTHER_ROLE = "{kind}の取組で、{asker}とは役割が違う"
CASE_SAME_PREFECTURE = "同じ都道府県（{prefecture}）"
CASE_NEAR_POPULATION = "人口規模が近い（{people}）"
CASE_OTHER_POPULATION = "人口規模が違う（{people}）"
CASE_SMALL = "人口規模が小さい（{people}）"
CASE_NOT_SMALL = "人口規模が大きい（{people}）"
CASE_NO_POPULATION = "人口の記載なし"
CASE_WITHIN = "条件に合う：{words}（{figure}）"
CASE_BEYOND = "条件に合わない：{words}（{figure}）"
CASE_NEAR_COST = "費用が近い（{figure}）"
CASE_OTHER_COST = "費用が違う（{figure}）"
CASE_NO_COST = "費用の記載なし"
CASE_PRECEDENT = "{body}が「{title}」に取り組んでいます。"
CASE_LIKE = "{near}{kind}では、"
CASE_LIKE_NEAR = "人口規模の近い"
CASE_LIKE_SAME = "同じ"
CASE_BODY = "団体"
CASE_OF_ONE = "「{title}」の{text}"
CASE_OF_BODY = "{body}の{text}"
CASE_ANOTHER = "ほかに、{body}の「{title}」があります。"
CASE_LINE = "{body}「{title}」"
CASES_OF = "{conditions}登録事例は{count}あります。"
CASES_COUNT = "{count}件"
CASES_CONDITION = "{words}の"
CASES_THEME = "「{theme}」について"
CASES_NONE = "登録されている事例{all}件を調べましたが、{conditions}事例はありません。"
CASES_UNSTATED = "{what}の記載がない事例が{count}件あり、条件に合うかどうか分からないため含めていません。"
CASES_MORE = "ほかに{count}件あります。条件を加えて尋ねてください。"
CASES_LIST_TITLE = "{conditions}登録事例（{count}件）"
CASES_LIST_HEADER = ("自治体", "取組", "人口", "費用")
CASE_COSTS_TITLE = "費用：{body}「{title}」"
CASE_COSTS_HEADER = ("年度", "項目", "金額")
CASES_COMPARED = "{one}は「{one_title}」、{other}は「{other_title}」に取り組んでいます。"
CASES_COMPARED_TITLE = "{one}と{other}の比較"
CASES_FIELD = "項目"
CASE_NO_YEAR = "年度の記載なし"
NOT_STATED = "資料に記載なし"
WHICH_BODY = "「{name}」は複数あります。どの自治体の事例か、都道府県名を付けて尋ねてください。"
CASE_FIELDS = {
    "effect_achieved": "効果（実績）",
    "effect_target": "効果（目標・見込）",
    "effect_unstated": "効果（実績か見込みかの記載なし）",
    "cost": "費用",
    "background": "背景・課題",
    "method": "進め方・工夫",
    "title": "取組",
    "point": "ポイント",
    "outline": "概要",
    "population": "人口",
    "department": "担当",
    "urls": "関連URL",
}
WHICH_MEASURE = "どの措置・補助金についてのご質問か、名前を添えて教えてください。"
WHICH_MUNICIPALITY = "「{name}」は複数あります。どの自治体についてのご質問か、都道府県名を付けて教えてください。"
MUNICIPALITY_MEANT = "「{name}」は、登録資料にある{meant}のこととしてお答えします。"
MUNICIPALITY_UNSAID = "「{name}」は複数の都道府県にあり、資料からはどれか読み取れません。原文で確かめてください。"
PART_UNANSWERED = "「{part}」は、登録資料では分かりません。"
MODEL_UNAVAILABLE = "言語モデルの回答を確認できなかったため、資料からの抜粋で回答しています。"
MODEL_BUDGET_SPENT = (
    "本日の言語モデルの利用量が上限に達したため、資料からの抜粋で回答しています。明日になると元に戻ります。"
)
MODEL_BUSY = (
    "質問が集中して言語モデルの利用が混み合っているため、資料からの抜粋で回答しています。"
    "1分ほどおいて尋ね直すと、言語モデルで回答できることがあります。"
)
