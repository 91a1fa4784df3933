"""Two spellings of one address are one link, and hostile text is a case like any other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dlnotes.urls import canonical, host, href

ALIKE = [
    ("HTTP://T.CN:80/R7yTgLo#x", "http://t.cn/R7yTgLo"),
    ("https://t.cn/R7yTgLo", "http://t.cn/R7yTgLo"),
    ("http://a.example", "http://a.example/"),
    ("http://a.example?x=1", "http://a.example/?x=1"),
    ("https://a.example:443/x", "https://a.example/x"),
    ("http://a.example:0080/", "http://a.example/"),
    ("http://a.example:00000000000080/", "http://a.example/"),
    ("http://a.example:/", "http://a.example/"),
    ("http://A.Example./B", "http://a.example/B"),
    ("http://a.example/%7euser/%41", "http://a.example/~user/A"),
    ("http://a.example/%e7%a5%9e", "http://a.example/%E7%A5%9E"),
    ("http://a.example/神经网络", "http://a.example/%E7%A5%9E%E7%BB%8F%E7%BD%91%E7%BB%9C"),
    ("http://a.example/a b", "http://a.example/a%20b"),
    ("http://a.example/100%", "http://a.example/100%25"),
    ("http://a.example/%2Fx", "http://a.example/%2Fx"),
    ("http://a.example/a/./b/../c", "http://a.example/a/c"),
    ("http://a.example/a/..", "http://a.example/"),
    ("http://a.example\\x\\y", "http://a.example/x/y"),
    ("http://例子.cn/", "http://xn--fsqu00a.cn/"),
    ("http://a。example/", "http://a.example/"),
    ("http://0x7f.1/", "http://127.0.0.1/"),
    ("http://2130706433/", "http://127.0.0.1/"),
    ("http://017700000001/", "http://127.0.0.1/"),
    ("http://[::ffff:7F00:1]/", "http://[::ffff:7f00:1]/"),
    ("http://user:pass@a.example/", "http://user:pass@a.example/"),
    ("http://a.example\\@b.example/", "http://a.example/@b.example/"),
    ("  http://a.example/x\n", "http://a.example/x"),
    ("http://a.exa\tmple/x", "http://a.example/x"),
    ("www.a.example/x", "http://www.a.example/x"),
    ("http://a.example/?utm_source=x", "http://a.example/?utm_source=x"),
]

DIFFERENT = [
    ("http://t.cn/R7yTgLo", "http://t.cn/R7yTgLO"),
    ("http://a.example/x", "http://a.example/x/"),
    ("http://a.example/x", "https://a.example/x"),
    ("http://a.example/x", "http://www.a.example/x"),
    ("http://a.example/X", "http://a.example/x"),
    ("http://a.example/a%2Fb", "http://a.example/a/b"),
    ("http://a.example/?a=1&b=2", "http://a.example/?b=2&a=1"),
    ("http://a.example:8080/", "http://a.example/"),
]

NO_ADDRESS = [
    "",
    "#top",
    "/notes/a.html",
    "paper.pdf",
    "README.md",
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "mailto:a@b.example",
    "file:///etc/passwd",
    "http://",
    "http:///x",
    "http://[::1",
    "http://[::1]x/",
    "http://[fe80::1%eth0]/",
    "http://a.example:99999/",
    "http://a.example:port/",
    "http://a..example/",
    "http://a b.example/",
    "http://<script>/",
    "http://1.2.3.4.5/",
    "http://256.1.1.1/",
    "http://1.2.3.4x.0x/",
    "http://\ud800/",
    "http://a.example/\udcff",
    "http://%ff%fe/",
    "http://" + "é" * 5000 + "/",
    "http://a@",
    "http://@/",
]


@pytest.mark.parametrize(("written", "expected"), ALIKE)
def test_spellings_of_one_page_are_one_link(written: str, expected: str) -> None:
    """What differs only in ways that no server sees is asked once."""
    assert canonical(written) == expected
    assert canonical(expected) == expected


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_pages_stay_different(one: str, other: str) -> None:
    """A short code keeps its case, and nothing is guessed about paths and queries."""
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize("text", NO_ADDRESS)
def test_what_is_no_web_address_is_a_value_error(text: str) -> None:
    """Hostile or relative text is told apart, and never breaks anything."""
    with pytest.raises(ValueError, match=r"."):
        canonical(text)
    assert host(text) == "" or text.startswith("http")


WHOLE = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["http://", "HTTPS://", "ftp://", "//", "", "http:/", "http://u:p@"]),
    st.sampled_from(["a.example", "例子.cn", "[::1]", "0x7f.1", "t.cn", "A.B.", "xn--a", "%41.b"])
    | st.text(max_size=8),
    st.sampled_from(["", ":80", ":99999", ":x"]),
    st.sampled_from(["", "/", "\\", "/a/../b", "/%7e%%41%zz", "/中文 x"]) | st.text(max_size=12),
    st.sampled_from(["", "?a=%e4&b=+", "#f", "?", "\x00"]),
)


@given(WHOLE | st.text())
@example("http://xn--/")
@example("http://a.example/%%37%45")
def test_writing_an_address_canonically_twice_changes_nothing(text: str) -> None:
    """The ledger's spelling is final, whatever was written, and only ValueError is raised."""
    try:
        once = canonical(text)
    except ValueError:
        return
    assert canonical(once) == once
    assert once.isascii()
    assert host(once) == host(text) or "arxiv" in once


