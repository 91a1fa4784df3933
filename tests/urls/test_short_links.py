"""Short links are known by their hosts, and wrappers are opened without a request."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlnotes.urls.short import is_short, unwrap

WRAPPED = [
    ("https://weibo.cn/sinaurl?u=http%3A%2F%2Ft.cn%2FRZMtCsP", "http://t.cn/RZMtCsP"),
    (
        "https://weibo.cn/sinaurl?luicode=1&toasturl=https%3A%2F%2Fa.example%2F",
        "https://a.example/",
    ),
    ("http://weibo.cn/sinaurl?url=http%3A%2F%2Fa.example%2F%E4%B8%AD", "http://a.example/中"),
    (
        "https://weibo.cn/sinaurl?u=https%3A%2F%2Fweibo.cn%2Fsinaurl%3Fu%3Dhttp%253A%252F%252Ft.cn%252FRabc123",
        "http://t.cn/Rabc123",
    ),
    ("https://link.zhihu.com/?target=https%3A//a.example/x", "https://a.example/x"),
    ("https://www.google.com/url?sa=t&url=http://a.example/", "http://a.example/"),
    ("https://weibo.cn/sinaurl?u=javascript:alert(1)", None),
    ("https://weibo.cn/sinaurl", None),
    ("https://weibo.cn/u/123?u=http://a.example/", None),
    ("http://a.example/sinaurl?u=http://b.example/", None),
    ("not an address", None),
]


@pytest.mark.parametrize(("url", "target"), WRAPPED)
def test_a_wrapper_carries_its_target(url: str, target: str | None) -> None:
    """What stands in an address needs no request; what is no wrapper stays as it is."""
    assert unwrap(url) == (target or url)


@given(st.text())
def test_unwrapping_never_fails(text: str) -> None:
    """Any text comes back, opened or not."""
    assert isinstance(unwrap("https://weibo.cn/sinaurl?u=" + text), str)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://t.cn/RZMtCsP", True),
        ("https://t.cn/A6Ltlx1", True),
        ("http://bit.ly/2abc", True),
        ("http://www.t.cn/RZMtCsP", True),
        ("http://t.cn/", False),
        ("http://t.cn/a/b", False),
        ("http://at.cn/RZMtCsP", False),
        ("http://[::1", False),
    ],
)
def test_a_short_link_is_known_by_its_host(url: str, expected: bool) -> None:
    """A code alone is short; the shortener's own pages are not."""
    assert is_short(url) is expected
