"""The tree of topics as folders that open and close, for formats that nest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dlnotes.export.reference import Reference


@dataclass(frozen=True, slots=True)
class Open:
    """A topic begins, *depth* levels down."""

    name: str
    depth: int


@dataclass(frozen=True, slots=True)
class Close:
    """The topic that was begun last, *depth* levels down, ends."""

    depth: int


Step = Open | Close | Reference
"""What comes next in a tree; its references stand before the topics within."""


@dataclass(slots=True)
class _Topic:
    own: list[Reference] = field(default_factory=list)
    within: dict[str, _Topic] = field(default_factory=dict)


def walk(references: Iterable[Reference]) -> Iterator[Step]:
    """The references under their topics, in the order in which the list first names each.

    Topics of one path are one, in whichever notes they stand.  However deep
    the headings are nested, nothing here calls itself.
    """
    root = _Topic()
    for reference in references:
        topic = root
        for name in reference.topics:
            topic = topic.within.setdefault(name, _Topic())
        topic.own.append(reference)
    yield from root.own
    open_topics = [iter(root.within.items())]
    while open_topics:
        depth = len(open_topics)
        following = next(open_topics[-1], None)
        if following is None:
            open_topics.pop()
            if open_topics:
                yield Close(depth - 1)
            continue
        name, topic = following
        yield Open(name, depth)
        yield from topic.own
        open_topics.append(iter(topic.within.items()))
