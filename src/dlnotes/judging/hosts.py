"""Oddities of hosts, as rows of data.

A row is what one house, or one kind of house, is known to say.  A pattern is
searched in what a reader would see; ``host`` is a host as `urls.host` says it,
its subdomains included, or empty for any.  Sources: the hosts' own pages as
people report them; what nobody could confirm has no row here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias, get_args

Where: TypeAlias = Literal["title", "text", "url", "short text"]
"""Where a row looks; ``short text`` is a text of at most 1,000 characters."""

SHORT = 1_000


class Row(NamedTuple):
    """One thing a host says, and where."""

    host: str
    where: Where
    pattern: str


class Interstitial(NamedTuple):
    """Where a host's in-between page names its target; tried in this order."""

    host: str
    selector: str
    attribute: bool = False


class Header(NamedTuple):
    """A response header that gives a bot wall away; values are lower-case."""

    name: str
    values: tuple[str, ...]


INTERSTITIALS = tuple(
    Interstitial(name, selector, attribute)
    for name in ("t.cn", "sinaurl.cn", "weibo.cn")
    for selector, attribute in (
        (".open-url a[href]", True),
        ("p.link", False),
        (".url_view_code", False),
        ("#textline", False),
    )
)

TOMBSTONES = (
    Row("pan.baidu.com", "text", "已经?被(?:删除|取消)了?"),
    Row("pan.baidu.com", "text", "(?:该|此)?分享(?:的)?(?:文件)?已(?:经)?过期"),
    Row("pan.baidu.com", "text", "链接不存在|链接错误没找到文件|没有找到文件"),
    Row("pan.baidu.com", "text", "涉及侵权.{0,40}无法访问|访问次数过多"),
    Row("pan.baidu.com", "url", r"/error/404\.html"),
    Row("weibo.com", "url", r"/sorry\?.*pagenotfound"),
    Row(
        "mp.weixin.qq.com",
        "short text",
        "该内容已被发布者删除|此内容因违规无法查看|此[帐账]号已(?:被屏蔽|自主注销)",
    ),
    Row("bilibili.com", "title", "^视频去哪了呢"),
    Row("drive.google.com", "short text", "the file you have requested does not exist"),
    Row("dropbox.com", "short text", "That file isn.t here anymore|This item was deleted"),
    Row("blog.163.com", "url", ""),  # closed on 2018-11-30
)
"""A page of one host that says: this was here, and is gone."""

_THING = "(?:page|file|resource|object|article|document|post|site|url|file or directory)"
_A_THING = rf"(?:(?:the|this|that|requested) )*{_THING} "
_DING = "(?:页面|网页|文章|内容|文件|帖子|链接|博客|博文|信息|资源|视频|页)"
NOT_FOUND_TITLE = re.compile(
    r"\W*(?:(?:oops|sorry|whoops|uh.?oh|很?抱歉|对不起|糟糕|啊哦|提示|错误)\W*)?(?:"
    r"(?:http|error|status|错误)?\W*404\W*(?:error|错误|页面)?\W*"
    rf"(?:(?:the )?{_THING}?\W*not found)?\W{{0,3}}1?"
    rf"|(?:{_A_THING})?(?:was |is )?not found"
    rf"|{_A_THING}(?:could not|couldn.t|can.t|cannot|can not) be found"
    rf"|{_A_THING}(?:is not|isn.t|is no longer|not) available"
    rf"|{_A_THING}(?:no longer|does not|doesn.t) exists?"
    rf"|(?:您|你)?(?:所)?(?:访问|要找|查看|请求|浏览|要访问)?的?(?:该|此|这个)?{_DING}"
    r"(?:地址)?(?:不存在|未找到|找不到|没找到|已被?删除|已失效|无法找到|没有找到|无法访问).{0,8}"
    rf"|(?:找不到|未找到|无法找到|没有找到)(?:该|此|您?你?要?访问?的?)?{_DING}了?"
    r")\W*(?:[-|–—_·:].{0,60})?",
    re.I,
)
"""A whole title that says there is no such page; what follows is the site's name."""

NOT_FOUND_TEXT = re.compile(
    r"(?:页面|网页|文章|内容|文件|帖子|博客)(?:不存在|未找到|找不到|已被?删除|已失效)"
    r"|找不到(?:该|此|您要访问的)?(?:页面|网页|文件)"
    r"|page (?:you .{0,40})?(?:was |is |could |can ?)?not (?:be )?found|404 not found"
    r"|(?:page|document|article|post) (?:no longer|does not|doesn.t) exist",
    re.I,
)
"""A sentence that says there is no such page; alone it proves nothing."""

ERROR_PATH = re.compile(r"/(?:40[34]|error|not[-_]?found|page[-_]?not[-_]?found|sorry)\b", re.I)
"""A path on which sites answer for pages that they no longer have."""

HOME_PATH = re.compile(r"/(?:(?:index|default|home|main)(?:\.\w{2,5})?/?)?", re.I)
"""The home page of a site."""

