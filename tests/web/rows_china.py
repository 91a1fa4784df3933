"""What houses in China really say: tombstones, walls, closed doors, wrappers."""

from __future__ import annotations

from tests.web.behaviour import GOOD, LSTM, Behaviour
from tests.web.replies import Reply, html, message, raw_html, redirect, sends

ARTICLE = "门控循环单元决定一个记忆细胞保留什么、忘记什么。" * 20
NAV = "首页 发现 会员 等你来答 登录 注册 搜索你感兴趣的内容 "


def said(
    url: str,
    verdict: str,
    rule: str,
    title: str,
    text: str = "",
    *,
    status: int = 200,
    titles: tuple[str, ...] = (LSTM,),
) -> Behaviour:
    """One page of a house, and its very words."""
    page = url.partition("://")[2]
    return Behaviour(rule, url, verdict, {page: html(title, text, status=status)}, titles)


def led(url: str, to: str, end: Reply, verdict: str, rule: str) -> Behaviour:
    """A page of a house that leads to another place, and what stands there."""
    pages = {url.partition("://")[2]: redirect(to), to.partition("://")[2]: end}
    return Behaviour(rule, url, verdict, pages, (LSTM,))


def data(url: str, body: str, verdict: str, rule: str, status: int = 200) -> Behaviour:
    """An answer in JSON."""
    reply = sends(message(status, body.encode(), kind="application/json; charset=utf-8"))
    return Behaviour(rule, url, verdict, {url.partition("://")[2]: reply}, (LSTM,))


def wrapped(url: str, rule: str) -> Behaviour:
    """An address that carries its target, and is not asked itself."""
    place = url.partition("://")[2].partition("?")[0]
    return Behaviour(rule, url, "alive", never=(place,))


TARGET = "http%3A%2F%2Fanswered.example%2Fpaper"

