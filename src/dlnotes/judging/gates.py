"""What stands before a page: logins, consents, tests for programs, firewalls.

Sources: the houses' own pages as people report them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dlnotes.judging.rows import Row


class Header(NamedTuple):
    """A response header that gives a bot wall away; values are lower-case."""

    name: str
    values: tuple[str, ...]


_REST = r"(?:\s*[-|–—_·:(].*|\s+to\s.*)?$"
LOGIN_WALLS = (
    Row("weibo.com", "title", "Sina Visitor System"),
    Row("passport.weibo.com", "url", ""),
    Row("passport.weibo.cn", "url", ""),
    Row("login.sina.com.cn", "url", ""),
    Row("passport.baidu.com", "url", ""),
    Row("passport.csdn.net", "url", ""),
    Row("i.qq.com", "url", r"\?s_url="),
    Row("accounts.google.com", "url", ""),
    Row("login.microsoftonline.com", "url", ""),
    Row("login.live.com", "url", ""),
    Row("linkedin.com", "url", "/authwall|/uas/login"),
    Row("facebook.com", "url", "/login"),
    Row("facebook.com", "short text", "content isn.t available right now|you must log in"),
    Row("medium.com", "url", "/m/signin"),
    Row("zhihu.com", "url", "/signin|/unhuman"),
    Row("youtube.com", "text", "^(?:LOGIN_REQUIRED|UNPLAYABLE|AGE_VERIFICATION_REQUIRED): "),
    Row("", "url", r"^https?://consent\."),
    Row("", "title", rf"^(?:please )?(?:sign|log)[- ]?(?:in|on){_REST}"),
    Row("", "title", rf"^(?:you need (?:access|permission)|request access|private site){_REST}"),
    Row("", "title", rf"^(?:请(?:先|您)?|用户|账号|会员)?(?:登录|登陆){_REST}"),
    Row("", "title", rf"^统一(?:身份|登录)认证(?:平台|系统|中心)?{_REST}"),
    Row(
        "",
        "brief text",
        "(?:您|你)(?:尚未|还没有?|未|需要先?|必须先?|没有)登[录陆]|请(?:您|你)?先登[录陆]",
    ),
    Row(
        "",
        "brief text",
        "(?:must|need to|have to) (?:be logged|log|sign) ?in"
        "|(?:log|sign) in to (?:view|see|access)|not authorized to (?:access|view|see)",
    ),
    Row(
        "",
        "brief text",
        "(?<![或暂])(?:暂?无|没有)(?:访问|查看|浏览|阅读)?权限|请在.{0,6}(?:客户端|app).{0,3}(?:中|内)?打开",
    ),
)
"""A page that asks a reader to log in first, or for consent."""

LOGIN_PATH = re.compile(
    r"/(?:users?/|accounts?/|auth/|member/|wp-)?(?:log[-_]?[io]n|sign[-_]?[io]n|sso)(?:\.\w+)?/?(?:$|\?)"
    r"|/sessions?/new$|/oauth2?/authorize$",
    re.I,
)
"""A path on which sites ask for a login."""

BOT_WALLS = (
    Row("", "title", r"^Just a moment\.{0,3}$|^Attention Required! \| Cloudflare"),
    Row("", "title", r"^Please Wait\.\.\. \| Cloudflare|^DDoS-Guard|^Client Challenge$"),
    Row("", "title", r"^(?:Are you a (?:robot|human)|Robot Check|Pardon Our Interruption)"),
    Row("", "title", r"^(?:Human Verification|Security Check|Verify you are human)"),
    Row("", "title", r"^(?:One moment, please|Checking your browser|Bot Verification)"),
    Row("", "title", r"^(?:Making sure|Checking) you(?:.re| are) not a (?:ro)?bot"),
    Row("", "title", r"^You are being redirected\.{0,3}$|^Vercel Security Checkpoint$"),
    Row("", "title", r"^(?:Validating your browser|Too Many Requests|Blocked)\W*$"),
    Row("", "title", r"^Access (?:Denied|to this page has been denied)\W*$|^(?:403 )?Forbidden$"),
    Row(
        "",
        "title",
        r"^(?:.{0,8}[-_ ·|])?(?:百度|网络)?(?:安全|人机|访问|滑动)验证(?:\s*[-_·|].*)?$",
    ),
    Row("", "title", r"^(?:请输入)?验证码$|^知乎 - 安全中心$|^请稍候|^网站防火墙$|^禁止访问$"),
    Row("", "short text", "Checking (?:your browser|if the site connection is secure)"),
    Row("", "short text", "Request unsuccessful. Incapsula incident"),
    Row("", "short text", "(?:unusual|suspicious) (?:traffic|activity) from your"),
    Row("", "short text", "Enable JavaScript and cookies to continue|Verify(?:ing)? you are human"),
    Row("", "short text", "Press (?:& |and )?hold to confirm you are a human"),
    Row("", "short text", "请完成(?:安全)?验证|访问过于频繁|请进行验证|拖动(?:下方)?滑块"),
    Row("", "brief text", r"\bcaptcha\b|not a (?:ro)?bot\b|(?:are|re) (?:a )?human\b"),
    Row(
        "",
        "brief text",
        r"(?:requires?|enable|turn on) (?:java ?script|cookies)"
        r"|javascript is (?:disabled|required)|request is being verified|rate limit exceeded",
    ),
    Row(
        "",
        "brief text",
        r"\bIP (?:address )?(?:has been |is |was )?(?:blocked|banned)"
        "|IP.{0,12}(?:封禁|禁止|限制|异常)",
    ),
    Row(
        "",
        "brief text",
        "not available (?:in|from) your (?:country|region|location)|visitors from the European"
        "|(?:您|你)所在的(?:国家|地区|区域)",
    ),
    Row(
        "",
        "brief text",
        "验证码|人机验证|请求存在异常|异常请求|访问(?:行为)?存在异常|已被.{0,9}拦截|访问被阻断",
    ),
    Row("mp.weixin.qq.com", "short text", "环境异常.{0,20}完成验证后"),
    Row("wappass.baidu.com", "url", ""),
    Row("sec.douban.com", "url", ""),
    Row("google.com", "url", "/sorry/"),
)
"""A page that asks whether its reader is a program."""

BOT_HEADERS = (
    Header("cf-mitigated", ("challenge",)),
    Header("x-amzn-waf-action", ("challenge", "captcha")),
)

BLOCKED = frozenset({401, 402, 403, 405, 406, 407, 412, 418, 429, 451, 521, 566, 567, 999})
"""Statuses with which servers turn programs away, and let people in.

521 is a firewall's in China; 566 and 567 are Tencent EdgeOne's for what it blocks.
"""
