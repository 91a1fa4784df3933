"""What each kind of work is called by those who keep references: a row a kind.

The names are CSL 1.0.2's types, BibTeX's entry types, RIS's two to five
letters, schema.org's types, and Zotero's, which its reading of COinS knows.

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
    zotero: str


_PAGE = Form("webpage", "misc", "ELEC", "WebPage", "webpage")
_NO_PAGE = Form("document", "misc", "GEN", "CreativeWork", "document")
_PREPRINT = Form("article", "misc", "JOUR", "ScholarlyArticle", "preprint")
_IN_JOURNAL = Form("article-journal", "article", "JOUR", "ScholarlyArticle", "journalArticle")
_AT_CONFERENCE = Form(
    "paper-conference", "inproceedings", "CONF", "ScholarlyArticle", "conferencePaper"
)

FORMS: Mapping[Kind, Form] = {
    "article": Form("webpage", "misc", "ELEC", "Article", "webpage"),
    "blog": Form("post-weblog", "misc", "BLOG", "BlogPosting", "blogPost"),
    "paper": _PREPRINT,
    "book": Form("book", "book", "BOOK", "Book", "book"),
    "video": Form("motion_picture", "misc", "VIDEO", "VideoObject", "videoRecording"),
    "slides": Form("speech", "misc", "SLIDE", "PresentationDigitalDocument", "presentation"),
    "course": Form("webpage", "misc", "ELEC", "Course", "webpage"),
    "tutorial": Form("webpage", "misc", "ELEC", "LearningResource", "webpage"),
    "code": Form("software", "misc", "COMP", "SoftwareSourceCode", "computerProgram"),
    "notebook": Form("software", "misc", "COMP", "SoftwareSourceCode", "computerProgram"),
    "qa": Form("post", "misc", "ELEC", "QAPage", "forumPost"),
    "demo": Form("webpage", "misc", "ELEC", "WebApplication", "webpage"),
    "dataset": Form("dataset", "misc", "DATA", "Dataset", "dataset"),
    "tool": Form("software", "misc", "COMP", "SoftwareApplication", "computerProgram"),
    "news": Form("article-newspaper", "misc", "NEWS", "NewsArticle", "newspaperArticle"),
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
