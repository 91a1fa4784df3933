"""Plain answers, in every dress: framing, compression, encodings."""

from __future__ import annotations

import gzip
import zlib

from tests.web.behaviour import GONE, GOOD, LSTM, OLD, PAGE, Behaviour, at, with_head
from tests.web.replies import (
    bomb,
    chunked,
    endless,
    file,
    hang,
    html,
    is_head,
    late,
    message,
    reset,
    sends,
    when,
)

HEAD_OF_PDF = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 9\r\n\r\n"

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
    *(
        Behaviour(
            f"A file is there, though its server {how}.",
            f"http://{name}.example/lstm.pdf",
            "alive",
            {f"{name}.example/lstm.pdf": when(is_head, answer, file("application/pdf"))},
        )
        for name, how, answer in (
            ("head-no", "says no to HEAD", GONE),
            ("head-rude", "breaks off at HEAD", reset),
            ("head-deaf", "is silent to HEAD", hang),
            ("head-yes", "has only a head to show", sends(HEAD_OF_PDF)),
            ("head-page", "shows a page at HEAD", GOOD),
        )
    ),
    Behaviour(
        "A page that says it is gone is read, whatever its address ends in.",
        "http://head-soft.example/lstm.pdf",
        "dead",
        {"head-soft.example*": html("404 Not Found", "The requested page is not here.")},
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
    at("bomb.example", bomb(8, PAGE.encode()), "alive", "A compressed bomb opens only a little."),
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
