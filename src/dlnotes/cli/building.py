"""One build, from the notes on disk to the site: `build` makes it once, `serve` at every save."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dlnotes import disk
from dlnotes.cli.basis import basis
from dlnotes.cli.gathering import Gathered, gather
from dlnotes.cli.memo import Memo, load
from dlnotes.cli.terminal import speak, words

if TYPE_CHECKING:
    from dlnotes.cli.proofs import Proofs

Built = tuple[Gathered, Memo, disk.Written]
"""What a site was made of, what is known of it, and which files that changed."""


def build_site(
    notes: str, output: str, *, cache: bool = True, proofs: Proofs | None = None
) -> Built:
    """Make the site in *output* what *notes* say.

    *proofs* are for a preview: what an earlier build of this process left for
    the next, and who looks at which page meanwhile.
    Raises Mistake, with the old site whole, when it cannot be made.
    """
    gathered = gather(notes)
    start = basis(gathered)
    with (
        disk.Cache(gathered.notes.given if cache else None) as remembered,
        disk.output(output, apart_from=gathered.notes.folder) as site,
    ):
        gathered = replace(gathered, arrivals=disk.arrivals(gathered.notes, remembered))
        memo = load(remembered, f"{start.salt} {site.folder.absolute()}")
        if memo.holds(start, gathered, site):
            return gathered, memo, disk.Written((), (), tuple(memo.files))
        # Imported late: where nothing has changed, nothing is printed.
        from dlnotes.cli.printing import print_site

        return gathered, *print_site(gathered, start, site, remembered, memo, proofs)


def tell(output: str, built: Built) -> None:
    """One calm sentence on what there is now, and what its curator may not know of it.

    That is why no entry has a day of its own; and, when the site is new, that its
    own words are Chinese and its entries are not.
    """
    gathered, memo, written = built
    names = (*written.written, *written.kept)
    speak(
        "built",
        notes=memo.totals.notes,
        entries=memo.totals.entries,
        links=memo.totals.links,
        pages=sum(name.endswith(".html") for name in names),
        place=output,
        changed=changes(written) or words("unchanged"),
    )
    if gathered.arrivals.lacks:
        speak(f"days-{gathered.arrivals.lacks}")
    is_new = not written.kept
    if is_new and memo.totals.entries and not memo.totals.han and gathered.config.language != "en":
        speak("words-are-chinese", place=disk.settings_place(gathered.notes).as_posix())


def changes(written: disk.Written) -> str:
    """How much of the site is new, empty when nothing is."""
    changed = words("changed", written=len(written.written)) if written.written else ""
    if written.removed:
        changed += words("removed", removed=len(written.removed))
    return changed.lstrip("，, ")
