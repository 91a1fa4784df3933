"""What a page says that is not there, or not now: rows, titles, sentences, paths.

Sources: the houses' own pages as people report them; what nobody could confirm
has no row here.
"""

from __future__ import annotations

import re

from dlnotes.judging.rows import Row

TOMBSTONES = (
    Row("pan.baidu.com", "text", "已经?被(?:删除|取消|屏蔽)了?"),
    Row("pan.baidu.com", "text", "(?:该|此)?分享(?:的)?(?:文件)?已(?:经)?过期"),
    Row("pan.baidu.com", "text", "链接不存在|链接错误没找到文件|没有找到文件"),
    Row("pan.baidu.com", "text", "涉及侵权.{0,40}无法访问|访问次数过多"),
    Row("pan.baidu.com", "url", r"/error/404\.html"),
    Row("weibo.com", "url", r"/sorry\?.*pagenotfound"),
    Row(
        "mp.weixin.qq.com",
        "short text",
        "该内容已被发布者删除|此?内容因违规(?:无法查看|已删除)|此[帐账]号已(?:被屏蔽|自主注销)"
        "|涉嫌侵权.{0,4}无法查看|链接已过期",
    ),
    Row("bilibili.com", "title", "^(?:视频去哪了呢|出错啦)"),
    Row("youtube.com", "text", "^ERROR: |Video unavailable.{0,40}(?:no longer|anymore|removed)"),
    Row("drive.google.com", "short text", "the file you have requested does not exist"),
    Row("dropbox.com", "short text", "That file isn.t here anymore|This item was deleted"),
    Row("dl.dropboxusercontent.com", "url", r"/u/\d+/"),  # closed on 2017-09-01
    Row("blog.163.com", "url", ""),  # closed on 2018-11-30
    Row("news.ycombinator.com", "short text", "^No such item"),
    Row("archive.org", "short text", "^(?:The )?item (?:cannot be found|is not available)"),
    Row("herokuapp.com", "short text", "no such app"),
    Row("", "short text", "There isn.t a GitHub Pages site here"),
    Row(
        "",
        "short text",
        "Sorry, the blog (?:at .{1,80}|you were looking for) (?:has been|does not)",
    ),
    Row("", "short text", "Whatever you were looking for doesn.t currently exist at this address"),
    Row(
        "",
        "short text",
        r"is no longer available\W+(?:The authors have deleted this site"
        r"|This (?:site|blog) has been archived or suspended)",
    ),
    Row(
        "",
        "short text",
        "The specified bucket does not exist|deployment could not be found on Vercel",
    ),
    Row("", "short text", "指定的主题不存在或已被删除"),  # Discuz
)
"""A page that says: this was here, and is gone; or: there is no such house here."""

_WHAT = (
    "(?:文章|内容|帖子?|贴子?|微博|博[文客]|日志|视频|主题|问题|回答|文件|文档|页面|课程|资源|分享)"
)
_WHO = "(?:原?作者|发布者|用户|管理员|楼主|博主|上传者|系统)?(?:自行|主动)?"
_PIECE = (
    "(?:video|post|article|file|document|page|blog|story|slideshow|presentation|item|topic|thread"
    "|account|content|paste|repository|course|site|image|photo|tweet|listing)"
)
_TAKEN = f"{_WHAT}(?:已经?被?|被){_WHO}(?:删除|下架|移除|撤回|取消|屏蔽)"
_REMOVED = f"(?:this|the|that) {_PIECE} (?:has been|was) (?:removed|deleted|taken down)"
DELETED = (
    Row("", "brief text", _TAKEN),
    Row("", "brief text", "文件已?取消分享"),
    Row("", "brief text", "(?<![旧原老若果些分])(?:分享|链接|文件)已经?(?:失效|过期|被删除)"),
    Row("", "brief text", _REMOVED),
    Row("", "title", rf"^(?:抱歉\W*)?{_TAKEN}\W*$|^(?:sorry\W*)?{_REMOVED}\b.{{0,30}}$"),
)
"""Hardly a word but that somebody took it away: a tombstone in any house."""

