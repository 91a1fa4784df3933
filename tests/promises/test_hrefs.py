"""Where an entry's page leads is where its record says, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given

from dlnotes import disk
from dlnotes.config import Config
from dlnotes.ledger import Ledger, Memory, VerdictName, ledger
from dlnotes.reading import read_note
from dlnotes.records import Entry, Note
from dlnotes.render import Press
from dlnotes.render.standing import target
from dlnotes.repository import Repository
from dlnotes.site.characters import clean
from dlnotes.urls import canonical, href
from tests.promises.lists import OWN, every_list, text_of
from tests.promises.mentions import any_text

CONFIG = Config(
    images="embed", repository=Repository("https://github.com/a/b", "github", "HEAD", "notes")
)
TEMPLATES = disk.templates(disk.find(OWN), CONFIG)
PRESS = Press(TEMPLATES, CONFIG)
VERDICTS: tuple[VerdictName, ...] = (
    *("alive", "moved", "blocked", "unsure", "suspect"),
    *("dead", "unsafe", "excluded", "unchecked"),
)
ELSEWHERE = (None, "https://new.example/a?b=1&c=2#d", "javascript:alert(1)", "//x", "")


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


@every_list()
def test_a_ledger_leads_each_link_to_its_target(path: Path) -> None:
    """With a ledger, each address is the target of its link, in the same order, and no others.

    Archived copies come on top of them, and only for what is gone or in doubt.
    """
    note = read_note(text_of(path), path=path.name)
    known = ledger(invented(note))
    assert known.memories
    machine = Press(TEMPLATES, CONFIG, known)
    for entry in note.entries:
        targets = [target(link.url, known.of(link.url)) for link in entry.links]
        assert printed(entry, note, machine) == [found for found in targets if found is not None]
        assert offered(entry, note, machine) <= copies(entry, known)


@given(any_text)
def test_a_ledger_of_any_note_loses_no_link(text: str) -> None:
    """However odd the note and its ledger, every link leads to its target, in order."""
    note = read_note(text)
    known = ledger(invented(note))
    machine = Press(TEMPLATES, CONFIG, known)
    for entry in note.entries:
        targets = [target(link.url, known.of(link.url)) for link in entry.links]
        assert printed(entry, note, machine) == [found for found in targets if found is not None]
        assert offered(entry, note, machine) <= copies(entry, known)


@given(any_text)
def test_a_page_leads_only_to_the_web_and_to_itself(text: str) -> None:
    """Whatever a stranger wrote, nothing in print runs a script or leaves the web's schemes."""
    note = read_note(text)
    machine = Press(TEMPLATES, CONFIG, ledger(invented(note)))
    for _, pieces in (*PRESS.leaves(note), *machine.leaves(note)):
        anchors = _Anchors()
        anchors.feed(pieces.html)
        assert not anchors.scripts
        for address in anchors.all + anchors.archived + anchors.own:
            scheme = address.partition(":")[0].lower() if ":" in address else ""
            assert scheme in {"http", "https", "ftp", "mailto"} or is_local(address)


def recorded(entry: Entry) -> list[str]:
    """The addresses of a record that a browser may follow."""
    targets = [href(link.url) for link in entry.links]
    # HTML cannot hold some characters: an address with one is shown, not linked.
    return [target for target in targets if target is not None and target == clean(target)]


def printed(entry: Entry, note: Note, machine: Press = PRESS) -> list[str]:
    """The addresses in an entry's HTML that lead out of the site, archived copies apart."""
    anchors = _Anchors()
    anchors.feed(machine.leaf(entry, note)[1].html)
    return [address for address in anchors.all if not is_local(address)]


def offered(entry: Entry, note: Note, machine: Press) -> set[str]:
    """The archived copies that an entry offers."""
    anchors = _Anchors()
    anchors.feed(machine.leaf(entry, note)[1].html)
    return set(anchors.archived)


def copies(entry: Entry, known: Ledger) -> set[str | None]:
    """The archived copies that an entry may offer."""
    found = (known.of(link.url) for link in entry.links)
    return {it.archived for it in found if it and it.verdict in ("dead", "suspect")}


def invented(note: Note) -> Iterator[Memory]:
    """A memory of every link, of all sorts, the same on every machine."""
    for link in note.links:
        try:
            url = canonical(link.url)
        except ValueError:
            continue
        dice = sha256(url.encode("utf-8", "replace")).digest()
        yield Memory(
            url=url,
            verdict=VERDICTS[dice[0] % len(VERDICTS)],
            evidence=("gone", "other-title", "<b>unheard-of</b>")[dice[1] % 3],
            values=("<script>{0}", '"{oops}')[: dice[2] % 3],
            since=("2026-11-20", "", "<i>")[dice[3] % 3],
            target=ELSEWHERE[dice[4] % len(ELSEWHERE)],
            moved=ELSEWHERE[dice[5] % len(ELSEWHERE)],
            archived=(None, f"https://web.archive.org/web/20150112000000/{url}", "data:,x")[
                dice[6] % 3
            ],
            title="<script>alert(1)</script>",
            authors=("<i>A</i>",) * (dice[7] % 8),
            year=1998,
            version=(None, 1)[dice[8] % 2],
        )


def is_local(address: str) -> bool:
    """Whether an address stays on the site: its pages, and places in them."""
    return address.startswith(("#", "../", "e/"))


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.all: list[str] = []
        self.archived: list[str] = []
        self.own: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = self.archived if ("class", "archived") in attrs else self.all
        # The site's own ways, to its pages and to the list's repository, are no entry's links.
        found = self.own if ("data-own", None) in attrs else found
        found += [value or "" for name, value in attrs if tag == "a" and name == "href"]
        self.scripts += [tag] * (tag in {"script", "iframe", "object", "embed", "style", "base"})
        self.scripts += [name for name, _ in attrs if name.startswith("on")]
