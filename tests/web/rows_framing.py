"""Answers whose framing is odd: what browsers put up with, and what they do not."""

from __future__ import annotations

import gzip

from tests.web.behaviour import GOOD, LSTM, PAGE, Behaviour, at, with_head
from tests.web.replies import chunked, drip, in_turn, message, reset, sends

BODY = PAGE.encode()
TYPED = "Content-Type: text/html; charset=utf-8\r\n"


def raw(head: str, body: bytes = BODY) -> bytes:
    return head.encode() + b"\r\n" + body


FRAMING = [
    at(
        "unmeasured.example",
        with_head(TYPED + "Connection: close\r\n"),
        "alive",
        "A page without a length ends with the connection.",
        titles=(LSTM,),
    ),
    at(
        "both.framing.example",
        sends(
            raw(
                f"HTTP/1.1 200 OK\r\n{TYPED}Content-Length: 7\r\nTransfer-Encoding: chunked\r\n",
                chunked(BODY).partition(b"\r\n\r\n")[2],
            )
        ),
        "alive",
        "Where chunks stand beside a length, the chunks count.",
        titles=(LSTM,),
    ),
    at(
        "tornchunks.example",
        sends(chunked(BODY, size=200).removesuffix(b"0\r\n\r\n"), close=True),
        "alive",
        "A page whose last chunk never came is a page.",
        titles=(LSTM,),
    ),
    at(
        "badchunk.example",
        sends(
            raw(f"HTTP/1.1 200 OK\r\n{TYPED}Transfer-Encoding: chunked\r\n", b"zz\r\n<p>\r\n"),
            close=True,
        ),
        "unsure",
        "A page of which not one chunk can be read is no answer.",
    ),
    at(
        "spacecolon.example",
        sends(raw(f"HTTP/1.1 200 OK\r\nX-Odd : a\r\n{TYPED}Content-Length: {len(BODY)}\r\n")),
        "alive",
        "A space may stand before a colon.",
    ),
    at(
        "nocolon.example",
        sends(raw(f"HTTP/1.1 200 OK\r\nGarbage\r\n{TYPED}Content-Length: {len(BODY)}\r\n")),
        "alive",
        "A line that is no header is passed over.",
    ),
    at(
        "blankfirst.example",
        sends(raw(f"\r\nHTTP/1.1 200 OK\r\n{TYPED}Content-Length: {len(BODY)}\r\n")),
        "alive",
        "A blank line may stand before an answer.",
    ),
    at(
        "nameless.example",
        sends(raw(f"HTTP/1.1 200 OK\r\n: nothing\r\n{TYPED}Content-Length: {len(BODY)}\r\n")),
        "alive",
        "A header may have lost its name.",
    ),
    at(
        "minus.example",
        sends(raw("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n"), close=True),
        "unsure",
        "No body is shorter than nothing.",
    ),
    at(
        "samelengths.example",
        sends(raw(f"HTTP/1.1 200 OK\r\n{TYPED}" + f"Content-Length: {len(BODY)}\r\n" * 2)),
        "alive",
        "A length may be said twice.",
    ),
    at(
        "s600.example",
        sends(raw(f"HTTP/1.1 600 Strange\r\nContent-Length: {len(BODY)}\r\n")),
        "unsure",
        "A status that there is not says nothing.",
    ),
    at(
        "twodigits.example",
        sends(raw("HTTP/1.1 20 OK\r\n"), close=True),
        "unsure",
        "A status has three digits.",
    ),
    at(
        "fakegzip.example",
        with_head(TYPED + "Content-Encoding: gzip\r\n"),
        "unsure",
        "What says it is compressed and is not, no browser shows.",
        titles=(LSTM,),
    ),
    at(
        "gzipplus.example",
        with_head(TYPED + "Content-Encoding: gzip\r\n", gzip.compress(BODY) + b"trailing"),
        "alive",
        "Something may follow a compressed page.",
        titles=(LSTM,),
    ),
    at(
        "gziptwice.example",
        with_head(TYPED + "Content-Encoding: gzip, gzip\r\n", gzip.compress(gzip.compress(BODY))),
        "alive",
        "A page that is compressed twice is hidden, not gone.",
    ),
    at(
        "zstd.example",
        with_head(TYPED + "Content-Encoding: zstd\r\n", b"\x28\xb5\x2f\xfd\x04\x00"),
        "alive",
        "Another encoding that nobody asked for hides the text, not the page.",
    ),
    at(
        "utf8encoding.example",
        with_head(TYPED + "Content-Encoding: UTF-8\r\n"),
        "alive",
        "A charset in the place of an encoding is none.",
        titles=(LSTM,),
    ),
    at(
        "slowbody.example",
        drip(
            b"<p>" + "这一页的正文来得很慢。".encode() * 40,
            first=raw(f"HTTP/1.1 200 OK\r\n{TYPED}"),
            every=0.3,
        ),
        "alive",
        "A page that comes slowly is read as far as it has come.",
        titles=(LSTM,),
    ),
    at(
        "dripbody.example",
        drip(b"<html><head><title>abc</title>", first=raw("HTTP/1.1 200 OK\r\n", b"")),
        "unsure",
        "A page that trickles and shows nothing is not waited for.",
    ),
    at(
        "comesback.example",
        in_turn(reset, reset, GOOD),
        "alive",
        "A connection that broke twice is tried once more.",
    ),
    *(
        at(f"s{status}.example", sends(message(status, b"")), "unsure", rule)
        for status, rule in (
            (204, "An answer without content shows no work."),
            (205, "A form that is to be cleared shows no work."),
            (200, "An empty page shows no work."),
            (304, "«Not modified» is no answer to who has never seen the page."),
            (400, "A request that is called bad says nothing of the page."),
            (409, "A conflict says nothing of the page."),
            (421, "A misdirected request says nothing of the page."),
            (508, "A loop within a server says nothing of the page."),
            (522, "A house that does not reach its own server says nothing."),
            (530, "A house that does not find its own server says nothing."),
        )
    ),
    at(
        "s206.example",
        sends(message(206, BODY, {"Content-Range": "bytes 0-99/100"}, kind="text/html")),
        "alive",
        "A part that nobody asked for is a page.",
        titles=(LSTM,),
    ),
    at(
        "s203.example",
        sends(message(203, BODY, kind="text/html")),
        "alive",
        "A copy from somebody between is a page.",
        titles=(LSTM,),
    ),
    at(
        "s300.example",
        sends(message(300, BODY, kind="text/html")),
        "alive",
        "A choice of several is something to read.",
        titles=(LSTM,),
    ),
    Behaviour(
        "A status of 404 everywhere, at home too, proves nothing.",
        "http://all404.example/a",
        "unsure",
        {"all404.example*": sends(message(404, BODY, kind="text/html"))},
    ),
]
