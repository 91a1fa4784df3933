"""Files for machines: feeds, the map of the site, the robots' file.

Nothing here asks what time it is.  An entry of a feed has the day on which it
came to the list, as far as the list tells.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import nlargest
from html import escape
from json import dumps
from typing import Literal
from urllib.parse import quote, urljoin

from dlnotes.site.leaf import Leaf, permanent
from dlnotes.site.pages import Plain, Site

FED = 50
"""Entries in a feed."""

_LIMIT = 50_000
"""Addresses that one map may hold, by sitemaps.org."""


def newest(leaves: Sequence[Leaf]) -> list[Leaf]:
    """The entries by date, the newest first; of one day, the last in the list."""
    return nlargest(FED, reversed(leaves), key=lambda leaf: leaf.day)


def feeds(site: Site, stem: str, title: str, leaves: Sequence[Leaf]) -> Iterator[Plain]:
    """The newest of *leaves* as Atom and as JSON Feed, beside the page ``{stem}.html``.

    The feed of the whole list has the stem ``feed``.
    """
    name = title if stem == "feed" else f"{title} · {site.title}"
    yield _atom(site, stem, name, chosen := newest(leaves))
    yield _json(site, stem, name, chosen)


def _atom(site: Site, stem: str, title: str, leaves: Sequence[Leaf]) -> Plain:
    """*leaves*, the newest first, as Atom (RFC 4287)."""
    base, path = site.config.base_url, f"{stem}.xml"
    updated = max(map(_moment, leaves), default=_NEVER)
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{site.config.language}"'
        + (f' xml:base="{escape(_at(base, ""))}">' if base else ">"),
        f"<title>{escape(title)}</title>",
        f"<id>{_urn('feed:' + _name(site, stem))}</id>",
        f"<updated>{updated}</updated>",
        f"<author><name>{escape(site.config.author or site.title)}</name></author>",
        f'<link rel="alternate" type="text/html" href="{escape(_page(base, stem))}"/>',
    ]
    if base:
        parts.append(f'<link rel="self" href="{escape(_at(base, path))}"/>')
    parts += [_entry(leaf, root_from(base, path)) for leaf in leaves]
    return Plain(path, "\n".join(parts) + "\n</feed>\n", html="xml")


# An entry stands in the feeds of the list, of its topics and of its kind, and a preview
# makes them all at every save.
@lru_cache(maxsize=8_192)
def _entry(leaf: Leaf, root: str) -> str:
    address = root + _at(None, permanent(leaf.id or ""))
    category = f'<category term="{escape(leaf.topics[-1])}"/>' if leaf.topics else ""
    return (
        f"<entry><title>{escape(leaf.title)}</title><id>{_urn(leaf.id or '')}</id>"
        f"<published>{_moment(leaf)}</published><updated>{_moment(leaf)}</updated>"
        f'<link rel="alternate" type="text/html" href="{escape(address)}"/>{category}'
        f'<content type="html">{content(leaf.html, root, "xml")}</content></entry>'
    )


def _json(site: Site, stem: str, title: str, leaves: Sequence[Leaf]) -> Plain:
    """*leaves*, the newest first, as JSON Feed 1.1 (jsonfeed.org)."""
    base, path, config = site.config.base_url, f"{stem}.json", site.config
    head: dict[str, object] = {"version": "https://jsonfeed.org/version/1.1", "title": title}
    if base:
        head |= {"home_page_url": _page(base, stem), "feed_url": _at(base, path)}
    if config.description:
        head["description"] = config.description
    head |= {"language": config.language, "authors": [{"name": config.author or site.title}]}
    items = ",\n".join(_item(leaf, root_from(base, path)) for leaf in leaves)
    text = f'{_inside(head)},\n"items": [\n{items}\n]}}\n'
    return Plain(path, text, html="json")


@lru_cache(maxsize=8_192)
def _item(leaf: Leaf, root: str) -> str:
    item: dict[str, object] = {
        "id": _urn(leaf.id or ""),
        "url": root + _at(None, permanent(leaf.id or "")),
        "title": leaf.title,
    }
    if leaf.day:
        item["date_published"] = _moment(leaf)
    if leaf.topics:
        item["tags"] = list(leaf.topics)
    # The HTML may be a stand-in, which no encoder would leave as it is.
    return f'{_inside(item)}, "content_html": "{content(leaf.html, root, "json")}"}}'


def _inside(fields: dict[str, object]) -> str:
    """An object without its end."""
    return dumps(fields, ensure_ascii=False)[:-1]


def content(html: str, root: str, form: Literal["xml", "json"]) -> str:
    """The HTML of an entry as a feed holds it from which *root* leads to the site's root.

    >>> content('<a href="../e/k3.html">“</a>', "", "json")
    '<a href=\\\\"e/k3.html\\\\">“</a>'
    """
    # Of what is not yet there (a stand-in begins with a control) nothing can be written.
    if html.startswith("\x01"):
        return html
    # A leaf's own addresses begin one folder deep.
    html = html.replace('="../', f'="{escape(root)}')
    return escape(html, quote=False) if form == "xml" else dumps(html, ensure_ascii=False)[1:-1]


def root_from(base: str | None, path: str) -> str:
    """The way to the site's root from the file at *path*."""
    return _at(base, "") if base else "../" * path.count("/")


def _page(base: str | None, stem: str) -> str:
    """The page that the feed of that stem belongs to."""
    if stem == "feed":
        return _at(base, "index.html")
    return _at(base, f"{stem}.html") if base else f"{_at(None, stem.rpartition('/')[2])}.html"


def _name(site: Site, stem: str) -> str:
    whole = site.config.base_url or site.title
    return whole if stem == "feed" else f"{whole} {stem}"


_NEVER = "1970-01-01T00:00:00Z"


def _moment(leaf: Leaf) -> str:
    # Atom demands a moment of every entry; the epoch says that none is known.
    return f"{leaf.day}T00:00:00Z" if leaf.day else _NEVER


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
