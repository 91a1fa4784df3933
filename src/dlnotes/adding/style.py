"""How the entries of a topic are written, learnt from them; and an entry in that style.

    - [文章]《title》http://…  comment        a tag, book marks, the address
    * [title (2015) A Author](http://…)      a link that holds all
    - **title** (2015), A. Author [[pdf]](…) bold, then the credits
    1. http://… title                        the address first
    | [title](http://…) | 2015 |             a row, see `rows`
    **title** over `- arxiv: http://…`       see `titled`
    ### [title](http://…)                    a heading that is a link

What the neighbours say of a work (its year, its authors, its kind) is said of the
new one too; what they leave out is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from dlnotes.adding.rows import NO_COLUMNS, Columns, columns, row
from dlnotes.adding.titled import NO_LABELS, TITLE, Labels, labels, lines_of
from dlnotes.adding.work import Work, commonest, one_line, people
from dlnotes.records import Kind

Form: TypeAlias = Literal["link", "marks", "bold", "address", "row", "titled", "heading"]

TAGS: dict[Kind, tuple[str, str]] = {
    "article": ("文章", "article"),
    "blog": ("博文", "blog"),
    "paper": ("论文", "paper"),
    "book": ("书籍", "book"),
    "video": ("视频", "video"),
    "slides": ("幻灯", "slides"),
    "course": ("课程", "course"),
    "tutorial": ("教程", "tutorial"),
    "code": ("代码", "code"),
    "notebook": ("IPN", "notebook"),
    "qa": ("问答", "qa"),
    "demo": ("演示", "demo"),
    "dataset": ("数据", "dataset"),
    "tool": ("工具", "tool"),
    "news": ("新闻", "news"),
    "other": ("资源", "resource"),
}
"""The tag of each kind, in Chinese and in English, where a list has none of its own."""

_BULLET = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d+[.)])(?P<gap>[ \t]*)(?P<rest>.*)", re.S)
_YEAR = r"[(（](?:19|20)\d\d[)）]"
_FORMS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("row", re.compile(r"\|")),
    ("titled", TITLE),
    ("heading", re.compile(r"#{1,6}[ \t]+!?\[")),
    ("bold", re.compile(rf"\*\*[^*]+\*\*\s*(?:{_YEAR})?.*\]\(")),
    (
        "marks",
        re.compile(rf"(?:\[[^\[\]]{{1,6}}\]|\w{{1,4}})?\s*《[^《》]*》\s*(?:{_YEAR})?\s*https?:"),
    ),
    ("link", re.compile(r"!?\[.*?\]\(")),
    ("address", re.compile(r"https?://\S+")),
)
_BETWEEN = re.compile(r"(?:\]\([^()]*\)|https?://[!-~]++)(\s*(?:[,，:：]|[-–—]+)\s*|[ \t]+)\S")
_TAGGED = re.compile(
    r"\[[^\[\]()]{1,8}\]\s*《|\[(?:论文|文章|视频|博文|幻灯|课程|书籍?|paper|video|book)[ 《]"
)
_ESCAPED = re.compile(r"[\\`*_\[\]<>|]")


@dataclass(frozen=True, slots=True)
class Style:
    """How entries are written; see the fields of `learnt`.

    *start* is what stands before each: indentation, bullet, space.  *between*
    parts the entry from its comment, *blank* is how many empty lines part two
    entries.  *tagged*, *years* and *authors* say whether the neighbours name a
    kind, a year, authors.
    """

    form: Form = "link"
    start: str = "- "
    between: str = " "
    blank: int = 0
    tagged: bool = False
    years: bool = False
    authors: bool = False
    chinese: bool = False
    columns: Columns = NO_COLUMNS
    labels: Labels = NO_LABELS


def learnt(
    entries: Sequence[str], gaps: Iterable[int], *, chinese: bool, header: str = ""
) -> Style:
    """The style of *entries*, each with all its lines, parted by *gaps* empty lines.

    *header* is the first row of the table that they stand in.

    >>> learnt(["* [文章]《甲》http://a.cn 好", "* [视频]《乙》http://b.cn"], [1], chinese=True)
    ... # doctest: +ELLIPSIS
    Style(form='marks', start='* ', between=' ', blank=1, tagged=True, years=False, ...)
    """
    read: list[tuple[re.Match[str], Form]] = []
    wholes = []
    for entry in entries:
        line = re.split(r"[\r\n]", entry, maxsplit=1)[0]
        # The stars of a bold line are no bullet.
        found = None if TITLE.match(line) else _BULLET.match(line)
        found = found or _plain(line)
        form = _form(found["rest"]) if found else None
        if found and form:
            read.append((found, form))
            wholes += [entry] if form == "titled" else []
    if not read:
        return Style(chinese=chinese, blank=commonest(gaps, 0))
    usual = commonest([form for _, form in read], "link")
    same = [found for found, own in read if own == usual]
    rests = [found["rest"] for found in same]
    last = same[-1]
    return Style(
        form=usual,
        start=_start(last) if usual != "heading" else last["rest"].partition("[")[0],
        between=commonest(filter(None, map(_between, rests)), " "),
        # Without a bullet, an empty line is what parts two of them.
        blank=commonest(gaps, 0 if last["mark"] or usual == "row" else 1),
        tagged=2 * sum(map(_is_tagged, rests)) > len(rests),
        years=3 * sum(bool(re.search(_YEAR, rest)) for rest in rests) > len(rests),
        authors=3 * sum(map(_has_authors, rests)) > len(rests),
        chinese=_is_chinese(rests, otherwise=chinese),
        columns=columns(header, rests) if usual == "row" else NO_COLUMNS,
        labels=labels(wholes) if usual == "titled" else NO_LABELS,
    )


def entry_text(work: Work, style: Style, *, escaped: bool = False) -> str:
    """*work* as a line (or several) in *style*; *escaped*, nothing in its title is Markdown.

    >>> work = Work("http://a.cn/x", "RNN", ("A B",), 2015, kind="paper", note="好")
    >>> entry_text(work, Style("marks", "* ", tagged=True, chinese=True))
    '* [论文]《RNN》http://a.cn/x 好'
    >>> entry_text(work, Style(years=True, authors=True))
    '- [RNN (2015) A B](http://a.cn/x) 好'
    """
    title, note = _title(work, style, escaped=escaped), one_line(work.note)
    year = f" ({work.year})" if style.years and work.year else ""
    authors = people(work.authors) if style.authors else ""
    if style.form == "row":
        return row(work, title, style.columns)
    if style.form == "heading":
        return f"{style.start}[{title}]({work.url})" + (f"\n\n{note}" if note else "")
    if style.form == "titled":
        return "\n".join(lines_of(work, title, style.labels))
    body = _BODIES[style.form](title, work, year, authors, _tag(work, style))
    return style.start + body + (f"{style.between}{note}" if note else "")


def _link(title: str, work: Work, year: str, authors: str, tag: str) -> str:
    named = f"{tag} {title}" if tag else title
    return f"[{named}{year}{' ' + authors if authors else ''}]({work.url})"


def _marks(title: str, work: Work, year: str, authors: str, tag: str) -> str:
    kind = f"[{tag}]" if tag else ""
    credit = f" {authors}" if authors else ""
    return f"{kind}《{title}》{f'{year.strip()} ' if year else ''}{work.url}{credit}"


def _bold(title: str, work: Work, year: str, authors: str, tag: str) -> str:
    named = f", {authors}" if authors else ""
    label = "pdf" if work.url.lower().endswith(".pdf") or work.kind == "paper" else "link"
    return f"**{title}**{year}{named} [[{label}]]({work.url})"


def _address(title: str, work: Work, year: str, authors: str, tag: str) -> str:
    return f"{work.url} {title}{year}"


_BODIES = {"link": _link, "marks": _marks, "bold": _bold, "address": _address}


def _title(work: Work, style: Style, *, escaped: bool) -> str:
    title = one_line(work.title)
    if style.form == "marks":
        title = title.translate({ord("《"): "〈", ord("》"): "〉"})
    return _ESCAPED.sub(r"\\\g<0>", title) if escaped else title


def _tag(work: Work, style: Style) -> str:
    if not style.tagged:
        return ""
    return TAGS[work.kind or "article"][0 if style.chinese else 1]


def _plain(line: str) -> re.Match[str] | None:
    """A paragraph or a table's row, which has no bullet."""
    return re.match(r"(?P<indent>[ \t]*)(?P<mark>)(?P<gap>)(?P<rest>\S.*)", line, re.S)


def _form(rest: str) -> Form | None:
    return next((form for form, pattern in _FORMS if pattern.match(rest)), None)


def _start(last: re.Match[str]) -> str:
    """What stands before the next entry: a number counts on."""
    mark = last["mark"]
    if mark[:-1].isdecimal():
        mark = f"{int(mark[:-1]) + 1}{mark[-1]}"
    return last["indent"] + mark + last["gap"]


def _between(rest: str) -> str | None:
    """What parts an entry from its comment."""
    found = _BETWEEN.search(rest)
    return found[1] if found else None


def _is_tagged(rest: str) -> bool:
    return bool(_TAGGED.match(rest))


def _is_chinese(rests: Iterable[str], *, otherwise: bool) -> bool:
    """The language of the tags, else of the note."""
    tags = [found[0] for rest in rests if (found := _TAGGED.match(rest))]
    return any(not tag.rstrip("《 ").isascii() for tag in tags) if tags else otherwise


def _has_authors(rest: str) -> bool:
    return bool(re.search(rf"{_YEAR}[,，]?\s+[A-Z][\w.\-]*\s+[A-Z]", rest))
