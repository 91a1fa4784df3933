"""A page is read as a reader sees it, whatever its HTML is like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlnotes.judging.page import TEXT_LIMIT, read

TCN = "http://t.cn/RZMtCsP"
X = "http://a.example/x?y=1"

INTERSTITIALS = [
    f'<div class="open-url"><a href="{X}">继续访问</a></div>',
    f"<p>如需浏览，请长按网址复制后使用浏览器访问</p><p class='link'>{X}</p>",
    f"<p>警告：访问的网址可能存在风险</p><div class='url_view_code'>{X}</div>",
    f"<textarea id='textline'>{X}</textarea>",
    f"<p class='link'>  {X}\n</p><div class='open-url'><span>no link here</span></div>",
]


@pytest.mark.parametrize("html", INTERSTITIALS)
def test_the_four_in_between_pages_of_t_cn_name_their_target(html: str) -> None:
    """A 200 of t.cn is opened to the page that it stands before."""
    assert read(f"<html><body>{html}</body></html>", url=TCN).target == X


def test_only_a_short_link_has_an_in_between_page() -> None:
    """The same words on any other page are its own."""
    assert read(INTERSTITIALS[0], url="http://a.example/").target is None
    assert read("<p class=link>http://t.cn/R2</p>", url=TCN).target is None
    assert read("<p class=link>javascript:alert(1)</p>", url=TCN).target is None


def test_an_address_read_as_latin_1_is_mended() -> None:
    """t.cn shows the UTF-8 of a Chinese address as if it were Latin-1."""
    shown = "http://a.example/神经".encode().decode("latin-1")
    assert read(f"<p class=link>{shown}</p>", url=TCN).target == "http://a.example/神经"


TITLES = [
    ("<title>A &amp; B\n C</title>", "A & B C"),
    ("<head><title></title><meta property='og:title' content='微信文章'></head>", "微信文章"),
    ("<h1>Only <b>a</b> heading</h1>", "Only a heading"),
    ("<body><svg><title>icon</title></svg><title>Real</title>", "Real"),
    ("<head><title>Real</title></head><body><svg><title>icon</title></svg>", "Real"),
    ("", ""),
    ("plain text", ""),
]


@pytest.mark.parametrize(("html", "title"), TITLES)
def test_a_page_has_the_title_that_a_tab_shows(html: str, title: str) -> None:
    """Else what it tells others to call it, else its heading."""
    assert read(html).title == title


REFRESHES = [
    ('<meta http-equiv="refresh" content="0;url=/new">', "/new"),
    ("<META HTTP-EQUIV='Refresh' CONTENT=\"3; URL='http://b.example/'\">", "http://b.example/"),
    ('<meta http-equiv="refresh" content="0, http://b.example/">', "http://b.example/"),
    ('<meta http-equiv="refresh" content="600;url=/later">', None),
    ('<meta http-equiv="refresh" content="5">', None),
    ('<noscript><meta http-equiv="refresh" content="0;url=/no-js"></noscript>', None),
    ('<script>window.location.href="/new"</script>', "/new"),
    ("<script>location.replace('http://b.example/')</script>", "http://b.example/"),
    ('<script>if (x) location.href = "/a"</script><p>' + "text " * 40, None),
]


@pytest.mark.parametrize(("html", "where"), REFRESHES)
def test_a_page_that_sends_its_reader_on_is_a_redirect(html: str, where: str | None) -> None:
    """By meta refresh, or by a script on a page without words; not after ten minutes."""
    assert read(html).refresh == where


@pytest.mark.parametrize(
    ("html", "shows"),
    [
        ('<img src="scan.jpg">', True),
        ('<frameset><frame src="/l"><frame src="/r"></frameset>', True),
        ('<iframe src="/viewer" width="100%"></iframe>', True),
        ('<video src="a.mp4"></video>', True),
        ('<img src="/count.gif" width="1" height="1">', False),
        ('<iframe src="//ads.example" style="display:none"></iframe>', False),
        ("<p></p>", False),
    ],
)
def test_a_page_without_words_may_have_something_to_show(html: str, shows: bool) -> None:
    """A picture or frames are seen by a reader; what only counts readers is not."""
    assert read(html).shows is shows


def test_a_page_that_a_script_draws_is_thin() -> None:
    """An empty shell with a script is told apart from an empty page."""
    assert read('<div id="app"></div><script src="/app.js"></script>').thin
    assert not read("<p></p>").thin
    assert not read("<script>1</script><p>" + "这一页有很多字。" * 20).thin


def test_what_nobody_sees_is_not_text() -> None:
    """Scripts, styles and what is for browsers without scripts are no text of the page."""
    html = "<body><style>a{}</style><script>gone</script><noscript>gone</noscript><p>文</p>"
    assert read(html).text == "文"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + "x",
        "<" * 50_000,
        "<title>" * 10_000,
        "<!--" * 20_000,
        "\0" * 1000,
        "<a b='" * 9_999,
    ],
)
def test_hostile_html_is_read_to_the_end(html: str) -> None:
    """A page can be as broken as it likes."""
    assert len(read(html, url=TCN).text) <= TEXT_LIMIT


@given(st.text() | st.text("<>/='\" abmetitlscrp", max_size=300))
def test_reading_never_fails(html: str) -> None:
    """Any text is a page, if an empty one."""
    assert len(read(html, url=TCN).title) <= 500
