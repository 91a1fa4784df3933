"""Short links, and wrappers that carry their target in their own address."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from dlnotes.urls.spelling import Parts, host, href, split

_CODE = re.compile(r"/[A-Za-z0-9_\-]{2,}/?")
_SHORTENER_NAMES = (
    "t.cn sinaurl.cn url.cn w.url.cn dwz.cn suo.im 0x9.me bit.ly bitly.com j.mp goo.gl t.co"
    " tinyurl.com is.gd v.gd ow.ly buff.ly fb.me lnkd.in dlvr.it ift.tt wp.me db.tt git.io"
    " tiny.cc cutt.ly rb.gy rebrand.ly trib.al hubs.ly nyti.ms amzn.to amzn.com redd.it"
    " u.nu mcaf.ee qr.ae po.st spr.ly ht.ly su.pr"
)
_SHORTENERS = frozenset(_SHORTENER_NAMES.split())


class Wrapper(NamedTuple):
    """A page that only passes the reader on: its target stands in its query.

    An empty *path* is any path of the house.
    """

    host: str
    path: str
    parameters: tuple[str, ...]


WRAPPERS = (
    Wrapper("weibo.cn", "/sinaurl", ("u", "toasturl", "url")),
    Wrapper("m.weibo.cn", "/sinaurl", ("u", "toasturl", "url")),
    Wrapper("weibo.com", "/sinaurl", ("u", "toasturl", "url")),
    Wrapper("link.zhihu.com", "/", ("target",)),
    Wrapper("link.csdn.net", "/", ("target",)),
    Wrapper("link.jianshu.com", "/", ("t",)),
    Wrapper("link.juejin.cn", "/", ("target",)),
    Wrapper("douban.com", "/link2", ("url",)),
    Wrapper("google.com", "/url", ("q", "url")),
    Wrapper("google.com.hk", "/url", ("q", "url")),
    Wrapper("l.facebook.com", "/l.php", ("u",)),
    Wrapper("l.instagram.com", "/", ("u",)),
    Wrapper("youtube.com", "/redirect", ("q",)),
    Wrapper("out.reddit.com", "", ("url",)),
    Wrapper("slack-redir.net", "/link", ("url",)),
    Wrapper("vk.com", "/away.php", ("to",)),
    Wrapper("steamcommunity.com", "/linkfilter", ("url", "u")),
    Wrapper("gitee.com", "/link", ("target",)),
    Wrapper("jianshu.com", "/go-wild", ("url",)),
    Wrapper("oschina.net", "/action/GoToLink", ("url",)),
    Wrapper("c.pc.qq.com", "", ("pfurl", "url")),
    Wrapper("docs.qq.com", "/scenario/link.html", ("url",)),
    Wrapper("infoq.cn", "/link", ("target",)),
    Wrapper("leetcode.cn", "/link", ("target",)),
    Wrapper("sspai.com", "/link", ("target",)),
    Wrapper("developer.aliyun.com", "/redirect", ("target",)),
)
_WRAPPER_HOSTS = {row.host for row in WRAPPERS}


def spoken_host(url: str) -> str:
    """The host in words; nothing for a short link, which hides its own.

    >>> spoken_host("https://www.nature.com/a"), spoken_host("http://t.cn/Rw0ZSW0")
    ('nature.com', '')
    """
    name = host(url)
    return "" if not name or _hides(name) else name


@lru_cache(maxsize=4096)
def _hides(name: str) -> bool:
    # Asked once a host: taking every address apart would cost more than printing it.
    return is_short(f"http://{name}/RZMtCsP")


def is_short(url: str) -> bool:
    """Whether *url* is a code whose page is somewhere else.

    >>> is_short("http://t.cn/RZMtCsP"), is_short("http://t.cn/")
    (True, False)
    """
    try:
        parts = split(url)
    except ValueError:
        return False
    known = parts.host.removeprefix("www.") in _SHORTENERS
    return known and _CODE.fullmatch(parts.path) is not None


def unwrap(url: str) -> str:
    """Take *url* out of the wrappers that carry it, without a request.

    What is not wrapped comes back as it was.

    >>> unwrap("https://weibo.cn/sinaurl?u=http%3A%2F%2Ft.cn%2FRZMtCsP")
    'http://t.cn/RZMtCsP'
    """
    for _ in range(8):  # nested wrappers are real, a longer chain is an attack
        inner = _carried(url)
        if inner is None:
            return url
        url = inner
    return url


def _carried(url: str) -> str | None:
    try:
        parts = split(url)
    except ValueError:
        return None
    if parts.host.removeprefix("www.") not in _WRAPPER_HOSTS:
        return None
    row = next((row for row in WRAPPERS if _is_at(parts, row)), None)
    return _target(parts.query, row.parameters) if row else None


def _is_at(parts: Parts, row: Wrapper) -> bool:
    path = parts.path.rstrip("/") or "/"
    return parts.host.removeprefix("www.") == row.host and row.path in ("", path)


def _target(query: str, names: tuple[str, ...]) -> str | None:
    pairs = [pair.partition("=") for pair in query[1:].split("&")]
    for name in names:
        for key, _, value in pairs:
            target = href(unquote(value)) if key == name else None
            if target and target[:4].lower() == "http":
                return target
    return None
