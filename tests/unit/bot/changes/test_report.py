"""The report of changes is one safe file: nothing from outside, hostile text shown as text."""

import re
from html.parser import HTMLParser

import pytest

from bot.changes.report import changes_report
from bot.changes.text import print_changes
from bot.changes.wording_differences import differing
from bot.console import console
from knowledge.library.changes.between import changes_between
from knowledge.testing import edition, publication

_HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">&amp;{{ 7*7 }}[red]'


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.ids, self.links = set(), set(), [], []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name == "href"]


def _changes(old, new, title="窓口の手引き"):
    return changes_between(publication(old, of=edition(title, "第1版")), publication(new, of=edition(title, "第2版")))


@pytest.fixture
def hostile():
    return _changes(
        [(f"1 {_HOSTILE}", f"上限は10万円です。{_HOSTILE}")],
        [(f"1 {_HOSTILE}", f"上限は20万円です。{_HOSTILE}"), (f"2 {_HOSTILE}", _HOSTILE)],
        title=f"手引き{_HOSTILE}",
    )


def _parsed(html):
    tags = _Tags()
    tags.feed(html)
    return tags


def test_hostile_text_is_shown_as_text(hostile):
    html = changes_report(hostile)

    tags = _parsed(html)
    assert not tags.tags & {"script", "img", "iframe", "link", "object", "svg"}
    assert not any(name.startswith("on") for name in tags.attributes)
    assert "&lt;script&gt;" in html
    assert "49" not in html


def test_nothing_is_fetched_from_outside(hostile):
    html = changes_report(hostile)

    assert not re.search(r"(?:https?:)?//[a-z]|url\(|@import", html)
    assert all(link.startswith("#") for link in _parsed(html).links)
    assert "default-src 'none'" in html


def test_the_index_leads_to_every_change(hostile):
    tags = _parsed(changes_report(hostile))

    assert len(tags.ids) == len(set(tags.ids))
    assert {link[1:] for link in tags.links} <= set(tags.ids)
    assert {"numbers-1", "sections-1", "sections-2"} <= set(tags.ids)


def test_old_and_new_are_told_apart_by_more_than_colour(hostile):
    html = changes_report(hostile)

    assert "<del>10</del>" in html
    assert "<ins>20</ins>" in html
    assert "旧　第1版" in html
    assert "新　第2版" in html


def test_editions_that_say_the_same_are_said_to(capsys):
    changes = _changes([("1 目的", "同じ文です。")], [("1 目的", "同じ文です。")])

    print_changes(console(), changes)

    assert "変更はありません。" in capsys.readouterr().out
    assert "変更はありません。" in changes_report(changes)


def test_marks_of_the_terminal_in_a_document_are_text(hostile, capsys):
    print_changes(console(), hostile)

    assert "[red]" in capsys.readouterr().out


def test_words_that_differ_are_marked_on_both_sides():
    old, new = differing("会議は毎年開きます。", "会議は半年ごとに開きます。")

    assert [span.text for span in old if span.differs] == ["毎"]
    assert [span.text for span in new if span.differs] == ["半", "ごとに"]
    assert "".join(span.text for span in new) == "会議は半年ごとに開きます。"


def test_two_different_sentences_are_not_speckled():
    old, new = differing("申請書を出します。", "会場は市役所の三階にあります。")

    assert [len(old), len(new)] == [1, 1]