TEMPORARY = (
    Row("pan.baidu.com", "short text", "系统升级|系统维护"),
    Row("", "title", "^(?:under maintenance|site maintenance|网站维护中?|系统维护中?|维护中)"),
)
"""A page that says: come back later."""

LOGIN_WALLS = (
    Row("weibo.com", "title", "Sina Visitor System"),
    Row("passport.weibo.com", "url", ""),
    Row("passport.weibo.cn", "url", ""),
    Row("login.sina.com.cn", "url", ""),
    Row("passport.baidu.com", "url", ""),
    Row("passport.csdn.net", "url", ""),
    Row("accounts.google.com", "url", ""),
    Row("consent.google.com", "url", ""),
    Row("consent.youtube.com", "url", ""),
    Row("login.microsoftonline.com", "url", ""),
    Row("login.live.com", "url", ""),
    Row("linkedin.com", "url", "/authwall|/uas/login"),
    Row("facebook.com", "url", "/login"),
    Row("medium.com", "url", "/m/signin"),
    Row("zhihu.com", "url", "/signin"),
)
"""A page that asks a reader to log in first."""

LOGIN_PATH = re.compile(
    r"/(?:users?/|accounts?/|auth/|member/|wp-)?(?:log-?in|sign-?in|signon|sso)(?:\.\w+)?/?(?:$|\?)",
    re.I,
)
"""A path on which sites ask for a login."""

BOT_WALLS = (
    Row("", "title", r"^Just a moment\.{0,3}$|^Attention Required! \| Cloudflare"),
    Row("", "title", r"^Please Wait\.\.\. \| Cloudflare|^DDoS-Guard|^Client Challenge$"),
    Row("", "title", r"^(?:Are you a (?:robot|human)|Robot Check|Pardon Our Interruption)"),
    Row("", "title", r"^(?:Human Verification|Security Check|Verify you are human)"),
    Row("", "title", r"^(?:One moment, please|Checking your browser|Bot Verification)"),
    Row(
        "",
        "title",
        r"^(?:.{0,8}[-_ ·|])?(?:百度|网络)?(?:安全|人机|访问|滑动)验证(?:\s*[-_·|].*)?$",
    ),
    Row("", "title", r"^(?:请输入)?验证码$|^知乎 - 安全中心$|^请稍候"),
    Row("", "short text", "Checking (?:your browser|if the site connection is secure)"),
    Row("", "short text", "Request unsuccessful. Incapsula incident"),
    Row("", "short text", "(?:unusual|suspicious) (?:traffic|activity) from your"),
    Row("", "short text", "Enable JavaScript and cookies to continue|Verify(?:ing)? you are human"),
    Row("", "short text", "Press (?:& |and )?hold to confirm you are a human"),
    Row("", "short text", "请完成(?:安全)?验证|访问过于频繁|请进行验证|拖动(?:下方)?滑块"),
    Row("mp.weixin.qq.com", "short text", "环境异常.{0,20}完成验证后"),
    Row("wappass.baidu.com", "url", ""),
    Row("google.com", "url", "/sorry/"),
)
"""A page that asks whether its reader is a program."""

BOT_HEADERS = (
    Header("cf-mitigated", ("challenge",)),
    Header("x-amzn-waf-action", ("challenge", "captcha")),
)

PARKED = (
    Row("sedoparking.com", "url", ""),
    Row("parkingcrew.net", "url", ""),
    Row("bodis.com", "url", ""),
    Row("hugedomains.com", "url", ""),
    Row("afternic.com", "url", ""),
    Row("dan.com", "url", ""),
    Row("undeveloped.com", "url", ""),
    Row("sedo.com", "url", ""),
    Row("", "title", r"\b(?:domain|name|website) (?:name )?(?:is|may be) (?:available )?for sale"),
    Row("", "title", r"^(?:buy|purchase) (?:this|the) domain|\bis for sale\W*(?:$|\|)"),
    Row("", "title", "域名(?:正在)?出售|域名转让|域名停放|(?:域名|网站)已?(?:到期|过期)"),
    Row("", "short text", r"\bdomain(?: name)?(?: \S+)? (?:is|may be) (?:available )?for sale"),
    Row("", "short text", "buy this domain|parked free,? courtesy of|this domain is parked"),
    Row(
        "",
        "short text",
        "this domain (?:name )?(?:has )?expired|domain has recently been registered",
    ),
    Row("", "short text", "(?:该|此|本|访问的)?域名(?:正在|可以?|可|待)?(?:出售|转让)"),
    Row("", "short text", "域名(?:已过期|已到期|停放)"),
    Row("", "short text", "(?:网站|域名).{0,20}未(?:根据.{0,30})?(?:进行|完成|办理)?(?:ICP)?备案"),
    Row("", "short text", "(?:account|site|website) (?:has been |is )?suspended"),
    Row("", "title", "^(?:account suspended|站点已暂停|站点不存在|没有找到站点)"),
    Row("", "title", r"^(?:Welcome to nginx!?|Apache2? .*Default Page.*|IIS Windows Server)$"),
    Row("", "title", r"^(?:Test Page for .*|Welcome to CentOS|Index of /\s*)$"),
)
"""A domain that is nobody's any more, or a server with nothing on it."""

