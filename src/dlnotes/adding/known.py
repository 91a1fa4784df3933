"""Whether a list has a work already, in whatever form its address is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dlnotes.adding.sources import settled
from dlnotes.ledger import Ledger
from dlnotes.records import Entry, Note
from dlnotes.urls import arxiv, canonical, doi


@dataclass(slots=True)
class Known:
    """The addresses of a list; `enter` its notes first."""

    ledger: Ledger
    _places: dict[str, str] = field(default_factory=dict)

    def enter(self, note: Note) -> None:
        """Take down every link of *note* that leads to a work."""
        for entry in note.entries:
            for url in _addresses(entry):
                for name in self._keys(url):
                    self._places.setdefault(name, f"{note.path}:{entry.place.line}")

    def place(self, url: str) -> str | None:
        """Where the list has the page of *url*: file and line; None when it has not."""
        found = (self._places.get(name) for name in self._keys(url))
        return next(filter(None, found), None)

    def _keys(self, url: str) -> Iterator[str]:
        """Names that two forms of one address have in common."""
        yield key(url)
        memory = self.ledger.of(url)
        for other in (memory.target, memory.moved) if memory else ():
            if other:
                yield key(other)


def _addresses(entry: Entry) -> Iterator[str]:
    """What the entry is about, and not what is only mentioned in its commentary."""
    for link in entry.links:
        if link.role not in ("image", "discussion") and (link in entry.head or not entry.head):
            yield link.url


def key(url: str) -> str:
    """One name for abs and pdf, http and https, www and not, with and without trackers.

    >>> key("http://www.A.org/x/?utm_source=b#c") == key("https://a.org/x")
    True
    >>> key("http://arxiv.org/pdf/1706.03762v5.pdf") == key("https://arxiv.org/abs/1706.03762")
    True
    >>> key("https://dl.acm.org/doi/pdf/10.1145/3065386") == key("doi:10.1145/3065386")
    True
    """
    try:
        page = canonical(settled(url))
    except ValueError:
        return url
    paper = arxiv.identify(page)
    if isinstance(paper, arxiv.ArxivId):
        return f"arxiv:{paper.id}"
    if name := doi.identify(page):
        return f"doi:{name.lower()}"
    _, _, rest = page.partition("://")
    for prefix in ("www.", "m.", "dx."):
        rest = rest.removeprefix(prefix)
    if rest.startswith("youtu.be/"):
        rest = f"youtube.com/watch?v={rest[9:].partition('?')[0]}"
    return rest.removesuffix("/")
