"""Answers that send the reader on."""

from __future__ import annotations

from tests.web.behaviour import GOOD, LSTM, Behaviour, at
from tests.web.replies import (
    Reply,
    has_cookie,
    html,
    is_secure,
    raw_html,
    redirect,
    sends,
    when,
)


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
