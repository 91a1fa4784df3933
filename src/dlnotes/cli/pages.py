"""Leaves to pages: laid out, printed on every core, and put into the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dlnotes import disk
from dlnotes.cli.cores import cores, spread
from dlnotes.cli.gathering import Gathered
from dlnotes.cli.leaves import Printed
from dlnotes.render import Press
from dlnotes.site import Page, lay_out

WORTH_A_CHILD = 1_500
"""Leaves from which a second process pays for its start."""

_DECODER = msgspec.msgpack.Decoder(list[tuple[str, bool]])


def print_pages(
    site: disk.Output, gathered: Gathered, press: Press, printed: Sequence[Printed]
) -> disk.Written:
    """Print every page of the list, and make the *site* be these files."""
    leaves = sum(len(note.leaves) for note in printed)
    children = min(cores(), leaves // WORTH_A_CHILD + 1)
    offered = [(name, site.offer(name, data)) for name, data in press.static().items()]

    def work(number: int) -> bytes:
        # Laying out is cheap next to printing, so each child does all of it.
        pages = list_pages(gathered, printed)
        mine = (page for at, page in enumerate(pages) if at % children == number)
        return msgspec.msgpack.encode(
            [(page.path, site.offer(page.path, press.page(page).encode())) for page in mine]
        )

    numbers = range(children)
    done = spread(work, numbers, children) if children > 1 else map(work, numbers)
    for part in done:
        offered += _DECODER.decode(part)
    return site.settle(offered)


def list_pages(gathered: Gathered, printed: Sequence[Printed]) -> Iterator[Page]:
    """The plan of the site: every page, with what stands on it."""
    leaves = (leaf for note in printed for leaf in note.leaves)
    return lay_out(leaves, [note.sheet for note in printed], gathered.config)
