"""A work as a row of a table: what goes into which column, by the column's name.

| Paper | Year | Code |
|---|---|---|
| [Deep Learning](http://…) | 2015 | |
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from dlnotes.adding.work import Work, one_line, people
from dlnotes.reading.body import cells

Column: TypeAlias = Literal["title", "year", "authors", "venue", "link", "note", ""]

_NAMES: dict[Column, str] = {
    "title": r"title|name|paper|work|book|article|resource"
    r"|题目|标题|题名|名称?|论文|书名|文章|资源",
    "year": r"year|date|published|年份?|时间|日期|发表时间",
    "authors": r"authors?|by|作者",
    "venue": r"venue|conference|journal|publication|会议|期刊|出处",
    "link": r"links?|urls?|pdf|address|链接|地址|网址|原文",
    "note": r"notes?|comments?|descriptions?|remarks?|summary|about|说明|备注|评语|介绍|简介|描述",
}
_LINKED = re.compile(r"\[([^\]]*)\]\(")


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table hold; *label* is the text of links in a column of links."""

    held: tuple[Column, ...] = ()
    label: str = ""


NO_COLUMNS = Columns()


def columns(header: str, rows: Sequence[str]) -> Columns:
    """What a table's columns hold, by its *header* and the *rows* that it has.

    >>> columns("| Paper | Year | Link |", ["| LSTM | 1997 | [pdf](http://a.cn) |"])
    Columns(held=('title', 'year', 'link'), label='pdf')
    """
    last = _cells(rows[-1]) if rows else []
    names = [re.sub(r"[*_`\s]", "", cell).lower() for cell in _cells(header)] if header else []
    if not names:
        # Nobody says what they are: the work first, then what is said of it.
        return Columns((*("title", "note")[: len(last)], *[""] * (len(last) - 2)))  # type: ignore[arg-type]
    held = [_held(name) for name in names]
    if "title" not in held:
        held[held.index("") if "" in held else 0] = "title"
    at = held.index("title")
    linked = [number for number, cell in enumerate(last) if _LINKED.search(cell)]
    if not linked or at in linked or linked[0] >= len(held):
        return Columns(tuple(held))
    held = ["" if column == "link" else column for column in held]
    held[linked[0]] = "link"
    return Columns(tuple(held), _LINKED.findall(last[linked[0]])[0])


def row(work: Work, title: str, style: Columns) -> str:
    """*work* as a row; what the table has no column for is left out, but never the comment.

    >>> row(Work("http://a.cn", year=2015, note="好"), "甲", Columns(("title", "year")))
    '| [甲](http://a.cn) 好 | 2015 |'
    """
    held = style.held or ("title",)
    said = {
        "title": title if style.label else f"[{title}]({work.url})",
        "link": f"[{style.label}]({work.url})" if style.label else "",
        "year": str(work.year or ""),
        "authors": people(work.authors),
        "venue": one_line(work.venue),
        "note": one_line(work.note),
        "": "",
    }
    told = {name: text.replace("|", "\\|") for name, text in said.items()}
    if "note" not in held and told["note"]:
        told["link" if style.label else "title"] += f" {told['note']}"
    written = ["" if name in held[:at] else told[name] for at, name in enumerate(held)]
    return "| " + " | ".join(written) + " |"


def _held(name: str) -> Column:
    return next((column for column, names in _NAMES.items() if re.fullmatch(names, name)), "")


def _cells(line: str) -> list[str]:
    line = line.strip()
    return [line[low:high] for low, high in cells(line, 0, len(line))]
