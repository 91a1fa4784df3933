"""The press: a note's items to leaves, and a planned page to its text."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from jinja2 import Template
from markupsafe import Markup
from msgspec import Struct

from dlnotes import words
from dlnotes.config import Config
from dlnotes.export import card, cited, reference
from dlnotes.ledger import Ledger
from dlnotes.records import Entry, Link, Note, Prose
from dlnotes.render.blocks import Blocks
from dlnotes.render.entries import Shown, lang, seal, shown
from dlnotes.render.environment import Compiled, TemplateError, blamed, environment
from dlnotes.render.linked import linked
from dlnotes.render.links import OUT, escape, file_name, name_of, running
from dlnotes.render.pictures import Album, Picture
from dlnotes.render.rows import row
from dlnotes.render.standing import Standings, target
from dlnotes.site import Leaf, Page, Pieces, Plain, Sheet, pages
from dlnotes.site.characters import clean
from dlnotes.site.pieces import imprint
from dlnotes.urls.short import spoken_host
from dlnotes.urls.traces import trace

RECORDS = (
    Shown,
    Sheet,
    Config,
    *(x for x in vars(pages).values() if isinstance(x, type) and issubclass(x, Struct)),
)
"""What templates are given."""


class Press:
    """Prints with one set of templates, one configuration and one ledger.

    *templates* is their text by name, ``static/`` files as well.  Raises
    `TemplateError` from any method when one of them cannot be used.  With
    *compiled*, templates that were used before are ready at once.
    """

    def __init__(
        self,
        templates: Mapping[str, str],
        config: Config,
        ledger: Ledger | None = None,
        compiled: Compiled | None = None,
    ) -> None:
        self.config = config
        self.language = config.language
        self._standings = Standings(ledger or Ledger(), config.language)
        self._templates = templates
        self._environment = environment(templates, RECORDS, compiled)
        self._say = partial(words.say, config.language)
        self._blocks = Blocks(self._link, self._image, table=self._say("table"))
        static = (name for name in sorted(templates) if name.startswith("static/"))
        self._assets = {name: asset_path(name, templates[name]) for name in static}
        self._environment.globals.update(
            say=self._say,
            permalink_name=self._say("permalink"),
            edit_name=self._say("edit-entry"),
            edit_mark=self._say("edit"),
            true_title_name=self._say("true-title"),
            language=config.language,
            config=config,
            asset=self._asset,
            inlined=self._inlined,
            policy=self._policy,
            linked=linked,
            kind=partial(words.kind, config.language),
            range_of=range_of,
        )
        self._environment.filters.update(
            grouped="{:,}".format,
            seal=partial(seal, language=config.language),
            lang=partial(lang, language=config.language),
        )
        self._album: Album | None = None
        self._entry: Callable[[Shown], str] | None = None
        self._nav: tuple[tuple[pages.Tally, ...], str] = ((), "")

    def leaves(self, note: Note, album: Album | None = None) -> Iterator[tuple[Leaf, Pieces]]:
        """Every item of *note*, printed, in its order; its own pictures are in *album*."""
        for section in note.sections:
            topics = tuple(map(clean, section.topics))
            for item in section.items:
                yield self.leaf(item, note, topics=topics, album=album)

    def leaf(
        self,
        item: Entry | Prose,
        note: Note,
        *,
        topics: tuple[str, ...] = (),
        album: Album | None = None,
    ) -> tuple[Leaf, Pieces]:
        """One item of *note*, printed; *topics* is the path of its headings."""
        self._album = album
        if isinstance(item, Prose):
            return self._prose(item, note, topics)
        view = self._view(item, note)
        checked, news = self._standings.checked(item.links)
        if self._entry is None:
            self._entry = self._macro("entry.html", "entry")
        with blamed("entry.html"):
            html = str(self._entry(view))
        pieces = Pieces(
            html=clean(html),
            row=row(item, view, topics, self._standings, checked),
            # The commentary stands on the page itself.
            **card(reference(item, note, self._standings, annotated=False))._asdict(),
        )
        leaf = Leaf(
            id=item.id,
            topics=topics,
            title=clean(item.title),
            kind=item.kind,
            year=view.year,
            date=item.date or note.date,
            note=note.path,
            imprint=imprint(item.id, pieces),
            host=view.host,
            links=len(item.links),
            checked=checked,
            news=news,
            trace=trace(at.url) if (at := cited(item)) else "",
        )
        return leaf, pieces

    def _view(self, item: Entry, note: Note) -> Shown:
        figures = self._figures(item.head)
        body = "".join(f'<p class="figure">{self._image(link)}</p>' for link in figures)
        body += self._blocks.html(item.body)
        head = [link for link in item.head if link not in figures] if figures else item.head
        view = shown(item, head, body, self._standings, self.language)
        if self.config.repository is not None:
            view = view._replace(edit=self.config.repository.line(note.path, item.place.line))
        return view

    def _prose(self, item: Prose, note: Note, topics: tuple[str, ...]) -> tuple[Leaf, Pieces]:
        pieces = Pieces(clean(f'<div class="prose">{self._blocks.html(item.blocks)}</div>'))
        name = imprint(None, pieces)
        return Leaf(None, topics, "", None, None, note.date, note.path, name), pieces

    def page(self, page: Page) -> str:
        """The text of *page*, whole."""
        if isinstance(page, Plain):
            return page.text
        template = self._template(page.template)
        nav = self._margin(page.nav)
        with blamed(page.template):
            return template.render(page=page, site=page.site, root=page.root, nav=nav) + "\n"

    def _margin(self, rows: tuple[pages.Tally, ...]) -> str:
        # Most pages of a site share one list of topics: it is printed once.
        if rows is not self._nav[0]:
            print_rows = self._macro("parts.html", "nav_rows")
            with blamed("parts.html"):
                self._nav = rows, print_rows(rows)
        return self._nav[1]

    def static(self) -> dict[str, bytes]:
        """The files that pages use, each under a name with its content's hash."""
        return {path: self._templates[name].encode("utf-8") for name, path in self._assets.items()}

    def prepare(self) -> None:
        """Compile every template now.

        A page may be printed in a child of this process, which compiles for
        itself what it does not find, and takes it along when it ends.
        """
        for name in self._templates:
            if name.endswith(".html"):
                self._template(name)

    def _template(self, name: str) -> Template:
        with blamed(name):
            return self._environment.get_template(name)

    def _macro(self, name: str, macro: str) -> Callable[[Any], str]:
        template = self._template(name)
        with blamed(name):
            found: Callable[[Any], str] | None = getattr(template.module, macro, None)
        if found is None:
            raise TemplateError(name, 1, f"there is no macro {macro!r}")
        return found

    def _asset(self, name: str) -> str:
        return self._assets[f"static/{name}"]

    def _inlined(self, name: str) -> Markup:
        return Markup(self._templates[f"static/{name}"].replace("</", "<\\/"))

    def _policy(self, *, inline: str | None = None, scripts: bool = True) -> str:
        """The Content-Security-Policy of a page; *inline* names a style inside it.

        *scripts* are the site's own files, and nothing that stands in a page.
        JSON-LD is data: it is not run, and needs no leave.
        """
        style = "'self'"
        if inline is not None:
            digest = hashlib.sha256(str(self._inlined(inline)).encode()).digest()
            style = f"'sha256-{base64.b64encode(digest).decode()}'"
        own = "script-src 'self'; " if scripts else ""
        images = " https: http:" if self.config.images == "embed" else ""
        return (
            # Nothing connects; but who asks for robots.txt from within a page is answered.
            f"default-src 'none'; {own}style-src {style}; img-src 'self' data:{images}; "
            "connect-src 'self'; base-uri 'none'; form-action 'none'"
        )

    def _link(self, link: Link) -> str:
        standing = self._standings.of(link.url)
        hint = spoken_host(standing.address or link.url) if link.text else ""
        name = name_of(link, self.language, standing.address)
        return running(link, name, standing, self.language, hint)

    def _own(self, link: Link) -> Picture | None:
        """The picture of the list's own that *link* shows."""
        if link.role != "image" or self._album is None or target(link.url) is not None:
            return None
        return self._album(link.url)

    def _copy(self, link: Link) -> Picture | None:
        """The list's own copy of the picture elsewhere that *link* shows."""
        if self.config.images != "local" or self._album is None:
            return None
        return self._album(link.url)

    def _figures(self, head: Sequence[Link]) -> list[Link]:
        """The pictures of *head* that go before the text, where no link is led past another."""
        last = len(head)
        while last and self._is_shown(head[last - 1]):
            last -= 1
        # The list's own pictures lead nowhere else, so their place is free.
        return [*filter(self._own, head[:last]), *head[last:]]

    def _is_shown(self, link: Link) -> bool:
        """Whether *link* is a picture that stands on the page itself."""
        if link.role != "image":
            return False
        return self.config.images == "embed" or bool(self._own(link) or self._copy(link))

    def _image(self, link: Link) -> str:
        """An image: itself where the list holds it or asks for it, else a quiet link."""
        name = link.text.strip() or file_name(link.url)
        standing = self._standings.of(link.url)
        address, gone = standing.address, standing.form in ("dead", "suspect")
        if own := self._own(link):
            return f'<a class="image" data-own href="../{escape(own.name)}">{_shown(own, name)}</a>'
        if self.config.images == "embed" and address is not None and not gone:
            return (
                f'<a class="image" href="{escape(address)}" {OUT}><img src="{escape(address)}" '
                f'alt="{escape(name)}" loading="lazy" decoding="async" '
                f'referrerpolicy="no-referrer"></a>'
            )
        text = self._say("figure", name=name) if name else self._say("figure-bare")
        if address is not None and (copy := self._copy(link)):
            if gone:
                # The copy has outlived it: what has become of the address is said beside it.
                said = running(link, text, standing, self.language)
                return f'<span class="image">{_shown(copy, name)}</span> {said}'
            return f'<a class="image" href="{escape(address)}" {OUT}>{_shown(copy, name)}</a>'
        # One that should lie beside the notes, and does not, has no address to lead to.
        return running(link, text, standing, self.language) if address else escape(text)


def _shown(picture: Picture, name: str) -> str:
    size = f' width="{picture.size[0]}" height="{picture.size[1]}"' if picture.size else ""
    return (
        f'<img src="../{escape(picture.name)}" alt="{escape(name)}"{size} '
        f'loading="lazy" decoding="async">'
    )


def range_of(years: tuple[int, int]) -> str:
    """Years as a reader says them.

    >>> range_of((2013, 2015)), range_of((2015, 2015))
    ('2013–2015', '2015')
    """
    first, last = years
    return str(first) if first == last else f"{first}–{last}"


def asset_path(name: str, text: str) -> str:
    """Where the site has the file *name* that pages use: a name that changes with its *text*.

    >>> asset_path("static/box.js", "run();")
    'static/box.bd438495b4.js'
    """
    stem, dot, ending = name.rpartition(".")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()[:10]
    return f"{stem}.{digest}{dot}{ending}" if dot else f"{name}.{digest}"
