"""Ways on that are odd: headers, scripts, paths, circles, logins, codes in codes."""

from __future__ import annotations

from tests.web.behaviour import GONE, GOOD, LSTM, Behaviour, at
from tests.web.replies import (
    Reply,
    html,
    is_browser,
    message,
    raw_html,
    redirect,
    sends,
    when,
)
from tests.web.rows_redirects import moves
from tests.web.rows_short import ANSWERED, short

HOME_PAGE = html("某某新闻网 - 首页", "欢迎来到某某网。本站提供新闻、论坛与下载。" * 10)


def onward(host: str, reply: Reply, end: Reply, verdict: str, rule: str) -> Behaviour:
    """A page that sends its reader to /b of the same host."""
    return Behaviour(
        rule, f"http://{host}/a", verdict, {f"{host}/a": reply, f"{host}/b": end}, (LSTM,)
    )


def header(line: str) -> Reply:
    name, _, value = line.partition(": ")
    return sends(message(200, b"<p>...", {name: value}, kind="text/html"))


def script(code: str) -> Reply:
    return raw_html(f"<html><head><script>{code}</script></head><body></body></html>")


def twice(first: str, second: str) -> Reply:
    lines = f"Location: {first}\r\nLocation: {second}\r\n"
    return sends(f"HTTP/1.1 302 Found\r\n{lines}Content-Length: 0\r\n\r\n".encode())


ONWARD = [
    onward("rh.example", header("Refresh: 0; url=/b"), GOOD, "alive", "A header may send on."),
    onward(
        "rhgone.example",
        header("Refresh: 0;URL=http://rhgone.example/b"),
        GONE,
        "dead",
        "A header may send on to what is gone.",
    ),
    onward("js.example", script("window.location='/b'"), GOOD, "alive", "A script may send on."),
    onward(
        "jsgone.example",
        script("location.replace('http://jsgone.example/b')"),
        GONE,
        "dead",
        "A script may send on to what is gone.",
    ),
    onward(
        "metagone.example",
        raw_html('<meta http-equiv=refresh content="1;url=/b"><p>请稍候'),
        GONE,
        "dead",
        "A page may send on to what is gone.",
    ),
    at(
        "noscript.example",
        html(LSTM, head='<noscript><meta http-equiv="refresh" content="0;url=/nojs"></noscript>'),
        "alive",
        "What is for those without scripts is not for all.",
        titles=(LSTM,),
    ),
    at(
        "jscookie.example",
        script("document.cookie='c=1';location.reload()"),
        "blocked",
        "A page that a script must open first is closed to programs.",
    ),
    moves("dots.example", "http://dots.example/x/../b", "alive", "A Location may climb.", to="/b"),
    moves("updots.example", "../../b", "alive", "A Location may climb too high.", to="/b"),
    moves("slashes.example", "/x//b", "alive", "A Location may have two slashes.", to="/x//b"),
    moves("back.example", "\\b", "alive", "A Location may lean the wrong way.", to="/b"),
    moves("query.example", "?page=1", "alive", "A Location may be a query.", to="/a?page=1"),
    moves(
        "session.example",
        "/b;jsessionid=1F",
        "alive",
        "A path may hold a session.",
        to="/b;jsessionid=1F",
    ),
    moves(
        "named.example",
        "http://me:pass@named.example/b",
        "alive",
        "A Location may hold a name and a password.",
        to="/b",
    ),
    moves(
        "port.example", "http://port.example:80/b", "alive", "A Location may say its port.", to="/b"
    ),
    moves("empty.example", "", "unsure", "An empty Location leads nowhere."),
    moves("onlyhash.example", "#top", "unsure", "A Location within the page is a circle."),
    at("twosame.example", twice("/b", "/b"), "dead", "A Location may be said twice."),
    Behaviour(
        "Two Locations that differ are nobody's answer.",
        "http://twolocations.example/a",
        "unsure",
        {
            "twolocations.example/a": twice("/b", "/c"),
            "twolocations.example/b": GOOD,
            "twolocations.example/c": GOOD,
        },
    ),
    Behaviour(
        "Pages that refresh to each other are a circle.",
        "http://metaloop.example/a",
        "unsure",
        {
            "metaloop.example/a": raw_html('<meta http-equiv="refresh" content="0;url=/b">'),
            "metaloop.example/b": raw_html('<meta http-equiv="refresh" content="0;url=/a">'),
        },
    ),
    Behaviour(
        "A circle for good through another host is a circle.",
        "http://circle1.example/a",
        "unsure",
        {
            "circle1.example/a": redirect("http://circle2.example/a", 308),
            "circle2.example/a": redirect("http://circle1.example/a", 308),
        },
    ),
    Behaviour(
        "A page that asks for a login is closed to programs.",
        "http://members.example/paper",
        "blocked",
        {
            "members.example/paper": redirect("/login?next=/paper"),
            "members.example/login?next=/paper": html("登录", "用户名 密码 登录" * 30),
        },
        (LSTM,),
    ),
    Behaviour(
        "A login of a large house is a login.",
        "https://docs.google.com/document/d/1a2b/edit",
        "blocked",
        {
            "docs.google.com*": redirect("https://accounts.google.com/ServiceLogin?continue=x"),
            "accounts.google.com*": html("Sign in - Google Accounts", "Use your account."),
        },
    ),
    Behaviour(
        "One page that leads to the home page, which is about something else, is not the work.",
        "http://onehome.example/2015/02/lstm.html",
        "suspect",
        {"onehome.example/2015/02/lstm.html": redirect("/"), "onehome.example/": HOME_PAGE},
        ("长短期记忆网络详解",),
    ),
    Behaviour(
        "A project that has a house of its own is at home there.",
        "http://project.example/old/index.php",
        "alive",
        {
            "project.example/old/index.php": redirect("/"),
            "project.example/": html("Theano 0.8 documentation", "A library of numbers. " * 20),
        },
        ("Theano",),
    ),
    Behaviour(
        "Programs are told «not found», and people are all led home: that is no page.",
        "http://twofaced.example/2015/02/lstm.html",
        "dead",
        {
            "twofaced.example/": HOME_PAGE,
            "twofaced.example*": when(is_browser, redirect("/"), GONE),
        },
        (LSTM,),
    ),
    short("Rchain1", redirect("http://t.cn/RZMtCsP"), "alive", "A code may lead to a code."),
    short("Rchain2", redirect("http://bit.ly/1abcdeF"), "alive", "A code may lead to another's."),
    short("Rnoname", redirect("http://vanished.example/y"), "dead", "A code to no name is dead."),
    short("Rwalled", redirect("http://s403.example/a"), "blocked", "A code leads to a wall."),
    short("Rinside", redirect("http://192.168.0.1/"), "unsafe", "A code may lead inside."),
    short("Rcircle", redirect("http://t.cn/Rcircle"), "unsure", "A code may lead to itself."),
    short(
        "Rforbid",
        html("微博", "您访问的链接已被禁止访问"),
        "unsure",
        "A code that Weibo forbids says nothing of its target.",
    ),
    short(
        "Rsinaur",
        raw_html(
            '<div class="open-url"><a href="https://weibo.cn/sinaurl?u='
            f'{ANSWERED.replace(":", "%3A").replace("/", "%2F")}">继续访问</a></div>'
        ),
        "alive",
        "The page between may name a wrapped address.",
    ),
    short("R404pag", redirect("http://s404.example/d"), "dead", "A code to what is gone is dead."),
]
