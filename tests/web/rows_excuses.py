"""Excuses in many languages and shapes, and pages that are no excuse."""

from __future__ import annotations

import asyncio
from urllib.parse import quote

from tests.web.behaviour import GOOD, LSTM, Behaviour, at
from tests.web.replies import Asked, file, html, message, raw_html, redirect, sends, when
from tests.web.rows_contents import ENGLISH
from tests.web.rows_pages import everywhere
from tests.web.rows_redirects import moves
from tests.web.rows_world import WORDS, onto, seen

HOME = html("某某网 - 首页", "欢迎来到某某网。本站提供新闻、论坛与下载。" * 60)


async def searching(asked: Asked, writer: asyncio.StreamWriter) -> bool:
    """A site that looks for the words of an address that it does not have."""
    words = asked.path.rpartition("/")[2].replace("-", " ")
    if asked.path.startswith("/search"):
        words = asked.path.partition("q=")[2].replace("+", " ")
        found = f"Nothing was found for {words}. Try other words, or browse the topics. " * 3
        return await html(f"Search results for {words}", found)(asked, writer)
    return await redirect(f"/search?q={quote(words).replace('%20', '+')}")(asked, writer)


async def blaming(asked: Asked, writer: asyncio.StreamWriter) -> bool:
    """A site that leads to its page for errors, and says there what was asked."""
    if asked.path.startswith("/missing"):
        return await html("Example", f"We looked everywhere for {asked.path}. " * 2)(asked, writer)
    return await redirect(f"/missing?from={quote(asked.path, safe='')}")(asked, writer)


SHELL = (
    "<!doctype html><html><head><title>{}</title></head><body><div id=root><nav>Home Courses Blog"
    " Community About us Sign up for our newsletter and never miss a lecture</nav></div>"
    '<script src="/static/main.3f2a.js"></script></body></html>'
)

TITLES = (
    ("Page Not Found - MIT Media Lab", "in English"),
    ("Oops! That page can’t be found. – Some Blog", "with a sigh"),
    ("Nothing found for 2015 02 Lstm Html", "as old blogs do"),
    ("Object not found!", "as XAMPP does"),
    ("Error 404 (Not Found)!!1", "as Google does"),
    ("HTTP Status 404 – Not Found", "as Tomcat does"),
    ("The resource cannot be found.", "as ASP.NET does"),
    ("The page you are looking for doesn't exist | Example", "at length"),
    ("We couldn't find that page", "in the first person"),
    ("Seite nicht gefunden - Beispiel", "in German"),
    ("Page introuvable | Exemple", "in French"),
    ("Página no encontrada - Ejemplo", "in Spanish"),
    ("Страница не найдена", "in Russian"),
    ("ページが見つかりません | 例", "in Japanese"),
    ("페이지를 찾을 수 없습니다", "in Korean"),
    ("找不到網頁 - 某某", "in Chinese of Taiwan"),
    ("该页面找不到了", "in Chinese"),
    ("您访问的页面找不回来了", "in Chinese, sadly"),
)

