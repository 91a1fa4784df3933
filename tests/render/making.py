"""Records made by hand, and pages read by a strict parser."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

from dlnotes.cli.printer import adapter
from dlnotes.cli.shelf import Shelf, packed
from dlnotes.config import Config
from dlnotes.disk import Cache
from dlnotes.ledger import Memory, ledger
from dlnotes.records import Block, Entry, Kind, Link, Note, Paragraph, Place, Prose, Role, Section
from dlnotes.render import Press
from dlnotes.site import Card, Leaf, Pieces, Sheet, card, lay_out
from dlnotes.site.letters import Letters

TOP = Path(__file__).resolve().parents[2] / "templates"
PLACE = Place(0, 1, 1)


@cache
def templates() -> dict[str, str]:
    """The templates of the project by their names."""
    files = sorted(path for path in TOP.rglob("*") if path.is_file())
    return {path.relative_to(TOP).as_posix(): path.read_text("utf-8") for path in files}


@cache
def press(**settings: object) -> Press:
    """A press with the project's own templates."""
    return Press(templates(), Config(**settings))  # type: ignore[arg-type]


def link(url: str, role: Role = "related", text: str = "", *, label: str | None = None) -> Link:
    return Link(url, role, text, label, None, PLACE)


def entry(
    title: str,
    *head: Link,
    body: tuple[Block, ...] = (),
    links: tuple[Link, ...] | None = None,
    entry_id: str = "k3f9x2aa",
    kind: Kind | None = None,
    year: int | None = None,
    authors: tuple[str, ...] = (),
    venue: str | None = None,
    tags: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
    date: str | None = None,
    others: str = "",
) -> Entry:
    """An entry; *links* is worked out when the body holds only paragraphs."""
    if links is None:
        inside = (span for block in body if isinstance(block, Paragraph) for span in block.spans)
        links = (*head, *(span for span in inside if isinstance(span, Link)))
    return Entry(
        id=entry_id,
        topic=topics[-1] if topics else None,
        topics=topics,
        title=title,
        kind=kind,
        authors=authors,
        year=year,
        venue=venue,
        date=date,
        tags=tags,
        links=links,
        head=head,
        body=body,
        text="",
        parent=None,
        place=PLACE,
        others=others,
    )


def note(
    *sections: tuple[tuple[str, ...], tuple[Entry | Prose, ...]],
    path: str = "notes/list.md",
    title: str = "笔记",
    date: str | None = "2015-02-23",
) -> Note:
    made = tuple(
        Section(path_[-1] if path_ else None, path_, items, PLACE) for path_, items in sections
    )
    return Note(path, title, date, (), None, made, (), ())


def paragraph(*spans: str | Link) -> Paragraph:
    return Paragraph(tuple(spans))


def machine_of(memories: tuple[Memory, ...], **settings: object) -> Press:
    """A press that knows what is remembered."""
    if not memories:
        return press(**settings)
    return Press(templates(), Config(**settings), ledger(memories))  # type: ignore[arg-type]


def site(*notes: Note, **settings: object) -> dict[str, str]:
    """Every page and file of a site by its path."""
    return site_by((), *notes, **settings)


def site_by(memories: tuple[Memory, ...], *notes: Note, **settings: object) -> dict[str, str]:
    """A site that is printed by what is remembered of its links."""
    machine = machine_of(memories, **settings)
    files = machine.static() | whole_site(machine, notes)
    return {name: data.decode() for name, data in files.items() if not name.endswith(".png")}


def whole_site(
    machine: Press, notes: Sequence[Note], letters: Letters | None = None
) -> dict[str, bytes]:
    """Every page and file, printed one after the other in this process."""
    leaves, shelf = [], Shelf(Cache(None))
    for one in notes:
        pairs = list(machine.leaves(one))
        held = [packed(pieces) for _, pieces in pairs]
        shelf.add([leaf for leaf, _ in pairs], ("", 0, tuple(map(len, held))), held)
        leaves += [leaf for leaf, _ in pairs]
    sheets = [Sheet.of(one) for one in notes]
    planned = lay_out(leaves, sheets, machine.config, letters or Letters())
    return {
        page.path: card.draw(page)
        if isinstance(page, Card)
        else shelf.fill(machine.page(page), adapter(page))
        for page in planned
    }


def print_one(item: Entry | Prose, *memories: Memory, **settings: object) -> Pieces:
    """What is printed of one item by what is remembered of its links."""
    return leaf_and_pieces(item, *memories, **settings)[1]


def leaf_and_pieces(
    item: Entry | Prose, *memories: Memory, **settings: object
) -> tuple[Leaf, Pieces]:
    """One item, printed by what is remembered of its links."""
    return machine_of(memories, **settings).leaf(item, note())


def parse(html: str) -> Element:
    """*html* as a tree; raises when a validator would find an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parse(html)
    return tree


def fragment(html: str) -> Element:
    """A part of a page as a tree, as strictly."""
    return parse(f"<!doctype html><html lang=en><title>t</title><body>{html}</body></html>")


def outgoing(tree: Element) -> list[str]:
    """The addresses that lead out of the site, in order; archived copies are apart."""
    return [
        a.attrib["href"]
        for a in tree.iter("a")
        if "href" in a.attrib and "data-own" not in a.attrib and a.get("class") != "archived"
    ]


def copies(tree: Element) -> list[str]:
    """The archived copies that are offered, in order."""
    return [a.attrib["href"] for a in tree.iter("a") if a.get("class") == "archived"]


def shown(html: str) -> str:
    """What can be read of a part of a page."""
    body = fragment(html).find("body")
    assert body is not None
    return text_of(body)


def sources(html: str) -> list[str]:
    """The sources of the formulas in a part of a page."""
    name = "{http://www.w3.org/1998/Math/MathML}annotation"
    return [node.text or "" for node in fragment(html).iter(name)]


def text_of(tree: Element) -> str:
    """What a visitor can read; linked data is for programs."""
    for node in tree.iter("script"):
        node.text = ""
    return "".join(tree.itertext())
