"""What a work is called: its title, parted from all that stands around it.

The functions here see one short text at a time (a link's text, the words
before the first address) and take from it what is not the work's name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import NamedTuple

from dlnotes.reading.kinds import is_remark, kind_of_tag
from dlnotes.reading.people import (
    ET_AL,
    NAMES,
    NAMES_ET_AL,
    YEAR,
    are_names,
    are_people,
    full_year,
    in_parentheses,
    is_full_name,
    leading_credits,
    of_titles,
    people,
    persons,
)
from dlnotes.reading.venues import ANY_VENUE, PLACE_LINE, VENUE
from dlnotes.records import Kind

_TAG = re.compile(r"[\[【]\s*([^\[\]【】\n]{1,16}?)\s*[\]】](?![(\[])\s*")
_TAG_WORD = re.compile(
    r"(论文|幻灯片?|视频|博文|博客|文章|书籍|课程|教程|代码|译文|综述|讲座|数据集)(?:\s*[:：]\s*|\s+|(?=[“《A-Z\"]))"
)
_NUMBER = re.compile(r"\s*(?:\d{1,3}\s*(?:[.)）、]\s+|[）、])|[①-⑳]\s*)")
_QUOTED = re.compile(r"^[《“\"「『【](.+?)[》”\"」』】]$", re.DOTALL)
_OPENING_QUOTES = frozenset('《“"「『【')
_MARKED = re.compile(r"^《([^《》]+)》\s*(\S.*)$", re.DOTALL)
# “《代码大全》（第2版）”: which one it is, a reader says with the title.
_EDITION = re.compile(r"[(（][^()（）]{0,12}(?:版|册|卷|辑|部|上|中|下)[)）]")
_ARXIV_ID = re.compile(r"^\[?arXiv\s*:\s*\d{4}\.\d{4,5}(?:v\d+)?\]?[\s,.:：]+(?=\S)", re.IGNORECASE)
# “Looms by Hand.pdf”: a file's name is the work's where it has several words.
_FILE = re.compile(
    r"([^/]*(?:[^/]\s|[^\W\x00-\u024f])[^/]*)\.(?:pdf|pptx?|docx?|epub|mobi|azw3|caj|djvu|chm)",
    re.I,
)
_STRAY_CLOSE = re.compile(r"^([^《]+?)》\s*(.*)$", re.DOTALL)
_YEAR_AND_NAMES = re.compile(rf"^[,，.]?\s*[(（]?({YEAR})[)）]?[,，.]?\s*({NAMES})?\s*[.,，]?\s*$")
_NAMES_AND_YEAR = re.compile(
    rf"^[,，.]?\s*({NAMES})\s*[,，.]?\s*[(（]?({YEAR})?[)）]?\s*[.,，]?\s*$"
)
_TITLE_YEAR = re.compile(
    rf"^(.{{2,}}?)[,，.]?\s*[(（]\s*({YEAR}(?:[\-./]\d{{1,2}})?)\s*[)）]?[,，.]?\s*((?:{NAMES})?)\s*[.,，]?\s*$",
    re.DOTALL,
)
_TITLE_YEAR_BARE = re.compile(rf"^(.{{8,}}?)\s({YEAR})[,，]?\s({NAMES})\s*$", re.DOTALL)
_TRACK = (
    r"(?:\s(?:Oral|Spotlight|Poster|Workshop|Best|Highlight|Findings|Nature|Science)"
    r"[a-zA-Z ]{0,16})?"
)
_TITLE_PAREN = re.compile(
    rf"^(.{{4,}}?)\s*([(（]([^()（）]*?)(?:[,，\s]*|(?<!al)\.\s+)({YEAR}){_TRACK}[)）])"
    rf"(?:[,，.]?\s*({NAMES})\.?)?\s*$",
    re.DOTALL,
)
_TITLE_AUTHOR = re.compile(
    r"^(.{2,}?)\s*[(（]\s*(?:(?:作者|[Ii]nstructors?|[Aa]uthors?)\s*[:：]|[Bb]y\s)"
    r"\s*([^()（）]{2,80}?)\s*[)）]$",
    re.DOTALL,
)
_TITLE_BY = re.compile(rf"^(.{{4,}}?)[.,，。]?\s+[bB]y\s+({NAMES})\s*\.?$", re.DOTALL)
_TITLE_STOP_NAMES = re.compile(rf"^(.{{8,}}?[\w)])[.。]\s+({NAMES})\s*\.?\s*$", re.DOTALL)
_FULL_NAME = (
    r"(?:[A-Z][a-z\u00c0-\u024f]+(?:[A-Z][a-z]+)?|[A-Z]\.)(?:\s[A-Z]\.)?"
    r"\s[A-Z][a-z\u00c0-\u024f’'\-]+(?:[A-Z][a-z]+)?"
)
_FULL_NAMES = re.compile(rf"(?:(?:and|&)\s)?({_FULL_NAME}(?:\s(?:and|&)\s{_FULL_NAME})?)\s*")
_TITLE_COMMA_ET_AL = re.compile(rf"^(.{{8,}}?),\s+({NAMES_ET_AL})\s*\.?\s*$", re.DOTALL)
_CREDITS = (
    ("作者", _TITLE_AUTHOR),
    ("nstructor", _TITLE_AUTHOR),
    ("uthor", _TITLE_AUTHOR),
    ("by ", _TITLE_AUTHOR),
    ("by ", _TITLE_BY),
    ("By ", _TITLE_BY),
    ("al", _TITLE_COMMA_ET_AL),
    ("等", _TITLE_COMMA_ET_AL),
    (". ", _TITLE_STOP_NAMES),
    ("。", _TITLE_STOP_NAMES),
)
"""What a title must hold for its pattern to be worth trying."""
# “(2017) Title”, “2017: Title”, “KDD 2018: Title”, “2018KDD：Title”
_PLACE_BEFORE = re.compile(
    rf"^(?:[(（\[【](?P<marked>{YEAR})[)）\]】][\s.:：\-–—]*"
    rf"|(?:(?P<venue>{ANY_VENUE})[ ']?)?(?P<year>{YEAR})[ ]?(?P<after>{ANY_VENUE})?"
    r"(?:[:：]\s+|：))(?=\S)"
)
_YEAR_BEHIND = re.compile(
    rf"^(.{{8,}}?)(?:(?P<comma>[,，]\s*)|\s)({YEAR})(?:[./\-]\d{{1,2}})?\.?$", re.DOTALL
)
_DASH_NAMES = re.compile(r"^(.{8,}?)\s[\-–—]\s([^\-–—]{3,120})$", re.DOTALL)
_SOME_YEAR = re.compile(YEAR)
# An asterisk or underscore inside a word is a character like others (10*faster, 训练_推理).
_FORMULA = re.compile(r"(\$(?![\s$])[^$]+(?<!\s)\$)(?![0-9A-Za-z])")
_MARKS = re.compile(
    r"(?<![A-Za-z0-9)])\*{1,3}+(?=\S)|(?<=[^\s*])\*{1,3}(?![A-Za-z0-9(])"
    r"|(?<!\w)_{1,3}(?=\S)|(?<=[^\s_])_{1,3}(?!\w)|~~|`"
)
_QUOTE_MARKS = re.compile(r"(?:\r\n|\n|\r)[ \t]*>[> \t]*")
_PICTURE = re.compile(r"!\[([^\[\]]*)\]\([^()]*\)")
_ANCHOR = re.compile(r"\[([^\[\]]*)\]\(#[^()\s]*\)")
_TAGS = re.compile(r"</?[A-Za-z][^<>]*>")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|])")
_INVISIBLE = re.compile("[\u200b\u200c\u2060\ufeff]+")
EDGES = " \t\r\n\u3000\xa0\u200b\ufeff,，、。．.;；:：|｜-–—~→←»«"
LONGEST = 300
"""Characters of a title; the rest of a longer one goes on in the body."""


class Naming(NamedTuple):
    """What a text says of a work; *rest* is what it said besides.

    A NamedTuple, because it is taken apart and put together for every title,
    and `_replace` costs a tenth of what `dataclasses.replace` does.
    """

    title: str
    kind: Kind | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str | None = None
    tags: tuple[str, ...] = ()
    rest: str = ""


def plain(text: str) -> str:
    """*text* without Markdown's marks, tags, escapes and doubled spaces.

    >>> plain("**Deep**  <b>Learning</b> \\\\[x]")
    'Deep Learning [x]'

    In a formula they are its own.

    >>> plain("$k_1$-**means**, $x_i y_j$")
    '$k_1$-means, $x_i y_j$'

    A Chinese word may stand right before the end of what is bold.

    >>> plain("**有没有资料** 答：有")
    '有没有资料 答：有'
    """
    if "$" in text:
        pieces = _FORMULA.split(text)
        text = "".join(piece if n % 2 else _bare(piece) for n, piece in enumerate(pieces))
    else:
        text = _bare(text)
    return " ".join(text.split())


def _bare(text: str) -> str:
    if "![" in text:
        text = _PICTURE.sub(r"\1", text)
    if "](#" in text:
        text = _ANCHOR.sub(r"\1", text)
    if "<" in text:
        text = _TAGS.sub(" ", text)
    if ">" in text:
        text = _QUOTE_MARKS.sub("\n", text)
    if "*" in text or "_" in text or "`" in text or "~" in text:
        text = _MARKS.sub("", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = unescape(text)
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return text


def name(text: str, kinds: Mapping[str, Kind]) -> Naming:
    """Take a work's title out of *text*: no tag, brackets, number, authors or year.

    >>> name("论文 Text Understanding from Scratch 2015 Xiang Zhang, Yann LeCun", {}).title
    'Text Understanding from Scratch'
    >>> name("Looms by Hand<br>\\nLREC 2020", {})[:5]
    ('Looms by Hand', None, (), 2020, 'LREC')
    >>> name("论文 Scaling RNN Language Models》(2015) W Williams, N Prasad", {}).authors
    ('W Williams', 'N Prasad')
    """
    short = len(text) <= LONGEST
    if short and ("\n" in text or "\r" in text) and (place := PLACE_LINE.search(text)):
        above = name(text[: place.start()], kinds)
        venue = above.venue or place["venue"]
        return above._replace(year=above.year or int(place["year"]), venue=venue)
    found = _tags(_ARXIV_ID.sub("", plain(text)), kinds)
    if short and "." in found.title and (file := _FILE.fullmatch(found.title)):
        found = found._replace(title=file[1])
    title = found.title
    if "》" in title and (stray := _STRAY_CLOSE.match(title)):
        return _with_credits(found._replace(title=stray[1].strip()), stray[2])
    if title[:1] == "《" and (marked := _MARKED.match(title)):
        if _EDITION.fullmatch(marked[2]):
            return found._replace(title=f"{marked[1].strip()}{marked[2]}")
        for written in (marked[2], f"({marked[2]})"):
            told = leading_credits(written)
            if told.end == len(written):
                return found._replace(title=marked[1].strip(), authors=told.authors, year=told.year)
    if title[:1] in _OPENING_QUOTES and (quoted := _QUOTED.match(title)):
        return found._replace(title=quoted[1].strip())
    return _credits(found, title)


def _tags(text: str, kinds: Mapping[str, Kind]) -> Naming:
    """Take the media tags from the front of *text*."""
    kind: Kind | None = None
    tags: list[str] = []
    if numbered := _NUMBER.match(text):
        text = text[numbered.end() :] or text
    while text[:1] in ("[", "【") and (tag := _TAG.match(text)) and tag.end() < len(text):
        known = kind_of_tag(tag[1], kinds)
        if tag[0][0] == "【" and not known:
            if not is_remark(tag[1]):
                break
            text = text[tag.end() :]
            continue
        kind = kind or known
        if not known:
            tags.append(tag[1])
        text = text[tag.end() :]
    if (word := _TAG_WORD.match(text)) and word.end() < len(text):
        kind = kind or kind_of_tag(word[1], kinds)
        text = text[word.end() :]
    return Naming(text.strip(), kind, tags=tuple(tags))


def _credits(found: Naming, title: str) -> Naming:
    """Part a title from the authors, year and venue that were written behind it."""
    if len(title) > LONGEST:
        return found
    dated = _SOME_YEAR.search(title)
    if dated and (before := _PLACE_BEFORE.match(title)):
        rest, venue = title[before.end() :], before["venue"] or before["after"] or found.venue
        year = int(before["marked"] or before["year"])
        return _credits(found._replace(title=rest, year=year, venue=venue), rest)
    if dated and (behind := _YEAR_BEHIND.match(title)):
        named = _credits(found._replace(title=behind[1]), behind[1])
        if named.authors or named.venue or behind["comma"]:
            return named._replace(year=named.year or int(behind[3]))
    for pattern in (_TITLE_YEAR, _TITLE_YEAR_BARE) if dated else ():
        match = pattern.match(title)
        if match and (pattern is _TITLE_YEAR or are_people(match[3])):
            written = match[2] if len(match[2]) > len("2000") else ""
            named = found._replace(title=match[1], year=int(match[2][:4]), rest=written)
            if are_people(match[3]):
                return _with_venue(named._replace(authors=people(match[3])))
            if venue := VENUE.fullmatch(match[3]):
                return named._replace(venue=venue[1])
            return _with_venue(named._replace(rest=match[3]))
    if dated and (match := _TITLE_PAREN.match(title)):
        return _with_parenthesis(found, match)
    for mark, pattern in _CREDITS:
        match = pattern.match(title) if mark in title else None
        if match and pattern is _TITLE_AUTHOR and (names := persons(match[2])):
            rest = "" if names == people(match[2]) else match[2]
            return found._replace(title=match[1], authors=names, rest=rest)
        if match and not of_titles(match[2]) and _are_names(match[2], pattern):
            return _with_venue(found._replace(title=match[1], authors=people(match[2])))
    title, names = _names_behind(title)
    if names:
        return found._replace(title=title, authors=names)
    return _with_venue(found)


def _with_parenthesis(found: Naming, match: re.Match[str]) -> Naming:
    """“Title (Somewhere 2017) Names”: what stands in the parenthesis, and behind it."""
    venue = VENUE.search(match[3])
    inside = in_parentheses(match[3])
    is_all = inside or (venue and venue[0] == match[3].strip())
    rest = "" if is_all and match[2][:-1].endswith(match[4]) else match[2]
    named = found._replace(title=match[1], year=int(match[4]), venue=venue and venue[1])
    if inside:
        named = named._replace(authors=inside.authors)
    if match[5] and are_people(match[5]):
        named = named._replace(authors=people(match[5]))
    elif match[5]:
        rest = f"{rest} {match[5]}".strip()
    return named._replace(rest=rest)


def _names_behind(title: str) -> tuple[str, tuple[str, ...]]:
    """*title* without the full names at its end, and those.

    >>> _names_behind("CS229: Machine Learning, Stanford University, Andrew Ng")
    ('CS229: Machine Learning, Stanford University', ('Andrew Ng',))
    """
    parts = title.split(", ")
    first = len(parts) - (_OTHERS.fullmatch(parts[-1]) is not None)
    while first > 1 and (full := _FULL_NAMES.fullmatch(parts[first - 1])):
        if of_titles(full[1]):
            break
        first -= 1
    before, names = ", ".join(parts[:first]), parts[first:]
    # “Fast, and Accurate Nets”: a lonely “and” joins it to the title.
    if not names or names[0].startswith(("and ", "& ", "et al")):
        return title, ()
    if surname := _SURNAME_BEHIND_DASH.fullmatch(before):
        # “How to Read - Adler, Van Doren”: the first of them is a surname alone.
        before, names = surname[1], [surname[2], *names]
    if len(before) < _SHORTEST_BEFORE_NAMES:
        return title, ()
    return before, people(", ".join(names))


_SHORTEST_BEFORE_NAMES = 12
_OTHERS = re.compile(r"(?:and\s)?et\.?\s*al\.?")
_SURNAME_BEHIND_DASH = re.compile(r"(.{4,})\s[\-–—]\s([A-Z][a-z]+)", re.DOTALL)


def _are_names(text: str, pattern: re.Pattern[str]) -> bool:
    """“Nal Kalchbrenner等” and “Chen and Manning” are; “Part Two” may be anything."""
    if pattern is _TITLE_AUTHOR:
        return are_names(text)
    if pattern is _TITLE_BY:
        return bool(re.search(r"[A-Z]\S*\s[A-Z]|,|等|\w (?:and|&) [A-Z]", text))
    if pattern is not _TITLE_STOP_NAMES:
        return True
    return bool(re.search(rf"{ET_AL}$|\band\b|,", text)) or bool(
        re.fullmatch(r"[A-Z][a-z]+\s(?:[A-Z]\.\s)?[A-Z][a-z]+", text.strip(". "))
    )


def _with_venue(found: Naming) -> Naming:
    """“Sequence to Sequence NIPS14”: the venue stands behind the title."""
    match = last_match(VENUE, found.title) if _ENDS_WITH_DIGIT.search(found.title) else None
    if match is None or match.start() < 4 or found.title[match.end() :].strip(" )）]."):
        return found
    if not match[2] or found.title[match.start() - 1] not in " ,，(（[":
        return found
    title = found.title[: match.start()].rstrip(" ,，.(（[:：-")
    found = found._replace(title=title, venue=match[1], year=found.year or full_year(match[2]))
    names = _DASH_NAMES.match(title) or _TITLE_STOP_NAMES.match(title)
    if found.authors:
        return found
    if names and are_names(names[2]) and (are_people(names[2]) or is_full_name(names[2])):
        return found._replace(title=names[1], authors=people(names[2]))
    title, authors = _names_behind(title)
    return found._replace(title=title, authors=authors) if authors else found


_ENDS_WITH_DIGIT = re.compile(r"\d[ )）\].]*$")


def _with_credits(found: Naming, text: str) -> Naming:
    """Read “(2015) W Williams, N Prasad” after a title."""
    if match := _YEAR_AND_NAMES.match(text):
        return found._replace(year=int(match[1]), authors=people(match[2] or ""))
    if match := _NAMES_AND_YEAR.match(text):
        return found._replace(authors=people(match[1]), year=int(match[2]) if match[2] else None)
    return found._replace(rest=text)


def last_match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last place in *text* where *pattern* matches."""
    found = None
    for found in pattern.finditer(text):  # noqa: B007
        pass
    return found


# “#求助# 有没有……”: tags, which are read as such.
_HASHTAGS = re.compile(r"(?:#[^#\s\[\]()<>《》]{1,30}#\s*)+(?=\S)")


def tidy(title: str) -> str:
    """*title* without what stands at its edges by accident.

    >>> tidy("值得收藏 ["), tidy("》：深度学习，")
    ('值得收藏', '深度学习')
    """
    title = title.strip(EDGES + "*_`").rstrip("[(（【《“").lstrip("])）】》”").strip(EDGES)
    if title[:1] == "#" and (tagged := _HASHTAGS.match(title)):
        title = title[tagged.end() :]
    for opening, closing in ("《》", "【】", "[]"):
        if title.count(opening) != title.count(closing):
            title = title.strip(opening + closing)
    if title.count('"') == 1:
        title = title.strip('"')
    if len(title) > 2 and (quoted := _QUOTED.match(title)) and title[0] not in quoted[1]:
        title = quoted[1]
    return title.strip()
