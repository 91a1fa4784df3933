"""Notes to links: each address once, with every place and work that it is cited for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from dlnotes import disk
from dlnotes.cli.gathering import Gathered
from dlnotes.cli.mentions import Mention, mentions
from dlnotes.cli.wish import Wish
from dlnotes.judging.answers import Cited
from dlnotes.report.verdicts.judged import Occurrence
from dlnotes.urls import host, identity

_TITLES = 8


@dataclass(slots=True)
class Citation:
    """One address as the notes write it; *page* is the same for all its spellings."""

    url: str
    page: str
    titles: dict[str, None] = field(default_factory=dict)
    date: str | None = None
    occurrences: list[Occurrence] = field(default_factory=list)
    image: bool = False

    @property
    def cited(self) -> Cited:
        """What the judge needs to know of it."""
        return Cited(self.url, tuple(self.titles)[:_TITLES], self.date)

    def cite(self, file: disk.File, mention: Mention) -> None:
        """Take one more place of it down."""
        place = Occurrence(file.shown, mention.line, mention.column, mention.work)
        self.occurrences.append(place)
        self.titles |= dict.fromkeys(mention.titles)
        self.image |= mention.image
        self.date = min(filter(None, (self.date, mention.date)), default=None)


def citations(gathered: Gathered, wish: Wish) -> list[Citation]:
    """The links that the user means, in the order of the notes."""
    wanted = _wanted(gathered, wish)
    found: dict[str, Citation] = {}
    for file, listed in mentions(gathered):
        for mention in listed:
            if not wanted(file, mention):
                continue
            citation = found.get(mention.url)
            if citation is None:
                page = page_of(mention.url, fragments=wish.fragments)
                citation = found[mention.url] = Citation(mention.url, page)
            citation.cite(file, mention)
    return list(found.values())


def page_of(url: str, *, fragments: bool = False) -> str:
    """What is asked for once, however often it is cited.

    >>> page_of("http://A.org/x#one"), page_of("http://A.org/x#one", fragments=True)
    ('http://a.org/x', 'http://a.org/x#one')
    """
    page = identity(url)
    return page.partition("#")[0] + "".join(url.partition("#")[1:]) if fragments else page


def fits(url: str, globs: Iterable[str]) -> bool:
    """Whether any of the globs means *url*: as a whole, without its scheme, or by its host.

    >>> fits("http://pan.baidu.com/s/1", ["pan.baidu.com"]), fits("http://t.cn/a", ["http://*/b"])
    (True, False)
    """
    spellings = (url, url.partition("://")[2], host(url))
    return any(fnmatchcase(spelling, glob) for glob in globs for spelling in spellings if spelling)


def _wanted(gathered: Gathered, wish: Wish) -> Callable[[disk.File, Mention], bool]:
    added: Mapping[str, tuple[range, ...]] | None = None
    if wish.changed_since is not None:
        added = disk.added_since(gathered.notes, wish.changed_since)

    def wanted(file: disk.File, mention: Mention) -> bool:
        if added is not None and not any(mention.line in it for it in added.get(file.name, ())):
            return False
        return not wish.only or fits(mention.url, wish.only)

    return wanted
