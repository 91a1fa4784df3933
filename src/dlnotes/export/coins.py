"""A reference as COinS: a span that says nothing to a reader, and all to Zotero.

OpenURL in an attribute (ANSI/NISO Z39.88-2004).  Of a page with many of them
Zotero offers each work, which ``citation_*`` tags cannot do: they are for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from dlnotes.export.reference import Reference

_JOURNAL = {
    "article": "preprint",
    "article-journal": "article",
    "paper-conference": "proceeding",
}
"""CSL types to the genres of OpenURL's journals."""

# A page has hundreds of these: bytes by a table cost a tenth of asking for each.
_BYTES = {byte: quote(bytes([byte]), safe="") for byte in range(256)}


def coins(of: Reference) -> str:
    """The span of one reference; its id stands before all that a person wrote."""
    said = "&amp;".join(f"{name}={_quoted(value)}" for name, value in _pairs(of) if value)
    return f'<span class="Z3988" title="{said}"></span>'


def _pairs(of: Reference) -> Iterator[tuple[str, str]]:
    yield "ctx_ver", "Z39.88-2004"
    yield "rfr_id", f"info:sid/dlnotes:{of.id}"
    if of.form.csl in _JOURNAL:
        yield from _form("journal", _JOURNAL[of.form.csl], "atitle", of)
        yield "rft.jtitle", of.venue
    elif of.form.csl == "book":
        yield from _form("book", "book", "btitle", of)
        yield "rft.publisher", of.venue
    else:
        yield from _form("dc", "", "title", of)
        yield "rft.type", of.form.zotero
        yield "rft.source", of.venue
        yield "rft.identifier", of.url
    for one in of.authors:
        yield "rft.au", one.whole
    yield "rft.date", str(of.year or "")
    yield "rft.language", of.language
    for name, value in (("doi", of.doi), ("arxiv", of.eprint)):
        yield "rft_id", f"info:{name}/{value}" if value else ""
    yield "rft_id", of.url


def _form(name: str, genre: str, title: str, of: Reference) -> Iterator[tuple[str, str]]:
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{name}"
    yield "rft.genre", genre
    yield f"rft.{title}", of.title


def _quoted(text: str) -> str:
    """*text* as the value of a query, with nothing in it that HTML would read.

    >>> _quoted('a b&"神"')
    'a%20b%26%22%E7%A5%9E%22'
    """
    return text.encode().decode("latin-1").translate(_BYTES)
