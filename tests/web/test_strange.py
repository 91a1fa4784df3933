"""Addresses, redirects and pages that nobody wrote in good faith."""

from __future__ import annotations

import asyncio
import codecs
from collections.abc import Mapping

from hypothesis import example, given
from hypothesis import strategies as st

from dlnotes.judging.answers import Cited
from dlnotes.web.charset import decode
from dlnotes.web.cookies import Cookies
from dlnotes.web.dialing import Dialer
from dlnotes.web.faults import Fault
from dlnotes.web.names import Remembered
from dlnotes.web.target import NotAnAddressError, aim, join
from tests.web.behaviour import GOOD
from tests.web.replies import sends
from tests.web.small_web import HOME, SmallWeb, hosts_of, running
from tests.web.world import check, checked

FRAGMENTS = (
    *("http://", "https:", "//", "a.cn", "[::1", "]", ":99999", "@", "/", "..", "?", "#", "%"),
    *("%zz", "中文", "。", "\ud800", "\x00", " ", "\t", "xn--", "１２７.1", "\\", "file:"),
)
PIECES = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3)).map("".join)


@given(PIECES)
@example("http://[::1")
@example("http://a.cn:99999/")
@example("http://\ud800/")
@example("http://xn--\x80/")
def test_any_address_is_a_target_or_a_plain_refusal(url: str) -> None:
    """Whatever stands in a note, a request for it is plain ASCII, or it is refused in words."""
    try:
        target = aim(url)
    except NotAnAddressError:
        return
    assert target.path.startswith(b"/")
    assert not any(byte <= 0x20 or byte >= 0x7F for byte in target.path)
    assert target.host.isascii()
    assert not set(target.authority) & set(" /\r\n@")


@given(PIECES, st.binary(max_size=40))
def test_any_location_leads_somewhere_or_is_refused(base: str, location: bytes) -> None:
    """A server may send any bytes as a Location."""
    onward = join("http://a.cn/b", location)
    assert isinstance(onward, str)
    assert "\n" not in onward
    assert isinstance(join(base, location), str)


@given(
    st.binary(max_size=400), st.sampled_from(["", "text/html", "x; charset=gbk", "charset=rot13"])
)
@example(codecs.BOM_UTF16_LE + b"\x00", "")
@example(b"<meta charset=utf-7>+ADw-", "")
@example(b"<meta charset=idna>\xff", "")
def test_any_bytes_are_text(data: bytes, content_type: str) -> None:
    """A page is read in some encoding, whatever it is made of."""
    assert isinstance(decode(data, content_type), str)


@given(st.sampled_from(["深度学习与循环神经网络", "長短期記憶", "naïve café", "plain words"]))
def test_what_a_page_declares_truly_is_read_exactly(text: str) -> None:
    """A true declaration is believed: in the header, in the page, or by its mark."""
    for encoding in ("utf-8", "gb18030"):
        assert decode(text.encode(encoding), f"text/html; charset={encoding}") == text
        page = f'<meta charset="{encoding}">{text}'
        assert decode(page.encode(encoding)) == page
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le")) == text


@given(st.text(max_size=60))
def test_any_cookie_is_kept_or_dropped(written: str) -> None:
    """A Set-Cookie never breaks the request that follows it."""
    jar = Cookies()
    jar.keep("a.cn", written)
    assert jar.sent("a.cn").isascii()
    assert "\r" not in jar.sent("a.cn")
    assert jar.sent("b.cn") == ""


def test_torn_answers_end_in_a_verdict() -> None:
    """An answer that is cut or spoilt at any byte gives a verdict, and never ends the run."""
    whole = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=gbk\r\nSet-Cookie: a=b\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n1c\r\n<title>x</title><p>words</p>\r\n0\r\n\r\n"
    )
    web = SmallWeb()
    for place in range(len(whole)):
        spoilt = whole[:place] + bytes([whole[place] ^ 0x95]) + whole[place + 1 :]
        web.hosts[f"cut{place}.example"] = {"/a": sends(whole[:place], close=True)}
        web.hosts[f"spoilt{place}.example"] = {"/a": sends(spoilt, close=True)}
    told = check(web, [Cited(f"http://{host}/a") for host in list(web.hosts)])
    assert told.run.ending == "done"
    assert told.run.left == ()
    assert {verdict.name for verdict in told.verdicts} <= {"alive", "unsure", "blocked", "suspect"}


async def portal(names: Mapping[str, tuple[str, ...]]) -> str:
    web = SmallWeb(hosts_of({"portal.example/a": GOOD}), names=dict(names))
    async with running(web):
        dialer: Dialer = web.dialer()
        dialer.names = Remembered(web.resolver(), absent="absent.example")
        try:
            await dialer.names.lookup("lost.example")
        except Fault as fault:
            return fault.kind
        return "found"


def test_a_provider_that_answers_unknown_names_is_seen_through() -> None:
    """Where a name that nobody has leads to the provider's page, that page is no proof of life."""
    theirs = {"absent.example": (HOME,), "lost.example": (HOME,)}
    assert asyncio.run(portal(theirs)) == "dns-trouble"
    assert asyncio.run(portal({"lost.example": (HOME,)})) == "found"


def test_a_name_is_looked_up_once() -> None:
    """However many links a host has, its name is asked for once a run."""

    async def many() -> int:
        web = SmallWeb({"many.example": {"*": GOOD}})
        async with running(web):
            await checked(web, [Cited(f"http://many.example/{number}") for number in range(20)])
            return web.resolved["many.example"]

    assert asyncio.run(many()) == 2  # A and AAAA
