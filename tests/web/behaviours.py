"""What servers do, and the verdict that a careful person would give.

Each row is one link of the small web: a rule in words, the address, the
verdict, and what the servers on its way answer.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import asyncio

from tests.web.replies import (
    Asked,
    Reply,
    bomb,
    chunked,
    close,
    drip,
    endless,
    file,
    hang,
    has_cookie,
    html,
    in_turn,
    is_browser,
    is_head,
    is_secure,
    late,
    message,
    raw_html,
    redirect,
    reset,
    sends,
    when,
)
from tests.web.small_web import HOME, REFUSING, SILENT

LSTM = "理解长短期记忆网络"
GOOD = html(LSTM)
PAGE = f"<!doctype html><html><head><title>{LSTM}</title></head><body><p>{'门控循环单元的推导。' * 20}</p></body></html>"
OLD = b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode()
GONE = html("404 Not Found", "The requested page is not here.", status=404)


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One link and its world; *never* are addresses that must not be asked."""

    rule: str
    url: str
    verdict: str
    replies: Mapping[str, Reply] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...] | str] = field(default_factory=dict)
    certificate: str = ""
    never: tuple[str, ...] = ()
    date: str | None = None

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""


def at(host: str, reply: Reply, verdict: str, rule: str, **more: object) -> Behaviour:
    """The plain case: one page of one host, beside pages that are not there."""
    return Behaviour(
        rule,
        f"http://{host}/a",
        verdict,
        {f"{host}/a": reply},
        **more,  # type: ignore[arg-type]
    )


def with_head(head: str, body: bytes = PAGE.encode()) -> Reply:
    return sends(f"HTTP/1.1 200 OK\r\n{head}\r\n".encode("latin-1") + body, close=True)


