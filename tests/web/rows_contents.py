"""What stands on a page: where its title is, how it is written, whether it is the page."""

from __future__ import annotations

import asyncio

from tests.web.behaviour import GOOD, LSTM, Behaviour, at
from tests.web.replies import Asked, file, html, message, raw_html, sends
from tests.web.rows_pages import everywhere
from tests.web.rows_trouble import secure

ENGLISH = "Understanding LSTM Networks"
WORDS = "<p>" + "一篇讲循环神经网络的文章，从反向传播说起。" * 30


async def echoing(asked: Asked, writer: asyncio.StreamWriter) -> bool:
    """The excuse of a site that repeats what was asked, and the time."""
    count = len(asked.path) * 37 % 1000
    text = f"Sorry, we could not find {asked.path}. Try our search. Request no. {count}. " * 2
    return await html(f"Search results for {asked.path}", text)(asked, writer)


async def excusing(asked: Asked, writer: asyncio.StreamWriter) -> bool:
    """A wiki that has no such article, and many words about that."""
    name = asked.path.rpartition("/")[2].replace("_", " ")
    text = f"There is no text about {name}. You may search for {name} in other articles, " + (
        "create it when you have an account, or look into the log of what was moved. " * 5
    )
    return await html(f"{name} - Wiki", text, status=404)(asked, writer)


