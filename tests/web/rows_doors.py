"""More gates, trouble and strangers in other words, and short pages that are none of them."""

from __future__ import annotations

from tests.web.behaviour import LSTM, Behaviour, at
from tests.web.replies import html, is_browser, raw_html, when
from tests.web.rows_china import data, said
from tests.web.rows_contents import ENGLISH
from tests.web.rows_gates import gate
from tests.web.rows_pages import everywhere
from tests.web.rows_taken import taken
from tests.web.rows_world import WORDS, onto, seen

HAN = "长短期记忆网络详解"

DOORS = [
    gate(
        "radware.example",
        html("Radware Captcha Page", "Please solve this CAPTCHA to request unblock."),
        "A riddle for an unblocking is a wall.",
    ),
    gate(
        "validating.example",
        html("Validating your browser", "Please wait while your request is being verified..."),
        "A request that is being verified is before a wall.",
    ),
    gate(
        "ratelimit.example",
        html("Too Many Requests", "Rate limit exceeded."),
        "A limit may call itself a page.",
    ),
    gate(
        "ipban.example",
        html("提示", "您的IP访问过于频繁，已被暂时封禁"),
        "Whoever bans an address has a wall.",
    ),
    gate("yourip.example", html("Blocked", "Your IP address has been blocked."), "And in English."),
    gate(
        "cloudfront.example",
        html(
            "ERROR: The request could not be satisfied",
            "Request blocked. We can't connect to the server for this app or website at this time.",
            status=403,
        ),
        "A net of servers may refuse.",
    ),
    gate(
        "country.example",
        html("Example", "Sorry, this content is not available in your country."),
        "What is not shown here may be shown elsewhere.",
    ),
    gate(
        "gdpr.example",
        html(
            "Unavailable",
            "Our European visitors are important to us. This site is currently"
            " unavailable to visitors from the European Economic Area.",
        ),
        "What is not shown to some is shown to others.",
    ),
    gate(
        "wechatonly.example",
        html("微信", "请在微信客户端打开链接"),
        "A page for one app alone is closed to programs.",
    ),
    gate(
        "noright.example",
        html("提示", "对不起，您没有权限访问该页面"),
        "A page that wants a right is behind a wall.",
    ),
    gate(
        "notauthorized.example",
        html("Access denied", "You are not authorized to access this page."),
        "And in English.",
    ),
    gate(
        "privatesite.example",
        html(
            "Private Site",
            "This site is currently private. Log in to WordPress.com to request access.",
        ),
        "A private site is behind a login.",
    ),
    onto(
        "http://invited.blogspot.com/2015/02/lstm.html",
        "blocked",
        "A blog for the invited is behind a login.",
        (
            "https://www.blogger.com/blogin.g?blogspotURL=http://invited.blogspot.com/2015/02/lstm.html",
            302,
        ),
        end=html("Blogger: Blog access", "This blog is open to invited readers only " * 9),
    ),
    onto(
        "https://www.instagram.com/p/AbCd/",
        "blocked",
        "A picture service asks for a login.",
        ("https://www.instagram.com/accounts/login/?next=/p/AbCd/", 302),
        end=html("Instagram", ""),
    ),
    onto(
        "https://feishu.example/docs/abc",
        "blocked",
        "A document of a team is behind a login.",
        ("https://accounts.feishu.example/accounts/page/login?redirect_uri=x", 302),
        end=html("登录", "扫码登录"),
    ),
    onto(
        "https://sso.example/wiki/lstm",
        "blocked",
        "A single sign-on is a login.",
        ("https://sso.example/oauth2/authorize?client_id=1", 302),
        end=html("Example", "Continue. " * 40),
    ),
    data(
        "https://api.example.example/papers/1",
        '{"code":401,"message":"请先登录"}',
        "blocked",
        "Data that asks for a login are behind one.",
    ),
    gate(
        "ajs.example",
        raw_html(
            "<html><head><title></title></head><body><script>window.rbzns={};</script></body></html>"
        ),
        "A page of one script is a wall.",
    ),
    # trouble
    *(
        everywhere(f"sick{number}.example", html(title, text), "unsure", rule, (ENGLISH,))
        for number, (title, text, rule) in enumerate(
            (
                (
                    "Error",
                    "An unexpected error occurred. Please try again later.",
                    "An unexpected error passes.",
                ),
                ("", "Service Unavailable", "So does a service that is not available."),
                (
                    "Wiki",
                    "Sorry! This site is experiencing technical difficulties.",
                    "So do technical difficulties.",
                ),
                (
                    "WordPress › Error",
                    "There has been a critical error on this website.",
                    "So does a critical error.",
                ),
                ("出错了", "服务器内部错误，请联系管理员", "So does an error within a server."),
                (
                    "",
                    "<br /><b>Warning</b>: mysql_connect(): Access denied for user 'root' in"
                    " <b>/home/www/a.php</b> on line <b>7</b>",
                    "So does a script that cannot reach its data.",
                ),
                ("网站维护中 - 某某网", "网站维护中", "So does a repair."),
                ("Temporarily Down for Maintenance", "We'll be back soon.", "And another."),
                (
                    "Runtime Error",
                    "Server Error in '/' Application. Runtime Error",
                    "So does an application's error.",
                ),
            )
        )
    ),
    data(
        "https://api.example.example/papers/2",
        '{"status":"error","message":"Internal Server Error"}',
        "unsure",
        "Data that speak of trouble say nothing of the work.",
    ),
    # strangers
    *(
        taken(f"nobody{number}.example", title, text, rule, (LSTM,))
        for number, (title, text, rule) in enumerate(
            (
                (
                    "Under Construction",
                    "This site is under construction",
                    "A site that is being made is not the work.",
                ),
                ("网站建设中", "网站正在建设中，敬请期待", "Nor in Chinese."),
                (
                    "nobody.example",
                    "This domain name has been registered with Gandi.net",
                    "A name that somebody keeps is not the work.",
                ),
                (
                    "Domain Parked",
                    "This domain is parked",
                    "A name that is parked is not the work.",
                ),
                (
                    "Welcome to OpenResty!",
                    "If you see this page, the web server is successfully installed",
                    "An empty server is not the work.",
                ),
                (
                    "Apache2 Debian Default Page: It works",
                    "This is the default welcome page",
                    "Nor another.",
                ),
                (
                    "お名前.com",
                    "このドメインはお名前.comで取得されています。",
                    "A name that was bought in Japan is not the work.",
                ),
                (
                    "Site Suspended",
                    "This site has stepped out for a bit",
                    "A site that is suspended is not the work.",
                ),
                (
                    "Sedo Domain Parking",
                    "The domain nobody.example is available for purchase",
                    "A name that can be bought is not the work.",
                ),
                (
                    "该网站已停止服务",
                    "尊敬的用户：因业务调整，本站已于2019年停止服务",
                    "A site that has ended is not the work.",
                ),
            )
        )
    ),
    *(
        everywhere(f"bets{number}.example", html(title, "体育 真人 " * 60), "suspect", rule, titles)
        for number, (title, titles, rule) in enumerate(
            (
                ("永利娱乐官网_永利国际登录", (ENGLISH,), "A house of bets is not the work."),
                ("k8凯发(中国)天生赢家·一触即发", (ENGLISH,), "Nor with a motto."),
                ("皇冠体育官网 - 皇冠足球投注", (ENGLISH,), "Nor with a crown."),
                ("Nhà cái uy tín - Cá cược bóng đá", (LSTM,), "Nor in Vietnamese."),
                ("เว็บสล็อต บาคาร่า ออนไลน์", (LSTM,), "Nor in Thai."),
                ("Вулкан казино онлайн", (LSTM,), "Nor in Russian."),
                ("토토사이트 추천 - 카지노", (LSTM,), "Nor in Korean."),
                ("スーパーコピー時計 激安通販", (ENGLISH,), "Nor false watches in Japanese."),
                ("Deneme Bonusu Veren Bahis Siteleri", (LSTM,), "Nor in Turkish."),
            )
        )
    ),
    # pages
    seen(
        "http://short.example/demo",
        "alive",
        "A short page that speaks of the work is the work.",
        "Demo",
        "Understanding LSTM networks: an interactive demo.",
        titles=("Understanding LSTM Networks",),
    ),
    seen(
        "http://short.example/abstract",
        "alive",
        "A short page in another script may be the work.",
        "Abstract",
        "We describe a network that keeps what it needs. PDF BibTeX",
        titles=(HAN,),
    ),
    said(
        "http://short.example/pan",
        "alive",
        "A short page may say that an older link has expired.",
        "深度学习资料",
        "旧链接已失效，新链接：http://pan.example/s/1 密码 abcd",
        titles=(ENGLISH,),
    ),
    said(
        "http://short.example/grid",
        "alive",
        "A short page may speak of better networks.",
        "通知",
        "本文介绍网络结构升级之后的结果。",
        titles=(ENGLISH,),
    ),
    seen(
        "http://verify.example/verification",
        "alive",
        "A work about verification is a work.",
        "Verify You Are Human: A History of CAPTCHA",
        WORDS,
        titles=("Verify You Are Human",),
    ),
    seen(
        "http://hello.example/sign-in-with-apple",
        "alive",
        "A work about signing in is a work.",
        "Sign in with Apple: A Developer's Guide",
        WORDS,
        titles=("Sign in with Apple",),
    ),
    said(
        "http://jump.example/qian",
        "alive",
        "A work about sport is a work.",
        "体育数据分析平台的设计 - 某某博客",
        "比赛数据的采集与分析。" * 40,
        titles=("体育数据分析平台的设计",),
    ),
    said(
        "http://pg.example/db",
        "alive",
        "A work about a database of that name is a work.",
        "PG电子书下载 - 某某",
        "数据库手册。" * 60,
        titles=("PostgreSQL 手册",),
    ),
    at(
        "accepted.example",
        html(LSTM, status=202),
        "alive",
        "What is accepted and shown is there.",
        titles=(LSTM,),
    ),
    Behaviour(
        "A shell that is called as the work is the work.",
        "http://app.example/lecture/1",
        "alive",
        {
            "app.example*": raw_html(
                f'<title>{ENGLISH}</title><div id="app"></div><script src=/a.js></script>'
            )
        },
        (ENGLISH,),
    ),
    Behaviour(
        "A shell whose house knows its pages is a page.",
        "http://knowing.example/lecture/1",
        "alive",
        {
            "knowing.example/lecture/1": raw_html(
                '<title>Lectures</title><div id="app"><p>Welcome to the lecture. Loading the notes,'
                " please hold on.</p></div><script src=/a.js></script>"
            )
        },
        (HAN,),
    ),
    at(
        "notbrowsers.example",
        when(is_browser, html("403", "x", status=403), html(ENGLISH, WORDS)),
        "alive",
        "What programs are shown is there.",
        titles=(ENGLISH,),
    ),
    seen(
        "http://quoting.example/errors",
        "alive",
        "A work that quotes an excuse is a work.",
        "Designing error messages",
        "Page not found: what to write instead. " + WORDS,
        titles=(HAN,),
    ),
    seen(
        "http://casino.example/theory",
        "alive",
        "A work about bets is a work.",
        "Kelly betting and bankrolls",
        WORDS,
        titles=("Kelly betting",),
    ),
]
