"""The words that the program itself says, in Chinese and in English.

What a curator wrote is never translated.  A template asks for a word by its
key, so a list's own templates speak both languages as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from dlnotes.records import Kind, Role

Language = Literal["zh-CN", "en"]

Form = Literal["", "dead", "moved", "blocked", "suspect", "unsafe", "withdrawn"]
"""How a link is set that is not simply well."""


def say(language: Language, key: str, /, **values: object) -> str:
    """The words for *key*, with *values* in their places.

    English tells one from many by a bar, and ``n`` decides which side is said.

    >>> say("zh-CN", "count-entries", n=1), say("en", "count-entries", n=1)
    ('1 条', '1 entry')
    >>> say("en", "count-entries", n=1200)
    '1,200 entries'

    Raises KeyError when there is no such key.
    """
    text = WORDS[language][key]
    if not values:
        return text
    if "|" in text:
        one, many = text.split("|")
        text = one if values.get("n") == 1 else many
    shown = {name: f"{it:,}" if name == "n" else it for name, it in values.items()}
    return text.format(**shown)


def kind(language: Language, name: Kind) -> str:
    """What readers call this kind of work."""
    return KINDS[language][name][1]


def seal(language: Language, name: Kind) -> str:
    """The one Han character, or the two letters, that stand for a kind.

    >>> seal("zh-CN", "paper"), seal("en", "paper")
    ('论', 'Pa')
    """
    return KINDS[language][name][0]


def role(language: Language, name: Role) -> str:
    """What readers call a link of this role when the curator gave it no name."""
    return ROLES[language][name]


def health(
    language: Language, form: Form, code: str, values: tuple[str, ...], *, day: str = ""
) -> str:
    """The line about a link that is not well: what, since when, and why.

    *code* and *values* are the evidence of the ledger; of a code that has no
    words here the cause is not said.  *day* may be empty.

    >>> health("en", "dead", "gone", ("404",), day="2026-11-20")
    'gone since 2026-11-20: the server answers 404'
    >>> health("zh-CN", "blocked", "login-wall", ("Sina Visitor System",))
    '须登录才能看'
    """
    what = HEALTH[language][form]
    since = what[0].format(day) if day else what[1]
    cause = CAUSES[language].get(code, what[2])
    cause = cause.format(*(value[:120] for value in values), *[""] * 4) if cause else ""
    colon = "：" if language == "zh-CN" else ": "
    return colon.join(part for part in (since, cause) if part)


KINDS: Mapping[Language, Mapping[Kind, tuple[str, str]]] = {
    "zh-CN": {
        "article": ("文", "文章"),
        "blog": ("博", "博文"),
        "paper": ("论", "论文"),
        "book": ("书", "书"),
        "video": ("视", "视频"),
        "slides": ("幻", "幻灯"),
        "course": ("课", "课程"),
        "tutorial": ("教", "教程"),
        "code": ("码", "代码"),
        "notebook": ("本", "笔记本"),
        "qa": ("问", "问答"),
        "demo": ("演", "演示"),
        "dataset": ("集", "数据集"),
        "tool": ("具", "工具"),
        "news": ("闻", "新闻"),
        "other": ("杂", "杂项"),
    },
    "en": {
        "article": ("Ar", "Article"),
        "blog": ("Bl", "Blog post"),
        "paper": ("Pa", "Paper"),
        "book": ("Bo", "Book"),
        "video": ("Vi", "Video"),
        "slides": ("Sl", "Slides"),
        "course": ("Co", "Course"),
        "tutorial": ("Tu", "Tutorial"),
        "code": ("So", "Source code"),
        "notebook": ("No", "Notebook"),
        "qa": ("Qu", "Question"),
        "demo": ("De", "Demo"),
        "dataset": ("Da", "Dataset"),
        "tool": ("To", "Tool"),
        "news": ("Ne", "News"),
        "other": ("Ot", "Other"),
    },
}
"""Each kind's seal and its word, of which the seal is a part."""