CONTENTS = [
    at(
        "svgtitle.example",
        raw_html(
            "<body><svg><title>Social media logo</title></svg>"
            f"<h1>{ENGLISH}</h1>{'<p>Gates decide what a cell keeps.' * 12}"
        ),
        "alive",
        "The name of a drawing is not the page's.",
        titles=(ENGLISH,),
    ),
    at(
        "commented.example",
        html(LSTM, head="<!-- <title>404 Not Found</title> -->"),
        "alive",
        "What is commented out is not said.",
        titles=(LSTM,),
    ),
    at(
        "twotitles.example",
        html(LSTM, head=f"<title>{LSTM}</title><title>404 Not Found</title>"),
        "alive",
        "Of two titles the first counts.",
        titles=(LSTM,),
    ),
    at(
        "entities.example",
        html("&#29702;&#35299;&#38271;&#30701;&#26399;&#35760;&#24518;&#32593;&#32476;"),
        "alive",
        "A title may be written in numbers.",
        titles=(LSTM,),
    ),
    at(
        "latemeta.example",
        html(
            LSTM,
            charset="gbk",
            declared="text/html",
            head=f"<!--{'x' * 1500}--><meta charset=gbk>",
        ),
        "alive",
        "A page may name its encoding late.",
        titles=(LSTM,),
    ),
    at(
        "utf16le.example",
        html(LSTM, charset="utf-16-le", declared="text/html; charset=utf-16le"),
        "alive",
        "UTF-16 that is declared is read without its mark.",
        titles=(LSTM,),
    ),
    at(
        "sjis.example",
        html(
            "深層学習の基礎講座",
            "勾配を逆伝播させる方法を説明する。" * 12,
            charset="shift_jis",
            declared="text/html; charset=Shift_JIS",
        ),
        "alive",
        "Japanese is read.",
        titles=("深層学習の基礎講座",),
    ),
    at(
        "blankcharset.example",
        html(LSTM, declared="text/html; charset="),
        "alive",
        "A charset may be left empty.",
        titles=(LSTM,),
    ),
    at(
        "xhtml.example",
        html(LSTM, declared="application/xhtml+xml"),
        "alive",
        "XHTML is a page.",
        titles=(LSTM,),
    ),
    at(
        "mistyped.example",
        html(LSTM, declared="html"),
        "alive",
        "A type may be misspelt.",
    ),
    at(
        "frames.example",
        raw_html(
            '<html><frameset cols="20%,80%"><frame src="l.htm"><frame src="r.htm"></frameset>'
        ),
        "alive",
        "A page of frames shows its frames.",
    ),
    at(
        "picture.example",
        raw_html('<html><body><img src="scan.jpg"></body></html>'),
        "alive",
        "A page may be a picture.",
    ),
    at(
        "feed.example",
        sends(
            message(200, b"<?xml version='1.0'?><rss><channel/></rss>", kind="application/rss+xml")
        ),
        "alive",
        "A feed is something to read.",
    ),
    at("video.example", file("video/mp4", b"\0" * 9000), "alive", "A video is a work."),
    at(
        "works404.example",
        html(LSTM, WORDS, status=404),
        "alive",
        "A page that shows the work is there, whatever its status says.",
        titles=(LSTM,),
    ),
    Behaviour(
        "A house that writes what was asked for over its excuse does not have the work.",
        "http://wiki.example/wiki/Recurrent_networks",
        "dead",
        {"wiki.example/": GOOD, "wiki.example*": excusing},
        ("Recurrent networks",),
    ),
    at(
        "names404.example",
        html(f"页面不存在 - {LSTM}", "抱歉，您访问的页面不存在。" * 3, status=404),
        "dead",
        "A page for errors may bear the name of the house.",
        titles=(LSTM,),
    ),
    at(
        "excuse.example",
        html("某某网", "很抱歉，您访问的页面不存在，可能已经被删除。"),
        "suspect",
        "A page that excuses itself is probably not the work.",
        titles=(LSTM,),
    ),
    Behaviour(
        "An excuse that repeats what was asked is the same excuse.",
        "http://echo.example/2015/02/lstm.html",
        "dead",
        {"echo.example/": GOOD, "echo.example*": echoing},
        (ENGLISH,),
    ),
    everywhere(
        "suspended.example",
        html("Account Suspended", "This account has been suspended. Contact your provider."),
        "suspect",
        "A house that was closed by its host is not the work.",
        (LSTM,),
    ),
    everywhere(
        "nginx.example",
        html("Welcome to nginx!", "If you see this page, the web server is working." * 3),
        "suspect",
        "A server with nothing on it is not the work.",
        (LSTM,),
    ),
    everywhere(
        "lapsed.example",
        html("提示", "您访问的域名已过期，请联系注册商续费。"),
        "suspect",
        "A domain that has lapsed is not the work.",
        (LSTM,),
    ),
    everywhere(
        "unfiled.example",
        html(
            "网站访问报错",
            "网站暂时无法访问。该网站未根据工信部相关法律进行备案，无法访问。",
        ),
        "suspect",
        "A house that China has not filed is closed.",
        (LSTM,),
    ),
    *(
        Behaviour(rule, f"https://{page}", verdict, {page: html(title, text)}, (LSTM,))
        for page, title, text, verdict, rule in (
            (
                "mp.weixin.qq.com/s/1deleted",
                "",
                "该内容已被发布者删除",
                "dead",
                "What its author deleted is gone.",
            ),
            (
                "mp.weixin.qq.com/s/2closed",
                "",
                "此账号已自主注销，内容无法查看",
                "dead",
                "What went with its author's account is gone.",
            ),
            (
                "mp.weixin.qq.com/s/3checked",
                "",
                "环境异常 当前环境异常，完成验证后即可继续访问。 去验证",
                "blocked",
                "WeChat asks whether its reader is a person.",
            ),
            (
                "www.bilibili.com/video/av1",
                "视频去哪了呢？_哔哩哔哩_bilibili",
                "视频去哪了呢？" * 3,
                "dead",
                "A video that its house is looking for is gone.",
            ),
        )
    ),
    secure(
        "oldtls.example", GOOD, "alive", "A server that speaks only old TLS is a server.", "old"
    ),
    secure(
        "future.example", GOOD, "alive", "A certificate of tomorrow is not a dead page.", "future"
    ),
    *(
        Behaviour(rule, url, "alive", {page: GOOD})
        for url, page, rule in (
            ("http://dot.example./a", "dot.example/a", "A host may end in a dot."),
            ("http://my_host.example/a", "my_host.example/a", "A host may hold an underscore."),
            ("http://me:pw@user.example/a", "user.example/a", "An address may hold a name."),
            ("http://portly.example:80/a", "portly.example/a", "An address may say its port."),
            ("http://bare.example?id=7", "bare.example/?id=7", "A query needs no path."),
            ("http://twoslash.example//a", "twoslash.example//a", "A path may begin twice."),
            ("http://climb.example/x/../a", "climb.example/a", "A path may climb."),
            ("http://percent.example/100%.html", "percent.example/100%.html", "A lone % is one."),
            ("http://route.example/#!/a", "route.example/", "A route is the script's."),
            ("http://lean.example\\a", "lean.example/a", "A slash may lean the wrong way."),
        )
    ),
]
