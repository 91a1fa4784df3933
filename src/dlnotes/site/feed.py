"""Files for machines: feeds, the map of the site, the robots' file.

Nothing here asks what time it is.  An entry of a feed has the day on which it
came to the list, as far as the list tells.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from html import escape
from json import dumps
from urllib.parse import quote, urljoin

from dlnotes.config import Config
from dlnotes.site.leaf import Leaf, permanent
from dlnotes.site.pages import Plain, Site, Whole
from dlnotes.site.pieces import stand_in

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
    config, whole = site.config, site.config.base_url or site.title
    by, chosen = config.author or site.title, tuple(newest(leaves))
    if stem != "feed":
        title, whole = f"{title} · {site.title}", f"{whole} {stem}"
    yield _Atom(f"{stem}.xml", config, stem, title, by, chosen, whole)
    yield _JSON(f"{stem}.json", config, stem, title, by, chosen)


class _Feed(Plain, frozen=True):
    """A feed *by* somebody, of these *leaves*, the newest first."""

    config: Config
    stem: str
    title: str
    by: str
    leaves: tuple[Leaf, ...]

    @property
    def root(self) -> str:
        """The way from here to the site's root."""
        base = self.config.base_url
        return _at(base, "") if base else "../" * self.path.count("/")


class _Atom(_Feed, frozen=True):
    """A feed as Atom (RFC 4287); *name* is what its permanent id is made of."""

    name: str

    @property
    def text(self) -> str:
        base = self.config.base_url
        parts = [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{self.config.language}"'
            + (f' xml:base="{escape(_at(base, ""))}">' if base else ">"),
            f"<title>{escape(self.title)}</title>",
            f"<id>{_urn('feed:' + self.name)}</id>",
            f"<updated>{max(map(_moment, self.leaves), default=_NEVER)}</updated>",
            f"<author><name>{escape(self.by)}</name></author>",
            f'<link rel="alternate" type="text/html" href="{escape(_page(base, self.stem))}"/>',
        ]
        if base:
            parts.append(f'<link rel="self" href="{escape(_at(base, self.path))}"/>')
        parts += [_entry(leaf, self.root) for leaf in self.leaves]
        return "\n".join(parts) + "\n</feed>\n"

    def adapted(self, piece: str) -> str:
        return escape(_led(piece, self.root), quote=False)


class _JSON(_Feed, frozen=True):
    """A feed as JSON Feed 1.1 (jsonfeed.org)."""

    @property
    def text(self) -> str:
        base, config = self.config.base_url, self.config
        head: dict[str, object] = {"version": "https://jsonfeed.org/version/1.1"}
        head |= {"title": self.title}
        if base:
            head |= {"home_page_url": _page(base, self.stem), "feed_url": _at(base, self.path)}
        if config.description:
            head["description"] = config.description
        head |= {"language": config.language, "authors": [{"name": self.by}]}
        items = ",\n".join(_item(leaf, self.root) for leaf in self.leaves)
        return f'{_inside(head)},\n"items": [\n{items}\n]}}\n'

    def adapted(self, piece: str) -> str:
        return dumps(_led(piece, self.root), ensure_ascii=False)[1:-1]


def _entry(leaf: Leaf, root: str) -> str:
    address = root + _at(None, permanent(leaf.id or ""))
    category = f'<category term="{escape(leaf.topics[-1])}"/>' if leaf.topics else ""
    return (
        f"<entry><title>{escape(leaf.title)}</title><id>{_urn(leaf.id or '')}</id>"
        f"<published>{_moment(leaf)}</published><updated>{_moment(leaf)}</updated>"
        f'<link rel="alternate" type="text/html" href="{escape(address)}"/>{category}'
        f'<content type="html">{stand_in(leaf.imprint, "html")}</content></entry>'
    )


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
    # No encoder would leave a stand-in as it is.
    return f'{_inside(item)}, "content_html": "{stand_in(leaf.imprint, "html")}"}}'


def _inside(fields: dict[str, object]) -> str:
    """An object without its end."""
    return dumps(fields, ensure_ascii=False)[:-1]


def _led(html: str, root: str) -> str:
    """The HTML of an entry, whose own addresses begin one folder deep, where *root* leads."""
    return html.replace('="../', f'="{escape(root)}')


def _page(base: str | None, stem: str) -> str:
    """The page that the feed of that stem belongs to."""
    if stem == "feed":
        return _at(base, "index.html")
    return _at(base, f"{stem}.html") if base else f"{_at(None, stem.rpartition('/')[2])}.html"


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


def sitemap(site: Site, paths: Iterable[str]) -> Whole:
    """Every page, by its address; relative ones when the list names no base."""
    base = site.config.base_url
    note = "" if base else "<!-- Set base_url: search engines want whole addresses here. -->\n"
    rows = "".join(
        f"<url><loc>{escape(_at(base, path))}</loc></url>\n" for path in list(paths)[:_LIMIT]
    )
    return Whole(
        "sitemap.xml",
        f'<?xml version="1.0" encoding="utf-8"?>\n{note}'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n',
    )


def robots(base: str) -> Whole:
    """Everyone is welcome, and the map is here."""
    return Whole("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {_at(base, 'sitemap.xml')}\n")


def _at(base: str | None, path: str) -> str:
    """*path* under *base*, percent-encoded as feeds and maps demand.

    >>> _at("https://a.example/list", "topics/语音.html")
    'https://a.example/list/topics/%E8%AF%AD%E9%9F%B3.html'
    """
    encoded = quote(path, safe="/#-._~")
    return urljoin(base.rstrip("/") + "/", encoded) if base else encoded
