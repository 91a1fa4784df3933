"""What each kind of work is called by those who keep references: a row a kind.

The names are CSL 1.0.2's types, BibTeX's entry types, RIS's two to five
letters, the genres of COinS and the types of schema.org.

BibTeX is written for plain BibTeX as well as for biblatex: a web page is a
``@misc``, which every style knows, and not an ``@online``, which plain ones
take for a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from dlnotes.records import Kind


class Form(NamedTuple):
    """One kind of work in the words of each format."""

    csl: str
    bibtex: str
    ris: str
    schema: str


_PAGE = Form("webpage", "misc", "ELEC", "WebPage")
_NO_PAGE = Form("document", "misc", "GEN", "CreativeWork")
_PREPRINT = Form("article", "misc", "JOUR", "ScholarlyArticle")
_IN_JOURNAL = Form("article-journal", "article", "JOUR", "ScholarlyArticle")
_AT_CONFERENCE = Form("paper-conference", "inproceedings", "CONF", "ScholarlyArticle")

FORMS: Mapping[Kind, Form] = {
    "article": Form("webpage", "misc", "ELEC", "Article"),
    "blog": Form("post-weblog", "misc", "BLOG", "BlogPosting"),
    "paper": _PREPRINT,
    "book": Form("book", "book", "BOOK", "Book"),
    "video": Form("motion_picture", "misc", "VIDEO", "VideoObject"),
    "slides": Form("speech", "misc", "SLIDE", "PresentationDigitalDocument"),
    "course": Form("webpage", "misc", "ELEC", "Course"),
    "tutorial": Form("webpage", "misc", "ELEC", "LearningResource"),
    "code": Form("software", "misc", "COMP", "SoftwareSourceCode"),
    "notebook": Form("software", "misc", "COMP", "SoftwareSourceCode"),
    "qa": Form("post", "misc", "ELEC", "QAPage"),
    "demo": Form("webpage", "misc", "ELEC", "WebApplication"),
    "dataset": Form("dataset", "misc", "DATA", "Dataset"),
    "tool": Form("software", "misc", "COMP", "SoftwareApplication"),
    "news": Form("article-newspaper", "misc", "NEWS", "NewsArticle"),
    "other": _NO_PAGE,
}

_JOURNALS = re.compile(
    r"\b(?:journal|transactions|trans\.|letters|review|reviews|nature|science|pnas|cell|jmlr|tacl"
    r"|t?pami|ijcv|computation|magazine|annals|bulletin|acta|communications)\b|学报|期刊|杂志",
    re.I,
)


def form(kind: Kind | None, *, arxiv: bool, venue: str | None, address: bool) -> Form:
    """The row of a work: a paper is where it was published, else a preprint.

    >>> form("paper", arxiv=False, venue="ICML 2015", address=True).bibtex
    'inproceedings'
    >>> form(None, arxiv=True, venue=None, address=True).csl
    'article'
    """
    if kind == "paper" or (kind is None and arxiv):
        if not venue:
            return _PREPRINT
        return _IN_JOURNAL if _JOURNALS.search(venue) else _AT_CONFERENCE
    if kind is None:
        return _PAGE if address else _NO_PAGE
    return FORMS[kind]