@given(WHOLE | st.text())
def test_an_href_is_harmless(text: str) -> None:
    """What stands in an href begins with a scheme of the web and can be written as UTF-8."""
    found = href(text)
    if found is not None:
        found.encode()
        assert found.lower().startswith(("http://", "https://", "ftp://", "mailto:"))
        assert not any(char < " " or "\x7f" <= char < "\xa0" for char in found)


HREFS = [
    ("https://a.example/中文?x=1#y", "https://a.example/中文?x=1#y"),
    ("  http://a.example/\t", "http://a.example/"),
    ("HTTP://A.Example/", "HTTP://A.Example/"),
    ("ftp://a.example/x", "ftp://a.example/x"),
    ("mailto:a@b.example", "mailto:a@b.example"),
    ("mailto:?bcc=everybody", None),
    ("www.a.example", "http://www.a.example"),
    ("github.com/a/b", "http://github.com/a/b"),
    ("//a.example/x", "http://a.example/x"),
    ("paper.pdf", None),
    ("train.py", None),
    ("docs/a.html", None),
    ("../a", None),
    ("#中文", None),
    ("", None),
    ("JaVaScRiPt:alert(1)", None),
    ("java\x00script:alert(1)", None),
    ("vbscript:x", None),
    ("data:text/html,<script>", None),
    ("http:javascript", None),
    ("\ufeffhttp://a.example/", "http://a.example/"),
]


@pytest.mark.parametrize(("written", "expected"), HREFS)
def test_only_addresses_become_links(written: str, expected: str | None) -> None:
    """An address stands as written; a relative path or a script is no link at all."""
    assert href(written) == expected


HOSTS = [
    ("https://www.GitHub.com/a", "github.com"),
    ("http://www.com/", "www.com"),
    ("http://user:pass@a.example/", "a.example"),
    ("http://a.example\\@evil.example/", "a.example"),
    ("http://t.cn/RZMtCsP", "t.cn"),
    ("http://xn--fiqs8s.cn/", "中国.cn"),
    ("http://中国.cn/", "中国.cn"),
    ("http://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
    ("http://аррӏе.com/", "xn--80ak6aa92e.com"),
    ("http://xn--99999999999/", "xn--99999999999"),
    ("ftp://a.example/", "a.example"),
    ("mailto:a@b.example", ""),
    ("#x", ""),
]


@pytest.mark.parametrize(("url", "expected"), HOSTS)
def test_a_host_is_named_as_a_reader_says_it(url: str, expected: str) -> None:
    """No www, lower case, in its own script unless that could deceive."""
    assert host(url) == expected


def test_every_address_of_other_peoples_lists_has_one_spelling(corpora: Path) -> None:
    """Real lists hold no address that cannot be remembered."""
    import re

    written = re.compile(r"https?://[^\s)>\"'\]]+")
    found = [
        url for path in sorted(corpora.glob("*.md")) for url in written.findall(path.read_text())
    ]
    assert len(found) > 1000
    for url in found:
        assert canonical(canonical(url)) == canonical(url)
        assert host(url)
        assert href(url) == url
