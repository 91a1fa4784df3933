"""What a template sees of an entry: everything decided, nothing to compute."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from markupsafe import Markup

from dlnotes import words
from dlnotes.records import Entry, Kind, Link
from dlnotes.render.links import anchor, escape, said, spoken_host, target, unlinked
from dlnotes.site import permanent
from dlnotes.words import Language

HAN = re.compile("[\u2e80-\u9fff\uac00-\uffef]")
_LATIN = re.compile("[A-Za-z]{2}")
_NOT_WORD = re.compile(r"[\W_]+")


_NOTHING = Markup()


class Shown(NamedTuple):
    """An entry as its template is given it; `Markup` is HTML, the rest is text.

    *lang* is the title's language where it is not the page's.  *label* is a
    word of the title's link that is not in the title (``part 1``), *stray* an
    address that could not be linked, and *about* the line under the title:
    authors, venue, host, date and tags, each with its class.
    """

    id: str
    title: str
    lang: str | None
    href: str | None
    label: str
    about: tuple[tuple[str, str], ...]
    stray: Markup
    seal: Markup
    year: int | None
    authors: str
    venue: str
    host: str
    date: str
    tags: tuple[str, ...]
    chips: tuple[Markup, ...]
    body: Markup
    permalink: str
    child: bool


def shown(entry: Entry, body: str, language: Language) -> Shown:
    """Decide everything that the template of an entry prints."""
    primary = entry.primary
    url = primary.url if primary else ""
    href = target(url) if primary else None
    host = spoken_host(url) if primary else ""
    authors = _joined(entry.authors, entry.others, language)
    return Shown(
        id=entry.id,
        title=entry.title,
        lang=language_of(entry.title, language),
        href=href,
        label=_label(primary, entry) if primary else "",
        about=tuple(_about(entry, authors, host)),
        stray=Markup(unlinked(url, language)) if primary and href is None else _NOTHING,
        seal=seal(entry.kind, language) if entry.kind else _NOTHING,
        year=entry.year,
        authors=authors,
        venue=entry.venue or "",
        host=host,
        date=entry.date or "",
        tags=entry.tags,
        chips=tuple(chip(link, language) for link in (entry.head[1:] if primary else entry.head)),
        body=Markup(body),
        permalink=f"../{permanent(entry.id)}",
        child=entry.parent is not None,
    )


def _about(entry: Entry, authors: str, host: str) -> Iterator[tuple[str, str]]:
    if authors:
        yield "authors", authors
    if entry.venue:
        yield "venue", entry.venue
    if host:
        yield "host", host
    if entry.date:
        yield "date", entry.date
    for tag in entry.tags:
        yield "tag", f"#{tag}"


@cache
def seal(kind: Kind, language: Language) -> Markup:
    """The mark of a kind: one character to the eye, the whole word to the ear.

    >>> str(seal("code", "zh-CN"))
    '<span class="seal" title="代码"><span class="vh">代</span>码</span>'
    """
    word = words.kind(language, kind)
    before, mark, after = word.partition(words.seal(language, kind))
    hidden = [f'<span class="vh">{part}</span>' if part else "" for part in (before, after)]
    return Markup(f'<span class="seal" title="{word}">{hidden[0]}{mark}{hidden[1]}</span>')


def chip(link: Link, language: Language) -> Markup:
    """A small link beside the title, by the curator's own word or by its role.

    >>> from dlnotes.records import Place
    >>> str(chip(Link("http://t.cn/x1", "cloud", "", None, None, Place(0, 1, 1)), "zh-CN"))[-6:]
    '>云</a>'
    """
    own = said(link)
    role = words.role(language, link.role)
    hint = spoken_host(link.url)
    if own and own != role:
        hint = f"{role} · {hint}" if hint else role
    return Markup(anchor(link, escape(own or role), language, title=hint))


def language_of(text: str, language: Language) -> str | None:
    """The ``lang`` of a title in another script than the page's.

    >>> language_of("Deep Speech", "zh-CN"), language_of("漫谈ANN", "en"), language_of("CNN", "en")
    ('en', 'zh-CN', None)
    """
    if language == "en":
        return "zh-CN" if HAN.search(text) else None
    return "en" if _LATIN.search(text) and not HAN.search(text) else None


@lru_cache(maxsize=4096)
def lang(text: str, language: Language) -> Markup:
    """`language_of` as an attribute, or nothing; topics' names come on every page.

    >>> str(lang("Deep Speech", "zh-CN"))
    ' lang="en"'
    """
    other = language_of(text, language)
    return Markup(f' lang="{other}"') if other else Markup()


def _label(primary: Link, entry: Entry) -> str:
    """What the title's link says that is neither in the title nor in the text."""
    own = said(primary) if primary.text else ""
    if not own or own == entry.title or own in entry.text:
        return ""
    flat, whole = _flat(own), _flat(entry.title)
    return "" if not flat or flat in whole or whole in flat else own


def _flat(text: str) -> str:
    return _NOT_WORD.sub("", text).casefold()


def _joined(names: Sequence[str], others: str, language: Language) -> str:
    """Authors in a row; *others* (等, et al.) stands for those who are not named.

    >>> _joined(("Y Liang", "J Wu"), "et al.", "en"), _joined(("梁",), "等", "zh-CN")
    ('Y Liang, J Wu et al.', '梁等')
    """
    if not names:
        return others
    comma = "、" if language == "zh-CN" and any(map(HAN.search, names)) else ", "
    # Latin words are parted by a space, and Han ones by none.
    space = " " if others[:1].isascii() and others else ""
    return f"{comma.join(names)}{space}{others}"
