"""``dlnotes build``: the notes, printed as a website."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from dlnotes import disk
from dlnotes.cli.basis import basis
from dlnotes.cli.gathering import gather
from dlnotes.cli.memo import Totals, load
from dlnotes.cli.terminal import speak, words


@click.command()
@click.argument("notes", default="notes", type=click.Path())
@click.option(
    "-o",
    "--output",
    default="site",
    show_default=True,
    type=click.Path(),
    help="The folder for the site.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 when the notes have problems.")
@click.option("--cache/--no-cache", default=True, help="Remember what was printed, or not.")
def build(notes: str, output: str, *, strict: bool, cache: bool) -> int:
    """Print NOTES as a website.

    NOTES is a folder or one file, "notes" if not given. The site works from
    a disk and on any server, under any path. Building it again writes only
    what changed and removes pages that are gone; files that dlnotes did not
    write are never touched.

    \b
    Examples:
      dlnotes build
      dlnotes build list.md -o www
      dlnotes build --strict     in a workflow
    """
    # What a build makes, it needs to its end: there is nothing to collect.
    gc.disable()
    gathered = gather(notes)
    start = basis(gathered)
    remembered = disk.Cache(gathered.notes.given if cache else None)
    with disk.output(output, apart_from=gathered.notes.folder) as site:
        memo = load(remembered, f"{start.salt} {site.folder.absolute()}")
        if memo.holds(start, gathered, site):
            written = disk.Written((), (), tuple(memo.files))
        else:
            # Imported late: where nothing has changed, nothing is printed.
            from dlnotes.cli.printing import print_site

            memo, written = print_site(gathered, start, site, remembered, memo)
    tell(notes, output, memo.totals, written)
    return 1 if strict and memo.totals.problems else 0


def tell(notes: str, output: str, totals: Totals, written: disk.Written) -> None:
    """One calm sentence on what there is now, and the next step."""
    changed = words("changed", written=len(written.written)) if written.written else ""
    if written.removed:
        changed += words("removed", removed=len(written.removed))
    names = (*written.written, *written.kept)
    speak(
        "built",
        notes=totals.notes,
        entries=totals.entries,
        links=totals.links,
        pages=sum(name.endswith(".html") for name in names),
        place=output,
        changed=changed or words("unchanged"),
    )
    if totals.problems:
        speak("see-problems", problems=totals.problems, notes=notes)
    speak("open", place=Path(output, "index.html").as_posix())
