"""A reference as linked data, for search engines: schema.org in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dlnotes.export.names import Name
from dlnotes.export.reference import Reference

_ENCODER = msgspec.json.Encoder()


def schema(of: Reference) -> str:
    """One reference as an object; its id stands before all that a person wrote.

    It is the text of a ``<script>``: nothing in it can end one.
    """
    fields: dict[str, object] = {
        "@context": "https://schema.org",
        "@id": f"#{of.id}",
        "@type": of.form.schema,
        "name": of.title,
    }
    fields |= {name: value for name, value in _fields(of) if value}
    return harmless(_ENCODER.encode(fields).decode())


def harmless(json: str) -> str:
    """JSON that can stand in a ``<script>``.

    >>> harmless('"</script><!--"')
    '"\\\\u003c/script>\\\\u003c!--"'
    """
    return json.replace("<", "\\u003c")


def _fields(of: Reference) -> Iterator[tuple[str, object]]:
    yield "author", [_author(one) for one in of.authors]
    yield "datePublished", str(of.year or "")
    yield "inLanguage", of.language
    yield "url", of.url
    yield "archivedAt", of.archive
    yield "isPartOf", {"@type": "PublicationVolume", "name": of.venue} if of.venue else None
    arxiv = f"https://arxiv.org/abs/{of.eprint}" if of.eprint else ""
    yield "sameAs", f"https://doi.org/{of.doi}" if of.doi else arxiv
    yield "keywords", ", ".join(of.keywords)


def _author(one: Name) -> dict[str, str]:
    if one.literal:
        kind = "Organization" if one.literal.isascii() else "Person"
        return {"@type": kind, "name": one.literal}
    name = " ".join(part for part in (one.given, one.particle, one.family, one.suffix) if part)
    return {"@type": "Person", "name": name, "familyName": one.family, "givenName": one.given}