CHINA = [
    data(
        "https://zhuanlan.zhihu.com/p/100001",
        '{"error":{"message":"您当前请求存在异常，暂时限制本次访问。","code":40362}}',
        "blocked",
        "A refusal in JSON is a wall.",
        403,
    ),
    data(
        "https://zhuanlan.zhihu.com/p/100002",
        '{"error":{"message":"您当前请求存在异常，暂时限制本次访问。","code":40362}}',
        "blocked",
        "A refusal may call itself well.",
    ),
    said(
        "https://zhuanlan.zhihu.com/p/100003",
        "dead",
        "An article of a column that its author took away is gone.",
        "404 - 知乎",
        "你似乎来到了没有知识存在的荒原 去往首页",
        status=404,
    ),
    led(
        "https://www.zhihu.com/question/100004",
        "https://www.zhihu.com/account/unhuman?type=S6E3V1&need_login=true",
        html("安全验证 - 知乎", "请你登录后查看更多专业优质内容 登录/注册"),
        "blocked",
        "A house that takes us for no human has a wall.",
    ),
    said(
        "https://www.zhihu.com/question/100005",
        "alive",
        "A question that also offers a login is a page.",
        f"{LSTM} - 知乎",
        NAV + ARTICLE,
    ),
    *(
        said(f"https://mp.weixin.qq.com/s/{name}", verdict, rule, "", text)
        for name, text, verdict, rule in (
            (
                "4illegal",
                "此内容因违规无法查看 由用户投诉并经平台审核，涉嫌过度营销、骚扰用户。",
                "dead",
                "What WeChat withholds for good is gone.",
            ),
            (
                "5expired",
                "该链接已过期",
                "dead",
                "A link of WeChat that was made to expire has expired.",
            ),
            (
                "6infringe",
                "此内容被投诉且经审核涉嫌侵权，无法查看。",
                "dead",
                "What was taken down for a right is gone.",
            ),
            (
                "7blocked",
                "此帐号已被屏蔽, 内容无法查看 经核实，此帐号违反了相关规定。",
                "dead",
                "What went with a banned account is gone.",
            ),
        )
    ),
    said(
        "https://www.bilibili.com/video/BV1dead",
        "dead",
        "A video that is gone may say so with its status.",
        "出错啦! - bilibili.com",
        "啊叻？视频不见了？ 返回上一页",
        status=404,
    ),
    data(
        "https://www.bilibili.com/video/BV1wall",
        '{"code":-412,"message":"请求被拦截","ttl":1}',
        "blocked",
        "A request that was caught is a wall.",
        412,
    ),
    data(
        "https://api.bilibili.com/x/view?bvid=BV1x",
        '{"code":-404,"message":"啥都木有","ttl":1}',
        "suspect",
        "Data that says «nothing here» is not the work.",
    ),
    led(
        "https://www.douban.com/note/1",
        "https://sec.douban.com/c?r=https%3A%2F%2Fwww.douban.com%2Fnote%2F1",
        html("豆瓣", "检测到有异常请求从你的IP发出，请登录使用豆瓣。"),
        "blocked",
        "Douban's guard is a wall.",
    ),
    led(
        "https://www.douban.com/note/2",
        "https://www.douban.com/misc/sorry?original-url=https%3A%2F%2Fwww.douban.com%2Fnote%2F2",
        html("禁止访问", "检测到有异常请求从你的 IP 发出", status=403),
        "blocked",
        "Douban's apology to programs is a wall.",
    ),
    said(
        "https://www.douban.com/note/3",
        "dead",
        "Douban's excuse is its «not found».",
        "页面不存在",
        "呃...你想访问的页面不存在",
        status=404,
    ),
    said(
        "http://blog.csdn.net/article/details/404",
        "dead",
        "An article that CSDN does not find is gone.",
        "404-CSDN博客",
        "抱歉，您访问的页面不存在",
        status=404,
    ),
    said(
        "http://www.jianshu.com/p/404",
        "dead",
        "An article that Jianshu does not find is gone.",
        "您要找的页面不存在 - 简书",
        "可能是因为您的链接地址有误、该文章已经被作者删除或转为私密状态。",
    ),
    said(
        "https://www.cnblogs.com/someone/p/404.html",
        "dead",
        "An article that cnblogs does not find is gone.",
        "404_页面不存在 - 博客园",
        "您访问的页面不存在 返回首页",
    ),
    led(
        "https://gitee.com/someone/private",
        "https://gitee.com/login?redirect_to_url=%2Fsomeone%2Fprivate",
        html("登录 - Gitee.com", "登录 手机／邮箱／个人空间地址 密码 忘记密码"),
        "blocked",
        "Gitee asks for a login before what is private.",
    ),
    said(
        "http://tieba.baidu.com/p/404",
        "dead",
        "A thread that was deleted is gone.",
        "贴吧404",
        "很抱歉，该贴已被删除。 >>返回贴吧",
    ),
    said(
        "https://wenku.baidu.com/view/404.html",
        "dead",
        "A document that was deleted is gone.",
        "百度文库",
        "抱歉，该文档已被删除 为您推荐以下相关文档",
    ),
    led(
        "https://wenku.baidu.com/view/wall.html",
        "https://wappass.baidu.com/static/captcha/tuxing.html?ak=1&backurl=x",
        html("百度安全验证", "网络不给力，请稍后重试 问题反馈"),
        "blocked",
        "Baidu's captcha is a wall.",
    ),
    said(
        "http://v.youku.com/v_show/id_404.html",
        "dead",
        "A video that was taken from its shelf is gone.",
        "优酷-这世界很酷",
        "抱歉，该视频已下架 为你推荐",
    ),
    said(
        "http://www.iqiyi.com/v_404.html",
        "dead",
        "A video that was taken off the net is gone.",
        "爱奇艺-在线视频网站",
        "抱歉，此视频已被删除，看看其他视频吧",
    ),
    said(
        "http://blog.sina.com.cn/s/blog_404.html",
        "dead",
        "An article of Sina's blogs that was deleted is gone.",
        "页面没有找到",
        "抱歉，您要访问的页面不存在 或被删除！",
    ),
    said(
        "http://www.lanzous.com/i404",
        "dead",
        "A share that was taken back is gone.",
        "文件",
        "来晚啦...文件取消分享了",
    ),
    said(
        "https://share.weiyun.com/404",
        "dead",
        "A share of Weiyun that was deleted is gone.",
        "腾讯微云",
        "该分享链接已经被删除",
    ),
    said(
        "http://pan.baidu.com/s/2waiting",
        "unsure",
        "A share that is being looked at may come back.",
        "百度网盘",
        "系统维护中，请稍后再试",
        titles=(),
    ),
    said(
        "http://pan.baidu.com/s/2account",
        "dead",
        "A share whose owner was banned is gone.",
        "百度网盘-链接不存在",
        "啊哦，链接出错了，该用户的分享已被屏蔽，无法访问",
    ),
    said(
        "http://bbs.forum.example/thread-404-1-1.html",
        "dead",
        "A forum that does not know the thread has lost it.",
        "提示信息 - 某某论坛 - Powered by Discuz!",
        "抱歉，指定的主题不存在或已被删除或正在被审核 [ 点击这里返回上一页 ]",
    ),
    said(
        "http://bbs.forum.example/thread-77-1-1.html",
        "blocked",
        "A forum may want its readers to log in.",
        "提示信息 - 某某论坛 - Powered by Discuz!",
        "抱歉，您尚未登录，没有权限访问该版块 [ 点击这里返回上一页 ] 用户登录 用户名 密码",
    ),
    said(
        "http://blog.house.example/u/1/archives/404.aspx",
        "dead",
        "ASP.NET says in Chinese that it has no such thing.",
        "无法找到资源。",
        "“/”应用程序中的服务器错误。 无法找到资源。 说明: HTTP 404。",
    ),
    said(
        "http://iis.house.example/a.htm",
        "dead",
        "IIS says in Chinese that it has no such thing.",
        "404 - 找不到文件或目录。",
        "您要查找的资源可能已被删除，已更改名称或者暂时不可用。",
    ),
    said(
        "http://deleted.house.example/post/9",
        "dead",
        "A page that says its author deleted it is gone, whatever the house.",
        "某某社区",
        "该文章已被作者删除",
    ),
    said(
        "http://note.house.example/post/9",
        "alive",
        "A short article may say that something else was deleted.",
        f"{LSTM} - 某某的博客",
        "原视频已被上传者删除，换一个链接：第二讲，讲长短期记忆。",
    ),
    wrapped(f"https://gitee.com/link?target={TARGET}", "Gitee's wrapper is unwrapped."),
    wrapped(f"https://www.jianshu.com/go-wild?ac=2&url={TARGET}", "Jianshu's wrapper likewise."),
    wrapped(f"https://www.oschina.net/action/GoToLink?url={TARGET}", "OSChina's too."),
    wrapped(f"https://c.pc.qq.com/middlem.html?pfurl={TARGET}", "QQ's warning carries its target."),
    Behaviour(
        "A code of Baidu's that leads to the front page leads nowhere.",
        "http://dwz.cn/gone1",
        "dead",
        {
            "dwz.cn*": redirect("https://dwz.cn/"),
            "dwz.cn/": html("百度短网址", "百度短网址 短链接生成 登录 注册 " * 6),
        },
        (LSTM,),
    ),
    Behaviour(
        "A code may be answered with a page that names its target by script.",
        "http://url.cn/5abcdeF",
        "alive",
        {
            "url.cn/5abcdeF": raw_html(
                '<script>location.href="http://answered.example/paper"</script>'
            )
        },
        (LSTM,),
    ),
    Behaviour(
        "A blog that became another address for good has moved.",
        "http://www.cnblogs.example/old/archive/2015/02/23/1.html",
        "moved",
        {
            "www.cnblogs.example/old/archive/2015/02/23/1.html": redirect(
                "https://www.cnblogs.example/old/p/1.html", 301
            ),
            "www.cnblogs.example/old/p/1.html": GOOD,
        },
        (LSTM,),
    ),
]
