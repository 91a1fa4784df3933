"""Short links and wrappers."""

from __future__ import annotations

from tests.web.behaviour import GONE, GOOD, Behaviour
from tests.web.replies import (
    Reply,
    html,
    raw_html,
    redirect,
    sends,
)

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
            b"HTTP/1.1 200 OK\r\nLocation: http://answered.example/paper\r\n"
            b"Content-Length: 0\r\n\r\n"
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
