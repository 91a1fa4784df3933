"""Parameters that follow the reader and say nothing of the page."""

from __future__ import annotations

import re
from typing import NamedTuple

from dlnotes.urls.spelling import split


class Tracker(NamedTuple):
    """Names of parameters at *host* and what is under it; '' is every host."""

    host: str
    names: re.Pattern[str]


def _row(host: str, names: str) -> Tracker:
    return Tracker(host, re.compile(names, re.I))


TRACKERS = (
    _row("", r"utm_\w+|(?:fb|g|d|tw|ya?)clid|gclsrc|[gw]braid|msclkid|igshid|mc_[ce]id"),
    _row("", r"_hs(?:enc|mi)|vero_(?:id|conv)|oly_(?:anon|enc)_id|mkt_tok|wt_mc|_ga|_gl"),
    _row("", r"isappinstalled|nsukey|share_token|spm_id_from|__biz_from"),
    _row("bilibili.com", r"vd_source|share_\w+|from_source|from_spmid|spm_id_from|bbid|ts"),
    _row("youtube.com", r"feature|si|pp|ab_channel"),
    _row("youtu.be", r"feature|si"),
    _row("twitter.com", r"ref_(?:src|url)|[st]"),
    _row("x.com", r"ref_(?:src|url)|[st]"),
    _row("zhihu.com", r"utm_\w+|from_voters_page"),
    _row("csdn.net", r"utm_\w+|spm|ops_request_misc|request_id|biz_id|depth_1-\w+"),
    _row("aliyun.com", r"spm|scm"),
    _row("taobao.com", r"spm|scm"),
    _row("mp.weixin.qq.com", r"scene|srcid|sharer_\w+|from|ascene|devicetype|version|nettype"),
    _row("medium.com", r"source|gi"),
    _row("amazon.com", r"ref_?|pf_rd_\w+|pd_rd_\w+|tag"),
)

# The address of a capture holds another one, whose every letter matters.
_ARCHIVES = ("archive.org", "archive.is", "archive.today", "archive.ph", "webcitation.org")


def untracked(url: str) -> str:
    """*url* without the parameters that only follow its reader; the rest as it was.

    >>> untracked("http://a.org/x?utm_source=weibo&id=3&fbclid=z#top")
    'http://a.org/x?id=3#top'
    >>> untracked("http://a.org/x?feature=1"), untracked("https://youtu.be/x?feature=share")
    ('http://a.org/x?feature=1', 'https://youtu.be/x')
    """
    if "?" not in url:
        return url
    try:
        host = split(url).host
    except ValueError:
        return url
    if any(_is_under(host, archive) for archive in _ARCHIVES):
        return url
    rows = [row.names for row in TRACKERS if _is_under(host, row.host)]
    before, _, rest = url.partition("?")
    query, mark, fragment = rest.partition("#")
    pairs = query.split("&")
    kept = [pair for pair in pairs if not _follows(pair.partition("=")[0], rows)]
    if kept == pairs:
        return url
    return before + ("?" + "&".join(kept) if kept else "") + mark + fragment


def _is_under(host: str, name: str) -> bool:
    return not name or host == name or host.endswith(f".{name}")


def _follows(name: str, rows: list[re.Pattern[str]]) -> bool:
    return any(row.fullmatch(name) for row in rows)
