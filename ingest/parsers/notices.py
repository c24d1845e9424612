"""What a parser tells the admin (登録時の注意), in one place."""

from knowledge.domain.publication import Notice


def page_without_text(page: int) -> Notice:
    """A page that holds a picture only, or nothing."""
    return Notice(text=f"p.{page} 文字情報なし（OCRが必要）", page=page)


def page_with_broken_letters(page: int) -> Notice:
    """A page whose font does not say which characters it draws."""
    return Notice(text=f"p.{page} 文字コードの対応表が壊れています（OCRが必要）", page=page)


def page_recognised(page: int) -> Notice:
    """A page that is a picture, read by OCR."""
    return Notice(
        text=f"p.{page} 画像の文字をOCRで読み取りました（誤字があり得ます。原本の画像で確かめてください）", page=page
    )


def picture_without_letters(page: int) -> Notice:
    """A page that is a picture in which OCR finds no letters."""
    return Notice(text=f"p.{page} 画像に読み取れる文字がありません", page=page)


def too_many_pictures(count: int, most: int) -> Notice:
    """A file with more pictures of pages than are read by OCR."""
    return Notice(
        text=f"OCRが必要なページが{count}あり、上限の{most}を超えるため読み取っていません（分割して登録してください）"
    )


def ocr_missing() -> Notice:
    """OCR is asked for, but its parts are not installed."""
    return Notice(text="OCRの部品（dx-advisor[ocr]）が入っていないため、画像の文字を読み取れません")


def page_unreadable(page: int) -> Notice:
    """A page that the library cannot open."""
    return Notice(text=f"p.{page} ページが壊れているため読み込めません", page=page)


def hidden_text(page: int, count: int) -> Notice:
    """Characters that a reader of the page cannot see: white, tiny, or beyond the edge."""
    return Notice(text=f"p.{page} 見えない文字（白・極小・欄外）{count}字を除きました", page=page)


def hidden_in_page(count: int) -> Notice:
    """Text of a web page that a browser does not show."""
    return Notice(text=f"画面に表示されない文字{count}字を除きました（折りたたみや非表示の要素）")


def broken_characters(count: int) -> Notice:
    """Bytes of a text file that are no character in its encoding."""
    return Notice(text=f"読めない文字が{count}か所あります（文字コードを確認してください）")


def control_characters(count: int) -> Notice:
    """Characters that no page shows: controls of a terminal, turned directions, halves of characters."""
    return Notice(text=f"表示できない制御文字{count}字を除きました")


def hidden_sheet(name: str) -> Notice:
    """A worksheet that the workbook hides."""
    return Notice(text=f"非表示のシート「{name}」を除きました")


def hidden_lines_of_sheet(name: str, rows: int, columns: int) -> Notice:
    """Rows and columns with content that a worksheet hides."""
    told = "・".join(f"{count}{unit}" for count, unit in ((rows, "行"), (columns, "列")) if count)
    return Notice(text=f"シート「{name}」の非表示の{told}を除きました")


def uncalculated(name: str, count: int) -> Notice:
    """Formulas whose result the file does not hold."""
    return Notice(text=f"シート「{name}」の数式{count}件は計算結果が保存されていません（Excelで保存し直してください）")


def hidden_text_of_sheet(name: str, count: int) -> Notice:
    """Characters of a worksheet that are white on white."""
    return Notice(text=f"シート「{name}」の見えない文字（白）{count}字を除きました")


def sheet_of_pictures(name: str) -> Notice:
    """A worksheet that holds pictures only."""
    return Notice(text=f"シート「{name}」文字情報なし（OCRが必要）")


def hidden_slides(pages: tuple[int, ...]) -> Notice:
    """Slides that are not shown."""
    return Notice(text=f"非表示のスライド{len(pages)}枚（{'、'.join(f'p.{page}' for page in pages)}）を除きました")


def hidden_in_document(count: int) -> Notice:
    """Characters of a document without pages that its reader cannot see: hidden, white, or tiny."""
    return Notice(text=f"見えない文字（隠し文字・白・極小）{count}字を除きました")


def pages_differ(printed: int, stated: int) -> Notice:
    """A document whose print has other page breaks than the program that it was written with."""
    text = f"LibreOfficeでは{printed}ページ、作成時は{stated}ページでページの区切りが違うため、ページ番号は付けません"
    return Notice(text=text)


def pages_unknown() -> Notice:
    """A document without pages of its own that could not be printed."""
    return Notice(text="ページ番号を付けられませんでした（LibreOfficeで印刷用に変換できません）")


def damaged_parts(count: int) -> Notice:
    """Parts of a file whose checksum does not fit: text may be missing although the rest can be read."""
    return Notice(
        text=f"ファイルの中の{count}か所が壊れています。抜けた文があるかもしれません（元のファイルを確認してください）"
    )


def old_workbook() -> Notice:
    """A workbook of a format whose number formats and hidden rows and columns are not read."""
    return Notice(text="xls・xlsb形式は表示形式（％など）と非表示の行・列を読み取れません（xlsx形式で保存し直せます）")