HIJACKED = (
    Row(
        "",
        "title",
        "博彩|娱乐城|百家乐|真人荷官|体育投注|时时彩|北京赛车|六合彩|棋牌(?:游戏)?|老虎机",
    ),
    Row(
        "",
        "title",
        "开户送|彩金|澳门(?:新?葡京|金沙|威尼斯)|(?:bet|必威|亚博|开云).{0,8}(?:体育|官网)",
    ),
    Row(
        "",
        "title",
        r"\bslot (?:gacor|online|88)|\bsitus (?:judi|slot)|\btogel\b|\bjudi (?:bola|online)",
    ),
    Row(
        "",
        "title",
        r"\b(?:online|best|live) casinos?\b|\bcasino (?:bonus|online)|\bsportsbook\b",
    ),
    Row(
        "",
        "title",
        r"\bporn(?:o|hub)?\b|\bxxx (?:video|sex|porn)|\bviagra\b|\bcialis\b|escort service",
    ),
    Row(
        "",
        "title",
        "成人(?:视频|电影|网站)|(?:免费|在线)(?:av|黄片)|裸聊|一级片|国产精品.{0,6}(?:视频|久久)",
    ),
)
"""A domain that somebody else has taken over, by what such houses sell."""


@dataclass(frozen=True, slots=True, eq=False)
class Oddities:
    """What is known of hosts: the rows above, and those that a list adds to them."""

    tombstones: tuple[Row, ...] = TOMBSTONES
    temporary: tuple[Row, ...] = TEMPORARY
    login_walls: tuple[Row, ...] = LOGIN_WALLS
    bot_walls: tuple[Row, ...] = BOT_WALLS
    parked: tuple[Row, ...] = PARKED
    hijacked: tuple[Row, ...] = HIJACKED

    def extended(self, kind: str, rows: Iterable[Row]) -> Oddities:
        """These and some more of one kind, a list's own first.

        >>> KNOWN.extended("parked", [Row("", "title", "gone fishing")]).parked[0].pattern
        'gone fishing'

        Raises ValueError for a kind that is none of the fields, for a place
        that no row looks at, and for a pattern that is no regular expression.
        """
        names = [field.name for field in fields(self)]
        if kind not in names:
            raise ValueError(f"no kind of oddity: {kind!r}; there are {', '.join(names)}")
        own = tuple(rows)
        for row in own:
            _checked(row)
        return replace(self, **{kind: own + getattr(self, kind)})


def _checked(row: Row) -> None:
    if row.where not in get_args(Where):
        raise ValueError(
            f"no place to look at: {row.where!r}; there are {', '.join(get_args(Where))}"
        )
    try:
        re.compile(row.pattern)
    except re.error as error:
        raise ValueError(f"no regular expression: {row.pattern!r}: {error}") from None


KNOWN = Oddities()
"""What is known of hosts without a list's own rows."""

_MARKS = re.compile(r"(\W{3})\W+")

REMARKS = (Row("github.com", "text", r"This repository (?:has been|was) archived by the owner"),)
"""What a page that is there says of itself, and a reader would like to know."""

SOFT_SHORTENERS = frozenset({"t.cn", "sinaurl.cn"})
"""What an expired code answers here is not known: never dead on one look."""

BLOCKED = frozenset({401, 402, 403, 405, 406, 407, 412, 418, 429, 451, 521, 999})
"""Statuses with which servers turn programs away, and let people in."""


@lru_cache(1024)
def at(known: Oddities, host: str) -> Oddities:
    """Of what is *known*, that which a page of *host* may say."""
    kinds = {field.name: getattr(known, field.name) for field in fields(known)}
    fitting = {
        kind: tuple(row for row in rows if not row.host or is_at(host, row.host))
        for kind, rows in kinds.items()
    }
    return Oddities(**fitting)


def first(rows: Iterable[Row], *, host: str, url: str, title: str, text: str) -> Row | None:
    """The first row that fits a page, or None.

    >>> first(TOMBSTONES, host="pan.baidu.com", url="", title="", text="链接不存在").host
    'pan.baidu.com'
    """
    short = len(text) <= SHORT
    for row in rows:
        of, where, pattern = row
        if (of and not is_at(host, of)) or (where == "short text" and not short):
            continue
        place = title if where == "title" else url if where == "url" else text
        if _compiled(pattern).search(place):
            return row
    return None


def is_at(host: str, house: str) -> bool:
    """Whether *host* is *house* or within it."""
    return host == house or host.endswith("." + house)


def says_not_found(title: str) -> bool:
    """Whether *title* says that there is no such page, and says nothing else.

    >>> says_not_found("404 Not Found"), says_not_found("The 404 routes of a router")
    (True, False)
    """
    # Runs of marks are cut short, or a hostile title costs seconds of backtracking.
    plain = _MARKS.sub(r"\1", title[:200])
    return NOT_FOUND_TITLE.fullmatch(plain) is not None


def quoted(row: Row, text: str) -> str:
    """The words of *text* that a row is about."""
    found = _compiled(row.pattern).search(text)
    return found[0] if found else ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)
