"""Leaves to pages: laid out, printed on every core, and put into the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from dlnotes import disk
from dlnotes.cli.albums import put_pictures
from dlnotes.cli.blame import blamed
from dlnotes.cli.cores import children_for, spread
from dlnotes.cli.gathering import Gathered
from dlnotes.cli.memo import Memo, Row
from dlnotes.cli.packs import Printed
from dlnotes.cli.printer import Planned, Printer
from dlnotes.cli.proofs import Proofs
from dlnotes.cli.shelf import Shelf
from dlnotes.render import Press
from dlnotes.site import Card, Page, lay_out
from dlnotes.site.letters import Letters

WORTH_A_CHILD = 200_000
"""Bytes of the plan of pages from which a second process pays for its start."""

_DECODER = msgspec.msgpack.Decoder(tuple[bool, Row])


def print_pages(
    site: disk.Output,
    gathered: Gathered,
    press: Press,
    printed: Sequence[Printed],
    shelf: Shelf,
    memo: Memo,
    letters: Letters,
    proofs: Proofs | None = None,
) -> tuple[disk.Written, dict[str, Row]]:
    """Print the pages that changed since *memo*, and make the *site* whole.

    Returns what was written, and the rows to remember for the next build.
    """
    printer = Printer(press, shelf, site, memo)
    files = {name: site.offer(name, data) for name, data in press.static().items()}
    files |= put_pictures(site, gathered, [note.pictures for note in printed], memo)
    pages = [*list_pages(gathered, printed, letters)]
    # What a page leans on is not there before the whole site is.
    if proofs and not any(files.values()):
        with blamed(gathered):
            show_first(proofs, printer, pages)
    plan = [Planned.of(page) for page in pages]
    known = [(planned, printer.known(planned)) for planned in plan]
    rows = {planned.page.path: row for planned, row in known if row}
    new = [planned for planned, row in known if row is None]

    def work(planned: Planned) -> bytes:
        with blamed(gathered):
            return msgspec.msgpack.encode(printer.offer(planned))

    offered = [*files.items(), *((name, False) for name in rows)]
    children = children_for(sum(planned.size for planned in new), WORTH_A_CHILD, len(new))
    for planned, done in zip(new, spread(work, new, children), strict=True):
        changed, rows[planned.page.path] = _DECODER.decode(done)
        offered.append((planned.page.path, changed))
    return site.settle(offered), rows


def show_first(proofs: Proofs, printer: Printer, pages: Iterable[Page | Card]) -> None:
    """Show what the pages that somebody looks at will be, where they will be others."""
    wanted = {*proofs.looked_at()}
    for page in pages if wanted else ():
        if page.path not in wanted or isinstance(page, Card):
            continue
        if printer.known(Planned.of(page)) is None:
            proofs.show(page.path, printer.print(page))


def list_pages(
    gathered: Gathered, printed: Sequence[Printed], letters: Letters
) -> Iterator[Page | Card]:
    """The plan of the site: every page, with what stands on it."""
    days = gathered.arrivals.days
    leaves = (
        replace(leaf, added=days[leaf.trace]) if leaf.trace in days else leaf
        for note in printed
        for leaf in note.leaves
    )
    return lay_out(leaves, [note.sheet for note in printed], gathered.config, letters)
