"""Files of references: of the whole list, of a topic, of the entries at one address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dlnotes.site.leaf import Leaf
from dlnotes.site.pages import CITED, Plain
from dlnotes.site.pieces import stand_in
from dlnotes.site.topics import Placed, Topic


class _BibTeX(Plain, frozen=True):
    imprints: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(f"{stand_in(one, 'bibtex')}\n\n" for one in self.imprints)


class _CSL(Plain, frozen=True):
    imprints: tuple[str, ...]

    @property
    def text(self) -> str:
        rows = ",\n".join(stand_in(one, "csl") for one in self.imprints)
        return f"[\n{rows}\n]\n"


def files(placed: Sequence[Placed], root: Topic) -> Iterator[Plain]:
    """Every such file, each as BibTeX (``.bib``) and as CSL-JSON (``.csl.json``)."""
    if len(placed) <= CITED:
        yield from _pair("list", [leaf for leaf, _, _ in placed])
    for topic in root.walk():
        yield from _pair(topic.stem, entries_of(topic))
    for key, together in by_address(placed).items():
        yield from _pair(f"e/{key}", [leaf for leaf, _, _ in together])


def entries_of(topic: Topic) -> list[Leaf]:
    """A topic's entries and those of all topics within; of no topic, only its own."""
    below = topic.walk() if topic.parent is not None else [topic]
    return [leaf for one in below for leaf in one.own if leaf.id is not None]


def by_address(placed: Iterable[Placed]) -> Mapping[str, list[Placed]]:
    """The entries by the first letters of their ids, which name the page of their addresses."""
    found: dict[str, list[Placed]] = {}
    for place in placed:
        found.setdefault((place[0].id or "")[:2], []).append(place)
    return dict(sorted(found.items()))


def _pair(stem: str, leaves: Sequence[Leaf]) -> Iterator[Plain]:
    if leaves:
        imprints = tuple(leaf.imprint for leaf in leaves)
        yield _BibTeX(f"{stem}.bib", imprints)
        yield _CSL(f"{stem}.csl.json", imprints)