PLAIN = [
    at("plain.example", GOOD, "alive", "A page that answers is alive.", titles=(LSTM,)),
    at("untyped.example", html(LSTM, declared=None), "alive", "A page may not say what it is."),
    at("http10.example", sends(OLD, close=True), "alive", "An HTTP/1.0 server is a server."),
    at("chunks.example", sends(chunked(PAGE.encode())), "alive", "A page may come in chunks."),
    at(
        "lf.example",
        sends(f"HTTP/1.1 200 OK\nContent-Length: {len(PAGE.encode())}\n\n{PAGE}".encode()),
        "alive",
        "Lines may end without CR.",
    ),
    at(
        "reason.example",
        sends(b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok"),
        "alive",
        "A status needs no words.",
    ),
    at(
        "words.example",
        sends("HTTP/1.1 200 好的\r\nContent-Length: 2\r\n\r\nok".encode()),
        "alive",
        "A status may be worded in Chinese.",
    ),
    at(
        "folded.example",
        with_head("X-Long: a\r\n  b\r\n"),
        "alive",
        "A header may go on in the next line.",
    ),
    at(
        "latin.example",
        with_head("X-Name: d\xe9j\xe0\r\n"),
        "alive",
        "A header may hold other bytes than ASCII.",
    ),
    at(
        "hints.example",
        sends(
            b"HTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\n" + OLD.replace(b"1.0", b"1.1"),
            close=True,
        ),
        "alive",
        "Hints may come before the answer.",
    ),
    at(
        "continue.example",
        sends(b"HTTP/1.1 100 Continue\r\n\r\n" + OLD.replace(b"1.0", b"1.1"), close=True),
        "alive",
        "A needless 100 Continue is skipped.",
    ),
    at(
        "gzip.example",
        with_head("Content-Encoding: gzip\r\n", gzip.compress(PAGE.encode())),
        "alive",
        "A page may be compressed.",
        titles=(LSTM,),
    ),
    at(
        "deflate.example",
        with_head("Content-Encoding: deflate\r\n", zlib.compress(PAGE.encode())),
        "alive",
        "Deflate is zlib's format.",
        titles=(LSTM,),
    ),
    at(
        "rawdeflate.example",
        with_head("Content-Encoding: deflate\r\n", zlib.compress(PAGE.encode(), wbits=-15)),
        "alive",
        "Deflate may be raw.",
        titles=(LSTM,),
    ),
    at(
        "brotli.example",
        with_head("Content-Encoding: br\r\nContent-Type: text/html\r\n", b"\x0b\x02\x80abc\x03"),
        "alive",
        "An encoding that nobody asked for hides the text, not the page.",
    ),
    at(
        "brokengzip.example",
        with_head("Content-Encoding: gzip\r\n", gzip.compress(PAGE.encode())[:60] + b"xxxx"),
        "alive",
        "A torn compressed page is there.",
    ),
    at("pdf.example", file("application/pdf"), "alive", "A PDF is a work."),
    at("image.example", file("image/png", b"\x89PNG" + b"0" * 99), "alive", "An image is a work."),
    at(
        "readme.example",
        sends(message(200, "# 说明\n一段文字。".encode(), kind="text/plain")),
        "alive",
        "A text file is a work.",
    ),
    at(
        "json.example",
        sends(message(200, b'{"a": 1}', kind="application/json")),
        "alive",
        "Data is a work.",
    ),
    at(
        "octets.example",
        file("application/octet-stream", b"\0" * 900_000),
        "alive",
        "A large file is not read to the end.",
    ),
    at(
        "large.example",
        html(LSTM, "长短期记忆" * 200_000),
        "alive",
        "A large page is read in part.",
        titles=(LSTM,),
    ),
    at(
        "short-body.example",
        sends(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999\r\n\r\n"
            + PAGE.encode(),
            close=True,
        ),
        "alive",
        "A page that is shorter than it says is a page.",
    ),
    at(
        "no-head.example",
        when(is_head, GONE, GOOD),
        "alive",
        "HEAD is not believed when it says no.",
    ),
    at(
        "head-resets.example",
        when(is_head, reset, GOOD),
        "alive",
        "A server may refuse HEAD rudely.",
    ),
    at("slow.example", late(0.6, GOOD), "alive", "A slow page is a page."),
    at(
        "stream.example",
        endless(b"HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\n\r\n", b"x" * 4096),
        "alive",
        "A radio station never ends.",
    ),
    at(
        "endless.example",
        endless(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode(), b"<p>x</p>" * 512
        ),
        "alive",
        "A page that never ends is read in part.",
    ),
    at("bomb.example", bomb(8), "alive", "A compressed bomb opens only a little."),
]

ENCODINGS = [
    at(
        "gbk-header.example",
        html(LSTM, charset="gbk", declared="text/html; charset=GBK"),
        "alive",
        "A GBK title is read.",
        titles=(LSTM,),
    ),
    at(
        "gbk-meta.example",
        html(LSTM, charset="gbk", declared="text/html", head='<meta charset="gb2312">'),
        "alive",
        "The page may name its encoding itself.",
        titles=(LSTM,),
    ),
    at(
        "gbk-silent.example",
        html(LSTM, charset="gbk", declared="text/html"),
        "alive",
        "An encoding that nobody names is guessed.",
        titles=(LSTM,),
    ),
    at(
        "gbk-lie.example",
        html(LSTM, charset="gbk", declared="text/html; charset=utf-8"),
        "alive",
        "A wrong declaration does not make a page another.",
        titles=(LSTM,),
    ),
    at(
        "latin-lie.example",
        html(LSTM, declared="text/html; charset=ISO-8859-1"),
        "alive",
        "Latin-1 is often said and seldom meant.",
        titles=(LSTM,),
    ),
    at(
        "big5.example",
        html(
            "深度學習講義",
            "課程講義與習題。" * 20,
            charset="big5",
            declared="text/html; charset=big5",
        ),
        "alive",
        "Big5 is read.",
        titles=("深度學習講義",),
    ),
    at(
        "bom.example",
        html(LSTM, charset="utf-8-sig", declared="text/html"),
        "alive",
        "A byte order mark is no letter.",
        titles=(LSTM,),
    ),
    at(
        "utf16.example",
        html(LSTM, charset="utf-16", declared="text/html"),
        "alive",
        "UTF-16 with its mark is read.",
        titles=(LSTM,),
    ),
    at(
        "label.example",
        html(LSTM, declared="text/html; charset=klingon"),
        "alive",
        "An unknown encoding is guessed.",
        titles=(LSTM,),
    ),
]


def moves(
    host: str,
    location: str | bytes,
    verdict: str,
    rule: str,
    *,
    status: int = 302,
    to: str = "",
    **more: object,
) -> Behaviour:
    """A redirect to another page of the same host, at the path *to*."""
    replies = {f"{host}/a": redirect(location, status)}
    if to:
        replies[f"{host}{to}"] = GOOD
    return Behaviour(rule, f"http://{host}/a", verdict, replies, **more)  # type: ignore[arg-type]


def _walk(host: str, length: int) -> dict[str, Reply]:
    steps = {f"{host}/{n}": redirect(f"/{n + 1}") for n in range(length)}
    return {f"{host}/a": redirect("/0"), **steps, f"{host}/{length}": GOOD}


def _refreshing(head: str) -> Reply:
    return raw_html(f"<html><head>{head}</head><body></body></html>")


REDIRECTS = [
    moves("r301.example", "/b", "moved", "Moved for good is moved.", status=301, to="/b"),
    moves("r308.example", "/b", "moved", "308 is for good too.", status=308, to="/b"),
    moves("r302.example", "/b", "alive", "Moved for now is alive.", to="/b"),
    moves("r303.example", "/b", "alive", "See other is alive.", status=303, to="/b"),
    moves("r307.example", "/b", "alive", "307 is for now.", status=307, to="/b"),
    moves("rel.example", "b", "alive", "A Location may be relative.", to="/b"),
    moves("abs.example", "http://abs.example/b", "alive", "A Location may be absolute.", to="/b"),
    moves(
        "net.example", "//net.example/b", "alive", "A Location may leave the scheme out.", to="/b"
    ),
    moves("caps.example", "HTTP://CAPS.example/b", "alive", "A Location may shout.", to="/b"),
    moves(
        "utf8.example", "/文章", "alive", "A Location may be raw UTF-8.", to="/%E6%96%87%E7%AB%A0"
    ),
    moves(
        "gbk.example",
        "/文章".encode("gbk"),
        "alive",
        "A Location may be raw GBK.",
        to="/%CE%C4%D5%C2",
    ),
    moves("space.example", "/a b", "alive", "A Location may hold a space.", to="/a%20b"),
    moves("hash.example", "/b#part", "alive", "A fragment is not sent.", to="/b"),
    moves("padded.example", "  /b  ", "alive", "A Location may be padded.", to="/b"),
    Behaviour(
        "A page may send on by itself.",
        "http://meta.example/a",
        "alive",
        {
            "meta.example/a": _refreshing('<meta http-equiv="refresh" content="0; url=/b">'),
            "meta.example/b": GOOD,
        },
    ),
    Behaviour(
        "A page may send on in capitals and quotes.",
        "http://meta2.example/a",
        "alive",
        {
            "meta2.example/a": _refreshing(
                "<META HTTP-EQUIV='Refresh' CONTENT=\"0;URL='http://meta2.example/b'\">"
            ),
            "meta2.example/b": GOOD,
        },
    ),
    at(
        "reloads.example",
        html(LSTM, head='<meta http-equiv="refresh" content="300">'),
        "alive",
        "A page that reloads itself is a page.",
    ),
    Behaviour(
        "A cookie wall lets in who keeps its cookie.",
        "http://wall.example/a",
        "alive",
        {
            "wall.example/a": when(
                has_cookie, GOOD, redirect("/a", headers="Set-Cookie: seen=1; Path=/\r\n")
            )
        },
    ),
    Behaviour(
        "A cookie may be set on the way round.",
        "http://round.example/a",
        "alive",
        {
            "round.example/a": when(has_cookie, GOOD, redirect("http://sso.round.example/set")),
            "sso.round.example/set": redirect(
                "http://round.example/a",
                headers="Set-Cookie: sso=1; Domain=.round.example; Path=/\r\n",
            ),
        },
    ),
    Behaviour(
        "A circle of redirects is nobody's answer.",
        "http://loop.example/a",
        "unsure",
        {"loop.example/a": redirect("/b"), "loop.example/b": redirect("/a")},
    ),
    Behaviour(
        "A page that leads to itself is nobody's answer.",
        "http://self.example/a",
        "unsure",
        {"self.example/a": redirect("/a")},
    ),
    Behaviour(
        "Seven redirects are followed.",
        "http://seven.example/a",
        "alive",
        _walk("seven.example", 7),
    ),
    Behaviour(
        "Forty redirects are too many.",
        "http://forty.example/a",
        "unsure",
        _walk("forty.example", 40),
    ),
    at(
        "nowhere.example",
        sends(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"),
        "unsure",
        "A redirect without a Location says nothing.",
    ),
    moves("file.example", "file:///etc/passwd", "unsafe", "The web does not lead into files."),
    moves("script.example", "javascript:alert(1)", "unsafe", "The web does not lead into scripts."),
    moves(
        "inside.example",
        "http://127.0.0.1/admin",
        "unsafe",
        "A redirect into this machine is not followed.",
    ),
    moves(
        "metadata.example",
        "http://169.254.169.254/latest/meta-data",
        "unsafe",
        "A redirect to a cloud's metadata is not followed.",
    ),
    moves(
        "byname.example",
        "http://intranet.example/",
        "unsafe",
        "A redirect to a name of a private network is not followed.",
        names={"intranet.example": ("10.1.2.3",)},
    ),
    moves(
        "decimal.example", "http://2130706433/", "unsafe", "An address in disguise is an address."
    ),
    moves("togone.example", "/gone", "dead", "A redirect to what is gone is gone.", status=301),
    moves(
        "tononame.example",
        "http://vanished.example/x",
        "dead",
        "A redirect to a name that is no more is gone.",
        status=301,
    ),
    Behaviour(
        "http to https of the same page is a move.",
        "http://upgrade.example/a",
        "moved",
        {"upgrade.example/a": when(is_secure, GOOD, redirect("https://upgrade.example/a", 301))},
    ),
]

STATUSES = [
    at("s404.example", GONE, "dead", "Not found, seen twice, is dead."),
    at("s410.example", html("410 Gone", "Gone.", status=410), "dead", "Gone is dead."),
    at(
        "flaky404.example",
        in_turn(GONE, GOOD),
        "alive",
        "A 404 that is not there at the second look was none.",
    ),
    at(
        "s403.example",
        html("403 Forbidden", "Forbidden", status=403),
        "blocked",
        "Forbidden to programs says nothing of people.",
    ),
    at(
        "s401.example",
        sends(message(401, b"login", {"WWW-Authenticate": "Basic"})),
        "blocked",
        "A login is a wall.",
    ),
    at("s412.example", html("412", "x", status=412), "blocked", "412 is a bot wall."),
    at(
        "s429.example",
        html("429", "slow down", status=429),
        "blocked",
        "Too many requests is a wall.",
    ),
    at(
        "s451.example",
        html("451", "legal", status=451),
        "blocked",
        "Withheld here may be shown elsewhere.",
    ),
    at(
        "s521.example",
        html("521", "<script>x()</script>", status=521),
        "blocked",
        "521 is a bot wall.",
    ),
    at("s999.example", html("999", "denied", status=999), "blocked", "999 is a bot wall."),
    at(
        "picky403.example",
        when(is_browser, GOOD, html("403", "bots!", status=403)),
        "alive",
        "Who asks as a browser is let in.",
    ),
    at(
        "picky404.example",
        when(is_browser, GOOD, GONE),
        "alive",
        "A server that tells programs «not found» is asked as a browser.",
    ),
    at(
        "picky-reset.example",
        when(is_browser, GOOD, reset),
        "alive",
        "A server that hangs up on programs is asked as a browser.",
    ),
    at(
        "s500.example",
        html("500", "oops", status=500),
        "unsure",
        "A server in trouble says nothing of the page.",
    ),
    at(
        "s502.example",
        html("502", "bad gateway", status=502),
        "unsure",
        "A gateway in trouble says nothing of the page.",
    ),
    at(
        "s503.example",
        html("503", "maintenance", status=503),
        "unsure",
        "A server under repair says nothing of the page.",
    ),
    at(
        "s504.example",
        html("504", "gateway timeout", status=504),
        "unsure",
        "A gateway's patience says nothing of the page.",
    ),
    at(
        "flaky500.example",
        in_turn(html("500", "x", status=500), GOOD),
        "alive",
        "Trouble that passes was none.",
    ),
    at(
        "flaky503.example",
        in_turn(sends(message(503, b"busy", {"Retry-After": "1"})), GOOD),
        "alive",
        "Who waits as asked is served.",
    ),
    at(
        "flaky429.example",
        in_turn(sends(message(429, b"busy", {"Retry-After": "1"})), GOOD),
        "alive",
        "Who slows down as asked is served.",
    ),
    at(
        "patience.example",
        sends(message(503, b"busy", {"Retry-After": "86400"})),
        "unsure",
        "A wait of a day is for the next run.",
    ),
    at("s418.example", html("418", "teapot", status=418), "unsure", "A joke is no answer."),
    at(
        "challenge.example",
        sends(
            message(
                403,
                b"<title>Just a moment...</title>",
                {"cf-mitigated": "challenge", "Server": "cloudflare"},
                kind="text/html",
            )
        ),
        "blocked",
        "A challenge is a bot wall.",
    ),
    at(
        "challenge503.example",
        sends(
            message(
                503,
                b"<html><head><title>Just a moment...</title></head><body>Checking your browser before accessing</body></html>",
                {"Server": "cloudflare"},
                kind="text/html",
            )
        ),
        "blocked",
        "A challenge may call itself trouble.",
    ),
    at(
        "captcha.example",
        html("Just a moment...", "Enable JavaScript and cookies to continue"),
        "blocked",
        "A challenge may even call itself a page.",
    ),
]

TROUBLE = [
    Behaviour("A name that does not exist is dead.", "http://nxdomain.example/a", "dead"),
    Behaviour(
        "A name server in trouble says nothing.",
        "http://servfail.example/a",
        "unsure",
        names={"servfail.example": "SERVFAIL"},
    ),
    Behaviour(
        "A name without an address says little.",
        "http://nodata.example/a",
        "unsure",
        names={"nodata.example": "NODATA"},
    ),
    Behaviour(
        "A name server that is silent says nothing.",
        "http://silence.example/a",
        "unsure",
        names={"silence.example": "SILENCE"},
    ),
    Behaviour(
        "A refused connection may be a server at rest.",
        "http://refused.example/a",
        "unsure",
        names={"refused.example": (REFUSING,)},
    ),
    Behaviour(
        "A firewall's silence says nothing.",
        "http://firewall.example/a",
        "unsure",
        names={"firewall.example": (SILENT,)},
    ),
    Behaviour(
        "The second address is tried when the first refuses.",
        "http://twofold.example/a",
        "alive",
        {"twofold.example/a": GOOD},
        names={"twofold.example": (REFUSING, HOME)},
    ),
    at("reset.example", reset, "unsure", "A broken connection says nothing."),
    at(
        "flaky-reset.example",
        in_turn(reset, GOOD),
        "alive",
        "A connection that broke once is tried again.",
    ),
    at("closes.example", close, "unsure", "A server that hangs up says nothing."),
    at("hangs.example", hang, "unsure", "A server that never answers says nothing."),
    at(
        "flaky-hang.example",
        in_turn(hang, GOOD),
        "alive",
        "A server that stalled once is asked again.",
    ),
    at(
        "ssh.example",
        sends(b"SSH-2.0-OpenSSH_9.6\r\n", close=True),
        "unsure",
        "Another protocol is no answer.",
    ),
    at(
        "junk.example",
        sends(b"\x00\xff\x13 garbage\r\n\r\n", close=True),
        "unsure",
        "Noise is no answer.",
    ),
    at(
        "http09.example",
        sends(PAGE.encode(), close=True),
        "unsure",
        "A page without a status is no answer that we can judge.",
    ),
    at(
        "longhead.example",
        endless(b"HTTP/1.1 200 OK\r\n", b"X-Pad: " + b"x" * 1000 + b"\r\n"),
        "unsure",
        "Headers that never end are no answer.",
    ),
    at(
        "longline.example",
        endless(b"HTTP/1.1 200 OK\r\nX-Pad: ", b"x" * 4096),
        "unsure",
        "A header that never ends is no answer.",
    ),
    at(
        "interim.example",
        endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        "unsure",
        "An answer that is always about to come is none.",
    ),
    at(
        "driphead.example",
        drip(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
        "unsure",
        "A head that trickles is not waited for.",
    ),
    at(
        "lengths.example",
        sends(
            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\nhello", close=True
        ),
        "unsure",
        "An answer that contradicts itself is none.",
    ),
]


def secure(host: str, reply: Reply, verdict: str, rule: str, certificate: str = "") -> Behaviour:
    return Behaviour(
        rule, f"https://{host}/a", verdict, {f"{host}/a": reply}, certificate=certificate
    )


TLS = [
    secure("tls.example", GOOD, "alive", "https is the web."),
    secure(
        "expired.example", GOOD, "alive", "An expired certificate is not a dead page.", "expired"
    ),
    secure(
        "selfsigned.example",
        GOOD,
        "alive",
        "A certificate of one's own is not a dead page.",
        "self-signed",
    ),
    secure(
        "wrongname.example",
        GOOD,
        "alive",
        "A certificate for another name is not a dead page.",
        "another's",
    ),
    secure("tls404.example", GONE, "dead", "What is not found over https is not found."),
    secure(
        "expired404.example",
        GONE,
        "dead",
        "What is not found behind an expired certificate is not found.",
        "expired",
    ),
    Behaviour(
        "https may lead down to http.",
        "https://tlsdown.example/a",
        "alive",
        {"tlsdown.example/a": redirect("http://tlsdown.example/b"), "tlsdown.example/b": GOOD},
    ),
    Behaviour(
        "https and http that send to each other are a circle.",
        "https://tlsloop.example/a",
        "unsure",
        {
            "tlsloop.example/a": when(
                is_secure,
                redirect("http://tlsloop.example/a"),
                redirect("https://tlsloop.example/a"),
            )
        },
    ),
    Behaviour(
        "Nobody speaks TLS there.",
        "https://notls.example:80/a",
        "unsure",
        {"notls.example/a": GOOD},
    ),
]


def share(code: str, text: str, verdict: str, rule: str, title: str = "百度网盘") -> Behaviour:
    body = (
        f"<html><head><title>{title}</title></head><body><div id='share'>{text}</div></body></html>"
    )
    return Behaviour(
        rule, f"http://pan.baidu.com/s/{code}", verdict, {f"pan.baidu.com/s/{code}": raw_html(body)}
    )


def everywhere(
    host: str, reply: Reply, verdict: str, rule: str, titles: tuple[str, ...] = ()
) -> Behaviour:
    """A host that answers every address alike."""
    return Behaviour(rule, f"http://{host}/2015/02/lstm.html", verdict, {f"{host}*": reply}, titles)


HOME_PAGE = html("某某网 - 首页", "欢迎来到某某网。本站提供新闻、论坛与下载。" * 10)

SOFT = [
    share(
        "1deleted",
        "啊哦，你来晚了，分享的文件已经被删除了，下次要早点哟。",
        "dead",
        "A deleted share is dead.",
    ),
    share(
        "1cancelled",
        "啊哦，你来晚了，分享的文件已经被取消了，下次要早点哟。",
        "dead",
        "A cancelled share is dead.",
    ),
    share("1expired", "啊哦！该分享文件已过期", "dead", "An expired share is dead."),
    share(
        "1nothere",
        "啊哦，你所访问的页面不存在了。链接不存在",
        "dead",
        "A share that does not exist is dead.",
    ),
    share("1wrong", "链接错误没找到文件，请打开正确的分享链接!", "dead", "A wrong share is dead."),
    share(
        "1illegal",
        "此链接分享内容可能因为涉及侵权、色情、反动、低俗等信息，无法访问！",
        "dead",
        "A forbidden share is dead.",
    ),
    share(
        "1toomany",
        "啊哦，来晚了，该分享文件的访问次数过多",
        "dead",
        "A share that was opened too often is dead.",
    ),
    share(
        "1code",
        "请输入提取码：提取文件",
        "alive",
        "A share that asks for its code is alive.",
        "百度网盘 请输入提取码",
    ),
    share("1upgrade", "系统升级中，请稍后再试", "unsure", "A service under repair says nothing."),
    Behaviour(
        "A share may end at the error page.",
        "http://pan.baidu.com/share/link?shareid=1&uk=2",
        "dead",
        {
            "pan.baidu.com/share/link?shareid=1&uk=2": redirect("/error/404.html"),
            "pan.baidu.com/error/404.html": raw_html(
                "<title>百度网盘-链接不存在</title><div>啊哦，你来晚了，分享的文件已经被删除了</div>"
            ),
        },
    ),
    Behaviour(
        "A page that says it is none is none.",
        "http://tomb.example/a",
        "dead",
        {"tomb.example/a": html("页面不存在", "抱歉，您访问的页面不存在或已被删除。")},
    ),
    Behaviour(
        "Weibo's visitor page is a login wall.",
        "http://weibo.com/1402400261/C5bbz",
        "blocked",
        {
            "weibo.com/1402400261/C5bbz": redirect(
                "https://passport.weibo.com/visitor/visitor?entry=miniblog"
            ),
            "passport.weibo.com/visitor/visitor?entry=miniblog": html("Sina Visitor System", ""),
        },
    ),
    Behaviour(
        "Weibo's apology is a tombstone.",
        "http://weibo.com/1402400261/Gone1",
        "dead",
        {
            "weibo.com/1402400261/Gone1": redirect("http://weibo.com/sorry?pagenotfound&"),
            "weibo.com/sorry?pagenotfound&": html(
                "错误提示 新浪微博", "抱歉，你访问的页面地址有误，或者该页面不存在"
            ),
        },
    ),
    Behaviour(
        "Zhihu turns programs away.",
        "http://www.zhihu.com/question/20794107",
        "blocked",
        {"www.zhihu.com*": html("403 Forbidden", "系统监测到您的网络环境存在异常", status=403)},
    ),
    Behaviour(
        "CSDN turns programs away.",
        "http://blog.csdn.net/zouxy09/article/details/8775360",
        "blocked",
        {"blog.csdn.net*": html("521", "<script>location</script>", status=521)},
    ),
    Behaviour(
        "LinkedIn turns programs away.",
        "https://www.linkedin.com/in/someone",
        "blocked",
        {"www.linkedin.com*": html("", "<script>x</script>", status=999)},
    ),
    everywhere(
        "soft.example",
        html("出错了", "您要找的内容走丢了，去首页看看吧。" * 3),
        "dead",
        "The same excuse for every address is no page.",
        (LSTM,),
    ),
    everywhere(
        "tohome.example",
        when(lambda asked: asked.path == "/", HOME_PAGE, redirect("/")),
        "dead",
        "A redirect of every address to the home page is no page.",
        (LSTM,),
    ),
    everywhere(
        "parked.example",
        html(
            "parked.example - This domain is for sale",
            "Buy this domain. The domain parked.example may be for sale by its owner! Related searches",
        ),
        "suspect",
        "A domain for sale is not the work.",
        (LSTM,),
    ),
    everywhere(
        "parked-cn.example",
        html("域名出售", "您访问的域名正在出售，有意者请联系。该域名可转让"),
        "suspect",
        "A domain for sale is not the work, in Chinese.",
        (LSTM,),
    ),
    Behaviour(
        "A hijacked page is not the work.",
        "http://hijacked.example/lstm.html",
        "suspect",
        {
            "hijacked.example/lstm.html": html(
                "澳门新葡京娱乐场官网 - 真人博彩注册送彩金", "真人娱乐，注册送彩金，百家乐。" * 10
            )
        },
        titles=("Understanding LSTM Networks",),
    ),
    Behaviour(
        "A title in other words may be the same work.",
        "http://reworded.example/a",
        "alive",
        {
            "reworded.example/a": html(
                "Understanding LSTM Networks -- colah's blog",
                "Humans don't start their thinking from scratch every second. " * 5,
            )
        },
        titles=("理解LSTM网络",),
    ),
    Behaviour(
        "A title within the site's name is the work's.",
        "http://sitename.example/a",
        "alive",
        {"sitename.example/a": html(f"{LSTM}_机器学习_某某博客 - 某某网")},
        titles=(LSTM,),
    ),
    Behaviour(
        "A title that says nothing is no sign.",
        "http://untitled.example/a",
        "alive",
        {"untitled.example/a": html("Home", "Some words about recurrent networks. " * 9)},
        titles=(LSTM,),
    ),
]

ANSWERED = "http://answered.example/paper"
LAYOUTS = {
    "RopenUrl": '<div class="open-url"><a href="http://answered.example/paper">继续访问</a></div>',
    "RpLink12": '<div class="desc">如需浏览，请长按网址复制后使用浏览器访问</div><p class="link">http://answered.example/paper</p>',
    "RurlView": '<div>警告：访问的网址可能存在风险</div><div class="url_view_code">http://answered.example/paper</div>',
    "RtextLin": '<div id="textline">http://answered.example/paper</div>',
}


def short(code: str, reply: Reply, verdict: str, rule: str, **more: object) -> Behaviour:
    replies = {f"t.cn/{code}": reply, "answered.example/paper": GOOD}
    return Behaviour(rule, f"http://t.cn/{code}", verdict, replies, **more)  # type: ignore[arg-type]


SHORT = [
    short("RZMtCsP", redirect(ANSWERED), "alive", "A short link is as alive as its target."),
    short(
        "RgoneXx",
        redirect("http://s404.example/b"),
        "dead",
        "A short link is as dead as its target.",
    ),
    short(
        "Rmoved1",
        redirect("http://r301.example/a"),
        "moved",
        "A short link to what moved has moved.",
    ),
    *(
        short(
            code,
            raw_html(f"<html><body>{body}</body></html>"),
            "alive",
            f"The target stands in Weibo's page ({code}).",
        )
        for code, body in LAYOUTS.items()
    ),
    short(
        "Rgone2p",
        raw_html(
            '<html><body><div class="open-url"><a href="http://s410.example/a">x</a></div></body></html>'
        ),
        "dead",
        "A page between does not make a dead target alive.",
    ),
    short(
        "Rlatin1",
        raw_html(
            '<html><body><p class="link">{}</p></body></html>'.format(
                "http://answered.example/深度".encode().decode("latin-1")
            )
        ),
        "alive",
        "The target may be UTF-8 that was read as Latin-1.",
    ),
    short(
        "Rloc200",
        sends(
            b"HTTP/1.1 200 OK\r\nLocation: http://answered.example/paper\r\nContent-Length: 0\r\n\r\n"
        ),
        "alive",
        "A Location counts beside a 200 too.",
    ),
    short(
        "Rexpire",
        html("微博", "短链接已失效"),
        "unsure",
        "What an expired code answers proves nothing.",
    ),
    short("Rno404x", GONE, "unsure", "A code that t.cn does not know is not dead at one look."),
    short("R7yTgLo", redirect(ANSWERED), "alive", "Two codes that differ in case are two."),
    short(
        "R7yTgLO",
        redirect("http://s404.example/c"),
        "dead",
        "Two codes that differ in case are two, again.",
    ),
    Behaviour(
        "A wrapped address is unwrapped without asking.",
        "http://weibo.cn/sinaurl?u=http%3A%2F%2Fanswered.example%2Fpaper",
        "alive",
        never=("weibo.cn",),
    ),
    Behaviour(
        "A wrapped short link is unwrapped, then asked.",
        "https://weibo.cn/sinaurl?toasturl=http%3A%2F%2Ft.cn%2FRZMtCsP",
        "alive",
        never=("weibo.cn",),
    ),
    Behaviour(
        "Any shortener's target is the link.",
        "http://bit.ly/1abcdeF",
        "alive",
        {"bit.ly/1abcdeF": redirect(ANSWERED, 301)},
    ),
]
SHORT_LATIN = {"answered.example/%E6%B7%B1%E5%BA%A6": GOOD}

PAPERS = {
    "1409.0473": ("Neural Machine Translation by Jointly Learning to Align and Translate", ""),
    "1412.7755": ("Multiple Object Recognition with Visual Attention", ""),
    "math/0309136": ("An Old Paper about Something", ""),
    "1502.01852": ("Delving Deep into Rectifiers", "This paper has been withdrawn by the authors"),
    "1506.00019": ("A Critical Review of Recurrent Neural Networks", ""),
}


def _atom(ids: list[str]) -> str:
    entries = "".join(
        f"<entry><id>http://arxiv.org/abs/{id_}v2</id><title>{PAPERS[id_][0]}</title>"
        f"<published>2014-09-01T00:00:00Z</published><updated>2016-05-19T00:00:00Z</updated>"
        f"<summary>About it. {PAPERS[id_][1]}</summary><author><name>Ann Author</name></author></entry>"
        for id_ in (re.sub(r"v\d+$", "", wanted) for wanted in ids)
        if id_ in PAPERS
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'


async def arxiv_api(asked: Asked, writer: asyncio.StreamWriter) -> bool:
    """arXiv's API: what it knows is there, what it does not know is absent."""
    query = parse_qs(urlsplit(asked.path).query)
    ids = query.get("id_list", [""])[0].split(",")[: int(query.get("max_results", ["10"])[0])]
    writer.write(message(200, _atom(ids).encode(), kind="application/atom+xml; charset=utf-8"))
    return True


def paper(url: str, verdict: str, rule: str, **more: object) -> Behaviour:
    return Behaviour(rule, url, verdict, **more)  # type: ignore[arg-type]


ARXIV = [
    paper(
        "http://arxiv.org/abs/1409.0473",
        "alive",
        "A paper that arXiv knows is alive.",
        never=("arxiv.org",),
    ),
    paper(
        "http://arxiv.org/pdf/1412.7755v2.pdf",
        "alive",
        "A PDF of arXiv is its paper.",
        never=("arxiv.org",),
    ),
    paper(
        "http://xxx.tau.ac.il/abs/1506.00019",
        "alive",
        "A mirror that is gone is arXiv itself.",
        never=("xxx.tau.ac.il",),
    ),
    paper("http://arxiv.org/abs/math.GT/0309136", "alive", "An old id may name its class."),
    paper("http://arxiv.org/abs/1502.01852", "alive", "A withdrawn paper has its page still."),
    paper(
        "http://arxiv.org/abs/1401.99999",
        "dead",
        "An id of the wrong length is none.",
        never=("arxiv.org",),
    ),
    paper("http://arxiv.org/abs/1513.04321", "dead", "There is no thirteenth month."),
    paper(
        "http://arxiv.org/abs/1409.9999",
        "dead",
        "An id that arXiv's own API does not know is dead.",
    ),
]

UNSAFE = [
    Behaviour(f"{what} is not for a public list.", url, "unsafe", names=names)
    for what, url, names in (
        ("This machine", "http://127.0.0.1/", {}),
        ("A private address", "http://10.0.0.1/router", {}),
        ("A home router", "http://192.168.1.1/", {}),
        ("This machine in IPv6", "http://[::1]/", {}),
        ("A mapped address", "http://[::ffff:127.0.0.1]/", {}),
        ("A cloud's metadata", "http://169.254.169.254/latest/meta-data/", {}),
        ("A number in disguise", "http://0x7f.1/", {}),
        (
            "A name of a private network",
            "http://printer.example/",
            {"printer.example": ("192.168.0.9",)},
        ),
        (
            "A name with one private address of two",
            "http://both.example/",
            {"both.example": (HOME, "10.0.0.7")},
        ),
        ("A mail server's port", "http://plain.example:25/", {}),
        ("An address for benchmarks", "http://bench.example/", {"bench.example": ("198.18.0.7",)}),
    )
]

WRITTEN = [
    Behaviour(
        "A Chinese path is one.",
        "http://iri.example/神经网络",
        "alive",
        {"iri.example/%E7%A5%9E%E7%BB%8F%E7%BD%91%E7%BB%9C": GOOD},
    ),
    Behaviour(
        "A Chinese query is one.",
        "http://iriq.example/s?q=记忆",
        "alive",
        {"iriq.example/s?q=%E8%AE%B0%E5%BF%86": GOOD},
    ),
    Behaviour(
        "A Chinese name is one.", "http://例子.example/a", "alive", {"xn--fsqu00a.example/a": GOOD}
    ),
    Behaviour("A host may shout.", "HTTP://SHOUT.Example/a", "alive", {"shout.example/a": GOOD}),
    Behaviour(
        "An address needs no path.", "http://nopath.example", "alive", {"nopath.example/": GOOD}
    ),
    Behaviour(
        "A space in an address is sent as one.",
        "http://spaced.example/a b",
        "alive",
        {"spaced.example/a%20b": GOOD},
    ),
    Behaviour(
        "What is escaped stays as it was written.",
        "http://escaped.example/a%2Fb%20c",
        "alive",
        {"escaped.example/a%2Fb%20c": GOOD},
    ),
    Behaviour(
        "A fragment is the reader's, not the server's.",
        "http://frag.example/a#sec",
        "alive",
        {"frag.example/a": GOOD},
    ),
    Behaviour(
        "A bar in an address is sent as one.",
        "http://bar.example/a|b",
        "alive",
        {"bar.example/a|b": GOOD, "bar.example/a%7Cb": GOOD},
    ),
]

GROUPS = {
    "plain answers": PLAIN,
    "encodings": ENCODINGS,
    "redirects": REDIRECTS,
    "statuses": STATUSES,
    "trouble": TROUBLE,
    "tls": TLS,
    "pages that are none": SOFT,
    "short links": SHORT,
    "arxiv": ARXIV,
    "unsafe": UNSAFE,
    "spellings": WRITTEN,
}
ALL = [behaviour for group in GROUPS.values() for behaviour in group]

CAPTURES = json.dumps({"archived_snapshots": {}}).encode()
SERVICES: Mapping[str, Reply] = {
    "export.arxiv.org*": arxiv_api,
    "archive.org*": sends(message(200, CAPTURES, kind="application/json")),
    "web.archive.org*": sends(message(200, b"[]", kind="application/json")),
    **SHORT_LATIN,
}
