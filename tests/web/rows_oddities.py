"""Statuses, waits and framing that are seldom seen."""

from __future__ import annotations

import gzip

from tests.web.behaviour import GOOD, LSTM, PAGE, Behaviour, at, with_head
from tests.web.replies import (
    chunked,
    has_cookie,
    html,
    in_turn,
    is_browser,
    message,
    redirect,
    reset,
    sends,
    when,
)
from tests.web.small_web import ENCRYPTED, REFUSING

TYPED = "Content-Type: text/html; charset=utf-8\r\n"
BODY = PAGE.encode()


def asks(status: int, wait: str) -> bytes:
    return message(status, b"busy", {"Retry-After": wait}, kind="text/html")


ODDITIES = [
    *(
        at(f"odd{status}.example", html(str(status), "x", status=status), verdict, rule)
        for status, verdict, rule in (
            (402, "blocked", "What must be paid for is behind a wall."),
            (405, "blocked", "A method that is not allowed is a wall for programs."),
            (406, "blocked", "A form that we cannot take is a wall for programs."),
            (408, "unsure", "A server that waited for us says nothing of the page."),
            (413, "unsure", "A request that is too large says nothing of the page."),
            (414, "unsure", "An address that is too long says nothing of the page."),
            (415, "unsure", "A type that is not wanted says nothing of the page."),
            (416, "unsure", "A range that is not there says nothing of the page."),
            (420, "unsure", "Calm is asked for, and nothing said of the page."),
            (422, "unsure", "A request that makes no sense says nothing of the page."),
            (423, "unsure", "A lock says nothing of the page."),
            (425, "unsure", "Too early says nothing of the page."),
            (426, "unsure", "A wish for another protocol says nothing of the page."),
            (428, "unsure", "A missing condition says nothing of the page."),
            (431, "unsure", "Headers that are too large say nothing of the page."),
            (499, "unsure", "A client that is said to have left says nothing of the page."),
            (501, "unsure", "What is not implemented says nothing of the page."),
            (505, "unsure", "A version that is not spoken says nothing of the page."),
            (507, "unsure", "A full disk says nothing of the page."),
            (509, "unsure", "A month's bandwidth says nothing of the page."),
            (520, "unsure", "An unknown error of the house before says nothing."),
            (523, "unsure", "A house that does not find the way says nothing."),
            (524, "unsure", "A house that waited in vain says nothing."),
            (525, "unsure", "A handshake that failed behind says nothing."),
            (526, "unsure", "A certificate that is wrong behind says nothing."),
            (529, "unsure", "A site that is overloaded says nothing."),
            (599, "unsure", "A proxy's timeout says nothing."),
        )
    ),
    at(
        "cloud521.example",
        sends(message(521, b"<title>521: Web server is down</title>", {"Server": "cloudflare"})),
        "unsure",
        "Where a server is down, its house before says so.",
    ),
    *(
        at(f"wait{number}.example", in_turn(sends(asks(429, wait)), GOOD), "alive", rule)
        for number, (wait, rule) in enumerate(
            (
                ("1.5", "A wait may have a fraction."),
                ("-1", "A wait of less than nothing is none."),
                ("Wed, 21 Oct 2015 07:28:00 GMT", "A wait that ended long ago is over."),
                ("", "A wait may be left empty."),
                ("soon", "A wait may be no number at all."),
                ("0", "A wait of nothing is none."),
            )
        )
    ),
    *(
        at(f"long{number}.example", sends(asks(status, wait)), verdict, rule)
        for number, (status, wait, verdict, rule) in enumerate(
            (
                (429, "Fri, 31 Dec 9999 23:59:59 GMT", "blocked", "A wait for ever is a wall."),
                (429, "99999999999999999999", "blocked", "A wait of ages is a wall."),
                (503, "Sun, 30 Nov 2036 00:00:00 GMT", "unsure", "A wait of years is for later."),
                (503, "soon", "unsure", "A wait that nobody can read is waited for a little."),
                (
                    503,
                    "-5",
                    "unsure",
                    "A server that is in trouble says nothing, however it counts.",
                ),
            )
        )
    ),
    at(
        "headonly.example",
        sends(f"HTTP/1.1 200 OK\r\n{TYPED}Content-Length: 900\r\n\r\n".encode(), close=True),
        "unsure",
        "A page of which nothing came is no answer.",
    ),
    at(
        "nochunks.example",
        sends(f"HTTP/1.1 200 OK\r\n{TYPED}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n".encode()),
        "unsure",
        "A page in no chunks is an empty page.",
    ),
    at(
        "trailers.example",
        sends(chunked(BODY).removesuffix(b"\r\n") + b"X-Checksum: 1\r\n\r\n"),
        "alive",
        "Something may follow the last chunk.",
        titles=(LSTM,),
    ),
    at(
        "chunkext.example",
        sends(
            f"HTTP/1.1 200 OK\r\n{TYPED}Transfer-Encoding: chunked\r\n\r\n".encode()
            + b"%x;name=value\r\n%b\r\n0\r\n\r\n" % (len(BODY), BODY)
        ),
        "alive",
        "A chunk may say more than its length.",
        titles=(LSTM,),
    ),
    at(
        "gzipchunks.example",
        sends(
            f"HTTP/1.1 200 OK\r\n{TYPED}Content-Encoding: gzip\r\n".encode()
            + b"Transfer-Encoding: chunked\r\n\r\n"
            + chunked(gzip.compress(BODY), size=11).partition(b"\r\n\r\n")[2]
        ),
        "alive",
        "A page may be compressed and come in chunks.",
        titles=(LSTM,),
    ),
    at(
        "emptygzip.example",
        with_head(TYPED + "Content-Encoding: gzip\r\n", b""),
        "unsure",
        "A compressed page of nothing is an empty page.",
    ),
    at(
        "icy.example",
        sends(b"ICY 200 OK\r\nContent-Type: audio/mpeg\r\n\r\n" + b"x" * 4000, close=True),
        "unsure",
        "A radio's own protocol is no answer that we can judge.",
    ),
    at(
        "lower.example",
        sends(
            b"HTTP/1.1 200 ok\r\ncontent-type: text/html\r\ncontent-length: %d\r\n\r\n%b"
            % (len(BODY), BODY)
        ),
        "alive",
        "Headers may whisper.",
        titles=(LSTM,),
    ),
    at(
        "overlong.example",
        sends(f"HTTP/1.1 200 OK\r\n{TYPED}Content-Length: 300\r\n\r\n".encode() + BODY, close=True),
        "alive",
        "More may come than was said.",
    ),
    at(
        "manycookies.example",
        with_head(TYPED + "".join(f"Set-Cookie: c{n}={'v' * 200}\r\n" for n in range(60))),
        "alive",
        "A server may set more cookies than anybody wants.",
        titles=(LSTM,),
    ),
    at(
        "thricereset.example",
        in_turn(reset, html("503", "x", status=503), GOOD),
        "alive",
        "Two kinds of trouble that pass were none.",
    ),
    at(
        "bad400.example",
        when(is_browser, GOOD, html("400", "bad", status=400)),
        "alive",
        "A request that is bad only from programs is good from browsers.",
        titles=(LSTM,),
    ),
    at(
        "later404.example",
        in_turn(html("404", "x", status=404), html("503", "x", status=503), GOOD),
        "alive",
        "«Not found», then trouble, then the page: it is there.",
    ),
    at(
        "gone503.example",
        in_turn(html("404", "x", status=404), html("503", "x", status=503)),
        "unsure",
        "«Not found» once and trouble ever after proves nothing.",
    ),
    Behaviour(
        "A page that is found only with a cookie is found.",
        "http://cookie404.example/a",
        "alive",
        {
            "cookie404.example/a": when(has_cookie, GOOD, redirect("/set")),
            "cookie404.example/set": redirect(
                "/a", headers="Set-Cookie: s=1; Path=/; Secure=no\r\n"
            ),
        },
        (LSTM,),
    ),
    Behaviour(
        "A server may refuse to speak in the open, and lead to https itself.",
        "http://hsts.example/a",
        "moved",
        {
            "hsts.example/a": when(
                lambda asked: asked.secure, GOOD, redirect("https://hsts.example/a", 308)
            )
        },
        (LSTM,),
    ),
    Behaviour(
        "https that is refused is not asked for in the open.",
        "https://nohttps.example/a",
        "unsure",
        {"nohttps.example/a": GOOD},
        names={"nohttps.example": (REFUSING,)},
    ),
    Behaviour(
        "A server that speaks only https, and turns us away there, turns us away.",
        "http://onlytls403.example/a",
        "blocked",
        {"onlytls403.example/a": html("403", "no", status=403)},
        names={"onlytls403.example": (ENCRYPTED,)},
    ),
    Behaviour(
        "A name that is gone is gone, though the one with www is there.",
        "http://bare.gone.example/a",
        "dead",
        {"www.bare.gone.example/a": GOOD},
    ),
    Behaviour(
        "Of a moved page, a new certificate that has lapsed is no death.",
        "http://lapsedtls.example/a",
        "moved",
        {
            "lapsedtls.example/a": when(
                lambda asked: asked.secure, GOOD, redirect("https://lapsedtls.example/a", 301)
            )
        },
        (LSTM,),
        certificate="expired",
    ),
    Behaviour(
        "A picture in an address is one.",
        "http://emoji.example/🤖/a",
        "alive",
        {"emoji.example/%F0%9F%A4%96/a": GOOD},
    ),
    Behaviour(
        "Parentheses, commas and stars are letters of an address.",
        "http://marks.example/a_(b),c*d;e=1!'x'",
        "alive",
        {"marks.example/a_(b),c*d;e=1!'x'": GOOD},
    ),
    Behaviour(
        "What is escaped twice is sent as it is.",
        "http://twice.example/%25E4%25B8%25AD",
        "alive",
        {"twice.example/%25E4%25B8%25AD": GOOD},
    ),
    *(
        Behaviour(
            "A server may close each connection without a word.",
            f"http://silentclose.example/{name}",
            "alive",
            {
                f"silentclose.example/{name}": sends(
                    message(200, BODY, kind="text/html"), close=True
                )
            },
            (LSTM,),
        )
        for name in "abc"
    ),
]
