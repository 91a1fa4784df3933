"""Entries whose title stands over what is said of the work, each under a label.

    **Understanding LSTM Networks**

    - intro: how a cell forgets
    - blog: [http://colah.github.io/…](http://colah.github.io/…)

The labels are the neighbours', in their spelling; without any the address stands alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dlnotes.adding.work import Work, commonest, one_line
from dlnotes.records import Kind
from dlnotes.urls import host

TITLE = re.compile(r"(?P<mark>\*\*|__)(?:(?!(?P=mark)).)+(?P=mark)[ \t]*$")
"""A line that is a title and nothing else."""

_LABELLED = re.compile(
    r"^[ \t]*(?P<bullet>[-*+][ \t]+)?(?P<label>[^\W\d][\w &-]{0,24}?)(?P<colon>[ \t]*[:：][ \t]*)"
    r"(?P<value>\S.*)$",
    re.M,
)
_ADDRESS = re.compile(r"\[(?P<same>https?://[^\]]+)\]\((?P=same)\)|<https?://|https?://")
_COMMENT = ("intro", "note", "comment", "abstract", "简介", "介绍", "评语")
_HOSTS = {
    "arxiv.org": ("arxiv", "paper", "论文"),
    "github.com": ("github", "code", "代码"),
    "www.youtube.com": ("youtube", "video", "视频"),
    "youtu.be": ("youtube", "video", "视频"),
}
_KINDS: dict[Kind, tuple[str, ...]] = {
    "paper": ("paper", "pdf", "论文"),
    "code": ("code", "github", "代码"),
    "video": ("video", "youtube", "视频"),
    "slides": ("slides", "slide", "幻灯"),
    "blog": ("blog", "link", "博客"),
    "article": ("blog", "link", "文章"),
    "book": ("book", "书籍"),
    "course": ("course", "homepage", "课程"),
    "tool": ("homepage", "project page", "link"),
}
_ANY = ("link", "homepage", "project page", "blog", "链接")


@dataclass(frozen=True, slots=True)
class Labels:
    """How the neighbours say it: their labels by the lower-case form, and what stands around."""

    known: tuple[tuple[str, str], ...] = ()
    bullet: str = "- "
    colon: str = ": "
    linked: bool = True
    alone: bool = False
    mark: str = "**"


NO_LABELS = Labels()


def labels(entries: Sequence[str]) -> Labels:
    """What the labels of *entries* (whole) are.

    >>> found = labels(["**A**\\n\\n- arXiv: [http://a.cn](http://a.cn)"])
    >>> found.known, found.bullet, found.linked, found.alone
    ((('arxiv', 'arXiv'),), '- ', True, False)
    """
    rows = [row for entry in entries for row in _LABELLED.finditer(entry)]
    rows = [row for row in rows if _ADDRESS.match(row["value"]) or _is_comment(row["label"])]
    spelled = Counter(row["label"] for row in rows)
    known = {label.lower(): label for label, _ in reversed(spelled.most_common())}
    addresses = [found for entry in entries if (found := _ADDRESS.search(entry))]
    labelled = sum(bool(_LABELLED.search(entry)) for entry in entries)
    first = TITLE.match(entries[0].split("\n")[0].rstrip("\r")) if entries else None
    return Labels(
        known=tuple(known.items()),
        bullet=commonest((row["bullet"] or "" for row in rows), "- "),
        colon=commonest((row["colon"] for row in rows), ": "),
        linked=2 * sum(bool(found["same"]) for found in addresses) >= len(addresses),
        alone=2 * labelled < len(entries),
        mark=first["mark"] if first else "**",
    )


def lines_of(work: Work, title: str, style: Labels) -> Iterator[str]:
    """*work* under its *title*, in lines."""
    known = dict(style.known)
    yield f"{style.mark}{title}{style.mark}"
    yield ""
    address = f"[{work.url}]({work.url})" if style.linked else work.url
    said = _said(work, with_venue="intro" in known)
    if said:
        label = next((known[name] for name in _COMMENT if name in known), "intro")
        yield f"{style.bullet or '- '}{label}{style.colon}{said}"
    label = _label(work, known)
    if style.alone and not said and label.lower() not in known:
        yield address
    else:
        yield f"{style.bullet or '- '}{label}{style.colon}{address}"


def _said(work: Work, *, with_venue: bool) -> str:
    venue = f"{work.venue} {work.year or ''}".strip() if with_venue and work.venue else ""
    return ". ".join(filter(None, (one_line(venue), one_line(work.note))))


def _label(work: Work, known: dict[str, str]) -> str:
    """What the neighbours call such an address, else what it is called."""
    names: tuple[str, ...] = _HOSTS.get(host(work.url), ())
    if work.kind:
        names = (*names, *_KINDS.get(work.kind, ()))
    names = names or _ANY
    return next((known[name] for name in names if name in known), names[0])


def _is_comment(label: str) -> bool:
    return label.lower() in _COMMENT