_THING = (
    "(?:page|file|resource|object|article|document|post|site|url|file or directory|content|link)"
)
_ASKED = "(?:you(?:.re| are| were)? (?:looking for|requested|trying to [a-z]+) ?)?"
_A_THING = rf"(?:(?:the|this|that|requested) )*{_THING} {_ASKED}"
_DING = (
    "(?:页面|网页|网址|文章|内容|文件|文档|帖子|主题|链接|博客|博文|信息|资源|视频|课程|问题|页"
    "|頁面|網頁)"
)
_ABROAD = (
    "seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouv[ée]e)|p[áa]gina no (?:encontrada"
    "|existe)|p[áa]gina n[ãa]o encontrada|pagina non trovata|pagina niet gevonden|страница не"
    " (?:найдена|существует)|(?:お探しの)?ページ[がは](?:見つかりません|存在しません)(?:でした)?"
    "|페이지를 찾을 수 없습니다|не найдено|siden (?:blev ikke fundet|ikke funnet|finnes ikke)"
    "|sidan (?:kunde inte hittas|hittades inte)|sivua ei löydy|không tìm thấy trang"
    "|sayfa bulunamadı|halaman tidak ditemukan|strona nie znaleziona"
)
_SAID = (
    rf"(?:{_A_THING})?(?:was |is )?not found"
    rf"|{_A_THING}(?:could not|couldn.t|can.t|cannot|can not) be found"
    rf"|{_A_THING}(?:is not|isn.t|is no longer|not) available"
    rf"|{_A_THING}(?:no longer|does not|doesn.t) exists?"
    rf"|{_A_THING}(?:(?:isn.t|is not) here(?: any ?more)?|(?:is|has) gone)"
    r"|(?:we )?(?:could not|couldn.t|can.t|cannot) find (?:the |this |that |your )?"
    rf"{_THING} ?{_ASKED}"
    r"|nothing (?:was )?found(?: for .{0,80})?"
    rf"|(?:您|你)?(?:所)?(?:访问|要找|查看|请求|浏览|要访问)?的?(?:该|此|这个)?{_DING}"
    r"(?:地址)?(?:不存在|未找到|找不到|没找到|已被?删除|已失效|无法找到|没有找到|无法访问|找不回来"
    r"|不见|走丢|丢失).{0,8}"
    rf"|(?:找不到|未找到|无法找到|没有找到)(?:该|此|您?你?要?访问?的?)?{_DING}了?"
    rf"|{_ABROAD}"
)
NOT_FOUND_TITLE = re.compile(
    r"\W*(?:(?:error|oops|sorry|whoops|uh.?oh|很?抱歉|对不起|糟糕|啊哦|提示|错误)\W*)?(?:"
    r"(?:(?:http|error|status|错误)\W*){0,2}404\W*(?:error|错误|页面)?\W*"
    rf"(?:(?:the )?{_THING}?\W*not found)?\W{{0,3}}1?|{_SAID}"
    r")\W*(?:[-|–—_·:].{0,60})?",
    re.I,
)
"""A whole title that says there is no such page; what follows is the site's name."""

_AFTER_A_NAME = re.compile(rf".{{1,40}}? [-|–—·:] (?:404\W*)?(?:{_SAID})\W*(?:404)?\W*", re.I)
"""The same after the site's name."""

NOT_FOUND_TEXT = re.compile(
    r"(?:页面|网页|文章|内容|文件|帖子|微?博客?|视频|课程|问题)(?:不存在|未找到|找不到|已被?删除|已失效)"
    r"|找不到(?:该|此|您要访问的)?(?:页面|网页|文件)"
    r"|page (?:you .{0,40})?(?:was |is |could |can ?)?not (?:be )?found|404 not found"
    r"|(?:page|document|article|post) (?:no longer|does not|doesn.t) exist"
    r"|there is currently no text in this page"
    r"|\"(?:code|status|errno)\"\s*:\s*\"?-?404\b"
    r"|\"(?:error|message|msg|detail)\"\s*:\s*\"not found",
    re.I,
)
"""A sentence that says there is no such page; alone it proves nothing."""