ROLES: Mapping[Language, Mapping[Role, str]] = {
    "zh-CN": {
        "primary": "原文",
        "code": "代码",
        "pdf": "PDF",
        "slides": "幻灯",
        "video": "视频",
        "cloud": "云",
        "translation": "译文",
        "alternate": "另见",
        "related": "相关",
        "discussion": "讨论",
        "image": "图",
        "demo": "演示",
        "dataset": "数据",
    },
    "en": {
        "primary": "original",
        "code": "code",
        "pdf": "PDF",
        "slides": "slides",
        "video": "video",
        "cloud": "mirror",
        "translation": "translation",
        "alternate": "also at",
        "related": "related",
        "discussion": "discussion",
        "image": "figure",
        "demo": "demo",
        "dataset": "data",
    },
}
"""What a link is called by its role."""

HEALTH: Mapping[Language, Mapping[Form, tuple[str, str, str]]] = {
    "zh-CN": {
        "dead": ("{0} 起失效", "已失效", ""),
        "moved": ("", "", ""),
        "blocked": ("", "", "程序查不了，人多半打得开"),
        "suspect": ("{0} 起存疑", "存疑", ""),
        "unsafe": ("未作链接", "未作链接", "通向私有网络"),
        "withdrawn": ("", "", ""),
    },
    "en": {
        "dead": ("gone since {0}", "gone", ""),
        "moved": ("", "", ""),
        "blocked": ("", "", "a program cannot check it, a person can probably open it"),
        "suspect": ("in doubt since {0}", "in doubt", ""),
        "unsafe": ("not linked", "not linked", "it leads into a private network"),
        "withdrawn": ("", "", ""),
    },
}
"""What is the matter with a link: since a day, without one, and the cause if none is known."""

CAUSES: Mapping[Language, Mapping[str, str]] = {
    "zh-CN": {
        "gone": "服务器答 {0}",
        "no-such-name": "域名已不存在",
        "tombstone": "页面自称已不在",
        "soft-404": "与不存在的地址同一回答",
        "failing": "多次都打不开",
        "still-dead": "多次都打不开",
        "no-such-paper": "arXiv 没有这个编号",
        "malformed-id": "不可能是 arXiv 的编号",
        "no-such-version": "这篇论文没有第 {0} 版",
        "parked": "域名已无人使用",
        "hijacked": "域名已被他人占用",
        "other-title": "网页的标题是“{1}”",
        "says-not-found": "页面自称不存在",
        "error-page": "被引到出错页",
        "login-wall": "须登录才能看",
        "bot-wall": "要先验明是人",
        "drawn-by-script": "内容由脚本绘出，程序看不见",
        "moved": "原址 {0}",
        "withdrawn": "作者已撤稿",
    },
    "en": {
        "gone": "the server answers {0}",
        "no-such-name": "there is no such host any more",
        "tombstone": "the page itself says that it is gone",
        "soft-404": "the same answer as for an address that cannot exist",
        "failing": "it failed to open, time and again",
        "still-dead": "it failed to open, time and again",
        "no-such-paper": "arXiv has no such number",
        "malformed-id": "this cannot be a number of arXiv's",
        "no-such-version": "the paper has no version {0}",
        "parked": "nobody uses this domain any more",
        "hijacked": "the domain is in other hands",
        "other-title": "the page is called “{1}”",
        "says-not-found": "the page itself says that there is none",
        "error-page": "it leads to a page for errors",
        "login-wall": "asks for a login",
        "bot-wall": "asks first whether its reader is a person",
        "drawn-by-script": "drawn by a script, which a program cannot see",
        "moved": "formerly {0}",
        "withdrawn": "withdrawn by its authors",
    },
}
"""A verdict's evidence (`judging.evidence`) as readers need it: short, and not for curators."""

