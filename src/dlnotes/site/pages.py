"""What each page of the site holds, as data; templates decide how it looks.

Addresses are relative to the page that holds them, so that the site works
from a disk and under any folder of a server.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, TypeAlias

from msgspec import Struct

from dlnotes.config import Config
from dlnotes.ledger import VerdictName
from dlnotes.records import Kind
from dlnotes.site.charts import Bar, Column, Count, Spot, Tick
from dlnotes.site.leaf import Sheet
from dlnotes.site.pieces import stand_in

CITED = 20_000
"""References in one file of the whole list; of a longer list, each topic has its own."""


class Tally(Struct, frozen=True, array_like=True):
    """A row of a contents: a name, where it leads, and how many entries.

    *depth* counts from 0; *here* marks the page that is being read, *within*
    the topics that hold it.
    """

    name: str
    href: str
    entries: int
    depth: int = 0
    here: bool = False
    within: bool = False
    kind: Kind | None = None


class Site(Struct, frozen=True):
    """What every page knows of the whole.

    *years* are the first and the last that an entry names; *kinds*, *calendar*
    and *hosts* (the most cited ones) count entries by address from the site's
    root.  *checked* are the links that were ever asked about, *gone* those that
    are dead, and *saved* those of them with an archived copy.
    """

    config: Config
    title: str
    entries: int
    links: int
    checked: int
    gone: int
    saved: int
    topics: int
    years: tuple[int, int] | None
    kinds: tuple[Tally, ...]
    calendar: tuple[Tally, ...]
    hosts: tuple[Tally, ...]
    sheets: Mapping[str, Sheet]

    @property
    def cites_all(self) -> bool:
        """Whether the references of the whole list are a file; one too long for anybody is not."""
        return 0 < self.entries <= CITED


class Pager(Struct, frozen=True, array_like=True):
    """One page of several: *number* of *of*, and where the others are."""

    number: int
    of: int
    previous: str | None
    following: str | None


class Row(Struct, frozen=True, array_like=True):
    """An entry as a line of a catalogue."""

    title: str
    href: str
    kind: Kind | None
    year: int | None
    host: str


class Run(Struct, frozen=True, array_like=True):
    """Leaves of one note that stand together; *sheet* names it where it matters."""

    sheet: Sheet | None
    imprints: tuple[str, ...]

    @property
    def html(self) -> str:
        """The leaves as they stand on a page."""
        return "".join(stand_in(one, "html") for one in self.imprints)


class Group(Struct, frozen=True, array_like=True):
    """A heading on a topic's page: *level* from 2, or 1 for the topic itself."""

    level: int
    name: str
    anchor: str
    href: str | None
    runs: tuple[Run, ...]


class Item(Struct, frozen=True, array_like=True):
    """An entry of a page, and its permanent address from there."""

    title: str
    href: str


class _Page(Struct, frozen=True):
    path: str
    site: Site
    nav: tuple[Tally, ...]

    @property
    def root(self) -> str:
        """The way from this page to the site's root, empty or ``../``."""
        return "../" * self.path.count("/")

    @property
    def feed(self) -> str:
        """The feed of what the page shows, from the site's root and without its ending."""
        return "feed"


class Home(_Page, frozen=True):
    """The first page: what the list is, its contents, and what is new.

    *more* leads to all topics where *contents* is only the beginning.
    """

    template: ClassVar[str] = "home.html"
    prose: str
    contents: tuple[Tally, ...]
    more: str | None
    recent: tuple[Row, ...]
    sheets: tuple[Sheet, ...]


class TopicPage(_Page, frozen=True):
    """A topic: its own leaves, then its sub-topics in full or as a list.

    *stem* is what the names of its feeds and references begin with, from the
    site's root; it is empty where there is no entry.
    """

    template: ClassVar[str] = "topic.html"
    name: str
    trail: tuple[Tally, ...]
    entries: int
    years: tuple[int, int] | None
    groups: tuple[Group, ...]
    items: tuple[Item, ...]
    subtopics: tuple[Tally, ...]
    stem: str
    pager: Pager | None
    previous: Tally | None
    following: Tally | None

    @property
    def feed(self) -> str:
        """The topic's own feed, where it has one."""
        return self.stem or "feed"


