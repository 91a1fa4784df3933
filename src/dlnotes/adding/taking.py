"""Other programs' lists to works: bookmarks, BibTeX, CSV and OPML.

What a file says is taken as it is said; what is no address of the web (a script,
a folder of the browser's own) is left out, and counted by whoever asks.
"""

from __future__ import annotations

import csv as tables
import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Literal, TypeAlias
from xml.etree import ElementTree

from dlnotes.adding.work import Work, one_line
from dlnotes.reading.kinds import kind_of_tag
from dlnotes.records import Kind

Form: TypeAlias = Literal["bookmarks", "bibtex", "csv", "opml"]


class NotReadableError(ValueError):
    """The text is not of the form that it should be."""


def form_of(name: str, text: str) -> Form | None:
    """What kind of list a file is, by its beginning and else by its name.

    >>> form_of("refs.txt", "@article{a, title={b}}"), form_of("x.csv", "title,url")
    ('bibtex', 'csv')
    """
    start = text[:2000].lstrip("\ufeff \t\r\n").lower()
    if "netscape-bookmark-file" in start or (start.startswith("<") and "<dl" in start):
        return "bookmarks"
    if "<opml" in start:
        return "opml"
    if re.search(r"^\s*@\w+\s*[{(]", start, re.M):
        return "bibtex"
    ending = name.lower().rpartition(".")[2]
    known: dict[str, Form] = {"csv": "csv", "tsv": "csv", "bib": "bibtex", "opml": "opml"}
    known |= {"html": "bookmarks", "htm": "bookmarks"}
    return known.get(ending)


def works(text: str, form: Form) -> list[Work]:
    """Every work in a list of that *form*, in its order, those without an address too.

    Raises NotReadableError.
    """
    text = text.removeprefix("\ufeff")
    return list(_READERS[form](text))


