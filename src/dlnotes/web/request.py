"""A question as a request, put as a program or as a browser; and as the bytes on the wire."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

import httpx2

from dlnotes import __version__
from dlnotes.judging.answers import Ask, Manner
from dlnotes.web.proxies import Proxy
from dlnotes.web.target import Target

Method: TypeAlias = Literal["GET", "HEAD"]

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

_LARGE = (
    "7z avi bin bz2 deb djvu dmg doc docx epub exe flac gz h5 iso jar m4v mkv mobi mov mp3 mp4 npy"
    " npz pdf pkl ppt pptx ps rar rpm tar tgz tif tiff wav webm wmv xls xlsx xz zip"
)
LARGE = frozenset(_LARGE.encode().split())
"""Endings of files that have no title to read: it pays to ask for their head alone.

A body that is not wanted cannot be stopped: it costs what is on its way and then
the connection.  200 files of 4 MB on 10 hosts of loopback: with HEAD 0.1 KiB a
link, 40 connections, 0.6 s; with GET 125 KiB, 200 connections, 2.8 s.
"""

NOTHING = httpx2.ByteStream(b"")
"""The body of a question; with one given, httpx adds no headers of its own."""

_UNSENDABLE = re.compile(r"[^\t\x20-\x7e\x80-\xff]")


def written(request: httpx2.Request, target: Target, proxy: Proxy | None) -> bytes:
    """The bytes of *request*: for a *proxy* that speaks plain HTTP, with the whole address."""
    path, headers = target.path, request.headers.raw
    if proxy is not None:
        path = f"{target.scheme}://{target.authority}".encode("ascii") + path
        headers = [*headers, *_header("Proxy-Authorization", proxy.credentials)]
    lines = b"".join(b"%b: %b\r\n" % header for header in headers)
    return b"%b %b HTTP/1.1\r\n%b\r\n" % (request.method.encode(), path, lines)


def method(target: Target, ask: Ask) -> Method:
    """How to ask first for *target*: its head alone where nothing else would be read.

    >>> from dlnotes.web.target import aim
    >>> method(aim("http://a.cn/lstm.pdf"), Ask("http://a.cn/lstm.pdf"))
    'HEAD'
    """
    is_conditional = ask.etag or ask.modified  # a 304 brings no body either
    if ask.purpose != "page" or ask.manner != "program" or is_conditional:
        return "GET"
    ending = target.path.partition(b"?")[0].rpartition(b".")[2].lower()
    return "HEAD" if ending in LARGE else "GET"


def request(
    target: Target, ask: Ask, method: Method = "GET", *, cookie: str = "", contact: str = ""
) -> httpx2.Request:
    """Put *ask* to *target*; *contact* is where a server's owner can complain.

    >>> from dlnotes.web.target import aim
    >>> target = aim("http://t.cn/x")
    >>> put = request(target, Ask("http://t.cn/x", etag='"7"'))
    >>> written(put, target, None).partition(b"User-Agent")[0], put.headers["If-None-Match"]
    (b'GET /x HTTP/1.1\\r\\nHost: t.cn\\r\\n', '"7"')
    """
    origin, headers = _usual(target.scheme, target.authority, ask.manner, contact, ask.accept)
    own = (
        *_header("Cookie", cookie),
        *_header("If-None-Match", ask.etag),
        *_header("If-Modified-Since", ask.modified),
    )
    return httpx2.Request(
        method,
        origin,
        headers=httpx2.Headers([*headers.raw, *own]) if own else headers,
        stream=NOTHING,
        extensions={"aim": target},
    )


@lru_cache(1024)
def _usual(
    scheme: str, authority: str, manner: Manner, contact: str, accept: str
) -> tuple[httpx2.URL, httpx2.Headers]:
    """The address that a request bears, and what is said with every one to its server.

    A program tells who it is.  The path goes with the target, byte for byte.
    """
    said = BROWSER if manner == "browser" else PROGRAM
    if contact and manner != "browser":
        agent = PROGRAM["User-Agent"].replace("; reading", f"; +{contact}; reading")
        said = PROGRAM | {"User-Agent": agent}
    if accept:
        said = said | {"Accept": accept}
    lines = {"Host": authority, **said}.items()
    headers = httpx2.Headers([header for line in lines for header in _header(*line)])
    return httpx2.URL(f"{scheme}://{authority}/"), headers


def _header(name: str, value: str | None) -> tuple[tuple[bytes, bytes], ...]:
    """One header; what would end the line, or cannot be sent, is not said at all."""
    if not value or _UNSENDABLE.search(value):
        return ()
    return ((name.encode("ascii"), value.encode("latin-1")),)
