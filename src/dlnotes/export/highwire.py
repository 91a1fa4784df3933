"""A reference as ``citation_*`` tags in a page's head, as Highwire Press began them.

Google Scholar and Zotero read them as "this page is about that work", so they
are for a page with a single work; several stand together as COinS.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from dlnotes.export.reference import Reference


def highwire(of: Reference) -> str:
    """The tags of one reference, a line each."""
    rows = (f'<meta name="citation_{name}" content="{escape(text)}">' for name, text in _tags(of))
    return "\n".join(rows)


def _tags(of: Reference) -> Iterator[tuple[str, str]]:
    yield "title", of.title
    for one in of.authors:
        yield "author", one.whole
    venue = "conference_title" if of.form.csl == "paper-conference" else "journal_title"
    found = {
        "publication_date": str(of.year or ""),
        ("publisher" if of.form.csl == "book" else venue): of.venue,
        "arxiv_id": of.eprint,
        "doi": of.doi,
        "pdf_url": of.pdf,
        "fulltext_html_url": of.url,
        "language": of.language,
        "keywords": "; ".join(of.keywords),
    }
    yield from ((name, text) for name, text in found.items() if text)
