"""Decide which pages there are and what stands on each.

The plan is pure data, made page by page so that a large site never stands in
memory as a whole.  No page grows with the number of topics or entries without
bound: what is too long is divided, and what is too many is windowed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import attrgetter

from msgspec.structs import replace

from dlnotes import words
from dlnotes.config import Config
from dlnotes.records import Kind
from dlnotes.site import feed, health, hosts, references, search
from dlnotes.site.leaf import Leaf, Sheet, permanent
from dlnotes.site.letters import Letters
from dlnotes.site.navigation import contents, number_of_topics, paged, tally, window
from dlnotes.site.pages import (
    Addresses,
    Card,
    Catalogue,
    Contents,
    Group,
    Home,
    Hosts,
    Item,
    Missing,
    Page,
    Plain,
    Row,
    Run,
    Search,
    Site,
    Slip,
    Tally,
    TopicPage,
)
from dlnotes.site.pieces import stand_in
from dlnotes.site.survey import Survey
from dlnotes.site.topics import INLINE, Placed, Topic, grow

LINES = 500
"""Lines of one page of a catalogue."""

NEW = 12
"""Entries that the first page shows as new."""

NOTES = 30
"""Notes that the first page names, the newest first."""

AT_HOME = 150
"""Topics that the first page shows, and pieces of prose before the first heading."""


_NO_LETTERS = Letters()


def lay_out(
    leaves: Iterable[Leaf], sheets: Sequence[Sheet], config: Config, letters: Letters = _NO_LETTERS
) -> Iterator[Page | Card]:
    """Every page of the site, the first page first.

    *leaves* come in the order of the list; *sheets* are its notes, *letters*
    what its search knows of their characters.  The same arguments give the
    same pages in the same order.
    """
    numbered = list(_numbered(leaves))
    root = grow(numbered, sheets)
    places = {place[0].id: place for place in _places(root)}
    # In the order of the list, which is not that of the topics.
    plan = _Plan(root, [places[leaf.id] for leaf in numbered if leaf.id], sheets, config)
    paths = []
    for page in plan.pages():
        paths.append(page.path)
        yield page
    yield Missing("404.html", plan.site, ())
    yield from search.data((leaf for leaf, _, _ in plan.placed), config.language, letters)
    yield from references.files(plan.placed, root)
    yield from plan.feeds()
    yield feed.sitemap(plan.site, paths)
    if config.base_url:
        yield feed.robots(config.base_url)
        # Who shares a page is told of it by its whole address, or not at all.
        yield plan.card()


def _numbered(leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    """The leaves, with an ordinal for every id but the first of its name."""
    seen: dict[str, int] = {}
    for leaf in leaves:
        if leaf.id is None:
            yield leaf
            continue
        seen[leaf.id] = count = seen.get(leaf.id, 0) + 1
        yield leaf if count == 1 else leaf.numbered(count)


def _places(root: Topic) -> Iterator[Placed]:
    for topic in root.walk():
        for page, chunk in paged(topic.own, INLINE, lambda n: topic.pages[n - 1]):  # noqa: B023
            way = f"../{page.path}#"
            for leaf in chunk:
                if leaf.id is not None:
                    yield leaf, topic, way + leaf.id


class _Plan:
    """The pages of one site; each method yields those of one sort."""

    def __init__(
        self, root: Topic, placed: list[Placed], sheets: Sequence[Sheet], config: Config
    ) -> None:
        self.root = root
        self.placed = placed
        by_id = {leaf.id: place for place in placed for leaf in place[:1]}
        self.newest = [by_id[leaf.id] for leaf in feed.newest(_leaves(placed))]
        self.survey = Survey(placed)
        self.of_kind: dict[Kind, list[Placed]] = {}
        self.of_year: dict[int, list[Placed]] = {}
        self.of_host: dict[str, list[Placed]] = {}
        for place in placed:
            leaf = place[0]
            if leaf.kind:
                self.of_kind.setdefault(leaf.kind, []).append(place)
            if leaf.year:
                self.of_year.setdefault(leaf.year, []).append(place)
            if leaf.host:
                self.of_host.setdefault(leaf.host, []).append(place)
        self.hosts = hosts.cited(self.of_host)
        self.site = self._site(sheets, config)
        # Pages of no topic show no counts in the margin: one entry more would
        # change every one of them.
        self.nav = tuple(replace(row, entries=0) for row in window(root, None))

    def _site(self, sheets: Sequence[Sheet], config: Config) -> Site:
        only = sheets[0].title if len(sheets) == 1 else None
        years = sorted(self.of_year)
        gone, saved = self.survey.copies
        return Site(
            config=config,
            title=config.title or only or words.say(config.language, "reading-list"),
            entries=len(self.placed),
            links=self.survey.total,
            checked=self.survey.checked,
            gone=gone,
            saved=saved,
            topics=number_of_topics(self.root),
            years=(years[0], years[-1]) if years else None,
            kinds=tuple(
                Tally(words.kind(config.language, k), f"kinds/{k}.html", len(found), kind=k)
                for k in words.KINDS["en"]
                if (found := self.of_kind.get(k))
            ),
            calendar=tuple(
                Tally(str(year), f"years/{year}.html", len(self.of_year[year])) for year in years
            ),
            hosts=hosts.most_cited(self.hosts),
            sheets={sheet.path: sheet for sheet in sheets},
        )

    def pages(self) -> Iterator[Page]:
        yield self.home()
        yield from self.all_topics()
        yield from self.topics()
        for row in self.site.kinds:
            assert row.kind
            placed = self.of_kind[row.kind]
            yield from self.catalogue(row, _by_year(placed), kind=row.kind)
        for row, (year, placed) in zip(
            self.site.calendar, sorted(self.of_year.items()), strict=True
        ):
            yield from self.catalogue(row, placed, year=year)
        yield from self.all_hosts()
        yield Search("search.html", self.site, ())
        yield from self.addresses()
        yield from health.pages_of(self.survey, self.site)

    def card(self) -> Card:
        return Card(
            topics=tuple(topic.entries for topic in self.root.children if topic.entries),
            years=tuple((year, len(placed)) for year, placed in sorted(self.of_year.items())),
        )

    def feeds(self) -> Iterator[Plain]:
        """The feeds of the whole list, of each topic and of each kind."""
        yield from feed.feeds(self.site, "feed", self.site.title, _leaves(self.placed))
        untitled = words.say(self.site.config.language, "untitled-topic")
        for topic in self.root.walk():
            if leaves := references.entries_of(topic):
                yield from feed.feeds(self.site, topic.stem, topic.name or untitled, leaves)
        for row in self.site.kinds:
            assert row.kind
            stem = row.href.removesuffix(".html")
            yield from feed.feeds(self.site, stem, row.name, _leaves(self.of_kind[row.kind]))

    def home(self) -> Home:
        rows, complete = contents(self.root, AT_HOME)
        own = self.root.own[:AT_HOME]
        prose = "".join(stand_in(leaf.imprint, "html") for leaf in own if leaf.id is None)
        newest = sorted(self.site.sheets.values(), key=lambda it: it.date or "", reverse=True)
        return Home(
            path="index.html",
            site=self.site,
            nav=(),
            prose=prose,
            contents=rows,
            more=None if complete else "contents/1.html",
            recent=tuple(
                replace(row, href=row.href.removeprefix("../"))
                for row in map(_row, self.newest[:NEW])
            ),
            sheets=tuple(newest[:NOTES]),
        )

    def all_topics(self) -> Iterator[Contents]:
        if contents(self.root, AT_HOME)[1]:
            return
        rows = [tally(topic, "../") for topic in self.root.walk() if topic is not self.root]
        for numbered, chunk in paged(rows, LINES, lambda n: f"contents/{n}.html"):
            yield Contents(numbered.path, self.site, self.nav, tuple(chunk), numbered.pager)

    def topics(self) -> Iterator[TopicPage]:
        shown = [topic for topic in self.root.walk() if topic is not self.root]
        if self.root.entries_of_its_own or len(self.root.own) > AT_HOME:
            shown.append(self.root)
        for index, topic in enumerate(shown):
            before = tally(shown[index - 1], "../") if index else None
            after = tally(shown[index + 1], "../") if index + 1 < len(shown) else None
            yield from self.topic(topic, before, after)

    def topic(self, topic: Topic, before: Tally | None, after: Tally | None) -> Iterator[TopicPage]:
        untitled = words.say(self.site.config.language, "untitled-topic")
        entries = topic.entries if topic.name else topic.entries_of_its_own
        years = {leaf.year for below in topic.walk() for leaf in below.own if leaf.year}
        for numbered, chunk in paged(topic.own, INLINE, lambda n: topic.pages[n - 1]):
            yield TopicPage(
                path=numbered.path,
                site=self.site,
                nav=window(self.root, topic),
                name=topic.name or untitled,
                trail=tuple(tally(above, "../") for above in topic.trail()),
                entries=entries,
                years=(min(years), max(years)) if years else None,
                groups=tuple(self.groups(topic, chunk)),
                items=tuple(self.items(topic, chunk)),
                subtopics=() if self._inline(topic) else _below(topic),
                stem=topic.stem if entries else "",
                pager=numbered.pager,
                previous=before,
                following=after,
            )

    def _inline(self, topic: Topic) -> bool:
        return topic is not self.root and topic.inline

    def groups(self, topic: Topic, own: Sequence[Leaf]) -> Iterator[Group]:
        """What a page shows: the topic's own leaves, then whole sub-topics."""
        yield Group(1, topic.name, "", None, self.runs(own))
        if not self._inline(topic):
            return
        for below in topic.walk():
            if below is not topic:
                level = min(1 + len(below.path) - len(topic.path), 6)
                href = f"../{below.address}"
                yield Group(level, below.name, below.anchor, href, self.runs(below.own))

    def items(self, topic: Topic, own: Sequence[Leaf]) -> Iterator[Item]:
        """The entries that a page shows, in its order."""
        within = topic.walk() if self._inline(topic) else ()
        shown = (own, *(below.own for below in within if below is not topic))
        for leaf in chain.from_iterable(shown):
            if leaf.id is not None:
                yield Item(leaf.title, f"../{permanent(leaf.id)}")

    def runs(self, leaves: Sequence[Leaf]) -> tuple[Run, ...]:
        """*leaves* note by note; with one note in all there is nothing to tell apart."""
        several = len(self.site.sheets) > 1
        return tuple(
            Run(self.site.sheets.get(note) if several else None, tuple(x.imprint for x in together))
            for note, together in groupby(leaves, key=attrgetter("note"))
        )

    def all_hosts(self) -> Iterator[Hosts | Catalogue]:
        name = lambda n: "hosts/index.html" if n == 1 else f"hosts/index-{n}.html"  # noqa: E731
        for numbered, chunk in paged(self.hosts, LINES, name) if self.hosts else ():
            yield Hosts(numbered.path, self.site, self.nav, tuple(chunk), numbered.pager)
        for row in self.hosts:
            if row.entries > 1:
                placed = self.of_host[row.name]
                yield from self.catalogue(row, _by_year(placed), host=row.name)

    def catalogue(
        self,
        row: Tally,
        placed: Sequence[Placed],
        *,
        kind: Kind | None = None,
        year: int | None = None,
        host: str = "",
    ) -> Iterator[Catalogue]:
        stem = row.href.removesuffix(".html")
        name = lambda n: f"{stem}.html" if n == 1 else f"{stem}-{n}.html"  # noqa: E731
        for numbered, chunk in paged(placed, LINES, name):
            rows = tuple(replace(_row(x), host="") if host else _row(x) for x in chunk)
            yield Catalogue(
                path=numbered.path,
                site=self.site,
                nav=self.nav,
                kind=kind,
                year=year,
                host=host,
                entries=row.entries,
                rows=rows,
                pager=numbered.pager,
            )

    def addresses(self) -> Iterator[Addresses]:
        untitled = words.say(self.site.config.language, "untitled-topic")
        for key, placed in references.by_address(self.placed).items():
            alone = len(placed) == 1
            slips = tuple(
                Slip(leaf.imprint, topic.name or untitled, at, alone) for leaf, topic, at in placed
            )
            yield Addresses(f"e/{key}.html", self.site, self.nav, key, slips)


def _leaves(placed: Sequence[Placed]) -> list[Leaf]:
    return [leaf for leaf, _, _ in placed]


def _below(topic: Topic) -> tuple[Tally, ...]:
    if not topic.name:
        return ()
    return tuple(tally(child, "../") for child in topic.children)


def _by_year(placed: Sequence[Placed]) -> list[Placed]:
    return sorted(placed, key=lambda place: -(place[0].year or 0))


def _row(place: Placed) -> Row:
    leaf, _, at = place
    return Row(leaf.title, at, leaf.kind, leaf.year, leaf.host)