class Catalogue(_Page, frozen=True):
    """Entries of one kind, one year or one host, a line each."""

    template: ClassVar[str] = "catalogue.html"
    kind: Kind | None
    year: int | None
    host: str
    entries: int
    rows: tuple[Row, ...]
    pager: Pager | None

    @property
    def feed(self) -> str:
        """The feed of a kind; years and hosts have none."""
        return f"kinds/{self.kind}" if self.kind else "feed"


class Contents(_Page, frozen=True):
    """All topics, for a list with too many to stand on the first page."""

    template: ClassVar[str] = "contents.html"
    contents: tuple[Tally, ...]
    pager: Pager | None


class Hosts(_Page, frozen=True):
    """All hosts by name; one that is cited once leads to its entry."""

    template: ClassVar[str] = "hosts.html"
    rows: tuple[Tally, ...]
    pager: Pager | None


class Slip(Struct, frozen=True, array_like=True):
    """An entry at its permanent address, its reference, and the place where it belongs.

    Where it stands *alone*, the head of the page says what work it is about.
    """

    imprint: str
    topic: str
    href: str
    alone: bool

    @property
    def html(self) -> str:
        """The entry as it stands on a page."""
        return stand_in(self.imprint, "html")

    @property
    def bibtex(self) -> str:
        """Its reference as BibTeX."""
        return stand_in(self.imprint, "bibtex")

    @property
    def csl(self) -> str:
        """Its reference as CSL-JSON."""
        return stand_in(self.imprint, "csl")

    @property
    def schema(self) -> str:
        """Its reference as JSON-LD."""
        return stand_in(self.imprint, "schema")

    @property
    def coins(self) -> str:
        """Its reference as a span, where several entries share the page."""
        return "" if self.alone else stand_in(self.imprint, "coins")

    @property
    def highwire(self) -> str:
        """Its reference as tags for the head of the page, where it is the only one."""
        return stand_in(self.imprint, "highwire") if self.alone else ""


class Addresses(_Page, frozen=True):
    """The permanent addresses of the entries whose ids begin alike."""

    template: ClassVar[str] = "addresses.html"
    key: str
    slips: tuple[Slip, ...]

    @property
    def highwire(self) -> str:
        """The tags of the one work that the page is about, if it is one."""
        return self.slips[0].highwire


class Chart(Struct, frozen=True, array_like=True):
    """Counts as a drawing and as a table, of which *heads* are the names of the columns.

    *bars* lie one under the other; *columns* or *spots* stand over the years
    in *ticks*.  *about* says what is counted, *sum* is the table in a sentence.
    """

    name: str
    title: str
    about: str
    heads: tuple[str, str, str]
    counts: tuple[Count, ...]
    bars: tuple[Bar, ...] = ()
    columns: tuple[Column, ...] = ()
    spots: tuple[Spot, ...] = ()
    ticks: tuple[Tick, ...] = ()


class Ailing(Struct, frozen=True, array_like=True):
    """A link that wants a human: its entry, its address as text and where that leads."""

    title: str
    at: str
    topic: str
    state: VerdictName
    address: str
    href: str
    said: str


class Health(_Page, frozen=True):
    """How the links stand: charts on the first page, and what wants a human on each.

    *wanting* counts all the rows, *news* is the latest day of which the ledger tells.
    """

    template: ClassVar[str] = "health.html"
    news: str
    charts: tuple[Chart, ...]
    wanting: int
    rows: tuple[Ailing, ...]
    pager: Pager | None


class Missing(_Page, frozen=True):
    """What a server shows for an address that does not exist."""

    template: ClassVar[str] = "404.html"


class Card(Struct, frozen=True):
    """The list as a picture: how many entries its topics have, and those of each year."""

    topics: tuple[int, ...]
    years: tuple[tuple[int, int], ...]
    path: str = "card.png"


class Search(_Page, frozen=True):
    """Where a reader searches the list: an empty page, which a script fills."""

    template: ClassVar[str] = "search.html"


class Plain(Struct, frozen=True):
    """A file that is no page, and needs no template."""

    path: str

    @property
    def text(self) -> str:
        """All that it holds, with stand-ins for the pieces of entries."""
        raise NotImplementedError

    def adapted(self, piece: str) -> str:
        """A *piece* of an entry as this file holds it."""
        return piece


class Whole(Plain, frozen=True):
    """A file that is complete as it is: the map of the site, the robots' file."""

    text: str


Page: TypeAlias = (
    Home | TopicPage | Catalogue | Contents | Hosts | Addresses | Health | Search | Missing | Plain
)
