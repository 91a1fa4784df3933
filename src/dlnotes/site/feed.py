"""Files for machines: the Atom feed, the map of the site, the robots' file.

Nothing here asks what time it is.  A feed's dates are those of the notes.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from html import escape
from json import dumps
from typing import Literal
from urllib.parse import quote, urljoin

from dlnotes.site.leaf import Leaf, permanent
from dlnotes.site.pages import Plain, Site

_LIMIT = 50_000
"""Addresses that one map may hold, by sitemaps.org."""


def feed(site: Site, leaves: Sequence[Leaf]) -> Plain:
    """*leaves*, the newest first, as Atom (RFC 4287)."""
    base, config = site.config.base_url, site.config
    author = config.author or site.title
    newest = max((_moment(leaf) for leaf in leaves), default=_NEVER)
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{config.language}"'
        + (f' xml:base="{escape(_at(base, ""))}">' if base else ">"),
        f"<title>{escape(site.title)}</title>",
        f"<id>{_urn('feed:' + (base or site.title))}</id>",
        f"<updated>{newest}</updated>",
        f"<author><name>{escape(author)}</name></author>",
        f'<link rel="alternate" type="text/html" href="{escape(_at(base, "index.html"))}"/>',
    ]
    if base:
        parts.append(f'<link rel="self" href="{escape(_at(base, "feed.xml"))}"/>')
    parts += [_entry(leaf, base) for leaf in leaves]
    return Plain("feed.xml", "\n".join(parts) + "\n</feed>\n", html="xml")


def _entry(leaf: Leaf, base: str | None) -> str:
    address = _at(base, permanent(leaf.id or ""))
    category = f'<category term="{escape(leaf.topics[-1])}"/>' if leaf.topics else ""
    return (
        f"<entry><title>{escape(leaf.title)}</title><id>{_urn(leaf.id or '')}</id>"
        f"<updated>{_moment(leaf)}</updated>"
        f'<link rel="alternate" type="text/html" href="{escape(address)}"/>{category}'
        f'<content type="html">{content(leaf.html, base, "xml")}</content></entry>'
    )


def content(html: str, base: str | None, form: Literal["xml", "json"]) -> str:
    """The HTML of an entry as a file at the site's root holds it.

    >>> content('<a href="../e/k3.html">“</a>', None, "json")
    '<a href=\\\\"e/k3.html\\\\">“</a>'
    """
    # Of what is not yet there (a stand-in begins with a control) nothing can be written.
    if html.startswith("\x01"):
        return html
    # A leaf's own addresses begin one folder deep.
    html = html.replace('="../', f'="{escape(_at(base, ""))}')
    return escape(html, quote=False) if form == "xml" else dumps(html, ensure_ascii=False)[1:-1]


_NEVER = "1970-01-01T00:00:00Z"


def _moment(leaf: Leaf) -> str:
    # Atom demands a moment of every entry; the epoch says that none is known.
    return f"{leaf.date}T00:00:00Z" if leaf.date else _NEVER


def _urn(name: str) -> str:
    """A permanent name that needs no domain (RFC 4122, version 5).

    >>> _urn("k3f9x2")
    'urn:uuid:3752babe-4bee-5b03-bd24-94de7dde2bfc'
    """
    return uuid.uuid5(uuid.NAMESPACE_URL, f"dlnotes:{name}").urn


def sitemap(site: Site, paths: Iterable[str]) -> Plain:
    """Every page, by its address; relative ones when the list names no base."""
    base = site.config.base_url
    note = "" if base else "<!-- Set base_url: search engines want whole addresses here. -->\n"
    rows = "".join(
        f"<url><loc>{escape(_at(base, path))}</loc></url>\n" for path in list(paths)[:_LIMIT]
    )
    return Plain(
        "sitemap.xml",
        f'<?xml version="1.0" encoding="utf-8"?>\n{note}'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n',
    )


def robots(base: str) -> Plain:
    """Everyone is welcome, and the map is here."""
    return Plain("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {_at(base, 'sitemap.xml')}\n")


def _at(base: str | None, path: str) -> str:
    """*path* under *base*, percent-encoded as feeds and maps demand.

    >>> _at("https://a.example/list", "topics/语音.html")
    'https://a.example/list/topics/%E8%AF%AD%E9%9F%B3.html'
    """
    encoded = quote(path, safe="/#-._~")
    return urljoin(base.rstrip("/") + "/", encoded) if base else encoded