class _Bookmarks(HTMLParser):
    """Netscape's format: never closed tags, folders as lists, comments after their link."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Work] = []
        self.folders: list[str] = []
        self.named = ""
        self.link: dict[str, str | None] | None = None
        self.words: list[str] = []
        self.note: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("dt", "dl", "dd"):
            self._end_note()
        if tag == "dl":
            self.folders.append(self.named)
            self.named = ""
        elif tag == "dd":
            self.note = []
        elif tag in ("a", "h3"):
            self.words, self.link = [], dict(attrs) if tag == "a" else None

    def handle_endtag(self, tag: str) -> None:
        if tag == "dl":
            self._end_note()
            if self.folders:
                self.folders.pop()
        elif tag == "h3":
            self.named = one_line("".join(self.words))
        elif tag == "a" and self.link is not None:
            self.found.append(self._work(self.link))
            self.link = None

    def handle_data(self, data: str) -> None:
        (self.words if self.note is None else self.note).append(data)

    def _work(self, link: Mapping[str, str | None]) -> Work:
        tags = tuple(tag for tag in (link.get("tags") or "").split(",") if tag.strip())
        url, title = link.get("href") or "", one_line("".join(self.words))
        topics = tuple(folder for folder in self.folders if folder)
        return Work(url, title, tags=tags, topics=topics, date=_day(link.get("add_date") or ""))

    def _end_note(self) -> None:
        from dataclasses import replace

        if self.note is not None and self.found:
            self.found[-1] = replace(self.found[-1], note=one_line("".join(self.note)))
        self.note = None


def _bookmarks(text: str) -> list[Work]:
    reader = _Bookmarks()
    reader.feed(text)
    reader.close()
    reader._end_note()
    return reader.found


def _day(seconds: str) -> str:
    """The day of a moment as Unix counts it; browsers write milliseconds and more too."""
    if not seconds.isdecimal() or not int(seconds):
        return ""
    moment = int(seconds[:10])
    return datetime.fromtimestamp(moment, UTC).date().isoformat()


def _opml(text: str) -> Iterator[Work]:
    if "<!ENTITY" in text:
        raise NotReadableError("it declares entities")
    try:
        root = ElementTree.fromstring(text.encode("utf-8", "replace"))
    except ElementTree.ParseError as error:
        raise NotReadableError(str(error)) from None
    body = root.find("body")
    if root.tag != "opml" or body is None:
        raise NotReadableError("there is no <opml> with a <body>")
    waiting = [(outline, ()) for outline in reversed(body)]
    stack: list[tuple[ElementTree.Element, tuple[str, ...]]] = [*waiting]
    while stack:
        outline, topics = stack.pop()
        name = one_line(outline.get("text") or outline.get("title") or "")
        url = next((u for key in ("url", "htmlUrl", "xmlUrl") if (u := outline.get(key))), "")
        if url or not len(outline):
            note = one_line(outline.get("_note") or outline.get("description") or "")
            yield Work(url, name, note=note, topics=topics)
        below = (*topics, name) if name else topics
        stack += ((child, below) for child in reversed(outline))


_COLUMNS = {
    "url": "url link href address uri website 网址 链接 地址",
    "title": "title name 标题 名称 题目",
    "authors": "authors author creator 作者",
    "year": "year publicationyear date published 年份 年",
    "venue": "venue journal booktitle publication publicationtitle 期刊 会议",
    "doi": "doi",
    "kind": "kind type category itemtype 类型 类别",
    "note": "note notes comment comments description text summary excerpt 备注 评语 说明 简介",
    "topics": "topics topic folder group collection section 主题 分类 文件夹",
    "tags": "tags tag keywords manualtags 标签 关键词",
}
_NAMES = {name: field for field, names in _COLUMNS.items() for name in names.split()}


def _csv(text: str) -> Iterator[Work]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=first.count)
    reader = tables.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = {
        name: _NAMES.get(re.sub(r"\s", "", name).lower(), "") for name in reader.fieldnames or ()
    }
    if not {"url", "title"} & {*names.values()}:
        raise NotReadableError("its first line names no column url or title")
    seen: set[str] = set()
    try:
        for row in reader:
            if _is_seen(row, seen):
                continue
            yield _row({names.get(key) or "": value or "" for key, value in row.items() if key})
    except tables.Error as error:
        raise NotReadableError(str(error)) from None


def _is_seen(row: Mapping[str, str], seen: set[str]) -> bool:
    """Of our own export, which has a line a link, the first link of each entry counts."""
    name = row.get("id") if "role" in row else None
    if not name:
        return False
    known = name in seen
    seen.add(name)
    return known


def _row(said: Mapping[str, str]) -> Work:
    year = re.search(r"(?:19|20)\d\d", said.get("year", ""))
    people = re.sub(r"\s*[;；、]\s*", " and ", said.get("authors", "").strip(" ;；、"))
    topics = re.split(r"\s*(?:/|>|;)\s*", said.get("topics", ""))
    return Work(
        said.get("url", "").strip() or said.get("doi", "").strip(),
        one_line(said.get("title", "")),
        # With one word before its only comma it is one name, else they may be several.
        _people(people)
        if " and " in people or re.fullmatch(r"[^\s,]+,[^,]+", people)
        else tuple(filter(None, [people])),
        int(year[0]) if year else None,
        one_line(said.get("venue", "")),
        _kind(said.get("kind", "")),
        one_line(said.get("note", "")),
        tuple(tag for tag in re.split(r"[,;\s]+", said.get("tags", "")) if tag),
        tuple(filter(None, topics)),
    )


_ENTRY_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("article", "inproceedings", "conference", "techreport", "report"), "paper"),
    **dict.fromkeys(
        ("phdthesis", "mastersthesis", "thesis", "unpublished", "incollection"), "paper"
    ),
    **dict.fromkeys(("book", "inbook", "proceedings"), "book"),
    **dict.fromkeys(("software",), "code"),
    **dict.fromkeys(("dataset",), "dataset"),
}


def _bibtex(text: str) -> Iterator[Work]:
    # A parser of a language with macros in it, and TeX: slow to import.
    import logging

    from bibtexparser import loads
    from bibtexparser.bparser import BibTexParser
    from bibtexparser.customization import convert_to_unicode

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    parser = BibTexParser(ignore_nonstandard_types=False, common_strings=True)
    parser.customization = convert_to_unicode
    try:
        entries = loads(text, parser).entries
    except Exception as error:  # whatever a grammar may raise, it is about the file
        raise NotReadableError(one_line(str(error))[:200]) from None
    if not entries:
        raise NotReadableError("there is no entry in it")
    # What the grammar did not understand is not there, and is counted by whoever asks.
    begun = re.findall(r"^[ \t]*@(?!comment|string|preamble)\w+\s*[{(]", text, re.M | re.I)
    yield from [Work("")] * (len(begun) - len(entries))
    for entry in entries:
        said = {str(key).lower(): str(value) for key, value in entry.items()}
        year = re.search(r"(?:19|20)\d\d", said.get("year") or said.get("date") or "")
        yield Work(
            _address(said),
            one_line(said.get("title", "").replace("{", "").replace("}", "")),
            _people(said.get("author", "")),
            int(year[0]) if year else None,
            one_line(said.get("journal") or said.get("booktitle") or ""),
            _ENTRY_KINDS.get(said.get("entrytype", "").lower()),
            one_line(said.get("note", "") or said.get("annote", "")),
            tuple(
                filter(
                    None, re.split(r"\s*[,;]\s*", said.get("keywords") or said.get("keyword") or "")
                )
            ),
        )


def _address(said: Mapping[str, str]) -> str:
    """Where a reference leads: its own address, else its DOI's or its paper's."""
    if url := (said.get("url") or said.get("link") or "").replace("\\", ""):
        return url
    if doi := said.get("doi", "").replace("\\", ""):
        return doi if doi.startswith("http") else f"https://doi.org/{doi}"
    if said.get("eprint") and "arxiv" in said.get("archiveprefix", "arxiv").lower():
        return f"https://arxiv.org/abs/{said['eprint'].removeprefix('arXiv:')}"
    found = re.search(r"\\url\{([^}]+)\}|(https?://\S+)", said.get("howpublished", ""))
    return (found[1] or found[2]) if found else ""


def _people(written: str) -> tuple[str, ...]:
    """``Vaswani, Ashish and Noam Shazeer`` as people are called."""
    names = []
    for name in re.split(r"\s+and\s+", one_line(written)):
        family, comma, given = name.partition(",")
        names.append(f"{given.strip()} {family.strip()}" if comma else name)
    return tuple(name for name in names if name and name != "others")


def _kind(word: str) -> Kind | None:
    return kind_of_tag(word.strip(), {}) if word.strip() else None


_READERS = {"bookmarks": _bookmarks, "opml": _opml, "csv": _csv, "bibtex": _bibtex}
