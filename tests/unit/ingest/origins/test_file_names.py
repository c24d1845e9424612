"""A fetched file gets a safe name that says what it is."""

import pytest

from ingest.origins.file_names import file_name_of


@pytest.mark.parametrize(
    ("url", "disposition", "content_type", "name"),
    [
        ("https://www.example.jp/dx/tebiki.pdf", "", "application/pdf", "tebiki.pdf"),
        ("https://www.example.jp/%E6%89%8B%E5%BC%95.html?x=1", "", "text/html", "手引.html"),
        ("https://www.example.jp/index.php", "", "text/html", "index.php.html"),
        ("https://www.example.jp/", "", "text/html", "www.example.jp.html"),
        ("https://www.example.jp/download?id=1", "", "application/pdf", "download.pdf"),
        ("https://www.example.jp/a", 'attachment; filename="b.csv"', "text/csv", "b.csv"),
        (
            "https://www.example.jp/a",
            "attachment; filename*=UTF-8''%E8%A6%81%E9%A0%98.pdf",
            "application/pdf",
            "要領.pdf",
        ),
        ("https://www.example.jp/a", 'attachment; filename="../../etc/passwd"', "text/plain", "etc_passwd.txt"),
        ("https://www.example.jp/%2e%2e%2fx", "", "", "x"),
        ("https://www.example.jp/" + "a" * 500 + ".pdf", "", "application/pdf", "a" * 80 + ".pdf"),
    ],
)
def test_the_name_is_safe_and_has_the_suffix_of_the_content(
    url: str, disposition: str, content_type: str, name: str
) -> None:
    assert file_name_of(url, disposition, content_type) == name
