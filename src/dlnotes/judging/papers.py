"""arXiv's API: one question about many papers, and its answer, read.

The API answers in Atom (arXiv API User's Manual).  A malformed id gives an
entry whose id holds ``/api/errors#``; an id that it does not know is simply
absent.  So an answer is matched by id and never by title or by order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from dlnotes.judging.answers import Missing, Paper
from dlnotes.urls.arxiv import ArxivId, identify

BATCH = 100
"""Ids in one query, at most."""

INTERVAL = 3.0
"""Seconds between two requests (arXiv's terms of use for its API)."""

_ATOM = "{http://www.w3.org/2005/Atom}"
_COMMENT = "{http://arxiv.org/schemas/atom}comment"
_ERROR = "/api/errors#"
_ID = re.compile(r"(?:[a-z-]+/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?")
_WITHDRAWN = re.compile(
    r"\b(?:this|the) (?:paper|article|submission|manuscript|work)(?: has been| was| is)? "
    r"(?:temporarily )?withdrawn|^\W*withdrawn\b|\bhas been withdrawn by",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Feed:
    """What one query brought: papers by id without version, and ids that are none."""

    papers: dict[str, Paper]
    malformed: frozenset[str]

    def about(self, paper: str) -> Paper | Missing:
        """What the query says of one id that it was asked about."""
        known = self.papers.get(paper)
        return known if known else Missing(paper, malformed=paper in self.malformed)


def query(ids: Sequence[str], *, api: str = "https://export.arxiv.org/api/query") -> str:
    """The address that asks about *ids*.

    >>> query(["1706.03762", "math/0309136"])
    'https://export.arxiv.org/api/query?id_list=1706.03762,math/0309136&max_results=2'

    Raises ValueError for more than `BATCH` ids, and for what is no id: one
    malformed id can spoil the whole query.
    """
    if not 0 < len(ids) <= BATCH:
        raise ValueError(f"between 1 and {BATCH} ids, not {len(ids)}")
    for paper in ids:
        if not _ID.fullmatch(paper):
            raise ValueError(f"not an id of arXiv: {paper!r}")
    return f"{api}?id_list={','.join(ids)}&max_results={len(ids)}"


def parse(text: str) -> Feed:
    """Read the API's answer.

    Raises ValueError when it is not an Atom feed: then nothing was learnt, and
    no id may be called missing.
    """
    if "<!DOCTYPE" in text[:2000] or "<!ENTITY" in text[:2000]:
        raise ValueError("not an Atom feed: it declares a document type")
    try:
        root = ElementTree.fromstring(text.encode("utf-8", "replace").lstrip())
    except ElementTree.ParseError as error:
        raise ValueError(f"not an Atom feed: {error}") from None
    if root.tag != f"{_ATOM}feed":
        raise ValueError(f"not an Atom feed, but {root.tag}")
    papers: dict[str, Paper] = {}
    malformed: set[str] = set()
    for entry in root.iter(f"{_ATOM}entry"):
        where = _said(entry, f"{_ATOM}id")
        if _ERROR in where:
            malformed.update(_ID.findall(where + " " + _said(entry, f"{_ATOM}summary")))
        elif paper := _paper(entry, where):
            papers[paper.id] = paper
    return Feed(papers, frozenset(malformed))


def _paper(entry: ElementTree.Element, where: str) -> Paper | None:
    found = identify(where)
    if not isinstance(found, ArxivId):
        return None
    summary = _said(entry, f"{_ATOM}summary")
    published = _said(entry, f"{_ATOM}published")[:4]
    withdrawn = any(_WITHDRAWN.search(text) for text in (summary, _said(entry, _COMMENT)))
    return Paper(
        id=found.id,
        title=_said(entry, f"{_ATOM}title"),
        authors=tuple(_said(author, f"{_ATOM}name") for author in entry.iter(f"{_ATOM}author")),
        year=int(published) if published.isdecimal() else None,
        version=found.version or 1,
        withdrawn=withdrawn,
        summary=summary[:2000],
    )


def _said(element: ElementTree.Element, tag: str) -> str:
    return " ".join((element.findtext(tag) or "").split())
