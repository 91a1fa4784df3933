"""Gates before pages: challenges, logins, consents; and servers in trouble that say so in words."""

from __future__ import annotations

from tests.web.behaviour import LSTM, Behaviour
from tests.web.replies import Reply, has_cookie, html, message, raw_html, redirect, sends, when
from tests.web.rows_china import led, said
from tests.web.rows_contents import ENGLISH
from tests.web.rows_pages import everywhere
from tests.web.rows_world import WORDS, onto, seen

FORM = (
    '<html><head><title>{}</title></head><body><form action="/session" method="post"><label>'
    'E-mail</label><input name="u"><input type="password" name="p"><button>OK</button></form>'
    "</body></html>"
)


def gate(host: str, reply: Reply, rule: str, verdict: str = "blocked") -> Behaviour:
    """A gate that stands before every page of its house."""
    return everywhere(host, reply, verdict, rule, (ENGLISH,))


def answers(status: int, body: str, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return sends(message(status, body.encode(), named, kind="text/html"))


GATES = [
    gate(
        "anubis.example",
        html(
            "Making sure you're not a bot!",
            "Loading... You are seeing this because the administrator of this website has set up"
            " Anubis to protect the server against the scourge of AI companies.",
        ),
        "A guard that weighs its readers is a wall.",
    ),
    gate(
        "goaway.example",
        html("Checking you are not a bot", "Checking you are not a bot. Please wait."),
        "Another guard of the kind.",
    ),
    gate(
        "incapsula.example",
        raw_html(
            '<html><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"></head><body>'
            '<iframe id="main-iframe" src="/_Incapsula_Resource?SWUDNSAI=31" width="100%">'
            "Request unsuccessful. Incapsula incident ID: 1234-5678</iframe></body></html>"
        ),
        "A frame of Incapsula's is a wall.",
    ),
    gate(
        "sucuri.example",
        raw_html(
            "<html><title>You are being redirected...</title><noscript>Javascript is required."
            "</noscript><script>var s={};S='dDs=';L=S.length;eval(r);</script></html>"
        ),
        "A page that a script must open first is closed to programs.",
    ),
    gate(
        "perimeterx.example",
        html(
            "Access to this page has been denied",
            "Press & Hold to confirm you are a human (and not a bot).",
            status=403,
        ),
        "A button to hold is a wall.",
    ),
    gate(
        "akamai.example",
        html(
            "Access Denied",
            "You don't have permission to access this on this server. Reference #18.2f 16.9b",
        ),
        "A refusal that calls itself well is a wall.",
    ),
    gate(
        "awswaf.example",
        sends(message(202, b"", {"x-amzn-waf-action": "challenge"}, kind="text/html")),
        "A challenge without a word is a wall.",
    ),
    gate(
        "awscaptcha.example",
        html("Human Verification", "Let's confirm you are human", status=405),
        "A picture riddle is a wall.",
    ),
    gate(
        "ddosguard.example",
        html("DDoS-Guard", "Checking your browser before accessing", status=403),
        "A guard against floods is a wall.",
    ),
    gate(
        "vercel.example",
        html("Vercel Security Checkpoint", "We're verifying your browser", status=429),
        "A checkpoint is a wall.",
    ),
    gate(
        "checkpoint.example",
        html(
            "Vercel Security Checkpoint", "We're verifying your browser Website owner? Click here"
        ),
        "A checkpoint may call itself a page.",
    ),
    gate(
        "cf1020.example",
        answers(
            403, "<title>Access denied | cf1020.example used Cloudflare to restrict access</title>"
        ),
        "A rule of the house against us is a wall.",
    ),
    gate(
        "cf1015.example",
        answers(
            429, "<title>Access denied | You are being rate limited</title>", Retry_After="3600"
        ),
        "A limit that we are over is a wall.",
    ),
    gate(
        "edgeone.example",
        html("", "The request was blocked. EdgeOne security policy.", status=567),
        "A status of one house's own may be a wall.",
    ),
    gate(
        "safedog.example",
        html(
            "网站防火墙",
            "您的请求带有不合法参数，已被网站管理员设置拦截！可能原因：您提交的内容包含危险的攻击请求",
        ),
        "A firewall that speaks Chinese is a wall.",
    ),
    gate(
        "aliwaf.example",
        html(
            "405", "很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。", status=405
        ),
        "A guard that takes us for a threat is a wall.",
    ),
    gate(
        "acw.example",
        raw_html(
            "<html><script>var arg1='4A1C2F';function reload(x){document.cookie='acw_sc__v2='+x;"
            "document.location.reload();}</script></html>"
        ),
        "A cookie that a script must work out is a wall.",
    ),
    gate(
        "needjs.example",
        html(
            "Please wait",
            "This site requires JavaScript and cookies. Please enable them and reload.",
        ),
        "What every address answers to who has no scripts is a wall and no grave.",
    ),
    gate(
        "robotcheck.example",
        html("xyz", "To continue, please type the characters you see in the image below. Captcha"),
        "A riddle that nobody knows is a wall and no grave.",
    ),
    gate(
        "yanzheng.example",
        html("某某网", "为了您的账号安全，请输入图中的验证码后继续访问"),
        "A riddle in Chinese is a wall and no grave.",
    ),
    led(
        "http://weixin.sogou.com/weixin/a",
        "http://weixin.sogou.com/antispider/?from=%2Fweixin%2Fa",
        html(
            "搜狗搜索",
            "此验证码用于确认这些请求是您的正常行为而不是自动程序发出的，需要您协助验证。" * 9,
        ),
        "blocked",
        "A gate takes the address along.",
    ),
    led(
        "http://gatekeeper.example/2015/lstm.html",
        "http://gatekeeper.example/verify?return=http%3A%2F%2Fgatekeeper.example%2F2015%2Flstm.html",
        html("某某网", "请稍候，正在跳转。" * 40),
        "blocked",
        "A page that takes the address along will give it back to a person.",
    ),
    # logins
    gate("form.example", raw_html(FORM.format("Members")), "A form for a password is a login."),
    seen(
        "http://signin.example/a",
        "blocked",
        "A page that is called «sign in» is a login.",
        "Sign In - Example University",
        "Use your university account to continue to the requested resource. Need help?",
    ),
    said(
        "http://portal.example/lesson/12",
        "blocked",
        "A page that is called a login in Chinese is one.",
        "统一身份认证平台",
        "账号登录 扫码登录 用户名 密码 忘记密码",
    ),
    Behaviour(
        "A PDF that answers with a login is behind one.",
        "http://library.example/papers/lstm.pdf",
        "blocked",
        {"library.example/papers/lstm.pdf": raw_html(FORM.format("Library"))},
        (ENGLISH,),
    ),
    onto(
        "https://campus.example/course/lstm",
        "blocked",
        "A login may have an address of its own kind.",
        ("https://idp.campus.example/idp/profile/SAML2/Redirect/SSO?execution=e1s1", 302),
        end=html("Campus Web Login", "Username Password " * 30),
    ),
    onto(
        "https://forum.example/t/12",
        "blocked",
        "A forum's session is a login.",
        ("https://forum.example/session/new?return_to=%2Ft%2F12", 302),
        end=html("Forum", "Welcome back. " * 40),
    ),
    seen(
        "http://article.example/login-design",
        "alive",
        "An article about logins is an article.",
        "How to Design a Login Form That Works",
        WORDS,
        titles=("How to Design a Login Form",),
    ),
    Behaviour(
        "A page that also has a form for a password is a page.",
        "http://withform.example/a",
        "alive",
        {
            "withform.example/a": raw_html(
                f"<title>{LSTM}</title><form><input type=password></form><p>{'门控循环单元。' * 60}"
            )
        },
        (LSTM,),
    ),
    Behaviour(
        "A wall that falls for who keeps its cookie was none.",
        "http://setcookie.example/a",
        "alive",
        {
            "setcookie.example/a": when(
                has_cookie,
                html(ENGLISH, WORDS),
                redirect("/a?checked=1", headers="Set-Cookie: ok=1\r\n"),
            ),
            "setcookie.example/a?checked=1": redirect("/a"),
        },
        (ENGLISH,),
    ),
    # trouble in words
    *(
        everywhere(f"trouble{number}.example", html(title, text), "unsure", rule, (ENGLISH,))
        for number, (title, text, rule) in enumerate(
            (
                (
                    "Database Error",
                    "Error establishing a database connection",
                    "A house whose database is down says nothing of the page.",
                ),
                (
                    "某某论坛 - Database Error",
                    "Discuz! Database Error Can not connect to MySQL server",
                    "Nor one that says so in its own words.",
                ),
                (
                    "502 Bad Gateway",
                    "502 Bad Gateway nginx",
                    "Nor a gateway that calls itself well.",
                ),
                (
                    "Service Unavailable",
                    "HTTP Error 503. The service is unavailable.",
                    "Nor a service that is not available.",
                ),
                (
                    "Bandwidth Limit Exceeded",
                    "The server is temporarily unable to service your request due to the site owner"
                    " reaching his/her bandwidth limit. Please try again later.",
                    "Nor one that has served too much this month.",
                ),
                (
                    "",
                    "Fatal error: Uncaught Error: Call to undefined function mysql_connect() in"
                    " /var/www/html/index.php:12",
                    "Nor a script that broke.",
                ),
                ("提示", "系统繁忙，请稍后再试", "Nor a busy house in China."),
                (
                    "某某网",
                    "网站升级维护中，给您带来不便敬请谅解",
                    "Nor one that is being rebuilt.",
                ),
                (
                    "We'll be right back",
                    "We are performing scheduled maintenance. We should be back online shortly.",
                    "Nor one that will be right back.",
                ),
                ("数据库错误", "建立数据库连接时出错", "Nor a database that is down in Chinese."),
            )
        )
    ),
]