ERROR_PATH = re.compile(
    r"/(?:err(?:or)?s?[-_]?)?(?:40[34]|err(?:or)?s?|not[-_]?found|page[-_]?not[-_]?found|sorry|oops"
    r"|missing|isp)(?:[-_]?page)?(?:[./?]|$)",
    re.I,
)
"""A path on which sites answer for pages that they no longer have."""

EXCUSE = re.compile(
    r"不存在|找不到|未找到|没有找到|走丢|不见了|删除|下架|removed|deleted|\b404\b"
    r"|not (?:be )?found|no longer (?:exist|available)|nothing (?:was )?found"
    r"|(?:could not|couldn.t|can.t|cannot) (?:be found|find)|(?:does not|doesn.t) exist",
    re.I,
)
"""Words of who has not got what was asked for."""

LOST_PICTURE = re.compile(
    r"/(?:removed|deleted|\w*unavailable|(?:image[-_]?)?not[-_]?found|no[-_]?image)\.(?:png|gif|jpe?g)$",
    re.I,
)
"""The picture that is shown in the place of those that are gone."""

SEARCH = re.compile(r"/search(?:[/.?]|$)|[?&](?:q|query|keywords?|kw|wd|s)=", re.I)
"""A search within a site, in a path with its query."""

HOME_PATH = re.compile(r"/(?:(?:index|default|home|main)(?:\.\w{2,5})?/?)?", re.I)
"""The home page of a site."""

FRONT_PATH = re.compile(
    r"/(?:en|zh|cn|tw|hk|us|uk|ja|jp|ko|kr|de|fr|es|ru|it|pt|nl)(?:[-_][a-z]{2,4})?"
    rf"(?:{HOME_PATH.pattern})?",
    re.I,
)
"""The home page of a site in one language."""

_TROUBLE = (
    "internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out"
    "|wordpress . error|database error|数据库(?:连接)?错误|temporarily unavailable"
    "|(?:bandwidth|resource) limit (?:exceeded|is reached)"
)
TEMPORARY = (
    Row("pan.baidu.com", "short text", "系统升级|系统维护"),
    Row("drive.google.com", "title", "quota exceeded"),
    Row("", "title", "^(?:under maintenance|site maintenance|网站维护中?|系统维护中?|维护中)"),
    Row(
        "",
        "title",
        rf"^(?:.{{0,40}} - )?(?:(?:http )?(?:error )?50\d\W*)?(?:{_TROUBLE})$|^50[0234]\W*$",
    ),
    Row(
        "",
        "brief text",
        "error establishing a database connection|database error|connect to (?:local )?mysql"
        "|(?:fatal|parse) error: |http error 50\\d|service (?:is |temporarily )?unavailable"
        "|internal server error|server error in|mysqli?_\\w+\\(|技术故障|服务器内部错误"
        "|(?:建立)?数据库连接(?:时?出错|失败|错误)",
    ),
    Row(
        "",
        "brief text",
        "(?:系统|服务器|网站|平台).{0,4}(?:繁忙|维护|升级维护|升级中|正在升级|改版)|稍[后候]再?(?:试|重试|访问)",
    ),
    Row(
        "",
        "brief text",
        "(?:scheduled|undergoing|down for|under) (?:\\w+ )?maintenance"
        "|back (?:online )?(?:soon|shortly)|temporarily (?:unavailable|unable|down)"
        "|(?:try|check) (?:\\w+ )?again (?:later|soon|in a few)|technical difficulties"
        "|(?:unexpected|critical) error|something went wrong|an error (?:has )?occurred",
    ),
)
"""A page that says: come back later."""

_MARKS = re.compile(r"(\W{3})\W+")


def says_not_found(title: str) -> bool:
    """Whether *title* says that there is no such page, and says nothing else.

    >>> says_not_found("404 Not Found"), says_not_found("The 404 routes of a router")
    (True, False)
    >>> says_not_found("Some Blog | Page not found"), says_not_found("Seite nicht gefunden")
    (True, True)
    """
    # Runs of marks are cut short, or a hostile title costs seconds of backtracking.
    plain = _MARKS.sub(r"\1", title[:200])
    return any(form.fullmatch(plain) for form in (NOT_FOUND_TITLE, _AFTER_A_NAME))
