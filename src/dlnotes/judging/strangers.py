"""Houses that are nobody's any more, or in other hands, by what they show.

Sources: the pages themselves as people report them.
"""

from __future__ import annotations

from dlnotes.judging.rows import Row

_SHOPS = (
    "sedoparking.com parkingcrew.net bodis.com hugedomains.com afternic.com dan.com undeveloped.com"
    " sedo.com buydomains.com mi.aliyun.com 4.cn juming.com"
)
PARKED = (
    *(Row(shop, "url", "") for shop in _SHOPS.split()),
    Row("godaddy.com", "url", "/forsale/"),
    Row("dnspod.qcloud.com", "url", "/webblock"),
    Row("", "url", r"^[^?#]*/lander(?:\?|$)"),
    Row("", "title", r"\b(?:domain|name|website) (?:name )?(?:is|may be) (?:available )?for sale"),
    Row("", "title", r"^(?:buy|purchase) (?:this|the) domain|\bis for sale\W*(?:$|\|)"),
    Row("", "title", "域名(?:正在)?出售|域名(?:可以?)?转让|域名停放|(?:域名|网站)已?(?:到期|过期)"),
    Row("", "title", "Registered at Namecheap|WHOIS contact information verification"),
    Row("", "title", "^(?:网站)?未备案|ICP Filing"),
    Row("", "short text", r"\bdomain(?: name)?(?: \S+)? (?:is|may be) (?:available )?for sale"),
    Row("", "short text", "buy this domain|parked free,? courtesy of|this domain is parked"),
    Row(
        "",
        "short text",
        "th(?:is|e) domain (?:name )?(?:has )?expired"
        "|domain (?:has|was) recently (?:been )?registered",
    ),
    Row("", "short text", "(?:该|此|本|访问的)?域名(?:正在|可以?|可|待)?(?:出售|转让)"),
    Row("", "short text", "域名(?:已过期|已到期|停放)"),
    Row("", "short text", "(?:网站|域名).{0,20}未(?:根据.{0,30})?(?:进行|完成|办理)?(?:ICP)?备案"),
    Row("", "short text", "(?:account|site|website) (?:has been |is )?suspended"),
    Row("", "brief text", "(?:主机|空间|网站|服务)已?(?:到期|过期|欠费)|正在出售中?[，,。]"),
    Row("", "brief text", "(?:网站|站点).{0,16}(?:已被|被).{0,8}(?:暂停|关闭|屏蔽|封禁)"),
    Row(
        "",
        "brief text",
        "future home of something|site is not published|(?:account|site|website) has expired",
    ),
    Row("", "title", "^(?:account suspended|website expired|站点已暂停|站点不存在|没有找到站点)"),
    Row("", "title", r"^(?:Welcome to nginx!?|Apache2? .*Default Page.*|IIS Windows Server)$"),
    Row("", "title", r"^(?:Test Page for .*|Welcome to CentOS|Index of /\s*|It works!)$"),
    Row("", "title", r"^(?:Web Server.s Default Page|Default Web Site Page|Coming Soon)\W*$"),
    Row("", "title", "^(?:恭喜，?站点创建成功|LNMP一键安装包|网站(?:正在)?建设中)"),
    Row(
        "",
        "title",
        r"^(?:Domain Parked|(?:Sedo )?Domain Parking|Under Construction|Site Suspended)\W*$",
    ),
    Row("", "title", "^Welcome to (?:OpenResty|tengine)"),
    Row(
        "",
        "brief text",
        r"domain(?: name)? \S*\s?(?:has been registered|is available for purchase)",
    ),
    Row("", "brief text", "ドメインは.{0,12}(?:取得|登録)されて"),
    Row("", "brief text", "(?:本站|网站|平台|服务).{0,20}(?:停止(?:服务|运营)|关停|下线)"),
)
"""A domain that is nobody's any more, a house that was closed, a server with nothing on it."""

_BETS = (
    "(?:乐鱼|华体会|九游会?|爱游戏|亚博|必威|开云|金年会|天博|万博|\\b(?:hth|leyu|kaiyun|j9|bet))"
)
_ALSO = "(?:半岛|米兰|星空|江南|南宫|澳门|\\b[PMA]G)"
_HOUSES = "(?:永利|凯发|凯时|尊龙|太阳城|威尼斯人|皇冠|\\b(?:k8|betway))"
HIJACKED = (
    Row(
        "",
        "title",
        "博彩|娱乐城|百家乐|真人荷官|体育投注|时时彩|北京赛车|六合彩|棋牌(?:游戏)?|老虎机",
    ),
    Row("", "title", "开户送|彩金|澳门(?:新?葡京|金沙|威尼斯)"),
    Row("", "title", f"{_BETS}.{{0,12}}(?:体育|官网|官方网站|娱乐|真人|登录入口)"),
    Row("", "title", f"{_HOUSES}.{{0,8}}(?:娱乐|体育|国际|彩票|足球|真人|官网|中国)"),
    Row("", "title", f"{_ALSO}(?:体育|电子|真人|娱乐).{{0,8}}(?:官网|官方网站|入口|试玩|平台|app)"),
    Row(
        "",
        "title",
        r"\b(?:slot (?:gacor|online|88)|situs (?:judi|slot)|togel\b|judi (?:bola|online))",
    ),
    Row(
        "",
        "title",
        r"\b(?:(?:online|best|live) casinos?\b|casino (?:bonus|online)|sportsbook\b)",
    ),
    Row(
        "",
        "title",
        r"\b(?:porn(?:o|hub)?\b|xxx (?:video|sex|porn)|viagra\b|cialis\b)|escort service",
    ),
    Row(
        "",
        "title",
        r"\b(?:payday loans?\b|essay writing service|replica (?:watches|rolex|handbags))",
    ),
    Row(
        "",
        "title",
        "nhà cái|cá cược|สล็อต|บาคาร่า|казино|카지노|바카라|토토|bahis|スーパーコピー|激安通販",
    ),
    Row(
        "",
        "title",
        "成人(?:视频|电影|网站)|(?:免费|在线)(?:av|黄片)|裸聊|一级片|国产精品.{0,6}(?:视频|久久)",
    ),
)
"""A domain that somebody else has taken over, by what such houses sell."""
