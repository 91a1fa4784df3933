"""More excuses, from all lands, and houses that lead on to somewhere else."""

from __future__ import annotations

from tests.web.behaviour import Behaviour
from tests.web.replies import Reply, html, raw_html, redirect
from tests.web.rows_china import led, said
from tests.web.rows_contents import ENGLISH
from tests.web.rows_world import WORDS, seen

HAN = "长短期记忆网络详解"


def all_to(host: str, url: str, to: str, end: Reply, verdict: str, rule: str) -> Behaviour:
    """A house that leads every reader to one and the same page."""
    pages = {f"{host}*": redirect(to, 301), to.partition("://")[2]: end}
    return Behaviour(rule, url, verdict, pages, (HAN,))


LANDS = [
    # gone
    said(
        "https://weibo.com/1/Deleted1",
        "dead",
        "A post that its author deleted is gone.",
        "微博",
        "抱歉，此微博已被作者删除。查看帮助 返回首页",
    ),
    said(
        "https://m.weibo.cn/status/404",
        "suspect",
        "A post that is gone or hidden is not shown.",
        "出错了",
        "微博不存在或暂无查看权限! 返回首页",
    ),
    said(
        "https://juejin.cn/post/404",
        "dead",
        "An article that was taken away is gone.",
        "掘金",
        "文章已被删除 浏览其他文章",
    ),
    said(
        "https://my.oschina.net/u/1/blog/404",
        "dead",
        "A blog that is not there is gone.",
        "博客不存在 - OSCHINA",
        "该博客不存在或已被删除",
    ),
    said(
        "http://course.house.example/404",
        "dead",
        "A course that was closed is gone.",
        "某某课堂",
        "抱歉，该课程已下架，去看看其他课程吧",
    ),
    led(
        "http://news.163.example/15/0223/AJ.html",
        "http://www.163.example/special/0077jt/error_isp.html",
        html("网易", "很抱歉，您要访问的页面找不到了。" * 20),
        "suspect",
        "One page that leads to the portal's page for errors is probably gone.",
    ),
    seen(
        "https://news.ycombinator.com/item?id=404",
        "dead",
        "An item that there is not is none.",
        "",
        "No such item.",
    ),
    seen(
        "https://archive.org/details/404",
        "dead",
        "An item of the Archive that was taken away is gone.",
        "Internet Archive: Error",
        "Item cannot be found. Items may be taken down for various reasons.",
    ),
    Behaviour(
        "A playlist that does not exist is gone.",
        "https://www.youtube.com/playlist?list=404",
        "dead",
        {
            "www.youtube.com/playlist?list=404": raw_html(
                '<title>YouTube</title><script>var data = {"alerts":[{"alertRenderer":{"type":'
                '"ERROR","text":{"runs":[{"text":"The playlist does not exist."}]}}}]};</script>'
            )
        },
        (ENGLISH,),
    ),
    seen(
        "https://share.example/f/404",
        "dead",
        "A file that was deleted by who shared it is gone.",
        "FileShare",
        "Sorry, this file was deleted by its owner.",
    ),
    seen(
        "https://pastes.example/404",
        "dead",
        "A paste that was removed is gone.",
        "Pastes",
        "This paste has been removed!",
    ),
    seen(
        "https://events.example/lstm",
        "dead",
        "A page that is no longer available says so.",
        "This page is no longer available | Events",
        "Have a look at our other events.",
    ),
    *(
        Behaviour(
            f"«Not found» may be said {how}.",
            f"http://more{number}.example/2015/lstm.html",
            "dead",
            {f"more{number}.example/2015/lstm.html": html(title, "Start again. " * 5)},
            (ENGLISH,),
        )
        for number, (title, how) in enumerate(
            (
                ("Page not found | University of Somewhere", "by a university"),
                ("University of Somewhere | Page not found", "after the name"),
                ("404: This page could not be found", "as Next.js does"),
                ("Uh oh! The page you requested was not found", "with another sigh"),
                ("This page isn't here anymore", "sadly"),
                ("Page does not exist - Example", "shortly"),
                ("Whoops, that page is gone.", "as it is"),
                ("Error: Page not found", "as an error"),
                ("找不到页面 – 某某的博客", "as WordPress does in Chinese"),
                ("未找到页面 - 某某", "as WordPress does, again"),
                ("您访问的页面不存在或已被删除！", "at length in Chinese"),
                ("很抱歉，您要访问的页面不存在！", "politely"),
                ("此文章不存在或已被删除", "of an article"),
                ("Страница не найдена - Пример", "in Russian, with a name"),
                ("Не найдено", "in Russian, shortly"),
                ("404 - Página não encontrada", "in Portuguese"),
                ("Siden blev ikke fundet", "in Danish"),
                ("Sidan kunde inte hittas", "in Swedish"),
                ("Không tìm thấy trang", "in Vietnamese"),
                ("お探しのページは見つかりませんでした", "politely in Japanese"),
                ("頁面不存在 - 某某", "in Chinese of Taiwan"),
            )
        )
    ),
    # houses that went, and lead on
    all_to(
        "answers.example",
        "http://answers.example/question/index?qid=2015",
        "https://help.bigger.example/kb/SLN35642.html",
        html("This service has shut down", "We thank all who took part. " * 30),
        "dead",
        "A service that was shut down leads all to the news of that.",
    ),
    all_to(
        "oldcampus.example",
        "http://oldcampus.example/course/ud730",
        "https://oldcampus.example/courses/all",
        html("All courses", "Browse all our courses. " * 30),
        "dead",
        "A course that leads to the list of courses, as any would, is gone.",
    ),
    all_to(
        "oldblog.example",
        "http://oldblog.example/blog/2012/lstm.html",
        "https://oldblog.example/blog/",
        html("The blog", "Recent posts. " * 40),
        "dead",
        "A blog that leads from every page to its first has lost them.",
    ),
    all_to(
        "flagged.example",
        "http://flagged.example/2015/lstm.html",
        "https://flagged.example/?error=404",
        html("Flagged", "Welcome to the site. " * 30),
        "dead",
        "The front page with a remark is the front page.",
    ),
    Behaviour(
        "A page with another name and a title in another script is there.",
        "http://renamed.example/p/7421",
        "alive",
        {
            "renamed.example/p/7421": redirect("http://renamed.example/notes/rnn/"),
            "renamed.example/notes/rnn/": html("Notes on recurrent nets", WORDS),
        },
        (HAN,),
    ),
    Behaviour(
        "A page whose new address says what it was has only moved.",
        "http://remembering.example/p/7421",
        "alive",
        {
            "remembering.example/p/7421": redirect(
                "http://remembering.example/en/p/7421?from=/p/7421"
            ),
            "remembering.example/en/p/7421?from=/p/7421": html("Notes on recurrent nets", WORDS),
        },
        (HAN,),
    ),
    Behaviour(
        "A page about what is missing is no page for errors.",
        "http://statistics.example/?p=12",
        "moved",
        {
            "statistics.example/?p=12": redirect("http://statistics.example/missing-data/", 301),
            "statistics.example/missing-data/": html("Missing data in R", WORDS),
        },
        ("Missing data in R",),
    ),
    Behaviour(
        "A page about errors is no page for errors.",
        "http://statistics.example/?p=13",
        "moved",
        {
            "statistics.example/?p=13": redirect(
                "http://statistics.example/errors-in-variables/", 301
            ),
            "statistics.example/errors-in-variables/": html("Errors in variables", WORDS),
        },
        (HAN,),
    ),
]