EXCUSES = [
    *(
        Behaviour(
            f"«Not found» may be said {how}.",
            f"http://excuse{number}.example/2015/lstm.html",
            "dead",
            {f"excuse{number}.example/2015/lstm.html": html(title, "Go back to the start. " * 4)},
            (ENGLISH,),
        )
        for number, (title, how) in enumerate(TITLES)
    ),
    Behaviour(
        "A search for the words of an address is not its page.",
        "http://searching.example/posts/understanding-lstm-networks",
        "dead",
        {"searching.example*": searching, "searching.example/": HOME},
        (ENGLISH,),
    ),
    Behaviour(
        "A page for errors that repeats the address is a page for errors.",
        "http://blaming.example/posts/lstm",
        "dead",
        {"blaming.example*": blaming, "blaming.example/": HOME},
        (ENGLISH,),
    ),
    onto(
        "http://aspx.example/lstm.aspx",
        "suspect",
        "One page that leads to the page for errors is probably not there.",
        ("http://aspx.example/Errors/Oops.aspx?aspxerrorpath=/lstm.aspx", 302),
        end=html("Example", "Something went wrong. " * 30),
    ),
    Behaviour(
        "A language's front page is a front page.",
        "http://lingual.example/2015/lstm.html",
        "dead",
        {"lingual.example*": redirect("/zh-cn/"), "lingual.example/zh-cn/": HOME},
        ("Understanding LSTM Networks",),
    ),
    Behaviour(
        "A front page may lead to its language.",
        "http://polyglot.example/",
        "alive",
        {"polyglot.example/": redirect("/zh-cn/"), "polyglot.example/zh-cn/": HOME},
        ("某某网",),
    ),
    Behaviour(
        "An old house that leads all its pages to a new house's door has lost them.",
        "http://acquired.example/blog/lstm",
        "dead",
        {
            "acquired.example*": redirect("https://bigcompany.example/", 301),
            "bigcompany.example/": html("Big Company: cloud for everyone", "We sell clouds. " * 40),
        },
        (LSTM,),
    ),
    Behaviour(
        "A shell that a script fills is the same for every address, and proves nothing.",
        "http://shell.example/lectures/lstm",
        "blocked",
        {"shell.example*": raw_html(SHELL.format("Example"))},
        (ENGLISH,),
    ),
    Behaviour(
        "A shell may come with «not found», from a store that knows no routes.",
        "http://shell404.example/lectures/lstm",
        "blocked",
        {
            "shell404.example*": sends(
                message(404, SHELL.format("Example").encode(), kind="text/html"),
            ),
            "shell404.example/": raw_html(SHELL.format("Example")),
        },
        (ENGLISH,),
    ),
    Behaviour(
        "A page of GitHub's may find its way by script.",
        "http://spa.github.io/lectures/lstm",
        "blocked",
        {
            "spa.github.io*": sends(
                message(
                    404,
                    b"<!DOCTYPE html><html><head><title>Single Page Apps for GitHub Pages</title>"
                    b"<script>var l=window.location;l.replace(l.protocol+'//'+l.hostname+'/?/'+"
                    b"l.pathname.slice(1))</script></head><body></body></html>",
                    kind="text/html",
                )
            ),
            "spa.github.io/": raw_html(SHELL.format("Lectures")),
        },
        (ENGLISH,),
    ),
    Behaviour(
        "«Not found» may say where the page has gone.",
        "http://forwarding.example/old/lstm.html",
        "alive",
        {
            "forwarding.example/old/lstm.html": html(
                "Redirecting",
                "",
                status=404,
                head='<meta http-equiv="refresh" content="0; url=/new/lstm">',
            ),
            "forwarding.example/new/lstm": html(ENGLISH, WORDS),
        },
        (ENGLISH,),
    ),
    Behaviour(
        "«Not found» that leads to the front page is not found.",
        "http://backhome.example/old/lstm.html",
        "dead",
        {
            "backhome.example*": html(
                "404",
                "您访问的页面不存在，5 秒后返回首页",
                status=404,
                head='<meta http-equiv="refresh" content="5; url=/">',
            ),
            "backhome.example/": HOME,
        },
        (LSTM,),
    ),
    Behaviour(
        "A PDF whose address answers with any page of the house is not there.",
        "http://university.example/papers/lstm.pdf",
        "dead",
        {"university.example*": html("某某大学", "某某大学位于某市，设有若干学院。" * 80)},
        (ENGLISH,),
    ),
    Behaviour(
        "A PDF may be shown within a page.",
        "http://viewer.example/papers/lstm.pdf",
        "alive",
        {"viewer.example/papers/lstm.pdf": html("lstm.pdf at master · someone/papers", WORDS)},
        ("长短期记忆网络详解",),
    ),
    Behaviour(
        "A PDF may be called a page.",
        "http://mislabelled.example/lstm.pdf",
        "alive",
        {
            "mislabelled.example/lstm.pdf": sends(
                message(
                    200, b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 30, kind="text/html"
                )
            )
        },
        (ENGLISH,),
    ),
    Behaviour(
        "A file of no bytes is no work.",
        "http://nobytes.example/lstm.pdf",
        "unsure",
        {"nobytes.example/lstm.pdf": file("application/pdf", b"")},
        (ENGLISH,),
    ),
    at(
        "nothing.example",
        raw_html("<html><head></head><body> \n </body></html>"),
        "unsure",
        "A page of nothing but tags shows no work.",
    ),
    seen(
        "http://router.example/404",
        "alive",
        "A work about «not found» is a work.",
        "404 Not Found: A Field Guide to Error Pages",
        WORDS,
        titles=("404 Not Found: A Field Guide",),
    ),
    seen(
        "http://errors.example/statistics",
        "alive",
        "A work about errors is a work.",
        "Error",
        WORDS,
        titles=("Error Analysis in Regression",),
    ),
    moves(
        "slug.example",
        "/2015/02/understanding-lstm",
        "alive",
        "A page may stand under a longer name.",
        to="/2015/02/understanding-lstm",
    ),
    onto(
        "http://mobile.example/lstm",
        "alive",
        "A house may have a second door for phones.",
        ("http://m.mobile.example/lstm", 302),
        end=html(ENGLISH, WORDS),
    ),
    onto(
        "http://docs.example/en/latest/lstm.html",
        "alive",
        "Documentation may stand under its version.",
        ("http://docs.example/en/v2.1/lstm.html", 302),
        end=html("LSTM layers — docs 2.1", WORDS),
    ),
    onto(
        "http://threestep.example/lstm",
        "moved",
        "A way of three moves for good is one move.",
        ("https://threestep.example/lstm", 301),
        ("https://www.threestep.example/lstm", 301),
        ("https://www.threestep.example/lstm/", 301),
        end=html(ENGLISH, WORDS),
    ),
    onto(
        "http://afterwards.example/lstm",
        "dead",
        "A move for good to what is gone is gone.",
        ("https://afterwards.example/lstm", 301),
        end=html("Gone", "Gone.", status=410),
    ),
    everywhere(
        "sayssorry.example",
        html("某某网", "非常抱歉，该文章可能已被作者删除或设为私密。"),
        "dead",
        "The same apology for every address is no page.",
        (LSTM,),
    ),
    Behaviour(
        "A wiki without the article invites its reader to write it.",
        "http://wiki2.example/wiki/LSTM",
        "suspect",
        {
            "wiki2.example/wiki/LSTM": html(
                "LSTM - Wiki", "There is currently no text in this page."
            )
        },
        ("循环神经网络",),
    ),
    Behaviour(
        "A house that shows its front page instead, to all, has lost the page.",
        "http://instead.example/2015/lstm.html",
        "dead",
        {"instead.example*": HOME},
        (ENGLISH,),
    ),
    Behaviour(
        "A page that other programs are told is gone may be there for browsers.",
        "http://onlybrowsers.example/a",
        "alive",
        {
            "onlybrowsers.example/a": when(
                lambda asked: "sec-fetch-mode" in asked.headers,
                GOOD,
                html("410 Gone", "Gone", status=410),
            )
        },
        (LSTM,),
    ),
]
