"""What a page holds, as linked data for search engines: schema.org in JSON-LD.

An entry says what it is on its permanent page; here a list says what is in it.
Addresses are relative to the page, as every other one on it.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from markupsafe import Markup

from dlnotes.export.schema import harmless
from dlnotes.site.pages import Home, Site, TopicPage

_ENCODER = msgspec.json.Encoder()
_CONTEXT = {"@context": "https://schema.org"}


def linked(page: object) -> Markup:
    """The linked data of *page* for a ``<script>``, empty where it has none."""
    match page:
        case Home():
            said = _home(page)
        case TopicPage() if page.items:
            said = _topic(page)
        case _:
            return Markup()
    fields = {name: value for name, value in said.items() if value}
    return Markup(harmless(_ENCODER.encode(_CONTEXT | fields).decode()))


def _home(page: Home) -> dict[str, object]:
    site, config = page.site, page.site.config
    return {
        "@type": "Collection",
        "name": site.title,
        "description": config.description,
        "author": {"@type": "Person", "name": config.author} if config.author else None,
        "inLanguage": config.language,
        "url": config.base_url,
        "collectionSize": site.entries,
        "mainEntity": _list((row.name, row.href) for row in page.contents),
        "encoding": _taken_along(site) or None,
    }


def _taken_along(site: Site) -> list[dict[str, object]]:
    """The files of the whole list."""
    files = [_file("feed.xml", "application/atom+xml")] if site.entries else []
    if site.cites_all:
        files.append(_file("list.bib", "application/x-bibtex"))
        files.append(_file("list.csl.json", "application/vnd.citationstyles.csl+json"))
    return files


def _topic(page: TopicPage) -> dict[str, object]:
    return {"name": page.name} | _list((it.title, it.href) for it in page.items)


def _list(rows: Iterable[tuple[str, str]]) -> dict[str, object]:
    items = [
        {"@type": "ListItem", "position": position, "name": name, "url": href}
        for position, (name, href) in enumerate(rows, 1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}


def _file(name: str, form: str) -> dict[str, object]:
    return {"@type": "MediaObject", "contentUrl": name, "encodingFormat": form}
