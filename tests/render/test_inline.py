"""Markdown inside a curator's sentence, and what it can never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlnotes.records import Block, Items, Link
from tests.render.making import (
    entry,
    fragment,
    link,
    outgoing,
    paragraph,
    press,
    print_one,
    text_of,
)


def printed(*spans: str | Link) -> str:
    html = print_one(entry("t", body=(paragraph(*spans),))).html
    return html.partition('<div class="text">')[2].partition("</div>")[0]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain & simple", "<p>plain &amp; simple</p>"),
        ("10*faster, 2*3", "<p>10*faster, 2*3</p>"),
        ("snake_case_name", "<p>snake_case_name</p>"),
        ("**强**、*调*、`a<b`", "<p><strong>强</strong>、<em>调</em>、<code>a&lt;b</code></p>"),
        ("~~旧~~", "<p><del>旧</del></p>"),
        (r"\*星\*", "<p>*星*</p>"),
        ("&copy; 2015", "<p>© 2015</p>"),
        ("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>"),
        ("# not a heading", "<p># not a heading</p>"),
        ("1. not a list *3*", "<p>1. not a list <em>3</em></p>"),
        ("[a](http://b.cn) *x y*", '<p>[a](http://b.cn) <em lang="en">x y</em></p>'),
        ("<http://b.cn> *x*", None),
    ],
)
def test_markdown_in_a_sentence(written: str, shown: str | None) -> None:
    """Emphasis, code and harmless tags are rendered; links are never made here."""
    html = printed(written)
    assert shown is None or html == shown
    assert outgoing(fragment(html)) == []


def test_chinese_lines_join_without_a_space() -> None:
    """A line end between two Han characters leaves no gap; between words it is a space."""
    assert printed("生成图像\n来自团队") == "<p>生成图像来自团队</p>"
    assert printed("one\ntwo") == "<p>one\ntwo</p>"


def test_emphasis_may_hold_a_link() -> None:
    """A link inside bold text stays where it is."""
    html = printed("**see ", link("http://a.cn/_x_*y*", text="*this*"), "**")
    assert outgoing(fragment(html)) == ["http://a.cn/_x_*y*"]
    assert html.startswith("<p><strong>see <a")


def test_a_link_is_never_swallowed() -> None:
    """Where Markdown would hide a link inside code or a tag, the text is shown plain."""
    for before, after in (
        ("`", "`"),
        ("<b title='", "'>"),
        ("<!-- ", " -->"),
        ("<script>", "</script>"),
    ):
        html = printed(before, link("http://a.cn/", text="a"), after, " *x*")
        assert outgoing(fragment(html)) == ["http://a.cn/"], before


HOSTILE = {
    "stars": "*" * 100_000,
    "stars and words": "*a " * 30_000,
    "brackets": "[" * 16_000,
    "angles": "<" * 50_000,
    "tags": "<b>" * 5_000,
    "backticks": "".join("`" * n + " " for n in range(1, 300)),
    "underscores": "_a" * 20_000,
    "entities": "&a" * 20_000,
    "tildes": "~~" * 20_000,
    "backslashes": "\\" * 60_000,
    "a paragraph": "字" * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_costs_no_more_than_its_length(name: str) -> None:
    """No text, however odd, keeps a build waiting, and none of it is lost."""
    text = HOSTILE[name]
    # Nothing is timed: what is quadratic here takes minutes, and nobody would wait.
    html = printed(text)
    if name != "tags":
        assert len(text_of(fragment(html))) >= len(set(text))


def test_deep_nesting_is_flattened() -> None:
    """Five thousand lists inside each other print, with every word."""
    block: Block = paragraph("里")
    for _ in range(5_000):
        block = Items(None, ((paragraph("层"), block),))
    html = press()._blocks.html((block,))
    assert html.count("层") == 5_000
    assert html.count("里") == 1
    assert html.count("<ul>") < 20


@given(st.lists(st.text("*_`<>&\\[]()~ab字 \n\ufdd0\ufdd112;!-/'\"", max_size=12), max_size=6))
def test_no_text_makes_or_loses_a_link(texts: list[str]) -> None:
    """Whatever stands between them, the links come out as they went in, and no others."""
    urls = [f"http://a.cn/{n}?x=1&y=<{n}>" for n in range(len(texts))]
    spans: list[str | Link] = []
    for text, url in zip(texts, urls, strict=True):
        spans += [text, link(url, text="此")]
    html = printed(*spans) if spans else ""
    assert outgoing(fragment(html)) == urls
