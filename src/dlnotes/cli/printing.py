"""The notes of a list to its site: what changed is printed, the rest is kept."""

from __future__ import annotations

from collections.abc import Sequence

from dlnotes import disk
from dlnotes.cli.alphabet import alphabet
from dlnotes.cli.basis import Basis
from dlnotes.cli.gathering import Gathered
from dlnotes.cli.leaves import print_notes
from dlnotes.cli.memo import Memo, Totals, save
from dlnotes.cli.packs import Printed
from dlnotes.cli.pages import print_pages
from dlnotes.cli.proofs import Proofs
from dlnotes.cli.shelf import FORGOTTEN
from dlnotes.config import Mistake
from dlnotes.render import Compiled, Press


def print_site(
    gathered: Gathered,
    start: Basis,
    site: disk.Output,
    cache: disk.Cache,
    memo: Memo,
    proofs: Proofs | None = None,
) -> tuple[Memo, disk.Written]:
    """Make the *site* what the notes say, and remember how for the next time.

    The press is that of *proofs* where they have one for the same templates,
    settings and ledger, and is left there.
    """
    press = (proofs.presses if proofs else {}).get(start.salt) or _press(gathered, start)
    if proofs and start.salt not in proofs.presses:
        press.prepare()
        proofs.presses = {start.salt: press}
    try:
        printed, shelf = print_notes(gathered, start, press, cache)
        check_account(gathered, printed)
        used, pinyin = [note.letters for note in printed], gathered.config.search.pinyin
        letters = alphabet(used, cache, start.program, pinyin=pinyin)
        written, rows = print_pages(site, gathered, press, printed, shelf, memo, letters, proofs)
    except Mistake as mistake:
        if mistake.code != FORGOTTEN:
            raise
        cache.keep_only([])
        return print_site(gathered, start, site, disk.Cache(None), Memo(memo.salt), proofs)
    files = {name: site.stamp(name) for name in (*written.written, *written.kept)}
    pictures = {at: note.pictures for at, note in enumerate(printed) if note.pictures}
    problems = {at: note.problems for at, note in enumerate(printed) if note.problems}
    memo = Memo(
        memo.salt,
        start.notes,
        totals(printed),
        rows,
        files,
        pictures,
        problems,
        gathered.arrivals.name,
    )
    save(cache, memo)
    return memo, written


def _press(gathered: Gathered, start: Basis) -> Press:
    # What strangers may have written is compiled anew each time, and never kept.
    own = disk.themed(gathered.notes, gathered.config)
    kept = None if own else Compiled(disk.beside_program(), start.program)
    return Press(start.templates, gathered.config, gathered.ledger, kept)


def check_account(gathered: Gathered, printed: Sequence[Printed]) -> None:
    """Stop, loudly, when an address of a note is neither a link nor left out."""
    for file, note in zip(gathered.files, printed, strict=True):
        if note.missed is not None:
            line, column, count = note.missed
            raise Mistake("unaccounted", f"{file.shown}:{line}:{column}", count=f"{count:,}")


def totals(printed: Sequence[Printed]) -> Totals:
    """How much there is on the site."""
    leaves = [leaf for note in printed for leaf in note.leaves]
    return Totals(
        notes=len(printed),
        entries=sum(leaf.id is not None for leaf in leaves),
        links=sum(leaf.links for leaf in leaves),
        problems=sum(len(note.problems) for note in printed),
        han=len(set().union(*(note.letters[0] for note in printed))),
    )
