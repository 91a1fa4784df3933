"""The words of the dialect, as tables: media tags, labels, hosts, venues.

An oddity is a row here, never an `if` elsewhere; a list adds rows of its own in
its configuration (`kinds`, `roles`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from dlnotes.records import Kind, Role


def _rows(table: Mapping[str, str]) -> dict[str, str]:
    """One row a value, its words parted by spaces (``_`` stands for a space)."""
    return {
        word.replace("_", " "): value for value, words in table.items() for word in words.split()
    }


KINDS: dict[str, Kind] = _rows(  # type: ignore[assignment]
    {
        "article": "文章 文 好文 长文 article articles essay 杂文 评论文章 专栏",
        "blog": "博文 博客 日志 blog post blogpost blog_post",
        "paper": "论文 文献 paper papers thesis 学位论文 博士论文 硕士论文 期刊 preprint 综述 综述论文"
        " survey 技术报告 report",
        "book": "书 书籍 图书 电子书 新书 教材 专著 book books ebook e-book textbook",
        "video": "视频 录像 讲座 演讲 报告视频 video videos talk talks lecture lectures screencast"
        " youtube 播客 音频 podcast",
        "slides": "幻灯 幻灯片 胶片 课件 讲义 ppt pptx slide slides keynote deck",
        "course": "课程 公开课 course courses mooc 慕课 网课 summer_school",
        "tutorial": "教程 入门 指南 手册 tutorial tutorials guide howto 攻略 cheatsheet",
        "code": "代码 源码 源代码 开源 项目 开源项目 code github source repo implementation 实现",
        "notebook": "ipn ipython jupyter notebook notebooks ipynb colab ipython_notebook",
        "qa": "问答 问题 q&a qa quora faq ama 讨论",
        "demo": "演示 demo demos 在线演示 playground",
        "dataset": "数据 数据集 语料 语料库 词库 data dataset datasets corpus",
        "tool": "工具 软件 库 框架 平台 tool tools library toolkit software package app 工具包 插件",
        "news": "新闻 资讯 消息 报道 动态 news",
        "other": "资源 资料 资料整理 列表 其他 其它 other resource resources list links",
    }
)
"""Media tags: ``[视频]``, ``论文：``, case and width folded."""

_KINDS_BY_WORD: dict[str, Kind] = _rows(  # type: ignore[assignment]
    {
        "tutorial": "tutorial tutorials cheatsheet",
        "course": "course courses mooc",
        "slides": "slide slides ppt",
        "demo": "demo demos",
        "notebook": "notebook notebooks",
        "blog": "blog",
        "book": "book ebook e-book textbook handbook",
        "tool": "toolkit toolkits toolbox library",
        "paper": "paper thesis",
    }
)
"""Words that give a kind away wherever they stand in a title."""

_KINDS_BY_LAST_WORD: dict[str, Kind] = _rows(  # type: ignore[assignment]
    {"video": "video videos lectures talk talks", "dataset": "dataset datasets corpus corpora"}
)
"""Words that do so only at its end: “Video Captioning” is no video."""

_KINDS_BY_HAN: tuple[tuple[str, Kind], ...] = (
    ("教程", "tutorial"),
    ("入门指南", "tutorial"),
    ("新手指南", "tutorial"),
    ("公开课", "course"),
    ("课程", "course"),
    ("幻灯", "slides"),
    ("教学视频", "video"),
    ("演示", "demo"),
    ("博文", "blog"),
    ("博客", "blog"),
    ("电子书", "book"),
    ("书籍", "book"),
    ("软件包", "tool"),
    ("python库", "tool"),
    ("论文", "paper"),
)
_KINDS_BY_HAN_ENDING: tuple[tuple[str, Kind], ...] = (
    ("视频", "video"),
    ("数据集", "dataset"),
    ("语料", "dataset"),
    ("语料库", "dataset"),
    ("词库", "dataset"),
    ("工具", "tool"),
    ("工具包", "tool"),
    ("框架", "tool"),
    ("源码", "code"),
    ("代码", "code"),
)
_KIND_RANKS: dict[str, int] = {
    kind: rank
    for rank, kind in enumerate(
        "tutorial course slides video dataset demo notebook blog book tool paper code".split()
    )
}

_KINDS_BY_HOST: dict[str, Kind] = _rows(  # type: ignore[assignment]
    {
        "paper": "arxiv.org xxx.tau.ac.il xxx.lanl.gov aclweb.org aclanthology.org openreview.net"
        " jmlr.org papers.nips.cc proceedings.mlr.press doi.org sciencemag.org cv-foundation.org"
        " openaccess.thecvf.com dl.acm.org ieeexplore.ieee.org link.springer.com biorxiv.org"
        " semanticscholar.org",
        "slides": "slideshare.net speakerdeck.com",
        "video": "youtube.com youtu.be vimeo.com bilibili.com youku.com tudou.com videolectures.net"
        " techtalks.tv v.qq.com ted.com iqiyi.com",
        "code": "github.com gitlab.com bitbucket.org gitee.com sourceforge.net code.google.com",
        "qa": "quora.com stackoverflow.com stackexchange.com segmentfault.com/q zhihu.com/question"
        " reddit.com",
        "course": "coursera.org edx.org udacity.com udemy.com ocw.mit.edu icourse163.org"
        " xuetangx.com",
        "blog": "wordpress.com tumblr.com cnblogs.com jianshu.com zhuanlan.zhihu.com medium.com"
        " towardsdatascience.com blog.csdn.net blog.sina.com.cn substack.com",
        "notebook": "nbviewer.jupyter.org nbviewer.ipython.org nbviewer.org colab.research.google.com",
        "dataset": "kaggle.com/datasets huggingface.co/datasets",
    }
)
"""Hosts with all that is under them; a first folder may be named too."""

_KINDS_BY_ENDING: dict[str, Kind] = {
    "ipynb": "notebook",
    "ppt": "slides",
    "pptx": "slides",
    "pdf": "paper",
    "ps": "paper",
}

_NEUTRAL: dict[str, Role] = _rows(  # type: ignore[assignment]
    {
        "alternate": "官网 官方网站 官方主页 主页 网站 网址 项目主页 项目地址 项目 地址 链接 原文链接 链接地址"
        " 下载 下载地址 下载链接 点此 点击 这里 此处 详情 详见 全文 全文链接 阅读原文"
        " homepage home_page home website web site webpage page project_page project link links"
        " url here download downloads html blog blog_post post article tutorial course book intro"
        " introduction documentation docs doc wiki official 文档 博客 博文 文章 教程 课程 书 介绍",
        "pdf": "paper thesis report 论文 论文地址 论文链接 arxiv paper-arxiv arxiv_paper preprint publication",
        "related": "上 中 下 上篇 中篇 下篇 上集 下集 part 第一部分 第二部分 第三部分 link1 link2 link3"
        " 续 续篇 一 二 三 四 五",
    }
)
"""Labels that name no role: the first is the work itself, a later one what is said here."""

_ROLES: dict[str, Role] = _rows(  # type: ignore[assignment]
    {
        "code": "代码 源码 源代码 开源代码 实现 代码实现 工程 github git gitlab gitee gist code codes"
        " source source_code sourcecode implementation repo repository software matlab"
        " pytorch tensorflow keras caffe theano torch colab notebook code&data gitxiv 例子代码 repro",
        "pdf": "pdf ps 论文pdf pdf论文 原文pdf pdf下载 全文pdf pdf版 camera-ready",
        "slides": "slide slides 幻灯 幻灯片 ppt pptx 课件 讲义 胶片 lecture_notes lecture_slides"
        " keynote poster",
        "video": "视频 录像 讲座 讲座视频 视频地址 video videos video_talk video_talks talk youtube"
        " youku vimeo bilibili b站 techtalks lecture 视频链接 优酷",
        "cloud": "云 云盘 网盘 百度云 百度网盘 百度盘 微盘 pan mirror 镜像 国内镜像 备份 网盘下载 度盘",
        "translation": "译文 翻译 中译 中文翻译 中文版 中文译文 译 中文 汉译 translation chinese"
        " chinese_version chinese_translation 翻译版本 译本 翻译版 中文介绍",
        "alternate": "english english_version 英文版 英文 英文原文 原文 原版 original html版 mobi epub"
        " supplementary supplement supp appendix bibtex bib 备用 备用链接",
        "discussion": "讨论 微博 评论 点评 discussion discussions reddit hn hacker_news hackernews weibo"
        " comments 知乎讨论 v2ex twitter issue openreview review reviews 跟踪页",
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

_VENUE_NAMES = (
    "ICML NIPS NeurIPS ICLR CVPR ICCV ECCV ACL EMNLP NAACL COLING EACL CoNLL AAAI IJCAI KDD SIGKDD"
    " WWW SIGIR ICASSP Interspeech INTERSPEECH CIKM WSDM RecSys SIGMOD VLDB ICDM AISTATS UAI COLT"
    " JMLR TACL TPAMI PAMI MICCAI ICRA IROS BMVC WACV ISCA MICRO OSDI SOSP SIGGRAPH ACMMM ICPR"
    " IJCNN ICANN IJCV ECML PKDD SDM LREC SemEval SLT ASRU CHI"
).split()
VENUE = re.compile(
    rf"(?<![A-Za-z])({'|'.join(_VENUE_NAMES)})(?:\s*[,，'’]?\s*((?:19|20)\d\d|\d\d)(?!\d))?(?![A-Za-z])"
)
"""A conference or journal with its year, ``NIPS14`` and ``ICML, 2015`` alike."""

_TRIM = " \t\u3000\xa0:：()（）[]【】《》<>*_`\"'“”‘’,，.。;；!！-—|/\\#\u200b"


def fold(word: str) -> str:
    """*word* as the tables spell it.

    >>> fold("【GitHub】: ")
    'github'
    """
    return " ".join(word.strip(_TRIM).casefold().split())


def kind_of_tag(tag: str, extra: Mapping[str, Kind]) -> Kind | None:
    """The kind that a media tag names, or None when it names none."""
    word = fold(tag)
    return extra.get(tag) or extra.get(word) or KINDS.get(word)


def kind_of_title(title: str) -> Kind | None:
    """The kind that a word of the title gives away; of several, the first in the ranks.

    >>> kind_of_title("RNN 教程视频"), kind_of_title("Mnist demos"), kind_of_title("CNN")
    ('tutorial', 'demo', None)
    """
    low = title.casefold()
    found: list[Kind] = []
    if not low.isascii():
        found = [kind for word, kind in _KINDS_BY_HAN if word in low]
    found += [kind for word, kind in _KINDS_BY_HAN_ENDING if low.endswith(word)]
    words = _LATIN_WORD.findall(low)
    found += [kind for word in words if (kind := _KINDS_BY_WORD.get(word))]
    if words and (kind := _KINDS_BY_LAST_WORD.get(words[-1])) and low.endswith(words[-1]):
        found.append(kind)
    return min(found, key=lambda kind: _KIND_RANKS[kind]) if found else None


_LATIN_WORD = re.compile(r"[a-z][a-z\-]*")


def kind_of_address(url: str) -> Kind | None:
    """The kind that the host or the file's extension gives away.

    >>> kind_of_address("http://cs231n.github.io/a.pdf"), kind_of_address("https://arxiv.org/pdf/1.2")
    ('paper', 'paper')
    >>> kind_of_address("http://blog.echen.me/x"), kind_of_address("http://t.cn/RZMtCsP")
    ('blog', None)
    """
    address = (url.partition("://")[2] or url).partition("#")[0].partition("?")[0]
    host, _, path = address.lower().partition("/")
    ending = _KINDS_BY_ENDING.get(path.rpartition(".")[2])
    if ending in ("notebook", "slides"):
        return ending
    folder = path.partition("/")[0]
    name = host
    while name:
        if kind := _KINDS_BY_HOST.get(name) or _KINDS_BY_HOST.get(f"{name}/{folder}"):
            return kind
        name = name.partition(".")[2]
    if ending is None and (host.startswith(("blog.", "blogs.")) or folder == "blog"):
        return "blog"
    return "blog" if ".blogspot." in host else ending


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
    head = _BEFORE_ASIDE.split(word, maxsplit=1)[0].strip()
    if len(head) > _LONGEST_LABEL:
        return None
    if found := _exact(head):
        return found
    if _PART.fullmatch(head):
        return "related", True
    parts = [part for part in _BETWEEN_WORDS.split(head) if part and not _ASIDE.fullmatch(part)]
    roles = [role for part in parts if (role := _exact(part))]
    if roles and len(roles) == len(parts):
        return next((role for role in roles if not role[1]), roles[0])
    if parts and (role := _exact(parts[0])) and not role[1] and len(word) <= _LONGEST_LABEL:
        return role
    return None


def _exact(word: str) -> tuple[Role, bool] | None:
    if role := _ROLES.get(word):
        return role, False
    if role := _NEUTRAL.get(word):
        return role, True
    return None


_BEFORE_ASIDE = re.compile(r"[(（,，:：]")
_PART = re.compile(
    r"(?:part|link|chapter|lesson|vol\.?|第)\s*[\dⅠ-Ⅻivx一二三四五六七八九十]+\s*(?:部分|[部章讲课集篇期节])?"
)
_BETWEEN_WORDS = re.compile(
    r"[\s/&+\-·|和与及]+|(?<=[\u3400-\u9fff])(?=[a-z])|(?<=[a-z])(?=[\u3400-\u9fff])"
)
# “Paper-ICML” and “pdf 2” are still labels.
_ASIDE = re.compile(rf"\d+|v\d+|and|the|{'|'.join(_VENUE_NAMES)}", re.IGNORECASE)


def role_inside(label: str) -> Role | None:
    """The role that a word inside a longer label gives away."""
    if len(label) > _LONGEST_LABEL:
        return None
    word = label.casefold()
    return next((role for mark, role in _ROLES_INSIDE if mark in word), None)


AUTHOR_LABELS = frozenset("author authors 作者 by 主讲 讲师".split())
COMMENT_LABELS = re.compile(
    r"(?:\*\*)?(?:介绍|简介|推荐理由|推荐语|推荐|评论|点评|摘要|说明|注释|备注|注|内容简介|描述|导读|简评|短评"
    r"|Abstract|Summary|Notes?|Comments?|Description|Intro|About)(?:\*\*)?\s*[:：]",
    re.IGNORECASE,
)
"""How an unindented paragraph begins that still belongs to the item above it."""
