from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.web.links import question_url, source_url, way_home
from knowledge.domain.answer import Question


@pytest.mark.parametrize("public_url", ["https://dx.example.jp", "https://dx.example.jp/"])
def test_a_source_link_carries_the_quote_and_jumps_to_its_mark(public_url: str) -> None:
    url = source_url(public_url)("abc", "措置率0.7 & その他#1")
    parts = urlsplit(url)
    assert url.startswith("https://dx.example.jp/sources/abc?")
    assert parse_qs(parts.query) == {"quote": ["措置率0.7 & その他#1"]}
    assert parts.fragment == "quote"


def test_a_source_link_without_a_quote_jumps_nowhere() -> None:
    assert source_url("https://dx.example.jp/a")("abc", "") == "https://dx.example.jp/a/sources/abc"


def test_a_strange_id_stays_inside_its_path_segment() -> None:
    assert source_url(".")("../a?b#c", "") == "./sources/..%2Fa%3Fb%23c"


def test_a_question_link_fixes_the_day_and_who_asks() -> None:
    day = date(2026, 10, 1)
    question = Question(text="財源は？", asked_on=day, as_of=day)
    plain = {"q": ["財源は？"], "as_of": ["2026-10-01"]}
    assert parse_qs(urlsplit(question_url(question, home=".")).query) == plain
    asker = replace(question, municipality="若葉県汐風町")
    assert parse_qs(urlsplit(question_url(asker, home="..")).query) == {**plain, "municipality": ["若葉県汐風町"]}


@pytest.mark.parametrize(("path", "home"), [("/", "."), ("/a", "."), ("/sources/a", ".."), ("/a/b/c", "../..")])
def test_the_way_home_is_relative(path: str, home: str) -> None:
    assert way_home(path) == home
