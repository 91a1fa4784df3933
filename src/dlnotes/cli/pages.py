"""Leaves to pages: laid out, printed on every core, and put into the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dlnotes import disk
from dlnotes.cli.albums import put_pictures
from dlnotes.cli.blame import blamed
from dlnotes.cli.cores import children_for, spread
from dlnotes.cli.gathering import Gathered
from dlnotes.cli.leaves import Printed
from dlnotes.cli.memo import Memo, Row
from dlnotes.cli.printer import Printer
from dlnotes.cli.shelf import Shelf
from dlnotes.render import Press
from dlnotes.site import Page, lay_out

WORTH_A_CHILD = 1_500
"""Leaves from which a second process pays for its start."""

_DECODER = msgspec.msgpack.Decoder(list[tuple[str, bool, Row]])


def print_pages(
    site: disk.Output,
    gathered: Gathered,
    press: Press,
    printed: Sequence[Printed],
    shelf: Shelf,
    memo: Memo,
) -> tuple[disk.Written, dict[str, Row]]:
    """Print the pages that changed since *memo*, and make the *site* whole.

    Returns what was written, and the rows to remember for the next build.
    """
    leaves = sum(len(note.leaves) for note in printed)
    children = children_for(leaves, WORTH_A_CHILD, leaves)
    offered = {name: site.offer(name, data) for name, data in press.static().items()}
    offered |= put_pictures(site, gathered, [note.pictures for note in printed], memo)

    def work(number: int) -> bytes:
        # Laying out is cheap next to printing, so each child does all of it.
        printer = Printer(press, shelf, site, memo)
        pages = enumerate(list_pages(gathered, printed))
        with blamed(gathered):
            rows = [printer.offer(page) for at, page in pages if at % children == number]
        return msgspec.msgpack.encode(rows)

    parts = spread(work, range(children), children)
    rows = [row for part in parts for row in _DECODER.decode(part)]
    written = site.settle([*offered.items(), *((name, changed) for name, changed, _ in rows)])
    return written, {name: row for name, _, row in rows}


def list_pages(gathered: Gathered, printed: Sequence[Printed]) -> Iterator[Page]:
    """The plan of the site: every page, with what stands on it."""
    leaves = (leaf for note in printed for leaf in note.leaves)
    return lay_out(leaves, [note.sheet for note in printed], gathered.config)
