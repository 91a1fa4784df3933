"""References as CSL-JSON, which Zotero, pandoc and citeproc read (CSL 1.0.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from dlnotes.export.names import Name
from dlnotes.export.reference import Reference, line
from dlnotes.urls import host

_ENCODER = msgspec.json.Encoder()


def csl(references: Iterable[Reference]) -> Iterator[str]:
    """*references* as the pieces of one JSON array, an item a line."""
    before = "[\n"
    for reference in references:
        yield before + item(reference)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def item(of: Reference) -> str:
    """One reference as an object; its id stands before all that a person wrote."""
    return _ENCODER.encode(_item(of)).decode()


def _item(of: Reference) -> dict[str, object]:
    fields: dict[str, object] = {"id": of.key, "type": of.form.csl, "title": of.title}
    if of.authors:
        fields["author"] = [_name(one) for one in of.authors]
    if of.year:
        fields["issued"] = {"date-parts": [[of.year]]}
    if of.venue:
        fields["publisher" if of.form.csl == "book" else "container-title"] = of.venue
    elif of.eprint:
        fields["publisher"] = "arXiv"
    elif of.form.csl not in ("book", "document") and of.host:
        fields["container-title"] = of.host
    if of.eprint:
        fields["number"] = f"arXiv:{of.eprint}"
    fields |= {name: value for name, value in _texts(of) if value}
    return fields


def _texts(of: Reference) -> Iterator[tuple[str, str]]:
    yield "DOI", of.doi
    yield "URL", of.url
    yield "archive", line(host(of.archive)) if of.archive else ""
    yield "archive_location", of.archive
    yield "language", of.language
    yield "keyword", ", ".join(of.keywords)
    # Not `note`: Zotero reads that as more fields, and a curator's "Title: …" would be one.
    yield "annote", of.note


def _name(one: Name) -> dict[str, str]:
    if one.literal:
        return {"literal": one.literal}
    parts = {
        "family": one.family,
        "given": one.given,
        "non-dropping-particle": one.particle,
        "suffix": one.suffix,
    }
    return {name: part for name, part in parts.items() if part}
