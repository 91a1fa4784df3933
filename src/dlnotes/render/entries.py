"""What a template sees of an entry: everything decided, nothing to compute."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from markupsafe import Markup

from dlnotes import words
from dlnotes.config import Language
from dlnotes.ledger import Memory
from dlnotes.records import Entry, Kind, Link
from dlnotes.render.links import (
    anchor,
    archived,
    escape,
    own_address,
    said,
    timed,
    unlinked,
)
from dlnotes.render.standing import Standing, Standings
from dlnotes.site import permanent
from dlnotes.urls.short import spoken_host

HAN = re.compile("[\u2e80-\u9fff\uac00-\uffef]")
LATIN = re.compile("[A-Za-z]{2}")
_NOT_WORD = re.compile(r"[\W_]+")


_NOTHING = Markup()
_NOWHERE = Standing(None)
_MANY, _NAMED = 5, 3


class Shown(NamedTuple):
    """An entry as its template is given it; `Markup` is HTML, the rest is text.

    A formula in *title* is set.  *lang* is the title's language where it is not
    the page's.  *href* leads to the work, or to its archived copy when it is
    gone, and *form* says which and whether it is well.  *label* is a word of
    the title's link that is not in the title (``part 1``), *stray* an address
    that could not be linked.  *true_title* is what a registry (arXiv, a DOI's)
    calls the work, where the curator says something else.  *about* is the line
    under the title: authors, venue, host, date and tags, each with its class;
    *health* has a line for each link there that is not well.  *edit* is the
    address of the entry's line in the list's repository.
    """

    id: str
    title: str
    lang: str | None
    href: str | None
    form: str
    label: str
    true_title: str
    true_lang: str | None
    about: tuple[tuple[str, str], ...]
    stray: Markup
    seal: Markup
    year: int | None
    authors: str
    venue: str
    host: str
    date: str
    tags: tuple[str, ...]
    health: tuple[Markup, ...]
    chips: tuple[Markup, ...]
    body: Markup
    permalink: str
    child: bool
    edit: str = ""


def shown(
    entry: Entry, head: Sequence[Link], body: str, standings: Standings, language: Language
) -> Shown:
    """Decide everything that the template of an entry prints.

    *head* are the links that stand with the title, *body* is HTML.
    """
    primary = entry.primary
    url = primary.url if primary else ""
    standing = standings.of(url) if primary else _NOWHERE
    host = spoken_host(standing.address or url) if primary else ""
    paper = standings.paper(entry)
    authors = _authors(entry, paper, language)
    true_title = _true_title(entry, paper)
    others = [(link, standings.of(link.url)) for link in head[1 if primary else 0 :]]
    stray = primary and standing.address is None and not standing.form
    return Shown(
        id=entry.id,
        title=_set(entry.title),
        lang=language_of(entry.title, language),
        href=standing.copy if standing.form == "dead" else standing.address,
        form=_form(standing),
        label=_label(primary, entry) if primary else "",
        true_title=true_title,
        true_lang=language_of(true_title, language),
        about=tuple(_about(entry, authors, "" if standing.form == "dead" else host)),
        stray=Markup(unlinked(url, language)) if stray else _NOTHING,
        seal=seal(entry.kind, language) if entry.kind else _NOTHING,
        year=entry.year or (paper.year if paper else None),
        authors=authors,
        venue=entry.venue or "",
        host=host,
        date=entry.date or "",
        tags=entry.tags,
        health=tuple(_health(primary, standing, others, language)),
        chips=tuple(chip(link, one, language) for link, one in others),
        body=Markup(body),
        permalink=f"../{permanent(entry.id)}",
        child=entry.parent is not None,
    )


def _form(standing: Standing) -> str:
    """The class of the title's link; what is gone leads to its copy, or nowhere."""
    if standing.form == "dead":
        return "archived" if standing.copy else ""
    return standing.form


def _health(
    primary: Link | None,
    standing: Standing,
    others: Sequence[tuple[Link, Standing]],
    language: Language,
) -> Iterator[Markup]:
    """A line on the work's own link, then one on each small link that is not well."""
    if primary and standing.form:
        own = own_address(primary, standing, language)
        yield _line("", archived(standing, language), own, standing.words)
    for link, one in others:
        if one.form:
            # The address of a small link that is gone is its own, struck through.
            own = own_address(link, one, language) if one.form == "unsafe" else ""
            yield _line(_name(link, language), archived(one, language), own, one.words)


def _line(name: str, copy: str, address: str, said: str) -> Markup:
    parts = (escape(name), copy, address, timed(said))
    return Markup("".join(f"<span>{part}</span>" for part in parts if part))


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


def _set(title: str) -> str:
    """A title with its formulas set; as nearly all have none, it is nearly always itself."""
    if "$" not in title:
        return title
    from dlnotes.render.mathematics import parted

    pieces = parted(title)
    return Markup("".join(escape(it) if isinstance(it, str) else it.html for it in pieces))


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


def chip(link: Link, standing: Standing, language: Language) -> Markup:
    """A small link beside the title, by the curator's own word or by its role.

    >>> from dlnotes.records import Place
    >>> cloud = Link("http://t.cn/x1", "cloud", "", None, None, Place(0, 1, 1))
    >>> str(chip(cloud, Standing("http://t.cn/x1"), "zh-CN"))[-6:]
    '>云</a>'
    """
    name, role = _name(link, language), words.role(language, link.role)
    hint = spoken_host(standing.address or link.url)
    if name != role:
        hint = f"{role} · {hint}" if hint else role
    return Markup(anchor(link, escape(name), standing, language, hint))


def _name(link: Link, language: Language) -> str:
    return said(link) or words.role(language, link.role)


def language_of(text: str, language: Language) -> str | None:
    """The ``lang`` of a title in another script than the page's.

    >>> language_of("Deep Speech", "zh-CN"), language_of("漫谈ANN", "en"), language_of("CNN", "en")
    ('en', 'zh-CN', None)
    """
    if language == "en":
        return "zh-CN" if HAN.search(text) else None
    return "en" if LATIN.search(text) and not HAN.search(text) else None


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


def _true_title(entry: Entry, paper: Memory | None) -> str:
    """The registry's title, where it says more than the curator's."""
    if paper is None or not paper.title:
        return ""
    return "" if _flat(paper.title) in _flat(entry.title) else paper.title


def _authors(entry: Entry, paper: Memory | None, language: Language) -> str:
    names, others = entry.authors, entry.others
    if paper and not names and not others:
        names, more = paper.authors, len(paper.authors) > _MANY
        if more:
            names, others = names[:_NAMED], "等" if language == "zh-CN" else "et al."
    return _joined(names, others, language)


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
