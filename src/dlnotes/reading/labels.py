"""What a label makes of its link: 云, 源码, PDF, 官网, part 1.

An oddity is a row here, never an `if` elsewhere; a list adds labels of its own
in its configuration (`roles`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from dlnotes.reading.rows import fold, rows
from dlnotes.reading.venues import ANY_VENUE
from dlnotes.records import Role

_NEUTRAL: dict[str, Role] = rows(
    {
        "alternate": "官网 官方网站 官方主页 主页 网站 网址 项目主页 项目地址 项目 地址"
        " 链接 原文链接 链接地址 下载 下载地址 下载链接 点此"
        " 点击 这里 此处 详情 详见 全文 全文链接 阅读原文"
        " homepage home_page home website web site webpage page project_page project link links"
        " url here download downloads html blog blog_post post article tutorial course book intro"
        " introduction documentation docs doc wiki official"
        " 文档 博客 博文 文章 教程 课程 书 介绍"
        " 豆瓣 京东 当当 亚马逊 知乎 知乎专栏 简书 掘金 公众号 微信 维基百科 百度百科"
        " amazon goodreads doi springer acm ieee wikipedia",
        "pdf": "paper thesis report 论文 论文地址 论文链接 arxiv"
        " paper-arxiv arxiv_paper preprint publication",
        "related": "上 中 下 上篇 中篇 下篇 上集 下集 part 第一部分 第二部分 第三部分"
        " link1 link2 link3 续 续篇 一 二 三 四 五",
    }
)
"""Labels that name no role: the first is the work itself, a later one what is said here."""

_ROLES: dict[str, Role] = rows(
    {
        "code": "代码 源码 源代码 开源代码 实现 代码实现 工程 github git gitlab gitee"
        " gist code codes source star stars github_stars"
        " source_code sourcecode implementation repo repository software matlab"
        " pytorch tensorflow keras caffe theano torch colab notebook code&data gitxiv"
        " 例子代码 复现 repro",
        "pdf": "pdf ps 论文pdf pdf论文 原文pdf pdf下载 全文pdf pdf版 camera-ready",
        "slides": "slide slides 幻灯 幻灯片 ppt pptx 课件 讲义 胶片 lecture_notes lecture_slides"
        " keynote poster",
        "video": "视频 录像 讲座 讲座视频 视频地址 video videos video_talk video_talks talk youtube"
        " youku vimeo bilibili b站 techtalks lecture 视频链接 优酷",
        "cloud": "云 云盘 网盘 百度云 百度网盘 百度盘 微盘 pan mirror 镜像"
        " 国内镜像 备份 网盘下载 度盘 阿里云盘 夸克 夸克网盘 蓝奏云 天翼云 天翼云盘 迅雷云盘"
        " 115网盘 123云盘 城通网盘 微云 坚果云 onedrive google_drive mega",
        "translation": "中文文档 中文网 中文官网"
        " 译文 翻译 中译 中文翻译 中文版 中文译文 译 中文 汉译 translation chinese"
        " chinese_version chinese_translation 翻译版本 译本 翻译版 中文介绍",
        "alternate": "english english_version 英文版 英文 英文原文 原文 原版 original html版"
        " mobi epub supplementary supplement supp appendix bibtex bib 备用 备用链接"
        " 存档 存档副本 快照 archive archived archived_copy"
        " archive_copy wayback announcement",
        "related": "笔记 阅读笔记 读书笔记 论文笔记 学习笔记 解读 论文解读 解析 详解 讲解 精读 导读"
        " notes reading_notes reading-notes paper_notes",
        "discussion": "讨论 微博 评论 点评 discussion discussions reddit hn hacker_news hackernews"
        " weibo comments 知乎讨论 v2ex twitter tweet tweets thread issue openreview review"
        " reviews 跟踪页",
        "demo": "demo demos 演示 在线演示 试用 online_demo live_demo 体验",
        "dataset": "数据 数据集 语料 语料库 data dataset datasets corpus model&data 数据下载",
    }
)
"""What a label makes of its link; a label beats the host."""

# Inside a longer label (“论文PDF全文可从这里下”), the first row found counts.
_ROLES_INSIDE: tuple[tuple[str, Role], ...] = (
    ("源码", "code"),
    ("源代码", "code"),
    ("代码", "code"),
    ("github", "code"),
    ("译文", "translation"),
    ("翻译", "translation"),
    ("中文版", "translation"),
    ("幻灯", "slides"),
    ("ppt", "slides"),
    ("slides", "slides"),
    ("视频", "video"),
    ("数据集", "dataset"),
    ("网盘", "cloud"),
    ("百度云", "cloud"),
    ("讨论", "discussion"),
    ("pdf", "pdf"),
)
_LONGEST_LABEL = 24


def role_of_label(label: str, extra: Mapping[str, Role]) -> tuple[Role, bool] | None:
    """What *label* makes of its link, and whether it may be the work itself.

    >>> role_of_label("GitHub：", {})
    ('code', False)
    >>> role_of_label("官网", {})
    ('alternate', True)
    >>> role_of_label("Attention Is All You Need", {}) is None
    True
    """
    if extra and (role := extra.get(label) or extra.get(fold(label))):
        return role, False
    return _role(label) if len(label) <= 4 * _LONGEST_LABEL else None


@lru_cache(maxsize=8192)
def _role(label: str) -> tuple[Role, bool] | None:
    word = fold(label)
    if found := _exact(word):
        return found
    if of_work := _OF_THE_WORK.match(word):
        whose = _ROLES.get(word[of_work.end() :])
        if whose:
            return whose, False
    if word.endswith(_WORKS):
        return None
    if (place := _PLACE_WORD.search(word)) and 1 < place.start() <= _LONGEST_PLACE:
        return _exact(word[: place.start()].strip()) or ("alternate", True)
    head = _BEFORE_ASIDE.split(word, maxsplit=1)[0].strip()
    if len(head) > _LONGEST_LABEL:
        return None
    if found := _exact(head):
        # “笔记（二）” is the next of a series, and a name.
        return found if head == word or found != ("related", False) else None
    if _PART.fullmatch(head):
        return "related", True
    if _ARXIV_ID.fullmatch(word):
        return "pdf", True
    if (last := _LAST_WORD.fullmatch(word)) and (role := _exact(last[1])):
        return role[0], False
    words = _BETWEEN_WORDS.split(_YEAR_APART.sub("", head))
    parts = [part for part in words if part and not _ASIDE.fullmatch(part)]
    roles = [role for part in parts if (role := _exact(part))]
    if roles and len(roles) == len(parts):
        return next((role for role in roles if not role[1]), roles[0])
    if parts and (role := _exact(parts[0])) and not role[1] and len(word) <= _LONGEST_LABEL:
        return role
    return None


def role_before(label: str, extra: Mapping[str, Role]) -> tuple[Role, bool] | None:
    """The same of a label with a colon before an address: ``source: http://…`` is an origin.

    >>> role_before("source", {}), role_before("code", {})
    (('related', True), ('code', False))
    """
    return ("related", True) if fold(label) in _ORIGINS else role_of_label(label, extra)


_ORIGINS = frozenset(("source", "src", "来源", "出处", "转自", "图片来源", "via"))


def _exact(word: str) -> tuple[Role, bool] | None:
    if role := _ROLES.get(word):
        return role, False
    if role := _NEUTRAL.get(word):
        return role, True
    return None


# “论文翻译”, “模型代码”: whose it is, and what it is.
_OF_THE_WORK = re.compile(r"论文|模型|官方|项目|开源|算法|参考|原始|作者|配套|课程|示例")
# “arXiv:1706.03762” is a number, not a name.
_ARXIV_ID = re.compile(r"(?:arxiv\s*[:：]?\s*)?\d{4}\.\d{4,5}(?:v\d+)?")
# “tf code”, “official pytorch implementation”.
_LAST_WORD = re.compile(r"(?:[a-z'’.\-]+\s){1,2}(code|implementation|slides|repo|pdf)")
# “豆瓣链接”, “下载地址”: where the work is, whoever keeps it.
_PLACE_WORD = re.compile(r"(?:链接|地址|网址|传送门|主页|网页|页面|下载)$")
_LONGEST_PLACE = 8
# “PyTorch系列” is a work about what a label names.
_WORKS = ("系列", "实战", "入门", "笔记", "合集", "大全")
_BEFORE_ASIDE = re.compile(r"[(（,，:：]")
_PART = re.compile(
    r"(?:part|link|chapter|lesson|vol\.?|第)\s*[\dⅠ-Ⅻivx一二三四五六七八九十]+\s*(?:部分|[部章讲课集篇期节])?"
)
_BETWEEN_WORDS = re.compile(
    r"[\s/&+\-·|和与及]+|(?<=[\u3400-\u9fff])(?=[a-z])|(?<=[a-z])(?=[\u3400-\u9fff])"
)
# “Paper-ICML14” and “pdf 2” are still labels.
_ASIDE = re.compile(
    rf"\d+|v\d+|and|the|arxiv|{ANY_VENUE}|[a-z]{{2,8}}(?:(?:19|20)\d\d|\d\d)", re.IGNORECASE
)
_YEAR_APART = re.compile(r"(?<=[a-z])[\s\-'’](?=(?:19|20)\d\d$)")


def role_at_an_edge(label: str) -> Role | None:
    """The role of a short link text that begins or ends with a label, wherever it leads.

    >>> role_at_an_edge("中文视频@某大学"), role_at_an_edge("深入讨论RNN")
    ('video', None)
    """
    word = label.partition("@")[0].strip() if "@" in label else label
    return role_inside(word, at_an_edge=True) if len(word) <= _SHORT_LABEL else None


_SHORT_LABEL = 12


def role_inside(label: str, *, at_an_edge: bool = False) -> Role | None:
    """The role that a word inside a longer label gives away.

    *at_an_edge* asks for more of Chinese words, which titles hold too.

    >>> role_inside("论文PDF全文可从这里下"), role_inside("深入讨论RNN", at_an_edge=True)
    ('pdf', None)
    """
    if len(label) > _LONGEST_LABEL:
        return None
    word = label.casefold()
    for mark, role in _ROLES_INSIDE:
        if mark in word:
            edge = word.startswith(mark) or word.endswith(mark)
            # “hexo+GitHub搭建博客” is a work about it.
            anywhere = mark != "github" and (mark.isascii() or not at_an_edge)
            return role if edge or anywhere else None
    return None


class Label(NamedTuple):
    """The word before an address that says what it is, from *start* of the text."""

    word: str
    start: int
    colon: bool


def label_before(text: str, low: int, offset: int) -> Label | None:
    """The label of what stands at *offset*, looked for no further back than *low*.

    >>> label_before("推荐 云:http://t.cn/x", 0, 5)
    Label(word='云', start=3, colon=True)
    """
    window = text[max(low, offset - 40) : offset]
    base = offset - len(window)
    if window.rstrip().endswith((":", "：")) and (found := _LABEL.search(window)):
        # “练习 GitHub：” is labelled by its last word, “source code：” by both.
        first, space, last = found["label"].partition(" ")
        if space and not role_of_label(found["label"], {}) and role_of_label(last, {}):
            return Label(last, base + found.start() + len(first) + 1, True)
        return Label(found["label"], base + found.start(), True)
    # No longer than its longest row, so that a search from the left is not a long one.
    tail = max(0, len(window.rstrip(" \t")) - 8)
    if found := _GLUED.search(window.rstrip(" \t"), tail):
        return Label(found[1], base + found.start(), False)
    return None


_LABEL = re.compile(
    r"(?P<label>[^\s，。；、,;！!？?()（）\[\]【】《》<>\"“”|:：*]{1,24}"
    r"(?:[ ][A-Za-z]{1,12})?)(?:[(（][^()（）\s]{1,12}[)）])?\**\s*[:：]\s*$"
)
_GLUED = re.compile(
    r"(代码|源码|源代码|视频|幻灯片?|ppt|slides?|pdf|论文|译文|中译|数据集?|demo|github|讨论|云盘|网盘)"
    r"(?:地址|链接)?$",
    re.IGNORECASE,
)


AUTHOR_LABELS = frozenset(("author", "authors", "作者", "by", "主讲", "讲师"))
COMMENT_LABELS = re.compile(
    r"(?:\*\*)?(?:介绍|简介|推荐理由|推荐语|推荐|评论|点评|摘要|说明|注释|备注|注|内容简介|描述|导读|简评|短评"
    r"|Abstract|Summary|Notes?|Comments?|Description|Intro|About)(?:\*\*)?\s*[:：]",
    re.IGNORECASE,
)
"""How an unindented paragraph begins that still belongs to the item above it."""
