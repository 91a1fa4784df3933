"""A verdict's reason as a sentence, in Chinese and in English.

A code is stable and stands in the ledger; the sentence is for people.  A code
that a later version wrote is shown as it is, with its values.
"""

from __future__ import annotations

from collections.abc import Mapping

from dlnotes.config import Language
from dlnotes.judging.answers import Evidence


def sentence(evidence: Evidence, language: Language = "en") -> str:
    """Say why.

    >>> sentence(Evidence("gone", ("404",)))
    '404, seen twice, from a server that answers other questions'
    >>> sentence(Evidence("gone", ("404",)), "zh-CN")
    '两次都答 404，而这台服务器能正常回答别的地址'
    """
    words = SENTENCES.get(evidence.code)
    values = evidence.values + ("",) * 4
    if words is None:
        return " ".join((evidence.code, *evidence.values))
    return words[0 if language == "zh-CN" else 1].format(*values).strip()


SENTENCES: Mapping[str, tuple[str, str]] = {
    # alive and moved
    "status": ("{0}", "{0}"),
    "title-matches": ("{0}，标题相符", "{0}, title matches"),
    "remark": ("{0}；页面说：{1}", "{0}; the page says: {1}"),
    "unchanged": ("304，与上次相同", "304, unchanged since the last check"),
    "moved": ("已永久搬到 {0}", "moved for good to {0}"),
    "home-page": ("{0} 是网站首页", "leads to the site's home page, {0}"),
    "mirror": (
        "arXiv 的镜像已于 2024-09-15 全部关闭",
        "arXiv's mirrors were shut down on 2024-09-15",
    ),
    "paper": ("arXiv 有此论文，最新为第 {0} 版", "arXiv has the paper, version {0} is the latest"),
    "withdrawn": ("arXiv 有此论文，但作者已撤稿", "arXiv has the paper, but it was withdrawn"),
    "tls-note": ("{0}；证书有问题：{1}", "{0}; its certificate is wrong: {1}"),
    # blocked
    "turned-away": ("答 {0}，不让程序访问", "{0}: programs are turned away"),
    "bot-wall": ("只让人访问：{0}", "asks whether its reader is a program: {0}"),
    "login-wall": ("要先登录或同意：{0}", "asks for a login or for consent first: {0}"),
    "gate": ("先要过一道关：{0}", "another page stands before it: {0}"),
    "drawn-by-script": ("页面由脚本绘出，程序看不见", "drawn by a script, a program cannot see it"),
    "registered": (
        "标识符有登记，通向 {0}，但程序进不去：{1}",
        "the identifier is registered and leads to {0}, which lets no program in: {1}",
    ),
    "registered-work": (
        "作品有登记（DOI {0}），只是这一页程序进不去，没有看到：{1}",
        "the work is registered (DOI {0}); this very page was not seen, as it lets no program"
        " in: {1}",
    ),
    # unsure
    "server-error": ("服务器出错：{0}", "the server is in trouble: {0}"),
    "odd-status": ("回答不合常理：{0}", "an odd answer: {0}"),
    "gone-everywhere": (
        "答 {0}，但这台服务器的首页也一样，不足为凭",
        "{0}, but this server says so of its home page too, which proves nothing",
    ),
    "gone-unproved": (
        "答 {0}，但这台服务器的首页没有回答，不足为凭",
        "{0}, but this server's home page does not answer, so it proves nothing",
    ),
    "undecided": ("每次回答都不一样", "another answer every time"),
    "dns-nxdomain": ("域名不存在：{0}", "no such name: {0}"),
    "dns-trouble": ("域名查询失败：{0}", "the name could not be looked up: {0}"),
    "refused": ("连接被拒绝：{0}", "connection refused: {0}"),
    "reset": ("连接中断：{0}", "connection reset: {0}"),
    "timeout": ("超时：{0}", "timed out: {0}"),
    "tls": ("无法建立加密连接：{0}", "no secure connection: {0}"),
    "protocol": ("对方说的不是 HTTP：{0}", "not HTTP: {0}"),
    "too-many-redirects": ("跳转太多：{0}", "too many redirects: {0}"),
    "redirect-loop": ("循环跳转：{0}", "redirects in a loop: {0}"),
    "deferred": (
        "{0} 服务器要求等 {1} 秒，留到下次",
        "{0} the server asks for {1} s of patience, left to the next run",
    ),
    "temporary": ("暂时关闭：{0}", "closed for now: {0}"),
    "blank": ("页面是空的", "an empty page"),
    "no-target": ("短链接没有说出目标：{0}", "the short link names no target: {0}"),
    "papers-unanswered": ("arXiv 的接口没有回答：{0}", "arXiv's API did not answer: {0}"),
    "offline": ("我们自己的网络不通", "our own network is down"),
    # suspect
    "parked": ("域名已无人使用：{0}", "a parked domain: {0}"),
    "hijacked": ("域名已被他人占用：{0}", "the domain is in other hands: {0}"),
    "other-title": (
        "标题不符：条目是「{0}」，网页是「{1}」",
        "the entry says “{0}”, the page “{1}”",
    ),
    "says-not-found": ("页面自称：{0}", "the page says “{0}”"),
    "error-page": ("被引到出错页：{0}", "leads to a page for errors: {0}"),
    "one-notice": (
        "整个网站（首页也是）只有一个回答，不是原来的内容：{0}",
        "every address of the site, its home page too, answers alike, and not with the work: {0}",
    ),
    "search-page": ("被引到站内搜索：{0}", "leads to a search of the site instead: {0}"),
    # dead
    "gone": (
        "两次都答 {0}，而这台服务器能正常回答别的地址",
        "{0}, seen twice, from a server that answers other questions",
    ),
    "gone-or-private": (
        "两次都答 {0}：仓库已删除，或已转为私有（两者回答相同）",
        "{0}, seen twice: the repository is deleted or private, which answer alike",
    ),
    "lost-file": (
        "两次都答 {0}：文件已不在，仓库还在：{1}",
        "{0}, seen twice: the file is gone, its repository is there: {1}",
    ),
    "unknown-identifier": (
        "解析服务两次都答 {0}，没有登记这个标识符：{1}",
        "its resolver answers {0}, twice: no such identifier is registered: {1}",
    ),
    "no-such-name": ("域名不存在，两次查询都如此：{0}", "no such name, looked up twice: {0}"),
    "tombstone": ("页面自称已不在：{0}", "the page itself says that it is gone: {0}"),
    "soft-404": (
        "与一个不可能存在的地址得到同样的回答：{0}",
        "the same answer as for an address that cannot exist: {0}",
    ),
    "failing": ("自 {0} 起一直失败，共 {1} 次：{2}", "failing since {0}, {1} times: {2}"),
    "still-dead": ("早已失效，这次也没有回答：{0}", "dead before, and no answer now: {0}"),
    "no-such-paper": ("arXiv 没有这个编号：{0}", "arXiv has no such id: {0}"),
    "malformed-id": ("不可能是 arXiv 的编号：{0}", "cannot be an id of arXiv: {0}"),
    "no-such-version": (
        "这篇论文没有第 {0} 版，最新为第 {1} 版",
        "no version {0}, the latest is {1}",
    ),
    # not asked
    "unsafe": ("通向私有网络或非网页地址：{0}", "leads into a private network or off the web: {0}"),
    "not-web": ("不是网页地址", "not a web address"),
    "excluded": ("按配置不检查", "left out by the configuration"),
    "unchecked": ("还没有检查过", "not checked yet"),
}
"""Each code's sentence in Chinese and in English."""
