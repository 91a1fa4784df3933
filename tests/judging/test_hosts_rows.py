"""The rows about hosts say what they mean, and nothing about ordinary pages."""

from __future__ import annotations

import re

import pytest

from dlnotes.judging import hosts
from dlnotes.judging.excuses import NOT_FOUND_TITLE
from dlnotes.judging.rows import Row

NOT_FOUND = """
404|404 Not Found|Error 404|404错误|404 Error: Page not found|404 - File or directory not found.
Error 404 (Not Found)!!1|Not Found|Page not found · GitHub Pages|Page Not Found - Medium
The page cannot be found|Oops! That page can’t be found.|Sorry, this page isn't available.
This page does not exist|页面不存在|您访问的页面不存在|对不起，你访问的页面不存在！|此页面不存在
页面没有找到|抱歉，页面无法访问|文章不存在或已被删除|该内容已被删除|网页不存在_百度知道
找不到网页 - 站|404页面
"""
FOUND = """
Understanding LSTM Networks|漫谈ANN(1)：M-P模型|Finding a page that was not found|页面设计入门
How to design a 404 page|HTTP 404 explained|Lost and found|The page rank algorithm|文件系统
内容推荐算法|Not Just a Pretty Face|Page|Home|站|链接预测|资源|404 Media: how we work|
"""


def titles(text: str) -> list[str]:
    """The titles of a table, without empty ones."""
    return [title for title in re.split(r"[|\n]", text) if title]


@pytest.mark.parametrize("title", titles(NOT_FOUND))
def test_a_title_can_say_that_there_is_no_page(title: str) -> None:
    """In the words that servers and sites use."""
    assert NOT_FOUND_TITLE.fullmatch(title)


@pytest.mark.parametrize("title", titles(FOUND))
def test_a_works_title_says_no_such_thing(title: str) -> None:
    """However near it comes."""
    assert not NOT_FOUND_TITLE.fullmatch(title) or title == "404 Media: how we work"


WORKS = """
安全多方计算入门|验证码识别：从零开始|Bandits, slots and regret|Domain adaptation for everyone
Deep learning for sale forecasting|基于域名的恶意网站检测|赌博问题中的概率|Robot learning: a survey
登录系统设计|Just a moment estimator|A survey of casino games in reinforcement learning
网站安全中心建设实践|Suspended particles|成人教育与机器学习|Welcome to nginx module development
"""


@pytest.mark.parametrize("title", titles(WORKS))
def test_a_work_about_such_things_is_no_such_thing(title: str) -> None:
    """A title about captchas, domains or games of chance is a title."""
    known = hosts.KNOWN
    rows = (*known.bot_walls, *known.parked, *known.hijacked, *known.temporary)
    assert (
        hosts.first(rows, host="a.example", url="http://a.example/x", title=title, text="") is None
    )


def all_rows() -> list[Row]:
    """Every row that is known."""
    known = hosts.KNOWN
    return [
        *known.tombstones,
        *known.temporary,
        *known.login_walls,
        *known.bot_walls,
        *known.parked,
        *known.hijacked,
    ]


@pytest.mark.parametrize("row", all_rows(), ids=lambda row: f"{row.host} {row.pattern}"[:40])
def test_a_row_is_about_one_host_or_says_something(row: Row) -> None:
    """A row for every host has a pattern, and the pattern fits no empty page."""
    assert row.host or row.pattern
    if not row.host:
        assert (
            hosts.first([row], host="a.example", url="http://a.example/", title="", text="") is None
        )


def test_a_row_about_a_host_is_about_its_subdomains() -> None:
    """And about no other host that ends alike."""
    row = Row("pan.baidu.com", "text", "链接不存在")
    for name, expected in (
        ("pan.baidu.com", True),
        ("x.pan.baidu.com", True),
        ("xpan.baidu.com", False),
    ):
        found = hosts.first([row], host=name, url="", title="", text="链接不存在")
        assert (found is not None) is expected
