"""A question as the bytes that go on the wire, put as a program or as a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dlnotes import __version__
from dlnotes.judging.answers import Ask, Manner
from dlnotes.web.proxies import Proxy
from dlnotes.web.target import Target

PROGRAM = {
    "User-Agent": f"Mozilla/5.0 (compatible; dlnotes/{__version__}; reading-list link checker)",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8",
    "Accept-Encoding": "gzip, deflate",
}

BROWSER = PROGRAM | {
    "User-Agent": (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/142.0.0.0 Safari/537.36"
    ),
    "Accept": (
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,"
        "image/apng,*/*;q=0.8"
    ),
    "Upgrade-Insecure-Requests": "1",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "none",
    "Sec-Fetch-User": "?1",
}

_UNSENDABLE = re.compile(r"[^\t\x20-\x7e\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Request:
    """One request for *target*; *headers* are its lines but for the host's."""

    target: Target
    headers: str

    def sent(self, proxy: Proxy | None) -> bytes:
        """The bytes: for a *proxy* that speaks plain HTTP, with the whole address."""
        target = self.target
        path, headers = target.path, self.headers
        if proxy is not None:
            path = f"{target.scheme}://{target.authority}".encode("ascii") + path
            headers += _line("Proxy-Authorization", proxy.credentials)
        head = f" HTTP/1.1\r\nHost: {target.authority}\r\n{headers}\r\n"
        return b"GET " + path + head.encode("latin-1")


def request(target: Target, ask: Ask, *, cookie: str = "", contact: str = "") -> Request:
    """Put *ask* to *target*; *contact* is where a server's owner can complain.

    >>> from dlnotes.web.target import aim
    >>> put = request(aim("http://t.cn/x"), Ask("http://t.cn/x", etag='"7"'))
    >>> put.sent(None).partition(b"User-Agent")[0], put.headers.splitlines()[-1]
    (b'GET /x HTTP/1.1\\r\\nHost: t.cn\\r\\n', 'If-None-Match: "7"')
    """
    own = _line("Cookie", cookie) if cookie else ""
    if ask.etag:
        own += _line("If-None-Match", ask.etag)
    if ask.modified:
        own += _line("If-Modified-Since", ask.modified)
    return Request(target, _usual(ask.manner, contact) + own)


@lru_cache(8)
def _usual(manner: Manner, contact: str) -> str:
    """What is said with every request: a program tells who it is."""
    if manner == "browser":
        return "".join(_line(*header) for header in BROWSER.items())
    agent = PROGRAM["User-Agent"]
    if contact:
        agent = agent.replace("; reading", f"; +{contact}; reading")
    return "".join(_line(*header) for header in (PROGRAM | {"User-Agent": agent}).items())


def _line(name: str, value: str) -> str:
    """A header's line; what would end the line, or cannot be sent, is not said at all."""
    return "" if not value or _UNSENDABLE.search(value) else f"{name}: {value}\r\n"