WORDS: Mapping[Language, Mapping[str, str]] = {
    "zh-CN": {
        "reading-list": "阅读书目",
        "stamp": "阅读书目",
        "skip": "跳到正文",
        "contents": "目录",
        "topics": "主题",
        "kinds": "类别",
        "years": "年份",
        "notes": "笔记",
        "recent": "新近收录",
        "all-topics": "全部主题",
        "untitled-topic": "未分主题",
        "feed": "订阅",
        "permalink": "固定地址",
        "not-a-link": "不是网址，未作链接：{url}",
        "short-link": "链接",
        "archived": "存档 {day}",
        "archived-bare": "存档",
        "true-title": "arXiv：",
        "figure": "图：{name}",
        "figure-bare": "图",
        "from-note": "录自《{note}》",
        "in-topic": "见于",
        "previous": "上一主题",
        "next": "下一主题",
        "page": "第 {n} 页",
        "pages": "分页",
        "page-of": "第 {n} 页，共 {of} 页",
        "newer-page": "前一页",
        "older-page": "后一页",
        "count-entries": "{n} 条",
        "count-topics": "{n} 个主题",
        "subtopics": "分主题",
        "about-topic": "本主题收录 {n} 条。",
        "about-topic-years": "本主题收录 {n} 条，著录年份 {years}。",
        "count-links": "{n} 个链接",
        "about": "共收录 {entries}，分 {topics}，含 {links}。",
        "about-years": "共收录 {entries}，分 {topics}，含 {links}，著录年份 {years}。",
        "about-none": "这里还没有条目。",
        "about-gone": "其中 {n} 个链接已失效。",
        "about-gone-saved": "其中 {n} 个链接已失效，{saved} 个有存档。",
        "year": "{year} 年",
        "addresses": "固定地址 {key}",
        "addresses-about": "这里按固定编号收录 {n} 条。地址末尾带编号时，只显示那一条。",
        "show-all": "显示本页全部条目",
        "missing-title": "没有这一页",
        "missing": "这个地址下没有页面，或许主题改了名字。条目的固定地址不会变，请从目录里找。",
        "to-home": "回到目录",
        "more-notes": "另有 {n} 篇",
        "made": "由 dlnotes 排印",
        "table": "表格",
    },
    "en": {
        "reading-list": "Reading list",
        "stamp": "",
        "skip": "Skip to the text",
        "contents": "Contents",
        "topics": "Topics",
        "kinds": "Kinds",
        "years": "Years",
        "notes": "Notes",
        "recent": "Recently added",
        "all-topics": "All topics",
        "untitled-topic": "Without a topic",
        "feed": "Feed",
        "permalink": "Permanent address",
        "not-a-link": "Not a web address, so not linked: {url}",
        "short-link": "link",
        "archived": "archived {day}",
        "archived-bare": "archived copy",
        "true-title": "arXiv: ",
        "figure": "Figure: {name}",
        "figure-bare": "Figure",
        "from-note": "From {note}",
        "in-topic": "In",
        "previous": "Previous topic",
        "next": "Next topic",
        "page": "Page {n}",
        "pages": "Pages",
        "page-of": "Page {n} of {of}",
        "newer-page": "Previous page",
        "older-page": "Next page",
        "count-entries": "{n} entry|{n} entries",
        "count-topics": "{n} topic|{n} topics",
        "subtopics": "Topics within",
        "about-topic": "{n} entry.|{n} entries.",
        "about-topic-years": "{n} entry; year recorded: {years}."
        "|{n} entries; years recorded: {years}.",
        "count-links": "{n} link|{n} links",
        "about": "{entries} in {topics}, with {links}.",
        "about-years": "{entries} in {topics}, with {links}; years recorded: {years}.",
        "about-none": "There are no entries here yet.",
        "about-gone": " {n} link is gone.| {n} links are gone.",
        "about-gone-saved": " {n} link is gone ({saved} kept as an archived copy)."
        "| {n} links are gone ({saved} kept as archived copies).",
        "year": "{year}",
        "addresses": "Permanent addresses {key}",
        "addresses-about": "{n} entry under its permanent number.|{n} entries under their "
        "permanent numbers. An address that ends in a number shows that one alone.",
        "show-all": "Show every entry of this page",
        "missing-title": "No such page",
        "missing": "There is no page at this address; a topic may have been renamed. "
        "The permanent address of an entry never changes: please look in the contents.",
        "to-home": "To the contents",
        "more-notes": "and {n} more",
        "made": "Set by dlnotes",
        "table": "Table",
    },
}
"""Every word of the interface by its key."""
