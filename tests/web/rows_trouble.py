"""Statuses, silence, noise and certificates."""

from __future__ import annotations

from tests.web.behaviour import GONE, GOOD, PAGE, Behaviour, at
from tests.web.replies import (
    Reply,
    close,
    drip,
    endless,
    hang,
    html,
    in_turn,
    is_browser,
    is_secure,
    message,
    redirect,
    reset,
    sends,
    when,
)
from tests.web.small_web import ENCRYPTED, HOME, REFUSING, SILENT

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
    at("s418.example", html("418", "teapot", status=418), "blocked", "A joke turns away too."),
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
                b"<html><head><title>Just a moment...</title></head>"
                b"<body>Checking your browser before accessing</body></html>",
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
        "A server that has given http up is found over https, as by a browser.",
        "http://onlytls.example/a",
        "alive",
        {"onlytls.example/a": GOOD},
        names={"onlytls.example": (ENCRYPTED,)},
    ),
    Behaviour(
        "What is not found over https is gone, though http is refused.",
        "http://onlytls404.example/a",
        "dead",
        {"onlytls404.example/a": GONE},
        names={"onlytls404.example": (ENCRYPTED,)},
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
