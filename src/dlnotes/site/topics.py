"""The tree of topics: headings of all notes, merged by their paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

from dlnotes.site.leaf import Leaf, Sheet
from dlnotes.site.slugs import Names, slug

DEEPEST = 6
"""Levels of topics; what is nested deeper keeps its names in one line."""

INLINE = 200
"""Leaves under a topic up to which its sub-topics are shown on its own page."""


@dataclass(slots=True, eq=False)
class Topic:
    """A heading, what stands right under it, and the topics within it.

    *slug* is unique in the site.  *pages* are its addresses from the site's
    root, at least one.  *entries* and *leaves* count the whole subtree.
    """

    name: str
    path: tuple[str, ...]
    parent: Topic | None
    slug: str = ""
    own: list[Leaf] = field(default_factory=list)
    children: list[Topic] = field(default_factory=list)
    pages: tuple[str, ...] = ()
    entries: int = 0
    leaves: int = 0

    @property
    def address(self) -> str:
        """The first page, from the root of the site."""
        return self.pages[0]

    @property
    def stem(self) -> str:
        """What the names of its files begin with, from the root of the site."""
        return f"topics/{self.slug}"

    @property
    def anchor(self) -> str:
        """Its place on the page of a topic that holds it."""
        return f"t-{self.slug}"

    @property
    def inline(self) -> bool:
        """Whether the topic's page shows its sub-topics in full."""
        return self.leaves <= INLINE

    @property
    def entries_of_its_own(self) -> int:
        """How many entries stand right under the heading."""
        return sum(leaf.id is not None for leaf in self.own)

    def trail(self) -> list[Topic]:
        """The topics that hold this one, the outermost first."""
        above = self.parent
        return [*above.trail(), above] if above is not None and above.parent is not None else []

    def walk(self) -> Iterator[Topic]:
        """This topic and all within it, in the order of the notes."""
        yield self
        for child in self.children:
            yield from child.walk()


Placed: TypeAlias = tuple[Leaf, Topic, str]
"""An entry, its topic, and its address there from a page one folder deep."""


def grow(leaves: Iterable[Leaf], sheets: Sequence[Sheet]) -> Topic:
    """The tree of every heading; its root holds what stands before the first.

    Topics stand in the order in which the notes first name them, and leaves
    in the order given.  The title of the only note is no topic when no entry
    stands right under it: what does introduces the list, and is the root's.
    """
    root = Topic("", (), None)
    nodes: dict[tuple[str, ...], Topic] = {(): root}
    for sheet in sheets:
        for path in sheet.topics:
            _node(nodes, folded(path))
    for topics, together in groupby(leaves, key=attrgetter("topics")):
        _node(nodes, folded(topics)).own.extend(together)
    for node in sorted(nodes.values(), key=lambda node: -len(node.path)):
        _count(node)
    if len(sheets) == 1 and (title := nodes.get((sheets[0].title,))):
        _introduce(root, title)
    _name(root)
    return root


def folded(path: tuple[str, ...]) -> tuple[str, ...]:
    """*path*, no deeper than `DEEPEST`.

    >>> folded(("a", "b", "c", "d", "e", "f", "g"))
    ('a', 'b', 'c', 'd', 'e', 'f › g')
    """
    if len(path) <= DEEPEST:
        return path
    return (*path[: DEEPEST - 1], " › ".join(path[DEEPEST - 1 :]))


def _node(nodes: dict[tuple[str, ...], Topic], path: tuple[str, ...]) -> Topic:
    found = nodes.get(path)
    if found is None:
        parent = _node(nodes, path[:-1])
        found = nodes[path] = Topic(path[-1], path, parent)
        parent.children.append(found)
    return found


def _count(node: Topic) -> None:
    node.entries += sum(leaf.id is not None for leaf in node.own)
    node.leaves += len(node.own)
    if node.parent is not None:
        node.parent.entries += node.entries
        node.parent.leaves += node.leaves


def _introduce(root: Topic, title: Topic) -> None:
    if not title.entries and not title.children:
        root.own.extend(title.own)
        root.children.remove(title)


def _name(root: Topic) -> None:
    # Slugs come first for all, and only then the numbers of further pages, so
    # that a long topic never takes the address of another.
    names = Names("index")
    topics = [topic for topic in root.walk() if topic is not root]
    for topic in topics:
        topic.slug = names.take(slug(topic.name))
    root.slug = names.take("untitled")
    for topic in [root, *topics]:
        further = (len(topic.own) - 1) // INLINE if len(topic.own) > INLINE else 0
        slugs = [topic.slug, *(names.take(f"{topic.slug}-{n + 2}") for n in range(further))]
        topic.pages = tuple(f"topics/{name}.html" for name in slugs)
