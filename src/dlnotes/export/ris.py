"""References as RIS, which EndNote, Mendeley and Zotero read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dlnotes.export.reference import Reference


def ris(references: Iterable[Reference]) -> Iterator[str]:
    """*references* as records of a RIS file, a tag a line, CRLF at its end."""
    for reference in references:
        lines = [f"{tag}  - {value}" for tag, value in _tags(reference) if value]
        yield "\r\n".join([*lines, "ER  - ", "", ""])


def _tags(of: Reference) -> Iterator[tuple[str, str]]:
    # Every text is one line: none can begin a tag of its own.
    yield "TY", of.form.ris
    yield "ID", of.key
    yield "TI", of.title
    for one in of.authors:
        yield "AU", one.whole
    yield "PY", str(of.year or "")
    yield "T2", of.venue or ("arXiv" if of.eprint else "")
    yield "M1", f"arXiv:{of.eprint}" if of.eprint else ""
    yield "DO", of.doi
    yield "UR", of.url
    yield "L1", of.pdf
    yield "L2", of.archive
    yield "LA", of.language
    for word in of.keywords:
        yield "KW", word
    yield "N1", of.note
