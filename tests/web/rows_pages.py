"""Pages that are none: tombstones, walls, soft 404s, hijacked domains."""

from __future__ import annotations

from tests.web.behaviour import LSTM, Behaviour
from tests.web.replies import (
    Reply,
    html,
    raw_html,
    redirect,
    when,
)


def share(code: str, text: str, verdict: str, rule: str, title: str = "百度网盘") -> Behaviour:
    body = (
        f"<html><head><title>{title}</title></head><body><div id='share'>{text}</div></body></html>"
    )
    return Behaviour(
        rule, f"http://pan.baidu.com/s/{code}", verdict, {f"pan.baidu.com/s/{code}": raw_html(body)}
    )


def everywhere(
    host: str, reply: Reply, verdict: str, rule: str, titles: tuple[str, ...] = ()
) -> Behaviour:
    """A host that answers every address alike."""
    return Behaviour(rule, f"http://{host}/2015/02/lstm.html", verdict, {f"{host}*": reply}, titles)


HOME_PAGE = html("某某网 - 首页", "欢迎来到某某网。本站提供新闻、论坛与下载。" * 10)

SOFT = [
    share(
        "1deleted",
        "啊哦，你来晚了，分享的文件已经被删除了，下次要早点哟。",
        "dead",
        "A deleted share is dead.",
    ),
    share(
        "1cancelled",
        "啊哦，你来晚了，分享的文件已经被取消了，下次要早点哟。",
        "dead",
        "A cancelled share is dead.",
    ),
    share("1expired", "啊哦！该分享文件已过期", "dead", "An expired share is dead."),
    share(
        "1nothere",
        "啊哦，你所访问的页面不存在了。链接不存在",
        "dead",
        "A share that does not exist is dead.",
    ),
    share("1wrong", "链接错误没找到文件，请打开正确的分享链接!", "dead", "A wrong share is dead."),
    share(
        "1illegal",
        "此链接分享内容可能因为涉及侵权、色情、反动、低俗等信息，无法访问！",
        "dead",
        "A forbidden share is dead.",
    ),
    share(
        "1toomany",
        "啊哦，来晚了，该分享文件的访问次数过多",
        "dead",
        "A share that was opened too often is dead.",
    ),
    share(
        "1code",
        "请输入提取码：提取文件",
        "alive",
        "A share that asks for its code is alive.",
        "百度网盘 请输入提取码",
    ),
    share("1upgrade", "系统升级中，请稍后再试", "unsure", "A service under repair says nothing."),
    Behaviour(
        "A share may end at the error page.",
        "http://pan.baidu.com/share/link?shareid=1&uk=2",
        "dead",
        {
            "pan.baidu.com/share/link?shareid=1&uk=2": redirect("/error/404.html"),
            "pan.baidu.com/error/404.html": raw_html(
                "<title>百度网盘-链接不存在</title><div>啊哦，你来晚了，分享的文件已经被删除了</div>"
            ),
        },
    ),
    Behaviour(
        "A page that says it is none is none.",
        "http://tomb.example/a",
        "dead",
        {"tomb.example/a": html("页面不存在", "抱歉，您访问的页面不存在或已被删除。")},
    ),
    Behaviour(
        "Weibo's visitor page is a login wall.",
        "http://weibo.com/1402400261/C5bbz",
        "blocked",
        {
            "weibo.com/1402400261/C5bbz": redirect(
                "https://passport.weibo.com/visitor/visitor?entry=miniblog"
            ),
            "passport.weibo.com/visitor/visitor?entry=miniblog": html("Sina Visitor System", ""),
        },
    ),
    Behaviour(
        "Weibo's apology is a tombstone.",
        "http://weibo.com/1402400261/Gone1",
        "dead",
        {
            "weibo.com/1402400261/Gone1": redirect("http://weibo.com/sorry?pagenotfound&"),
            "weibo.com/sorry?pagenotfound&": html(
                "错误提示 新浪微博", "抱歉，你访问的页面地址有误，或者该页面不存在"
            ),
        },
    ),
    Behaviour(
        "Zhihu turns programs away.",
        "http://www.zhihu.com/question/20794107",
        "blocked",
        {"www.zhihu.com*": html("403 Forbidden", "系统监测到您的网络环境存在异常", status=403)},
    ),
    Behaviour(
        "CSDN turns programs away.",
        "http://blog.csdn.net/zouxy09/article/details/8775360",
        "blocked",
        {"blog.csdn.net*": html("521", "<script>location</script>", status=521)},
    ),
    Behaviour(
        "LinkedIn turns programs away.",
        "https://www.linkedin.com/in/someone",
        "blocked",
        {"www.linkedin.com*": html("", "<script>x</script>", status=999)},
    ),
    everywhere(
        "soft.example",
        html("出错了", "您要找的内容走丢了，去首页看看吧。" * 3),
        "dead",
        "The same excuse for every address is no page.",
        (LSTM,),
    ),
    everywhere(
        "tohome.example",
        when(lambda asked: asked.path == "/", HOME_PAGE, redirect("/")),
        "dead",
        "A redirect of every address to the home page is no page.",
        (LSTM,),
    ),
    everywhere(
        "parked.example",
        html(
            "parked.example - This domain is for sale",
            "Buy this domain. The domain parked.example may be for sale by its owner! "
            "Related searches",
        ),
        "suspect",
        "A domain for sale is not the work.",
        (LSTM,),
    ),
    everywhere(
        "parked-cn.example",
        html("域名出售", "您访问的域名正在出售，有意者请联系。该域名可转让"),
        "suspect",
        "A domain for sale is not the work, in Chinese.",
        (LSTM,),
    ),
    Behaviour(
        "A hijacked page is not the work.",
        "http://hijacked.example/lstm.html",
        "suspect",
        {
            "hijacked.example/lstm.html": html(
                "澳门新葡京娱乐场官网 - 真人博彩注册送彩金", "真人娱乐，注册送彩金，百家乐。" * 10
            )
        },
        titles=("Understanding LSTM Networks",),
    ),
    Behaviour(
        "A title in other words may be the same work.",
        "http://reworded.example/a",
        "alive",
        {
            "reworded.example/a": html(
                "Understanding LSTM Networks -- colah's blog",
                "Humans don't start their thinking from scratch every second. " * 5,
            )
        },
        titles=("理解LSTM网络",),
    ),
    Behaviour(
        "A title within the site's name is the work's.",
        "http://sitename.example/a",
        "alive",
        {"sitename.example/a": html(f"{LSTM}_机器学习_某某博客 - 某某网")},
        titles=(LSTM,),
    ),
    Behaviour(
        "A title that says nothing is no sign.",
        "http://untitled.example/a",
        "alive",
        {"untitled.example/a": html("Home", "Some words about recurrent networks. " * 9)},
        titles=(LSTM,),
    ),
]
