"""What a report of verdicts says, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping

from dlnotes.config import Language
from dlnotes.judging.evidence import sentence
from dlnotes.ledger import VerdictName
from dlnotes.report.verdicts.judged import NAMES, Judged


def phrase(code: str, language: Language, **values: object) -> str:
    """One of the phrases below, with *values* in their places.

    >>> phrase("do-moved", "en", n=1200)
    '1,200 moved: still there; dlnotes fix --moved writes the new address'
    """
    said = PHRASES[code][0 if language == "zh-CN" else 1]
    shown = {name: f"{it:,}" if isinstance(it, int) else it for name, it in values.items()}
    return said.format_map(shown)


def verdict_name(name: VerdictName, language: Language) -> str:
    """A verdict in a word."""
    return VERDICTS[name] if language == "zh-CN" else name


def why(judged: Judged, language: Language) -> str:
    """The evidence of a verdict as a sentence; ends without a full stop."""
    said = sentence(judged.verdict.evidence, language)
    if judged.lacks:
        lacks = phrase("lacks", language, fragment=judged.lacks)
        return f"{said}{'；' if language == 'zh-CN' else '; '}{lacks}"
    return said


def tally(counts: Mapping[VerdictName, int], language: Language) -> str:
    """What a check found, in a line.

    >>> tally({"alive": 61, "dead": 7}, "en")
    '68 links: 61 alive, 7 dead'
    """
    parts = [
        phrase("tally-part", language, n=counts[name], name=verdict_name(name, language))
        for name in NAMES
        if counts.get(name)
    ]
    total = sum(counts.values())
    said = phrase("tally-one" if total == 1 else "tally", language, n=total)
    comma = "，" if language == "zh-CN" else ", "
    return said + comma.join(parts) if parts else said.rstrip(" :：")


VERDICTS: Mapping[VerdictName, str] = {
    "alive": "有效",
    "moved": "已搬家",
    "blocked": "不让程序访问",
    "unsure": "说不准",
    "suspect": "可疑",
    "dead": "失效",
    "unsafe": "不安全",
    "excluded": "不检查",
    "unchecked": "还没检查",
}

PHRASES: Mapping[str, tuple[str, str]] = {
    "to-do": ("要做的事", "To do"),
    "nothing-to-do": ("没有要做的事。", "Nothing to do."),
    "do-dead": (
        "{n} 个失效：用 dlnotes fix --archive replace 换成存档，或去掉链接",
        "{n} dead: link an archived copy (dlnotes fix --archive replace), or take the link out",
    ),
    "do-unsafe": (
        "{n} 个不安全：去掉链接",
        "{n} unsafe: take the link out",
    ),
    "do-suspect": (
        "{n} 个可疑：打开看看还是不是原来的内容",
        "{n} suspect: open the page, and see whether it is still the work",
    ),
    "do-moved": (
        "{n} 个已搬家：还能打开，dlnotes fix --moved 换成新地址",
        "{n} moved: still there; dlnotes fix --moved writes the new address",
    ),
    "do-lacks": (
        "{n} 个页面没有所指的位置：改掉 # 后面的部分",
        "{n} without its place: the page is there, mend what follows the #",
    ),
    "do-unchecked": (
        "{n} 个还没检查：联网运行 dlnotes check",
        "{n} not checked yet: run dlnotes check with a network",
    ),
    "help-dead": (
        "证明已经没有了的链接。换成存档，或去掉链接。",
        "The page is proved gone. Link an archived copy, or take the link out.",
    ),
    "help-unsafe": (
        "通向私有网络，或不是网页地址。去掉链接。",
        "It leads into a private network, or off the web. Take the link out.",
    ),
    "help-suspect": (
        "有回答，但像是别的内容。打开看看还是不是原来的作品。",
        "It answers, but perhaps not with the work. Open the page and see.",
    ),
    "help-moved": (
        "已永久搬到新地址。下次编辑时换成新地址。",
        "It has moved for good. Write the new address when you next edit.",
    ),
    "help-lacks": (
        "页面还在，但没有 # 后面所指的位置。改掉 # 后面的部分。",
        "The page is there, without the place after the #. Mend what follows the #.",
    ),
    "and-more": ("还有 {n} 个没有列出。", "And {n} more."),
    "group-lacks": ("没有所指的位置", "without its place"),
    "lacks": ("页面里没有 #{fragment} 这个位置", "the page has no place #{fragment}"),
    "since": ("自 {date} 起", "since {date}"),
    "archived": ("存档：{url}", "archived copy: {url}"),
    "new-address": ("新地址：{url}", "new address: {url}"),
    "leads-to": ("通向：{url}", "leads to: {url}"),
    "also": ("另见 {places}", "also at {places}"),
    "tally": ("{n} 个链接：", "{n} links: "),
    "tally-one": ("{n} 个链接：", "{n} link: "),
    "tally-part": ("{n} 个{name}", "{n} {name}"),
    "title": ("链接检查", "Link check"),
    "place": ("位置", "place"),
    "link": ("链接", "link"),
    "verdict": ("结论", "verdict"),
    "reason": ("依据", "why"),
    "archive": ("存档", "archived copy"),
    # the story of one link
    "cited": ("见 {place}：{title}", "cited at {place}: {title}"),
    "not-cited": ("笔记里没有这个链接", "no note cites this link"),
    "known": ("账上：{name}（{why}）", "remembered: {name} ({why})"),
    "known-since": ("自 {since}，上次记于 {checked}", "since {since}, last written {checked}"),
    "unknown": ("账上没有记录", "nothing is remembered of it"),
    "failed-at": ("此前的失败：{moments}", "failures that count so far: {moments}"),
    "asked-page": ("问 {url}", "asked for {url}"),
    "asked-browser": ("像浏览器那样问 {url}", "asked for {url}, as a browser would"),
    "asked-control": (
        "问一个不可能存在的（或首页）地址，作对照：{url}",
        "asked {url}, to see how this server answers otherwise",
    ),
    "asked-paper": ("向 arXiv 的接口问 {url}", "asked arXiv's API about {url}"),
    "asked-reference": ("向 DOI 的登记处问作品：{url}", "asked the DOI's registry: {url}"),
    "asked-captures": ("向互联网档案馆问存档：{url}", "asked the Internet Archive: {url}"),
    "condition": ("（只要有变化）", " (only if it has changed)"),
    "hop": ("{status}，去 {location}", "{status}, to {location}"),
    "unwrapped": ("不用问，去 {location}", "led on without a request, to {location}"),
    "answer": ("{status} {kind}", "{status} {kind}"),
    "page-title": ("标题：{title}", "title: {title}"),
    "certificate": ("证书有问题：{note}", "its certificate is wrong: {note}"),
    "failure": ("没有回答：{why}", "no answer: {why}"),
    "paper-found": (
        "有这篇论文：{title}，最新为第 {version} 版",
        "it has {title}, version {version}",
    ),
    "paper-missing": ("没有这个编号", "it knows no such id"),
    "seconds": ("{seconds} 秒", "{seconds} s"),
    "not-asked": ("没有问任何人", "nobody was asked"),
    "concluded": ("结论：{name}", "verdict: {name}"),
    "no-conclusion": ("没有结论", "no verdict"),
}
"""Each phrase in Chinese and in English."""
