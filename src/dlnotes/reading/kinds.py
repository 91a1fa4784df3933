"""What kind of work it is: from a media tag, a word of the title, or the host.

An oddity is a row here, never an `if` elsewhere; a list adds tags of its own
in its configuration (`kinds`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dlnotes.reading.rows import fold, rows
from dlnotes.records import Kind
from dlnotes.urls import arxiv

KINDS: dict[str, Kind] = rows(
    {
        "article": "文章 文 好文 长文 article articles essay 杂文 评论文章 专栏",
        "blog": "博文 博客 日志 blog post blogpost blog_post",
        "paper": "论文 文献 paper papers thesis 学位论文 博士论文 硕士论文 期刊 preprint"
        " 综述 综述论文 survey 技术报告 report",
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
        "tool": "工具 软件 库 框架 平台 tool tools library toolkit software package app"
        " 工具包 插件",
        "news": "新闻 资讯 消息 报道 动态 news",
        "other": "资源 资料 资料整理 列表 其他 其它 other resource resources list links",
    }
)
"""Media tags: ``[视频]``, ``论文：``, case and width folded."""

_REMARKS = rows(
    {
        "remark": "转 转载 转发 荐 推荐 强烈推荐 必读 必看 精 精华 好文 干货 原创 更新 置顶"
        " 学习 研究 汇总 分享 思考 深度 延伸 应用 实例 案例 实战 实践 收藏 独家 重磅 热门 新手 进阶"
    }
)
"""What a curator remarks in brackets: said of the entry, and no kind of work."""


def is_remark(tag: str) -> bool:
    """Whether *tag* says something of the entry: ``干货``, ``干货2``.

    >>> is_remark("干货2"), is_remark("视觉")
    (True, False)
    """
    return fold(tag).rstrip("0123456789") in _REMARKS


_KINDS_BY_WORD: dict[str, Kind] = rows(
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

_KINDS_BY_LAST_WORD: dict[str, Kind] = rows(
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
_KIND_RANKS: dict[Kind, int] = {
    "tutorial": 1,
    "course": 2,
    "slides": 3,
    "video": 4,
    "dataset": 5,
    "demo": 6,
    "notebook": 7,
    "blog": 8,
    "book": 9,
    "tool": 10,
    "paper": 11,
    "code": 12,
}
"""Which of two words in a title wins."""

_KINDS_BY_HOST: dict[str, Kind] = rows(
    {
        "paper": "arxiv.org aclweb.org aclanthology.org openreview.net"
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
        "notebook": "nbviewer.jupyter.org nbviewer.ipython.org nbviewer.org"
        " colab.research.google.com",
        "dataset": "kaggle.com/datasets huggingface.co/datasets",
    }
)
_KINDS_BY_HOST.update(dict.fromkeys(arxiv.MIRRORS, "paper"))
"""Hosts with all that is under them; a first folder may be named too."""

_KINDS_BY_ENDING: dict[str, Kind] = {
    "ipynb": "notebook",
    "ppt": "slides",
    "pptx": "slides",
    "pdf": "paper",
    "ps": "paper",
}


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
    found += [_KINDS_BY_WORD[word] for word in words if word in _KINDS_BY_WORD]
    if _EDITION.search(low):
        found.append("book")
    last = words[-1] if words and low.endswith(words[-1]) else ""
    if last in _KINDS_BY_LAST_WORD:
        found.append(_KINDS_BY_LAST_WORD[last])
    if not found:
        return None
    first: Kind = min(found, key=_KIND_RANKS.__getitem__)
    return first


# “第2版”, “(5th edition)”: books are printed again.
_EDITION = re.compile(
    r"第\s?[\d一二三四五六七八九十]{1,2}\s?版|(?:\d(?:st|nd|rd|th)|second|third)\sedition"
)
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
            # A paper kept beside its code is no code.
            return ending if kind == "code" and ending else kind
        name = name.partition(".")[2]
    if ending is None and (host.startswith(("blog.", "blogs.")) or folder == "blog"):
        return "blog"
    return "blog" if ".blogspot." in host else ending
