"""What a note says of itself, and how its headings become topics."""

from __future__ import annotations

import pytest

from dlnotes.config import Config
from dlnotes.reading import read_note


def note_of(text: str, path: str = "notes/2015-02-23-读书.md", **settings: object):  # type: ignore[no-untyped-def]
    return read_note(text, path=path, config=Config(**settings))  # type: ignore[arg-type]


def test_front_matter_names_dates_and_tags_a_note() -> None:
    """Title, date, tags and language come from the YAML at the head."""
    text = "---\ntitle: 深度学习\ndate: 2016-05-01\ntags: [rnn, 词向量]\nlang: zh\n---\n- [a](http://a.b)\n"
    note = note_of(text)
    assert (note.title, note.date, note.tags, note.language) == (
        "深度学习",
        "2016-05-01",
        ("rnn", "词向量"),
        "zh",
    )
    assert note.entries[0].place.line == 7


def test_without_front_matter_the_file_name_dates_a_note() -> None:
    """A Jekyll name gives the date, and the title when no heading does."""
    note = note_of("- [a](http://a.b)\n")
    assert (note.title, note.date) == ("读书", "2015-02-23")


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("title: 'open\nlayout: post", 4),
        ("title: a\n\tlayout: post", 3),
        ("a: [1, 2\nb: 3", 3),
        ("title: a: b", 2),
        ("x: " + "[" * 5000, 2),
    ],
)
def test_broken_front_matter_is_a_problem_with_its_line(broken: str, line: int) -> None:
    """The note is still read, and the problem points at the line that is wrong."""
    note = note_of(f"---\n{broken}\n---\n\n- [a](http://a.b)\n")
    (problem,) = note.problems
    assert problem.code == "broken-front-matter"
    assert problem.place.line == line
    assert [link.url for link in note.links] == ["http://a.b"]


def test_two_rules_at_the_head_are_no_front_matter() -> None:
    """Words between two rules are read like all others."""
    note = note_of("---\nhttp://a.b 一个地址\n---\n- [b](http://b.c)\n")
    assert [link.url for link in note.links] == ["http://a.b", "http://b.c"]


def test_nested_headings_make_nested_topics() -> None:
    """A topic is its path of headings; a lone first heading is the note's title."""
    items = ("# 清单", "- [a](http://a.a)", "## 视觉", "- [b](http://b.b)", "### 分类")
    text = "\n".join((*items, "- [c](http://c.c)", "## 语音", "- [d](http://d.d)"))
    note = note_of(text)
    assert note.title == "清单"
    assert [(entry.topic, entry.topics) for entry in note.entries] == [
        ("清单", ("清单",)),
        ("视觉", ("视觉",)),
        ("分类", ("视觉", "分类")),
        ("语音", ("语音",)),
    ]


def test_aliases_make_one_topic() -> None:
    """加强学习 and 强化学习 are one topic when the list says so."""
    text = "## 加强学习\n- [a](http://a.a)\n## 强化学习\n- [b](http://b.b)\n"
    note = note_of(text, topics={"强化学习": ("加强学习",)})
    assert {entry.topic for entry in note.entries} == {"强化学习"}


def test_a_sub_topic_keeps_the_nearest_heading() -> None:
    """An item that groups others lengthens the path, and the topic stays the heading."""
    note = note_of("## 框架\n- Python\n  - [a](http://a.a)\n- [b](http://b.b)\n")
    assert [(entry.topic, entry.topics) for entry in note.entries] == [
        ("框架", ("框架", "Python")),
        ("框架", ("框架",)),
    ]


def test_a_list_adds_tags_and_labels_of_its_own() -> None:
    """``kinds`` and ``roles`` in the configuration extend the tables."""
    text = "## x\n- [播报]《甲》http://t.cn/RfAaaa1 字幕:http://t.cn/RfAaaa2\n"
    (entry,) = note_of(text, kinds={"播报": "news"}, roles={"字幕": "translation"}).entries
    assert entry.kind == "news"
    assert [link.role for link in entry.links] == ["primary", "translation"]
    assert not note_of(text, kinds={"播报": "news"}).problems
    assert [one.code for one in note_of(text).problems] == ["unknown-tag"]


def test_the_same_link_twice_in_one_topic_is_a_problem() -> None:
    """Another spelling is the same link, and another topic is another matter."""
    text = "## x\n- [a](http://a.example/1)\n- [b](HTTP://A.EXAMPLE:80/1)\n## y\n- [c](http://a.example/1)\n"
    (problem,) = note_of(text).problems
    assert (problem.code, problem.place.line, problem.values[1]) == ("duplicate-link", 3, "2")


def test_an_id_outlives_moving_retitling_and_repair() -> None:
    """What an entry is known by is its work's address, as the ledger first knew it."""
    (first,) = note_of("## x\n- [旧题](http://t.cn/RgAaaa1)\n").entries
    (moved,) = note_of("## y\n\n- 《新题》http://t.cn/RgAaaa1 说明\n").entries
    known = {"https://real.example/page": "http://t.cn/RgAaaa1"}
    repaired = read_note(
        "- [题](https://real.example/page)\n", oldest=lambda url: known.get(url, url)
    ).entries[0]
    assert first.id == moved.id == repaired.id
    (other,) = note_of("- [旧题](http://t.cn/RgAaaa2)\n").entries
    assert other.id != first.id


def test_a_bold_line_may_stand_over_an_address_and_items() -> None:
    """Where an address stands between a bold line and works in items, nothing is raised."""
    note = note_of("**Blogs**\n\nhttp://a.example/x\n\n- [甲](http://b.example/)\n")
    assert {link.url for link in note.links} == {"http://a.example/x", "http://b.example/"}
