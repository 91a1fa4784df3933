"""Where an entry's page leads is where its record says, and nowhere else."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given

from dlnotes import disk
from dlnotes.config import Config
from dlnotes.reading import read_note
from dlnotes.records import Entry, Note
from dlnotes.render import Press
from dlnotes.site.characters import clean
from dlnotes.urls import href
from tests.promises.lists import OWN, every_list, text_of
from tests.promises.mentions import any_text

CONFIG = Config(images="embed")
PRESS = Press(disk.templates(disk.find(OWN), CONFIG), CONFIG)


@every_list()
def test_an_entry_leads_to_its_links_in_their_order(path: Path) -> None:
    """The addresses in an entry's HTML are those of its record, in order, and no others."""
    note = read_note(text_of(path), path=path.name)
    assert note.entries
    for entry in note.entries:
        assert printed(entry, note) == recorded(entry)


@given(any_text)
def test_an_entry_of_any_text_leads_to_its_links(text: str) -> None:
    """However odd the note, no entry gains, loses or reorders an address in print."""
    note = read_note(text)
    for entry in note.entries:
        assert printed(entry, note) == recorded(entry)


@given(any_text)
def test_a_page_leads_only_to_the_web_and_to_itself(text: str) -> None:
    """Whatever a stranger wrote, nothing in print runs a script or leaves the web's schemes."""
    note = read_note(text)
    for leaf in PRESS.leaves(note):
        anchors = _Anchors()
        anchors.feed(leaf.html)
        assert not anchors.scripts
        for address in anchors.all:
            scheme = address.partition(":")[0].lower() if ":" in address else ""
            assert scheme in {"http", "https", "ftp", "mailto"} or is_local(address)


def recorded(entry: Entry) -> list[str]:
    """The addresses of a record that a browser may follow."""
    targets = [href(link.url) for link in entry.links]
    # HTML cannot hold some characters: an address with one is shown, not linked.
    return [target for target in targets if target is not None and target == clean(target)]


def printed(entry: Entry, note: Note) -> list[str]:
    """The addresses in an entry's HTML that lead out of the site."""
    anchors = _Anchors()
    anchors.feed(PRESS.leaf(entry, note).html)
    return [address for address in anchors.all if not is_local(address)]


def is_local(address: str) -> bool:
    """Whether an address stays on the site: its pages, and places in them."""
    return address.startswith(("#", "../", "e/"))


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.all: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all += [value or "" for name, value in attrs if tag == "a" and name == "href"]
        self.scripts += [tag] * (tag in {"script", "iframe", "object", "embed", "style", "base"})
        self.scripts += [name for name, _ in attrs if name.startswith("on")]
